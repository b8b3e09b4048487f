/**
 * Sources as a document carries them. A town's figures rest on hundreds of thousands of cells, most of them neighbours: files and sheets are
 * named once, cells stand as runs, and figures that rest on the same cells share one entry.
 */
import { columnLetters, parseAddress, sharedAddress } from "../../model/address";
import type { Source } from "../../model/grid";

export interface CompactSources {
  /** File and sheet, each pair once. */
  readonly sheets: readonly (readonly [file: string, sheet: string])[];
  /** Per list: what is taken from which sheet, in the list's order: `[0, "D5-9 12 E3"]` is D5 to D9, D12 and E3 of the first sheet. */
  readonly lists: readonly (readonly (readonly [sheet: number, cells: string])[])[];
}

/** Gathers lists of sources. `add` gives the place of a list among `lists`; the same list twice is kept once. */
export function sourceCompactor(): { readonly add: (sources: readonly Source[]) => number; readonly compact: CompactSources } {
  const sheets: [string, string][] = [];
  const lists: [number, string][][] = [];
  const sheetPlaces = new Map<string, Map<string, number>>();
  const listPlaces = new Map<readonly Source[], number>();

  const placeOf = (file: string, sheet: string): number => {
    const ofFile = sheetPlaces.get(file) ?? new Map<string, number>();
    sheetPlaces.set(file, ofFile);
    const known = ofFile.get(sheet);
    if (known !== undefined) return known;
    ofFile.set(sheet, sheets.length);
    return sheets.push([file, sheet]) - 1;
  };
  const add = (sources: readonly Source[]): number => {
    const known = listPlaces.get(sources);
    if (known !== undefined) return known;
    const groups: [number, string][] = [];
    for (let from = 0; from < sources.length;) {
      const { file, sheet } = sources[from] as Source;
      let to = from + 1;
      while (sources[to]?.file === file && sources[to]?.sheet === sheet) to++;
      groups.push([placeOf(file, sheet), runsOf(sources, from, to)]);
      from = to;
    }
    listPlaces.set(sources, lists.length);
    return lists.push(groups) - 1;
  };
  return { add, compact: { sheets, lists } };
}

/** `D5 D6 D7 D9 E3` → `D5-7 9 E3`: a column's letters stand where they change. What is no plain address stands behind `=`. */
function runsOf(sources: readonly Source[], from: number, to: number): string {
  let text = "";
  let column = "";
  for (let at = from; at < to; at++) {
    const cell = sources[at]?.cell ?? "";
    const place = PLAIN.test(cell) ? parseAddress(cell) : null;
    if (text !== "") text += " ";
    if (!place) {
      text += `=${cell.replace(/[% ]/g, encodeURIComponent)}`;
      column = "";
      continue;
    }
    let last = place.row;
    while (at + 1 < to && sources[at + 1]?.cell === sharedAddress(last + 1, place.column)) {
      last++;
      at++;
    }
    const letters = columnLetters(place.column);
    text += letters === column ? String(place.row + 1) : cell;
    if (last > place.row) text += `-${last + 1}`;
    column = letters;
  }
  return text;
}

/** Without `$` signs and small letters, which would not come back. */
const PLAIN = /^[A-Z0-9]+$/;

/** No town has more; a document that somebody tampered with must not fill the memory. */
const mostCells = 10_000_000;

/**
 * The lists again, cell by cell.
 * @throws Error where the entries do not fit together
 */
export function expandSources({ sheets, lists }: CompactSources): Source[][] {
  const expanded = lists.map((groups) =>
    groups.map(([place, runs]) => {
      const [file, sheet] = sheets[place] ?? [];
      if (file === undefined || sheet === undefined) throw new Error(`no sheet ${place}`);
      return { file, sheet, runs: readRuns(runs) };
    }),
  );
  const count = expanded.flat(1).reduce((sum, { runs }) => runs.reduce((part, run) => part + run.last - run.first + 1, sum), 0);
  if (count > mostCells) throw new Error(`${count} cells`);
  return expanded.map((groups) => {
    const sources: Source[] = [];
    for (const { file, sheet, runs } of groups) {
      for (const { column, first, last } of runs) {
        for (let row = first; row <= last; row++) sources.push({ file, sheet, cell: row === 0 ? column : column + String(row) });
      }
    }
    return sources;
  });
}

/** Rows of a column; what is no plain address stands whole as the column of row 0. */
interface Run {
  readonly column: string;
  readonly first: number;
  readonly last: number;
}

const RUN = /^([A-Z]*)([1-9]\d{0,6})(?:-([1-9]\d{0,6}))?$/;

function readRuns(runs: string): Run[] {
  let column = "";
  return runs.split(" ").map((run): Run => {
    if (run.startsWith("=")) {
      column = "";
      return { column: run.slice(1).replace(/%2[05]/g, decodeURIComponent), first: 0, last: 0 };
    }
    const [whole, letters = "", first = "", last = first] = RUN.exec(run) ?? [];
    if (letters !== "") column = letters;
    if (whole === undefined || column === "" || Number(last) < Number(first)) throw new Error(`no cells: ${run}`);
    return { column, first: Number(first), last: Number(last) };
  });
}
