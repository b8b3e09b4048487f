/** A file that came and brought no ledger must not disappear among those that did: the village believes that it has reported. */
import { makeFinding } from "../../findings/make";
import type { Finding } from "../../model/finding";
import type { SheetReading } from "../../model/ledger";

/** @returns a finding `file.no-ledger` for each file of whose sheets none is a ledger; files of our own, hidden or empty sheets alone are told of elsewhere */
export function filesWithoutLedger(readings: readonly SheetReading[]): Finding[] {
  const files = new Map<string, { found: boolean; looked: string[] }>();
  for (const { file, sheet, ledgers, skipped } of readings) {
    const seen = files.get(file) ?? { found: false, looked: [] };
    files.set(file, seen);
    if (ledgers.length > 0) seen.found = true;
    else if (skipped === "no-ledger") seen.looked.push(sheet);
  }
  return [...files].flatMap(([file, { found, looked }]) =>
    found || looked.length === 0
      ? []
      : [makeFinding({ code: "file.no-ledger", params: { file, sheets: looked.join("、") } }, { file, sheet: looked[0] ?? "", cell: "" })],
  );
}
