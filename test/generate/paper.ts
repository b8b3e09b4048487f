/** A ledger put on paper as clerks do: titles, 填报单位 lines, headers of one or two rows, wide or long, totals, blanks, notes at the foot. */
import { cleanGrid } from "../../src/language/personal/grid";
import { builtIn } from "../../src/catalogue";
import type { Cell, Grid, Span } from "../../src/model/grid";
import type { Field, LedgerKind } from "../../src/model/indicator";
import type { Random } from "./random";
import { TOWN, type TruthLedger, type TruthRow, type Value } from "./truth";

/** How a ledger looks. What is absent is left to chance. */
export interface Layout {
  readonly title: boolean;
  readonly unitLine: boolean;
  readonly serial: boolean;
  /** A column for the area of each row; always there where the ledger has rows of several areas. */
  readonly areaColumn: boolean;
  /** The area once for its rows: merged downwards, or blank below. */
  readonly areaOnce: "merged" | "blank" | null;
  /** Two rows of header, the upper one merged over its group. */
  readonly groups: boolean;
  /** A column for each 形式 (publicity only). */
  readonly wide: boolean;
  /** A 合计 column beside them. */
  readonly across: boolean;
  /** Units in the header instead of a column or the cells: 数量（块）. */
  readonly units: "header" | "cell" | null;
  readonly dates: "cell" | "dashes" | "dots" | "chinese";
  readonly totals: "none" | "bottom" | "top" | "groups";
  readonly blankRows: boolean;
  readonly repeatHeader: boolean;
  readonly foot: boolean;
  /** Headers by another name than the field's own. */
  readonly aliases: boolean;
  /** A numeric column that no indicator knows, and one of telephone numbers. */
  readonly strange: boolean;
  /** Blank columns before the first one. */
  readonly indent: number;
  readonly mergesKnown: boolean;
}

export function layoutOf(chance: Random, fixed: Partial<Layout> = {}): Layout {
  return {
    title: chance.chance(0.8),
    unitLine: chance.chance(0.4),
    serial: chance.chance(0.5),
    areaColumn: chance.chance(0.5),
    areaOnce: chance.pick([null, null, "merged", "blank"]),
    groups: chance.chance(0.3),
    wide: chance.chance(0.4),
    across: chance.chance(0.3),
    units: chance.pick([null, null, "header", "cell"]),
    dates: chance.pick(["cell", "cell", "dashes", "dots", "chinese"]),
    totals: chance.pick(["none", "none", "bottom", "bottom", "top", "groups"]),
    blankRows: chance.chance(0.2),
    repeatHeader: chance.chance(0.15),
    foot: chance.chance(0.4),
    aliases: chance.chance(0.4),
    strange: chance.chance(0.2),
    indent: chance.chance(0.1) ? 1 : 0,
    mergesKnown: chance.chance(0.8),
    ...fixed,
  };
}

/** A column of the sheet to be: what stands above it, and what in the row. */
interface PaperColumn {
  readonly group: string;
  readonly header: string;
  readonly cell: (row: TruthRow, index: number) => Cell;
  /** Total over rows; null where nothing is summed. */
  readonly total: ((rows: readonly TruthRow[]) => Cell) | null;
  readonly area?: boolean;
}

