/** Required fields are filled, and their columns are there at all. One finding a column: the cause is one. */
import type { Field } from "../model/indicator";
import type { LedgerRecord } from "../model/ledger";
import { cellAddress } from "../reading/address";
import type { CheckContext } from "./context";
import { columnName, headerRow, type LedgerView } from "./ledger-view";
import { cellList } from "../reading/address";
import type { Note } from "./note";
import { unreadCells } from "./unread";

/**
 * `field.missing`: at the first blank cell of a required column, with the number of blanks and all their cells.
 * `field.missing-column`: at the header, where a required field has no column. Dates and areas that are missing are resolving's to tell.
 */
export function checkFields(view: LedgerView, context: CheckContext): Note[] {
  if (view.ledger.records.length === 0) return [];
  return (view.kind?.fields ?? []).flatMap((field) => {
    if (!field.required || field.type === "date" || field.type === "area") return [];
    const entry = view.has.get(field.field);
    if (!entry) return [missingColumn(view, field)];
    return entry.column === null ? [] : missingCells(view, context, field, entry.column);
  });
}

function missingColumn(view: LedgerView, field: Field): Note {
  return {
    code: "field.missing-column",
    severity: "warning",
    ledger: view.ledger,
    row: headerRow(view),
    column: view.ledger.columns.find((column) => column.role !== "blank")?.index ?? 0,
    params: { field: field.name, kind: view.kind?.name ?? view.ledger.kind, aliases: field.aliases.slice(0, 3).join("、") || field.name },
  };
}

function missingCells(view: LedgerView, context: CheckContext, field: Field, column: number): Note[] {
  const unread = unreadCells(view.ledger, context.found);
  const blanks = view.rows.filter((record) => isBlank(record, field) && !unread.has(cellAddress(record.row, column)));
  const [first] = blanks;
  if (!first) return [];
  return [
    {
      code: "field.missing",
      severity: "warning",
      ledger: view.ledger,
      row: first.row,
      column,
      params: {
        field: columnName(view, column, field.field),
        count: blanks.length,
        cells: cellList(
          blanks.map(({ row }) => row),
          column,
        ),
      },
    },
  ];
}

const isBlank = (record: LedgerRecord, field: Field): boolean =>
  field.type === "quantity" || field.type === "rate" ? record.quantities[field.field] === undefined : !record.texts[field.field];
