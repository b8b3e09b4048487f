/** Which patterns are lists of words. Lint refuses them (eslint.config.mjs); a test counts those that are left. */

/** Five words or more side by side, as a pattern on the text of a pattern. */
export const wordListInPattern = "([\\u4e00-\\u9fff]+\\|){4,}[\\u4e00-\\u9fff]";

/**
 * Files that still hold such patterns, and how many: there words and grammar hang together (`村(?!级|民)`), or the list is short. A list that goes to
 * src/language/words is taken off here; none comes in.
 */
export const patternsLeft = {
  "src/checking/lists.ts": 1,
  "src/documents/verifying/remarks/selection.ts": 2,
  "src/documents/verifying/remarks/uncertainty.ts": 1,
  "src/drafting/names.ts": 1,
  "src/language/area-in-text.ts": 1,
  "src/language/area-name.ts": 1,
  "src/language/date-parse.ts": 2,
  "src/language/quantity.ts": 1,
  "src/reading/sheet/lines.ts": 1,
};
