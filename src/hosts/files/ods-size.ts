/** How many filled cells an .ods file unfolds to: a few bytes there can repeat a cell a thousand million times. */

const tags = /<(?:[\w-]+:)?(?:table-row([^>]*)|(?:covered-)?table-cell([^>]*))>/g;

/** @param xml text of content.xml */
export function filledCells(xml: string): number {
  let filled = 0;
  let rows = 1;
  for (const [, row, cell] of xml.matchAll(tags)) {
    if (row !== undefined) rows = repeated(row, "number-rows-repeated");
    // A cell with neither a value nor anything inside is a blank one.
    else if (cell !== undefined && (!cell.endsWith("/") || cell.includes(":value"))) filled += rows * repeated(cell, "number-columns-repeated");
  }
  return filled;
}

const repeated = (attributes: string, name: string): number => Number(new RegExp(`:${name}\\s*=\\s*["'](\\d+)`).exec(attributes)?.[1] ?? 1);
