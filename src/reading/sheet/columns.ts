/**
 * What each column is: a field of the ledger kind, a member of a wide ledger (a column 标语 of the field 形式), a serial number, a figure that
 * nothing measures, or words. By the names above it, the unit, and what stands in it.
 */
import columnsWords from "../../language/words/columns.json";
import totalsWords from "../../language/words/totals.json";
import { wordPattern } from "../../language/word-pattern";
import { takesValue } from "../../catalogue/filter";
import type { Field } from "../../model/indicator";
import type { Column, Reason } from "../../model/ledger";
import { readAreaName } from "../../language/area";
import { isNumericData, type ColumnData } from "./column-data";
import { hasNumerals, isMeasured, share, type ColumnInput } from "./column-input";
import { readDate } from "../../language/date";
import { squeeze } from "./lines";
import { matchFields, nameKey, type FieldMatch, type KindIndex } from "./match";
import { findMembers, type Member } from "./members";
import { fieldsByData } from "./columns-by-data";
import { canonicalUnit, convertQuantity, unitInText } from "../../language/units";

export interface ColumnsChoice {
  readonly columns: readonly Column[];
  /** Columns that would have been a field which another column is: index and field name. */
  readonly conflicts: readonly { readonly index: number; readonly field: string; readonly taken: number }[];
}

const SERIAL = wordPattern("i")`^(${columnsWords.serials})$`;
const TOTAL = wordPattern()`^(${totalsWords.columnHeads})$`;
const IDENTIFIER = wordPattern()`(${columnsWords.identifiers})`;
/** Names below another one that say nothing of their own: the name above is the field's. */
const EMPTY_LEAF = wordPattern()`^(${columnsWords.emptyLeaves})$`;

/** A match below this is no match. */
const ENOUGH = 0.55;

/**
 * @param lineUnit unit of a line above the header (单位：块)
 * @param figuresIn counts the figures of a column, texts included
 * @param given fields that the user set, by column; null means "not a field"
 * @param remembered they were set on another sheet of the same shape
 * @param evident fields that a column's place and data show, whatever it is called
 */
export function readColumns(
  kind: KindIndex,
  inputs: readonly ColumnInput[],
  lineUnit: string | null,
  figuresIn: (column: number) => number,
  given: Readonly<Record<number, string | null>> = {},
  remembered = false,
  evident: ReadonlyMap<number, Field> = new Map(),
): ColumnsChoice {
  const fields = assign(kind, inputs, given, evident);
  const found = kind.kind.kind === "other" ? new Map<number, Member>() : findMembers(kind, inputs, fields.byColumn);
  const { members, twice } = eachOnce(found);
  const columns = inputs.map((input): Column => {
    const column = columnOf(input);
    return { ...column, numbers: column.role === "unmeasured" ? figuresIn(input.index) : input.data.numbers };
  });
  function columnOf(input: ColumnInput): Column {
    const field = fields.byColumn.get(input.index);
    const member = members.get(input.index);
    if (twice.some((other) => other.index === input.index)) return otherColumn(input, true);
    if (member) return memberColumn(kind, input, member, lineUnit);
    if (field) return fieldColumn(kind, input, field, lineUnit, remembered);
    return otherColumn(input, members.size >= 2);
  }
  return { columns, conflicts: [...fields.conflicts.filter((conflict) => !found.has(conflict.index)), ...twice] };
}

/** 东庄村 over two columns, or 标语 under 一月 and under 二月: a record has room for one figure of each, so the second is shown as a conflict. */
function eachOnce(found: ReadonlyMap<number, Member>): { members: Map<number, Member>; twice: { index: number; field: string; taken: number }[] } {
  const members = new Map<number, Member>();
  const places = new Map<string, number>();
  const twice: { index: number; field: string; taken: number }[] = [];
  for (const [index, member] of found) {
    const key = `${member.value.field.field}\n${member.text}\n${member.measured.field}`;
    const taken = places.get(key);
    if (taken === undefined) {
      places.set(key, index);
      members.set(index, member);
    } else twice.push({ index, field: member.text, taken });
  }
  return { members, twice };
}

const reason = (code: string, params: Reason["params"], score: number): Reason => ({ code: `reason.column.${code}`, params, score });

