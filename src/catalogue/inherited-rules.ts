/**
 * Rules of kinds that came without: a workbook of before has no 设置·规则, and its kinds are checked as they always were. A kind keeps the rules of the kind of
 * that key; a town's own kind has those of the kind whose fields it has, all of them (it was copied from there and renamed).
 */
import type { LedgerKind } from "../model/indicator";
import { ruleFaults, withRules } from "./rule-forms";

/** Rules that speak of fields which the town took out are none of the kind's any more. */
export function inheritedRules(kinds: readonly LedgerKind[], base: readonly LedgerKind[]): readonly LedgerKind[] {
  if (kinds === base) return kinds;
  const ruled = kinds.map((kind) => withRules(kind, (base.find((known) => known.kind === kind.kind) ?? likeness(kind, base))?.rules ?? []));
  return ruled.map((kind) => {
    const faulty = new Set(ruleFaults(kind, ruled).map(({ rule }) => rule));
    return withRules(
      kind,
      (kind.rules ?? []).filter((rule) => !faulty.has(rule)),
    );
  });
}

/** Of the kinds all of whose fields it has, the one with most. */
function likeness(kind: LedgerKind, base: readonly LedgerKind[]): LedgerKind | undefined {
  const types = new Map(kind.fields.map(({ field, type }) => [field, type]));
  const alike = base.filter(({ fields }) => fields.every(({ field, type }) => types.get(field) === type));
  return alike.reduce<LedgerKind | undefined>((most, each) => (most && most.fields.length >= each.fields.length ? most : each), undefined);
}
