/** Where the ledgers of a sheet are: one below the other, side by side, or both. */
import type { Correction } from "../../model/ledger";
import { readBody, type Body } from "./body";
import { findHeader, givenHeader, isPreamble, type HeaderChoice, type Vocabulary } from "./header";
import { loneText } from "./lines";
import { readPreamble, type Preamble } from "./preamble";
import { rememberedHeader } from "./shape";
import { partedSides, repeatedSides, type Side } from "./regions";
import { shapeAt, slice, type View } from "./view";

/** One ledger's place on the sheet. */
export interface TablePlace {
  readonly view: View;
  readonly header: HeaderChoice;
  readonly preamble: Preamble;
  readonly body: Body;
  readonly correction: Correction | undefined;
  /** Rows that the ledger accounts for, its title lines included. */
  readonly rows: readonly number[];
}

/**
 * @param corrections those of this sheet; they are matched by the ledger's number on it
 * @param remembered those of any sheet, which hold for a header of the same shape
 */
export function findPlaces(whole: View, vocabulary: Vocabulary, corrections: readonly Correction[], remembered: readonly Correction[] = []): TablePlace[] {
  const places: TablePlace[] = [];

  /** Ledgers of a view from row `start` on. @param above title lines that stand over this view and others */
  const search = (view: View, start: number, above: Preamble | null): void => {
    for (let from = start; from < view.rows;) {
      const correction = corrections.find((other) => other.index === places.length);
      const header =
        correction?.header && correction.header.first >= from
          ? givenHeader(view, correction.header)
          : (rememberedHeader(view, from, remembered) ?? findHeader(view, from, vocabulary));
      if (header === null) return;
      const own = readPreamble(view, from, header.rows.first);
      const preamble = above === null ? own : under(above, own);
      const body = readBody(view, header, preamble.title, vocabulary);
      const sides = repeatedSides(view, header);
      if (sides.length > 1)
        for (const side of sides) search(clip(slice(view, side.left, side.right, header.rows.first), body.next), header.rows.first, preamble);
      else places.push({ view, header, preamble, body, correction, rows: rowsOf(view, from, header, body) });
      from = Math.max(body.next, header.rows.last + 1);
    }
  };

  const sides = corrections.some((correction) => correction.header) ? [] : partedSides(whole, 0, whole.rows - 1, vocabulary);
  if (sides.length > 1) for (const side of sides) search(slice(whole, side.left, side.right, 0), 0, titleOver(whole, side));
  else search(whole, 0, null);
  return places;
}

/** A ledger's own lines, and what those over it and its neighbours say beside them. */
const under = (above: Preamble, own: Preamble): Preamble => ({
  ...(own.title === null ? { title: above.title, titleCell: above.titleCell } : { title: own.title, titleCell: own.titleCell }),
  ...(own.area === null ? { area: above.area, areaCell: above.areaCell } : { area: own.area, areaCell: own.areaCell }),
  unit: own.unit ?? above.unit,
  date: own.date ?? above.date,
});

/** The rows of a view up to (not with) `end`. */
const clip = (view: View, end: number): View => ({ ...view, rows: Math.min(view.rows, end) });

/** Title lines at the top of the sheet that reach over a side: merged over it, or (where nobody can tell) alone in their row. */
function titleOver(view: View, side: Side): Preamble | null {
  let end = 0;
  while (end < view.rows && (shapeAt(view, end).filled === 0 || reaches(view, end, side))) end++;
  return end === 0 ? null : readPreamble(view, 0, end);
}

function reaches(view: View, row: number, side: Side): boolean {
  const column = loneText(view, row);
  if (column < 0) return false;
  const span = view.spanAt(row, column);
  return span ? span.left <= side.left && span.right >= side.right : !view.mergesKnown;
}

function rowsOf(view: View, from: number, header: HeaderChoice, body: Body): number[] {
  const rows: number[] = [];
  for (let row = from; row < header.rows.first; row++) if (isPreamble(view, row)) rows.push(row);
  for (let row = header.rows.first; row <= Math.max(header.rows.last, body.range?.last ?? 0); row++) rows.push(row);
  rows.push(...body.notes);
  return rows;
}
