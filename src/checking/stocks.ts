/** A stock (存量) is one number per area and day; rows of one list for the same area and day are parts and are added up. */
import { defineCodes } from "../findings/code";
import { defineCheck, type NoteOf } from "./define";
import { ruleOf } from "../model/kind-rule";
import type { LedgerRecord } from "../model/ledger";
import { cellAddress } from "../model/address";
import type { LedgerView } from "./ledger-view";

const codes = defineCodes({
  "duplicate.stock": {
    severity: ["warning", "info"],
    topic: "duplicate",
    effect: "none",
    zh: "{area}的“{name}”在 {other} 已有同一时点的一行，两行会相加。是旧数或重复的请删去，只留最新的；是分项的请在备注里写明是哪一部分。",
    en: "{area} already has a row for “{name}” as of the same day at {other}; the two are added up. Delete an old or repeated number; if they are parts, say in the remarks which.",
    many: {
      zh: "有 {count} 行存量与上面的行同村、同一时点（如 {area}“{name}”，见 {other}），会相加。是旧数或重复的请删去；是分项的请在备注里写明。单元格：{cells}。",
      en: "{count} rows give a stock for the same area and day as a row above (such as {area}, “{name}”, see {other}) and are added up. Delete old or repeated numbers; if they are parts, say so in the remarks. Cells: {cells}.",
    },
  },
});

type Note = NoteOf<typeof codes>;

export const stocksCheck = defineCheck(codes, () => ({ ledger: checkStocks }));

/**
 * `duplicate.stock` at each row for which an earlier row of the ledger gives the same area, day and thing (what its identity names), and no words tell
 * the two apart: a warning where the numbers are the same too (entered twice), else a 提示 (parts, or an old number left standing).
 * Several ledgers that disagree on a day are measuring's to tell: it takes one of them.
 */
function checkStocks(view: LedgerView): Note[] {
  const rule = ruleOf(view.kind, "identity");
  if (!rule || !view.kind?.stock) return [];
  const held = new Map<string, LedgerRecord>();
  return view.ledger.records.flatMap((record) => {
    if (record.dateUnknown || Object.keys(record.quantities).length === 0) return [];
    const words = view.texts.filter(({ field }) => !field.personal).map(({ field }) => record.texts[field.field] ?? "");
    const key = [record.area, record.span?.start ?? "", record.span?.end ?? "", ...words].join("\t");
    const earlier = held.get(key);
    if (!earlier) held.set(key, record);
    return earlier ? [stockNote(view, record, earlier, rule.names)] : [];
  });
}

function stockNote(view: LedgerView, record: LedgerRecord, earlier: LedgerRecord, per: readonly string[]): Note {
  const column = view.has.get("area")?.column ?? view.quantities[0]?.column ?? view.ledger.columns[0]?.index ?? 0;
  const fields = new Set([...Object.keys(record.quantities), ...Object.keys(earlier.quantities)]);
  const same = [...fields].every((field) => record.quantities[field]?.value === earlier.quantities[field]?.value);
  const name = per.map((field) => record.texts[field]).find((text) => text) ?? view.kind?.name ?? view.ledger.kind;
  return {
    code: "duplicate.stock",
    severity: same ? "warning" : "info",
    ledger: view.ledger,
    row: record.row,
    column,
    area: record.area,
    params: { area: record.area, name, other: cellAddress(earlier.row, column) },
  };
}
