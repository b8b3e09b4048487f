/** Where a value comes from, in words: `东庄村.xlsx 宣传 E5:E9 E12`. */
import type { Source } from "../model/grid";
import { cellAddress, parseAddress } from "../reading/address";

const mostRanges = 6;
const mostLength = 120;

/** Sources by file and sheet, cells one below the other as a range; long lists end with how many cells there are. */
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
  let whole = true;
  for (const [where, cells] of groups) {
    const found = ranges(cells);
    const part = `${where} ${found.slice(0, mostRanges).join(" ")}`.trim();
    if (parts.length > 0 && length + part.length > mostLength) {
      whole = false;
      break;
    }
    parts.push(part);
    length += part.length;
    whole &&= found.length <= mostRanges;
  }
  return parts.join("；") + (whole ? "" : `……共${sources.length}格`);
}

/** `E5 E6 E7 E9` → `E5:E7 E9`. Sources come in the order of their weight (the deciding cell first), which runs keep. */
function ranges(cells: readonly string[]): string[] {
  const found: string[] = [];
  let first = "";
  let last: { row: number; column: number } | null = null;
  const close = (): void => {
    if (last) found.push(first === cellAddress(last.row, last.column) ? first : `${first}:${cellAddress(last.row, last.column)}`);
  };
  for (const cell of cells) {
    const place = parseAddress(cell);
    if (place && last && place.column === last.column && place.row === last.row + 1) {
      last = place;
      continue;
    }
    close();
    first = cell;
    last = place;
    if (!place && cell !== "") found.push(cell);
  }
  close();
  return found;
}
