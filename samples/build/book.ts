/** A file of the samples while it is being made: its sheets, the hand that writes it, and the mistakes planted in it. */
import type { Cell, Grid, Visibility } from "../../src/model/grid";
import { drawLedger, type Form } from "./draw";
import type { Entry, Mark } from "./entry";
import { blankPaper, merge, put, toGrid, type Paper, type Script } from "./paper";

export interface Book {
  /** Path below samples/ledgers; the file's name is its last part. */
  readonly path: string;
  readonly format: "xlsx" | "xls" | "csv";
  readonly script: Script;
  readonly papers: Paper[];
  readonly marks: Mark[];
}

export const nameOf = (book: Book): string => book.path.split("/").at(-1) ?? book.path;

export function book(path: string, script: Script): Book {
  const format = path.endsWith(".xls") ? "xls" : path.endsWith(".csv") ? "csv" : "xlsx";
  return { path, format, script, papers: [], marks: [] };
}

/** Adds a sheet with ledgers one below the other, each with its records; blank lines between them. */
export function page(to: Book, sheet: string, ledgers: readonly (readonly [Form, readonly Entry[]])[], visibility: Visibility = "visible"): Paper {
  const paper = blankPaper(sheet, visibility);
  let row = 0;
  for (const [form, entries] of ledgers) {
    const { next, placed } = drawLedger(paper, row, form, entries);
    for (const { slip, cell } of placed) to.marks.push({ ...slip, file: nameOf(to), sheet, cell });
    row = next + 2;
  }
  to.papers.push(paper);
  return paper;
}

/** A sheet of plain rows, for what is no ledger. */
export function plainPage(to: Book, sheet: string, title: string, rows: readonly (readonly Cell[])[]): void {
  const paper = blankPaper(sheet);
  const width = Math.max(...rows.map((row) => row.length));
  put(paper, 0, 0, title, "title");
  merge(paper, 0, 0, 0, width - 1);
  rows.forEach((row, index) => row.forEach((value, column) => put(paper, index + 1, column, value, index === 0 ? "header" : "text")));
  for (let column = 0; column < width; column++) paper.widths.set(column, 16);
  to.papers.push(paper);
}

export const gridsOf = (books: readonly Book[]): Grid[] => books.flatMap((one) => one.papers.map((paper) => toGrid(paper, nameOf(one))));
