/** Filters (条件) of indicators, compiled for one ledger: records with the same texts share one answer. */
import { fold, isFilled, passes } from "../catalogue/filter";
import type { Field, Filter, Indicator, LedgerKind } from "../model/indicator";
import type { Ledger, LedgerRecord } from "../model/ledger";

export { passes };

/**
 * Which of the rules take a record.
 * @param has fields that the ledger has; an optional filter on another passes
 * @returns a function from a record to its rules, in the given order
 */
export function matcher<Rule extends { readonly indicator: Indicator }>(
  rules: readonly Rule[],
  ledger: Ledger,
  kind: LedgerKind,
  has: ReadonlySet<string>,
): (record: LedgerRecord) => readonly Rule[] {
  const implied = new Map<string, string>();
  for (const filter of rules.flatMap((rule) => rule.indicator.where)) {
    if (has.has(filter.field) || filter.optional || implied.has(filter.field)) continue;
    const field = kind.fields.find((f) => f.field === filter.field);
    const value = field && impliedValue(field, ledger, kind);
    if (value !== undefined) implied.set(filter.field, value);
  }
  const known = (filter: Filter): boolean => has.has(filter.field) || implied.has(filter.field);
  const needed = rules.map((rule) => ({ rule, filters: rule.indicator.where.filter((filter) => !filter.optional || known(filter)) }));
  const fields = [...new Set(needed.flatMap(({ filters }) => filters.map((filter) => filter.field)))];
  // A field that is only asked whether it is filled would otherwise give each record an answer of its own.
  const onlyFilled = fields.map((field) => needed.every(({ filters }) => filters.every((f) => f.field !== field || f.op === "filled")));
  const answers = new Map<string, readonly Rule[]>();
  const [single] = fields.length === 1 && !onlyFilled[0] ? fields : [];
  return (record) => {
    let key = single === undefined ? "" : (record.texts[single] ?? implied.get(single) ?? "");
    if (single === undefined)
      for (let i = 0; i < fields.length; i++) {
        const field = fields[i] ?? "";
        const text = record.texts[field] ?? implied.get(field) ?? "";
        key += onlyFilled[i] ? (isFilled(text) ? "1\u0000" : "\u0000") : `${text}\u0000`;
      }
    const answer = answers.get(key);
    if (answer) return answer;
    const texts = (field: string): string | undefined => record.texts[field] ?? implied.get(field);
    const matched = needed.filter(({ filters }) => filters.every((filter) => passes(filter, texts(filter.field)))).map(({ rule }) => rule);
    answers.set(key, matched);
    return matched;
  };
}

/**
 * A ledger without the column that says what it lists says so in its title: 道德红榜 lists 红榜, 厕所革命进度表 the 项目 厕所革命.
 * Only where title (else sheet name) holds exactly one of the field's values, and not inside a longer word of the kind (黄榜 in 红黄榜).
 */
export function impliedValue(field: Field, ledger: Ledger, kind: LedgerKind): string | undefined {
  const values = [...(field.values ?? [])].sort((a, b) => b.length - a.length);
  const covers = [kind.name, ...kind.words].map(fold).filter((word) => !values.some((value) => fold(value) === word));
  for (const name of [ledger.title, ledger.sheet]) {
    if (name === null) continue;
    let text = fold(name);
    const found = new Set<string>();
    for (const word of covers.filter((cover) => values.some((value) => cover.includes(fold(value))))) text = text.replaceAll(word, "\u0000");
    for (const value of values) {
      if (!text.includes(fold(value))) continue;
      found.add(value);
      text = text.replaceAll(fold(value), "\u0000");
    }
    if (found.size === 1) return [...found][0];
    if (found.size > 1) return undefined;
  }
  return undefined;
}
