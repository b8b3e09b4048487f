/** Tables, rows and cells. */
import { HostError } from "../../protocol/host-error";
import { integerOf, isList, optionalInteger, textOf as textArgument } from "../../protocol/arguments";
import type { Json } from "../../protocol/messages";
import type { Argument, HostObject, ObjectType, Scalar } from "../../protocol/object-type";
import { requireEditable, type WordDocument } from "../document";
import { colourOf, readFont, writeFont, fontMembers } from "../format/font";
import { builtInName, styleById, styleIdByBuiltIn, styleIdByName, styleName } from "../format/styles";
import { attribute, child, closest, ensureChild, isAttached, isW, make, placeChild, remove, setValue, valueOf, type Element } from "../package/xml";
import { spanOf, spanOfText } from "../text/span";
import { find } from "../text/search";
import { paragraphBeside } from "../text/edit";
import { addRows, cellText, cellsOf, rowsOf, setCellText, setShading, valuesOf } from "../text/table";
import { paragraphsIn, paragraphText, runsIn, tablesIn } from "../text/tree";
import { bodyType } from "./body";
import { selectSpan } from "./content";
import { controlType } from "./content-control";
import { defineCollection, defineWord, existing } from "./define";
import { paragraphType } from "./paragraph";
import { bodyPlace, controlPlace, locationOf, paragraphPlace, rangePlace } from "./place";
import { rangesType, rangeType } from "./range";
import { searchOptionsOf } from "./search-options";

interface TableRef {
  readonly document: WordDocument;
  readonly table: Element;
}

interface RowRef {
  readonly document: WordDocument;
  readonly row: Element;
}

interface CellRef {
  readonly document: WordDocument;
  readonly cell: Element;
}

function live(element: Element): Element {
  if (!isAttached(element)) throw new HostError("ItemNotFound");
  return element;
}

function values(table: Element): string[][] {
  return rowsOf(table).map((row) => cellsOf(row).map(cellText));
}

