/** One workbook a village, one sheet a ledger: six places, each in the hand of its own clerk. */
import { book, page, type Book } from "./book";
import { columnsOf } from "./columns";
import type { Column, Form } from "./draw";
import { entry, monthOf, type Entry, type Slip } from "./entry";
import { HANDS, hanzi, type Hand } from "./hands";
import { committeeOf } from "./town";
import { worldOf } from "./world";

const TITLES: Readonly<Record<string, string>> = {
  publicity: "宣传工作台账",
  survey: "入户宣传及知晓率调查台账",
  "volunteer-event": "志愿服务活动台账",
  festival: "“我们的节日”主题活动台账",
  "moral-list": "道德红黄榜台账",
  minor: "未成年人思想道德建设台账",
  sanitation: "环境卫生整治台账",
  persuasion: "文明劝导台账",
  training: "培训台账",
};

const SHEETS: Readonly<Record<string, string>> = {
  publicity: "宣传",
  survey: "入户宣传",
  "volunteer-event": "志愿服务",
  festival: "我们的节日",
  "moral-list": "红黄榜",
  minor: "未成年人",
  sanitation: "环境卫生",
  persuasion: "文明劝导",
  training: "培训",
};

export const KINDS: readonly string[] = Object.keys(TITLES);
export const titleOf = (kind: string): string => TITLES[kind] ?? kind;
export const sheetOf = (kind: string): string => SHEETS[kind] ?? kind;

/** Entries of one ledger in order of their dates (rows keep the order of events on one day). */
export function ledgerOf(entries: readonly Entry[], kind: string, areas: readonly string[]): Entry[] {
  return entries.filter((one) => one.kind === kind && areas.includes(one.keeper)).sort((a, b) => (a.date ?? "").localeCompare(b.date ?? ""));
}

const sums = (kind: string): boolean => !["publicity", "moral-list"].includes(kind);
const month = (one: Entry): string => `${monthOf(one)}月`;

export function villageBooks(entries: readonly Entry[]): Book[] {
  return [waterVillage(entries), waterCommunity(entries), eastVillage(entries), willowVillage(entries), bridgeVillage(entries), newStreet(entries)];
}

/** A ledger as most clerks keep it. */
export function plainForm(kind: string, area: string, hand: Hand, more: Partial<Form> = {}): Form {
  return {
    title: `${area}${titleOf(kind)}`,
    line: [`填报单位：${committeeOf(area)}`, ""],
    columns: columnsOf(kind, { hand, area: null }),
    totals: sums(kind) ? "bottom" : "none",
    ...more,
  };
}

/** 水口村: one table a sheet, sums as formulas, last year's sheet hidden and forgotten. */
function waterVillage(entries: readonly Entry[]): Book {
  const area = "水口村";
  const to = book(`村居报送/${area}台账.xlsx`, HANDS.plain.script);
  for (const kind of KINDS) {
    page(to, sheetOf(kind), [
      [
        plainForm(kind, area, HANDS.plain, { formulas: kind !== "sanitation", notes: kind === "survey" ? ["注：每月抽查一次，由包片干部入户。"] : [] }),
        ledgerOf(entries, kind, [area]),
      ],
    ]);
  }
  const old = ledgerOf(worldOf(7, { year: 2023, month: 7 }), "publicity", [area]);
  page(to, "宣传（2023年）", [[plainForm("publicity", area, HANDS.plain, { title: `${area}2023年宣传工作台账` }), old]], "hidden");
  return to;
}

/** 水口社区: the publicity ledger has a column for each form, the sanitation ledger two header rows. */
function waterCommunity(entries: readonly Entry[]): Book {
  const area = "水口社区";
  const hand = HANDS.community;
  const to = book(`村居报送/${area}2024年上半年台账.xlsx`, hand.script);
  for (const kind of KINDS) {
    const list = ledgerOf(entries, kind, [area]);
    const title = `清禾镇水口社区居委会${titleOf(kind)}`;
    const line = ["填报单位（盖章）：水口社区居委会", "填报人：文书"] as const;
    if (kind === "publicity") page(to, sheetOf(kind), [[{ title, line, columns: wideColumns(), totals: "bottom" }, monthly(list)]]);
    else page(to, sheetOf(kind), [[plainForm(kind, area, hand, { title, line }), list]]);
  }
  return to;
}

/** 东庄村: units behind the numbers, dates merged downwards, two rows hidden and forgotten. */
function eastVillage(entries: readonly Entry[]): Book {
  const area = "东庄村";
  const to = book(`村居报送/${area}.xlsx`, HANDS.spoken.script);
  for (const kind of KINDS) {
    page(to, sheetOf(kind), [
      [
        plainForm(kind, area, HANDS.spoken, { title: `东庄村2024年${titleOf(kind)}`, line: null, mergeFields: ["date", "issue"], totals: "none" }),
        ledgerOf(entries, kind, [area]),
      ],
    ]);
  }
  return to;
}

