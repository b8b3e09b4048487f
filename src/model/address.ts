/** A1 addresses from 0-based rows and columns, and back. Here, because every stage names cells. */

/** Column letters of a 0-based column: 0 → "A", 25 → "Z", 26 → "AA". */
export function columnLetters(index: number): string {
  let letters = "";
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** A1 address of a 0-based row and column: (6, 2) → "C7". */
export const cellAddress = (row: number, column: number): string => columnLetters(column) + String(row + 1);

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
