/** Blanks of a form that nobody filled in: `202_`, `***`, `××`. Each text is told once, with how often it stands there. */
import { placeholdersIn } from "../figures";
import { remark } from "./remark";
import type { Document, Remark } from ".";

export function placeholders({ paragraphs }: Document): Remark[] {
  const found = paragraphs.flatMap(({ text }, paragraph) =>
    placeholdersIn(text).map(({ start, end }) => ({ paragraph, start, end, blank: text.slice(start, end) })),
  );
  return [...new Set(found.map(({ blank }) => blank))].flatMap((text) => {
    const [first, ...more] = found.filter(({ blank }) => blank === text);
    return first ? [remark(paragraphs, "remark.placeholder", "error", first, { text, count: more.length + 1 })] : [];
  });
}
