/** .xlsx and .xlsm → grids. */
import { inflateSync } from "fflate";
import { readXlsx, type Sheet } from "hucre/xlsx";
import type { Cell, Grid, Visibility } from "../../model/grid";
import { FileProblem } from "./finding";
import { maxInflated, maxInflation, type ReadLimits } from "./limits";
import { days1904, isoOfSerial, meaningOfCode, meaningOfFormat } from "./number-format";
import { packedBytes, type ZipEntry } from "./zip-directory";

/**
 * Grids of a workbook, one a sheet, in the file's order.
 * @throws FileProblem file.bomb, file.encrypted; anything else that is thrown means that the file is broken
 */
export async function readXlsxGrids(file: string, bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>, limits: ReadLimits): Promise<Grid[]> {
  refuseBombs(entries);
  const styled = hasPercent(bytes, entries);
  const book = await readXlsx(bytes, { maxRows: limits.maxRows, range: `A1:${letters(limits.maxColumns)}${limits.maxRows}`, readStyles: styled });
  const date1904 = book.dateSystem === "1904";
  return book.sheets.map((sheet) => gridOf(file, sheet, date1904, styled));
}

/** The sizes stand in the directory: nothing is unpacked to find out. */
function refuseBombs(entries: ReadonlyMap<string, ZipEntry>): void {
  let total = 0;
  for (const entry of entries.values()) {
    if (entry.encrypted) throw new FileProblem("file.encrypted");
    if (entry.unpacked > 10 * 1024 * 1024 && entry.unpacked > entry.packed * maxInflation) throw new FileProblem("file.bomb");
    if (/^xl\/(?:worksheets|sharedStrings|styles|workbook)/i.test(entry.name)) total += entry.unpacked;
  }
  if (total > maxInflated) throw new FileProblem("file.bomb");
}

/** Styles cost time, so they are read only where some cell format is a percentage. */
function hasPercent(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>): boolean {
  const entry = entries.get("xl/styles.xml");
  if (!entry) return false;
  const packed = packedBytes(bytes, entry);
  const xml = new TextDecoder().decode(entry.method === 0 ? packed : inflateSync(packed));
  const codes = new Map([...xml.matchAll(/<(?:\w+:)?numFmt\s[^>]*?numFmtId="(\d+)"[^>]*?formatCode="([^"]*)"/g)].map((m) => [Number(m[1]), m[2] ?? ""]));
  const formats = /<(?:\w+:)?cellXfs[\s\S]*<\/(?:\w+:)?cellXfs>/.exec(xml)?.[0] ?? "";
  return [...formats.matchAll(/numFmtId="(\d+)"/g)].some((m) => meaningOfFormat(Number(m[1]), codes.get(Number(m[1]))) === "percent");
}

function gridOf(file: string, sheet: Sheet, date1904: boolean, styled: boolean): Grid {
  const cells: Cell[][] = sheet.rows.map((row) =>
    row.map((value) => (value instanceof Date ? dateCell(value) : typeof value === "string" && value === "" ? null : (value as Cell))),
  );
  for (const [key, detail] of sheet.cells ?? []) {
    const comma = key.indexOf(",");
    const row = cells[Number(key.slice(0, comma))];
    const column = Number(key.slice(comma + 1));
    if (!row) continue;
    const value = row[column];
    if (detail.type === "error" || (detail.type === "formula" && typeof value === "string" && /^#[A-Z/0]+[!?A]$/.test(value))) {
      row[column] = { kind: "error", code: String(value) };
    } else if (styled && typeof value === "number" && detail.style?.numFmt !== undefined && meaningOfCode(detail.style.numFmt) === "percent") {
      row[column] = { kind: "percent", fraction: value };
    }
  }
  for (const row of cells) trimEnd(row);
  while (cells.length > 0 && cells[cells.length - 1]?.length === 0) cells.pop();
  const visibility: Visibility = sheet.veryHidden ? "veryHidden" : sheet.hidden ? "hidden" : "visible";
  return {
    file,
    sheet: sheet.name,
    visibility,
    cells,
    merges: (sheet.merges ?? []).map((m) => ({ top: m.startRow, left: m.startCol, bottom: m.endRow, right: m.endCol })),
    hiddenRows: new Set([...(sheet.rowDefs ?? [])].filter(([, def]) => def.hidden).map(([row]) => row)),
    hiddenColumns: new Set((sheet.columns ?? []).flatMap((def, i) => (def.hidden ? [i] : []))),
  };
  function dateCell(value: Date): Cell {
    const days = value.getTime() / 86_400_000 + 25569;
    const serial = date1904 || days > 60 ? days : days - 1;
    return { kind: "date", serial, iso: isoOfSerial(serial) };
  }
}

export { days1904 };

function trimEnd(row: Cell[]): void {
  let length = row.length;
  while (length > 0 && row[length - 1] === null) length--;
  row.length = length;
}

function letters(count: number): string {
  let text = "";
  for (let n = count; n > 0; n = Math.floor((n - 1) / 26)) text = String.fromCharCode(65 + ((n - 1) % 26)) + text;
  return text;
}
