/**
 * What a filter (条件) takes. The one place that says what 含, 不含, 是 and 已填 mean: measuring, checks, roll-up, reports and templates all ask here.
 */
import type { Field, Filter, LedgerKind } from "../model/indicator";
import type { Ledger, LedgerRecord } from "../model/ledger";

/** Does a text pass a filter? A missing text is empty. Width of letters, blanks and case make no difference: 道德 模范 is 道德模范. */
export function passes(filter: Filter, text: string | undefined): boolean {
  if (filter.op === "filled") return isFilled(text);
  const folded = foldText(text ?? "");
  let values = foldedValues.get(filter);
  if (!values) foldedValues.set(filter, (values = filter.values.map(foldText)));
  if (filter.op === "equals") return values.includes(folded);
  const stands = values.some((value) => folded.includes(value));
  return filter.op === "contains" ? stands : !stands;
}

const foldedValues = new WeakMap<Filter, readonly string[]>();

/** Whether a word stands in a text, as 含 has it. */
export const holdsWord = (text: string, word: string): boolean => foldText(text).includes(foldText(word));

/** Folded for comparing: full width to half, no blanks, lower case. */
export function foldText(text: string): string {
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
export const isFilled = (text: string | undefined): boolean => text !== undefined && !nothing.test(foldText(text));

const nothing = /^(无|没有|暂无|[-—–/\\]+)?$/;

/** The texts of one ledger's records as filters see them. */
export interface FilterTexts {
  /** The ledger has a column of the field: an optional filter on another passes (a title “推荐表” does not unmake what a list without 状态 counts). */
  readonly has: (field: string) => boolean;
  /** The record's own text, else what the ledger's title says for all of them. */
  readonly textOf: (record: Pick<LedgerRecord, "texts">, field: string) => string | undefined;
}

/**
 * @param has fields that the ledger has a column of, members' among them
 */
export function filterTexts(ledger: Pick<Ledger, "title" | "sheet">, kind: LedgerKind | null, has: { readonly has: (field: string) => boolean }): FilterTexts {
  const implied = new Map<string, string | undefined>();
  const impliedOf = (name: string): string | undefined => {
    if (has.has(name) || kind === null) return undefined;
    if (!implied.has(name)) {
      const field = kind.fields.find((each) => each.field === name);
      implied.set(name, field && impliedValue(field, ledger, kind));
    }
    return implied.get(name);
  };
  return { has: (field) => has.has(field), textOf: (record, field) => record.texts[field] ?? impliedOf(field) };
}

/** Does a record pass all filters of an indicator? */
export const takesRecord = (filters: readonly Filter[], record: Pick<LedgerRecord, "texts">, texts: FilterTexts): boolean =>
  filters.every((filter) => (filter.optional && !texts.has(filter.field)) || passes(filter, texts.textOf(record, filter.field)));

/** What a column of one value of a field (标语) feeds: only filters on that field have a say. */
export const takesValue = (filters: readonly Filter[], field: string, value: string): boolean =>
  filters.every((filter) => filter.field !== field || passes(filter, value));

/**
 * A ledger without the column that says what it lists says so in its title: 道德红榜 lists 红榜, 厕所革命进度表 the 项目 厕所革命.
 * Only where title (else sheet name) holds exactly one of the field's values, and not inside a longer word of the kind (黄榜 in 红黄榜).
 */
function impliedValue(field: Field, ledger: Pick<Ledger, "title" | "sheet">, kind: LedgerKind): string | undefined {
  const values = [...(field.values ?? [])].sort((a, b) => b.length - a.length);
  const covers = [kind.name, ...kind.words].map(foldText).filter((word) => !values.some((value) => foldText(value) === word));
  for (const name of [ledger.title, ledger.sheet]) {
    if (name === null) continue;
    let text = foldText(name);
    const found = new Set<string>();
    for (const word of covers.filter((cover) => values.some((value) => cover.includes(foldText(value))))) text = text.replaceAll(word, "\u0000");
    for (const value of values) {
      if (!text.includes(foldText(value))) continue;
      found.add(value);
      text = text.replaceAll(foldText(value), "\u0000");
    }
    if (found.size === 1) return [...found][0];
    if (found.size > 1) return undefined;
  }
  return undefined;
}
