/** What an .ods file says that the library does not: hidden sheets, rows and columns, and how many cells its repetitions unfold to. */

export interface OdsSheet {
  readonly hidden: boolean;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
}

const tags = /<(?:[\w-]+:)?(style|table-properties|table|table-column|table-row|(?:covered-)?table-cell)((?:\s[^>]*)?)>/g;

/** A repetition longer than this is the blank rest of a sheet: what it says of hidden rows does not matter. */
const longest = 10_000;

/**
 * @param xml text of content.xml
 * @returns sheets by name, and filled cells of all of them: a few bytes can repeat a cell a thousand million times
 */
export function scanOds(xml: string): { sheets: ReadonlyMap<string, OdsSheet>; filled: number } {
  const hiddenStyles = new Set<string>();
  const sheets = new Map<string, OdsSheet>();
  let style = "";
  let rows = new Set<number>();
  let columns = new Set<number>();
  let row = 0;
  let column = 0;
  let times = 1;
  let filled = 0;
  for (const [, name = "", attributes = ""] of xml.matchAll(tags)) {
    if (name === "style") style = attribute(attributes, "name");
    else if (name === "table-properties") {
      if (attribute(attributes, "display") === "false") hiddenStyles.add(style);
    } else if (name === "table") {
      [rows, columns, row, column] = [new Set(), new Set(), 0, 0];
      sheets.set(attribute(attributes, "name"), { hidden: hiddenStyles.has(attribute(attributes, "style-name")), hiddenRows: rows, hiddenColumns: columns });
    } else if (name === "table-column") column = hide(columns, column, attributes, "number-columns-repeated");
    else if (name === "table-row") {
      times = repeated(attributes, "number-rows-repeated");
      row = hide(rows, row, attributes, "number-rows-repeated");
      // A cell with neither a value nor anything inside is a blank one.
    } else if (!attributes.endsWith("/") || attributes.includes(":value")) filled += times * repeated(attributes, "number-columns-repeated");
  }
  return { sheets, filled };
}

/** Notes the rows or columns that are collapsed or filtered away; gives back where the next one stands. */
function hide(hidden: Set<number>, at: number, attributes: string, count: string): number {
  const next = at + repeated(attributes, count);
  const visibility = attribute(attributes, "visibility");
  if ((visibility === "collapse" || visibility === "filter") && next - at <= longest) for (let i = at; i < next; i++) hidden.add(i);
  return next;
}

const repeated = (attributes: string, name: string): number => Number(attribute(attributes, name) || 1);

function attribute(attributes: string, name: string): string {
  const value = new RegExp(`:${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return (value?.[1] ?? value?.[2] ?? "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}
