/** Findings in the order that people work through them: errors first, then by file, sheet and place. Explained ones come last. */
import type { Finding, Severity } from "../model/finding";
import { parseAddress } from "../model/address";

const weight: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** A new list; findings that tie in everything keep their order. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const keyed = findings.map((finding) => {
    const place = parseAddress(finding.cell.split(":")[0] ?? "");
    return { finding, rank: finding.explained === undefined ? weight[finding.severity] : 3, row: place?.row ?? -1, column: place?.column ?? -1 };
  });
  keyed.sort(
    (a, b) =>
      a.rank - b.rank ||
      compare(a.finding.file, b.finding.file) ||
      compare(a.finding.sheet, b.finding.sheet) ||
      a.row - b.row ||
      a.column - b.column ||
      compare(a.finding.code, b.finding.code),
  );
  return keyed.map(({ finding }) => finding);
}

/** By code point: the same on every machine, unlike a locale's order. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
