/** Where a value comes from, in words: `东庄村.xlsx 宣传 E5:E9 E12`. */
import type { Source } from "../model/grid";
import { parseAddress, sharedAddress } from "../model/address";

const mostRanges = 6;
const mostLength = 120;

/** Sources by file and sheet, cells one below the other as a range; long lists end with how many cells there are. */
export function sourceText(sources: readonly Source[]): string {
  const groups = new Map<string, string[]>();
  let before: Source | null = null;
  let cells: string[] = [];
  for (const source of sources) {
    if (source.file !== before?.file || source.sheet !== before.sheet) {
      const key = `${source.file} ${source.sheet}`;
      cells = groups.get(key) ?? [];
      groups.set(key, cells);
    }
    before = source;
    cells.push(source.cell);
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
  for (let at = 0; at < cells.length; at++) {
    const first = cells[at] ?? "";
    const place = parseAddress(first);
    if (!place && first === "") continue;
    let last = first;
    for (let row = (place?.row ?? Infinity) + 1; place && cells[at + 1] === sharedAddress(row, place.column); row++) last = cells[++at] ?? "";
    found.push(last === first ? first : `${first}:${last}`);
  }
  return found;
}
