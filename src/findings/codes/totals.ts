/** Codes of what the roll-up says of totals and of the period before. */
import { defineCodes } from "../code";

export const rollUpCodes = defineCodes({
  "rollup.change": {
    severity: "warning",
    topic: "other",
    effect: "none",
    zh: "“{indicator}”为{value}{unit}，{before}为{previous}{unit}，变化{percent}。请核对，并写明变化原因。",
    en: '"{indicator}" is {value} {unit}, against {previous} {unit} in {before}: {percent}. Check it and give the reason for the change.',
  },
  "rollup.change-from-nothing": {
    severity: "warning",
    topic: "other",
    effect: "none",
    zh: "“{indicator}”为{value}{unit}，{before}为0。请核对，并写明变化原因。",
    en: '"{indicator}" is {value} {unit}, against 0 in {before}. Check it and give the reason for the change.',
  },
  "rollup.mixed-units": {
    severity: "info",
    topic: "other",
    effect: "none",
    zh: "“{indicator}”共{value}，由不同单位的{parts}直接相加而成。报告中请分开写，或统一台账的单位。",
    en: '"{indicator}" is {value} in all, {parts} simply added up. Write them apart in the report, or use one unit in the ledgers.',
  },
  "rollup.previous-gap": {
    severity: "warning",
    topic: "other",
    effect: "none",
    zh: "用来比较的结果是{before}的，不是紧接{period}之前的一期，报告里的“较上期”是与它相比。请换成上一期的结果文件；确实要与它相比时，请改写报告里的“较上期”。",
    en: "The result to compare with is of {before}, which is not the period right before {period}; 较上期 in the report compares with it. Use the result of the period before, or reword 较上期 in the report.",
  },
  "rollup.previous-later": {
    severity: "warning",
    topic: "other",
    effect: "none",
    zh: "用来比较的结果是{before}的，不在{period}之前，没有比较。请换成上一期的结果文件。",
    en: "The result to compare with is of {before}, which is not before {period}; nothing was compared. Use the result file of the period before.",
  },
  "rollup.previous-length": {
    severity: "info",
    topic: "other",
    effect: "none",
    zh: "上一次的结果是{before}的，与{period}长短不同，当期数没有比较，只比较了存量和累计数。如需比较，请用同样长短的上一期结果。",
    en: "The last result is of {before}, not as long as {period}; figures of the period were not compared, only stocks and running totals. Use a result of the same length to compare them.",
  },
  "rollup.previous-town": {
    severity: "warning",
    topic: "other",
    effect: "none",
    zh: "用来比较的结果属于{other}，不是{town}，没有比较。请换成本单位的结果文件。",
    en: "The result to compare with belongs to {other}, not to {town}; nothing was compared. Use a result file of your own.",
  },
  "rollup.stock-continued": {
    severity: "info",
    topic: "other",
    effect: "none",
    zh: "有{count}个单位这次没有报“{indicator}”，沿用了{before}的数：{areas}。如有变化，请补报台账。",
    en: '{count} areas sent no "{indicator}" this time; their values of {before} were kept: {areas}. If they have changed, ask for the ledgers.',
  },
});
