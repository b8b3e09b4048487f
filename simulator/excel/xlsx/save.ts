/** The workbook model as .xlsx, through hucre. */
import { writeXlsx, type Cell as FileCell, type WriteSheet } from "hucre/xlsx";
import { areaName, wholeSheet, type Area } from "../book/address";
import { usedArea, type Hyperlink, type Sheet } from "../book/sheet";
import { isError } from "../book/value";
import type { Workbook } from "../book/workbook";
import { valueAt } from "../formula/results";
import { printFormula, type Formula } from "../formula/formula";
import { styleFor } from "./look";

/** Saves the workbook as .xlsx: cells with formulas and their results, looks, sizes, merges, tables, links, freezing, visibility, names. */
export async function saveXlsx(book: Workbook): Promise<Uint8Array> {
  const sheets = book.sheets.filter((sheet) => sheet.kind === "worksheet");
  return writeXlsx({
    sheets: sheets.map((sheet) => sheetFor(book, sheet)),
    namedRanges: book.names.map((name) => ({ name: name.name, range: printFormula(name.formula).slice(1), ...(name.scope ? { scope: name.scope.name } : {}) })),
    activeSheet: Math.max(0, sheets.indexOf(book.active)),
  });
}

function sheetFor(book: Workbook, sheet: Sheet): WriteSheet {
  const { rows, cells } = cellsFor(book, sheet);
  const lastColumn = Math.max(-1, ...sheet.columnLines.keys());
  return {
    name: sheet.name,
    rows,
    cells,
    merges: sheet.merges.map((merge) => ({ startRow: merge.top, startCol: merge.left, endRow: merge.bottom, endCol: merge.right })),
    columns: Array.from({ length: lastColumn + 1 }, (_, at) => {
      const line = sheet.columnLines.get(at);
      return line ? { ...(line.size === null ? {} : { width: (line.size / 0.75 - 5) / 7 }), hidden: line.hidden } : {};
    }),
    rowDefs: new Map([...sheet.rowLines].map(([at, line]) => [at, { ...(line.size === null ? {} : { height: line.size }), hidden: line.hidden }])),
    hidden: sheet.visibility === "Hidden",
    veryHidden: sheet.visibility === "VeryHidden",
    tables: sheet.tables.map((table) => ({
      name: table.name,
      range: areaName(table.area),
      columns: Array.from({ length: table.area.right - table.area.left + 1 }, (_, i) => ({ name: String(rows[table.area.top]?.[table.area.left + i] ?? "") })),
      style: table.style,
    })),
    ...(sheet.frozen ? { freezePane: freezeFor(sheet.frozen) } : {}),
    view: { showGridLines: sheet.showGridlines, ...(sheet.tabColor === "" ? {} : { tabColor: { rgb: sheet.tabColor.slice(1) } }) },
    ...(sheet.protection.on ? { protection: { sheet: true } } : {}),
  };
}

function freezeFor(frozen: Area): NonNullable<WriteSheet["freezePane"]> {
  return { rows: frozen.bottom < wholeSheet.bottom ? frozen.bottom + 1 : 0, columns: frozen.right < wholeSheet.right ? frozen.right + 1 : 0 };
}

type FileValue = FileCell["value"];

/** Values as rows, and what more there is of a cell by its place. */
function cellsFor(book: Workbook, sheet: Sheet): { readonly rows: FileValue[][]; readonly cells: Map<string, Partial<FileCell>> } {
  const area = usedArea(sheet, wholeSheet, false);
  const rows: FileValue[][] = [];
  const cells = new Map<string, Partial<FileCell>>();
  for (let row = 0; row <= (area?.bottom ?? -1); row++) {
    const line: FileValue[] = [];
    for (let column = 0; column <= (area?.right ?? -1); column++) {
      const value = valueAt(book, sheet, row, column);
      const shown = isError(value) ? value.error : value;
      line.push(shown);
      const more = moreOf(sheet, row, column, shown);
      if (more === null && !isError(value)) continue;
      cells.set(`${row},${column}`, { value: shown, ...(isError(value) ? { type: "error" as const } : {}), ...more });
    }
    rows.push(line);
  }
  return { rows, cells };
}

/** Formula, look, link and comment of a cell; null where it is a value alone. */
function moreOf(sheet: Sheet, row: number, column: number, shown: FileValue): Partial<FileCell> | null {
  const cell = sheet.rows[row]?.[column];
  const link = sheet.hyperlinks.get(`${row},${column}`);
  const comment = sheet.comments.find((one) => one.row === row && one.column === column);
  if (!cell?.formula && !cell?.style && !link && !comment) return null;
  return {
    ...(cell?.formula ? formulaFor(cell.formula, shown) : {}),
    ...(cell?.style ? { style: styleFor(cell.style) } : {}),
    ...(link ? { hyperlink: linkFor(link) } : {}),
    ...(comment ? { comment: { text: comment.content } } : {}),
  };
}

function formulaFor(formula: Formula, shown: FileValue): Partial<FileCell> {
  return { formula: printFormula(formula).slice(1), formulaResult: shown, ...(formula.many ? { formulaDynamic: true } : {}) };
}

function linkFor(link: Hyperlink): NonNullable<FileCell["hyperlink"]> {
  return {
    target: link.address ?? `#${link.documentReference ?? ""}`,
    ...(link.documentReference === undefined ? {} : { location: link.documentReference }),
    tooltip: link.screenTip,
  };
}
