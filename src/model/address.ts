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

/** Addresses that were asked for before, by column and row: a town's figures rest on half a million cells with a few thousand addresses. */
const known: string[][] = [];
const MOST_ROWS = 4096;
const MOST_COLUMNS = 256;

/** `cellAddress` for very many cells: the same text is one string. */
export function sharedAddress(row: number, column: number): string {
  if (!(row >= 0 && row < MOST_ROWS && column >= 0 && column < MOST_COLUMNS)) return cellAddress(row, column);
  const ofColumn = (known[column] ??= []);
  return (ofColumn[row] ??= cellAddress(row, column));
}

/** 0-based row and column of an A1 address (`$` signs allowed, any case), or null where the text is none. Limits: XFD1048576. */
export function parseAddress(address: string): { row: number; column: number } | null {
  let column = 0;
  let at = address.charCodeAt(0) === DOLLAR ? 1 : 0;
  const lettersFrom = at;
  for (; at < address.length; at++) {
    // Bit 5 apart, capital and small letters are the same.
    const letter = (address.charCodeAt(at) & ~0x20) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  if (at === lettersFrom || at - lettersFrom > 3) return null;
  if (address.charCodeAt(at) === DOLLAR) at++;
  const digitsFrom = at;
  let row = 0;
  for (; at < address.length; at++) {
    const digit = address.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return null;
    row = row * 10 + digit;
  }
  const digits = at - digitsFrom;
  if (digits < 1 || digits > 7 || address.charCodeAt(digitsFrom) === 48) return null;
  return column > 16384 || row > 1048576 ? null : { row: row - 1, column: column - 1 };
}

const DOLLAR = 36;

/** Where a cell of the sheet stands in a ledger: in a table on its side rows and columns have changed places. */
export const placeIn = <Place extends { readonly row: number; readonly column: number }>(ledger: { readonly turned?: true }, { row, column }: Place) =>
  ledger.turned === true ? { row: column + TURNED, column: row + TURNED } : { row, column };
