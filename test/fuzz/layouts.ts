/**
 * Whole layouts that a dressing cannot put on: tables on their side, matrices of villages, one form printed twice side by side, lists that go on over
 * sheets, headers typed by sound.
 */
import { cleanGrid } from "../../src/language/personal/grid";
import type { Cell, Grid, Span } from "../../src/model/grid";
import type { Random } from "./random";
import type { TrueColumn, TrueLedger } from "./truth";

export interface LaidOut {
  readonly grids: readonly Grid[];
  readonly dressings: readonly string[];
}

type Row = Readonly<Record<string, string | number>>;

const numbersOf = (ledger: TrueLedger): readonly TrueColumn[] => ledger.columns.filter((column) => column.type === "number");
const hasOwnUnit = (ledger: TrueLedger): boolean => ledger.columns.some((column) => column.field === "unit");

/** null where the ledger cannot be laid out so: another one is tried. */
export function layOut(ledger: TrueLedger, random: Random): LaidOut | null {
  return random.pick([onItsSide, onItsSide, villagesAcross, villagesAcross, formsByVillage, printedTwice, overSheets, overSheets, bySound, bySound])(
    ledger,
    random,
  );
}

const gridOf = (cells: readonly (readonly Cell[])[], sheet: string, merges: readonly Span[] | null): Grid =>
  cleanGrid({ file: "台账.xlsx", sheet, visibility: "visible", cells, merges, hiddenRows: new Set(), hiddenColumns: new Set() });

const nameOf = (column: TrueColumn, random: Random): string => random.pick(column.names);
const withUnit = (name: string, unit: string | undefined, random: Random): string =>
  unit === undefined || random.chance(0.4) ? name : random.pick([`${name}（${unit}）`, `${name}(${unit})`, `${name}/${unit}`]);
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
const sumOf = (rows: readonly Row[], field: string): number => rounded(rows.reduce((sum, row) => sum + Number(row[field] ?? 0), 0));

function titled(ledger: TrueLedger, random: Random, width: number, share = 0.8): { rows: Cell[][]; merges: Span[] } {
  if (!random.chance(share)) return { rows: [], merges: [] };
  const rows: Cell[][] = [[`${random.pick(["", "2024年", "石桥镇"])}${random.pick(ledger.titles)}`]];
  if (random.chance(0.3)) rows.push([random.pick(["填报单位：石桥镇", "填报单位（盖章）：石桥镇人民政府"])]);
  if (random.chance(0.2)) rows.push([]);
  return { rows, merges: [{ top: 0, left: 0, bottom: 0, right: width - 1 }] };
}

function dateText(iso: string, look: number): Cell {
  const [year, month, day] = iso.split("-").map(Number) as [number, number, number];
  if (look === 0) return { kind: "date", serial: Math.round(Date.UTC(year, month - 1, day) / 86400000) + 25569, iso };
  return look === 1 ? `${year}.${month}.${day}` : `${month}月${day}日`;
}

/** One row a field, one column a record: what 转置 makes of a list. */
function onItsSide(ledger: TrueLedger, random: Random): LaidOut | null {
  const dressings = ["on its side"];
  const records = ledger.records.slice(0, 18);
  if (records.length < ledger.records.length) return null;
  const look = random.whole(0, 2);
  const units = !hasOwnUnit(ledger) && random.chance(0.3);
  if (units) dressings.push("on its side, units in a column");
  const total = numbersOf(ledger).length > 0 && random.chance(0.3);
  if (total) dressings.push("on its side, with a total column");
  const serial = random.chance(0.3);
  const rows: Cell[][] = ledger.columns.map((column, i) => {
    const cells = records.map((record): Cell => (column.type === "date" ? dateText(String(record[column.field]), look) : (record[column.field] ?? null)));
    const name = units ? nameOf(column, random) : withUnit(nameOf(column, random), column.unit, random);
    const sum: Cell = column.type === "number" ? sumOf(records, column.field) : i === 0 && !serial ? "合计" : null;
    return [name, ...(units ? [column.unit ?? null] : []), ...cells, ...(total ? [sum] : [])];
  });
  if (serial) rows.unshift(["序号", ...(units ? [random.pick(["单位", "计量单位"])] : []), ...records.map((_, i) => i + 1), ...(total ? ["合计"] : [])]);
  // The corner over the units needs its name.
  else if (units) return null;
  const top = titled(ledger, random, records.length + 1);
  return { grids: [gridOf([...top.rows, ...rows], "Sheet1", random.chance(0.7) ? top.merges : null)], dressings };
}

