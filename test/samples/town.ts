/** The sample run, from the committed files as `npm run demo` makes it; once for all tests of a file. */
import fs from "node:fs";
import path from "node:path";
import { nameOf } from "../../samples/build/book";
import { sampleBooks } from "../../samples/build/books";
import { readSettings, sampleOutcome } from "../../samples/build/product";
import type { ReportKind } from "../../src/model/indicator";
import type { Result } from "../../src/model/result";
import type { Outcome } from "../../src/app/pipeline";

export const samples = sampleBooks();
const folder = path.resolve(__dirname, "../../samples");

export const textOf = (name: string): string => fs.readFileSync(path.join(folder, name), "utf8");

export async function outcomeOf(report: ReportKind, period = "2024H1"): Promise<Outcome> {
  const files = samples.books.map((book) => [nameOf(book), fs.readFileSync(path.join(folder, "ledgers", book.path))] as const);
  const { catalogue } = await readSettings(fs.readFileSync(path.join(folder, "settings.xlsx")));
  return sampleOutcome(files, catalogue, report, JSON.parse(textOf("previous.json")) as Result, period);
}
