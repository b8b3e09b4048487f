/** A number that does not match the list beside it: 四大工程 with three of them named. */
import { defineCodes } from "../findings/code";
import { defineCheck, type NoteOf } from "./define";
import { columnName, type TextCell } from "./ledger-view";

const codes = defineCodes({
  "list.count": {
    severity: "warning",
    topic: "list",
    effect: "none",
    zh: "“{column}”里写的是“{phrase}”，列出来的却是 {listed} 项。请改成一致的说法。",
    en: "“{column}” says “{phrase}”, but {listed} are listed. Make the two agree.",
    many: {
      zh: "“{column}”这一列有 {count} 处数目与列出的项数不符（如“{phrase}”列了 {listed} 项）。请改成一致的说法。单元格：{cells}。",
      en: "“{column}” has {count} texts whose number differs from what they list (such as “{phrase}”, {listed} listed). Make them agree. Cells: {cells}.",
    },
  },
});

type Note = NoteOf<typeof codes>;

export const listsCheck = defineCheck(codes, () => ({ text: listNotes }));

const NUMBER = "([二两三四五六七八九十]|十[一二三四五六七八九]|[2-9]|1\\d|20)";
/** Not the end of a longer number, nor an ordinal. */
const START = "(?<![\\d.第一二三四五六七八九十百千])";
const MEASURE = "(大|个|项|条|种|类|点|方面|处|个方面|支|场|村|社区|户|人|名|期|家|所|座|次|站|岗|堂|节)";
const NOUN = "([^\\d、，,。；;：:（(）)“”《》\\s]{0,8})";
/** 四大工程（礼仪、诚信、和睦、爱心） and 四项活动：宣传、清扫、劝导、帮扶。 */
const AFTER = new RegExp(`${START}${NUMBER}${MEASURE}${NOUN}[”"」》]?(?:[（(]([^（()）]{3,80})[)）]|[：:]([^（()）。；;：:\\n]{3,80})(?:[。；;\\n]|$))`, "g");
/** “礼仪、诚信、和睦、爱心”四大工程. */
const BEFORE = new RegExp(`[“"「]([^“”"「」]{3,80})[”"」]${NUMBER}${MEASURE}${NOUN}`, "g");
/** Quick look: a list has a 、, and something that counts. */
const LIST = /、/;
/** A list that says itself that it is not whole, or that counts its parts (党员8人、群众12人), is none to count. */
const OPEN = /等|如|例如|其中|包括但|……|\.\.\.|\d|[一二三四五六七八九十百]+[人户个名处次份块条]/;

/** `list.count`: a warning for each count in a text that differs from its list. The list itself is not repeated: it may name people. */
function listNotes(text: string, { view, record, field, column }: TextCell): Note[] {
  if (field.personal || !LIST.test(text)) return [];
  return wrongCounts(text).map(({ phrase, stated, listed }) => ({
    code: "list.count",
    ledger: view.ledger,
    row: record.row,
    column,
    area: record.area,
    params: { phrase, stated, listed, column: columnName(view, column, field.field) },
  }));
}

export interface WrongCount {
  /** The counting words alone: 四大工程. */
  readonly phrase: string;
  readonly stated: number;
  readonly listed: number;
}

/** Counts in a text that differ from the list that they belong to. */
export function wrongCounts(text: string): WrongCount[] {
  const found: WrongCount[] = [];
  const judge = (number: string, phrase: string, list: string) => {
    const stated = valueOf(number);
    const listed = list === "" || OPEN.test(list) || !LIST.test(list) ? [] : countsOf(list);
    const [least = 0] = listed;
    if (least >= 2 && !listed.includes(stated)) found.push({ phrase, stated, listed: least });
  };
  for (const match of text.matchAll(AFTER)) {
    const [, number = "", measure = "", noun = "", bracket = "", rest = ""] = match;
    judge(number, number + measure + noun, bracket || rest);
  }
  for (const match of text.matchAll(BEFORE)) {
    const [, list = "", number = "", measure = "", noun = ""] = match;
    judge(number, number + measure + noun, list);
  }
  return found;
}

/** How many things a list may be said to hold: 礼仪、诚信 are two, 村口、广场和学校 are two or three. */
function countsOf(list: string): number[] {
  const items = list.split(/[、，,]/).filter((item) => item.trim() !== "");
  const joined = items.filter((item) => /.(?:以及|和|及|与).{2,}|.{2,}(?:以及|和|及|与)./.test(item)).length;
  const apart = list.split("、").filter((item) => item.trim() !== "").length;
  return [...new Set([items.length, apart, ...Array.from({ length: joined }, (_, i) => items.length + i + 1)])];
}

const DIGITS = "零一二三四五六七八九十";

function valueOf(number: string): number {
  if (/^\d+$/.test(number)) return Number(number);
  if (number === "两") return 2;
  if (number.length === 2) return 10 + DIGITS.indexOf(number.slice(1));
  return DIGITS.indexOf(number);
}
