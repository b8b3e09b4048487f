/**
 * The clerks' mistakes and odd ways of typing, planted one by one on the clean entries. A slip says which finding it must
 * give; an odd way of typing (`typed`) must be read right and gives none.
 */
import type { Severity } from "../../src/model/finding";
import type { Cell } from "../../src/model/grid";
import { entry, flaw, monthOf, spoil, typed, type Entry, type Slip } from "./entry";
import { dateCell, percentCell } from "./paper";

type Change = (one: Entry) => Entry | Entry[];
interface Spot {
  readonly kind: string;
  readonly area: string;
  readonly month?: number;
  /** n-th of those that match. */
  readonly at?: number;
  readonly text?: readonly [field: string, value: string];
}

const slip = (field: string, code: string, severity: Severity, note: string): Slip => ({ field, code, severity, note });
const wrong =
  (field: string, code: string, cell: Cell, counted: number | null, note: string, severity: Severity = "error"): Change =>
  (one) =>
    spoil(one, slip(field, code, severity, note), cell, counted);
const odd =
  (field: string, cell: Cell, number?: number, loose = false): Change =>
  (one) =>
    typed(number === undefined ? one : { ...one, numbers: { ...one.numbers, [field]: number } }, field, cell, loose);
const noted =
  (field: string, code: string, note: string, severity: Severity, change: Change = (one) => one): Change =>
  (one) => {
    const [first, ...rest] = [change(one)].flat();
    return first === undefined ? [] : [flaw(first, slip(field, code, severity, note)), ...rest];
  };
const texts =
  (field: string, text: string): Change =>
  (one) => ({ ...one, texts: { ...one.texts, [field]: text } });

