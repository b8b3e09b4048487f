/** Exceptions that the staff explained (说明): the finding stays on record, marked, and no longer counts as an error. */
import type { Explanation, Finding } from "../model/finding";

const key = (x: { code: string; file: string; sheet: string; cell: string }) => JSON.stringify([x.code, x.file, x.sheet, x.cell]);

/** Marks the findings that an explanation matches by code, file, sheet and cell; the others come back as they are, in the same order. */
export function explain(findings: readonly Finding[], explanations: readonly Explanation[]): Finding[] {
  if (explanations.length === 0) return [...findings];
  const texts = new Map(explanations.map((explanation) => [key(explanation), explanation.text]));
  return findings.map((finding) => {
    const text = texts.get(key(finding));
    return text === undefined ? finding : { ...finding, explained: text };
  });
}
