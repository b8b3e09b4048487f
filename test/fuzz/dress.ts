/** Dresses a well-formed ledger the way ledgers come: each way of dressing is named, so that its share of faults can be told. */
import { cleanGrid } from "../../src/language/personal/grid";
import type { Cell, Grid, Span } from "../../src/model/grid";
import { numeralOf } from "./numerals";
import type { Random } from "./random";
import type { TrueColumn, TrueLedger } from "./truth";

export interface Dressed {
  readonly grid: Grid;
  /** Names of what was done to it. */
  readonly dressings: readonly string[];
}

interface Column {
  /** Names from top to bottom. */
  readonly header: readonly string[];
  readonly cell: (record: Record, index: number) => Cell;
  readonly sum: ((records: readonly Record[]) => Cell) | null;
  readonly key?: "area" | "date";
}

type Record = Readonly<globalThis.Record<string, string | number>>;

interface Sheet {
  readonly rows: Cell[][];
  readonly merges: Span[];
  readonly hidden: Set<number>;
}

/** How often each dressing is put on. */
const SHARE = 0.22;

export function dress(ledger: TrueLedger, random: Random): Dressed {
  const dressings: string[] = [];
  const wears = (name: string, share = SHARE): boolean => {
    const on = random.chance(share);
    if (on) dressings.push(name);
    return on;
  };
  const title = `${random.pick(ledger.titles)}`;
  const wide = (ledger.kind === "publicity" || ledger.kind === "construction") && wears("wide", 0.4);
  const dividers = !wide && wears("villages as dividers", 0.12);
  let records: readonly Record[] = ledger.records;
  let columns = wide ? wideColumns(ledger, random) : longColumns(ledger, random, wears, dividers);
  if (wide) records = pivoted(ledger);
  if (wears("columns shuffled", 0.3)) columns = shuffledColumns(columns, random);
  if (wears("serial column", 0.5)) columns = [{ header: [random.pick(["序号", "编号", "序 号"])], cell: (_, i) => i + 1, sum: null }, ...columns];
  columns = [...columns, ...extraColumns(random, wears)];

  const sheet: Sheet = { rows: [], merges: [], hidden: new Set() };
  const left = wears("starts in another column", 0.1) ? random.whole(1, 2) : 0;
  const put = (cells: readonly Cell[]): number => sheet.rows.push([...Array<null>(left).fill(null), ...cells]) - 1;
  const width = columns.length;

  const village = String(ledger.records[0]?.area ?? "");
  if (wears("blank rows above", 0.1)) for (let i = random.whole(1, 2); i > 0; i--) put([]);
  if (wears("title", 0.75)) {
    const time = random.pick(["", "2024年", "2024年上半年", "二〇二四年"]);
    const row = put([`${time}${title}`]);
    if (random.chance(0.7)) sheet.merges.push({ top: row, left, bottom: row, right: left + width - 1 });
    if (wears("second title line", 0.2)) put([random.pick(["（2024年1—6月）", "附件2", "石桥镇创建办制"])]);
  }
  if (wears("填报单位 line", 0.4)) put(labelLine(random, width));
  if (wears("blank line above the header", 0.2)) put([]);
  const headerTop = sheet.rows.length;
  const depth = Math.max(...columns.map((column) => column.header.length));
  putHeader(sheet, columns, depth, left, put);
  const headerRows = sheet.rows.slice(headerTop).map((row) => [...row]);
  if (wears("column numbers", 0.1)) put(columns.map((_, i) => i + 1));

  const totalFirst = wears("total as the first row", 0.1);
  const totalLast = !totalFirst && wears("total as the last row", 0.3);
  const subtotals = !dividers && !wide && columns.some((column) => column.key === "area") && wears("subtotals by village", 0.15);
  const unnamed = totalLast && !subtotals && wears("total without a name", 0.15);
  const labelColumn = columns.findIndex(
    (column) => column.sum === null && column.header.at(-1) !== "序号" && column.header.at(-1) !== "编号" && column.header.at(-1) !== "序 号",
  );
  const totalRow = (label: string, of: readonly Record[]): Cell[] =>
    columns.map((column, i) => (i === labelColumn ? label || null : (column.sum?.(of) ?? null)));
  const canTotal = labelColumn >= 0;
  if (totalFirst && canTotal) put(totalRow(random.pick(["合计", "总计", "全镇合计"]), records));

  const blanks = wears("blank lines between records", 0.12);
  const repeats = wears("repeated header", 0.12);
  const hides = wears("hidden rows", 0.1);
  const holes = random.chance(0.3) ? random.pick(["merged keys", "blank keys"] as const) : null;
  if (holes) dressings.push(holes);
  const shown = new Map<Column, { value: Cell; row: number }>();
  let group: Record[] = [];
  let divider = "";
  let at = left;
  at = 0;
  records.forEach((record, index) => {
    const place = String(record.area ?? "");
    if (subtotals && group.length > 0 && group[0]!.area !== record.area) {
      put(totalRow(random.pick(["小计", "小 计", `${String(group[0]!.area)}小计`]), group));
      group = [];
      shown.clear();
    }
    if (dividers && place !== divider) {
      put([random.pick([place, `${"一二三四五六七八"[at++] ?? "九"}、${place}`])]);
      divider = place;
      shown.clear();
    }
    if (blanks && index > 0 && random.chance(0.15)) {
      put([]);
      if (holes === "merged keys") shown.clear();
    }
    if (repeats && index > 0 && random.chance(0.12)) {
      for (const row of headerRows) sheet.rows.push([...row]);
      shown.clear();
    }
    group.push(record);
    const cells = columns.map((column) => {
      const value = column.cell(record, index);
      if (holes === null || column.key === undefined) return value;
      const above = shown.get(column);
      if (above && above.value === value && (column.key === "area" || sameArea(records, index))) {
        if (holes === "merged keys") extend(sheet, above.row, sheet.rows.length, left + columns.indexOf(column));
        return null;
      }
      shown.set(column, { value, row: sheet.rows.length });
      return value;
    });
    const row = put(cells);
    if (hides && random.chance(0.1)) sheet.hidden.add(row);
  });
  if (subtotals && group.length > 0) put(totalRow("小计", group));
  if (totalLast && canTotal) put(totalRow(unnamed ? "" : random.pick(["合计", "总计", "合 计", "全镇合计", "合计："]), records));
  if (wears("notes at the foot", 0.25)) {
    if (random.chance(0.5)) put([]);
    put([random.pick(["注：数据截至2024年6月30日。", "备注：含重复人次", "说明：本表按月报送。"])]);
  }
  if (wears("signatures at the foot", 0.15)) put(["填表人：张三", null, "审核人：李四"]);

  const merges = wears("merges unknown", 0.3) ? null : wears("merges never made", 0.1) && holes !== "merged keys" ? [] : sheet.merges;
  const grid = cleanGrid({
    file: `${village}.xlsx`,
    sheet: random.pick(["Sheet1", "台账", title.slice(0, 6)]),
    visibility: "visible",
    cells: sheet.rows,
    merges,
    hiddenRows: sheet.hidden,
    hiddenColumns: new Set(),
  });
  return { grid, dressings };
}

