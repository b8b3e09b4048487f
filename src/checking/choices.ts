/** Words of a field that decides what is counted: 状态, 榜别, 整改情况. A word that no indicator knows leaves its record out of every count. */
import { foldText, holdsWord } from "../catalogue/filter";
import { defineCodes } from "../findings/code";
import { rulesOf } from "../model/kind-rule";
import { defineCheck, type NoteOf } from "./define";
import { short } from "./number-text";
import { columnName, type LedgerView } from "./ledger-view";

const codes = defineCodes({
  "choice.unknown": {
    severity: "warning",
    topic: "choice",
    effect: "left out",
    zh: "“{column}”写的是“{text}”，认不出是哪一种，这一行不会计入按它统计的指标。请改成：{values}。",
    en: "“{column}” says “{text}”, which is none of the known choices, so the row is left out of the indicators that ask for it. Change it to one of: {values}.",
    many: {
      zh: "“{column}”这一列有 {count} 处写法认不出（如“{text}”），这些行不会计入按它统计的指标。请改成：{values}。单元格：{cells}。",
      en: "“{column}” has {count} entries that are none of the known choices (such as “{text}”), so these rows are left out of the indicators that ask for it. Change them to one of: {values}. Cells: {cells}.",
    },
  },
});

type Note = NoteOf<typeof codes>;

export const choicesCheck = defineCheck(codes, () => ({ ledger: checkChoices }));

/** `choice.unknown`: a warning at each word that is neither one that an indicator of the kind asks for nor one of the field's known values. */
function checkChoices(view: LedgerView): Note[] {
  return rulesOf(view.kind, "choice").flatMap((rule) => {
    const entry = view.has.get(rule.field);
    if (!entry || entry.column === null) return [];
    const { column, field } = entry;
    const filters = view.indicators.flatMap((indicator) => indicator.where).filter((filter) => filter.field === rule.field);
    const equal = filters.filter((filter) => filter.op === "equals").flatMap((filter) => filter.values);
    const whole = new Set(equal.map(foldText));
    const within = filters.filter((filter) => filter.op !== "equals").flatMap((filter) => filter.values);
    const others = [...within, ...(field.values ?? []).filter((value) => !whole.has(foldText(value)))];
    const known = (text: string): boolean => whole.has(foldText(text)) || others.some((value) => holdsWord(text, value));
    return view.rows.flatMap((record): Note[] => {
      const text = record.texts[rule.field];
      if (!text || known(text)) return [];
      const params = { column: columnName(view, column, rule.field), text: short(text), values: (field.values ?? equal).join("、") };
      return [{ code: "choice.unknown", ledger: view.ledger, row: record.row, column, area: record.area, params }];
    });
  });
}
