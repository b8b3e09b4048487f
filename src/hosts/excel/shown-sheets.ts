/** Sheets by the names that findings and figures have for them: those whose names hold a personal number are known by the masked one. */
import { shownNames } from "../../language/personal/grid";
import { withoutMasks } from "../../language/personal/mask";

/**
 * The workbook's own name of each, asked for only where one of them is masked (one more sync).
 * @returns by the name shown; one that the workbook has not is itself
 */
export async function ownNames(context: Excel.RequestContext, shown: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map(shown.map((name) => [name, name]));
  if (shown.every((name) => withoutMasks(name) === name)) return names;
  const sheets = context.workbook.worksheets;
  sheets.load("items/name");
  await context.sync();
  const own = sheets.items.map(({ name }) => name);
  shownNames(own).forEach((name, i) => names.has(name) && names.set(name, own[i] ?? name));
  return names;
}
