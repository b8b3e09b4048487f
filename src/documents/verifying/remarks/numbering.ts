/** Headings and items that skip a number or come twice: 一、二、四; 一是、三是. */
import { chineseNumber } from "../../../language/numbering";
import type { TextParagraph } from "..";
import { remark } from "./remark";
import type { Document, Remark } from ".";

const CHINESE = "([一二三四五六七八九十]{1,3})";
/** Forms of heading numbers, the highest level first; a lower level starts anew under each higher one. */
const LEVELS: readonly RegExp[] = [
  new RegExp(`^[\\s>]*${CHINESE}、(?![一二三四五六七八九十]、)`),
  new RegExp(`^[\\s>]*[（(]${CHINESE}[）)]`),
  /^[\s>]*(\d{1,2})[.．、](?!\d)/,
  /^[\s>]*[（(](\d{1,2})[）)]/,
];
const ITEM = new RegExp(`(?:^|[。；;：:，,\\s])${CHINESE}是`, "g");

export function numbering({ paragraphs }: Document): Remark[] {
  const last: number[] = [0, 0, 0, 0];
  let item = 0;
  const remarks: Remark[] = [];
  paragraphs.forEach((paragraph, index) => {
    if (paragraph.firstColumn === true || (paragraph.lead ?? "") !== "") return;
    const level = LEVELS.findIndex((pattern) => pattern.test(paragraph.text));
    if (level >= 0) {
      const [whole = "", written = ""] = LEVELS[level]?.exec(paragraph.text) ?? [];
      remarks.push(...judge(paragraphs, index, 0, whole, written, last[level] ?? 0));
      last[level] = valueOf(written);
      last.fill(0, level + 1);
      item = 0;
    }
    for (const match of paragraph.text.matchAll(ITEM)) {
      const written = match[1] ?? "";
      // A list may begin again: 一是 after 五是 starts another one.
      if (valueOf(written) !== 1) remarks.push(...judge(paragraphs, index, match.index, match[0], written, item));
      item = valueOf(written);
    }
  });
  return remarks;
}

function judge(paragraphs: readonly TextParagraph[], paragraph: number, at: number, whole: string, written: string, before: number): Remark[] {
  const value = valueOf(written);
  if (value === 0 || value === before + 1) return [];
  const place = { paragraph, start: at, end: at + whole.length };
  const print = (number: number): string => (/\d/.test(written) ? String(number) : chineseNumber(number));
  const params = { text: whole.replace(/[\s>。；;：:，,]/g, ""), expected: print(before + 1) };
  return [remark(paragraphs, value <= before ? "remark.numbering-repeated" : "remark.numbering-skipped", place, params)];
}

const DIGITS = "零一二三四五六七八九";

/** 1 to 99; 0 for what is no number (十十). */
function valueOf(written: string): number {
  if (/^\d+$/.test(written)) return Number(written);
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(written);
  if (!match) return 0;
  const [, tens = "", ten, ones = ""] = match;
  if (ten === undefined) return tens !== "" && ones !== "" ? 0 : DIGITS.indexOf(tens || ones);
  return (tens === "" ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === "" ? 0 : DIGITS.indexOf(ones));
}
