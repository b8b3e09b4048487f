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

export function sampleBooks(): Samples {
  const entries = planted(worldOf(SEED));
  const books = [...villageBooks(entries), ...districtBooks(entries), ...townBooks(entries)];
  return { books, entries, marks: books.flatMap((book) => book.marks) };
}
