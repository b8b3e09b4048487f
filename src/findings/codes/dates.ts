/** Codes of what reading says of dates and of the reporting period. Whether a date lies in the period is a check. */
import { defineCodes } from "../code";

export const dateCodes = defineCodes({
  "date.assumed-year": {
    severity: "info",
    topic: "date",
    effect: "none",
    zh: "“{text}”没有写年份，按{year}年计算。请补上年份。",
    en: "“{text}” has no year; {year} was assumed. Add the year.",
    many: {
      zh: "这一列有{count}个日期没有写年份（如“{text}”），按{year}年计算。请补上年份。",
      en: "{count} dates in this column have no year (such as “{text}”); {year} was assumed. Add the year.",
    },
  },
  "date.error": {
    severity: ["error", "warning"],
    topic: "date",
    effect: "not read",
    zh: "日期是公式错误{text}，这一行没有计入任何时期。请改正公式，或直接填日期。",
    en: "The date is a formula error {text}; the row counts in no period. Correct the formula or type the date.",
    many: {
      zh: "日期是公式错误{text}，第{rows}行（共{count}行）没有计入任何时期。请改正公式，或直接填日期。",
      en: "The date is a formula error {text}; rows {rows} ({count} in all) count in no period. Correct the formula or type the dates.",
    },
  },
  "date.impossible": {
    severity: ["error", "warning"],
    topic: "date",
    effect: "not read",
    zh: "没有“{text}”这一天，这一行没有计入任何时期。请改成实际的日期。",
    en: "There is no such day as “{text}”; the row counts in no period. Put in the real date.",
    many: {
      zh: "没有“{text}”这一天，第{rows}行（共{count}行）没有计入任何时期。请改成实际的日期。",
      en: "There is no such day as “{text}”; rows {rows} ({count} in all) count in no period. Put in the real dates.",
    },
  },
  "date.missing": {
    severity: "warning",
    topic: "date",
    effect: "none",
    zh: "这一行没有填日期，算在整个报告期内。请补上日期。",
    en: "The row has no date and counts in the period as a whole. Add the date.",
    many: {
      zh: "第{rows}行（共{count}行）没有填日期，算在整个报告期内。请补上日期。",
      en: "Rows {rows} ({count} in all) have no date and count in the period as a whole. Add the dates.",
    },
  },
  "date.no-column": {
    severity: "info",
    topic: "date",
    effect: "none",
    zh: "这张台账没有日期一列，全部算在报告期（{period}）内。如有不属于本期的，请加上日期一列。",
    en: "This ledger has no date column; all of it counts in the period ({period}). If some of it does not belong there, add a date column.",
  },
  "date.placeholder": {
    severity: ["error", "warning"],
    topic: "date",
    effect: "not read",
    zh: "日期“{text}”没有填完，这一行没有计入任何时期。请填上实际的日期。",
    en: "The date “{text}” was never filled in; the row counts in no period. Put in the real date.",
    many: {
      zh: "日期“{text}”没有填完，第{rows}行（共{count}行）没有计入任何时期。请填上实际的日期。",
      en: "The date “{text}” was never filled in; rows {rows} ({count} in all) count in no period. Put in the real dates.",
    },
  },
  "date.two-digit-year": {
    severity: "warning",
    topic: "date",
    effect: "none",
    zh: "“{text}”的年份只有两位，按{year}年计算。请写四位年份。",
    en: "The year of “{text}” has two digits; {year} was assumed. Write four digits.",
    many: {
      zh: "这一列有{count}个日期的年份只有两位（如“{text}”），按20××年计算。请写四位年份。",
      en: "{count} dates in this column have a two-digit year (such as “{text}”), taken as 20xx. Write four digits.",
    },
  },
  "date.unreadable": {
    severity: ["error", "warning"],
    topic: "date",
    effect: "not read",
    zh: "“{text}”读不成日期，这一行没有计入任何时期。请改成日期，例如 2024-03-05。",
    en: "“{text}” cannot be read as a date; the row counts in no period. Put in a date, such as 2024-03-05.",
    many: {
      zh: "“{text}”读不成日期，第{rows}行（共{count}行）没有计入任何时期。请改成日期，例如 2024-03-05。",
      en: "“{text}” cannot be read as a date; rows {rows} ({count} in all) count in no period. Put in dates, such as 2024-03-05.",
    },
  },
  "period.guessed": {
    severity: "info",
    topic: "other",
    effect: "none",
    zh: "没有指定报告期，按标题和日期推定为{period}（{percent}%的记录在这一期内）。如果不对，请指定报告期。",
    en: "No reporting period was given; titles and dates point to {period} ({percent}% of the records lie in it). Set the period if that is wrong.",
  },
  "period.unknown": {
    severity: "info",
    topic: "other",
    effect: "none",
    zh: "没有指定报告期，台账里也没有日期，暂按{period}统计。请指定报告期。",
    en: "No reporting period was given and the ledgers have no dates; {period} was taken. Set the period.",
  },
});
