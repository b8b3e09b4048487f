/** Going to a cell. */
import { ownNames } from "./shown-sheets";

export interface CellOnSheet {
  readonly sheet: string;
  /** A1, or "" for the sheet as a whole. */
  readonly cell: string;
}

/** Shows the sheet and selects the cell. @returns false where the sheet no longer exists. Two syncs. */
export async function goToCell(context: Excel.RequestContext, place: CellOnSheet): Promise<boolean> {
  const own = await ownNames(context, [place.sheet]);
  const sheet = context.workbook.worksheets.getItemOrNullObject(own.get(place.sheet) ?? place.sheet);
  sheet.load("visibility");
  await context.sync();
  if (sheet.isNullObject) return false;
  if (sheet.visibility === "Visible") sheet.activate();
  else return false;
  sheet.getRange(place.cell === "" ? "A1" : place.cell).select();
  await context.sync();
  return true;
}
