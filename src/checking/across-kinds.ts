/**
 * One event in the ledgers of two kinds: a 大扫除 in both the volunteers' and the sanitation ledger. Each ledger may rightly have it, so this is
 * no more than a 提示, and a warning only where the number of people is the same too (rules/across-kinds.json).
 */
import type { LedgerRecord } from "../model/ledger";
import type { LedgerView } from "./ledger-view";
import { ledgerOrder, type Note } from "./note";
import { placeOf } from "./place";
import rules from "./rules/across-kinds.json";

type Rule = (typeof rules)[number];

interface Entry {
  readonly view: LedgerView;
  readonly record: LedgerRecord;
}

/** `duplicate.across-kinds` at the record of the rule's first kind, naming the place of the other one. */
export function checkAcrossKinds(views: readonly LedgerView[]): Note[] {
  const byKind = new Map<string, LedgerView[]>();
  for (const view of [...views].sort((a, b) => ledgerOrder(a.ledger, b.ledger))) {
    const list = byKind.get(view.ledger.kind);
    if (list) list.push(view);
    else byKind.set(view.ledger.kind, [view]);
  }
  return rules.flatMap((rule) => pairNotes(rule, byKind));
}

function pairNotes(rule: Rule, byKind: ReadonlyMap<string, readonly LedgerView[]>): Note[] {
  const [first = "", second = ""] = rule.kinds;
  const others = new Map<string, Entry[]>();
  for (const view of byKind.get(second) ?? []) {
    for (const record of view.rows) {
      const key = dayOf(record);
      if (key === null) continue;
      const list = others.get(key);
      if (!list) others.set(key, [{ view, record }]);
      else if (list.length < A_DAY) list.push({ view, record });
    }
  }
  if (others.size === 0) return [];
  const notes: Note[] = [];
  for (const view of byKind.get(first) ?? []) {
    for (const record of view.rows) {
      const name = record.texts[rule.names[0] ?? ""];
      const key = name ? dayOf(record) : null;
      const found = key === null ? undefined : others.get(key);
      if (!name || !found) continue;
      const matches = found.filter((other) => sameEvent(rule, name, other.record.texts[rule.names[1] ?? ""]));
      const match = matches.find((other) => sameNumber(rule, record, other.record)) ?? matches[0];
      if (match) notes.push(acrossNote(rule, { view, record }, name, match));
    }
  }
  return notes;
}

/** Events of one kind that one area holds on one day, as far as they are compared. */
const A_DAY = 20;

/** Area and day; null where the date is a range or not known. */
const dayOf = ({ area, span }: LedgerRecord): string | null => (span && span.start === span.end ? `${area}\t${span.start}` : null);

function sameEvent(rule: Rule, name: string, other: string | undefined): boolean {
  return rule.words.length > 0 ? rule.words.some((word) => name.includes(word)) : name === other;
}

function sameNumber(rule: Rule, a: LedgerRecord, b: LedgerRecord): boolean {
  const one = a.quantities[rule.numbers[0] ?? ""];
  const other = b.quantities[rule.numbers[1] ?? ""];
  return one !== undefined && other !== undefined && one.value > 0 && one.value === other.value;
}

function acrossNote(rule: Rule, { view, record }: Entry, name: string, other: Entry): Note {
  return {
    code: "duplicate.across-kinds",
    severity: sameNumber(rule, record, other.record) ? "warning" : "info",
    ledger: view.ledger,
    row: record.row,
    column: view.has.get(rule.names[0] ?? "")?.column ?? null,
    area: record.area,
    params: {
      name,
      date: record.span?.start ?? "",
      kind: other.view.kind?.name ?? other.view.ledger.kind,
      other: placeOf(view.ledger, other.view.ledger, other.record.row, other.view.has.get("date")?.column ?? null),
    },
  };
}
