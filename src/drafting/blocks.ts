/** Rendered text → blocks of runs: lines sorted, numbered, cut into words and facts, each block with the key of its section. */
import type { Catalogue } from "../model/indicator";
import type { Block, Run } from "../model/report";
import type { DraftFacts } from "./facts";
import { levelOf, linesOf } from "./lines";
import { piecesOf, type Piece } from "./marks";
import { numbered } from "./numbering";
import { plainRuns, settingRun } from "./reworded";

export function blocksOf(rendered: string, book: DraftFacts, catalogue: Catalogue): Block[] {
  const blocks = numbered(linesOf(rendered)).map((line) => {
    const pieces = piecesOf(line.text);
    const named = pieces.flatMap((piece) => (piece.type === "section" ? [piece.text] : []))[0];
    return { type: line.type, runs: runsOf(pieces, book), named };
  });
  return withSections(blocks, book, catalogue);
}

function runsOf(pieces: readonly Piece[], book: DraftFacts): Run[] {
  return plainRuns(pieces.flatMap((piece) => runOf(piece, book) ?? []));
}

function runOf(piece: Piece, book: DraftFacts): Run | null {
  switch (piece.type) {
    case "section":
      return null;
    case "fact": {
      const fact = book.fact(piece.index);
      return fact ? { fact: fact.id, text: fact.text } : null;
    }
    case "words":
      return { text: piece.text };
    case "quote":
      return { text: piece.text, verbatim: true };
    case "setting":
      return settingRun(piece.text);
    case "wording":
      return { ...settingRun(piece.text), wording: piece.key };
  }
}

interface Unplaced {
  readonly type: Block["type"];
  readonly runs: readonly Run[];
  readonly named: string | undefined;
}

/** A section is named by its heading, or by the group of the first indicator in it; a subsection without either belongs to the one above. */
function withSections(blocks: readonly Unplaced[], book: DraftFacts, catalogue: Catalogue): Block[] {
  const groups = new Map(catalogue.indicators.map(({ code, group }) => [code, group]));
  let open: { level: number; key: string }[] = [];
  return blocks.map(({ type, runs, named }, index) => {
    const level = levelOf(type);
    if (level !== null && level <= 2) {
      open = open.filter((section) => section.level < level);
      let end = index + 1;
      while (end < blocks.length && (levelOf(blocks[end]?.type ?? "paragraph") ?? 9) > level) end += 1;
      const within = blocks.slice(index, end);
      const key = named ?? firstGroup(within, book, groups) ?? open.at(-1)?.key ?? "other";
      open.push({ level, key });
    }
    if (type === "attachment" || type === "signature" || type === "date") return { type, runs, section: "closing" };
    return { type, runs, section: open.at(-1)?.key ?? "opening" };
  });
}

function firstGroup(blocks: readonly Unplaced[], book: DraftFacts, groups: ReadonlyMap<string, string>): string | null {
  for (const { runs } of blocks) {
    for (const run of runs) {
      const code = "fact" in run ? book.factById(run.fact)?.indicator : undefined;
      const group = code === undefined ? undefined : groups.get(code);
      if (group !== undefined) return group;
    }
  }
  return null;
}
