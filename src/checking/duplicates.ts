/**
 * The same event entered twice: same area, date and name, within a ledger, across ledgers of a kind, across files. What makes two records
 * of a kind the same stands in rules/identity.json: `names` must be equal, `apart` texts that differ keep two records apart, and where a
 * kind has no names (quantities "same") the numbers must be equal too and say enough (`common` texts alone do not).
 */
import type { Ledger, LedgerRecord } from "../model/ledger";
import type { Quantity } from "../model/quantity";
import { ledgerOrder, type Note } from "./note";
import type { LedgerView } from "./ledger-view";
import { placeOf } from "./place";
import rules from "./rules/identity.json";

type Rule = (typeof rules)[number];

/** One row of a ledger, as far as it tells which event it is. */
interface Entry {
  readonly view: LedgerView;
  readonly record: LedgerRecord;
  readonly rule: Rule;
  readonly numbers: Numbers;
}

/** All numbers of a row. */
interface Numbers {
  readonly text: string;
  readonly count: number;
  readonly largest: number;
}

interface Pair {
  readonly entry: Entry;
  readonly earlier: Entry;
}

/** `duplicate.event` at the later of two places; `duplicate.ledger` once where a ledger as a whole repeats another one. */
export function checkDuplicates(views: readonly LedgerView[]): Note[] {
  const groups = new Map<string, Entry[]>();
  const pairs: Pair[] = [];
  for (const view of [...views].sort((a, b) => ledgerOrder(a.ledger, b.ledger))) {
    const rule = rules.find((candidate) => candidate.kind === view.ledger.kind);
    if (!rule) continue;
    const numbers = numbersOfRows(view);
    for (const record of view.rows) {
      const entry: Entry = { view, record, rule, numbers: numbers(record) };
      const key = keyOf(entry);
      if (key === null) continue;
      const group = groups.get(key);
      if (!group) {
        groups.set(key, [entry]);
        continue;
      }
      const earlier = group.find((candidate) => sameTexts(candidate, entry));
      if (earlier) pairs.push({ entry, earlier });
      else if (group.length < GROUP) group.push(entry);
    }
  }
  return notesOf(pairs);
}

/** Records of one key that are told apart by their texts; more than this are no event but a habit. */
const GROUP = 50;

/** Shares of a ledger's rows from which the whole ledger counts as entered twice. */
const WHOLE = 0.8;
const WHOLE_ROWS = 3;

/** What two entries of the same event have in common; null where the record says too little to tell. */
function keyOf({ view, record, rule, numbers }: Entry): string | null {
  const names = rule.names.map((name) => plain(record.texts[name] ?? ""));
  const same = rule.quantities === "same";
  if (same ? !saysEnough(record, rule, numbers) : names.some((name) => name === "")) return null;
  const { span } = record;
  const when = rule.dated ? (span ? `${span.start}/${span.end}` : "") : (span?.start.slice(0, 4) ?? "");
  // A month or a quarter is no date: two events of one name in it are one only where their numbers are equal.
  const exact = same || (rule.dated && (span === null || span.start !== span.end));
  return [view.ledger.kind, record.area, when, ...names, exact ? numbers.text : ""].join("\t");
}

/** Does a record without a name of its own say enough to be known again: a place or a remark, two numbers, or a large one? */
function saysEnough(record: LedgerRecord, rule: Rule, numbers: Numbers): boolean {
  if (numbers.count === 0) return false;
  return (
    numbers.count >= 2 || numbers.largest >= TELLING || [...rule.names, ...rule.apart].some((field) => !rule.common.includes(field) && record.texts[field])
  );
}

const TELLING = 20;

function sameTexts(a: Entry, b: Entry): boolean {
  return a.rule.apart.every((field) => {
    const one = a.record.texts[field];
    const other = b.record.texts[field];
    return !one || !other || one === other || plain(one) === plain(other);
  });
}

