/** .xls, .et, .xlsb, .ods, HTML and XML tables → sheets, with a library that is loaded only when such a file comes. */
import type { CellObject, WorkBook, WorkSheet } from "@e965/xlsx";
import type { Cell, Visibility } from "../../model/grid";
import { FileProblem } from "./finding";
import type { ReadLimits } from "./limits";
import { meaningOfCode } from "./number-format";
import { rawSheet, type RawSheet } from "./raw-sheet";
import { cellOfText, decode } from "./text";
import { dateCell } from "./worksheet";

/**
 * Sheets of a workbook, in the file's order.
 * @param markup an HTML or XML table
 * @throws FileProblem file.encrypted; anything else that is thrown means that the file is broken
 */
export async function readWithSheetJs(bytes: Uint8Array, limits: ReadLimits, markup = false): Promise<RawSheet[]> {
  const { read, set_cptable } = await import("@e965/xlsx");
  // Old .xls files are in a code page (936 in China); the tables are large, so they are loaded only here.
  if (typeof set_cptable === "function") set_cptable(await import("@e965/xlsx/dist/cpexcel"));
  let book: WorkBook;
  try {
    // Tables on a page are in GB18030 as often as in UTF-8; and `3-5` in them is no date, so their texts are taken as they are.
    book = read(markup ? decode(bytes) : bytes, {
      type: markup ? "string" : "array",
      raw: markup,
      dense: true,
      cellDates: false,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
      cellStyles: true,
      codepage: 936,
      // One row more, so that a longer sheet is noticed.
      sheetRows: limits.maxRows + 1,
    });
  } catch (problem) {
    if (problem instanceof Error && /password|encrypt/i.test(problem.message)) throw new FileProblem("file.encrypted");
    throw problem;
  }
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.map((name, i) => {
    const hidden = book.Workbook?.Sheets?.[i]?.Hidden ?? 0;
    const visibility: Visibility = hidden === 2 ? "veryHidden" : hidden === 1 ? "hidden" : "visible";
    return sheetOf(name, visibility, book.Sheets[name], date1904, limits, markup);
  });
}

function sheetOf(name: string, visibility: Visibility, worksheet: WorkSheet | undefined, date1904: boolean, limits: ReadLimits, markup: boolean): RawSheet {
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = worksheet?.["!data"] ?? [];
  const rows = Array.from(data, (row) => Array.from(row ?? [], (cell) => cellOf(cell, date1904, markup)));
  return rawSheet(name, rows, limits, {
    visibility,
    merges: (worksheet?.["!merges"] ?? []).map((m) => ({ top: m.s.r, left: m.s.c, bottom: m.e.r, right: m.e.c })),
    hiddenRows: hiddenIn(worksheet?.["!rows"]),
    hiddenColumns: hiddenIn(worksheet?.["!cols"]),
  });
}

function hiddenIn(list: readonly ({ readonly hidden?: boolean } | undefined)[] | undefined): Set<number> {
  const hidden = new Set<number>();
  (list ?? []).forEach((info, i) => info?.hidden === true && hidden.add(i));
  return hidden;
}

function cellOf(cell: CellObject | undefined, date1904: boolean, markup: boolean): Cell {
  if (!cell || cell.v === undefined || cell.v === "") return null;
  if (cell.t === "e") return { kind: "error", code: errorCodes[Number(cell.v)] ?? String(cell.w ?? "#ERROR!") };
  if (typeof cell.v === "string") return markup ? cellOfText(cell.v) : cell.v;
  if (typeof cell.v === "boolean") return cell.v;
  if (cell.t !== "n") return null;
  const value = Number(cell.v);
  const meaning = cell.z === undefined ? "number" : meaningOfCode(String(cell.z));
  if (meaning === "percent") return { kind: "percent", fraction: value };
  return meaning === "date" ? (dateCell(value, date1904) ?? value) : value;
}

/** Error values by their number in BIFF. */
const errorCodes: Readonly<Record<number, string>> = {
  0x00: "#NULL!",
  0x07: "#DIV/0!",
  0x0f: "#VALUE!",
  0x17: "#REF!",
  0x1d: "#NAME?",
  0x24: "#NUM!",
  0x2a: "#N/A",
  0x2b: "#GETTING_DATA",
};