/** Mistakes and oddities in the order of the areas. */
const CHANGES: readonly (readonly [Spot, Change])[] = [
  // 水口村: Excel dates, numbers as numbers.
  [{ kind: "publicity", area: "水口村", month: 1 }, (one) => [early(one), one]],
  [{ kind: "publicity", area: "水口村", month: 4, text: ["form", "宣传材料"] }, odd("quantity", "近400份", 400, true)],
  [{ kind: "sanitation", area: "水口村", month: 5 }, odd("road", "1200米", 1.2)],
  [{ kind: "survey", area: "水口村", month: 2 }, (one) => typed({ ...one, numbers: { ...one.numbers, surveyed: 52, aware: 52 } }, "rate", "百分之一百")],

  // 水口社区: rates in points.
  [
    { kind: "survey", area: "水口社区", month: 3 },
    (one) =>
      spoil(
        { ...one, numbers: { ...one.numbers, surveyed: 60, aware: 56 } },
        slip("rate", "rate.mismatch", "error", "知晓率填成98.5，按56÷60应为93.3"),
        98.5,
        null,
      ),
  ],
  [{ kind: "sanitation", area: "水口社区", month: 2 }, odd("rubbish", "800公斤", 0.8)],
  [{ kind: "persuasion", area: "水口社区", month: 1 }, odd("times", "两", 2)],

  // 东庄村: units behind the numbers, 3月5日.
  [{ kind: "volunteer-event", area: "东庄村", month: 2 }, undatable("date.impossible", "2月30日", "日期是2月30日")],
  [{ kind: "publicity", area: "东庄村", month: 3, text: ["form", "宣传材料"] }, odd("quantity", "三百余份", 300, true)],
  [
    { kind: "sanitation", area: "东庄村", month: 4 },
    (one) => spoil(one, slip("rubbish", "outlier", "warning", "清理垃圾86吨，各村一次只有2至6吨"), "86吨", 86),
  ],
  [{ kind: "sanitation", area: "东庄村", month: 5 }, (one) => ({ ...one, hidden: true })],
  [{ kind: "sanitation", area: "东庄村", month: 5, at: 1 }, (one) => ({ ...one, hidden: true })],
  [{ kind: "training", area: "东庄村" }, odd("people", "约40人", 40, true)],
  [{ kind: "festival", area: "东庄村", month: 6 }, (one) => ({ ...one, date: "2024-06-08", until: "2024-06-10" })],

  // 柳湾村: 24.3.5.
  [{ kind: "volunteer-event", area: "柳湾村", month: 5 }, wrong("place", "placeholder", "××村", null, "地点填成××村")],

  // 石桥村: 二〇二四年三月五日.
  [{ kind: "publicity", area: "石桥村", month: 2 }, wrong("quantity", "quantity.placeholder", "202_", null, "数量填成202_")],
  [{ kind: "sanitation", area: "石桥村", month: 3 }, (one) => ({ ...one, date: "2024-03-05", numbers: { ...one.numbers, people: 32 } })],
  [
    { kind: "volunteer-event", area: "石桥村", month: 3 },
    noted("name", "duplicate.across-kinds", "3月5日32人的大扫除在环境卫生台账里也记了一次", "warning", (one) => ({
      ...one,
      date: "2024-03-05",
      texts: { ...one.texts, name: "爱国卫生大扫除", category: "环境卫生" },
      numbers: { ...one.numbers, people: 32 },
    })),
  ],

  // 新街社区 (.xls): 2024/3/5.
  [{ kind: "volunteer-event", area: "新街社区", month: 4 }, (one) => [one, flaw(one, slip("name", "duplicate.event", "warning", "同一场活动录了两行"))]],
  [{ kind: "publicity", area: "新街社区", month: 5, text: ["form", "宣传材料"] }, odd("quantity", "2百余份", 200, true)],
  [
    { kind: "survey", area: "新街社区", month: 3 },
    (one) =>
      spoil(
        { ...one, numbers: { ...one.numbers, surveyed: 50, aware: 48 } },
        slip("rate", "rate.out-of-range", "error", "知晓率填成960%"),
        percentCell(9.6),
        null,
      ),
  ],

  // 大堰村: 3.5.
  [{ kind: "publicity", area: "大堰村", month: 3, at: 1 }, wrong("quantity", "quantity.unreadable", "5+3", null, "数量填成5+3")],
  [{ kind: "volunteer-event", area: "大堰村", month: 6 }, odd("people", "十几人", 10, true)],

  // 小堰村: 3/5.
  [{ kind: "sanitation", area: "小堰村", month: 3 }, undatable("date.placeholder", "202_年3月5日", "日期填成202_年3月5日")],
  [{ kind: "sanitation", area: "小堰村", month: 4 }, wrong("corners", "quantity.date", dateCell("2024-03-05"), null, "卫生死角的3-5被表格软件改成了日期")],

  // 枣林村: 2024年3月5日.
  [
    { kind: "sanitation", area: "枣林村", month: 2 },
    (one) => ({ ...spoil(one, slip("corners", "quantity.range", "warning", "卫生死角填成3-5"), "3-5", 3), loose: ["corners"] }),
  ],
  [
    { kind: "sanitation", area: "枣林村", month: 3 },
    (one) => ({ ...spoil(one, slip("corners", "measure.unit", "error", "卫生死角的单位填成公里"), "5公里", null), addedUp: { corners: 5 } }),
  ],
  [{ kind: "minor", area: "枣林村" }, (one) => typed({ ...one, date: "2024-01-01", until: "2024-06-30" }, "date", "上半年")],

  // 白鹭村: 2024-03-05.
  [{ kind: "survey", area: "白鹭村", month: 4 }, wrongSurvey],
  [{ kind: "sanitation", area: "白鹭村", month: 6 }, odd("carts", "无", 0)],
  [{ kind: "sanitation", area: "白鹭村", month: 2 }, noted("loaders", "quantity.dash", "铲车填成—，按无计", "info", odd("loaders", "—", 0))],

  // The west: one sheet a ledger.
  [{ kind: "volunteer-event", area: "上坪村", month: 2 }, (one) => [one, stranger(one)]],
  [{ kind: "persuasion", area: "上坪村", month: 3 }, (one) => spoil(one, slip("times", "quantity.text", "warning", "次数是文本格式的4"), "4", 4)],
  [{ kind: "volunteer-event", area: "下坪村", month: 5 }, misnamed("下平村", "area.similar", "村名错一个字：下平村")],
  [
    { kind: "publicity", area: "下坪村", month: 6 },
    (one) => noted("date", "date.out-of-period", "日期是7月3日，不在报告期内", "warning", (x) => ({ ...x, ...dated("2024-07-03") }))(one),
  ],
  [{ kind: "training", area: "龙泉村" }, misnamed("龍泉村", "area.similar", "村名写成繁体：龍泉村")],
  [{ kind: "festival", area: "龙泉村", month: 2 }, wrong("name", "field.missing", null, null, "活动名称空着", "warning")],
  [{ kind: "sanitation", area: "青石村", month: 4 }, wrong("people", "quantity.error", { kind: "error", code: "#REF!" }, null, "出动人次是#REF!")],
  [{ kind: "publicity", area: "青石村", month: 2 }, (one) => typed(one, "date", "2月上旬")],
  [{ kind: "publicity", area: "青石村", month: 6 }, (one) => typed({ ...one, date: "2024-06-30" }, "date", "6月底")],
  [{ kind: "minor", area: "青石村" }, noted("date", "date.future", "日期在填报日之后：2024年9月1日", "error", (one) => ({ ...one, ...dated("2024-09-01") }))],
  [{ kind: "moral-list", area: "河滨社区", month: 3, at: 1 }, texts("review", "未通过")],
  [{ kind: "publicity", area: "河滨社区", text: ["form", "公益广告"] }, texts("unit", "幅")],

  // The town's own.
  [
    { kind: "construction", area: "下坪村", text: ["project", "厕所革命"] },
    noted("done", "part.exceeds-whole", "完成数27大于任务数24", "error", (one) => ({ ...one, numbers: { task: 24, done: 27 } })),
  ],
  [{ kind: "wall-ad", area: "上坪村" }, odd("surface", "0.3亩", 200)],
  [{ kind: "wall-ad", area: "水口村" }, misnamed("水口", "area.ambiguous", "只写水口：是水口村还是水口社区？")],
  [
    { kind: "meeting", area: "清禾镇", month: 4 },
    noted("name", "list.count", "名称里说“四大行动”，括号里只列了三项", "warning", texts("name", "“四大行动”（清垃圾、拆乱搭、治占道）推进会")),
  ],
];

