/** Tables that lie on their side: the fields stand down the first column, the records run to the right. */
import { isBlank } from "./cell";
import type { HeaderChoice } from "./header";
import { cellAt, type View } from "./view";

/** Two quantities named down a column are no chance. */
const LEAST = 2;

/**
 * How many quantities are named down the first column of words, header row included, where none is named across; 0 where the table stands
 * upright. Reading such a table by columns would take villages for fields.
 */
export function measuresDown(view: View, header: HeaderChoice, records: readonly number[], isMeasure: (text: string) => boolean): number {
  const first = header.paths.findIndex((path, i) => path.length > 0 || records.some((row) => typeof cellAt(view, row, view.left + i) === "string"));
  if (first < 0) return 0;
  for (let i = first; i < Math.min(first + 2, header.paths.length); i++) {
    const labels = [header.rows.first, ...records].map((row) => cellAt(view, row, view.left + i)).filter((cell) => !isBlank(cell));
    const down = labels.filter((label) => typeof label === "string" && isMeasure(label)).length;
    const across = header.paths.filter((path, column) => column !== i && path.some(isMeasure)).length;
    if (down >= LEAST && down * 2 >= labels.length && across === 0) return down;
  }
  return 0;
}
