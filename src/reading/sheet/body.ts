/** The rows below a header, each told apart: records, totals, dividers, repeated headers, notes at the foot, and where the next ledger begins. */
import notesWords from "../../language/words/notes.json";
import { wordPattern } from "../../language/word-pattern";
import type { RowRange } from "../../model/ledger";
import { areaIn } from "../../language/area-header";
import { cellText, headerText, isBlank, isHeaderText, isNumber } from "./cell";
import { findHeader, isPreamble, type HeaderChoice, type Vocabulary } from "./header";
import { isColumnNumbers, isFootLine, isLabelLine, isNote, isTitle, loneText, squeeze, totalLabel, type TotalLabel } from "./lines";
import { cellAt, filledRows, shapeAt, type RowShape, type View } from "./view";

export interface Divider {
  readonly row: number;
  readonly text: string;
}

export interface BodyTotal {
  readonly row: number;
  readonly label: TotalLabel;
  /** Rows that its figures were found to add up; absent where only its place and label tell. */
  readonly covers?: RowRange;
}

export interface Body {
  /** First to last row that belongs to the list, notes at the foot left out; null where the header stands alone. */
  readonly range: RowRange | null;
  readonly records: readonly number[];
  readonly totals: readonly BodyTotal[];
  readonly dividers: readonly Divider[];
  readonly repeatedHeaders: readonly number[];
  readonly notes: readonly number[];
  /** Rows with nothing but words in the first column, too few to be records. */
  readonly alone: readonly number[];
  /** Row from which the next ledger is looked for; the number of rows where the sheet ends. */
  readonly next: number;
}

/** A line that says the list goes on. */
const PAGE_BREAK = wordPattern()`^[(（]?(${notesWords.continuedHere})`;

/** Total labels stand in the first columns; further right 合计 would be a value. */
const LABEL_CELLS = 4;

/** @param title the ledger's own title: a page break repeats it with the header, another ledger has another one */
export const readBody = (view: View, header: HeaderChoice, title: string | null, vocabulary: Vocabulary): Body =>
  new BodyReader(view, header, title, vocabulary).read();

/** Goes down the rows below a header and says of each what it is, until another ledger begins. */
class BodyReader {
  private readonly records: number[] = [];
  private readonly totals: BodyTotal[] = [];
  private readonly dividers: Divider[] = [];
  private readonly repeatedHeaders: number[] = [];
  private readonly notes: number[] = [];
  private readonly alone: number[] = [];
  private readonly firstColumn: number;
  private readonly names: ReturnType<typeof headerRowTexts>;
  private first = -1;
  private last = -1;

  constructor(
    private readonly view: View,
    private readonly header: HeaderChoice,
    private readonly title: string | null,
    private readonly vocabulary: Vocabulary,
  ) {
    const named = header.paths.findIndex((path) => path.length > 0);
    this.firstColumn = view.left + Math.max(0, named);
    this.names = headerRowTexts(view, header);
  }

  read(): Body {
    const { view, header } = this;
    let gap = false;
    let row = header.rows.last + 1;
    while (row < view.rows) {
      const shape = shapeAt(view, row);
      if (shape.filled === 0) {
        gap = true;
        row++;
        continue;
      }
      const next = this.take(row, shape, gap);
      if (next === null) break;
      gap = false;
      row = next;
    }
    return this.result(row);
  }

  /** @returns the row to go on with; null where another ledger begins */
  private take(row: number, shape: RowShape, afterGap: boolean): number | null {
    const { view, header, vocabulary } = this;
    if (shape.texts === 0) return this.put(this.records, row);
    if (shape.texts >= 2 && isRepeat(view, row, this.names[0] ?? [])) {
      const end = skipRepeat(view, row, this.names, this.repeatedHeaders);
      this.reach(end);
      return end + 1;
    }
    const lead = cellText(cellAt(view, row, shape.first));
    const lone = loneText(view, row);
    if (typeof cellAt(view, row, shape.first) === "string" && isNote(lead) && (lone >= 0 || isFewWords(shape, lead))) {
      if (isLabelLine(view, row) && startsLedger(view, row, header, vocabulary, "title")) return null;
      this.notes.push(row);
      return row + 1;
    }
    const total = lone >= 0 ? totalLabel(lead) : null;
    if (total) return this.total(row, total);
    if (lone >= 0 || (shape.filled <= 8 && shape.numbers === 0 && isFootLine(view, row))) return this.words(row, lone, lead);
    if (shape.texts === shape.filled && shape.filled >= 2 && afterGap && startsLedger(view, row, header, vocabulary, null)) return null;
    const label = totalLabelOf(view, row);
    return label ? this.total(row, label) : this.put(this.records, row);
  }

