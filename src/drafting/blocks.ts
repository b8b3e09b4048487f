/** Rendered text → blocks of runs: lines sorted, numbered, cut into words and facts, each block with the key of its section. */
import type { Catalogue } from "../model/indicator";
import type { Block, Run } from "../model/report";
import type { FactBook } from "./facts";
import { levelOf, linesOf, type Line } from "./lines";
import { piecesOf, type Piece } from "./marks";
import { numbered } from "./numbering";

/** A title line holds 20 characters of 22 pt on 156 mm. */
const TITLE_WIDTH = 20;

export function blocksOf(rendered: string, book: FactBook, catalogue: Catalogue): Block[] {
  const blocks = numbered(joinedTitle(linesOf(rendered))).map((line) => {
    const pieces = piecesOf(line.text);
    const named = pieces.flatMap((piece) => (piece.type === "section" ? [piece.text] : []))[0];
    return { type: line.type, runs: runsOf(pieces, book), named };
  });
  return withSections(blocks, book, catalogue);
}

/** Title lines are one block where they fit on one line. */
function joinedTitle(lines: readonly Line[]): Line[] {
  const title = lines.filter(({ type }) => type === "title");
  const text = title.map((line) => line.text).join("");
  const plain = piecesOf(text)
    .map((piece) => ("text" in piece ? piece.text : ""))
    .join("");
  if (title.length < 2 || textWidth(plain) > TITLE_WIDTH) return [...lines];
  return [{ type: "title", text }, ...lines.filter(({ type }) => type !== "title")];
}

/** In Chinese characters; letters and digits are half as wide. */
export const textWidth = (text: string): number => [...text].reduce((sum, character) => sum + (/[\u0020-\u007e]/u.test(character) ? 0.5 : 1), 0);

function runsOf(pieces: readonly Piece[], book: FactBook): Run[] {
  const runs: Run[] = [];
  for (const piece of pieces) {
    if (piece.type === "section") continue;
    const fact = piece.type === "fact" ? book.fact(piece.index) : undefined;
    if (fact) {
      runs.push({ fact: fact.id, text: fact.text });
      continue;
    }
    if (!("text" in piece)) continue;
    // Only where there are digits does it matter whose words they are: other settings are words like ours.
    const verbatim = piece.type === "quote" || (piece.type === "setting" && /[0-9０-９]/u.test(piece.text));
    const last = runs.at(-1);
    if (last && !("fact" in last) && (last.verbatim === true) === verbatim) runs[runs.length - 1] = { ...last, text: last.text + piece.text };
    else runs.push(verbatim ? { text: piece.text, verbatim } : { text: piece.text });
  }
  return runs;
}

interface Unplaced {
  readonly type: Block["type"];
  readonly runs: readonly Run[];
  readonly named: string | undefined;
}

/** A section is named by its heading, or by the group of the first indicator in it; a subsection without either belongs to the one above. */
function withSections(blocks: readonly Unplaced[], book: FactBook, catalogue: Catalogue): Block[] {
  const groups = new Map(catalogue.indicators.map(({ code, group }) => [code, group]));
  let open: { level: number; key: string }[] = [];
  return blocks.map(({ type, runs, named }, index) => {
    const level = levelOf(type);
    if (level !== null && level <= 2) {
      open = open.filter((section) => section.level < level);
      const end = blocks.findIndex((other, at) => at > index && (levelOf(other.type) ?? 9) <= level);
      const within = blocks.slice(index, end < 0 ? blocks.length : end);
      const key = named ?? firstGroup(within, book, groups) ?? open.at(-1)?.key ?? "other";
      open.push({ level, key });
    }
    if (type === "attachment" || type === "signature" || type === "date") return { type, runs, section: "closing" };
    return { type, runs, section: open.at(-1)?.key ?? "opening" };
  });
}

function firstGroup(blocks: readonly Unplaced[], book: FactBook, groups: ReadonlyMap<string, string>): string | null {
  for (const { runs } of blocks) {
    for (const run of runs) {
      const code = "fact" in run ? book.factById(run.fact)?.indicator : undefined;
      const group = code === undefined ? undefined : groups.get(code);
      if (group !== undefined) return group;
    }
  }
  return null;
}
