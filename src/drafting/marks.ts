/**
 * Marks inside a rendered template: private-use characters that tell figures, words taken from ledgers and gaps from the
 * template's own words. Village text is stripped of them (`clean`), so a ledger can never forge a figure or a heading.
 */

/** `⟨FACT⟩12⟨END⟩` is the twelfth figure of the draft. */
const FACT = "\uE000";
/** Words taken from a ledger. */
const QUOTE = "\uE001";
/** Words of the settings. */
const SETTING = "\uE002";
const END = "\uE003";
/** A figure that there is no data for: the clause around it falls away. */
export const GAP = "\uE004";
/** `⟨SECTION⟩next⟨END⟩` names the section of a heading. */
const SECTION = "\uE005";

/** Where 一是, 二是… goes. */
export const ORDINAL = "\uE006";

const OUR_MARKS = /[\uE000-\uE00F]/g;

export const factMark = (index: number): string => `${FACT}${index}${END}`;
export const quoteMark = (text: string): string => (text === "" ? "" : `${QUOTE}${text}${END}`);
export const settingMark = (text: string): string => (text === "" ? "" : `${SETTING}${text}${END}`);
export const sectionMark = (key: string): string => `${SECTION}${key}${END}`;

export type Piece =
  | { readonly type: "words"; readonly text: string }
  | { readonly type: "fact"; readonly index: number }
  | { readonly type: "quote" | "setting" | "section"; readonly text: string };

const MARKED = /([\uE000\uE001\uE002\uE005])([^\uE000-\uE00F]*)\uE003/g;
const TYPES: Readonly<Record<string, "fact" | "quote" | "setting" | "section">> = {
  [FACT]: "fact",
  [QUOTE]: "quote",
  [SETTING]: "setting",
  [SECTION]: "section",
};

/** A rendered line in pieces. Gaps are no pieces: they must have fallen away before. */
export function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const words = (end: number) => {
    const text = line.slice(at, end).replace(OUR_MARKS, "");
    if (text !== "") pieces.push({ type: "words", text });
  };
  for (const match of line.matchAll(MARKED)) {
    words(match.index);
    at = match.index + match[0].length;
    const type = TYPES[match[1] ?? ""];
    if (type === "fact") pieces.push({ type, index: Number(match[2]) });
    else if (type !== undefined) pieces.push({ type, text: match[2] ?? "" });
  }
  words(line.length);
  return pieces;
}

/** The mark that starts at a character, whole, or null. Clauses are never split inside one. */
export function markAt(line: string, index: number): string | null {
  const first = line[index];
  if (first !== FACT && first !== QUOTE && first !== SETTING && first !== SECTION) return null;
  const end = line.indexOf(END, index);
  return end < 0 ? null : line.slice(index, end + 1);
}

/** The template's source may not forge marks either. */
export const withoutMarks = (text: string): string => text.replace(OUR_MARKS, "");

export const hasMarks = (text: string): boolean => /[\uE000-\uE00F]/.test(text);
/** Does a line say anything from the data: a figure or words from a ledger? */
export const saysData = (line: string): boolean => line.includes(FACT) || line.includes(QUOTE);