  /** Words alone in a row, or a line below the table. */
  private words(row: number, lone: number, lead: string): number | null {
    const { view, header, dividers } = this;
    const again = repeatBelow(view, row, this.names[0] ?? [], this.title);
    if (again >= 0) return again;
    if (startsLedger(view, row, header, this.vocabulary, lone >= 0 && dividers.length > 0 && !isTitle(lead) ? "divider" : "title")) return null;
    if (lone < 0 || PAGE_BREAK.test(squeeze(lead))) {
      this.notes.push(row);
      return row + 1;
    }
    if (isDivider(view, row, lone, lead)) {
      dividers.push({ row, text: lead });
      return this.reach(row);
    }
    return this.put(lone > this.firstColumn || isUnderMerged(view, row) ? this.records : this.alone, row);
  }

  private put(rows: number[], row: number): number {
    rows.push(row);
    return this.reach(row);
  }

  private total(row: number, label: TotalLabel): number {
    this.totals.push({ row, label });
    return this.reach(row);
  }

  /** The body goes on to the row. @returns the next one */
  private reach(row: number): number {
    if (this.first < 0) this.first = row;
    this.last = row;
    return row + 1;
  }

  private result(next: number): Body {
    const { records, totals, dividers, repeatedHeaders, notes, alone, first, last } = this;
    // Words alone in the first column: remarks where they are few, a list of names whose other columns are blank where they are many.
    const named = alone.length * 2 > records.length;
    return {
      range: first < 0 ? null : { first, last },
      records: named ? [...records, ...alone].sort((a, b) => a - b) : records,
      ...{ totals, dividers, repeatedHeaders, notes, alone: named ? [] : alone, next },
    };
  }
}

/** A line of a few words that begins like a note; a record's first cell may begin so too (***村). */
const isFewWords = ({ filled, numbers }: RowShape, lead: string): boolean =>
  !/^[*※★▲]/.test(lead) && ((filled <= 4 && numbers === 0) || (filled <= 2 && /[:：]\s*$/.test(lead)));

/** Do cells merged from above name the rest of the row? */
function isUnderMerged(view: View, row: number): boolean {
  for (let column = view.left; column <= view.right; column++) {
    const span = view.spanAt(row, column);
    if (span && span.top < row && !isBlank(cellAt(view, span.top, span.left))) return true;
  }
  return false;
}

/** Words alone in their row that head the rows below: merged over columns, numbered, a village, or with a colon behind them. */
function isDivider(view: View, row: number, column: number, text: string): boolean {
  const span = view.spanAt(row, column);
  if (span && span.right > span.left) return true;
  const plain = squeeze(text);
  return /^([(]?[一二三四五六七八九十]{1,3}[)、.]|\d{1,2}[、.])|[:：]$|^[-—(]*(以下(空白|无)|空白|无|略)[-—)]*$/.test(plain) || areaIn(plain) !== null;
}

/** 合计 in one of the first cells of a row, before its figures (a serial number may stand before it), or further right where it is nearly all the words there are. */
function totalLabelOf(view: View, row: number): TotalLabel | null {
  const { first, last, texts } = shapeAt(view, row);
  let seen = 0;
  let figures = false;
  for (let column = first; column <= last; column++) {
    const cell = cellAt(view, row, column);
    if (isBlank(cell)) continue;
    seen++;
    if (isNumber(cell) && seen > 1) figures = true;
    if (typeof cell !== "string") continue;
    if ((figures || seen > LABEL_CELLS) && texts > 2) return null;
    const label = totalLabel(cell);
    if (label) return label;
  }
  return null;
}

