/** 汇总·历史 as a sheet. */
import type { PlanCell, SheetPlan } from "../model/sheet-plan";
import { sheetNames, tableNames } from "../model/sheet-names";
import { historyHeadings, type HistoryRow } from "../results/history";
import { bare, blank, number, range, text } from "./cells";
import type { SheetFrame } from "./frame";
import { tabColor } from "./styles";
import { isWhole } from "./values-sheet";

const widths = [12, 18, 12, 12, 10, 26, 7, 13, 8, 13, 13, 12];
const headerRow = 2;

export function historySheet({ rollUp }: SheetFrame, rows: readonly HistoryRow[]): SheetPlan {
  const table = rows.length > 0 ? rows.map(cellsOf) : [historyHeadings.map(() => blank("text"))];
  const last = headerRow + table.length;
  return {
    ...bare,
    purpose: "history",
    name: sheetNames.history,
    cells: [
      [text(`${rollUp.town}历次汇总`, "title")],
      [text("每次汇总后自动保留；同一报告期再次汇总时，以最后一次为准。", "subtitle")],
      historyHeadings.map((heading) => text(heading, "header")),
      ...table,
    ],
    merges: [range(0, 0, 0, historyHeadings.length - 1)],
    widths,
    heights: { 0: 30, [headerRow]: 22 },
    tables: [{ name: tableNames.history, top: headerRow, left: 0, bottom: last, right: historyHeadings.length - 1 }],
    freeze: { rows: headerRow + 1, columns: 2 },
    print: { landscape: true, fitToWidth: true, repeatRows: `$${headerRow + 1}:$${headerRow + 1}` },
    tabColor,
  };
}

function cellsOf(row: HistoryRow): PlanCell[] {
  const style = row.unit === "%" ? "percent" : isWhole([row.value]) ? "number" : "decimal";
  return [
    text(row.town),
    text(row.period),
    text(row.start),
    text(row.end),
    text(row.code),
    text(row.name),
    text(row.unit),
    number(row.value, style),
    text(row.mark === "" ? "精确" : row.mark),
    number(row.low, style),
    number(row.high, style),
    text(row.written),
  ];
}
