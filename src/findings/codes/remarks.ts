/** Codes of remarks on a document that is checked: their place is a paragraph. */
import { defineCodes } from "../code";

export const remarkCodes = defineCodes({
  "remark.last-period": {
    severity: "error",
    topic: "document",
    effect: "none",
    zh: "“{text}”是上期（{period}）的数，本期应为 {expected}。请改用本期数据。",
    en: "“{text}” is the figure of the period before ({period}); now it is {expected}. Use this period's figure.",
  },
  "remark.list": {
    severity: "warning",
    topic: "document",
    effect: "none",
    zh: "“{phrase}”写的是 {stated}，列出的却是 {listed}。请补全所列内容，或改正数字。",
    en: "“{phrase}” says {stated}, but {listed} are listed. Complete the list, or mend the number.",
  },
  "remark.numbering-repeated": {
    severity: "warning",
    topic: "document",
    effect: "none",
    zh: "序号“{text}”重复或倒退了，这里应为“{expected}”。请改正序号。",
    en: "Number “{text}” comes twice or goes back; it should be “{expected}”. Mend the number.",
  },
  "remark.numbering-skipped": {
    severity: "warning",
    topic: "document",
    effect: "none",
    zh: "序号“{text}”跳过了，前面缺少“{expected}”。请补上缺的一条，或改正序号。",
    en: "Number “{text}” skips one: “{expected}” is missing before it. Add what is missing, or mend the number.",
  },
  "remark.personal": {
    severity: "warning",
    topic: "document",
    effect: "none",
    zh: "“{text}”是个人号码（身份证、电话、银行卡一类）。公文一般不写，请删去，确需写明的请自行核定。",
    en: "“{text}” is a personal number (an identity card, telephone, bank card or the like). A report has no need of it: take it out, or decide yourself that it must stay.",
  },
  "remark.placeholder": {
    severity: "error",
    topic: "document",
    effect: "none",
    zh: "占位符“{text}”还没有填写。请补上内容，或删去这句话。",
    en: "The placeholder “{text}” was never filled in. Fill it in, or take the sentence out.",
    many: {
      zh: "占位符“{text}”还没有填写，文中共有 {count} 处。请逐处补上内容，或删去。",
      en: "The placeholder “{text}” was never filled in; it stands in {count} places. Fill each in, or take it out.",
    },
  },
  "remark.selection": {
    severity: "error",
    topic: "document",
    effect: "none",
    zh: "“{text}”写成已经评出，文中或台账里却还在“{step}”。请按台账的状态改写：未命名的不能写成评出。",
    en: "“{text}” is told as chosen, but the text or the ledgers still have it at “{step}”. Write it as the ledgers have it: a candidate has not been chosen.",
  },
  "remark.sum": {
    severity: "error",
    topic: "document",
    effect: "none",
    zh: "各项相加是 {sum}，与“{text}”对不上。请核对各分项和合计。",
    en: "The parts add up to {sum}, which is not “{text}”. Check the parts and the total.",
  },
  "remark.told-twice": {
    severity: "warning",
    topic: "document",
    effect: "none",
    zh: "“{text}”在第 {paragraph} 段（{heading}）已经写过，这里像是另一件事。请只写一处，或写明是同一项工作。",
    en: "“{text}” was told in paragraph {paragraph} ({heading}) already and reads like something else here. Tell it once, or say that it is the same work.",
  },
  "remark.uncertain-twice": {
    severity: "warning",
    topic: "document",
    effect: "none",
    zh: "“{text}”用了两个表示约数的词。请只留一个，例如“约300人”或“300余人”。",
    en: "“{text}” has two words of uncertainty. Keep one, as in “约300人” or “300余人”.",
  },
  "remark.year": {
    severity: "warning",
    topic: "document",
    effect: "none",
    zh: "“{text}”不在本次报告期（{period}）内，可能是沿用旧稿。请核对年份。",
    en: "“{text}” is not in the period of the report ({period}); it may come from an old draft. Check the year.",
  },
});
