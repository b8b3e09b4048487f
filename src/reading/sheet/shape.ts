/**
 * Sheets of the same shape have the same header, name by name. What a person corrected on one of them (设置·识别) holds for the others as well: the kind,
 * what a column means, and where the header ends; never whose it is, and never that it is left out.
 */
import type { Column, Correction } from "../../model/ledger";
import { TURNED } from "../../model/address";
import { givenHeader, type HeaderChoice } from "./header";
import { headerPath } from "./header-rows";
import { squeeze } from "./lines";
import { filledRows, type View } from "./view";

/** Longer headers are told apart by their beginning. */
const LONGEST = 1000;
/** Rows tried as the top of a header that was corrected on another sheet. */
const TRIED = 14;

const written = (names: readonly (readonly string[])[]): string =>
  names
    .map((path) => path.map((name) => squeeze(name).replaceAll(/[|/]/g, "")).join("/"))
    .join("|")
    .replace(/\|+$/, "")
    .slice(0, LONGEST);

/** The header's names as one text, from the sheet's first column on: "日期|村居|数量/标语"; of a table on its side, from its first row on, with 竖 before it. */
export function shapeOf(columns: readonly Pick<Column, "index" | "header">[]): string {
  const turned = columns.some((column) => column.index >= TURNED);
  const names: (readonly string[])[] = [];
  for (const { index, header } of columns) names[turned ? index - TURNED : index] = header;
  return (turned ? "竖|" : "") + written(Array.from(names, (path) => path ?? []));
}

/** The shape of a header that was found on a view. */
export const shapeOfHeader = (view: View, header: HeaderChoice): string => {
  const origin = view.grid.turned ? TURNED : 0;
  return shapeOf(header.paths.map((path, i) => ({ index: view.left + i + origin, header: path })));
};

/** A correction of another sheet with this shape, for this one: nothing of it that is the other sheet's own. */
export function rememberedFor(corrections: readonly Correction[], shape: string): Correction | undefined {
  const found = shape === "" ? undefined : corrections.find((other) => other.shape === shape && (other.kind !== undefined || other.fields !== undefined));
  if (!found) return undefined;
  const { file, sheet, index, kind, fields } = found;
  return { file, sheet, index, ...(kind === undefined ? {} : { kind }), ...(fields === undefined ? {} : { fields }) };
}

/** A header whose rows were corrected on another sheet, where it stands again below row `from`. */
export function rememberedHeader(view: View, from: number, corrections: readonly Correction[]): HeaderChoice | null {
  const shapes = corrections.flatMap(({ shape, header }) => (shape !== undefined && header ? [{ shape, depth: header.last - header.first }] : []));
  if (shapes.length === 0) return null;
  for (const first of filledRows(view, from, TRIED))
    for (const { shape, depth } of shapes) {
      const names: string[][] = new Array<string[]>(view.left).fill([]);
      for (let column = view.left; column <= view.right; column++) names.push(headerPath(view, first, first + depth, column));
      if (written(names) !== shape) continue;
      const rows = { first, last: first + depth };
      return { ...givenHeader(view, rows), reasons: [{ code: "reason.header.remembered", params: { first: first + 1, last: rows.last + 1 }, score: 1 }] };
    }
  return null;
}
