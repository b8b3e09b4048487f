/** Required fields are filled, and their columns are there at all. One finding a column: the cause is one. */
import { defineCodes } from "../findings/code";
import { defineCheck, type NoteOf } from "./define";
import type { Field } from "../model/indicator";
import type { LedgerRecord } from "../model/ledger";
import { cellAddress } from "../model/address";
import type { CheckContext } from "./context";
import { columnName, headerRow, type LedgerView } from "./ledger-view";
import { cellList } from "../findings/ranges";
import { unreadCells } from "./unread";

const codes = defineCodes({
  "field.missing": {
    severity: "warning",
    topic: "field",
    effect: "none",
    zh: "“{field}”是必填项，这里空着。请补填。",
    en: "“{field}” is required and blank here. Fill it in.",
    many: {
      zh: "“{field}”是必填项，有 {count} 处空着。请补填。单元格：{cells}。",
      en: "“{field}” is required and blank in {count} cells. Fill them in. Cells: {cells}.",
    },
  },
  "field.missing-column": {
    severity: "warning",
    topic: "field",
    effect: "none",
    zh: "这张{kind}台账没有“{field}”这一列。请加上（列名也可以写 {aliases}）；已经有的请在“识别”里指给它。",
    en: "This ledger ({kind}) has no column “{field}”. Add one (its header may also be {aliases}), or point it out under 识别 if it is there by another name.",
  },
});

type Note = NoteOf<typeof codes>;

export const fieldsCheck = defineCheck(codes, (context) => ({ ledger: (view) => checkFields(view, context) }));

/**
 * `field.missing`: at the first blank cell of a required column, with the number of blanks and all their cells.
 * `field.missing-column`: at the header, where a required field has no column. Dates and areas that are missing are resolving's to tell.
 */
function checkFields(view: LedgerView, context: CheckContext): Note[] {
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
