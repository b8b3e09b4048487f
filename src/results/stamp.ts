/** What a run wrote, in short: two runs with the same figures have the same stamp, whoever made them and when. No clock and no chance is in it. */
import { fingerprintOf, inLetters } from "../model/fingerprint";
import type { Source } from "../model/grid";
import type { Draft, Fact } from "../model/report";
import type { Result } from "../model/result";
import type { RollUp, Total } from "../model/total";

export interface ResultStamp {
  /** Of what was counted, and of whom. */
  readonly figures: string;
  /** Of the findings, with what was explained of them. */
  readonly findings: string;
}

export function stampOf({ town, period, areas, indicators, completeness, unmeasured, findings }: Result): ResultStamp {
  return {
    figures: fingerprintOf(JSON.stringify([town, period, areas, indicators, completeness, unmeasured])),
    findings: fingerprintOf(JSON.stringify(findings)),
  };
}

/** How the stamp of a run looks, wherever it is written. Letters: digits could be taken for somebody's number, and masked. */
export const STAMP = /^[abcdefghjkmnpqrs]{16}$/;

/** Name of the property of 汇总.xlsx that holds it. */
export const STAMP_PROPERTY = "台账通汇总编号";

/** The part of a run that its files come from. */
export interface StampedRun {
  readonly result: Result;
  readonly rollUp: RollUp;
  /** Of every kind, in the catalogue's words: with the texts and the cells that reports quote. */
  readonly drafts: readonly Draft[];
}

/**
 * The stamp that 汇总.xlsx, 报告.docx and result.json of one run share: a digest of all that they are made of, and of nothing else. Which kind of report was
 * asked for and where the files lie is not in it, nor what 汇总·历史 remembers; the pane and the command give one run one stamp.
 */
export function runStampOf({ result, rollUp, drafts }: StampedRun): string {
  const cells = cellPrints();
  const told = drafts.map(({ facts, ...draft }) => [draft, facts.map(({ sources, ...fact }: Fact) => [fact, cells(sources)])]);
  const targets = ({ target, byArea }: Total) => [target?.value ?? null, [...byArea].map(([area, value]) => [area, value.target?.value ?? null])];
  const shown = rollUp.totals.map((total) => [total.change?.previous ?? null, targets(total)]);
  const { figures, findings } = stampOf(result);
  return inLetters(fingerprintOf([figures, findings, fingerprintOf(JSON.stringify(shown)), fingerprintOf(JSON.stringify(told))].join()));
}

/** Facts share their lists of cells, half a million in a town: each list is gone through once. */
function cellPrints(): (sources: readonly Source[]) => string {
  const known = new Map<readonly Source[], string>();
  return (sources) => {
    const print = known.get(sources) ?? fingerprintOf(cellsInOrder(sources));
    known.set(sources, print);
    return print;
  };
}

function cellsInOrder(sources: readonly Source[]): string {
  let text = "";
  let before: Source | null = null;
  for (const source of sources) {
    if (before?.file !== source.file || before.sheet !== source.sheet) text += JSON.stringify([source.file, source.sheet]);
    text += `${source.cell} `;
    before = source;
  }
  return text;
}
