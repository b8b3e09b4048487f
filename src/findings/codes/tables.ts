/** Codes of what reading says of a table as a whole: where it lies, and which ledger it is. */
import { defineCodes } from "../code";

export const tableCodes = defineCodes({
  "header.close": {
    severity: "warning",
    topic: "other",
    effect: "none",
    zh: "第{first}—{last}行和第{other}行起都像表头，取了前者。如果不对，请在“台账”中改正表头行。",
    en: "Rows {first}–{last} and the rows from {other} both look like the header; the former were taken. If that is wrong, correct the header rows under Ledgers.",
    single: {
      zh: "第{first}行和第{other}行起都像表头，取了前者。如果不对，请在“台账”中改正表头行。",
      en: "Row {first} and the rows from {other} both look like the header; the former was taken. If that is wrong, correct the header rows under Ledgers.",
    },
  },
  "kind.close": {
    severity: "warning",
    topic: "kind",
    effect: "none",
    zh: "这张表像“{kind}”，也像“{other}”，按“{kind}”读取。如果不对，请在“台账”中改正类型。",
    en: "This sheet looks like “{kind}” and like “{other}”; it was read as “{kind}”. If that is wrong, correct the kind under Ledgers.",
  },
  "kind.unknown": {
    severity: ["warning", "info"],
    topic: "kind",
    effect: "left out",
    zh: "认不出这是哪一种台账，没有计入任何指标。请在“台账”中选定类型，或在标题中写明台账名称。",
    en: "It is not clear which ledger this is, so nothing of it is counted. Choose the kind under Ledgers, or name the ledger in the title.",
  },
  "kind.unsure": {
    severity: "warning",
    topic: "kind",
    effect: "left out",
    zh: "这张表可能是“{guess}”（把握约{percent}%），把握不够，没有计入任何指标。请在“台账”中确认类型，或在标题中写明台账名称。",
    en: "This sheet may be “{guess}” (about {percent}% sure); that is too little to count it. Confirm the kind under Ledgers, or name the ledger in the title.",
  },
  "layout.continued": {
    severity: ["warning", "info"],
    topic: "other",
    effect: "none",
    zh: "这张表没有表头，按“{sheet}”的表头接着读。如果是另一种台账，请补上表头。",
    en: "This sheet has no header and was read on with the header of “{sheet}”. If it is another ledger, give it a header.",
  },
  "layout.summary": {
    severity: "warning",
    topic: "other",
    effect: "left out",
    zh: "这张表的数字分属{kinds}等{count}种台账，像是汇总表，没有计入，以免与各台账重复。如果各村没有另报台账，请分成一种台账一张表。",
    en: "The figures of this table belong to {count} kinds of ledger ({kinds}), as in a summary; they are not counted, or they would count twice. If the villages send no ledgers beside it, make one table a kind.",
  },
  "layout.turned": {
    severity: "info",
    topic: "other",
    effect: "none",
    zh: "这张表的项目竖排在第一列（{fields}项），各村或各次横排，已按横排读取、计入汇总。请核对“台账”里的识别结果。",
    en: "The fields of this table stand down the first column ({fields} of them) and its records run to the right; it was read that way and counted. Check what was recognised under Ledgers.",
  },
  "sheet.hidden": {
    severity: "info",
    topic: "other",
    effect: "not read",
    zh: "工作表“{sheet}”是隐藏的，没有读取。如需统计，请取消隐藏。",
    en: "Sheet “{sheet}” is hidden and was not read. Unhide it if it should be counted.",
  },
});
