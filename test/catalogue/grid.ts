/** A plan as the grid that a host hands back. */
import { cleanGrid } from "../../src/language/personal/grid";
import type { Catalogue } from "../../src/model/indicator";
import type { Cell, Grid } from "../../src/model/grid";
import type { SheetPlan } from "../../src/model/sheet-plan";

export const gridOf = (plan: SheetPlan, file = "设置.xlsx"): Grid =>
  gridFrom(
    plan.name,
    plan.cells.map((row) => row.map((cell) => (cell === null || cell.value === "" ? null : cell.value))),
    file,
  );

export const gridFrom = (sheet: string, cells: readonly (readonly Cell[])[], file = "设置.xlsx"): Grid =>
  cleanGrid({ file, sheet, visibility: "visible", cells, merges: [], hiddenRows: new Set(), hiddenColumns: new Set() });

/** A catalogue as it was before it stood on sheets: without the cells that its targets and templates were read from. */
export const withoutCells = (catalogue: Catalogue): Catalogue => ({
  ...catalogue,
  targets: catalogue.targets.map(({ indicator, area, value }) => ({ indicator, area, value })),
  templates: catalogue.templates.map(({ kind, title, source }) => ({ kind, title, source })),
});
