/** The lines above a header: title, whose ledger it is (填报单位), the unit of its figures (单位：块) and the time it tells of. */
import labelsWords from "../../language/words/labels.json";
import { wordPattern } from "../../language/word-pattern";
import type { DateReading } from "../../model/period";
import { readAreaName } from "../../language/area";
import { cellText } from "./cell";
import { readDate } from "../../language/date";
import { isLabelLine, isTitle, labelledTexts, labelsOfLine, loneText, squeeze } from "./lines";
import { parsePeriod } from "../../language/period";
import { canonicalUnit, unitInText } from "../../language/units";
import { cellAt, shapeAt, type View } from "./view";

interface At {
  readonly row: number;
  readonly column: number;
}

export interface Preamble {
  readonly title: string | null;
  readonly titleCell: At | undefined;
  /** What stands after 填报单位, 村名 and the like. */
  readonly area: string | null;
  readonly areaCell: At | undefined;
  readonly unit: string | null;
  readonly date: DateReading | null;
}

const AREA_LABEL = wordPattern()`^(${labelsWords.area})$`;
/** The day a form was filled in (填报日期) is not the time that it tells of. */
const TIME_LABEL = wordPattern()`^(${labelsWords.time})$`;

const SEAL = wordPattern("g")`[（(](${labelsWords.seals})[)）]`;

/** Reads rows `from` to `headerTop` - 1. Of several lone texts the one that ends like a title, else the longest, is the title. */
export function readPreamble(view: View, from: number, headerTop: number): Preamble {
  const lines: (At & { readonly text: string })[] = [];
  let area: string | null = null;
  let areaCell: At | undefined;
  let unit: string | null = null;
  let time: DateReading | null = null;
  for (let row = from; row < headerTop; row++) {
    const { first, last, filled, texts } = shapeAt(view, row);
    if (filled === 0 || (loneText(view, row) < 0 && texts < filled - 1 && !isLabelLine(view, row))) continue;
    for (let column = first; column <= last && filled <= 4; column++) {
      const text = cellText(cellAt(view, row, column));
      if (text === "" || labelledTexts(text).length > 0 || isLabelledValue(view, row, column)) continue;
      if (/^[(（]?单位[:：]/.test(text)) unit ??= unitInText(text);
      else lines.push({ text, row, column });
    }
    for (const { label, value, column } of labelsOfLine(view, row)) {
      if (value === "") continue;
      const asUnit = label === "单位" ? canonicalUnit(value.replace(/[)）]$/, "")) : null;
      if (asUnit) unit ??= asUnit;
      else if (AREA_LABEL.test(label) && area === null) {
        area = value.replace(SEAL, "").trim() || null;
        areaCell = { row, column };
      } else if (TIME_LABEL.test(label)) time ??= timeIn(value) ?? dayIn(value);
    }
  }
  const title = titleOf(lines);
  const others = lines.filter((line) => line !== title);
  const named = area === null ? others.find(({ text }) => text.length <= 14 && readAreaName(unbracketed(text)) !== null) : undefined;
  const date = (title && timeIn(title.text)) ?? others.map(({ text }) => timeIn(text)).find((reading) => reading !== null) ?? time;
  return {
    title: title?.text ?? null,
    titleCell: title && placeOf(title),
    area: named ? unbracketed(named.text) : area,
    areaCell: named ? placeOf(named) : areaCell,
    unit,
    date,
  };
}

const placeOf = ({ row, column }: At): At => ({ row, column });

const unbracketed = (text: string): string => text.replace(/^[(（](.*)[)）]$/, "$1");

/** Does the cell stand right of a label that waits for its value (填报单位： | 东庄村)? */
function isLabelledValue(view: View, row: number, column: number): boolean {
  for (let left = column - 1; left >= view.left; left--) {
    const before = cellText(cellAt(view, row, left));
    if (before !== "") return /[:：]$/.test(before) && labelledTexts(before).length > 0;
  }
  return false;
}

function titleOf<L extends { readonly text: string }>(lines: readonly L[]): L | undefined {
  const titles = lines.filter(({ text }) => isTitle(text));
  const from = titles.length > 0 ? titles : lines;
  return from.reduce<L | undefined>((best, line) => (best === undefined || squeeze(line.text).length > squeeze(best.text).length ? line : best), undefined);
}

function dayIn(text: string): DateReading | null {
  const reading = readDate(text);
  return reading.from === null ? null : reading;
}

const TIME =
  /((?:19|20)\d{2}|[二一][〇零○OＯ九八]..)\s*年度?\s*((?:第?[一二三四1-4]\s*季度)|(?:[上下]半年)|(?:(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s*月份?(?:\s*(?:[0-3]?\d|[一二三]?十?[一二三四五六七八九十])\s*日)?))?|(?:第?[一二三四]\s*季度)|(?:[上下]半年)|(?:(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])\s*月份?)/;

/** The time that a title or a label names: 2024年3月, 二〇二四年上半年, 三月份; null where it names none. */
function timeIn(text: string): DateReading | null {
  const plain = text.normalize("NFKC").replace(/\s+/g, "");
  const found = TIME.exec(plain);
  if (!found) return null;
  const words = found[0].replace(/月份/, "月").replace(/年度/, "年");
  const period = parsePeriod(words);
  if (period) {
    const part = (iso: string) => ({ year: Number(iso.slice(0, 4)), month: Number(iso.slice(5, 7)), day: Number(iso.slice(8, 10)) });
    return { text: words, from: part(period.start), to: part(period.end), problem: null, twoDigitYear: false };
  }
  return dayIn(words);
}