/** Villages across and figures down: what a town's own table looks like. */
function villagesAcross(ledger: TrueLedger, random: Random): LaidOut | null {
  const figures = numbersOf(ledger);
  if (figures.length < 2 || ledger.kind === "construction") return null;
  const dressings = ["villages across, figures down"];
  const villages = [...new Set(ledger.records.map((record) => String(record.area)))];
  const of = (village: string) => ledger.records.filter((record) => record.area === village);
  const units = random.chance(0.3);
  if (units) dressings.push("villages across, units in a column");
  const total = random.pick(["none", "last", "first"]);
  const across = (cells: Cell[], sum: Cell): Cell[] => (total === "none" ? cells : total === "last" ? [...cells, sum] : [sum, ...cells]);
  const corner = random.pick(["项目", "指标", "内容", "类别", "项目名称"]);
  const rows: Cell[][] = [
    [corner, ...(units ? ["单位"] : []), ...across(villages, "合计")],
    ...figures.map((column): Cell[] => [
      units ? nameOf(column, random) : withUnit(nameOf(column, random), column.unit, random),
      ...(units ? [column.unit ?? null] : []),
      ...across(
        villages.map((village) => sumOf(of(village), column.field)),
        sumOf(ledger.records, column.field),
      ),
    ]),
  ];
  const top = titled(ledger, random, villages.length + 1);
  return { grids: [gridOf([...top.rows, ...rows], "Sheet1", random.chance(0.7) ? top.merges : null)], dressings };
}

/** Forms down and villages across, or the reverse under one name. */
function formsByVillage(ledger: TrueLedger, random: Random): LaidOut | null {
  if (ledger.kind !== "publicity") return null;
  const villages = [...new Set(ledger.records.map((record) => String(record.area)))];
  const forms = [...new Map(ledger.records.map((record) => [String(record.form), String(record.unit)]))];
  if (villages.length < 3) return null;
  const cell = (village: string, form: string): Cell => {
    const rows = ledger.records.filter((record) => record.area === village && record.form === form);
    return rows.length === 0 ? null : sumOf(rows, "quantity");
  };
  const rows: Cell[][] = [
    [random.pick(["形式", "宣传形式", "类别"]), ...villages],
    ...forms.map(([form, unit]): Cell[] => [`${form}（${unit}）`, ...villages.map((village) => cell(village, form))]),
  ];
  const top = titled(ledger, random, villages.length + 1, 1);
  return { grids: [gridOf([...top.rows, ...rows], "Sheet1", top.merges)], dressings: ["villages across, forms down"] };
}

function listOf(ledger: TrueLedger, random: Random): { header: string[]; rows: Cell[][] } {
  const look = random.whole(0, 2);
  const header = ledger.columns.map((column) => withUnit(nameOf(column, random), column.unit, random));
  const rows = ledger.records.map((record) =>
    ledger.columns.map((column): Cell => (column.type === "date" ? dateText(String(record[column.field]), look) : (record[column.field] ?? null))),
  );
  return { header, rows };
}

/** A narrow form twice or three times over in one row of names, filled from left to right or top to bottom. */
function printedTwice(ledger: TrueLedger, random: Random): LaidOut | null {
  const { header, rows } = listOf(ledger, random);
  if (rows.length < 4) return null;
  const times = random.pick([2, 2, 3]);
  const gap = random.chance(0.4) ? 1 : 0;
  const each = Math.ceil(rows.length / times);
  const part = (row: Cell[] | undefined): Cell[] => row ?? header.map(() => null);
  const join = (parts: Cell[][]): Cell[] => parts.flatMap((cells, i) => (i > 0 && gap ? [null, ...cells] : cells));
  const body = Array.from({ length: each }, (_, at) => join(Array.from({ length: times }, (_, i) => part(rows[i * each + at]))));
  const head = join(Array.from({ length: times }, () => [...header]));
  const top = titled(ledger, random, head.length);
  return {
    grids: [gridOf([...top.rows, head, ...body], "Sheet1", random.chance(0.7) ? top.merges : null)],
    dressings: [`printed ${times} times side by side`],
  };
}

