/** Filters (条件) of indicators, compiled for one ledger: records with the same texts share one answer. What a filter takes says catalogue/filter. */
import { filterTexts, isFilled, takesRecord } from "../catalogue/filter";
import type { Indicator, LedgerKind } from "../model/indicator";
import type { Ledger, LedgerRecord } from "../model/ledger";

/**
 * Which of the rules take a record.
 * @param has fields that the ledger has
 * @returns a function from a record to its rules, in the given order
 */
export function matcher<Rule extends { readonly indicator: Indicator }>(
  rules: readonly Rule[],
  ledger: Ledger,
  kind: LedgerKind,
  has: ReadonlySet<string>,
): (record: LedgerRecord) => readonly Rule[] {
  const texts = filterTexts(ledger, kind, has);
  const needed = rules.map((rule) => ({ rule, filters: rule.indicator.where.filter((filter) => !filter.optional || texts.has(filter.field)) }));
  const fields = [...new Set(needed.flatMap(({ filters }) => filters.map((filter) => filter.field)))];
  // A field that is only asked whether it is filled would otherwise give each record an answer of its own.
  const onlyFilled = fields.map((field) => needed.every(({ filters }) => filters.every((f) => f.field !== field || f.op === "filled")));
  const answers = new Map<string, readonly Rule[]>();
  const [single] = fields.length === 1 && !onlyFilled[0] ? fields : [];
  return (record) => {
    let key = single === undefined ? "" : (texts.textOf(record, single) ?? "");
    if (single === undefined)
      for (let i = 0; i < fields.length; i++) {
        const text = texts.textOf(record, fields[i] ?? "") ?? "";
        key += onlyFilled[i] ? (isFilled(text) ? "1\u0000" : "\u0000") : `${text}\u0000`;
      }
    const answer = answers.get(key);
    if (answer) return answer;
    const matched = needed.filter(({ filters }) => takesRecord(filters, record, texts)).map(({ rule }) => rule);
    answers.set(key, matched);
    return matched;
  };
}
