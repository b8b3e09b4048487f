/** 问题 `text.personal`: a number by which a person can be found stands where it is printed or passed on. */
import { makeFinding, type FindingPlace } from "./make";
import { cellList } from "./ranges";
import { cellAddress } from "../model/address";
import type { Finding } from "../model/finding";
import type { Grid, PersonalCell } from "../model/grid";

/**
 * One finding a column (and one for the sheet's name, one for the file's): its first cell, and how many and which others there are. A warning; a
 * hint alone for telephones below a header that asks for them.
 */
export function personalFindings({ file, sheet, personal }: Grid): Finding[] {
  const columns = new Map<string, PersonalCell[]>();
  for (const cell of personal.cells) {
    const key = `${cell.column} ${String(cell.asked)}`;
    const known = columns.get(key);
    if (known) known.push(cell);
    else columns.set(key, [cell]);
  }
  const told = (place: Pick<FindingPlace, "sheet" | "cell">, severity: "warning" | "info", params: { text: string; count?: number; cells?: string }): Finding =>
    makeFinding({ code: "text.personal", severity, params }, { file, ...place });
  return [
    ...(personal.file ? [told({ sheet: "", cell: "" }, "warning", { text: file })] : []),
    ...(personal.sheet ? [told({ sheet, cell: "" }, "warning", { text: sheet })] : []),
    ...[...columns.values()].flatMap((cells) => {
      const [first] = cells;
      if (!first) return [];
      const { column, sample, asked } = first;
      const place = { sheet, cell: cellAddress(first.row, column) };
      const rows = cells.map(({ row }) => row);
      return [
        told(place, asked ? "info" : "warning", rows.length > 1 ? { text: sample, count: rows.length, cells: cellList(rows, column) } : { text: sample }),
      ];
    }),
  ];
}