function fieldColumn(kind: KindIndex, input: ColumnInput, match: FieldMatch & { given?: boolean }, lineUnit: string | null, remembered: boolean): Column {
  const { field } = match;
  const measured = field.type === "quantity" || field.type === "rate";
  return {
    index: input.index,
    header: input.path,
    role: "field",
    field: field.field,
    unit: measured ? (headerUnit(input.path) ?? field.unit ?? lineUnit) : null,
    member: null,
    indicator: measured ? onlyIndicator(kind, field.field, null) : null,
    score: Math.min(1, match.score),
    reasons: [
      match.given
        ? reason(remembered ? "remembered" : "corrected", { field: field.name }, 1)
        : reason(match.how, { field: field.name, word: match.word }, match.score),
    ],
  };
}

function memberColumn(kind: KindIndex, input: ColumnInput, member: Member, lineUnit: string | null): Column {
  return {
    index: input.index,
    header: input.path,
    role: "member",
    field: member.measured.field,
    unit: headerUnit(input.path) ?? member.measured.unit ?? lineUnit,
    member: { field: member.value.field.field, value: member.text },
    indicator: onlyIndicator(kind, member.measured.field, { field: member.value.field.field, value: member.text }),
    score: member.exact ? 0.95 : 0.8,
    reasons: [reason("member", { field: member.value.field.name, value: member.text }, member.exact ? 0.95 : 0.8)],
  };
}

function otherColumn(input: ColumnInput, wide: boolean): Column {
  const leaf = squeeze(input.path.at(-1) ?? "");
  const { data } = input;
  const plain = (role: Column["role"], reasons: Reason[]): Column => ({
    index: input.index,
    header: input.path,
    role,
    field: null,
    unit: role === "unmeasured" ? headerUnit(input.path) : null,
    member: null,
    indicator: null,
    score: 0,
    reasons,
  });
  if (SERIAL.test(leaf) && data.words <= data.filled / 2) return plain("serial", [reason("serial", {}, 1)]);
  if (leaf === "" && data.serial && data.words === 0) return plain("serial", [reason("serial", {}, 0.8)]);
  if (data.filled === 0) return plain("blank", []);
  if (IDENTIFIER.test(leaf)) return plain("text", [reason("identifier", {}, 0.9)]);
  if (wide && TOTAL.test(leaf) && isNumericData(data)) return plain("unmeasured", [reason("total", {}, 0.9)]);
  return data.numbers > 0 || isNumericData(data) ? plain("unmeasured", [reason("numbers", { cells: data.numbers + data.figures }, 0.5)]) : plain("text", []);
}

/** Unit in the lowest name that has one: 数量（块）, or a name that is a unit itself (数量 | 块). */
function headerUnit(path: readonly string[]): string | null {
  for (let i = path.length - 1; i >= 0; i--) {
    const name = path[i] ?? "";
    const unit = unitInText(name) ?? (i > 0 ? canonicalUnit(squeeze(name).replace(/^\((.*)\)$/, "$1")) : null);
    if (unit !== null) return unit;
  }
  return null;
}

/** The one indicator that sums the column up, or null where none or several do. */
function onlyIndicator(kind: KindIndex, field: string, member: { field: string; value: string } | null): string | null {
  const fed = kind.indicators.filter((indicator) => {
    const { measure } = indicator;
    if (measure.type === "count" || measure.type === "ratio" || measure.field !== field) return false;
    if (member === null) return true;
    return takesValue(indicator.where, member.field, member.value);
  });
  return fed.length === 1 ? (fed[0]?.code ?? null) : null;
}

interface Assigned {
  readonly byColumn: ReadonlyMap<number, FieldMatch & { given?: boolean }>;
  readonly conflicts: readonly { index: number; field: string; taken: number }[];
}

