/** All files of the samples, with the entries behind them. */
import type { Book } from "./book";
import { districtBooks } from "./district-books";
import type { Entry, Mark } from "./entry";
import { planted } from "./slips";
import { townBooks } from "./town-books";
import { villageBooks } from "./village-books";
import { worldOf } from "./world";

export const SEED = 2024;

export interface Samples {
  readonly books: readonly Book[];
  readonly entries: readonly Entry[];
  readonly marks: readonly Mark[];
}

/** Every way of keeping ledgers, around the same entries. */
export const booksOf = (entries: readonly Entry[]): Book[] => [...villageBooks(entries), ...districtBooks(entries), ...townBooks(entries)];

export function sampleBooks(): Samples {
  const entries = planted(worldOf(SEED));
  const books = booksOf(entries);
  const marks = books.flatMap((book) => book.marks);
  const undrawn = entries.flatMap((one) => one.slips).filter((slip) => !marks.some((mark) => mark.note === slip.note));
  if (undrawn.length > 0) throw new Error(`slips on no sheet: ${undrawn.map((slip) => slip.note).join(", ")}`);
  return { books, entries, marks };
}
