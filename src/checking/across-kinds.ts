/**
 * One event in the ledgers of two kinds: a 大扫除 in both the volunteers' and the sanitation ledger. Each ledger may rightly have it, so this is
 * no more than a 提示, and a warning only where the number of people is the same too (rule `elsewhere` of the one kind).
 */
import { defineCodes } from "../findings/code";
import { defineCheck, type NoteOf } from "./define";
import { rulesOf, type RuleOf } from "../model/kind-rule";
import type { LedgerRecord } from "../model/ledger";
import { dayIndex, type DayIndex, type Held } from "./day-index";
import type { LedgerView } from "./ledger-view";
import { short } from "./number-text";
import { placeOf } from "./place";

const codes = defineCodes({
  "duplicate.across-kinds": {
    severity: ["warning", "info"],
    topic: "duplicate",
    effect: "none",
    zh: "“{name}”（{date}）在{kind}台账里也有同村同日的记录（{other}）。如果是同一件事，汇报时不要当成两件事来写。",
    en: "“{name}” ({date}) also stands in the ledger {kind}, same area and day ({other}). If it is one event, do not report it as two.",
    many: {
      zh: "有 {count} 项活动（如 {date}“{name}”）在{kind}台账里也有同村同日的记录（如 {other}）。如果是同一件事，汇报时不要当成两件事来写。单元格：{cells}。",
      en: "{count} events (such as “{name}”, {date}) also stand in the ledger {kind}, same area and day (such as {other}). Where it is one event, do not report it as two. Cells: {cells}.",
    },
  },
});

type Note = NoteOf<typeof codes>;

export const acrossKindsCheck = defineCheck(codes, () => {
  const views: LedgerView[] = [];
  return {
    ledger(view) {
      views.push(view);
      return [];
    },
    end: () => checkAcrossKinds(views),
  };
});

type Rule = RuleOf<"elsewhere">;

/** `duplicate.across-kinds` at the record of the rule's first kind, naming the place of the other one. Ledgers come in their order. */
function checkAcrossKinds(views: readonly LedgerView[]): Note[] {
  const byKind = new Map<string, LedgerView[]>();
  for (const view of views) {
    const list = byKind.get(view.ledger.kind);
    if (list) list.push(view);
    else byKind.set(view.ledger.kind, [view]);
  }
  const indexes = new Map<string, DayIndex>();
  return [...byKind.values()].flatMap((own) =>
    rulesOf(own[0]?.kind, "elsewhere").flatMap((rule) => {
      const others = byKind.get(rule.kind);
      if (!others) return [];
      const index = indexes.get(rule.kind) ?? indexOf(others);
      indexes.set(rule.kind, index);
      return own.flatMap((view) => pairNotes(rule, view, index));
    }),
  );
}

function indexOf(views: readonly LedgerView[]): DayIndex {
  const index = dayIndex();
  for (const view of views) {
    for (const record of view.rows) {
      const day = dayOf(record);
      if (day !== null) index.put(view, record, day);
    }
  }
  return index;
}

function pairNotes(rule: Rule, view: LedgerView, index: DayIndex): Note[] {
  const notes: Note[] = [];
  for (const record of view.rows) {
    const day = dayOf(record);
    const name = record.texts[rule.name];
    if (day === null || !name) continue;
    let match: Held | null = null;
    for (let held = index.last(record.area, day); held; held = held.before) {
      if (!sameEvent(rule, name, held.record.texts[rule.otherName])) continue;
      // The earliest row that fits, but one with the same number of people before all.
      if (match === null || sameNumber(rule, record, held.record) || !sameNumber(rule, record, match.record)) match = held;
    }
    if (match) notes.push(acrossNote(rule, view, record, name, match));
  }
  return notes;
}

/** The day; null where the date is a range or not known. */
const dayOf = ({ span }: LedgerRecord): string | null => (span && span.start === span.end ? span.start : null);

function sameEvent(rule: Rule, name: string, other: string | undefined): boolean {
  return rule.words.length > 0 ? rule.words.some((word) => name.includes(word)) : name === other;
}

function sameNumber(rule: Rule, a: LedgerRecord, b: LedgerRecord): boolean {
  const one = a.quantities[rule.number];
  const other = b.quantities[rule.otherNumber];
  return one !== undefined && other !== undefined && one.value > 0 && one.value === other.value;
}

function acrossNote(rule: Rule, view: LedgerView, record: LedgerRecord, name: string, other: Held): Note {
  return {
    code: "duplicate.across-kinds",
    severity: sameNumber(rule, record, other.record) ? "warning" : "info",
    ledger: view.ledger,
    row: record.row,
    column: view.has.get(rule.name)?.column ?? null,
    area: record.area,
    params: {
      name: short(name),
      date: record.span?.start ?? "",
      kind: other.view.kind?.name ?? other.view.ledger.kind,
      other: placeOf(view.ledger, other.view.ledger, other.record.row, other.view.has.get("date")?.column ?? null),
    },
  };
}
