/** A stock (存量) is one number per area and day: two rows for one village leave open which of them holds. */
import type { LedgerRecord } from "../model/ledger";
import type { LedgerView } from "./ledger-view";
import { ledgerOrder, type Note } from "./note";
import { placeOf } from "./place";
import rules from "./rules/stocks.json";

interface Held {
  readonly view: LedgerView;
  readonly record: LedgerRecord;
}

/** `duplicate.stock` at each row for which another row gives the same area, day and thing (rules/stocks.json). */
export function checkStocks(views: readonly LedgerView[]): Note[] {
  const held = new Map<string, Held>();
  const notes: Note[] = [];
  for (const view of [...views].sort((a, b) => ledgerOrder(a.ledger, b.ledger))) {
    const rule = rules.find((candidate) => candidate.kind === view.ledger.kind);
    if (!rule) continue;
    for (const record of view.rows) {
      if (record.dateUnknown || Object.keys(record.quantities).length === 0) continue;
      const when = record.span ? `${record.span.start}/${record.span.end}` : (view.ledger.titleDate?.text ?? "");
      const key = [view.ledger.kind, record.area, when, ...rule.per.map((field) => record.texts[field] ?? "")].join("\t");
      const earlier = held.get(key);
      if (earlier) notes.push(stockNote(view, record, earlier, rule.per));
      else held.set(key, { view, record });
    }
  }
  return notes;
}

function stockNote(view: LedgerView, record: LedgerRecord, earlier: Held, per: readonly string[]): Note {
  const columnIn = ({ has, ledger, quantities }: LedgerView) => has.get("area")?.column ?? quantities[0]?.column ?? ledger.columns[0]?.index ?? 0;
  return {
    code: "duplicate.stock",
    severity: "warning",
    ledger: view.ledger,
    row: record.row,
    column: columnIn(view),
    area: record.area,
    params: {
      area: record.area,
      name: per.map((field) => record.texts[field]).find((text) => text) ?? view.kind?.name ?? view.ledger.kind,
      other: placeOf(view.ledger, earlier.view.ledger, earlier.record.row, columnIn(earlier.view)),
    },
  };
}
