/** Half-width punctuation in Chinese text → full-width (GB/T 15834). Figures, times, addresses and English stay as they are. */
import type { FormatChange, FormatParagraph, TextEdit } from ".";

const CJK = "\\u3400-\\u9fff\\uf900-\\ufaff〇";
const FULL: Readonly<Record<string, string>> = { ",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。" };
/** Next to Chinese, or to Chinese marks. */
const BESIDE = `${CJK}，。、；：？！（）《》“”‘’〔〕`;
const MARK = new RegExp(`(?<=[${BESIDE}])[,;:?!]|[,;:?!](?=[${BESIDE}])`, "gu");
/** A full stop ends a sentence; between figures or letters it is a point. */
const STOP = new RegExp(`(?<=[${BESIDE}])\\.(?=$|\\s|[${BESIDE}])`, "gu");
const BRACKETS = /\(([^()]*)\)/gu;
const CHINESE = new RegExp(`[${CJK}]`, "u");
const ADDRESS = /(?:https?:\/\/|www\.|[\w.-]+@)[\w./?=&%:@#~+-]+/gu;

/** @param from first character after the number of a heading */
export function punctuationChanges(paragraph: FormatParagraph, index: number, from: number): FormatChange[] {
  const { text, controls } = paragraph;
  if (!CHINESE.test(text)) return [];
  const closed = [
    { start: 0, end: from },
    ...controls,
    ...Array.from(text.matchAll(ADDRESS), (match) => ({ start: match.index, end: match.index + match[0].length })),
  ];
  const free = (at: number) => closed.every(({ start, end }) => at < start || at >= end);
  return editsOf(text)
    .filter(({ at }) => free(at))
    .sort((a, b) => a.at - b.at)
    .map((edit) => ({
      rule: "punctuation",
      paragraph: index,
      what: "mark",
      from: around(text, edit.at, text[edit.at] ?? ""),
      to: around(text, edit.at, edit.insert),
      edits: [edit],
    }));
}

function editsOf(text: string): TextEdit[] {
  const edits = new Map<number, TextEdit>();
  const put = (at: number, insert: string) => edits.set(at, { at, remove: 1, insert });
  for (const match of text.matchAll(MARK)) {
    // 10:30 and 1,208 have figures on both sides, which the pattern leaves alone.
    put(match.index, FULL[match[0]] ?? match[0]);
  }
  for (const match of text.matchAll(STOP)) put(match.index, "。");
  for (const match of text.matchAll(BRACKETS)) {
    const before = text.slice(0, match.index);
    if (!CHINESE.test(match[1] ?? "") && !new RegExp(`[${CJK}]$`, "u").test(before)) continue;
    put(match.index, "（");
    put(match.index + match[0].length - 1, "）");
  }
  quotes(text, put);
  return [...edits.values()];
}

/** Straight quotation marks open and close by turns; an odd one is left to a person. */
function quotes(text: string, put: (at: number, insert: string) => void): void {
  const places = Array.from(text.matchAll(/"/g), (match) => match.index);
  if (places.length % 2 === 0) places.forEach((at, i) => put(at, i % 2 === 0 ? "“" : "”"));
}

const around = (text: string, at: number, mark: string): string => `${text.slice(Math.max(0, at - 4), at)}${mark}${text.slice(at + 1, at + 5)}`;