/** One ledger on one sheet. `parts` of several ledgers can be put below each other with `stack`. */
export function paperOf(ledger: TruthLedger, layout: Layout, chance: Random): Grid {
  const kind = kindOf(ledger.kind);
  const columns = columnsOf(ledger, kind, layout, chance);
  const width = columns.length;
  const cells: Cell[][] = [];
  const merges: Span[] = [];
  const put = (row: readonly Cell[]): number => cells.push([...Array.from({ length: layout.indent }, () => null), ...row]) - 1;
  const merge = (top: number, left: number, bottom: number, right: number): void => {
    if (top !== bottom || left !== right) merges.push({ top, left: left + layout.indent, bottom, right: right + layout.indent });
  };

  const owner = ledger.area ?? TOWN;
  if (layout.title) {
    const at = put([`${owner}2024年上半年${kind.name}台账`, ...blanks(width - 1)]);
    merge(at, 0, at, width - 1);
  }
  if (layout.unitLine) put([`填报单位：${owner}`, ...blanks(width - 1)]);
  if (layout.title && layout.blankRows) put([]);
  header();

  const total = (label: string, rows: readonly TruthRow[]): void => {
    if (columns.every((column) => column.total === null)) return;
    const at = columns.findIndex((column) => column.total === null);
    put(columns.map((column, i) => (i === at ? label : (column.total?.(rows) ?? null))));
  };
  if (layout.totals === "top") total("合计", ledger.rows);
  const areaAt = columns.findIndex((column) => column.area);
  // A page of fewer rows has no second header.
  const page = ledger.rows.length >= 6 ? Math.floor(ledger.rows.length / 2) : -1;
  let group: TruthRow[] = [];
  let areaTop = -1;
  ledger.rows.forEach((row, i) => {
    const repeats = layout.repeatHeader && i === page;
    const gap = layout.blankRows && i > 0 && i % 4 === 0;
    const next = ledger.rows[i + 1];
    const nextBreaks = (layout.repeatHeader && i + 1 === page) || (layout.blankRows && (i + 1) % 4 === 0);
    if (repeats) header();
    else if (gap) put([]);
    const at = put(columns.map((column) => column.cell(row, i)));
    const starts = group.length === 0 || repeats || gap;
    if (starts) areaTop = at;
    else if (areaAt >= 0 && layout.areaOnce !== null) (cells[at] ?? [])[areaAt + layout.indent] = null;
    group.push(row);
    const ends = next?.area !== row.area;
    if (areaAt >= 0 && layout.areaOnce === "merged" && (ends || nextBreaks)) merge(areaTop, areaAt, at, areaAt);
    if (ends) {
      if (layout.totals === "groups") total("小计", group);
      group = [];
    }
  });
  if (layout.totals === "bottom" || layout.totals === "groups") total("合计", ledger.rows);
  if (layout.foot) {
    put(["注：以上数据由各村核实后填报。", ...blanks(width - 1)]);
    put(["填表人：", ...blanks(Math.max(0, width - 2)), "审核人："]);
  }
  return cleanGrid({
    file: ledger.file,
    sheet: ledger.sheet,
    visibility: "visible",
    cells: cells.map(trimmed),
    merges: layout.mergesKnown ? merges : null,
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
  });

  function header(): void {
    if (!layout.groups || columns.every((column) => column.group === "")) {
      put(columns.map((column) => column.header));
      return;
    }
    const top = put(columns.map((column, i) => (column.group !== "" && columns[i - 1]?.group === column.group ? null : column.group || column.header)));
    put(columns.map((column) => (column.group === "" ? null : column.header)));
    for (let i = 0; i < width;) {
      const name = columns[i]?.group ?? "";
      let end = i;
      while (name !== "" && columns[end + 1]?.group === name) end++;
      if (name === "") merge(top, i, top + 1, i);
      else merge(top, i, top, end);
      i = end + 1;
    }
  }
}

const blanks = (count: number): null[] => Array.from({ length: Math.max(0, count) }, () => null);

function trimmed(row: readonly Cell[]): Cell[] {
  const last = row.findLastIndex((cell) => cell !== null);
  return row.slice(0, last + 1);
}

function kindOf(kind: string): LedgerKind {
  const found = builtIn.kinds.find((other) => other.kind === kind);
  if (!found) throw new Error(`no kind ${kind}`);
  return found;
}

function columnsOf(ledger: TruthLedger, kind: LedgerKind, layout: Layout, chance: Random): PaperColumn[] {
  const present = new Set(ledger.rows.flatMap((row) => Object.keys(row.values)));
  const wide = layout.wide && ledger.kind === "publicity";
  const fields = kind.fields.filter((field) => present.has(field.field) && !(wide && ["form", "quantity", "unit"].includes(field.field)));
  const nameOf = (field: Field): string => (layout.aliases && chance.chance(0.5) ? chance.pick([field.name, ...field.aliases]) : field.name);
  const words = fields.filter((field) => field.type === "text" && field.field !== "unit");
  const columns: PaperColumn[] = [];
  if (layout.serial) columns.push({ group: "", header: "序号", cell: (_, i) => i + 1, total: null });
  const date = kind.fields.find((field) => field.field === "date");
  if (date) columns.push({ group: "", header: date.name, cell: (row) => dateCell(row.date, layout.dates), total: null });
  if (layout.areaColumn || ledger.area === null) columns.push({ group: "", header: "村居", cell: (row) => row.area, total: null, area: true });
  for (const field of words) columns.push({ group: "", header: nameOf(field), cell: (row) => row.values[field.field] ?? null, total: null });
  if (wide) {
    columns.push(...memberColumns(ledger, layout));
    if (layout.across) columns.push({ group: "", header: "合计", cell: (row) => row.values.quantity ?? null, total: null });
  }
  for (const field of fields.filter((other) => other.type !== "text")) {
    columns.push(figureColumn(field, nameOf(field), layout, present.has("unit")));
    if (field.field === "quantity" && present.has("unit") && layout.units === null)
      columns.push({ group: "", header: "计量单位", cell: (row) => row.values.unit ?? null, total: null });
  }
  if (layout.strange) {
    columns.push({ group: "", header: "投入经费（元）", cell: (row) => row.date.length * 100 + row.area.length, total: null });
    columns.push({ group: "", header: "联系电话", cell: (_, i) => 13_900_000_000 + i, total: null });
  }
  if (columns.length < 3) columns.push({ group: "", header: "备注", cell: () => "已核实", total: null });
  // Nobody writes a name over a group of one.
  const size = (group: string): number => columns.filter((column) => column.group === group).length;
  return columns.map((column) => (size(column.group) < 2 ? { ...column, group: "" } : column));
}

