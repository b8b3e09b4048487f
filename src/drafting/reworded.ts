/**
 * A draft → the report as it is read: words of 用语 put in, others than at the time of the draft where they are given. What they decide comes
 * last: a block without words falls away, the title stands on one line where it fits, attachments are numbered, an appendix needs an attachment.
 */
import type { Block, Draft, Report, Run, Words } from "../model/report";
import { printedWords } from "./wording-keys";

/** A title line holds 20 characters of 22 pt on 156 mm. */
const TITLE_WIDTH = 20;

/**
 * @param wording words by key of 用语, in place of the draft's own; keys that the draft does not have change nothing
 * @param town its name signs where there is no signature
 */
export function reworded(draft: Draft, wording: Readonly<Record<string, string>>, town: string): Report {
  const settled = withWords(draft, wording, town).blocks.map((block): Block => ({ ...block, runs: plainRuns(block.runs.map(spoken)) }));
  const blocks = withAttachments(joinedTitle(settled.filter(({ runs }) => runs.length > 0)));
  const appendix = blocks.some(({ type }) => type === "attachment") ? draft.appendix : [];
  const used = new Set(factIds({ blocks, appendix }));
  const title = textOf(blocks.filter(({ type }) => type === "title").flatMap(({ runs }) => runs));
  return { kind: draft.kind, title, blocks, facts: draft.facts.filter(({ id }) => used.has(id)), appendix };
}

/** The draft with other words of 用语; parameters as of `reworded`. */
export function withWords(draft: Draft, wording: Readonly<Record<string, string>>, town: string): Draft {
  const words = new Map(Object.entries(printedWords(wording, town)));
  const changed = (run: Run): Run => {
    if ("fact" in run || run.wording === undefined) return run;
    const text = words.get(run.wording);
    return text === undefined ? run : { ...settingRun(text), wording: run.wording };
  };
  return words.size === 0 ? draft : { ...draft, blocks: draft.blocks.map((block) => ({ ...block, runs: block.runs.map(changed) })) };
}

/** The words of 用语 that a draft prints, as they were when it was made. */
export function wordsOf({ blocks }: Pick<Draft, "blocks">): Record<string, string> {
  const found = blocks.flatMap(({ runs }) => runs.flatMap((run) => ("wording" in run && run.wording !== undefined ? [[run.wording, run.text] as const] : [])));
  return Object.fromEntries(found);
}

/** Ids of the facts that a text and its table show, each once, in their order. */
export const factIds = ({ blocks, appendix }: Pick<Draft, "blocks" | "appendix">): string[] => [
  ...new Set([...blocks.flatMap(({ runs }) => runs.flatMap((run) => ("fact" in run ? [run.fact] : []))), ...appendix.map(({ fact }) => fact)]),
];

/** Words of the settings: only where there are digits does it matter whose they are. */
export const settingRun = (text: string): Words => (/[0-9０-９]/u.test(text) ? { text, verbatim: true } : { text });

/** Words as words, whatever key they came from. */
const spoken = (run: Run): Run => ("fact" in run || run.wording === undefined ? run : settingRun(run.text));

/** Words in a row are one run where they are the same kind of words; nothing is no run. */
export function plainRuns(runs: readonly Run[]): Run[] {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if ("fact" in run) merged.push(run);
    else if (run.text === "" && run.wording === undefined) continue;
    else if (last && isPlain(last) && isPlain(run) && last.verbatim === run.verbatim) merged[merged.length - 1] = { ...last, text: last.text + run.text };
    else merged.push(run);
  }
  return merged;
}

const isPlain = (run: Run): run is Words => !("fact" in run) && run.wording === undefined;
const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join("");

/** Title lines are one block where they fit on one line. */
function joinedTitle(blocks: readonly Block[]): Block[] {
  const [first, ...more] = blocks.filter(({ type }) => type === "title");
  const runs = [first, ...more].flatMap((block) => block?.runs ?? []);
  if (!first || more.length === 0 || textWidth(textOf(runs)) > TITLE_WIDTH) return [...blocks];
  return [{ ...first, runs: plainRuns(runs) }, ...blocks.filter(({ type }) => type !== "title")];
}

/** In Chinese characters; letters and digits are half as wide. */
const textWidth = (text: string): number => [...text].reduce((sum, character) => sum + (/[\u0020-\u007e]/u.test(character) ? 0.5 : 1), 0);

/** `附件：名称`; several are numbered, each on a line of its own (GB/T 9704—2012, 7.3.4). */
function withAttachments(blocks: readonly Block[]): Block[] {
  const several = blocks.filter(({ type }) => type === "attachment").length > 1;
  let n = 0;
  return blocks.map((block) => {
    if (block.type !== "attachment") return block;
    n += 1;
    return { ...block, runs: plainRuns([{ text: `${n === 1 ? "附件：" : ""}${several ? `${n}. ` : ""}` }, ...block.runs]) };
  });
}
