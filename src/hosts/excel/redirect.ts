/** A formula's text with our sheets and tables under the names that they are going to have. Pure. */

/** Names now → names to be; null: there will be no such sheet or table. */
export interface Renames {
  readonly sheets: ReadonlyMap<string, string | null>;
  readonly tables: ReadonlyMap<string, string | null>;
}

/** What could stand before a name as a part of it. */
const NOT_WITHIN = String.raw`(?<![\p{L}\p{N}_.·~'\]])`;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Names of sheets and tables may stand in the formula; a name inside another one, or in a text, is found as well. */
export function mentions(formula: string, names: Iterable<string>): boolean {
  const text = formula.toLowerCase();
  for (const name of names) if (text.includes(name.toLowerCase())) return true;
  return false;
}

/**
 * @param formula as Excel prints it, with `=`
 * @returns the same text where no name changes; null where it names something that will not be there
 */
export function redirected(formula: string, { sheets, tables }: Renames): string | null {
  let gone = false;
  // Every second part is a text in quotes, which stays as it is.
  const parts = formula.split(/("(?:[^"]|"")*")/).map((part, i) => {
    if (i % 2 === 1) return part;
    let text = part;
    const replace = (pattern: string, name: string | null): void => {
      text = text.replace(new RegExp(pattern, "giu"), (found) => {
        if (name === null) gone = true;
        return name ?? found;
      });
    };
    for (const [now, then] of sheets) {
      const quoted = then === null ? null : `'${then.replaceAll("'", "''")}'!`;
      replace(`'${escaped(now.replaceAll("'", "''"))}'!`, quoted);
      replace(`${NOT_WITHIN}${escaped(now)}!`, quoted);
    }
    for (const [now, then] of tables) replace(String.raw`${NOT_WITHIN}${escaped(now)}(?=\[)`, then);
    return text;
  });
  return gone ? null : parts.join("");
}
