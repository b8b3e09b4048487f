/** A part is never more than its whole: 知晓人数 ≤ 调查人数, 完成数 ≤ 任务数, 取缔数 ≤ 检查数. Which is which says the kind (rule `part`). */
import { defineCodes } from "../findings/code";
import { defineCheck, type NoteOf } from "./define";
import { rulesOf } from "../model/kind-rule";
import type { LedgerRecord } from "../model/ledger";
import { numberText, quantityText } from "./number-text";
import { columnName, columnOf, type LedgerView } from "./ledger-view";

const codes = defineCodes({
  "part.exceeds-whole": {
    severity: "error",
    topic: "part",
    effect: "none",
    zh: "“{part}”是 {share}，比“{whole}”的 {all} 还多。请核对这两个数。",
    en: "“{part}” is {share}, more than the {all} of “{whole}”. Check the two numbers.",
    many: {
      zh: "有 {count} 行的“{part}”比“{whole}”还多（如 {share} 与 {all}）。请核对，也看看两列是不是填反了。单元格：{cells}。",
      en: "“{part}” is more than “{whole}” in {count} rows (such as {share} and {all}). Check them, and whether the two columns were swapped. Cells: {cells}.",
    },
  },
});

type Note = NoteOf<typeof codes>;

export const partsCheck = defineCheck(codes, () => ({ ledger: checkParts }));

/** A finding at each part that is certainly more than the whole of its row: even its lower bound exceeds the whole's upper bound. */
function checkParts(view: LedgerView): Note[] {
  return rulesOf(view.kind, "part").flatMap((rule) => {
    if (!view.has.has(rule.part) || !view.has.has(rule.whole)) return [];
    return view.ledger.records.flatMap((record) => (exceeds(record, rule.part, rule.whole) ? [partNote(view, record, rule)] : []));
  });
}

/** Whether the part of a record is more than its whole, both being there. */
export function exceeds(record: LedgerRecord, part: string, whole: string): boolean {
  const share = record.quantities[part];
  const all = record.quantities[whole];
  return share !== undefined && all !== undefined && share.low > all.high;
}

function partNote(view: LedgerView, record: LedgerRecord, { part, whole }: { readonly part: string; readonly whole: string }): Note {
  const share = record.quantities[part];
  const all = record.quantities[whole];
  return {
    code: "part.exceeds-whole",
    ledger: view.ledger,
    row: record.row,
    column: columnOf(view, record, part),
    area: record.area,
    params: {
      part: columnName(view, columnOf(view, record, part), part),
      whole: columnName(view, columnOf(view, record, whole), whole),
      share: share ? quantityText(share) : numberText(0),
      all: all ? quantityText(all) : numberText(0),
    },
  };
}
