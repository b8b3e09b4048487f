/**
 * .xlsx and .xlsm → sheets. The library reads; here stands what it is asked for, what its answers mean as cells, and the few things
 * that it does not notice (each with the reason).
 */
import { readXlsx as readBook, type Sheet, type Workbook } from "hucre/xlsx";
import type { Cell } from "../../model/grid";
import { cellOfDate, dateCell, dateOfIso } from "./date-cell";
import { FileProblem } from "../finding";
import { maxSheets, type ReadLimits } from "../limits";
import { meaningOfCode, meaningOfFormat, type FormatMeaning } from "./number-format";
import { rawSheet, tally, type RawSheet, type CellTally } from "./raw-sheet";
import { readWithSheetJs } from "./sheetjs";
import { xmlText } from "../xml-text";
import { archiveOf, type Parts } from "./parts";

/**
 * Worksheets of a workbook (charts and macro sheets have no cells), in the file's order.
 * @throws FileProblem file.bomb, file.broken; anything else that is thrown means that this reader cannot make sense of the file
 */
export async function readXlsx(parts: Parts, limits: ReadLimits): Promise<RawSheet[]> {
  refuseWithoutTexts(parts);
  const archive = archiveOf(parts);
  let book: Workbook;
  try {
    book = await readWorksheets(archive, parts);
  } catch (problem) {
    if (!isSparse(problem)) throw problem;
    // The library lays a sheet out as one dense rectangle, which a slip in the last cell makes too large. The other one does not.
    return await readWithSheetJs(archive, limits, { sparse: true });
  }
  // Margins stand behind the cells: a sheet that has them was read to its end, and nearly all programs write them.
  if (book.sheets.some((sheet) => sheet.pageSetup?.margins === undefined)) refuseCutOff(parts);
  return book.sheets.map((sheet) => sheetOf(sheet, book.dateSystem === "1904", limits));
}

