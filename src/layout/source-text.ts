/** Where a value comes from, in words: `东庄村.xlsx 宣传 E5 E6 E9`. */
import type { Source } from "../model/grid";

const mostCells = 12;
const mostLength = 300;

/** Sources by file and sheet; long lists end with how many more there are. */
export function sourceText(sources: readonly Source[]): string {
  const groups = new Map<string, string[]>();
  for (const { file, sheet, cell } of sources) {
    const key = `${file} ${sheet}`;
    const cells = groups.get(key);
    if (cells) cells.push(cell);
    else groups.set(key, [cell]);
  }
  const parts: string[] = [];
  let length = 0;
  let told = 0;
  for (const [where, cells] of groups) {
    const shown = cells.slice(0, mostCells);
    const part = `${where} ${shown.join(" ")}`.trim();
    if (parts.length > 0 && length + part.length > mostLength) break;
    parts.push(part);
    length += part.length;
    told += shown.length;
  }
  return parts.join("；") + (told < sources.length ? `……共${sources.length}格` : "");
}