/** Texts without spaces and marks: “学雷锋”活动 is 学雷锋 活动. */
const plain = (text: string): string => (MARKS.test(text) ? text.replace(/[\s“”"'《》（）()【】、，,。.·—-]+/g, "") : text);
const MARKS = /[\s“”"'《》（）()【】、，,。.·—-]/;

/** The numbers of a row; in a wide ledger with the members that they belong to. */
function numbersOfRows(view: LedgerView): (record: LedgerRecord) => Numbers {
  if (!view.wide) return (record) => numbersOf(record.quantities);
  const rows = new Map<number, Numbers>();
  for (const { row, memberColumn, quantities } of view.ledger.records) {
    const above = rows.get(row) ?? NONE;
    const { text, count, largest } = numbersOf(quantities);
    rows.set(row, { text: `${above.text}|${memberColumn ?? ""}:${text}`, count: above.count + count, largest: Math.max(above.largest, largest) });
  }
  return (record) => rows.get(record.row) ?? NONE;
}

const NONE: Numbers = { text: "", count: 0, largest: 0 };

function numbersOf(quantities: Readonly<Record<string, Quantity>>): Numbers {
  let text = "";
  let count = 0;
  let largest = 0;
  for (const field in quantities) {
    const quantity = quantities[field];
    if (!quantity) continue;
    text += `${field}=${quantity.value}${quantity.unit ?? ""};`;
    if (quantity.value !== 0) count++;
    if (quantity.value > largest) largest = quantity.value;
  }
  return { text, count, largest };
}

function notesOf(pairs: readonly Pair[]): Note[] {
  const counts = new Map<Ledger, Map<Ledger, number>>();
  for (const { entry, earlier } of pairs) {
    const from = counts.get(entry.view.ledger) ?? new Map<Ledger, number>();
    from.set(earlier.view.ledger, (from.get(earlier.view.ledger) ?? 0) + 1);
    counts.set(entry.view.ledger, from);
  }
  const notes: Note[] = [];
  const told = new Set<Ledger>();
  for (const pair of pairs) {
    const { entry, earlier } = pair;
    const ledger = entry.view.ledger;
    const count = counts.get(ledger)?.get(earlier.view.ledger) ?? 0;
    const whole = ledger !== earlier.view.ledger && count >= WHOLE_ROWS && count >= entry.view.rows.length * WHOLE;
    if (!whole) {
      // Without dates, two lists of different months look alike: only a list that repeats as a whole is one entered twice.
      if (entry.rule.dated && entry.record.span === null && ledger !== earlier.view.ledger) continue;
      notes.push(eventNote(pair));
    } else if (!told.has(ledger)) {
      told.add(ledger);
      const other = placeOf(ledger, earlier.view.ledger, null, null);
      notes.push({
        code: "duplicate.ledger",
        severity: "error",
        ledger,
        row: ledger.header.first,
        column: firstColumn(entry.view),
        params: { other, rows: count },
      });
    }
  }
  return notes;
}

function eventNote({ entry, earlier }: Pair): Note {
  const { view, record } = entry;
  const { span } = record;
  return {
    code: "duplicate.event",
    severity: "warning",
    ledger: view.ledger,
    row: record.row,
    column: tellingColumn(entry),
    area: record.area,
    params: {
      name: nameOf(entry),
      date: span === null ? "" : span.start === span.end ? span.start : `${span.start}～${span.end}`,
      other: placeOf(view.ledger, earlier.view.ledger, earlier.record.row, tellingColumn(earlier)),
    },
  };
}

/** What to call the event; never a person's name. */
function nameOf({ view, record, rule }: Entry): string {
  const field = [...rule.names, ...rule.apart].find((name) => record.texts[name] && view.has.has(name) && !view.has.get(name)?.field.personal);
  return (field ? record.texts[field] : undefined) ?? view.kind?.name ?? view.ledger.kind;
}

function tellingColumn({ view, rule }: Entry): number {
  const fields = [...[...rule.names].reverse(), "date"];
  for (const field of fields) {
    const column = view.has.get(field)?.column;
    if (column !== undefined && column !== null) return column;
  }
  return firstColumn(view);
}

const firstColumn = (view: LedgerView): number => view.ledger.columns.find((column) => column.role !== "blank")?.index ?? 0;
