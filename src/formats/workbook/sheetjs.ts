/** .xls, .et, .xlsb, .ods, HTML and XML tables → sheets, with a library that is loaded only when such a file comes. */
import type { CellObject, WorkBook, WorkSheet } from "@e965/xlsx";
import type { Cell, Visibility } from "../../model/grid";
import { dateCell } from "./date-cell";
import { FileProblem, refuseHere } from "../finding";
import type { ReadLimits } from "../limits";
import { meaningOfCode } from "./number-format";
import { withoutProperties } from "./ole";
import { rawSheet, tally, type RawSheet, type CellTally } from "./raw-sheet";
import { cellOfText, decode } from "./text";

export interface SheetJsOptions {
  /** An HTML or XML table. */
  readonly markup?: boolean;
  /** An .xlsx that another reader could not lay out: all its rows are read, so that findings can say what lies beyond the limits. */
  readonly sparse?: boolean;
  /** Hidden rows and columns are known from elsewhere. Asked for them, the library also makes an object of each blank cell that a repetition stands for. */
  readonly plain?: boolean;
}

/**
 * Sheets of a workbook, in the file's order; charts, which have no cells, are left out.
 * @throws FileProblem file.encrypted, file.broken; MustBeApart; anything else that is thrown means that the file is broken
 */
export async function readWithSheetJs(
  bytes: Uint8Array,
  limits: ReadLimits,
  { markup = false, sparse = false, plain = false }: SheetJsOptions = {},
): Promise<RawSheet[]> {
  // A few bytes can make the library fill all memory, or search for ever.
  refuseHere(limits);
  const { read, set_cptable } = await import("@e965/xlsx");
  // Old .xls files are in a code page (936 in China); the tables are large, so they are loaded only here.
  if (typeof set_cptable === "function") set_cptable(await import("@e965/xlsx/dist/cpexcel"));
  let book: WorkBook;
  try {
    // Tables on a page are in GB18030 as often as in UTF-8; and `3-5` in them is no date, so their texts are taken as they are.
    book = quietly(() =>
      read(markup ? decode(bytes) : withoutProperties(bytes), {
        type: markup ? "string" : "array",
        raw: markup,
        dense: true,
        cellDates: false,
        cellNF: true,
        cellText: false,
        cellHTML: false,
        // Together they show formulas without a value.
        cellFormula: sparse,
        sheetStubs: sparse,
        cellStyles: !plain,
        codepage: 936,
        // One row more, so that a longer sheet is noticed.
        sheetRows: sparse ? 0 : limits.maxRows + 1,
      }),
    );
  } catch (problem) {
    if (problem instanceof Error && /password|encrypt/i.test(problem.message)) throw new FileProblem("file.encrypted");
    throw problem;
  }
  // Every workbook has one: damage has cut them off.
  if (book.SheetNames.length === 0) throw new FileProblem("file.broken");
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.flatMap((name, i) => {
    // Named in the workbook, and its cells are nowhere: a ledger that would be missing in silence.
    if (!book.Sheets[name]) throw new FileProblem("file.broken");
    if ((book.Sheets[name]["!type"] ?? "sheet") !== "sheet") return [];
    const hidden = book.Workbook?.Sheets?.[i]?.Hidden ?? 0;
    const visibility: Visibility = hidden === 2 ? "veryHidden" : hidden === 1 ? "hidden" : "visible";
    return sheetOf(name, visibility, book.Sheets[name], date1904, limits, markup);
  });
}

/** The library talks to the console about formats that it does not know; nobody can do anything with that. */
function quietly<Value>(work: () => Value): Value {
  const { error } = console;
  console.error = () => undefined;
  try {
    return work();
  } finally {
    console.error = error;
  }
}

function sheetOf(name: string, visibility: Visibility, worksheet: WorkSheet, date1904: boolean, limits: ReadLimits, markup: boolean): RawSheet {
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = worksheet["!data"] ?? [];
  let uncalculated: CellTally | null = null;
  const rows = Array.from(data, (row, r) =>
    Array.from(row ?? [], (cell, c) => {
      if (cell?.t === "z" && cell.f !== undefined) uncalculated = tally(uncalculated, r, c);
      return cellOf(cell, date1904, markup);
    }),
  );
  return rawSheet(name, rows, limits, {
    visibility,
    merges: (worksheet["!merges"] ?? []).map((m) => ({ top: m.s.r, left: m.s.c, bottom: m.e.r, right: m.e.c })),
    hiddenRows: hiddenIn(worksheet["!rows"]),
    hiddenColumns: hiddenIn(worksheet["!cols"]),
    uncalculated,
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
  // Excel has no such number, and a total of one would be none.
  if (!Number.isFinite(value)) return { kind: "error", code: "#NUM!" };
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
