/**
 * Where the header of a ledger is: every row that could be its top is tried, with the rows that belong to it by its merged cells
 * (or the blanks they leave), and scored by what headers look like: words over figures, all columns named, words that ledgers use.
 */
import type { Reason, RowRange } from "../../model/ledger";
import { cellText, isBlank, isDash, isDate, isHeaderText, isNumber, isYear, looksNumeric } from "./cell";
import { headerBottom, headerPath } from "./header-rows";
import { isLabelLine, isNote, loneText, squeeze, totalLabel } from "./lines";
import { cellAt, filledRows, shapeAt, type View } from "./view";

export interface HeaderChoice {
  /** Rows of names (and of column numbers below them). */
  readonly rows: RowRange;
  /** Last row that holds names; a line of column numbers below it belongs to the header but names nothing. */
  readonly lastNames: number;
  readonly score: number;
  readonly reasons: readonly Reason[];
  /** The next best reading with another top row or bottom. */
  readonly rival: { readonly rows: RowRange; readonly score: number } | null;
  readonly evidence: Evidence;
  /** Names from top to bottom by column, from the view's left column on. */
  readonly paths: readonly (readonly string[])[];
}

/** Words of headers, for squeezed texts. */
export interface Vocabulary {
  /** Is it a word of any header? */
  readonly has: (text: string) => boolean;
  /** The field that ledgers of every kind have (`date`, `area`) which the text names, or null. */
  readonly common: (text: string) => string | null;
}

/** A header that scores less is none: words over figures in most columns score about 6, words over words about 4. */
const ENOUGH = 3.4;
const GOOD = 4.8;
/** The most that a header can score; what each row passed over costs; a rival within this is close. */
const PERFECT = 7.5;
const LOWER = 0.45;
export const CLOSE = 0.25;
/** Rows tried as the top, from the first filled one on. */
const TRIED = 14;
/** Rows below the header that say what its columns hold. */
const SAMPLE = 12;

/** Shares of the named columns that are named in words, and that have words over figures; how many have a name that ledgers use. */
export interface Evidence {
  readonly words: number;
  readonly contrast: number;
  readonly known: number;
  /** Rows below it that were looked at. */
  readonly below: number;
}

interface Trial {
  readonly rows: RowRange;
  readonly lastNames: number;
  readonly score: number;
  readonly reasons: readonly Reason[];
  readonly evidence: Evidence;
  readonly paths: readonly (readonly string[])[];
}

/** The most likely header at or below row `from`, or null where no row looks like one. `to` ends the search and the data looked at. */
export function findHeader(view: View, from: number, vocabulary: Vocabulary, to = view.rows - 1, tried = TRIED): HeaderChoice | null {
  const candidates = filledRows(view, from, tried, to);
  let best: Trial | null = null;
  let rival: Trial | null = null;
  let passed = 0;
  let data = 0;
  let previous = from - 1;
  for (const row of candidates) {
    const gap = row > previous + 1;
    previous = row;
    if (best && row <= best.rows.last) continue;
    // Below the data of a header, what stands under another title (or apart, below a good one) is the next ledger's.
    const preamble = isPreamble(view, row);
    if (best && data > 0 && ((preamble && best.score >= ENOUGH) || (gap && best.score >= GOOD))) break;
    if (preamble) continue;
    data++;
    // No row further down can come near the best any more.
    if (best && best.score - CLOSE > PERFECT - LOWER * passed) break;
    const trial = tryHeader(view, row, vocabulary, passed, to);
    // A row of figures, or of words that is no better than one above, only moves the search down.
    passed++;
    if (trial === null) continue;
    if (best === null || trial.score > best.score) {
      rival = best;
      best = trial;
      data = 0;
    } else if (rival === null || trial.score > rival.score) rival = trial;
  }
  if (best === null || best.score < ENOUGH) return null;
  return { ...best, rival: rival === null ? null : { rows: rival.rows, score: rival.score } };
}

/** A header whose rows the user set (设置·识别). */
export function givenHeader(view: View, rows: RowRange): HeaderChoice {
  const reason: Reason = { code: "reason.header.corrected", params: { first: rows.first + 1, last: rows.last + 1 }, score: 1 };
  return {
    rows,
    lastNames: rows.last,
    score: 100,
    reasons: [reason],
    rival: null,
    evidence: { words: 1, contrast: 0, known: 0, below: 0 },
    paths: pathsOf(view, rows),
  };
}

/** A title, a label line or a note above the header. */
export function isPreamble(view: View, row: number): boolean {
  const lone = loneText(view, row);
  if (lone >= 0) {
    const span = view.spanAt(row, lone);
    if (!span || span.right === span.left) return true;
    // A lone word over some columns only, not from the left edge, can be the top of a header whose corner is empty.
    const [left, right] = usedColumns(view, row + 1);
    return span.left <= left || (span.left > right && span.right > right);
  }
  return isLabelLine(view, row);
}

/** First and last column in use in the rows from `row` on, up to a blank line once there are some. */
function usedColumns(view: View, row: number): [number, number] {
  let left = view.right;
  let right = view.left;
  let seen = 0;
  for (let other = row; other < view.rows && seen < SAMPLE; other++) {
    const shape = shapeAt(view, other);
    if (shape.filled === 0 && seen >= 2) break;
    if (shape.filled === 0) continue;
    seen++;
    left = Math.min(left, shape.first);
    right = Math.max(right, shape.last);
  }
  return [left, right];
}

const pathsOf = (view: View, rows: RowRange): string[][] => {
  const paths: string[][] = [];
  for (let column = view.left; column <= view.right; column++) paths.push(headerPath(view, rows.first, rows.last, column));
  return paths;
};

