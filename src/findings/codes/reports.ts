/** Codes of what drafting says of the town's own templates. */
import { defineCodes } from "../code";

export const reportCodes = defineCodes({
  "report.limit.depth": {
    severity: "error",
    topic: "other",
    effect: "none",
    zh: "“{kind}”的模板第{line}行一层套一层，超过{most}层，没有起草下去。这次改用内置模板，合计不受影响；请在“设置·报告”里把这一行改简单。",
    en: "Line {line} of the template “{kind}” goes more than {most} levels deep, and was not drafted further. The built-in template was used this time, the totals stand; make the line simpler on 设置·报告.",
  },
  "report.limit.handled": {
    severity: "error",
    topic: "other",
    effect: "none",
    zh: "“{kind}”的模板写到第{line}行时，翻看的字和行已超过{most}，没有起草下去（多半是循环里又查了整本台账）。这次改用内置模板，合计不受影响；请在“设置·报告”里改简单。",
    en: "At line {line} the template “{kind}” had gone through more than {most} characters and rows, and was not drafted further (most likely a loop looks through a whole ledger each time). The built-in template was used this time, the totals stand; make it simpler on 设置·报告.",
  },
  "report.limit.length": {
    severity: "error",
    topic: "other",
    effect: "none",
    zh: "“{kind}”的模板写到第{line}行时，报告已超过{most}字，没有起草下去。这次改用内置模板，合计不受影响；请在“设置·报告”里减少循环或列举的个数。",
    en: "At line {line} the report of the template “{kind}” was longer than {most} characters, and was not drafted further. The built-in template was used this time, the totals stand; have fewer loops or shorter lists on 设置·报告.",
  },
  "report.limit.line": {
    severity: "error",
    topic: "other",
    effect: "none",
    zh: "“{kind}”的模板写到第{line}行时，一段已超过{most}字，没有起草下去。这次改用内置模板，合计不受影响；请在“设置·报告”里分段，或减少列举的个数。",
    en: "At line {line} of the template “{kind}” one paragraph was longer than {most} characters, and the report was not drafted further. The built-in template was used this time, the totals stand; part the paragraph or shorten its list on 设置·报告.",
  },
  "report.limit.lines": {
    severity: "error",
    topic: "other",
    effect: "none",
    zh: "“{kind}”的模板写到第{line}行时，报告已超过{most}段，没有起草下去。这次改用内置模板，合计不受影响；请在“设置·报告”里减少循环的次数。",
    en: "At line {line} the report of the template “{kind}” had more than {most} paragraphs, and was not drafted further. The built-in template was used this time, the totals stand; have fewer rounds of loops on 设置·报告.",
  },
  "report.limit.markup": {
    severity: "error",
    topic: "other",
    effect: "none",
    zh: "“{kind}”的模板里有一个标签（｛｛…｝｝ 或 ｛%…%｝）超过{most}字，没有起草。这次改用内置模板，合计不受影响；请在“设置·报告”里把它拆短。",
    en: "The template “{kind}” has a tag (｛｛…｝｝ or ｛%…%｝) of more than {most} characters, and was not drafted. The built-in template was used this time, the totals stand; part the tag on 设置·报告.",
  },
  "report.limit.source": {
    severity: "error",
    topic: "other",
    effect: "none",
    zh: "“{kind}”的模板超过{most}字，没有起草。这次改用内置模板，合计不受影响；请在“设置·报告”里删短。",
    en: "The template “{kind}” is longer than {most} characters, and was not drafted. The built-in template was used this time, the totals stand; shorten it on 设置·报告.",
  },
  "report.limit.steps": {
    severity: "error",
    topic: "other",
    effect: "none",
    zh: "“{kind}”的模板写到第{line}行时，已满{most}步，没有起草下去（多半是循环套着循环）。这次改用内置模板，合计不受影响；请在“设置·报告”里减少循环。",
    en: "At line {line} the template “{kind}” had taken {most} steps, and was not drafted further (most likely a loop within a loop). The built-in template was used this time, the totals stand; have fewer loops on 设置·报告.",
  },
  "report.limit.text": {
    severity: "error",
    topic: "other",
    effect: "none",
    zh: "“{kind}”的模板第{line}行拼出的一段文字或一个列表超过{most}，没有起草下去。这次改用内置模板，合计不受影响；请在“设置·报告”里改短。",
    en: "Line {line} of the template “{kind}” puts together a text or a list longer than {most}, and was not drafted further. The built-in template was used this time, the totals stand; shorten it on 设置·报告.",
  },
  "report.no-template": {
    severity: "info",
    topic: "other",
    effect: "none",
    zh: "“设置·报告”里没有“{kind}”的模板，这次用内置模板起草。要用自己的模板，请在“设置·报告”里补上“模板正文”。",
    en: "设置·报告 has no template for “{kind}”, so the built-in one was used this time. For a template of your own, add its lines (模板正文) on 设置·报告.",
  },
  "report.template": {
    severity: "error",
    topic: "other",
    effect: "none",
    zh: "“{kind}”的模板第{line}行有误：{detail}。这次改用内置模板起草；请在“设置·报告”里改正模板。",
    en: "Line {line} of the template “{kind}” is at fault: {detail}. The built-in template was used this time; correct the template on 设置·报告.",
  },
});
