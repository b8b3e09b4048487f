/** Findings of the reader know a cell but not yet whose it is: once areas are resolved, each gets its village, for grouping and for 催报. */
import type { Finding } from "../../model/finding";
import type { Ledger } from "../../model/ledger";
import { parseAddress, placeIn } from "../../model/address";

const keyOf = (place: { readonly file: string; readonly sheet: string }): string => JSON.stringify([place.file, place.sheet]);

/**
 * @param findings in any order; those that name an area already stay as they are
 * @returns the same findings in the same order, with the area of the record's row, else of the ledger, else of the only area on the sheet
 */
export function withAreas(findings: readonly Finding[], ledgers: readonly Ledger[]): Finding[] {
  const sheets = new Map<string, Ledger[]>();
  for (const ledger of ledgers) {
    const key = keyOf(ledger);
    const known = sheets.get(key);
    if (known) known.push(ledger);
    else sheets.set(key, [ledger]);
  }
  const rows = new Map<Ledger, Map<number, string>>();
  const areaAt = (ledger: Ledger, row: number): string | undefined => {
    let byRow = rows.get(ledger);
    if (!byRow) rows.set(ledger, (byRow = new Map(ledger.records.map((record) => [record.row, record.area]))));
    return byRow.get(row) ?? ledger.area ?? undefined;
  };
  return findings.map((finding) => {
    const onSheet = finding.area === undefined ? sheets.get(keyOf(finding)) : undefined;
    if (!onSheet) return finding;
    const place = parseAddress(finding.cell.split(":")[0] ?? "");
    const ledger = place ? onSheet.find((other) => isWithin(other, placeIn(other, place).row)) : undefined;
    const only = new Set(onSheet.map((other) => other.area));
    const area = ledger && place ? areaAt(ledger, placeIn(ledger, place).row) : only.size === 1 ? ([...only][0] ?? undefined) : undefined;
    return area === undefined ? finding : { ...finding, area };
  });
}

const isWithin = ({ header, data, totalRows }: Ledger, row: number): boolean =>
  row >= header.first && row <= Math.max(data.last, ...totalRows.map((total) => total.row));
