/** What each column of a ledger gives to its records: decided once for the ledger, before the loop over its rows (records.ts). */
import type { Cell } from "../../model/grid";
import type { Field, LedgerKind } from "../../model/indicator";
import type { Column } from "../../model/ledger";
import type { Body } from "./body";
import { isBlank } from "./cell";
import type { View } from "./view";

/** A column with a text, a date or an area; `key` ones are filled down over blanks. */
export interface WordColumn {
  readonly index: number;
  readonly header: string;
  readonly field: string;
  readonly as: "text" | "date" | "area" | "unit";
  readonly key: boolean;
  /** Its values name things that are counted and may bring their unit: 旗牌（块）. */
  readonly named: boolean;
  /** Row → row whose merged cell covers it, where cells are merged downwards; null where none is. */
  readonly merged: ReadonlyMap<number, number> | null;
  /** What was filled down last, and whether it may be. */
  held: Cell;
}

/** A column with quantities. */
export interface FigureColumn {
  readonly index: number;
  readonly header: string;
  readonly field: string;
  readonly unit: string | null;
  readonly percent: boolean;
  /** Columns of one member (厕所革命 | 任务数, 完成数) make one record. */
  readonly member: number;
  readonly problems: Map<"quantity.text" | "quantity.dash", { rows: number[]; text: string }>;
}

export interface MemberGroup {
  readonly column: number;
  readonly field: string;
  readonly value: string;
  /** The member is a village: it says whose the record is. */
  readonly area: boolean;
  /** The first column of each of its fields: a record keeps its own where it has its quantities from others. */
  readonly columns: Readonly<Record<string, number>>;
}

/** Columns with words; what repeats over merged rows is marked to be filled down. */
export function wordColumns(view: View, body: Body, columns: readonly Column[], kind: LedgerKind): readonly WordColumn[] {
  const fields = fieldsOf(kind);
  const dateField = mainDate(kind, columns);
  return withGroups(
    view,
    body,
    columns.flatMap((column) => wordColumn(view, body, column, fields, dateField)),
  );
}

/** Columns with quantities, and the groups of member columns that each make a record of their own. */
export function figureColumns(
  columns: readonly Column[],
  kind: LedgerKind,
): { readonly figures: readonly FigureColumn[]; readonly groups: readonly MemberGroup[]; readonly columns: Readonly<Record<string, number>> } {
  const fields = fieldsOf(kind);
  const found: Omit<MemberGroup, "columns">[] = [];
  const figures = columns.flatMap((column) => figureColumn(column, fields, found));
  const firstOf = (member: number): Readonly<Record<string, number>> =>
    Object.fromEntries([...figures].reverse().flatMap((column) => (column.member === member ? [[column.field, column.index]] : [])));
  return { figures, groups: found.map((group, i) => ({ ...group, columns: firstOf(i) })), columns: firstOf(-1) };
}

const fieldsOf = (kind: LedgerKind): ReadonlyMap<string, Field> => new Map(kind.fields.map((field) => [field.field, field]));

/** The date field that dates the record: `date`, or the kind's first date field that has a column. */
function mainDate(kind: LedgerKind, columns: readonly Column[]): string | null {
  const dated = kind.fields.filter((field) => field.type === "date" && columns.some((column) => column.field === field.field));
  return (dated.find((field) => field.field === "date") ?? dated[0])?.field ?? null;
}

function wordColumn(view: View, body: Body, column: Column, fields: ReadonlyMap<string, Field>, dateField: string | null): WordColumn[] {
  const field = column.role === "field" && column.field !== null ? fields.get(column.field) : undefined;
  if (!field || field.type === "quantity" || field.type === "rate") return [];
  const as = field.type === "area" ? "area" : field.field === dateField ? "date" : field.field === "unit" ? "unit" : "text";
  return [
    {
      index: column.index,
      header: column.header.join(""),
      field: field.field,
      as,
      key: field.key === true,
      named: field.values !== undefined,
      merged: mergedDown(view, body, column.index),
      held: null,
    },
  ];
}

function figureColumn(column: Column, fields: ReadonlyMap<string, Field>, groups: Omit<MemberGroup, "columns">[]): FigureColumn[] {
  const field = column.field === null ? undefined : fields.get(column.field);
  if (!field || (field.type !== "quantity" && field.type !== "rate")) return [];
  const { member } = column;
  let group = -1;
  if (member !== null) {
    group = groups.findIndex((other) => other.field === member.field && other.value === member.value);
    if (group < 0) group = groups.push({ column: column.index, field: member.field, value: member.value, area: fields.get(member.field)?.type === "area" }) - 1;
  }
  const percent = field.type === "rate" || column.unit === "%";
  return [{ index: column.index, header: column.header.join(""), field: field.field, unit: column.unit, percent, member: group, problems: new Map() }];
}

/**
 * Where nobody says what is merged: a text that begins exactly where the texts of a key column begin (责任单位 beside 测评项目) was merged over the
 * same rows, and is filled down like it. One shared group could be chance.
 */
function withGroups(view: View, body: Body, words: readonly WordColumn[]): readonly WordColumn[] {
  if (view.mergesKnown) return words;
  const beginnings = ({ index }: WordColumn): string => body.records.filter((row) => !isBlank(view.cells[row]?.[index] ?? null)).join(" ");
  const groups = new Set(
    words
      .filter((word) => word.key)
      .map(beginnings)
      .filter((rows) => {
        const count = rows === "" ? 0 : rows.split(" ").length;
        return count >= 2 && count * 2 <= body.records.length;
      }),
  );
  return groups.size === 0 ? words : words.map((word) => (!word.key && word.as === "text" && groups.has(beginnings(word)) ? { ...word, key: true } : word));
}

/** Rows covered by a cell merged downwards in this column, each with the row of its top. */
function mergedDown(view: View, body: Body, column: number): ReadonlyMap<number, number> | null {
  if (body.range === null || view.grid.merges === null) return null;
  let rows: Map<number, number> | null = null;
  for (const span of view.grid.merges) {
    if (span.top === span.bottom || column < span.left || column > span.right || span.top > body.range.last || span.bottom < body.range.first) continue;
    rows ??= new Map();
    for (let row = span.top + 1; row <= Math.min(span.bottom, body.range.last); row++) if (column === span.left) rows.set(row, span.top);
  }
  return rows;
}
