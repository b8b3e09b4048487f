/** One section of a report alone, for inserting it where the cursor stands. */
import type { Block, Report } from "../../model/report";
import { blockText } from "./text";

export interface ReportSection {
  /** Place of its heading among the report's blocks. */
  readonly at: number;
  readonly level: number;
  readonly title: string;
}

const levelOf = ({ type }: Block): number => (type.startsWith("heading") ? Number(type.slice("heading".length)) : 0);
const CLOSING = new Set<Block["type"]>(["attachment", "signature", "date"]);

/** The sections of the first two levels, in their order. */
export const sectionsOfBlocks = ({ blocks }: Pick<Report, "blocks">): ReportSection[] =>
  blocks.flatMap((block, at) => {
    const level = levelOf(block);
    return level === 1 || level === 2 ? [{ at, level, title: blockText(block) }] : [];
  });

/** A section's heading and all below it, down to the next heading of its level or above. */
export function sectionAlone(report: Report, at: number): Report {
  const heading = report.blocks[at];
  const level = heading ? levelOf(heading) : 1;
  const ends = (block: Block) => CLOSING.has(block.type) || (levelOf(block) > 0 && levelOf(block) <= level);
  const next = report.blocks.findIndex((block, i) => i > at && ends(block));
  const blocks = report.blocks.slice(at, next < 0 ? undefined : next);
  const used = new Set(blocks.flatMap(({ runs }) => runs.flatMap((run) => ("fact" in run ? [run.fact] : []))));
  return { ...report, blocks, facts: report.facts.filter(({ id }) => used.has(id)), appendix: [] };
}
