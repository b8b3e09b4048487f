/** A1 addresses from 0-based rows and columns, and back. Here, because every stage names cells. */

/**
 * A table that lies on its side (fields down the first column) is read as if it stood upright: its rows are columns of the sheet and its columns rows.
 * Both are numbered from here on, far beyond any sheet, so that whoever names one of its cells names the right one.
 */
export const TURNED = 2 ** 21;

/** What people call a 0-based row of a ledger: its number, or, in a turned ledger, the letters of the sheet's column. */
export const rowName = (row: number): string => (row >= TURNED ? columnLetters(row - TURNED) : String(row + 1));

/** Column letters of a 0-based column: 0 → "A", 25 → "Z", 26 → "AA"; in a turned ledger the number of the sheet's row. */
export function columnLetters(index: number): string {
  if (index >= TURNED) return String(index - TURNED + 1);
  let letters = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** A1 address of a 0-based row and column: (6, 2) → "C7"; of a turned ledger, the cell where it stands on the sheet. */
export function cellAddress(row: number, column: number): string {
  if (row < TURNED) return columnLetters(column) + String(row + 1);
  return columnLetters(row - TURNED) + String(Math.max(0, column - TURNED) + 1);
}

/** 0-based row and column of an A1 address (`$` signs allowed, any case), or null where the text is none. Limits: XFD1048576. */
export function parseAddress(address: string): { row: number; column: number } | null {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(address);
  if (!match) return null;
  const [, letters = "", digits = ""] = match;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(digits);
  return column > 16384 || row > 1048576 ? null : { row: row - 1, column: column - 1 };
}
