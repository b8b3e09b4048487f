/** Codes of what measuring says of numbers that it did not count, or counted in a way that somebody should know. */
import { defineCodes } from "../code";

export const measuringCodes = defineCodes({
  "measure.disputed": {
    severity: "warning",
    topic: "measure",
    effect: "left out",
    zh: "{area}的“{indicator}”在同一时间有几份台账说法不一，取了较大的，没有取这里的{text}。请核对后只留一份，或写明统计日期。",
    en: 'Several ledgers give different values of "{indicator}" for {area} at the same time; the larger was taken and the {text} here was not. Check them and keep one, or write the date they are as of.',
  },
  "measure.half-ratio": {
    severity: "warning",
    topic: "measure",
    effect: "left out",
    zh: "这里只有“{field}”，没有“{missing}”，没有计入“{indicator}”。请补上“{missing}”。",
    en: '"{field}" stands here without "{missing}" and was left out of "{indicator}". Fill in "{missing}".',
    many: {
      zh: "有{count}处只有“{field}”，没有“{missing}”（{places}），没有计入“{indicator}”。请补上“{missing}”。",
      en: 'In {count} places "{field}" stands without "{missing}" ({places}) and was left out of "{indicator}". Fill in "{missing}".',
    },
  },
  "measure.no-indicator": {
    severity: "warning",
    topic: "measure",
    effect: "left out",
    zh: "“{field}”为“{text}”的没有对应的指标，这个数没有计入。如果应当统计，请改用口径中的说法，或在“设置·指标”中增加指标。",
    en: 'No indicator takes "{field}" = "{text}"; this number was not counted. If it should be, use a word of the catalogue, or add an indicator on 设置·指标.',
    many: {
      zh: "“{field}”为“{text}”的没有对应的指标，{count}个数（{places}）没有计入。如果应当统计，请改用口径中的说法，或在“设置·指标”中增加指标。",
      en: 'No indicator takes "{field}" = "{text}"; {count} numbers ({places}) were not counted. If they should be, use a word of the catalogue, or add an indicator on 设置·指标.',
    },
  },
  "measure.no-text": {
    severity: "warning",
    topic: "measure",
    effect: "left out",
    zh: "“{field}”是空的，看不出这个数属于哪一项，没有计入。请填上“{field}”。",
    en: '"{field}" is blank, so it is not known what this number belongs to; it was not counted. Fill in "{field}".',
    many: {
      zh: "“{field}”是空的，看不出{count}个数（{places}）属于哪一项，没有计入。请填上“{field}”。",
      en: '"{field}" is blank, so it is not known what {count} numbers ({places}) belong to; they were not counted. Fill in "{field}".',
    },
  },
  "measure.span-beyond": {
    severity: "warning",
    topic: "measure",
    effect: "left out",
    zh: "“{text}”从{start}到{end}，到报告期之后才结束，没有计入本期，留待结束的那一期。如果活动已经完成，请改成完成的日期。",
    en: '"{text}" runs from {start} to {end}, past the reporting period; it was left for the period in which it ends. If it is finished, write the day it was finished.',
    many: {
      zh: "“{text}”从{start}到{end}，到报告期之后才结束，{count}条记录（{places}）没有计入本期，留待结束的那一期。如果活动已经完成，请改成完成的日期。",
      en: '"{text}" runs from {start} to {end}, past the reporting period; {count} records ({places}) were left for the period in which it ends. If they are finished, write the day.',
    },
  },
  "measure.span-into": {
    severity: "warning",
    topic: "measure",
    effect: "none",
    zh: "“{text}”从{start}到{end}，开始在报告期之前，按结束日期整条计入本期。如果只有一部分属于本期，请分开登记。",
    en: '"{text}" runs from {start} to {end} and began before the reporting period; it was counted whole, by its last day. If only a part belongs here, enter it as two records.',
    many: {
      zh: "“{text}”从{start}到{end}，开始在报告期之前，{count}条记录（{places}）按结束日期整条计入本期。如果只有一部分属于本期，请分开登记。",
      en: '"{text}" runs from {start} to {end} and began before the reporting period; {count} records ({places}) were counted whole, by their last day. If only a part belongs here, enter it as two records.',
    },
  },
  "measure.title-month": {
    severity: "warning",
    topic: "measure",
    effect: "left out",
    zh: "台账没有日期一列，而“{text}”说的是{start}到{end}，不在报告期内，没有计入。如果属于本期，请改正标题，或增加日期一列。",
    en: 'The ledger has no date column, and "{text}" means {start} to {end}, outside the reporting period; it was not counted. If it belongs here, correct the title or add a date column.',
    many: {
      zh: "台账没有日期一列，而“{text}”说的是{start}到{end}，不在报告期内，{count}条记录（{places}）没有计入。如果属于本期，请改正标题，或增加日期一列。",
      en: 'The ledger has no date column, and "{text}" means {start} to {end}, outside the reporting period; {count} records ({places}) were not counted. If they belong here, correct the title or add a date column.',
    },
  },
  "measure.twice": {
    severity: "info",
    topic: "measure",
    effect: "none",
    zh: "“{text}”同时符合“{first}”和“{second}”的条件，在两个指标中各计了一次。如不应重复，请在“设置·指标”的条件中排除一个。",
    en: '"{text}" meets the conditions of both "{first}" and "{second}" and was counted in each. If that is wrong, exclude one of them in the conditions on 设置·指标.',
  },
  "measure.unit": {
    severity: "error",
    topic: "measure",
    effect: "left out",
    zh: "“{field}”的单位是“{unit}”，不能换算成{allowed}，没有计入。请改成可以换算的单位，或在“设置·指标”的可计单位中加上“{unit}”。",
    en: 'The unit of "{field}" is "{unit}", which does not convert into {allowed}; it was not counted. Use a unit that converts, or add "{unit}" to the accepted units on 设置·指标.',
    many: {
      zh: "“{field}”的单位是“{unit}”，不能换算成{allowed}，{count}个数（{places}）没有计入。请改成可以换算的单位，或在“设置·指标”的可计单位中加上“{unit}”。",
      en: 'The unit of "{field}" is "{unit}", which does not convert into {allowed}; {count} numbers ({places}) were not counted. Use a unit that converts, or add "{unit}" to the accepted units on 设置·指标.',
    },
  },
});
