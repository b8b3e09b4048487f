/** A damaged file as we read it against the library by itself: the same cells, or a refusal that names the file. */
import { read, set_cptable, utils, type CellObject } from "@e965/xlsx";
import * as codePages from "@e965/xlsx/dist/cpexcel";
import { readWorkbook } from "../../../src/formats";
import { defaultLimits } from "../../../src/formats/limits";
import { messageOf } from "../../../src/locale";
import type { Cell, Grid } from "../../../src/model/grid";
import type { Finding } from "../../../src/model/finding";

/**
 * read: the same cells · told: fewer cells, and a finding says which are left out · alone: we read what the library by itself refuses ·
 * refused: nothing is read, in a sentence that names the file · wrong: anything else.
 */
export type Verdict = "read" | "told" | "alone" | "refused" | "wrong";

export interface Judged {
  readonly verdict: Verdict;
  readonly why: string;
}

/** Codes that say which cells are missing. */
const CUT = /^file\.(?:stray-cell|rows-cut|columns-cut)$/;

/**
 * @param whole the sound file where the damaged one is just the beginning of it: then nothing may be missing in silence, whatever the library says
 * @param opened called between our reading and the library's, so that it is known who did not come back
 */
export async function judge(name: string, bytes: Uint8Array, whole: Uint8Array | null, opened: () => void): Promise<Judged> {
  const { grids, findings } = await readWorkbook(name, bytes);
  opened();
  if (grids.length === 0) return refusal(name, findings);
  const bad = grids.flatMap((grid) => grid.cells.flat().filter((cell) => typeof cell === "number" && !Number.isFinite(cell)));
  if (bad.length > 0) return { verdict: "wrong", why: `a cell holds ${bad.join()}` };
  if (whole) {
    const ours = cellsOfGrids(grids);
    const gone = [...cellsOfGrids((await readWorkbook(name, whole)).grids)].find(([place, value]) => ours.get(place) !== value);
    if (gone) return { verdict: "wrong", why: `cut off, and without a word ${gone.join(" is ")} is gone` };
  }
  let theirs: Map<string, string>;
  try {
    theirs = cellsOfLibrary(bytes);
  } catch (error) {
    return { verdict: "alone", why: String(error) };
  }
  const cut = findings.some(({ code }) => CUT.test(code));
  const ours = cellsOfGrids(grids);
  const invented = [...ours].find(([place, value]) => theirs.get(place) !== value);
  if (invented) return { verdict: "wrong", why: `${invented.join(" is ")}, the library says ${theirs.get(invented[0])}` };
  const lost = [...theirs].find(([place]) => !ours.has(place));
  if (!lost) return { verdict: "read", why: "" };
  return cut ? { verdict: "told", why: "" } : { verdict: "wrong", why: `${lost.join(" is ")} to the library alone` };
}

function refusal(name: string, findings: readonly Finding[]): Judged {
  const error = findings.find(({ severity }) => severity === "error");
  if (!error) return { verdict: "wrong", why: "no sheets and no word of it" };
  return messageOf(error).includes(name)
    ? { verdict: "refused", why: error.code }
    : { verdict: "wrong", why: `the sentence does not name the file: ${messageOf(error)}` };
}

/** Cells by place, as text; blank ones are none. Two sheets may have the same name in a damaged file, so that sheets are numbered. */
function cellsOfGrids(grids: readonly Grid[]): Map<string, string> {
  const cells = new Map<string, string>();
  grids.forEach((grid, n) =>
    grid.cells.forEach((row, r) =>
      row.forEach((cell, c) => {
        const text = textOf(cell);
        if (text !== "") cells.set(`${n}!${utils.encode_cell({ r, c })}`, text);
      }),
    ),
  );
  return cells;
}

function textOf(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell !== "object") return String(cell);
  return cell.kind === "date" ? String(cell.serial) : cell.kind === "percent" ? String(cell.fraction) : "#";
}

function cellsOfLibrary(bytes: Uint8Array): Map<string, string> {
  set_cptable(codePages);
  const book = read(bytes, { type: "array", codepage: 936, dense: true, sheetRows: defaultLimits.maxRows + 1 });
  const cells = new Map<string, string>();
  let n = 0;
  for (const name of book.SheetNames) {
    const sheet = book.Sheets[name];
    if (!sheet || (sheet["!type"] ?? "sheet") !== "sheet") continue;
    const rows = (sheet["!data"] ?? []) as readonly (readonly (CellObject | undefined)[] | undefined)[];
    rows.forEach((row, r) =>
      row?.forEach((cell, c) => {
        const text =
          cell && cell.t !== "z" && cell.v !== undefined ? (cell.t === "e" || (cell.t === "n" && !Number.isFinite(cell.v)) ? "#" : String(cell.v)) : "";
        if (text !== "") cells.set(`${n}!${utils.encode_cell({ r, c })}`, text);
      }),
    );
    n++;
  }
  return cells;
}
