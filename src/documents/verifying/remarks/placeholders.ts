/** Blanks of a form that nobody filled in: `202_`, `***`, `××`. Each text is told once, with how often it stands there. */
import { placeholdersIn } from "../figures";
import { remark } from "./remark";
import type { Document, Remark } from ".";

export function placeholders({ paragraphs }: Document): Remark[] {
  const found = paragraphs.flatMap(({ text }, paragraph) =>
    placeholdersIn(text).map(({ start, end }) => ({ paragraph, start, end, blank: text.slice(start, end) })),
  );
  const counts = new Map<string, { readonly first: (typeof found)[number]; count: number }>();
  for (const place of found) {
    const known = counts.get(place.blank);
    if (known) known.count++;
    else counts.set(place.blank, { first: place, count: 1 });
  }
  return [...counts].map(([text, { first, count }]) => remark(paragraphs, "remark.placeholder", first, { text, count }));
}