/** What speaks for rows as a header, counted over their columns. */
interface Counts {
  used: number;
  named: number;
  words: number;
  knownNames: number;
  long: number;
  contrast: number;
  echoed: number;
  readonly seen: Set<string>;
}

function tryHeader(view: View, top: number, vocabulary: Vocabulary, passed: number, to: number): Trial | null {
  const shape = shapeAt(view, top);
  if (shape.texts === 0) return null;
  if (totalLabel(cellText(cellAt(view, top, shape.first))) || isNote(cellText(cellAt(view, top, shape.first)))) return null;
  const { lastNames, last, reasons: shapeReasons } = headerBottom(view, top, to);
  const rows = { first: top, last };
  const paths = pathsOf(view, { first: top, last: lastNames });
  const body = sampleBelow(view, last, to).filter((row) => !repeats(view, row, paths));
  const counts: Counts = { used: 0, named: 0, words: 0, knownNames: 0, long: 0, contrast: 0, echoed: 0, seen: new Set() };
  for (let column = view.left; column <= view.right; column++) countColumn(view, column, paths[column - view.left] ?? [], body, vocabulary, counts);
  const { named, words, contrast, knownNames } = counts;
  if (named < 2 || words === 0) return null;
  const wordShare = words / named;
  const score = scoreOf(counts, figuresIn(view, top, lastNames)) - LOWER * Math.min(passed, 6) - (body.length === 0 ? 1.2 : 0);
  const reasons: Reason[] = [
    { code: "reason.header.words", params: { first: top + 1, last: last + 1, named, words }, score: 3 * wordShare },
    ...(contrast > 0 ? [{ code: "reason.header.contrast", params: { columns: contrast }, score: (1.5 * contrast) / named }] : []),
    ...(knownNames > 0 ? [{ code: "reason.header.known", params: { columns: knownNames }, score: (1.5 * knownNames) / named }] : []),
    ...shapeReasons,
  ];
  return { rows, lastNames, score, reasons, evidence: { words: wordShare, contrast: contrast / named, known: knownNames, below: body.length }, paths };
}

/** A column: what it is called, and whether what stands below it is of another sort. */
function countColumn(view: View, column: number, path: readonly string[], body: readonly number[], vocabulary: Vocabulary, counts: Counts): void {
  const leaf = path.at(-1) ?? "";
  const { filled, figures, same } = below(view, column, leaf, body);
  if (leaf === "" && filled === 0) return;
  counts.used++;
  if (leaf === "") return;
  counts.named++;
  if (isWord(leaf)) counts.words++;
  if (path.some((part) => vocabulary.has(squeeze(part)))) counts.knownNames++;
  if (leaf.length > 24) counts.long++;
  if (same) counts.echoed++;
  if (isWord(leaf) && figures > 0 && figures * 2 >= filled) counts.contrast++;
  counts.seen.add(path.join("\n"));
}

/** Cells of a column below a header: how many there are, how many are figures or days, whether one says the name again. */
function below(
  view: View,
  column: number,
  leaf: string,
  body: readonly number[],
): { readonly filled: number; readonly figures: number; readonly same: boolean } {
  let filled = 0;
  let figures = 0;
  let same = false;
  for (const row of body) {
    const cell = cellAt(view, row, column);
    if (isBlank(cell)) continue;
    filled++;
    if (isNumber(cell) || isDate(cell)) figures++;
    else if (typeof cell === "string") {
      if (looksNumeric(cell)) figures++;
      else if (isDash(cell.trim())) filled--;
      if (leaf !== "" && isHeaderText(cell, leaf)) same = true;
    }
  }
  return { filled, figures, same };
}

function figuresIn(view: View, top: number, last: number): number {
  let figures = 0;
  for (let row = top; row <= last; row++) for (let column = view.left; column <= view.right; column++) if (isFigure(view, row, column)) figures++;
  return figures;
}

/** @param figures figures among the names */
function scoreOf({ used, named, words, knownNames, long, contrast, echoed, seen }: Counts, figures: number): number {
  const coverage = named / Math.max(1, used);
  return (
    3 * (words / named) +
    1.5 * coverage +
    1.5 * (contrast / named) +
    1.5 * (knownNames / named) -
    1.2 * (long / named) -
    1.5 * (echoed / named) -
    1.5 * (1 - seen.size / named) -
    1.5 * Math.min(2, (2 * figures) / named)
  );
}

/** Rows that show what the columns hold: those below the header, up to a title between them once there are some. */
function sampleBelow(view: View, last: number, to: number): number[] {
  const rows = filledRows(view, last + 1, SAMPLE, to);
  const end = rows.findIndex((row, i) => (i >= 3 || (i > 0 && row > (rows[i - 1] ?? row) + 1)) && isPreamble(view, row));
  return end < 0 ? rows : rows.slice(0, end);
}

/** Does a row say the names again? It is no data then. */
function repeats(view: View, row: number, paths: readonly (readonly string[])[]): boolean {
  let same = 0;
  let filled = 0;
  paths.forEach((path, i) => {
    const cell = cellAt(view, row, view.left + i);
    if (isBlank(cell)) return;
    filled++;
    if (typeof cell === "string" && path.some((name) => isHeaderText(cell, name))) same++;
  });
  return same >= 2 && same >= filled * 0.8;
}

const isWord = (text: string): boolean => text !== "" && ((!looksNumeric(text) && !isDash(text)) || /^(19|20)\d\d$/.test(text));

function isFigure(view: View, row: number, column: number): boolean {
  const cell = cellAt(view, row, column);
  if (typeof cell === "string") return looksNumeric(cell);
  return (isNumber(cell) && !isYear(cell)) || isDate(cell);
}