/** Two dressed ledgers on one sheet. */
export function together(first: Dressed, second: Dressed, random: Random): Dressed {
  const beside = random.chance(0.4);
  const [a, b] = [first.grid, second.grid];
  const widest = Math.max(...a.cells.map((row) => row.length));
  const gap = random.pick(second.dressings.includes("title") ? [0, 1, 2] : [1, 2]);
  const down = beside ? 0 : a.cells.length + gap;
  const right = beside ? widest + 1 : 0;
  const cells: Cell[][] = Array.from({ length: Math.max(a.cells.length, b.cells.length + down) }, (_, row) => {
    const own = [...(a.cells[row] ?? [])];
    const other = b.cells[row - down];
    if (!beside) return other ? [...other] : own;
    while (other && own.length < right) own.push(null);
    return [...own, ...(other ?? [])];
  });
  const moved = (b.merges ?? []).map((span) => ({ top: span.top + down, bottom: span.bottom + down, left: span.left + right, right: span.right + right }));
  const merges = a.merges === null || b.merges === null ? null : [...a.merges, ...moved];
  const hiddenRows = new Set([...a.hiddenRows, ...[...b.hiddenRows].map((row) => row + down)]);
  const dressings = [...new Set([...first.dressings, ...second.dressings, beside ? "two side by side" : "two on one sheet"])];
  return { grid: { ...a, cells, merges, hiddenRows }, dressings };
}

const sameArea = (records: readonly Record[], index: number): boolean => records[index - 1]?.area === records[index]?.area;

