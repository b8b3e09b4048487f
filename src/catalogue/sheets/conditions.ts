/** Conditions (条件) of an indicator in words: `形式 含 旗牌、宣传牌；状态 是 命名（没有此列也算）`. */
import type { Field, Filter, LedgerKind } from "../../model/indicator";
import { listOf, listText, quote, split, unquote } from "./words";

const WITHOUT = "（没有此列也算）";
const opWords = { contains: "含", excludes: "不含", equals: "是", filled: "已填" } as const;
const ops: ReadonlyMap<string, Filter["op"]> = new Map([
  ["不含", "excludes"],
  ["不包含", "excludes"],
  ["含", "contains"],
  ["包含", "contains"],
  ["是", "equals"],
  ["等于", "equals"],
  ["已填", "filled"],
  ["不为空", "filled"],
]);

export const conditionText = (filters: readonly Filter[], kind: LedgerKind): string =>
  filters
    .map(
      ({ field, op, values, optional }) =>
        [fieldText(field, kind), opWords[op], listText(values)].filter((part) => part !== "").join(" ") + (optional ? WITHOUT : ""),
    )
    .join("；");

/** The filters, or the part that cannot be read. Parts are separated by semicolons or line breaks. */
export function readConditions(text: string, kind: LedgerKind): { filters: Filter[] } | { unreadable: string } | { unknownField: string } {
  const filters: Filter[] = [];
  for (const part of split(text, /[；;\n\r]/)) {
    if (part === "") continue;
    const optional = /[（(]没有此列也算[）)]$/.test(part);
    const bare = optional ? part.replace(/[（(]没有此列也算[）)]$/, "").trim() : part;
    const match = spaced.exec(bare) ?? close.exec(bare);
    const op = ops.get(match?.[2] ?? "");
    if (!match || op === undefined) return { unreadable: part };
    const name = unquote((match[1] ?? "").trim());
    const field = fieldNamed(name, kind);
    if (!field) return { unknownField: name };
    const values = listOf(match[3] ?? "");
    if (op !== "filled" && values.length === 0) return { unreadable: part };
    filters.push({ field: field.field, op, values, ...(optional && { optional }) });
  }
  return { filters };
}

const word = "「(?:[^」]|」」)*」";
const spaced = new RegExp(`^(${word}|\\S+)\\s+(不包含|不含|包含|含|是|等于|已填|不为空)(?:\\s+(.*))?$`, "s");
/** Clerks leave the blanks out: 形式含旗牌. */
const close = new RegExp(`^(${word}\\s*|.+?)(不包含|不含|包含|含|是|等于|已填|不为空)\\s*(.*)$`, "s");

/** What a field is called in a cell: its name where only it has the name, else its key. */
export function fieldText(key: string, kind: LedgerKind): string {
  const field = kind.fields.find((f) => f.field === key);
  return quote(field && fieldNamed(field.name, kind) === field ? field.name : key);
}

/** The field of that name, key or alias, asked in this order. */
export const fieldNamed = (text: string, { fields }: LedgerKind): Field | undefined =>
  fields.find((f) => f.name === text) ?? fields.find((f) => f.field === text) ?? fields.find((f) => f.aliases.includes(text));
