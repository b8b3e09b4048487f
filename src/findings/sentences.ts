/** Sentences of a table of codes by the keys under which they are looked up: `code`, `code#many`, `code#one`. */
import type { FindingCodes, Sentence } from "./code";

/** @param language which of the sentences' languages */
export function sentencesOf(codes: FindingCodes, language: keyof Sentence): Record<string, string> {
  const sentences: Record<string, string> = {};
  for (const [code, entry] of Object.entries(codes)) {
    sentences[code] = entry[language];
    if (entry.many) sentences[`${code}#many`] = entry.many[language];
    if (entry.single) sentences[`${code}#one`] = entry.single[language];
  }
  return sentences;
}
