/** What checking a long document costs, and that twice the document costs twice as much: processor time, in one run. */
import { verify, type TextParagraph } from "../src/documents/verifying";
import type { Result } from "../src/model/result";
import { draftedReports, withoutControls } from "../test/documents/verifying/reports";

/** A page of GB/T 9704—2012 has 22 lines of 28 characters. */
const PAGE = 22 * 28;
const RUNS = 3;
/** Twice the document may cost this much more. */
const LIMIT = 2.3;

interface LongDocument {
  readonly paragraphs: readonly TextParagraph[];
  readonly result: Result;
}

/** Paragraphs of drafted reports, one after the other, until there are so many pages. Headings stand in the first report only: the rest is one section. */
async function longDocument(root: string, pages: number): Promise<LongDocument> {
  const [report] = await draftedReports(root, 0);
  if (!report) throw new Error("no report was drafted");
  const body = withoutControls(report.paragraphs).filter(({ text }) => text !== "");
  const paragraphs: TextParagraph[] = [];
  let characters = 0;
  for (let i = 0; characters < pages * PAGE; i++) {
    const paragraph = body[i % body.length];
    if (!paragraph) break;
    const heading = /^[一二三四五六七八九十]+、/.test(paragraph.text);
    if (heading && i >= body.length) continue;
    paragraphs.push(paragraph);
    characters += paragraph.text.length;
  }
  return { paragraphs, result: report.result };
}

/** One paragraph instead of many: clauses and sentences are found in it all the same. */
const inOne = ({ paragraphs, result }: LongDocument): LongDocument => ({
  paragraphs: [{ text: paragraphs.map(({ text }) => text).join(""), controls: [] }],
  result,
});

function processorSeconds(document: LongDocument): { readonly seconds: number; readonly figures: number } {
  const before = process.cpuUsage();
  const { figures } = verify(document.paragraphs, document.result);
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, figures: figures.length };
}

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;

/** Prints figures, processor seconds and the ratio of the whole to its half, for many paragraphs and for one. */
export async function main(root: string, pages: number): Promise<void> {
  for (const [name, shape] of [
    ["paragraphs of usual length", (document: LongDocument) => document],
    ["one paragraph", inOne],
  ] as const) {
    const [half, whole] = [shape(await longDocument(root, pages / 2)), shape(await longDocument(root, pages))];
    processorSeconds(half);
    const runs = Array.from({ length: RUNS }, () => ({ half: processorSeconds(half), whole: processorSeconds(whole) }));
    const ratio = median(runs.map((run) => run.whole.seconds / run.half.seconds));
    const [first] = runs;
    console.log(
      `${pages} pages, ${first?.whole.figures ?? 0} figures, ${name}: ${median(runs.map((run) => run.whole.seconds)).toFixed(2)} s of processor, ` +
        `${ratio.toFixed(2)} of half the pages (at most ${LIMIT})`,
    );
  }
}