/** 柳湾村: 小计 for each month and a total that was not corrected after a row was added. */
function willowVillage(entries: readonly Entry[]): Book {
  const area = "柳湾村";
  const to = book(`村居报送/${area}创城台账（1-6月）.xlsx`, HANDS.short.script);
  const slip: Slip = { field: "people", code: "total.mismatch", severity: "error", note: "3月小计比各行之和多5" };
  const stray: Slip = { field: "line", code: "placeholder", severity: "error", note: "填报单位写成***村" };
  for (const kind of KINDS) {
    const grouped = ["volunteer-event", "sanitation", "persuasion"].includes(kind);
    const more: Partial<Form> = grouped ? { totals: "groups", group: month } : {};
    page(to, `${sheetOf(kind)}台账`, [
      [
        plainForm(kind, area, HANDS.short, {
          ...more,
          ...(kind === "volunteer-event" ? { totalSlip: { label: "3月小计", add: 5, slip } } : {}),
          ...(kind === "minor" ? { line: ["填报单位：***村", ""] as const, headSlips: [stray] } : {}),
        }),
        ledgerOf(entries, kind, [area]),
      ],
    ]);
  }
  return to;
}

/** 石桥村: dates in Chinese figures, headers repeated as on printed pages, the total in the first row, one sheet copied from a neighbour. */
function bridgeVillage(entries: readonly Entry[]): Book {
  const area = "石桥村";
  const to = book(`村居报送/${committeeOf(area)}上报材料.xlsx`, HANDS.old.script);
  const slip: Slip = { field: "sheet", code: "area.conflict", severity: "warning", note: "填报单位是东庄村，标题和文件名是石桥村" };
  for (const kind of KINDS) {
    const copied: Partial<Form> = kind === "festival" ? { line: ["填报单位：东庄村委会", ""], headSlips: [slip] } : {};
    page(to, sheetOf(kind), [
      [
        plainForm(kind, area, HANDS.old, {
          title: `石桥村${titleOf(kind)}（二〇二四年上半年）`,
          ...(kind === "publicity" || kind === "moral-list" ? { repeatHeader: 8 } : { totals: "top" }),
          notes: ["说明：本表由村文书按月登记，数据以签字原件为准。"],
          ...copied,
        }),
        ledgerOf(entries, kind, [area]),
      ],
    ]);
  }
  return to;
}

/** 新街社区: an old .xls file. */
function newStreet(entries: readonly Entry[]): Book {
  const area = "新街社区";
  const to = book(`村居报送/${area}.xls`, HANDS.slashes.script);
  for (const kind of KINDS) page(to, sheetOf(kind), [[plainForm(kind, area, HANDS.slashes, { line: null }), ledgerOf(entries, kind, [area])]]);
  return to;
}

const MEMBERS: readonly (readonly [group: string, key: string, header: string])[] = [
  ["制作", "旗牌", "旗牌（块）"],
  ["制作", "标语", "标语（条）"],
  ["制作", "专栏", "专栏（块）"],
  ["制作", "宣传栏", "宣传栏（个）"],
  ["发放", "材料", "宣传材料（份）"],
  ["发放", "小贴士", "小贴士（个）"],
  ["发放", "短信", "短信（条）"],
  ["公益", "公益广告", "公益广告（处）"],
];

/** A column for each form of publicity, under 制作 and 发放. */
export function wideColumns(levels: 1 | 2 = 2): Column[] {
  const forms = MEMBERS.map(([group, key, header]): Column => ({
    header: levels === 1 || group === "公益" ? [header] : [group === "制作" ? "制作宣传品" : "发放宣传品", header],
    field: key,
    width: 11,
    look: "number",
    cell: (one) => one.written[key] ?? one.numbers[key] ?? null,
    total: true,
  }));
  return [{ header: ["月份"], field: "date", width: 12, look: "text", cell: (one) => (one.date === null ? null : `${hanzi(monthOf(one))}月`) }, ...forms];
}

/** A row for each month, a number for each form: what the wide ledger holds. */
export function monthly(list: readonly Entry[]): Entry[] {
  const months = [...new Set(list.map(monthOf))].sort((a, b) => a - b);
  return months.map((number) => {
    const these = list.filter((one) => monthOf(one) === number);
    const numbers: Record<string, number> = {};
    for (const one of these) {
      const key = MEMBERS.find(([, member]) => (one.texts.form ?? "").includes(member))?.[1] ?? "";
      if (one.numbers.quantity !== undefined) numbers[key] = (numbers[key] ?? 0) + one.numbers.quantity;
    }
    const first = these[0];
    return entry("publicity", first?.area ?? "", first?.date ?? null, {}, numbers);
  });
}
