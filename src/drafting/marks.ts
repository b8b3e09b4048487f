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

/** `⟨WORDING⟩结语⟨KEY⟩特此报告。⟨END⟩`: words of 用语 that others can be put in place of; without words, the place where they would stand. */
const WORDING = "\uE007";
const KEY = "\uE008";

/** Where 一是, 二是… goes. */
export const ORDINAL = "\uE006";

const OUR_MARKS = /[\uE000-\uE00F]/g;

export const factMark = (index: number): string => `${FACT}${index}${END}`;
export const quoteMark = (text: string): string => (text === "" ? "" : `${QUOTE}${text}${END}`);
export const settingMark = (text: string): string => (text === "" ? "" : `${SETTING}${text}${END}`);
export const wordingMark = (key: string, text: string): string => `${WORDING}${key}${KEY}${text}${END}`;
export const sectionMark = (key: string): string => `${SECTION}${key}${END}`;

export type Piece =
  | { readonly type: "words"; readonly text: string }
  | { readonly type: "fact"; readonly index: number }
  | { readonly type: "wording"; readonly key: string; readonly text: string }
  | { readonly type: "quote" | "setting" | "section"; readonly text: string };

const MARKED = /([\uE000\uE001\uE002\uE005])([^\uE000-\uE00F]*)\uE003|\uE007([^\uE000-\uE00F]*)\uE008([^\uE000-\uE00F]*)\uE003/g;
const WORDINGS = /\uE007([^\uE000-\uE00F]*)\uE008([^\uE000-\uE00F]*)\uE003/g;
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
    if (match[3] !== undefined) pieces.push({ type: "wording", key: match[3], text: match[4] ?? "" });
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
  if (first !== FACT && first !== QUOTE && first !== SETTING && first !== WORDING && first !== SECTION) return null;
  const end = line.indexOf(END, index);
  return end < 0 ? null : line.slice(index, end + 1);
}

/** The template's source may not forge marks either. */
export const withoutMarks = (text: string): string => text.replace(OUR_MARKS, "");

export const hasMarks = (text: string): boolean => /[\uE000-\uE00F]/.test(text);
/** Does a line say anything from the data: a figure or words from a ledger? */
export const saysData = (line: string): boolean => line.includes(FACT) || line.includes(QUOTE);

/** Words of 用语 in a line: key and text, in their order. */
export const wordingsIn = (line: string): { readonly key: string; readonly text: string }[] =>
  [...line.matchAll(WORDINGS)].map(([, key = "", text = ""]) => ({ key, text }));

/** A line with other marks in place of words of 用语. */
export const mapWordings = (line: string, change: (key: string, text: string, mark: string) => string): string =>
  line.replace(WORDINGS, (mark: string, key: string, text: string) => change(key, text, mark));

/** Nothing but words of the settings, or their places. */
export const isSettingAlone = (line: string): boolean => /^(?:\uE002[^\uE000-\uE00F]*\uE003|\uE007[^\uE000-\uE00F]*\uE008[^\uE000-\uE00F]*\uE003)+$/.test(line);
