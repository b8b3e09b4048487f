/** The workbook model as .xlsx, through hucre. */
import { writeXlsx, type Cell as FileCell, type WriteSheet } from "hucre/xlsx";
import { areaName, wholeSheet } from "../book/address";
import { usedArea, type Sheet } from "../book/sheet";
import { isError } from "../book/value";
import type { Workbook } from "../book/workbook";
import { valueAt } from "../formula/results";
import { printFormula } from "../formula/formula";
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
  const area = usedArea(sheet, wholeSheet, false);
  const rows: FileCell["value"][][] = [];
  const cells = new Map<string, Partial<FileCell>>();
  for (let row = 0; row <= (area?.bottom ?? -1); row++) {
    const line: FileCell["value"][] = [];
    for (let column = 0; column <= (area?.right ?? -1); column++) {
      const value = valueAt(book, sheet, row, column);
      const shown = isError(value) ? value.error : value;
      line.push(shown);
      const cell = sheet.rows[row]?.[column];
      const link = sheet.hyperlinks.get(`${row},${column}`);
      const comment = sheet.comments.find((one) => one.row === row && one.column === column);
      if (!cell?.formula && !cell?.style && !link && !comment && !isError(value)) continue;
      cells.set(`${row},${column}`, {
        value: shown,
        ...(isError(value) ? { type: "error" as const } : {}),
        ...(cell?.formula
          ? { formula: printFormula(cell.formula).slice(1), formulaResult: shown, ...(cell.formula.many ? { formulaDynamic: true } : {}) }
          : {}),
        ...(cell?.style ? { style: styleFor(cell.style) } : {}),
        ...(link
          ? {
              hyperlink: {
                target: link.address ?? `#${link.documentReference ?? ""}`,
                ...(link.documentReference === undefined ? {} : { location: link.documentReference }),
                tooltip: link.screenTip,
              },
            }
          : {}),
        ...(comment ? { comment: { text: comment.content } } : {}),
      });
    }
    rows.push(line);
  }
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
    ...(sheet.frozen
      ? {
          freezePane: {
            rows: sheet.frozen.bottom < wholeSheet.bottom ? sheet.frozen.bottom + 1 : 0,
            columns: sheet.frozen.right < wholeSheet.right ? sheet.frozen.right + 1 : 0,
          },
        }
      : {}),
    view: { showGridLines: sheet.showGridlines, ...(sheet.tabColor === "" ? {} : { tabColor: { rgb: sheet.tabColor.slice(1) } }) },
    ...(sheet.protection.on ? { protection: { sheet: true } } : {}),
  };
}
