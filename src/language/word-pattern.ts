/** Patterns with lists of words in them. The lists are data (`words/*.json`), the pattern around them is grammar. */

/**
 * `wordPattern("u")`^(?:${totals.sums})$``: each list stands for one of its words, the first that fits, in the order of the list. Signs in words mean
 * themselves. For patterns that are made once.
 */
export const wordPattern =
  (flags = "") =>
  ({ raw }: TemplateStringsArray, ...lists: readonly (readonly string[])[]): RegExp =>
    new RegExp(raw.map((text, i) => text + (lists[i] ?? []).map(literally).join("|")).join(""), flags);

const literally = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
