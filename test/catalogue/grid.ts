/** A plan as the grid that a host hands back. */
import type { Cell, Grid } from "../../src/model/grid";
import type { SheetPlan } from "../../src/model/sheet-plan";

export const gridOf = (plan: SheetPlan, file = "设置.xlsx"): Grid =>
  gridFrom(
    plan.name,
    plan.cells.map((row) => row.map((cell) => (cell === null || cell.value === "" ? null : cell.value))),
    file,
  );

export const gridFrom = (sheet: string, cells: readonly (readonly Cell[])[], file = "设置.xlsx"): Grid => ({
  file,
  sheet,
  visibility: "visible",
  cells,
  merges: [],
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
});
