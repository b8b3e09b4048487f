/** Single cells of a 设置 sheet, read afresh and written in place: whatever else stands on the sheet, whoever made it, stays as it is. */
import type { Grid } from "../../model/grid";
import { cleanGrids } from "../../language/personal/grid";
import { excelCell } from "./cell";
import { asText } from "./literal";
import { listSheets, removeSheets } from "./own-sheets";

export interface CellText {
  readonly address: string;
  /** "" empties the cell. */
  readonly text: string;
}

/** What was written, and what stood there before. */
export interface WrittenCells {
  readonly sheet: string;
  readonly cells: readonly { readonly address: string; readonly before: string; readonly after: string }[];
}

/** The sheets of these names as they are now. Three round trips. */
export async function readSettings(context: Excel.RequestContext, named: RegExp): Promise<Grid[]> {
  context.workbook.load("name");
  const sheets = (await listSheets(context)).sheets.filter(({ name, own }) => named.test(name) && (own === null || own.state === "settings"));
  const used = sheets.map(({ id }) => {
    const range = context.workbook.worksheets.getItem(id).getUsedRangeOrNullObject(true);
    range.load("rowIndex,columnIndex,values,numberFormat");
    return range;
  });
  await context.sync();
  const parts = sheets.map(({ name }, i) => ({
    file: context.workbook.name,
    sheet: name,
    visibility: "visible" as const,
    cells: used[i]?.isNullObject === false ? cellsOf(used[i]) : [],
    merges: null,
    hiddenRows: new Set<number>(),
    hiddenColumns: new Set<number>(),
  }));
  return cleanGrids(parts);
}

function cellsOf(range: Excel.Range): Grid["cells"] {
  const values = range.values as unknown[][];
  const formats = range.numberFormat as unknown[][];
  const above = Array.from({ length: range.rowIndex }, () => []);
  const left = Array.from({ length: range.columnIndex }, () => null);
  return [...above, ...values.map((row, i) => [...left, ...row.map((value, j) => excelCell(value, String(formats[i]?.[j] ?? "General")))])];
}

/** Writes cells, all in one round trip. @returns what to put back */
export async function writeCells(context: Excel.RequestContext, sheet: string, cells: readonly CellText[]): Promise<WrittenCells> {
  const before = await textsOf(context, sheet, cells);
  const target = context.workbook.worksheets.getItem(sheet);
  for (const { address, text } of cells) target.getRange(address).formulas = [[text === "" ? "" : asText(text)]];
  await context.sync();
  return { sheet, cells: cells.map(({ address, text }, i) => ({ address, before: before[i] ?? "", after: text })) };
}

/** Puts back what stood there. @returns false where somebody has written there since: then nothing is changed */
export async function putCellsBack(context: Excel.RequestContext, { sheet, cells }: WrittenCells): Promise<boolean> {
  const target = context.workbook.worksheets.getItemOrNullObject(sheet);
  target.load("name");
  await context.sync();
  if (target.isNullObject) return false;
  const now = await textsOf(context, sheet, cells);
  if (cells.some(({ after }, i) => now[i] !== after)) return false;
  for (const { address, before } of cells) target.getRange(address).formulas = [[before === "" || before.startsWith("=") ? before : asText(before)]];
  await context.sync();
  return true;
}

/**
 * Takes a 设置 sheet of ours away that was made for an entry.
 * @param said all that it was made with
 * @returns false where it is not there any more, or somebody has written more on it: then it stays
 */
export async function removeSettings(context: Excel.RequestContext, purpose: string, said: ReadonlySet<string>): Promise<boolean> {
  const found = (await listSheets(context)).sheets.filter(({ own }) => own?.state === "settings" && own.purpose === purpose);
  const used = found.map(({ id }) => {
    const range = context.workbook.worksheets.getItem(id).getUsedRangeOrNullObject(true);
    range.load("values");
    return range;
  });
  await context.sync();
  const more = used.some((range) => !range.isNullObject && (range.values as unknown[][]).flat().some((value) => value !== "" && !said.has(String(value))));
  if (found.length === 0 || more) return false;
  removeSheets(context, found);
  await context.sync();
  return true;
}

/** Contents as entered: a formula as such, a text without its apostrophe. */
async function textsOf(context: Excel.RequestContext, sheet: string, cells: readonly { readonly address: string }[]): Promise<string[]> {
  const ranges = cells.map(({ address }) => {
    const range = context.workbook.worksheets.getItem(sheet).getRange(address);
    range.load("formulas");
    return range;
  });
  await context.sync();
  return ranges.map((range) => String((range.formulas as unknown[][])[0]?.[0] ?? "").replace(/^'/, ""));
}
