/** What stands in each paragraph, gathered once. */

/** @returns by 0-based paragraph: its items, in their order */
export function byParagraph<Item extends { readonly paragraph: number }>(items: readonly Item[]): (paragraph: number) => readonly Item[] {
  const gathered = new Map<number, Item[]>();
  for (const item of items) {
    const known = gathered.get(item.paragraph);
    if (known) known.push(item);
    else gathered.set(item.paragraph, [item]);
  }
  return (paragraph) => gathered.get(paragraph) ?? NONE;
}

const NONE: readonly never[] = [];
