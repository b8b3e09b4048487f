/** Blocks → paragraphs in the styles of an official document. Numbers are words of their text: the same in every program. */
import { Paragraph, TextRun, type ParagraphChild } from "docx";
import type { Block, BlockType, Fact, Report, Run } from "../../model/report";
import { contentControl } from "./content-control";
import { CHARACTER, LINE_PITCH } from "./page";
import { STYLE } from "./styles";
import { blockText } from "./text";

/** Makes runs and counts the content controls of one document. */
export interface RunMaker {
  readonly words: (text: string) => ParagraphChild;
  readonly figure: (fact: string, text: string) => ParagraphChild;
}

export function runMaker(facts: readonly Fact[]): RunMaker {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  let count = 0;
  return {
    words: (text) => new TextRun({ text }),
    figure: (id, text) => {
      const fact = byId.get(id);
      // BuilderElement is what the library makes its own elements of; only its type does not say that a paragraph may hold it.
      return fact ? (contentControl(fact, text, (count += 1)) as unknown as ParagraphChild) : new TextRun({ text });
    },
  };
}

const STYLES: Readonly<Record<BlockType, string>> = {
  title: STYLE.title,
  addressee: STYLE.flush,
  heading1: STYLE.heading1,
  heading2: STYLE.heading2,
  heading3: STYLE.heading3,
  heading4: STYLE.heading4,
  paragraph: STYLE.body,
  attachment: STYLE.attachment,
  signature: STYLE.signature,
  date: STYLE.signature,
};

/** One blank line: after the title, before the attachment and before the signature (GB/T 9704—2012, 7.3.1 to 7.3.5). */
const BLANK_LINE = { before: LINE_PITCH };

export function paragraphsOf({ blocks }: Report, make: RunMaker): Paragraph[] {
  const indents = closingIndents(blocks);
  const closing = closingStart(blocks);
  return blocks.map((block, index) => {
    const before = blocks[index - 1]?.type;
    const apart =
      (before === "title" && block.type !== "title") ||
      (block.type === "attachment" && before !== "attachment") ||
      (block.type === "signature" && before !== "signature") ||
      (block.type === "date" && before !== "signature" && before !== "date");
    return new Paragraph({
      style: STYLES[block.type],
      ...(apart ? { spacing: BLANK_LINE } : {}),
      ...(closing !== null && index >= closing && index < blocks.length - 1 ? { keepNext: true } : {}),
      ...(indents.has(index) ? { indent: { right: indents.get(index) } } : {}),
      children: joined(block.runs).map((run) => runOf(run, make)),
    });
  });
}

const CLOSING = new Set<BlockType>(["attachment", "signature", "date"]);

/** Signature and date never stand on a page without text (GB/T 9704—2012, 7.3.5.4): the last paragraph goes along with them. Where that begins, or null. */
function closingStart(blocks: readonly Block[]): number | null {
  const first = blocks.findIndex(({ type }) => CLOSING.has(type));
  return first > 0 ? first - 1 : null;
}

/** Words in a row are one run, whoever's they are: people search and edit them. */
function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last && !("fact" in last) && !("fact" in run)) result[result.length - 1] = { text: last.text + run.text };
    else result.push(run);
  }
  return result;
}

const runOf = (run: Run, make: RunMaker): ParagraphChild => ("fact" in run ? make.figure(run.fact, run.text) : make.words(run.text));

/**
 * Without a seal, the name stands two characters from the right and the date starts two characters right of the name; a date longer than
 * the name stands two characters from the right itself and pushes the name in (GB/T 9704—2012, 7.3.5.2).
 */
function closingIndents(blocks: readonly Block[]): Map<number, number> {
  const signature = blocks.findIndex(({ type }) => type === "signature");
  const date = blocks.findIndex(({ type }) => type === "date");
  const [name, day] = [signature, date].map((index) => (blocks[index] ? textWidth(blockText(blocks[index])) : 0));
  const indents = new Map<number, number>();
  // Right edge of the date, if it starts two characters right of the name's first one: name + edge = date + edge' + 2.
  const dateEdge = Math.max(2, (name ?? 0) - (day ?? 0));
  const nameEdge = Math.max(2, (day ?? 0) + 2 + dateEdge - (name ?? 0));
  if (date >= 0) indents.set(date, Math.round(dateEdge * CHARACTER));
  if (signature >= 0) indents.set(signature, Math.round((date >= 0 ? nameEdge : 2) * CHARACTER));
  return indents;
}

/** In characters of the body; digits and letters are half as wide. */
const textWidth = (text: string): number => [...text].reduce((sum, character) => sum + (/[\u0020-\u007e]/u.test(character) ? 0.5 : 1), 0);
