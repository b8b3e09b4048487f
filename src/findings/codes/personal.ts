/** Codes of what is said of numbers by which a person can be found. */
import { defineCodes } from "../code";

export const personalCodes = defineCodes({
  "text.personal": {
    severity: ["warning", "info"],
    topic: "text",
    effect: "none",
    zh: "这里写有个人号码（{text}，身份证、电话、银行卡一类）。汇总表、报告和 result.json 里已隐去中间几位，台账没有改动。不需要的请从台账中删去再上报。",
    en: "A personal number ({text}: an identity card, telephone, bank card or the like) is written here. Its middle is masked in the sheets, the report and result.json; the ledger itself is unchanged. Where it is not needed, delete it before the ledger is passed on.",
    many: {
      zh: "这一列有{count}处写有个人号码（如{text}，身份证、电话、银行卡一类，见{cells}）。汇总表、报告和 result.json 里已隐去中间几位，台账没有改动。不需要的请从台账中删去再上报。",
      en: "This column holds personal numbers in {count} cells (such as {text}: identity cards, telephones, bank cards and the like; see {cells}). Their middles are masked in the sheets, the report and result.json; the ledger itself is unchanged. Where they are not needed, delete them before the ledger is passed on.",
    },
  },
});