function memberColumns(ledger: TruthLedger, layout: Layout): PaperColumn[] {
  const forms = [...new Set(ledger.rows.map((row) => String(row.values.form)))];
  const unitOf = (form: string) => ledger.rows.find((row) => row.values.form === form)?.values.unit ?? "";
  return forms.map((form) => ({
    group: "数量",
    header: layout.units === "header" ? `${form}（${unitOf(form)}）` : form,
    cell: (row) => (row.values.form === form ? (row.values.quantity ?? null) : null),
    total: (rows) => sum(rows.filter((row) => row.values.form === form).map((row) => row.values.quantity)),
  }));
}

function figureColumn(field: Field, name: string, layout: Layout, ownUnit: boolean): PaperColumn {
  const unit = field.unit ?? "";
  const isRate = field.type === "rate";
  const named = layout.units === "header" && !ownUnit && !isRate && !/[（(]|㎡|平/.test(name) ? `${name}（${unit}）` : name;
  const written = (row: TruthRow): Cell => {
    const value = row.values[field.field];
    if (value === undefined) return null;
    if (isRate) return layout.units === "cell" ? `${value}%` : { kind: "percent", fraction: Number(value) / 100 };
    if (ownUnit) return layout.units === null ? value : `${value}${row.values.unit ?? ""}`;
    return layout.units === "cell" ? `${value}${unit}` : value;
  };
  const sums = field.field !== "quantity" || !ownUnit;
  return {
    group: isRate || ownUnit ? "" : "情况",
    header: named,
    cell: written,
    total: isRate ? (rows) => ({ kind: "percent", fraction: rateOf(rows) }) : (rows) => (sums ? sum(rows.map((row) => row.values[field.field])) : null),
  };
}

/** Of the sums, never a mean of rates. */
function rateOf(rows: readonly TruthRow[]): number {
  const of = (field: string) => rows.reduce((all, row) => all + Number(row.values[field] ?? 0), 0);
  return of("aware") / of("surveyed");
}

const sum = (values: readonly (Value | undefined)[]): number => Number(values.reduce<number>((all, value) => all + Number(value ?? 0), 0).toFixed(6));

const EPOCH = Date.UTC(1899, 11, 30);

function dateCell(iso: string, style: Layout["dates"]): Cell {
  const [year = "", month = "", day = ""] = iso.split("-");
  switch (style) {
    case "cell":
      return { kind: "date", serial: (Date.parse(iso) - EPOCH) / 86_400_000, iso };
    case "dashes":
      return iso;
    case "dots":
      return `${year}.${Number(month)}.${Number(day)}`;
    case "chinese":
      return `${year}年${Number(month)}月${Number(day)}日`;
  }
}

/** Several grids of one file on one sheet, one below the other with `gap` blank rows between. */
export function stack(grids: readonly Grid[], gap: number): Grid {
  const [first] = grids;
  if (!first) throw new Error("nothing to stack");
  const cells: (readonly Cell[])[] = [];
  const merges: Span[] = [];
  for (const grid of grids) {
    if (cells.length > 0) for (let i = 0; i < gap; i++) cells.push([]);
    const down = cells.length;
    cells.push(...grid.cells);
    for (const span of grid.merges ?? []) merges.push({ ...span, top: span.top + down, bottom: span.bottom + down });
  }
  return { ...first, cells, merges: grids.every((grid) => grid.merges !== null) ? merges : null };
}
