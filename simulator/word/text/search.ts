/** Word's search: within paragraphs, with its options and the wildcards of its own. */
import { HostError } from "../../protocol/host-error";

export interface SearchOptions {
  readonly ignorePunct: boolean;
  readonly ignoreSpace: boolean;
  readonly matchCase: boolean;
  readonly matchPrefix: boolean;
  readonly matchSuffix: boolean;
  readonly matchWholeWord: boolean;
  readonly matchWildcards: boolean;
}

/** Word takes no longer texts than this. */
const longest = 255;

/** @returns where in a text the search hits, as [from, to) */
export function find(text: string, wanted: string, options: SearchOptions): [number, number][] {
  if (wanted === "" || wanted.length > longest) throw new HostError("SearchStringInvalidOrTooLong");
  const pattern = new RegExp(patternOf(wanted, options), options.matchCase || options.matchWildcards ? "gu" : "giu");
  const found: [number, number][] = [];
  for (const match of text.matchAll(pattern)) {
    const [from, to] = [match.index, match.index + match[0].length];
    if (match[0] === "") continue;
    const before = isLetter(text[from - 1]) && isLetter(text[from]);
    const after = isLetter(text[to - 1]) && isLetter(text[to]);
    if ((options.matchWholeWord || options.matchPrefix) && before) continue;
    if ((options.matchWholeWord || options.matchSuffix) && after) continue;
    found.push([from, to]);
  }
  return found;
}

/** Latin letters and digits make words; between Chinese characters every place is the edge of one. */
function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[A-Za-z0-9_\u00C0-\u024F]/.test(character);
}

function patternOf(wanted: string, options: SearchOptions): string {
  if (options.matchWildcards) return wildcards(wanted);
  const between = `${options.ignorePunct ? "\\p{P}" : ""}${options.ignoreSpace ? "\\s" : ""}`;
  const codes = wanted.replace(/\^t/g, "\t").replace(/\^l/g, "\v").replace(/\^\^/g, "^");
  return [...codes].map(escape).join(between === "" ? "" : `[${between}]*`);
}

function wildcards(wanted: string): string {
  let pattern = "";
  for (let i = 0; i < wanted.length; i++) {
    const character = wanted.charAt(i);
    if (character === "?") pattern += ".";
    else if (character === "*") pattern += ".*?";
    else if (character === "@") pattern += "+";
    else if (character === "<" || character === ">") pattern += "\\b";
    else if (character === "\\") pattern += escape(wanted.charAt(++i));
    else if (character === "[") {
      const end = wanted.indexOf("]", i);
      if (end < 0) throw new HostError("SearchStringInvalidOrTooLong");
      const inside = wanted.slice(i + 1, end);
      pattern += inside.startsWith("!") ? `[^${classOf(inside.slice(1))}]` : `[${classOf(inside)}]`;
      i = end;
    } else if (character === "{") {
      const end = wanted.indexOf("}", i);
      const inside = /^(\d+)(?:,(\d*))?$/.exec(wanted.slice(i + 1, end));
      if (end < 0 || !inside) throw new HostError("SearchStringInvalidOrTooLong");
      pattern += wanted.slice(i, end + 1);
      i = end;
    } else if (character === "(" || character === ")") pattern += character;
    else pattern += escape(character);
  }
  try {
    new RegExp(pattern, "u");
  } catch {
    throw new HostError("SearchStringInvalidOrTooLong");
  }
  return pattern;
}

function classOf(text: string): string {
  return text.replace(/[\\\]^]/g, "\\$&");
}

function escape(character: string): string {
  return character.replace(/[.*+?^${}()|[\]\\/]/u, "\\$&");
}
