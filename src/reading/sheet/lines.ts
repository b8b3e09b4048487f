/**
 * Lines that are not records, recognised by their words: titles, 填报单位/单位/日期 lines, 合计 labels, notes and signatures at the foot,
 * lines of column numbers.
 */
import labelsWords from "../../language/words/labels.json";
import notesWords from "../../language/words/notes.json";
import titlesWords from "../../language/words/titles.json";
import totalsWords from "../../language/words/totals.json";
import { wordPattern } from "../../language/word-pattern";
import type { Cell } from "../../model/grid";
import headerCharacters from "./header-traditional.json";
import { remembering } from "../../language/remembering";
import { fold } from "../../language/area";
import { cellText, isBlank, isDate, looksNumeric } from "./cell";
import { cellAt, shapeAt, type View } from "./view";

const traditional: Readonly<Record<string, string>> = headerCharacters;

/** Text without any space, half-width and in simplified characters: what words are compared in. */
export const squeeze = remembering((text: string): string => fold(text).replace(/[\u4e00-\u9fff]/g, (character) => traditional[character] ?? character));

/** How a row is labelled as a total. `group` is what stands before the word: "" in 合计, 东庄村 in 东庄村小计. */
export interface TotalLabel {
  readonly text: string;
  /** 小计 sums a group; 合计, 总计, 共计 sum everything above (or below, as a first row). */
  readonly level: "group" | "all";
  readonly group: string;
}

const TOTAL = wordPattern()`^(?:[一二三四五六七八九十]+[、.]|\d+[、.])?(.{0,12}?)(${totalsWords.rowLabels})[:：]*(?:\(.*\))?[:：]*$`;
/** Before 合计 these say which rows are meant; any other word before it (资产合计) may be the name of a thing that is counted. */
const SCOPE =
  /^(全|各|本|以上|上述|总|\d{1,2}月|\d{4}年|[一二三四五六七八九十]{1,3}月|第?[一二三四1-4]季度|[上下]半年|全年|.{1,8}(村|社区|居委会|镇|乡|街道|村委会|组))(镇|乡|村|县|区|年|月|季度?|页|期|计|份|表|街道|社区|各项)?$/;

const totalOf = remembering((text: string): TotalLabel | null => {
  const plain = squeeze(text);
  const found = TOTAL.exec(plain);
  if (!found) return null;
  const group = found[1] ?? "";
  const word = found[2] ?? "";
  if (group !== "" && !SCOPE.test(group)) return null;
  if (group === "" && word.endsWith("数")) return null;
  return { text: text.trim(), level: word === "小计" ? "group" : "all", group };
});

/** A label that plainly makes its row a total (合 计, 小计：, 全镇合计, 东庄村小计), or null. */
export const totalLabel = (text: string): TotalLabel | null => (text.length > 24 || text.length < 2 || !/[计計]/.test(text) ? null : totalOf(text));

const SUM_END = wordPattern()`(${totalsWords.sums})(数|金额)?[:：]?(\(.*\))?$`;

/** Ends like a total but says of what (志愿者合计): only its figures can tell. */
export const endsLikeTotal = (text: string): boolean => text.length <= 24 && /[计計]/.test(text) && SUM_END.test(squeeze(text));

const OF_WHICH = /^其中[:：、，,]?/;

/** 其中：… */
export const isOfWhich = (text: string): boolean => text.startsWith("其中") || OF_WHICH.test(squeeze(text));

const NOTE = wordPattern()`^([*※★▲]|(${notesWords.heads})\d*[:：、.．]|(${notesWords.signers})(${notesWords.signerEnds})?[:：])`;

/** A note or a signature line at the foot: 注：…, 填表人：…. */
export const isNote = remembering((text: string): boolean => NOTE.test(squeeze(text)));

const TITLE_END = wordPattern()`(${titlesWords.sheetEnds})(\(.*\))?$`;

/** Ends like the title of a list: …台账, …统计表（一）. */
export const isTitle = (text: string): boolean => TITLE_END.test(squeeze(text));

const EXAMPLE = wordPattern()`^[(（【[]?(${notesWords.examples})[)）】\]]?[:：]?$`;

/** A row that shows how to fill in the form (例, 示例): no record. */
export const isExample = (text: string): boolean => text.length <= 6 && EXAMPLE.test(text.trim());

const LABEL = wordPattern("g")`(${labelsWords.ofForms})(\((${labelsWords.sealNotes})\))?[:：]`;

