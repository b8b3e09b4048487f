/** Cells as the reader looks at them: text, blank or number. Everything here is asked millions of times and allocates nothing where it can. */
import type { Cell } from "../../model/grid";
import { remembering } from "../../language/remembering";

/** Nothing to see: no cell, or a text of spaces (half and full width). */
export function isBlank(cell: Cell | undefined): cell is null | undefined | "" {
  return cell === null || cell === undefined || (typeof cell === "string" && (cell.length === 0 || (cell.charCodeAt(0) <= 0x3000 && cell.trim() === "")));
}

/** A number by its type: plain or with a percent format. Dates and texts are not. */
export const isNumber = (cell: Cell | undefined): boolean => typeof cell === "number" || (typeof cell === "object" && cell !== null && cell.kind === "percent");

export const isDate = (cell: Cell | undefined): boolean => typeof cell === "object" && cell !== null && cell.kind === "date";

/** The cell as a trimmed text, as near as possible to what stands on the sheet; "" for a blank one. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "string") return trimmed(cell);
  if (typeof cell === "number") return String(cell);
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  if (cell.kind === "date") return cell.iso;
  if (cell.kind === "percent") return `${Number((cell.fraction * 100).toPrecision(12))}%`;
  return cell.code;
}

/** `trim`, without the call for the many texts that have nothing to trim. */
export function trimmed(text: string): string {
  const end = text.length - 1;
  if (end < 0) return text;
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(end);
  return (first > 0x20 && first < 0x3000 && last > 0x20 && last < 0x3000 && first !== 0xa0 && last !== 0xa0) ||
    (first > 0x3000 && last > 0x3000 && first !== 0xfeff && last !== 0xfeff)
    ? text
    : text.trim();
}

const NUMBER = /^[(（]?[-+−－]?[$¥￥]?[\d０-９][\d０-９,，]*([.．][\d０-９]+)?[%％‰]?[)）]?$/;
/** 12块, 5.5万元, 3-5, 约300: a figure with a word or a range; not 2021年, 1-6月, 1年以内. */
const FIGURE = /^[约近]?[\d０-９][\d０-９,，.．\s]*([-~—–～至][\d０-９,，.．]+)?[万亿余多]*[^\d０-９年月季日期至、.．级类号\s(（]{0,4}[%％]?$/;

/** A text that stands for a figure rather than a word, judged by its look alone (header search); reading it is `readQuantity`'s. */
export const looksNumeric = remembering((text: string): boolean => {
  const t = trimmed(text);
  return t.length > 0 && t.length <= 24 && (NUMBER.test(t) || FIGURE.test(t));
});

/** A dash or a slash for 无: says nothing about what kind of column it is. */
export const isDash = (text: string): boolean => text.length <= 3 && /^[-—–－/／*\\.…]+$/.test(text);

/** A number that can be a year in a header (2021 | 2022). */
export const isYear = (cell: Cell | undefined): boolean => typeof cell === "number" && Number.isInteger(cell) && cell >= 1949 && cell <= 2100;

const CHINESE = /[\u3400-\u9fff]/;

/** A header's text without line breaks and the spaces that only stretch it (项  目); spaces between foreign words stay. */
export const headerText = (text: string): string => (CHINESE.test(text) ? text.replace(/\s+/g, "") : text.trim().replace(/\s+/g, " "));

/** `headerText(text) === header`, without working it out for the many texts that begin otherwise. */
export const isHeaderText = (text: string, header: string): boolean =>
  text === header ||
  (text.length > header.length && (text.charCodeAt(0) === header.charCodeAt(0) || text.charCodeAt(0) <= 0x3000) && headerText(text) === header);