/** The best pairs of column and field first; each field once. */
function assign(
  kind: KindIndex,
  inputs: readonly ColumnInput[],
  given: Readonly<Record<number, string | null>>,
  evident: ReadonlyMap<number, Field>,
): Assigned {
  const byColumn = new Map<number, FieldMatch & { given?: boolean }>();
  const taken = new Map<string, number>();
  for (const input of inputs) {
    const name = given[input.index];
    const field = kind.kind.fields.find((other) => other.field === name);
    if (!field) continue;
    byColumn.set(input.index, { field, score: 1, how: "name", word: field.name, given: true });
    taken.set(field.field, input.index);
  }
  for (const [index, field] of evident) {
    if (byColumn.has(index) || taken.has(field.field)) continue;
    byColumn.set(index, { field, score: 0.9, how: "data", word: field.name });
    taken.set(field.field, index);
  }
  const pairs = inputs.flatMap((input) => (input.index in given ? [] : candidates(kind, input).map((match) => ({ input, match }))));
  pairs.sort((a, b) => b.match.score - a.match.score || a.input.index - b.input.index);
  const conflicts: { index: number; field: string; taken: number }[] = [];
  for (const { input, match } of pairs) {
    if (byColumn.has(input.index)) continue;
    const other = taken.get(match.field.field);
    if (other !== undefined) {
      if (match.score >= 0.8 && input.data.filled > 0) conflicts.push({ index: input.index, field: match.field.name, taken: other });
      continue;
    }
    byColumn.set(input.index, match);
    taken.set(match.field.field, input.index);
  }
  for (const [index, field] of fieldsByData(kind, inputs, byColumn, given)) byColumn.set(index, { field, score: 0.6, how: "data", word: field.name });
  return { byColumn, conflicts: conflicts.filter((conflict) => !byColumn.has(conflict.index)) };
}

const PLAIN_NUMBER = wordPattern()`^(${columnsWords.plainNumbers})$`;

/** Fields that a column may be, by its names and by what stands in it. */
function candidates(kind: KindIndex, input: ColumnInput): FieldMatch[] {
  const { path } = input;
  const leaf = path.at(-1);
  if (leaf === undefined) return [];
  const found = [...matchFields(kind, leaf)];
  // 数量 in a kind that has one quantity only means that one.
  const quantities = kind.kind.fields.filter((field) => field.type === "quantity");
  const [only] = quantities;
  if (found.length === 0 && only && quantities.length === 1 && path.length === 1 && PLAIN_NUMBER.test(nameKey(leaf)))
    found.push({ field: only, score: 0.6, how: "contains", word: nameKey(leaf) });
  if (path.length > 1) {
    found.push(...matchFields(kind, path.join("")));
    const bare = nameKey(leaf);
    const above = path.at(-2) ?? "";
    if (EMPTY_LEAF.test(bare) || canonicalUnit(bare) !== null || bare === "")
      found.push(...matchFields(kind, above).flatMap((match) => (isMeasured(match.field) ? [{ ...match, score: match.score * 0.97 }] : [])));
  }
  return found
    .map((match) => ({ ...match, score: match.score + agreement(match, input.data) + unitAgreement(match, path) }))
    .filter((match) => match.score >= ENOUGH)
    .sort((a, b) => b.score - a.score);
}

/** A unit in the header speaks for a field that is measured in it, and against one that cannot be where the name is only near. */
function unitAgreement({ field, how }: FieldMatch, path: readonly string[]): number {
  const unit = isMeasured(field) && field.unit !== undefined ? headerUnit(path) : null;
  if (unit === null || field.unit === undefined) return 0;
  if (convertQuantity({ value: 1, unit, low: 1, high: 1, mark: null }, field.unit) !== null) return 0.03;
  return how === "name" || how === "alias" ? 0 : -0.1;
}

/** How well the data agree with a field's type: about -0.5 to 0.08. */
function agreement({ field, how }: FieldMatch, data: ColumnData): number {
  if (data.filled === 0) return -0.02;
  const numeric = (data.numbers + data.figures) / Math.max(1, data.numbers + data.figures + data.words + data.dates);
  switch (field.type) {
    case "quantity":
    case "rate":
      return numeric >= 0.5 ? 0.05 : data.words === 0 ? 0 : hasNumerals(data) ? -0.05 : -0.35;
    case "date":
      return data.dates > 0 || data.sample.some((text) => readDate(text).from !== null) ? 0.05 : data.words > 0 ? -0.3 : -0.1;
    case "area":
      return numeric > 0.5
        ? -0.5
        : data.sample.some((text) => readAreaName(text) !== null)
          ? 0.06
          : data.sample.some((text) => canonicalUnit(text) !== null)
            ? -0.5
            : -0.05;
    case "text":
      if (field.field === "unit") return share(data.sample, (text) => canonicalUnit(text) !== null) >= 0.5 ? 0.08 : -0.4;
      // Figures below a name that is only near to a field of words are what the name says, not the field.
      return numeric > 0.8 && data.numbers > 0 ? (field.values || how === "contains" || how === "close" ? -0.4 : -0.12) : 0;
  }
}