/** Cells that refer to texts which are nowhere would be blank in silence. */
function refuseWithoutTexts(parts: Parts): void {
  const [, relations] = [...parts].find(([name]) => /workbook\.xml\.rels$/i.test(name)) ?? [];
  const names = ["sharedstrings.xml", ...(relations ? textsNamed(xmlText(relations)) : [])];
  if ([...parts.keys()].some((name) => names.includes(name.toLowerCase().split("/").at(-1) ?? ""))) return;
  for (const [name, part] of parts) {
    if (!/\/worksheets\/[^/]+\.xml$/i.test(name)) continue;
    if (/<(?:[\w.-]+:)?c\s[^>]*?\bt\s*=\s*["']s["']/.test(xmlText(part))) throw new FileProblem("file.broken");
  }
}

/** Names of the part with the texts: relationships may give it any. */
const textsNamed = (rels: string): string[] =>
  [...rels.matchAll(/<(?:[\w.-]+:)?Relationship\s[^>]*\/sharedStrings["'][^>]*>/g)].map(
    ([tag]) => /\bTarget\s*=\s*["'](?:[^"']*\/)?([^"'/]+)["']/.exec(tag)?.[1]?.toLowerCase() ?? "",
  );

/** Rows and columns beyond our limits are read too: only so can a finding say what is there. */
const wholeSheet = { range: "A1:XFD1048576", maxRows: 1_048_576 };

/** The library stops at a sheet that is no worksheet, so it is asked again without that one. */
async function readWorksheets(archive: Uint8Array, parts: Parts): Promise<Workbook> {
  const readStyles = needsStyles(parts);
  const others = [...parts.keys()].filter((name) => /(?:chart|dialog|macro)sheets\/[^/]+\.xml$/i.test(name)).length;
  const left = new Set<string>();
  for (;;) {
    try {
      return await readBook(archive, { ...wholeSheet, readStyles, sheets: ({ name, index }) => index < maxSheets && !left.has(name) });
    } catch (problem) {
      const name = problem instanceof Error ? /^Invalid XLSX: missing worksheet file for sheet "([^]*)"$/.exec(problem.message)?.[1] : undefined;
      if (name === undefined || left.size >= others) throw problem;
      left.add(name);
    }
  }
}

/** "Sheet … spans … rows x … columns (… cells), over the … limit." */
const isSparse = (problem: unknown): boolean => problem instanceof Error && problem.name === "ParseError" && /\bspans \d+ rows\b/.test(problem.message);

/** Styles cost a fifth of the time, so they are asked for only where a cell format says what the library alone does not: percentages, and months or days of the week by themselves. */
function needsStyles(parts: Parts): boolean {
  const [, part] = [...parts].find(([name]) => /(?:^|\/)styles\.xml$/i.test(name)) ?? [];
  if (!part) return false;
  const xml = new TextDecoder().decode(part);
  const codes = new Map([...xml.matchAll(/<(?:[\w.-]+:)?numFmt\s[^>]*>/g)].map(([tag]) => [idIn(tag), /\sformatCode\s*=\s*["']([^"']*)/.exec(tag)?.[1] ?? ""]));
  const formats = /<(?:[\w.-]+:)?cellXfs[\s>][^]*?<\/(?:[\w.-]+:)?cellXfs>/.exec(xml)?.[0] ?? "";
  const ids = new Set([...formats.matchAll(/<(?:[\w.-]+:)?xf\s[^>]*>/g)].map(([tag]) => idIn(tag)));
  return [...ids].some((id) => {
    const code = codes.get(id);
    const meaning = meaningOfFormat(id, code);
    return meaning === "percent" || (meaning === "date" && code !== undefined && !/[ydhs]|mmm/i.test(code));
  });
}

const idIn = (tag: string): number => Number(/\snumFmtId\s*=\s*["'](\d+)/.exec(tag)?.[1] ?? 0);

/** Some XML ends in the middle without anything in the archive being wrong (a program that crashed); the library takes what there is. */
function refuseCutOff(parts: Parts): void {
  for (const [name, part] of parts) {
    if (!/\/worksheets\/[^/]+\.xml$/i.test(name)) continue;
    const end = new TextDecoder().decode(part.subarray(-1000));
    if (!/<\/(?:[\w.-]+:)?worksheet\s*>/.test(end)) throw new FileProblem("file.broken");
  }
}

function sheetOf(sheet: Sheet, date1904: boolean, limits: ReadLimits): RawSheet {
  const rows = sheet.rows.map((row) =>
    row.map((value) => (value instanceof Date ? cellOfDate(value, date1904) : typeof value === "string" ? cellOfText(value) : value)),
  );
  return rawSheet(sheet.name, rows, limits, {
    visibility: sheet.veryHidden ? "veryHidden" : sheet.hidden ? "hidden" : "visible",
    merges: (sheet.merges ?? []).map((merge) => ({ top: merge.startRow, left: merge.startCol, bottom: merge.endRow, right: merge.endCol })),
    hiddenRows: new Set([...(sheet.rowDefs ?? [])].flatMap(([row, { hidden }]) => (hidden ? [row] : []))),
    hiddenColumns: new Set((sheet.columns ?? []).flatMap(({ hidden }, column) => (hidden ? [column] : []))),
    uncalculated: applyDetails(sheet, rows, date1904),
  });
}

/** What the library says of a cell beside its value: errors, number formats, formulas. Gives back the formulas without a value. */
function applyDetails(sheet: Sheet, rows: readonly Cell[][], date1904: boolean): CellTally | null {
  let uncalculated: CellTally | null = null;
  for (const [place, { value: written, type, formula, style }] of sheet.cells ?? []) {
    if (type !== "error" && formula === undefined && style?.numFmt === undefined) continue;
    const comma = place.indexOf(",");
    const row = Number(place.slice(0, comma));
    const column = Number(place.slice(comma + 1));
    const cells = rows[row];
    const value = cells?.[column];
    if (!cells || value === undefined) continue;
    if (value === null) {
      // An empty text is a formula's value too.
      if (formula !== undefined && (written === null || type === "error")) uncalculated = tally(uncalculated, row, column);
    } else if (type === "error") cells[column] = errorCell(String(value));
    else if (typeof value === "number" && style?.numFmt !== undefined) cells[column] = formatted(value, style.numFmt, date1904);
  }
  return uncalculated;
}

/** A number with what its format says that it is. */
function formatted(value: number, format: string, date1904: boolean): Cell {
  const meaning = meaningOf(format);
  if (meaning === "percent") return { kind: "percent", fraction: value };
  return meaning === "date" ? (dateCell(value, date1904) ?? value) : value;
}

/** The few formats and errors of a town's workbooks come millions of times. */
const meanings = new Map<string, FormatMeaning>();
function meaningOf(code: string): FormatMeaning {
  const known = meanings.get(code);
  if (known !== undefined) return known;
  const meaning = meaningOfCode(code);
  if (meanings.size < 1000) meanings.set(code, meaning);
  return meaning;
}

const errors = new Map<string, Cell>();
function errorCell(code: string): Cell {
  const known = errors.get(code);
  if (known !== undefined) return known;
  const cell: Cell = { kind: "error", code };
  if (errors.size < 50) errors.set(code, cell);
  return cell;
}

/** A text as typed. Line breaks are one character, as Excel shows them; a moment (a cell of type d) comes as a text from the library. */
function cellOfText(text: string): Cell {
  if (text === "") return null;
  if (text.charCodeAt(10) === 84 /* T */) return dateOfIso(text) ?? text;
  return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}
