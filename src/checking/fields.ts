/** Required fields are filled, and their columns are there at all. One finding a column: the cause is one. */
import type { Field } from "../model/indicator";
import type { LedgerRecord } from "../model/ledger";
import { cellAddress } from "../reading/address";
import type { CheckContext } from "./context";
import { columnName, headerRow, type LedgerView } from "./ledger-view";
import { cellList, type Note } from "./note";
import { unreadCells } from "./unread";

/**
 * `field.missing`: at the first blank cell of a required column, with the number of blanks and all their cells.
 * `field.missing-column`: at the header, where a required field has no column. A ledger without dates is only a 提示, and whose a ledger is
 * without an area column, resolving has settled.
 */
export function checkFields(view: LedgerView, context: CheckContext): Note[] {
  if (view.ledger.records.length === 0) return [];
  return (view.kind?.fields ?? []).flatMap((field) => {
    if (!field.required) return [];
    const entry = view.has.get(field.field);
    if (!entry) return field.type === "area" ? [] : [missingColumn(view, field)];
    return entry.column === null ? [] : missingCells(view, context, field, entry.column);
  });
}

function missingColumn(view: LedgerView, field: Field): Note {
  return {
    code: "field.missing-column",
    severity: field.type === "date" ? "info" : "warning",
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

function isBlank(record: LedgerRecord, field: Field): boolean {
  if (field.type === "quantity" || field.type === "rate") return record.quantities[field.field] === undefined;
  if (field.type === "date") return field.field === "date" ? record.date === null : !record.texts[field.field];
  if (field.type === "area") return record.areaText === null;
  return !record.texts[field.field];
}
