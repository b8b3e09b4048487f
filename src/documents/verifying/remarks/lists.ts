/** A number that does not match the list beside it: 四大工程 with three of them named. */
import { wrongCounts } from "../../../checking/lists";
import { remark } from "./remark";
import type { Document, Remark } from ".";

const NUMBER = "([二两三四五六七八九十]|[2-9])";
const MEASURE = "(大|个|项|条|种|类|点|方面|个方面)";
/** “礼仪”、“诚信”、“和睦”四大工程: each in quotation marks of its own. */
const QUOTED = new RegExp(`((?:[“"][^“”"]{1,20}[”"][、，和及与]?){2,})${NUMBER}${MEASURE}([\\u4e00-\\u9fff]{0,2})`, "g");

/** A text names so many at most. */
const MOST = 10;

export function lists({ paragraphs }: Document): Remark[] {
  return paragraphs.flatMap(({ text }, paragraph) => {
    const apart = [...text.matchAll(QUOTED)].flatMap(([, list = "", number = "", measure = "", noun = ""]) => {
      const [stated, listed] = [valueOf(number), list.match(/[“"][^“”"]+[”"]/g)?.length ?? 0];
      return stated === listed ? [] : [{ phrase: number + measure + noun, stated, listed }];
    });
    // 12个文明单位（市直、区直单位） tells kinds, not the twelve.
    const whole = wrongCounts(text).filter(({ stated }) => stated <= MOST);
    return [...whole, ...apart].map(({ phrase: words, stated, listed }) => {
      const phrase = words.replace(/[’'‘]/g, "");
      const start = Math.max(0, text.indexOf(phrase));
      return remark(paragraphs, "remark.list", { paragraph, start, end: start + phrase.length }, { phrase, stated, listed });
    });
  });
}

const valueOf = (number: string): number => (/\d/.test(number) ? Number(number) : number === "两" ? 2 : "零一二三四五六七八九十".indexOf(number));
