/** A stock (存量) is one number per area and day; rows of one list for the same area and day are parts and are added up. */
import type { LedgerRecord } from "../model/ledger";
import { cellAddress } from "../reading/address";
import type { LedgerView } from "./ledger-view";
import type { Note } from "./note";
import rules from "./rules/stocks.json";

/**
 * `duplicate.stock` at each row for which an earlier row of the ledger gives the same area, day and thing (rules/stocks.json), and no words tell
 * the two apart: a warning where the numbers are the same too (entered twice), else a 提示 (parts, or an old number left standing).
 * Several ledgers that disagree on a day are measuring's to tell: it takes one of them.
 */
export function checkStocks(view: LedgerView): Note[] {
  const rule = rules.find((candidate) => candidate.kind === view.ledger.kind);
  if (!rule) return [];
  const held = new Map<string, LedgerRecord>();
  return view.ledger.records.flatMap((record) => {
    if (record.dateUnknown || Object.keys(record.quantities).length === 0) return [];
    const words = view.texts.filter(({ field }) => !field.personal).map(({ field }) => record.texts[field.field] ?? "");
    const key = [record.area, record.span?.start ?? "", record.span?.end ?? "", ...words].join("\t");
    const earlier = held.get(key);
    if (!earlier) held.set(key, record);
    return earlier ? [stockNote(view, record, earlier, rule.per)] : [];
  });
}

function stockNote(view: LedgerView, record: LedgerRecord, earlier: LedgerRecord, per: readonly string[]): Note {
  const column = view.has.get("area")?.column ?? view.quantities[0]?.column ?? view.ledger.columns[0]?.index ?? 0;
  const fields = new Set([...Object.keys(record.quantities), ...Object.keys(earlier.quantities)]);
  const same = [...fields].every((field) => record.quantities[field]?.value === earlier.quantities[field]?.value);
  const name = per.map((field) => record.texts[field]).find((text) => text) ?? view.kind?.name ?? view.ledger.kind;
  return {
    code: "duplicate.stock",
    severity: same ? "warning" : "info",
    ledger: view.ledger,
    row: record.row,
    column,
    area: record.area,
    params: { area: record.area, name, other: cellAddress(earlier.row, column) },
  };
}