/** Texts of each row of names, for telling a repeated header. */
function headerRowTexts(view: View, header: HeaderChoice): string[][] {
  const rows: string[][] = [];
  for (let row = header.rows.first; row <= header.lastNames; row++) {
    const texts: string[] = [];
    for (let column = view.left; column <= view.right; column++) texts.push(headerText(cellText(cellAt(view, row, column))));
    rows.push(texts);
  }
  return rows;
}

/** At least four fifths of the names stand again in their places, and nothing else beside them. */
function isRepeat(view: View, row: number, names: readonly string[]): boolean {
  let wanted = 0;
  let same = 0;
  for (let i = 0; i < names.length; i++) {
    const name = names[i] ?? "";
    const cell = cellAt(view, row, view.left + i);
    if (name === "" && isBlank(cell)) continue;
    if (name !== "") wanted++;
    if (typeof cell === "string" && isHeaderText(cell, name)) same++;
    else if (wanted - same > 2 && same === 0) return false;
  }
  return wanted >= 2 && same >= wanted * 0.8;
}

/** Passes over a repeated header of several rows and its line of column numbers; returns the last row of it. */
function skipRepeat(view: View, row: number, names: readonly (readonly string[])[], found: number[]): number {
  let at = row;
  for (let i = 0; i < names.length; i++) {
    if (i > 0 && !isRepeat(view, at + 1, names[i] ?? []) && !sameBlanks(view, at + 1, names[i] ?? [])) break;
    if (i > 0) at++;
    found.push(at);
  }
  if (isColumnNumbers(view, at + 1)) found.push(++at);
  return at;
}

const sameBlanks = (view: View, row: number, names: readonly string[]): boolean =>
  shapeAt(view, row).filled > 0 && names.every((name, i) => headerText(cellText(cellAt(view, row, view.left + i))) === name);

/** A page break: the ledger's own title (or 续表) and label lines, then the header again. Returns the header's row, or -1. */
function repeatBelow(view: View, row: number, names: readonly string[], title: string | null): number {
  for (const at of filledRows(view, row, 5)) {
    if (isRepeat(view, at, names)) return at;
    if (!isPreamble(view, at)) return -1;
    if (loneText(view, at) < 0) continue;
    const text = squeeze(cellText(cellAt(view, at, shapeAt(view, at).first)));
    const again = title === null ? "" : squeeze(title);
    if (!PAGE_BREAK.test(text) && !(again !== "" && (text === again || text === `${again}(续)` || text === `${again}(续表)`))) return -1;
  }
  return -1;
}

/**
 * Does another ledger begin here: titles and label lines, then a header that is sure enough? The same header under another title is the same
 * form for someone else, but under one more divider (龙泉村 among other villages) it is only repeated.
 */
function startsLedger(view: View, row: number, header: HeaderChoice, vocabulary: Vocabulary, above: "title" | "divider" | null): boolean {
  const near = filledRows(view, row, 6);
  const top = near.find((at) => !isPreamble(view, at));
  if (top === undefined || shapeAt(view, top).texts !== shapeAt(view, top).filled || shapeAt(view, top).filled < 2) return false;
  const found = findHeader(view, top, vocabulary, undefined, 1);
  if (!found || found.rows.first !== top) return false;
  const same = found.paths.every((path, i) => path.join("\n") === (header.paths[i] ?? []).join("\n"));
  if (same) return above === "title";
  const named = found.paths.filter((path) => path.length > 0);
  const words = named.filter((path) => path.some((name) => vocabulary.has(squeeze(name)))).length;
  // Known words make a header; so do words over figures, under a title or after a blank line.
  if (found.evidence.below === 0 && words < named.length) return false;
  return found.evidence.words === 1 && (words * 2 >= named.length || (found.evidence.contrast >= 0.5 && above !== "divider"));
}
