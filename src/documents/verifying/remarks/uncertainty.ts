/** Two words of uncertainty on one number: 约300余人 (GB/T 15835—2011 leaves one). */
import { remark } from "./remark";
import type { Document, Remark } from ".";

const TWICE =
  /(?:约|近|大约|将近|接近)\s*[0-9０-９.,，一二三四五六七八九十百千]+[万亿]?\s*[余多][^，。；、\s]{0,3}|(?:约|近|大约)\s*[0-9０-９.]+[万亿]?[^，。；、\d]{0,4}(?:左右|上下)|[0-9０-９万亿][余多][^，。；、\d]{0,4}(?:左右|上下)/g;

export const uncertainty = ({ paragraphs }: Document): Remark[] =>
  paragraphs.flatMap(({ text }, paragraph) =>
    [...text.matchAll(TWICE)].map((match) =>
      remark(paragraphs, "remark.uncertain-twice", { paragraph, start: match.index, end: match.index + match[0].length }, { text: match[0] }),
    ),
  );
