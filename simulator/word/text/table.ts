/** Tables as they stand in the file: making them, their cells, their rows. */
import { HostError } from "../../protocol/host-error";
import { integerOf } from "../../protocol/arguments";
import type { Argument } from "../../protocol/object-type";
import { requireEditable, type WordDocument } from "../document";
import { styleById } from "../format/styles";
import {
  attribute,
  child,
  childrenOf,
  closest,
  documentOf,
  elementsOf,
  ensureChild,
  insertAfter,
  isW,
  make,
  makeText,
  remove,
  setAttribute,
  type Element,
} from "../package/xml";
import { elementOf, holderOf, nodeOf, paragraphsOfPlace, type Location, type Place } from "../objects/place";
import { clearHolder, typeAt } from "./edit";
import { endOf } from "./span";
import { joined, paragraphsIn } from "./tree";

/** Rows, those in content controls included. */
export function rowsOf(table: Element): Element[] {
  return elementsOf(table).flatMap((node) => (isW(node, "tr") ? [node] : isW(node, "sdt") ? childrenOf(child(node, "sdtContent") ?? node, "tr") : []));
}

export function cellsOf(row: Element): Element[] {
  return elementsOf(row).flatMap((node) => (isW(node, "tc") ? [node] : isW(node, "sdt") ? childrenOf(child(node, "sdtContent") ?? node, "tc") : []));
}

export function cellText(cell: Element): string {
  return joined(paragraphsIn(cell));
}

export function setCellText(document: WordDocument, cell: Element, text: string): void {
  const paragraph = clearHolder(document, cell);
  if (text !== "") typeAt(document, endOf(paragraph), text, null);
}

/** Values of an argument as rows of texts, or null where none are given. */
export function valuesOf(argument: Argument | undefined, rows: number, columns: number): readonly (readonly string[])[] | null {
  if (argument === undefined || argument === null) return null;
  if (!Array.isArray(argument) || argument.length > rows) throw new HostError("InvalidArgument");
  return argument.map((row: Argument) => {
    if (!Array.isArray(row) || row.length > columns) throw new HostError("InvalidArgument");
    return row.map((value: Argument) => (typeof value === "string" ? value : typeof value === "number" ? String(value) : ""));
  });
}

/** insertTable beside or in a place. @returns the w:tbl */
export function insertTable(
  place: Place,
  rowCount: Argument | undefined,
  columnCount: Argument | undefined,
  location: Location,
  values: Argument | undefined,
): Element {
  const { document } = place;
  const [rows, columns] = [integerOf(rowCount), integerOf(columnCount)];
  if (rows < 1 || columns < 1 || columns > 63) throw new HostError("InvalidArgument");
  requireEditable(document, nodeOf(place));
  const table = makeTable(document, rows, columns, valuesOf(values, rows, columns));
  const paragraphs = paragraphsOfPlace(place);
  const inside = place.kind === "body" || (place.kind === "control" && (location === "Start" || location === "End"));
  if (inside) {
    const blocks = elementsOf(holderOf(place)).filter((node) => isW(node, "p", "tbl", "sdt"));
    const [first, last] = [blocks[0], blocks.at(-1)];
    if (!first || !last) throw new HostError("GeneralException");
    if (location === "Start") first.parentNode?.insertBefore(table, first);
    else {
      insertAfter(table, last);
      // A story ends with a paragraph, never with a table.
      insertAfter(make(document.tree, "p"), table);
    }
    return table;
  }
  const anchor = place.kind === "control" ? elementOf(place) : location === "Before" ? paragraphs[0] : paragraphs.at(-1);
  if (!anchor || closest(anchor.parentNode, "p")) throw new HostError("InvalidArgument");
  if (location === "Before") anchor.parentNode?.insertBefore(table, anchor);
  else {
    insertAfter(table, anchor);
    if (!isW(table.nextSibling, "p", "tbl", "sdt")) insertAfter(make(document.tree, "p"), table);
  }
  return table;
}

function makeTable(document: WordDocument, rows: number, columns: number, values: readonly (readonly string[])[] | null): Element {
  const table = make(document.tree, "tbl");
  const properties = make(document.tree, "tblPr");
  const grid = styleById(document, "TableGrid", "table");
  if (grid && attribute(grid, "styleId") === "TableGrid") properties.appendChild(make(document.tree, "tblStyle", { val: "TableGrid" }));
  properties.appendChild(make(document.tree, "tblW", { w: "0", type: "auto" }));
  if (properties.firstChild?.localName !== "tblStyle") {
    const borders = make(document.tree, "tblBorders");
    for (const side of ["top", "left", "bottom", "right", "insideH", "insideV"])
      borders.appendChild(make(document.tree, side, { val: "single", sz: "4", space: "0", color: "auto" }));
    properties.appendChild(borders);
  }
  table.appendChild(properties);
  const width = Math.floor(8306 / columns);
  const layout = make(document.tree, "tblGrid");
  for (let i = 0; i < columns; i++) layout.appendChild(make(document.tree, "gridCol", { w: String(width) }));
  table.appendChild(layout);
  for (let i = 0; i < rows; i++) table.appendChild(makeRow(document, columns, width, values?.[i] ?? []));
  return table;
}

function makeRow(document: WordDocument, columns: number, width: number, values: readonly string[]): Element {
  const row = make(document.tree, "tr");
  for (let i = 0; i < columns; i++) {
    const cell = make(document.tree, "tc");
    const properties = make(document.tree, "tcPr");
    properties.appendChild(make(document.tree, "tcW", { w: String(width), type: "dxa" }));
    cell.appendChild(properties);
    const paragraph = make(document.tree, "p");
    const text = values[i] ?? "";
    if (text !== "") {
      const run = make(document.tree, "r");
      run.appendChild(makeText(document.tree, text));
      paragraph.appendChild(run);
    }
    cell.appendChild(paragraph);
    row.appendChild(cell);
  }
  return row;
}

/** Rows like one that is there, empty or with values. */
export function addRows(
  document: WordDocument,
  model: Element,
  side: "Before" | "After",
  count: number,
  values: readonly (readonly string[])[] | null,
): Element[] {
  requireEditable(document, model);
  const made: Element[] = [];
  for (let i = 0; i < count; i++) {
    const row = model.cloneNode(true) as Element;
    for (const [column, cell] of cellsOf(row).entries()) {
      const paragraphs = paragraphsIn(cell);
      for (const paragraph of paragraphs.slice(1)) remove(paragraph);
      for (const node of elementsOf(paragraphs[0] ?? cell)) if (!isW(node, "pPr", "tcPr")) remove(node);
      const text = values?.[i]?.[column] ?? "";
      const [paragraph] = paragraphs;
      if (text === "" || !paragraph) continue;
      const run = make(documentOf(cell), "r");
      run.appendChild(makeText(documentOf(cell), text));
      paragraph.appendChild(run);
    }
    made.push(row);
  }
  for (const row of side === "Before" ? made : [...made].reverse()) {
    if (side === "Before") model.parentNode?.insertBefore(row, model);
    else insertAfter(row, model);
  }
  return made;
}

export function setShading(cell: Element, colour: string): void {
  const shading = ensureChild(ensureChild(cell, "tcPr"), "shd");
  setAttribute(shading, "val", "clear");
  setAttribute(shading, "color", "auto");
  setAttribute(shading, "fill", colour);
}