/** A village that is not of this town. */
export const STRANGER = "凤凰岭村";

/** Plants every mistake and oddity; a spot that matches nothing is a fault of the list. */
export function planted(clean: readonly Entry[]): Entry[] {
  let entries = [...clean];
  for (const [spot, change] of CHANGES) {
    const found = entries.filter((one) => matches(one, spot))[spot.at ?? 0];
    if (found === undefined) throw new Error(`no entry for the slip ${JSON.stringify(spot)}`);
    entries = entries.flatMap((one) => (one === found ? change(one) : [one]));
  }
  return entries;
}

function matches(one: Entry, spot: Spot): boolean {
  const { kind, area, month, text } = spot;
  return one.kind === kind && one.area === area && (month === undefined || monthOf(one) === month) && (text === undefined || one.texts[text[0]] === text[1]);
}

const dated = (date: string) => ({ date, until: null });

/** A date that is none: the record cannot be placed in time, and counts nowhere. */
function undatable(code: string, cell: string, note: string): Change {
  return (one) => ({ ...spoil(one, slip("date", code, "error", note), cell, null), lost: true });
}

/** A name that is nearly one of the town's: proposed and asked about, but counted under what is written until somebody answers. */
function misnamed(name: string, code: string, note: string): Change {
  return (one) => ({ ...spoil(one, slip("area", code, "error", note), name, null), area: name });
}

/** A row of last December in this year's ledger. */
const early = (one: Entry): Entry => ({
  ...flaw(one, slip("date", "date.out-of-period", "warning", "日期是2023年12月28日，不在报告期内")),
  date: "2023-12-28",
});

/** A row of a village that is not of this town: what it counts belongs to nobody known. */
const stranger = (one: Entry): Entry =>
  spoil(
    entry(one.kind, STRANGER, "2024-02-25", one.texts, one.numbers, { keeper: one.area }),
    slip("area", "area.unknown", "error", `${STRANGER}不是本镇的村`),
    STRANGER,
    null,
  );

/** More people know than were asked. */
function wrongSurvey(one: Entry): Entry {
  const numbers = { ...one.numbers, surveyed: 58, aware: 62 };
  return flaw({ ...one, numbers }, slip("aware", "part.exceeds-whole", "error", "知晓62人，多于调查的58人"));
}
