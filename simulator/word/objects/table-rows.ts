/** Rows and cells of tables. */
import { HostError, existing } from "../../protocol/host-error";
import { integerOf, isList } from "../../protocol/arguments";
import type { Json } from "../../protocol/messages";
import type { ObjectType, Scalar } from "../../protocol/object-type";
import { requireEditable, type WordDocument } from "../document";
import { colourOf, readFont, writeFont, fontMembers } from "../format/font";
import { attribute, child, closest, isAttached, remove, type Element } from "../package/xml";
import { spanOf } from "../text/span";
import { addRows, cellText, cellsOf, rowsOf, setCellText, setShading, valuesOf } from "../text/table";
import { paragraphsIn, runsIn } from "../text/tree";
import { selectSpan } from "./content";
import { defineCollection, defineWord } from "./define";
import { bodyPlace, locationOf } from "./place";
import { objectOf, register } from "./registry";

interface RowRef {
  readonly document: WordDocument;
  readonly row: Element;
}

export interface CellRef {
  readonly document: WordDocument;
  readonly cell: Element;
}

export function live(element: Element): Element {
  if (!isAttached(element)) throw new HostError("ItemNotFound");
  return element;
}

export function valuesIn(table: Element): string[][] {
  return rowsOf(table).map((row) => cellsOf(row).map(cellText));
}

export function setValues(document: WordDocument, rows: readonly Element[], given: Json): void {
  if (!isList(given) || given.length !== rows.length) throw new HostError("InvalidArgument");
  for (const [i, row] of rows.entries()) {
    const cells = cellsOf(row);
    const texts = given[i];
    if (texts === undefined || !isList(texts) || texts.length !== cells.length) throw new HostError("InvalidArgument");
    for (const [j, cell] of cells.entries()) {
      const text = texts[j];
      setCellText(document, cell, typeof text === "number" ? String(text) : typeof text === "string" ? text : "");
    }
  }
}

export function shadingOf(cells: readonly Element[]): string {
  const found = new Set(cells.map((cell) => attribute(child(child(cell, "tcPr"), "shd"), "fill") ?? "auto"));
  const [one] = found;
  return found.size === 1 && one !== undefined && one !== "auto" ? `#${one}` : "";
}

interface Cells {
  readonly document: WordDocument;
  readonly cells: () => readonly Element[];
}

function runsInCells({ cells }: Cells): Element[] {
  return cells().flatMap(paragraphsIn).flatMap(runsIn);
}

export const cellsFont: ObjectType<Cells> = defineWord<Cells>("Font", {
  scalars: Object.fromEntries(
    Object.keys(fontMembers).map((name): [string, Scalar<Cells>] => [
      name,
      {
        get: (of) => readFont(of.document, runsInCells(of), name),
        set: (of, value) => writeFont(runsInCells(of), of.cells().flatMap(paragraphsIn), name, value),
      },
    ]),
  ),
});

interface Rows {
  readonly document: WordDocument;
  readonly rows: () => readonly Element[];
}

export const rowsType: ObjectType<Rows> = defineCollection<Rows>("TableRowCollection", ({ document, rows }) => rows().map((row) => rowType({ document, row })));

function tableOf({ row }: RowRef): Element {
  return existing(closest(live(row), "tbl"));
}

const rowType: ObjectType<RowRef> = defineWord<RowRef>("TableRow", {
  scalars: {
    Values: { get: ({ row }) => [cellsOf(live(row)).map(cellText)], set: ({ document, row }, given) => setValues(document, [live(row)], given) },
    CellCount: { get: ({ row }) => cellsOf(live(row)).length },
    RowIndex: { get: (of) => rowsOf(tableOf(of)).indexOf(of.row) },
    IsHeader: { get: ({ row }) => child(child(live(row), "trPr"), "tblHeader") !== null },
    ShadingColor: {
      get: ({ row }) => shadingOf(cellsOf(live(row))),
      set: ({ document, row }, value) => {
        requireEditable(document, live(row));
        for (const cell of cellsOf(row)) setShading(cell, colourOf(value));
      },
    },
  },
  navigation: {
    Cells: ({ document, row }) => cellsType({ document, cells: () => cellsOf(live(row)) }),
    Font: ({ document, row }) => cellsFont({ document, cells: () => cellsOf(live(row)) }),
    ParentTable: (of) => objectOf("Table", { document: of.document, table: tableOf(of) }),
  },
  methods: {
    InsertRows: ({ document, row }, [location, count, given]) => {
      const number = integerOf(count);
      const where = locationOf(location, "Before", "After") === "Before" ? "Before" : "After";
      const added = addRows(document, live(row), where, number, valuesOf(given, number, cellsOf(row).length));
      return rowsType({ document, rows: () => added });
    },
    Delete: ({ document, row }) => {
      requireEditable(document, live(row));
      const holder = existing(closest(row, "tbl"));
      remove(row);
      if (rowsOf(holder).length === 0) remove(holder);
    },
    Clear: ({ document, row }) => {
      for (const cell of cellsOf(live(row))) setCellText(document, cell, "");
    },
    Select: ({ document, row }) => selectSpan(document, spanOf(live(row), true), null),
    GetNextOrNullObject: (of) => {
      const next = rowsOf(tableOf(of))[rowsOf(tableOf(of)).indexOf(of.row) + 1];
      return next ? rowType({ document: of.document, row: next }) : null;
    },
  },
});

function rowOf(of: CellRef): Element {
  return existing(closest(live(of.cell), "tr"));
}

const cellType: ObjectType<CellRef> = defineWord<CellRef>("TableCell", {
  scalars: {
    Value: { get: (of) => cellText(live(of.cell)), set: (of, value) => setCellText(of.document, live(of.cell), String(value)) },
    RowIndex: { get: (of) => rowsOf(existing(closest(rowOf(of), "tbl"))).indexOf(rowOf(of)) },
    CellIndex: { get: (of) => cellsOf(rowOf(of)).indexOf(of.cell) },
    Width: { get: (of) => Number(attribute(child(child(live(of.cell), "tcPr"), "tcW"), "w") ?? 0) / 20 },
    ShadingColor: {
      get: (of) => shadingOf([live(of.cell)]),
      set: (of, value) => {
        requireEditable(of.document, live(of.cell));
        setShading(of.cell, colourOf(value));
      },
    },
  },
  navigation: {
    Body: (of) => objectOf("Body", bodyPlace(of.document, live(of.cell))),
    ParentRow: (of) => rowType({ document: of.document, row: rowOf(of) }),
    ParentTable: (of) => objectOf("Table", { document: of.document, table: existing(closest(live(of.cell), "tbl")) }),
  },
});

register("TableCell", cellType);

const cellsType: ObjectType<Cells> = defineCollection<Cells>("TableCellCollection", ({ document, cells }) =>
  cells().map((cell) => cellType({ document, cell })),
);
