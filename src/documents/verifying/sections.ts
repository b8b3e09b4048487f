/** The sections of a text by its headings (一、…), and which of them speak of plans. */
import phrasesWords from "../../language/words/phrases.json";
import { wordPattern } from "../../language/word-pattern";

export interface Section {
  /** 0-based paragraph of its heading. */
  readonly first: number;
  readonly heading: string;
  readonly planned: boolean;
}

/** 一、加强领导; signs of quotation and blanks before it do not matter. */
const HEADING = /^[\s>]*([一二三四五六七八九十]{1,3})、/;
const PLAN = wordPattern()`${phrasesWords.nextSteps}`;

/** By paragraph: the section that it stands in. Before the first heading there is one without a heading. */
export function sectionsOf(paragraphs: readonly string[]): Section[] {
  let current: Section = { first: 0, heading: "", planned: false };
  return paragraphs.map((text, first) => {
    if (HEADING.test(text)) current = { first, heading: text.trim(), planned: PLAN.test(text.slice(0, 60)) };
    else if (/^\s*附\s*件/.test(text)) current = { first, heading: text.trim(), planned: false };
    return current;
  });
}
