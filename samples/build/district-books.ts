/**
 * Two districts, two ways. East: one workbook, one sheet a village, its ledgers one below the other. West: one workbook, one
 * sheet a ledger with a 村居 column. And one list of a community as CSV, as the phone app of its volunteers exports it.
 */
import { book, page, type Book } from "./book";
import { columnsOf, type AreaStyle, type Choice } from "./columns";
import type { Form, TotalSlip } from "./draw";
import type { Entry } from "./entry";
import { HANDS, hanzi, type Hand } from "./hands";
import { BY_VOLUME, committeeOf } from "./town";
import { KINDS, ledgerOf, monthly, sheetOf, titleOf, wideColumns } from "./village-books";

const EAST: readonly (readonly [area: string, hand: Hand])[] = [
  ["大堰村", HANDS.hasty],
  ["小堰村", HANDS.slant],
  ["枣林村", HANDS.chinese],
  ["白鹭村", HANDS.dashes],
];
const WEST = ["上坪村", "下坪村", "龙泉村", "青石村", "河滨社区"];

export function districtBooks(entries: readonly Entry[]): Book[] {
  return [eastBook(entries), westBook(entries), phoneList(entries)];
}

/** Each village has its own hand, and numbers its ledgers 一、二、三… down the sheet. */
function eastBook(entries: readonly Entry[]): Book {
  const to = book("东片区各村台账（2024年1—6月）.xlsx", HANDS.slant.script);
  for (const [area, hand] of EAST) {
    const kinds = KINDS.filter((kind) => ledgerOf(entries, kind, [area]).length > 0);
    const ledgers = kinds.map((kind, index): readonly [Form, readonly Entry[]] => {
      const list = ledgerOf(entries, kind, [area]);
      const title = `${hanzi(index + 1)}、${titleOf(kind)}`;
      if (area === "小堰村" && kind === "publicity") return [{ title, line: null, columns: wideColumns(1), totals: "none" }, monthly(list)];
      const totals = kind === "publicity" || kind === "moral-list" ? "none" : "bottom";
      return [
        {
          title,
          line: null,
          columns: columnsOf(kind, { hand, area: null, ...(BY_VOLUME.includes(area) ? { headers: { rubbish: ["清理垃圾（方）"] } } : {}) }),
          totals,
          totalLabel: area === "枣林村" ? "合  计" : "合计",
        },
        list,
      ];
    });
    page(to, area, ledgers);
  }
  return to;
}

/** Ways of writing the same five places. */
const committee: AreaStyle = committeeOf;
const withTown: AreaStyle = (area) => `清禾镇${area}`;
const bare: AreaStyle = (area) => area.replace(/(村|社区)$/, "");

function westBook(entries: readonly Entry[]): Book {
  const hand = HANDS.careful;
  const to = book("西片区台账汇总.xlsx", hand.script);
  const wrongTotal: TotalSlip = { label: "合计", add: -3, slip: { field: "corners", code: "total.mismatch", severity: "error", note: "合计比各村之和少3" } };
  const styles: Readonly<Record<string, Partial<Form> & { style?: AreaStyle; word?: string; words?: Hand; by?: "area" }>> = {
    publicity: { repeatHeader: 15, style: committee, word: "单位", words: { ...hand, words: 1 } },
    survey: { totals: "top", totalLabel: "合计", by: "area" },
    "volunteer-event": { style: withTown, ditto: ["area"], by: "area", totals: "none" },
    festival: { style: bare, word: "村名", totals: "bottom", words: { ...hand, dates: "chinese" } },
    "moral-list": { words: { ...hand, dates: "compact" }, mergeFields: ["area"], by: "area" },
    minor: { totals: "bottom", totalLabel: "总计" },
    sanitation: { totals: "groups", group: (one) => one.area, mergeFields: ["area"], by: "area", totalSlip: wrongTotal, words: { ...hand, words: 1 } },
    persuasion: { blankLines: true, group: (one) => one.area, by: "area", totals: "none" },
    training: { totals: "bottom" },
  };
  for (const kind of KINDS) {
    const { style, word, words, by, ...form } = styles[kind] ?? {};
    const areas = WEST.filter((area) => kind !== "persuasion" || area !== "河滨社区");
    const listed = entries.filter((one) => one.kind === kind && areas.includes(one.keeper));
    const list =
      by === "area" ? areas.flatMap((area) => ledgerOf(listed, kind, [area])) : [...listed].sort((a, b) => (a.date ?? "").localeCompare(b.date ?? ""));
    const first = list[0];
    const among =
      kind === "survey" && first !== undefined ? [{ ...first, written: { ...first.written, area: `其中：${first.area}` } }, ...list.slice(1)] : list;
    const choice: Choice = { hand: words ?? hand, area: style ?? ((area) => area), ...(word === undefined ? {} : { areaWord: word }), without: ["note"] };
    page(to, `${sheetOf(kind)}`, [
      [
        { title: `西片区${titleOf(kind)}`, line: ["填报单位：清禾镇西片区", "2024年6月30日"], columns: columnsOf(kind, choice), totals: "none", ...form },
        among,
      ],
    ]);
  }
  return to;
}

/** 河滨社区 counts its 文明劝导 with a phone. */
function phoneList(entries: readonly Entry[]): Book {
  const area = "河滨社区";
  const to = book(`${area}文明劝导.csv`, HANDS.machine.script);
  page(to, `${area}文明劝导`, [
    [
      { title: null, line: null, columns: columnsOf("persuasion", { hand: HANDS.machine, area: null }), totals: "none" },
      ledgerOf(entries, "persuasion", [area]),
    ],
  ]);
  return to;
}