function extend(sheet: Sheet, top: number, bottom: number, column: number): void {
  const known = sheet.merges.findIndex((span) => span.left === column && span.top === top);
  const span = { top, left: column, bottom, right: column };
  if (known >= 0) sheet.merges[known] = span;
  else sheet.merges.push(span);
}

function putHeader(sheet: Sheet, columns: readonly Column[], depth: number, left: number, put: (cells: readonly Cell[]) => number): void {
  const top = sheet.rows.length;
  for (let level = 0; level < depth; level++)
    put(columns.map((column, i) => (level < column.header.length - 1 && sameAbove(columns, i, level) ? null : (column.header[level] ?? null))));
  columns.forEach((column, i) => {
    if (column.header.length < depth) sheet.merges.push({ top: top + column.header.length - 1, left: left + i, bottom: top + depth - 1, right: left + i });
    for (let level = 0; level < column.header.length - 1; level++) {
      if (sameAbove(columns, i, level)) continue;
      let end = i;
      while (end + 1 < columns.length && sameAbove(columns, end + 1, level)) end++;
      if (end > i) sheet.merges.push({ top: top + level, left: left + i, bottom: top + level, right: left + end });
    }
  });
}

/** Does the column to the left hang under the same names down to this level? */
const sameAbove = (columns: readonly Column[], i: number, level: number): boolean => {
  const here = columns[i]!.header;
  const before = columns[i - 1]?.header;
  return before !== undefined && before.length > level + 1 && here.slice(0, level + 1).join() === before.slice(0, level + 1).join();
};

function labelLine(random: Random, width: number): Cell[] {
  const line: Cell[] = [random.pick(["填报单位：石桥镇", "填报单位（盖章）：石桥镇人民政府", "报送单位：石桥镇创建办"])];
  while (line.length < width - 1) line.push(null);
  if (random.chance(0.6)) line.push(random.pick(["填报日期：2024年7月1日", "2024年7月1日", "报送时间：2024.7.1"]));
  return line;
}

type Wears = (name: string, share?: number) => boolean;

function longColumns(ledger: TrueLedger, random: Random, wears: Wears, dividers: boolean): Column[] {
  const stretched = wears("stretched headers", 0.15);
  const typos = wears("typo in a header", 0.08);
  const fullWidth = wears("full-width figures", 0.08);
  const asText = wears("figures as text", 0.12);
  const chinese = wears("Chinese numerals", 0.08);
  const about = wears("约, 余 and 左右", 0.06);
  const withUnits = wears("units in the cells", 0.12);
  const headerUnits = wears("units in the header", 0.4);
  const dates = random.pick(["serial", "serial", "2024.3.5", "2024年3月5日", "3.5", "3月5日"] as const);
  const grouped = ledger.kind === "sanitation" && wears("grouped header", 0.35);
  let typo = typos ? random.whole(0, ledger.columns.length - 1) : -1;
  return ledger.columns
    .filter((column) => !(dividers && column.type === "area"))
    .map((column, i): Column => {
      let name = random.pick(column.names);
      if (i === typo && name.length >= 4) {
        name = name.slice(0, 1) + random.pick(["", "的"]) + name.slice(random.pick([1, 2]));
        typo = -1;
      }
      if (stretched && random.chance(0.5)) name = name.length === 2 ? `${name[0]}  ${name[1]}` : name.replace(/^(..)/, "$1\n");
      if (headerUnits && column.unit) name += random.pick([`（${column.unit}）`, `(${column.unit})`, `/${column.unit}`]);
      const parent = grouped && (column.field === "loaders" || column.field === "trucks") ? ["动用车辆"] : [];
      const cell = (record: Record): Cell => {
        const value = record[column.field] ?? null;
        if (column.type === "date") return typeof value === "string" ? dateCell(value, dates) : null;
        if (typeof value !== "number") return value;
        const unit = column.unit ?? (ledger.columns.some((other) => other.field === "unit") ? undefined : String(record.unit ?? ""));
        if (withUnits && unit && random.chance(0.5)) return `${value}${unit}`;
        if (chinese && Number.isInteger(value) && random.chance(0.4)) return numeralOf(value);
        if (fullWidth && random.chance(0.5))
          return String(value).replace(/[0-9.]/g, (digit) => (digit === "." ? "．" : String.fromCharCode(digit.charCodeAt(0) + 0xfee0)));
        if (about && value >= 10 && value % 10 === 0) return random.pick([`${value}余`, `约${value}`, `${value}左右`]);
        if (asText && random.chance(0.6)) return String(value);
        return value;
      };
      return {
        header: [...parent, name],
        cell,
        sum: column.type === "number" ? (records) => rounded(records.reduce((sum, record) => sum + Number(record[column.field] ?? 0), 0)) : null,
        ...(column.type === "area" ? { key: "area" as const } : column.type === "date" ? { key: "date" as const } : {}),
      };
    });
}

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

