/** Tables. */
import { HostError, existing } from "../../protocol/host-error";
import { integerOf, optionalInteger, textOf as textArgument } from "../../protocol/arguments";
import type { Argument, HostObject, ObjectType, Scalar } from "../../protocol/object-type";
import { requireEditable, type WordDocument } from "../document";
import { colourOf } from "../format/font";
import { builtInName, styleById, styleIdByBuiltIn, styleIdByName, styleName } from "../format/styles";
import { attribute, child, closest, ensureChild, isW, make, placeChild, remove, setValue, valueOf, type Element } from "../package/xml";
import { spanOf, spanOfText } from "../text/span";
import { find } from "../text/search";
import { paragraphBeside } from "../text/edit";
import { addRows, cellsOf, rowsOf, setCellText, setShading, valuesOf } from "../text/table";
import { paragraphsIn, paragraphText, tablesIn } from "../text/tree";
import { selectSpan } from "./content";
import { defineCollection, defineWord } from "./define";
import { bodyPlace, controlPlace, locationOf, paragraphPlace, rangePlace } from "./place";
import { objectOf, register } from "./registry";
import { searchOptionsOf } from "./search-options";
import { cellsFont, live, rowsType, setValues, shadingOf, valuesIn } from "./table-rows";

export interface TableRef {
  readonly document: WordDocument;
  readonly table: Element;
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

function parentTable({ document, table }: TableRef): HostObject | null {
  const outer = closest(live(table).parentNode, "tbl");
  return outer ? tableType({ document, table: outer }) : null;
}

function parentCell({ document, table }: TableRef): HostObject | null {
  const cell = closest(live(table).parentNode, "tc");
  return cell ? objectOf("TableCell", { document, cell }) : null;
}

function parentControl({ document, table }: TableRef): HostObject | null {
  const control = closest(live(table).parentNode, "sdt");
  return control ? objectOf("ContentControl", controlPlace(document, control)) : null;
}

function cellAt({ document, table }: TableRef, args: readonly Argument[]): HostObject | null {
  const row = rowsOf(live(table))[integerOf(args[0])];
  const cell = row ? cellsOf(row)[integerOf(args[1])] : undefined;
  return cell ? objectOf("TableCell", { document, cell }) : null;
}

function paragraphNextTo({ document, table }: TableRef, side: "before" | "after"): HostObject | null {
  const node = side === "before" ? live(table).previousSibling : live(table).nextSibling;
  return isW(node, "p") ? objectOf("Paragraph", paragraphPlace(document, node)) : null;
}

function tableAfter({ document, table }: TableRef): HostObject | null {
  const holder = closest(live(table).parentNode, "body", "tc", "hdr", "ftr");
  const all = holder ? tablesIn(holder) : [];
  const found = all[all.indexOf(table) + 1];
  return found ? tableType({ document, table: found }) : null;
}

const tableType: ObjectType<TableRef> = defineWord<TableRef>("Table", {
  scalars: {
    Values: { get: ({ table }) => valuesIn(live(table)), set: ({ document, table }, given) => setValues(document, rowsOf(live(table)), given) },
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
      return existing(story && objectOf("Body", bodyPlace(document, story)));
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
      for (const row of rowsOf(table)) for (const cell of cellsOf(row).slice(integerOf(index), integerOf(index) + (optionalInteger(count) ?? 1))) remove(cell);
    },
    Delete: ({ document, table }) => {
      requireEditable(document, live(table));
      remove(table);
    },
    Clear: ({ document, table }) => {
      for (const cell of rowsOf(live(table)).flatMap(cellsOf)) setCellText(document, cell, "");
    },
    GetRange: ({ document, table }) => objectOf("Range", rangePlace(document, spanOf(live(table), true))),
    GetNext: (target) => existing(tableAfter(target)),
    GetNextOrNullObject: tableAfter,
    GetParagraphBefore: (target) => existing(paragraphNextTo(target, "before")),
    GetParagraphBeforeOrNullObject: (target) => paragraphNextTo(target, "before"),
    GetParagraphAfter: (target) => existing(paragraphNextTo(target, "after")),
    GetParagraphAfterOrNullObject: (target) => paragraphNextTo(target, "after"),
    InsertParagraph: ({ document, table }, [text, location]) => {
      const where = locationOf(location, "Before", "After");
      return objectOf(
        "Paragraph",
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
      return objectOf("ContentControl", controlPlace(document, control));
    },
    Search: ({ document, table }, [text, options]) => {
      const hits = paragraphsIn(live(table)).flatMap((paragraph) =>
        find(paragraphText(paragraph), textArgument(text), searchOptionsOf(options)).map(([from, to]) => spanOfText(paragraph, from, to)),
      );
      return objectOf("RangeCollection", { document, ranges: hits });
    },
    Select: ({ document, table }) => selectSpan(document, spanOf(live(table), true), null),
  },
});

register("Table", tableType);

export interface Tables {
  readonly document: WordDocument;
  readonly tables: () => readonly Element[];
}

const tablesType: ObjectType<Tables> = defineCollection<Tables>("TableCollection", ({ document, tables }) =>
  tables().map((table) => tableType({ document, table })),
);

register("TableCollection", tablesType);