/** A list cut up over two or three sheets: 续表 with the header again, 续表 without it, or without any word. */
function overSheets(ledger: TrueLedger, random: Random): LaidOut | null {
  const { header, rows } = listOf(ledger, random);
  if (rows.length < 4 || numbersOf(ledger).length === 0) return null;
  const sheets = random.pick([2, 2, 3]);
  const each = Math.ceil(rows.length / sheets);
  const again = random.pick(["the header again", "续表 without a header", "nothing said"] as const);
  const total = random.chance(0.4);
  const dressings = [`over sheets, ${again}`, ...(total ? ["over sheets, one total at the end"] : [])];
  const top = titled(ledger, random, header.length, 1);
  const grids = Array.from({ length: sheets }, (_, i) => {
    const part = rows.slice(i * each, (i + 1) * each);
    if (i === sheets - 1 && total)
      part.push(ledger.columns.map((column, at) => (at === 0 ? "合计" : column.type === "number" ? sumOf(ledger.records, column.field) : null)));
    if (i === 0) return gridOf([...top.rows, header, ...part], "第1页", top.merges);
    const says: Cell[][] = again === "nothing said" ? [] : [[random.pick(["续表", "续表1", "（续表）", "接上表"])]];
    return gridOf([...says, ...(again === "the header again" ? [header] : []), ...part], `第${i + 1}页`, []);
  }).filter((grid) => grid.cells.length > 0);
  return { grids, dressings };
}

/** Characters that a clerk who types by 拼音 picks by mistake, and ones of Taiwan and Hong Kong. */
const SOUNDS: Readonly<Record<string, string>> = {
  动: "洞",
  清: "青",
  理: "里",
  垃: "拉",
  服: "福",
  务: "物",
  参: "餐",
  宣: "轩",
  时: "石",
  次: "词",
  调: "掉",
  查: "茶",
  晓: "小",
  处: "触",
  培: "陪",
  训: "讯",
  完: "玩",
  成: "城",
  任: "认",
  评: "平",
  状: "壮",
  整: "政",
  改: "概",
  卫: "位",
  角: "脚",
  车: "撤",
  户: "护",
  积: "及",
};
const TRADITIONAL: Readonly<Record<string, string>> = {
  动: "動",
  参: "參",
  务: "務",
  时: "時",
  间: "間",
  点: "點",
  数: "數",
  人: "人",
  处: "處",
  单: "單",
  调: "調",
  查: "查",
  训: "訓",
  评: "評",
  状: "狀",
  态: "態",
  铲: "鏟",
  车: "車",
  卫: "衛",
  积: "積",
  责: "責",
  垃: "垃",
  户: "戶",
  计: "計",
  备: "備",
  类: "類",
  别: "別",
  报: "報",
  称: "稱",
  队: "隊",
};

function bySound(ledger: TrueLedger, random: Random): LaidOut | null {
  const { header, rows } = listOf(ledger, random);
  const traditional = random.chance(0.4);
  const names = [...header];
  if (traditional) names.forEach((name, i) => (names[i] = [...name].map((character) => TRADITIONAL[character] ?? character).join("")));
  else {
    const long = names.flatMap((name, i) => ([...name.replace(/[（(/].*$/, "")].length >= 3 && [...name].some((character) => SOUNDS[character]) ? [i] : []));
    if (long.length === 0) return null;
    for (const i of random.shuffled(long).slice(0, random.whole(1, 2))) {
      const at = random.pick([...(names[i] ?? "")].flatMap((character, place) => (SOUNDS[character] ? [place] : [])));
      names[i] = [...(names[i] ?? "")].map((character, place) => (place === at ? (SOUNDS[character] ?? character) : character)).join("");
    }
  }
  const top = titled(ledger, random, header.length);
  return {
    grids: [gridOf([...top.rows, names, ...rows], "Sheet1", random.chance(0.7) ? top.merges : null)],
    dressings: [traditional ? "header in traditional characters" : "a header's name by its sound"],
  };
}
