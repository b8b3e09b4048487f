/** Years that are not the report's: what a copied report of last year still says. */
import phrasesWords from "../../../language/words/phrases.json";
import { wordPattern } from "../../../language/word-pattern";
import { sectionsOf } from "../sections";
import { textBefore } from "../before";
import { remark } from "./remark";
import type { Document, Remark } from ".";

const YEAR = /(?<![0-9０-９])(20[0-9]{2})\s*年/g;
/** Names, numbers of documents and quotations keep their years. */
const NAMED = /《[^》]*》|“[^”]*”|[〔[［][^〕\]］]*[〕\]］]/g;
/** Said of another time on purpose: 较2023年, 自2021年以来, 2022年度被评为. */
const ON_PURPOSE = wordPattern()`(?:${phrasesWords.beforeYear})\s*$`;

const DAY_ALONE = /^\s*20\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*$/;

export function years({ paragraphs, result }: Document): Remark[] {
  const [from, to] = [result.period.start, result.period.end].map((day) => Number(day.slice(0, 4)));
  if (from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to)) return [];
  const sections = sectionsOf(paragraphs.map(({ text }) => text));
  return paragraphs.flatMap(({ text }, paragraph) => {
    const plain = text.replace(NAMED, (name) => " ".repeat(name.length));
    return [...plain.matchAll(YEAR)].flatMap((match) => {
      const year = Number(match[1]);
      if (year >= from && year <= to) return [];
      // Plans speak of next year, and a report is signed when it is signed, only not before its period.
      if (year === to + 1 && sections[paragraph]?.planned === true) return [];
      if (year > to && DAY_ALONE.test(text)) return [];
      if (ON_PURPOSE.test(textBefore(plain, match.index, 20)) || /^(?:以来|度?[^，。；]{0,6}(?:同期|相比))/.test(plain.slice(match.index + match[0].length)))
        return [];
      const place = { paragraph, start: match.index, end: match.index + match[0].length };
      return [remark(paragraphs, "remark.year", place, { text: match[0].trim(), period: result.period.label })];
    });
  });
}