function dateCell(iso: string, look: "serial" | "2024.3.5" | "2024年3月5日" | "3.5" | "3月5日"): Cell {
  const [year, month, day] = iso.split("-").map(Number) as [number, number, number];
  if (look === "serial") return { kind: "date", serial: Math.round(Date.UTC(year, month - 1, day) / 86400000) + 25569, iso };
  if (look === "3.5") return `${month}.${day}`;
  if (look === "3月5日") return `${month}月${day}日`;
  return look === "2024.3.5" ? `${year}.${month}.${day}` : `${year}年${month}月${day}日`;
}

/** One row a village, a column for each form or each figure of a project. */
function wideColumns(ledger: TrueLedger, random: Random): Column[] {
  const area = ledger.columns.find((column) => column.type === "area")!;
  const first: Column = { header: [random.pick(area.names.filter((name) => name !== "单位"))], cell: (record) => record.area ?? null, sum: null, key: "area" };
  const sum = (key: string) => (records: readonly Record[]) => rounded(records.reduce((total, record) => total + Number(record[key] ?? 0), 0));
  const cell = (key: string) => (record: Record) => record[key] ?? null;
  if (ledger.kind === "construction") {
    const figures = ledger.columns.filter((column) => column.type === "number");
    return [
      first,
      ...["厕所革命", "四改三建三清"].flatMap((project) =>
        figures.map((column): Column => ({
          header: [project, random.pick(column.names)],
          cell: cell(`${column.field} ${project}`),
          sum: sum(`${column.field} ${project}`),
        })),
      ),
    ];
  }
  const parent = random.pick([[], ["宣传形式"], ["数量"]]);
  const forms = [...new Map(ledger.records.map((record) => [String(record.form), String(record.unit)]))];
  return [
    first,
    ...forms.map(([form, unit]): Column => ({
      header: [...parent, random.pick([`${form}（${unit}）`, `${form}(${unit})`])],
      cell: cell(`quantity ${form}`),
      sum: sum(`quantity ${form}`),
    })),
  ];
}

/** The records of a wide ledger: one a village, with the sums of each form. */
function pivoted(ledger: TrueLedger): Record[] {
  const rows = new Map<string, globalThis.Record<string, string | number>>();
  for (const record of ledger.records) {
    const row = rows.get(String(record.area)) ?? { area: record.area ?? "" };
    rows.set(String(record.area), row);
    for (const column of ledger.columns) {
      if (column.type !== "number") continue;
      const key = `${column.field} ${String(record.form ?? record.project)}`;
      row[key] = rounded(Number(row[key] ?? 0) + Number(record[column.field]));
    }
  }
  return [...rows.values()];
}

/** Columns change places, but those under one name stay together. */
function shuffledColumns(columns: readonly Column[], random: Random): Column[] {
  const groups: Column[][] = [];
  for (const column of columns) {
    const last = groups.at(-1);
    const first = last?.[0];
    if (last && first && column.header.length > 1 && first.header.length > 1 && first.header[0] === column.header[0]) last.push(column);
    else groups.push([column]);
  }
  return random.shuffled(groups).flat();
}

function extraColumns(random: Random, wears: Wears): Column[] {
  const extra: Column[] = [];
  if (wears("remarks", 0.4)) extra.push({ header: [random.pick(["备注", "说明", "备 注"])], cell: () => (random.chance(0.2) ? "已拍照" : null), sum: null });
  if (wears("telephone numbers", 0.1)) extra.push({ header: ["联系电话"], cell: () => 13800000000 + random.whole(0, 99999999), sum: null });
  if (wears("a figure nobody asked for", 0.12))
    extra.push({ header: [random.pick(["投入资金（元）", "气温", "误餐费"])], cell: () => random.whole(10, 900), sum: () => 1 });
  return extra;
}

export type { TrueColumn };
