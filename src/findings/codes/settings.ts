/** Codes of what is said of the town's settings (设置). */
import { defineCodes } from "../code";

export const settingsCodes = defineCodes({
  "settings.area-circle": {
    severity: "error",
    topic: "other",
    effect: "none",
    zh: "“{value}”的上级关系成了一个圈，已当作没有上级。请改正“上级”一列。",
    en: 'The areas above "{value}" form a circle; it was taken to have none. Correct the column 上级.',
  },
  "settings.bad-code": {
    severity: "error",
    topic: "other",
    effect: "none",
    zh: "“{value}”不能作编号，这一行没有采用。编号只用字母、数字、-和_，不超过20个。",
    en: '"{value}" cannot be a code; the row was not used. Codes have letters, digits, - and _ only, 20 at most.',
  },
  "settings.bad-number": {
    severity: "error",
    topic: "other",
    effect: "none",
    zh: "“{value}”不是{column}所要的数，没有采用。请填{allowed}。",
    en: '"{value}" is not the number that {column} needs; it was not used. Enter {allowed}.',
  },
  "settings.duplicate": {
    severity: "error",
    topic: "other",
    effect: "none",
    zh: "“{value}”已经在{other}出现过，这一行没有采用。请删去一行，或换一个{column}。",
    en: '"{value}" already stands at {other}; this row was not used. Delete one of them, or choose another {column}.',
  },
  "settings.invalid": {
    severity: "error",
    topic: "other",
    effect: "none",
    zh: "“{entry}”没有采用：{message}。请改正后再读取。",
    en: '"{entry}" was not used: {message}. Correct it and read the settings again.',
  },
  "settings.missing": {
    severity: "error",
    topic: "other",
    effect: "none",
    zh: "“{column}”没有填，这一行没有采用。请填上。",
    en: '"{column}" is blank; the row was not used. Fill it in.',
  },
  "settings.no-column": {
    severity: "error",
    topic: "other",
    effect: "none",
    zh: "工作表“{sheet}”缺少“{column}”一列，整张表没有采用。请从“taizhang template”写出的设置表开始改。",
    en: 'Sheet "{sheet}" has no column "{column}"; none of it was used. Start from the settings that "taizhang template" writes.',
  },
  "settings.not-allowed": {
    severity: "error",
    topic: "other",
    effect: "none",
    zh: "{column}不能是“{value}”，这一行没有采用。可以填：{allowed}。",
    en: '{column} cannot be "{value}"; the row was not used. Allowed: {allowed}.',
  },
  "settings.several": {
    severity: "warning",
    topic: "other",
    effect: "none",
    zh: "不止一个工作簿里有设置表，内容不一样：这次用的是“{file}”里的，没有用 {others} 里的。请只在一个工作簿里保留设置表，或用 --settings 指定。",
    en: 'More than one workbook has settings sheets, and they differ: those of "{file}" are used, those of {others} are not. Keep them in one workbook, or name them with --settings.',
  },
  "settings.unknown": {
    severity: "error",
    topic: "other",
    effect: "none",
    zh: "找不到{what}“{value}”，这一行没有采用。可以填：{allowed}。",
    en: 'There is no {what} "{value}"; the row was not used. Allowed: {allowed}.',
  },
  "settings.unreadable-condition": {
    severity: "error",
    topic: "other",
    effect: "none",
    zh: "条件“{value}”读不懂，这一行没有采用。请写成“形式 含 旗牌、宣传牌”的样子，几个条件之间用分号；可用的词是：含、不含、是、已填。",
    en: 'The condition "{value}" cannot be read; the row was not used. Write it like "形式 含 旗牌、宣传牌", several separated by semicolons; the words are 含, 不含, 是, 已填.',
  },
  "settings.used": {
    severity: "info",
    topic: "other",
    effect: "none",
    zh: "口径用的是“{file}”里的设置表。要用别的，请用 --settings 指定。",
    en: 'The settings sheets of "{file}" are used. To use others, name them with --settings.',
  },
});