const DATE_LINE = /^((19|20)\d\d|二[〇零○OoＯ]..)年/;

/** A label and what was filled in after it: 填报单位：东庄村. */
export interface LabelledText {
  readonly label: string;
  readonly value: string;
}

/** The labelled values of a line's text: several where one cell holds 填报单位：东庄村 日期：2024年3月. */
export function labelledTexts(text: string): LabelledText[] {
  const plain = text.normalize("NFKC");
  const marks = [...plain.matchAll(LABEL)];
  return marks.map((mark, index) => ({
    label: squeeze(mark[1] ?? ""),
    value: plain.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? plain.length).trim(),
  }));
}

const isLabelText = remembering((text: string): boolean => {
  const plain = squeeze(text);
  return new RegExp(`^[(]?${LABEL.source}`).test(plain) || /^[^:：]{1,10}[:：]$/.test(plain) || /^[\u4e00-\u9fff]{2,6}[:：][^:：]{1,20}$/.test(plain);
});

/** A label line that ends a ledger (填表人：… 审核：…): its labels are the known ones, and nothing in it is counted. */
export const isFootLine = (view: View, row: number): boolean =>
  shapeAt(view, row).numbers === 0 && isLabelLine(view, row) && labelsOfLine(view, row).length > 0;

/** A line of labels between title and header: every cell is a label with its value, the value of the label before it, or a date. */
export function isLabelLine(view: View, row: number): boolean {
  const { first, last, filled } = shapeAt(view, row);
  if (filled === 0 || filled > 8) return false;
  let labels = 0;
  let expectsValue = false;
  for (let column = first; column <= last; column++) {
    const cell = cellAt(view, row, column);
    if (isBlank(cell)) continue;
    if (typeof cell === "string" && isLabelText(cell)) {
      labels++;
      expectsValue = /[:：]\s*$/.test(cell);
    } else if (expectsValue) expectsValue = false;
    else if (isDate(cell) || (typeof cell === "string" && DATE_LINE.test(squeeze(cell)))) {
      if (filled <= 3) labels++;
    } else return false;
  }
  return labels > 0;
}

/** The labelled values of a label line, values in the next cell included, each with the column in which it stands. */
export function labelsOfLine(view: View, row: number): (LabelledText & { readonly column: number })[] {
  const { first, last } = shapeAt(view, row);
  const found: (LabelledText & { readonly column: number })[] = [];
  for (let column = first; column <= last; column++) {
    const text = cellText(cellAt(view, row, column));
    if (text === "") continue;
    const open = found.at(-1);
    const here = labelledTexts(text);
    if (here.length === 0 && open && open.value === "") found[found.length - 1] = { label: open.label, value: text, column };
    else found.push(...here.map((labelled) => ({ ...labelled, column })));
  }
  return found;
}

/** One text alone in its row (a merged one counts once): a title, a divider or a note. Returns its column, or -1. */
export function loneText(view: View, row: number): number {
  const { filled, first } = shapeAt(view, row);
  if (filled !== 1) return -1;
  const cell = cellAt(view, row, first);
  return typeof cell === "string" && !looksNumeric(cell) ? first : -1;
}

const CHINESE_SERIES = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"];

function seriesNumber(cell: Cell): number | null {
  if (typeof cell === "number") return cell;
  const found = typeof cell === "string" ? /^[(（[【]?\s*([\d０-９]{1,2})\s*[)）\]】]?(?:=.*)?$/.exec(cell.trim()) : null;
  return found ? Number((found[1] ?? "").normalize("NFKC")) : null;
}

/** A line that numbers the columns under a header: 1 2 3 4, or 甲 乙 1 2 3. At least `least`, rising by one. */
export function isColumnNumbers(view: View, row: number, least = 3): boolean {
  const { filled, first, last } = shapeAt(view, row);
  if (filled < least) return false;
  let expected: number | null = null;
  let letters = 0;
  for (let column = first; column <= last; column++) {
    const cell = cellAt(view, row, column);
    if (isBlank(cell)) continue;
    if (expected === null && typeof cell === "string" && CHINESE_SERIES[letters] === cell.trim()) {
      letters++;
      continue;
    }
    const number = seriesNumber(cell);
    if (number === null) return false;
    if (expected === null ? number !== 1 && !(letters > 0 && number === letters + 1) : number !== expected) return false;
    expected = number + 1;
  }
  return letters + (expected === null ? 0 : expected - 1) >= least || letters >= least;
}
