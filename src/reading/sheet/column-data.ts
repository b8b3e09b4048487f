/** What a column holds below its header, counted over the record rows: numbers, dates, words. */
import { isBlank, isDash, isDate, isNumber, looksNumeric, trimmed } from "./cell";
import { cellAt, type View } from "./view";

export interface ColumnData {
  readonly filled: number;
  readonly numbers: number;
  readonly dates: number;
  /** Texts that look like figures (175块, １２, 3-5) and plain words, among the texts looked at; dashes are neither. */
  readonly figures: number;
  readonly words: number;
  /** Whole numbers rising by one from 1 (a serial number), breaks allowed. */
  readonly serial: boolean;
  /** First row with a number in it; -1 where there is none. */
  readonly firstNumber: number;
  /** Some of the texts, for what only reading them can tell (areas, units, dates). */
  readonly sample: readonly string[];
}

const SAMPLE = 12;

export function columnData(view: View, column: number, rows: readonly number[]): ColumnData {
  let filled = 0;
  let numbers = 0;
  let dates = 0;
  let figures = 0;
  let words = 0;
  let firstNumber = -1;
  let steps = 0;
  let previous: number | null = null;
  const sample: string[] = [];
  for (const row of rows) {
    const cell = cellAt(view, row, column);
    if (cell === null) continue;
    if (typeof cell === "number") {
      filled++;
      numbers++;
      if (firstNumber < 0) firstNumber = row;
      if (previous === null ? cell === 1 : cell === previous + 1 || cell === 1) steps++;
      previous = cell;
    } else if (typeof cell === "string") {
      if (isBlank(cell)) continue;
      filled++;
      if (sample.length < SAMPLE) {
        const text = trimmed(cell);
        if (sample.at(-1) !== text) sample.push(text);
        if (isDash(text)) continue;
        if (looksNumeric(text)) figures++;
        else words++;
      }
    } else {
      filled++;
      if (isNumber(cell)) {
        numbers++;
        if (firstNumber < 0) firstNumber = row;
      } else if (isDate(cell)) dates++;
    }
  }
  return { filled, numbers, dates, figures, words, serial: numbers >= 2 && steps >= numbers * 0.9, firstNumber, sample };
}

/** More numbers and figures than words. */
export const isNumericData = (data: ColumnData): boolean => data.numbers + data.figures > 0 && data.numbers + data.figures >= data.words + data.dates;

/** How many cells of a column hold a figure, typed as a number or as a text. */
export function countFigures(view: View, column: number, rows: readonly number[]): number {
  let count = 0;
  for (const row of rows) {
    const cell = cellAt(view, row, column);
    if (isNumber(cell) || (typeof cell === "string" && looksNumeric(cell))) count++;
  }
  return count;
}