function setValues(document: WordDocument, rows: readonly Element[], given: Json): void {
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

const alignments: { readonly [name: string]: string } = { Left: "left", Centered: "center", Right: "right" };

/** A property of the table that stands in the file as `<w:name w:val>`. */
function look(bit: string): Scalar<TableRef> {
  return {
    get: ({ table }) => attribute(child(child(live(table), "tblPr"), "tblLook"), bit) === "1",
    set: ({ document, table }, value) => {
      requireEditable(document, live(table));
      ensureChild(ensureChild(table, "tblPr"), "tblLook").setAttributeNS(table.namespaceURI, `w:${bit}`, value === true ? "1" : "0");
    },
  };
}

let made: ObjectType<TableRef> | null = null;

export function tableType(target: TableRef): HostObject {
  made ??= defineTable();
  return made(target);
}

function defineTable(): ObjectType<TableRef> {
  const parentTable = ({ document, table }: TableRef): HostObject | null => {
    const outer = closest(live(table).parentNode, "tbl");
    return outer ? tableType({ document, table: outer }) : null;
  };
  const parentCell = ({ document, table }: TableRef): HostObject | null => {
    const cell = closest(live(table).parentNode, "tc");
    return cell ? cellOf(document, cell) : null;
  };
  const parentControl = ({ document, table }: TableRef): HostObject | null => {
    const control = closest(live(table).parentNode, "sdt");
    return control ? controlType(controlPlace(document, control)) : null;
  };
  const cellAt = ({ document, table }: TableRef, args: readonly Argument[]): HostObject | null => {
    const row = rowsOf(live(table))[integerOf(args[0])];
    const cell = row ? cellsOf(row)[integerOf(args[1])] : undefined;
    return cell ? cellOf(document, cell) : null;
  };
  const beside = ({ document, table }: TableRef, side: "before" | "after"): HostObject | null => {
    const node = side === "before" ? live(table).previousSibling : live(table).nextSibling;
    return isW(node, "p") ? paragraphType(paragraphPlace(document, node)) : null;
  };
  const next = ({ document, table }: TableRef): HostObject | null => {
    const holder = closest(live(table).parentNode, "body", "tc", "hdr", "ftr");
    const all = holder ? tablesIn(holder) : [];
    const found = all[all.indexOf(table) + 1];
    return found ? tableType({ document, table: found }) : null;
  };
  return defineWord<TableRef>("Table", {
    scalars: {
      Values: { get: ({ table }) => values(live(table)), set: ({ document, table }, given) => setValues(document, rowsOf(live(table)), given) },
      RowCount: { get: ({ table }) => rowsOf(live(table)).length },
      IsUniform: { get: ({ table }) => new Set(rowsOf(live(table)).map((row) => cellsOf(row).length)).size <= 1 },
      NestingLevel: {
        get: ({ table }) => {
          let level = 0;
          for (let at: Element | null = live(table); at; at = closest(at.parentNode, "tbl")) level += 1;
          return level;
        },
      },
      HeaderRowCount: {
        get: ({ table }) => rowsOf(live(table)).filter((row) => child(child(row, "trPr"), "tblHeader") !== null).length,
        set: ({ document, table }, value) => {
          requireEditable(document, live(table));
          for (const [i, row] of rowsOf(table).entries()) {
            const known = child(child(row, "trPr"), "tblHeader");
            if (known) remove(known);
            if (i < Number(value)) ensureChild(ensureChild(row, "trPr"), "tblHeader");
          }
        },
      },
      Style: {
        get: ({ document, table }) => styleName(styleById(document, valueOf(child(live(table), "tblPr"), "tblStyle"), "table")),
        set: ({ document, table }, value) => {
          requireEditable(document, live(table));
          setValue(ensureChild(table, "tblPr"), "tblStyle", styleIdByName(document, String(value), "table"));
        },
      },
      StyleBuiltIn: {
        get: ({ document, table }) => builtInName(styleById(document, valueOf(child(live(table), "tblPr"), "tblStyle"), "table")),
        set: ({ document, table }, value) => {
          requireEditable(document, live(table));
          setValue(ensureChild(table, "tblPr"), "tblStyle", styleIdByBuiltIn(document, String(value), "table"));
        },
      },
      StyleFirstColumn: look("firstColumn"),
      StyleLastColumn: look("lastColumn"),
      StyleTotalRow: look("lastRow"),
      Alignment: {
        get: ({ table }) => Object.entries(alignments).find(([, value]) => value === valueOf(child(live(table), "tblPr"), "jc"))?.[0] ?? "Left",
        set: ({ document, table }, value) => {
          requireEditable(document, live(table));
          setValue(ensureChild(table, "tblPr"), "jc", alignments[String(value)] ?? null);
        },
      },
      ShadingColor: {
        get: ({ table }) => shadingOf(rowsOf(live(table)).flatMap(cellsOf)),
        set: ({ document, table }, value) => {
          requireEditable(document, live(table));
          for (const cell of rowsOf(table).flatMap(cellsOf)) setShading(cell, colourOf(value));
        },
      },
    },
    navigation: {
      Rows: ({ document, table }) => rowsType({ document, rows: () => rowsOf(live(table)) }),
      Tables: ({ document, table }) => tablesType({ document, tables: () => tablesIn(live(table)) }),
      Font: ({ document, table }) => cellsFont({ document, cells: () => rowsOf(live(table)).flatMap(cellsOf) }),
      ParentBody: ({ document, table }) => {
        const story = closest(live(table).parentNode, "tc", "body", "hdr", "ftr");
        return existing(story && bodyType(bodyPlace(document, story)));
      },
      ParentTable: (target) => existing(parentTable(target)),
      ParentTableOrNullObject: parentTable,
      ParentTableCell: (target) => existing(parentCell(target)),
      ParentTableCellOrNullObject: parentCell,
      ParentContentControl: (target) => existing(parentControl(target)),
      ParentContentControlOrNullObject: parentControl,
    },
    methods: {
      GetCell: (target, args) => existing(cellAt(target, args)),
      GetCellOrNullObject: cellAt,
      AddRows: ({ document, table }, [location, count, given]) => {
        const where = locationOf(location, "Start", "End");
        const rows = rowsOf(live(table));
        const model = existing(where === "Start" ? rows[0] : rows.at(-1));
        const number = integerOf(count);
        const added = addRows(document, model, where === "Start" ? "Before" : "After", number, valuesOf(given, number, cellsOf(model).length));
        return rowsType({ document, rows: () => added });
      },
      DeleteRows: ({ document, table }, [index, count]) => {
        requireEditable(document, live(table));
        const rows = rowsOf(table);
        const gone = rows.slice(integerOf(index), integerOf(index) + (optionalInteger(count) ?? 1));
        if (gone.length === 0) throw new HostError("InvalidArgument");
        for (const row of gone) remove(row);
        if (gone.length === rows.length) remove(table);
      },
      DeleteColumns: ({ document, table }, [index, count]) => {
        requireEditable(document, live(table));
        for (const row of rowsOf(table))
          for (const cell of cellsOf(row).slice(integerOf(index), integerOf(index) + (optionalInteger(count) ?? 1))) remove(cell);
      },
      Delete: ({ document, table }) => {
        requireEditable(document, live(table));
        remove(table);
      },
      Clear: ({ document, table }) => {
        for (const cell of rowsOf(live(table)).flatMap(cellsOf)) setCellText(document, cell, "");
      },
      GetRange: ({ document, table }) => rangeType(rangePlace(document, spanOf(live(table), true))),
      GetNext: (target) => existing(next(target)),
      GetNextOrNullObject: next,
      GetParagraphBefore: (target) => existing(beside(target, "before")),
      GetParagraphBeforeOrNullObject: (target) => beside(target, "before"),
      GetParagraphAfter: (target) => existing(beside(target, "after")),
      GetParagraphAfterOrNullObject: (target) => beside(target, "after"),
      InsertParagraph: ({ document, table }, [text, location]) => {
        const where = locationOf(location, "Before", "After");
        return paragraphType(
          paragraphPlace(document, paragraphBeside(document, live(table), where === "Before" ? "Before" : "After", null, textArgument(text))),
        );
      },
      InsertContentControl: ({ document, table }) => {
        requireEditable(document, live(table));
        const control = make(document.tree, "sdt");
        const content = make(document.tree, "sdtContent");
        ensureChild(control, "sdtPr");
        placeChild(control, content);
        table.parentNode?.insertBefore(control, table);
        content.appendChild(table);
        return controlType(controlPlace(document, control));
      },
      Search: ({ document, table }, [text, options]) => {
        const hits = paragraphsIn(live(table)).flatMap((paragraph) =>
          find(paragraphText(paragraph), textArgument(text), searchOptionsOf(options)).map(([from, to]) => spanOfText(paragraph, from, to)),
        );
        return rangesType({ document, ranges: hits });
      },
      Select: ({ document, table }) => selectSpan(document, spanOf(live(table), true), null),
    },
  });
}

function shadingOf(cells: readonly Element[]): string {
  const found = new Set(cells.map((cell) => attribute(child(child(cell, "tcPr"), "shd"), "fill") ?? "auto"));
  const [one] = found;
  return found.size === 1 && one !== undefined && one !== "auto" ? `#${one}` : "";
}

interface Cells {
  readonly document: WordDocument;
  readonly cells: () => readonly Element[];
}

let font: ObjectType<Cells> | null = null;

function cellsFont(target: Cells): HostObject {
  const runs = ({ cells }: Cells): Element[] => cells().flatMap(paragraphsIn).flatMap(runsIn);
  font ??= defineWord<Cells>("Font", {
    scalars: Object.fromEntries(
      Object.keys(fontMembers).map((name): [string, Scalar<Cells>] => [
        name,
        { get: (of) => readFont(of.document, runs(of), name), set: (of, value) => writeFont(runs(of), of.cells().flatMap(paragraphsIn), name, value) },
      ]),
    ),
  });
  return font(target);
}

interface Rows {
  readonly document: WordDocument;
  readonly rows: () => readonly Element[];
}

let rowCollection: ObjectType<Rows> | null = null;

function rowsType(target: Rows): HostObject {
  rowCollection ??= defineCollection<Rows>("TableRowCollection", ({ document, rows }) => rows().map((row) => rowType({ document, row })));
  return rowCollection(target);
}

let rowMade: ObjectType<RowRef> | null = null;

function rowType(target: RowRef): HostObject {
  const table = ({ row }: RowRef): Element => existing(closest(live(row), "tbl"));
  rowMade ??= defineWord<RowRef>("TableRow", {
    scalars: {
      Values: { get: ({ row }) => [cellsOf(live(row)).map(cellText)], set: ({ document, row }, given) => setValues(document, [live(row)], given) },
      CellCount: { get: ({ row }) => cellsOf(live(row)).length },
      RowIndex: { get: (of) => rowsOf(table(of)).indexOf(of.row) },
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
      ParentTable: (of) => tableType({ document: of.document, table: table(of) }),
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
        const next = rowsOf(table(of))[rowsOf(table(of)).indexOf(of.row) + 1];
        return next ? rowType({ document: of.document, row: next }) : null;
      },
    },
  });
  return rowMade(target);
}

let cellMade: ObjectType<CellRef> | null = null;

export function cellOf(document: WordDocument, cell: Element): HostObject {
  const rowOf = (of: CellRef): Element => existing(closest(live(of.cell), "tr"));
  cellMade ??= defineWord<CellRef>("TableCell", {
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
      Body: (of) => bodyType(bodyPlace(of.document, live(of.cell))),
      ParentRow: (of) => rowType({ document: of.document, row: rowOf(of) }),
      ParentTable: (of) => tableType({ document: of.document, table: existing(closest(live(of.cell), "tbl")) }),
    },
  });
  return cellMade({ document, cell });
}

let cellCollection: ObjectType<Cells> | null = null;

function cellsType(target: Cells): HostObject {
  cellCollection ??= defineCollection<Cells>("TableCellCollection", ({ document, cells }) => cells().map((cell) => cellOf(document, cell)));
  return cellCollection(target);
}

interface Tables {
  readonly document: WordDocument;
  readonly tables: () => readonly Element[];
}

let collection: ObjectType<Tables> | null = null;

export function tablesType(target: Tables): HostObject {
  collection ??= defineCollection<Tables>("TableCollection", ({ document, tables }) => tables().map((table) => tableType({ document, table })));
  return collection(target);
}
