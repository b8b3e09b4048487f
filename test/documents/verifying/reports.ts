/** Drafted reports to check: the sample town's and made-up towns', in all three templates, as the written .docx reads back. */
import fs from "node:fs";
import path from "node:path";
import { nameOf } from "../../../samples/build/book";
import { sampleBooks } from "../../../samples/build/books";
import { readSettings, sampleOutcome } from "../../../samples/build/product";
import { builtIn } from "../../../src/catalogue";
import { writeReport } from "../../../src/formats/docx";
import { readDocument } from "../../../src/formats/docx/read";
import type { ReportKind } from "../../../src/model/indicator";
import type { Result } from "../../../src/model/result";
import { run, type Outcome } from "../../../src/app/pipeline";
import type { TextParagraph } from "../../../src/documents/verifying";
import { gridsOf, messOf, townOf } from "../../generate";

const KINDS: readonly ReportKind[] = ["汇报材料", "总结报告", "活动报告"];

export interface CheckedReport {
  readonly name: string;
  readonly result: Result;
  /** With the content controls that carry facts. */
  readonly paragraphs: readonly TextParagraph[];
}

/**
 * @param root of the repository: the samples are read from there
 * @param towns how many made-up towns beside the sample town; every other one's ledgers were typed in a hurry
 */
export async function draftedReports(root: string, towns: number): Promise<CheckedReport[]> {
  const reports: CheckedReport[] = [];
  for (const period of ["2024H1", "2024Q2"])
    for (const kind of KINDS) reports.push(await reportOf(`sample ${period} ${kind}`, await sampleReport(path.join(root, "samples"), kind, period)));
  for (let seed = 1; seed <= towns; seed++) {
    const truth = townOf(seed * 7919, { rows: 12 });
    const grids = seed % 2 === 0 ? messOf(gridsOf(truth, seed), seed) : gridsOf(truth, seed);
    for (const report of KINDS) {
      const { town, period, today } = truth;
      reports.push(await reportOf(`town ${seed} ${report}`, run(grids, { catalogue: builtIn, town, period, today, report })));
    }
  }
  return reports;
}

async function sampleReport(folder: string, kind: ReportKind, period: string): Promise<Outcome> {
  const files = sampleBooks().books.map((book) => [nameOf(book), fs.readFileSync(path.join(folder, "ledgers", book.path))] as const);
  const { catalogue } = await readSettings(fs.readFileSync(path.join(folder, "settings.xlsx")));
  const previous = JSON.parse(fs.readFileSync(path.join(folder, "previous.json"), "utf8")) as Result;
  return sampleOutcome(files, catalogue, kind, previous, period);
}

async function reportOf(name: string, { report, result }: Outcome): Promise<CheckedReport> {
  const reading = readDocument(await writeReport(report, result));
  if (reading.paragraphs === null) throw new Error(reading.problem);
  return { name, result, paragraphs: reading.paragraphs };
}

/** The same document as somebody would send it on: text alone. */
export const withoutControls = (paragraphs: readonly TextParagraph[]): TextParagraph[] => paragraphs.map((paragraph) => ({ ...paragraph, controls: [] }));
