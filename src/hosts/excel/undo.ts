/** Takes the last run back: its sheets go, and those that it replaced come back under their names and in their places. */
import { renamesTo, settle } from "./handing-on";
import { findNeighbours } from "./neighbours";
import { findOutside, noteOutside } from "./outside-formulas";
import { asideMark, formerly, freeName, listSheets, markOf, MARK, removeSheets, withState, type SheetEntry } from "./own-sheets";
import { standingOf, type Standing } from "./standing";
import { handOver, type TableNames } from "./table-names";

/** What undo did. */
export interface Undone {
  readonly removed: number;
  readonly restored: number;
  /** Sheets of the clerk's own with formulas that could not be made to point at the restored sheets. */
  readonly left: readonly string[];
  /** What stands now. */
  readonly standing: Standing;
}

/** @throws the host's error; until the names change, nothing has been changed */
export async function undoRun(context: Excel.RequestContext): Promise<Undone> {
  const sheets = await listSheets(context);
  const current = withState(sheets, "current");
  const former = withState(sheets, "former");
  const standing = standingOf(sheets);
  if (standing.undo === "nothing") return { removed: 0, restored: 0, left: [], standing };
  if (standing.undo === "remove") {
    removeSheets(context, current);
    await context.sync();
    return { removed: current.length, restored: 0, left: [], standing: standingOf(sheets.filter((sheet) => !current.includes(sheet))) };
  }
  const own = withState(sheets, "current", "former", "old");
  const { sizes, tables } = await findNeighbours(
    context,
    own,
    sheets.filter((sheet) => sheet.own === null),
  );
  const successors = new Map(
    former.map((sheet) => {
      const { purpose, name } = formerly(sheet);
      const now = current.find((other) => other.own?.purpose === purpose);
      return [purpose, { name, tables: (tables.get(now?.id ?? "") ?? []).slice(0, tables.get(sheet.id)?.length ?? 0) }] as const;
    }),
  );
  const renames = renamesTo(successors, own, tables);
  const outside = await findOutside(context, sizes, [...renames.sheets.keys(), ...renames.tables.keys()], () => undefined);
  const noted = noteOutside(context, outside);
  changeBack(context, sheets, current, former, tables);
  await context.sync();
  const spent = current.map((sheet) => ({ ...sheet, visibility: "VeryHidden" }));
  const left = await settle(context, noted, renames, spent, tables);
  const restored = former.map((sheet): SheetEntry => ({ ...sheet, own: { state: "current", purpose: formerly(sheet).purpose } }));
  return { removed: current.length, restored: former.length, left, standing: standingOf(restored) };
}

/** Queues the exchange. The run's sheets are set aside first: deleted at once, they would leave #REF! in the clerk's formulas. */
function changeBack(
  context: Excel.RequestContext,
  sheets: readonly SheetEntry[],
  current: readonly SheetEntry[],
  former: readonly SheetEntry[],
  tables: TableNames,
): void {
  const { worksheets } = context.workbook;
  context.application.suspendScreenUpdatingUntilNextSync();
  // Something visible must remain at every moment: a workbook cannot lose its last visible sheet.
  for (const sheet of former) worksheets.getItem(sheet.id).visibility = "Visible";
  const taken = new Set([...tables.values()].flat().map((name) => name.toLowerCase()));
  for (const sheet of former) {
    const now = current.find((other) => other.own?.purpose === formerly(sheet).purpose);
    if (now) handOver(worksheets.getItem(now.id), tables.get(now.id) ?? [], worksheets.getItem(sheet.id), tables.get(sheet.id)?.length ?? 0, taken);
  }
  current.forEach((sheet, i) => {
    const target = worksheets.getItem(sheet.id);
    target.name = freeName(`~台账通·撤销${i + 1}`, sheets);
    target.customProperties.add(MARK, asideMark("old", sheet));
    target.position = sheets.length - 1;
    target.visibility = "VeryHidden";
  });
  // Where sheets have gone since, a remembered place may lie beyond the last.
  const last = sheets.length - current.length - 1;
  for (const sheet of former) {
    const { purpose, name, position } = formerly(sheet);
    const target = worksheets.getItem(sheet.id);
    target.name = name;
    if (position !== null) target.position = Math.min(position, last);
    target.customProperties.add(MARK, markOf("current", purpose));
  }
}
