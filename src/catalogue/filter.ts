/** What a filter (条件) of an indicator takes. The one place that says what 含, 不含, 是 and 已填 mean. */
import type { Filter } from "../model/indicator";

/** Does a text pass a filter? A missing text is empty. Width of letters, blanks and case make no difference. */
export function passes(filter: Filter, text: string | undefined): boolean {
  if (filter.op === "filled") return isFilled(text);
  const folded = fold(text ?? "");
  let values = foldedValues.get(filter);
  if (!values) foldedValues.set(filter, (values = filter.values.map(fold)));
  if (filter.op === "equals") return values.includes(folded);
  const stands = values.some((value) => folded.includes(value));
  return filter.op === "contains" ? stands : !stands;
}

const foldedValues = new WeakMap<Filter, readonly string[]>();

/** Folded for comparing: full width to half, no blanks, lower case. */
export function fold(text: string): string {
  let folded = foldedTexts.get(text);
  if (folded === undefined) {
    if (foldedTexts.size > 10_000) foldedTexts.clear();
    foldedTexts.set(text, (folded = text.normalize("NFKC").replace(/\s+/g, "").toLowerCase()));
  }
  return folded;
}

/** Ledgers repeat few words many times. */
const foldedTexts = new Map<string, string>();

/** 无 and dashes are a clerk's way of leaving a cell empty. */
export const isFilled = (text: string | undefined): boolean => text !== undefined && !nothing.test(fold(text));

const nothing = /^(无|没有|暂无|[-—–/\\]+)?$/;
