/** A sheet plan as text, for golden files that read well in a diff: one row a line, cells between bars, formulas left out. */
import type { PlanCell, SheetPlan } from "../../src/model/sheet-plan";

export function planText(plan: SheetPlan): string {
  const rows = plan.cells.map((row) =>
    row
      .map(cellText)
      .join(" | ")
      .replace(/(?: \| )+$/, "")
      .trimEnd(),
  );
  const more = [
    ...plan.merges.map((merge) => `merged ${merge}`),
    ...plan.tables.map(({ name, top, left, bottom, right }) => `table ${name} rows ${top + 1}–${bottom + 1}, columns ${left + 1}–${right + 1}`),
    ...plan.charts.map(({ type, title, categories, series }) => `chart ${type} ${title}: ${categories} → ${series.map(({ values }) => values).join(", ")}`),
    ...plan.conditionals.map(({ range, rule, style }) => `conditional ${range} ${JSON.stringify(rule)} ${style}`),
    `freeze ${plan.freeze.rows} rows, ${plan.freeze.columns} columns`,
    `print ${JSON.stringify(plan.print)}`,
    `widths ${plan.widths.join(" ")}`,
  ];
  return [`# ${plan.name} (${plan.purpose})`, ...rows, "---", ...more, ""].join("\n");
}

function cellText(cell: PlanCell | null): string {
  if (!cell || cell.value === null) return "";
  const value = typeof cell.value === "number" ? String(Number(cell.value.toPrecision(10))) : String(cell.value).replaceAll("\n", "⏎");
  const mark = /"([^"%]+)"/.exec(cell.numberFormat ?? "")?.[1] ?? "";
  return `${cell.formula === undefined ? "" : "="}${value}${mark}${cell.link ? "→" : ""}`;
}
