/**
 * The same event entered twice: same area, date and name, within a ledger, across ledgers of a kind, across files. What makes two records
 * of a kind the same says the kind (rule `identity`): `names` must be equal, `apart` texts that differ keep two records apart, and where a
 * kind asks for it (`sameNumbers`) the numbers must be equal too and say enough (`common` texts alone do not).
 */
import { defineCodes } from "../findings/code";
import { defineCheck, type NoteOf } from "./define";
import type { LedgerKind } from "../model/indicator";
import { liesAhead, ruleOf, type RuleOf } from "../model/kind-rule";
import type { Ledger, LedgerRecord } from "../model/ledger";
import type { Quantity } from "../model/quantity";
import { dayIndex, type DayIndex, type Held } from "./day-index";
import type { LedgerView } from "./ledger-view";
import { short } from "./number-text";
import { placeOf } from "./place";

const codes = defineCodes({
  "duplicate.event": {
    severity: "warning",
    topic: "duplicate",
    effect: "none",
    zh: "“{name}”{date} 与 {other} 是同一村、同一日期、同一名称，像是重复登记，已按两次计入。确属重复请删去一行；不是的请在名称或地点上写出区别。",
    en: "“{name}” {date} has the same area, date and name as {other}: probably entered twice, and counted twice. Delete one of them, or tell them apart by name or place.",
    many: {
      zh: "这一列有 {count} 行与别处同村、同日期、同名称（如“{name}”{date} 与 {other}），像是重复登记，已重复计入。确属重复请删去；不是的请写出区别。单元格：{cells}。",
      en: "{count} rows have the same area, date and name as another one (such as “{name}” {date} and {other}): probably entered twice, and counted twice. Delete them, or tell them apart. Cells: {cells}.",
    },
  },
  "duplicate.ledger": {
    severity: "error",
    topic: "duplicate",
    effect: "none",
    zh: "这张台账有 {rows} 行与 {other} 相同，像是同一张表报了两次，数字已重复计入。请只留一份，再重新汇总。",
    en: "{rows} rows of this ledger are the same as in {other}: the same sheet seems to have been sent twice, and its numbers are counted twice. Keep one and run again.",
  },
});

type Note = NoteOf<typeof codes>;

export const duplicatesCheck = defineCheck(codes, () => {
  const events: Events = { indexes: new Map(), pairs: [] };
  return {
    ledger(view) {
      compareEvents(events, view);
      return [];
    },
    end: () => checkDuplicates(events),
  };
});

type Rule = Omit<RuleOf<"identity">, "rule">;

interface Pair {
  readonly rule: Rule;
  readonly entry: Held;
  readonly earlier: Held;
}

/** Rows of all ledgers so far by kind, and those found to be the same event. */
interface Events {
  readonly indexes: Map<string, DayIndex>;
  readonly pairs: Pair[];
}

/** Compares a ledger with itself and with those that were compared before it; call it in the ledgers' order. */
function compareEvents(events: Events, view: LedgerView): void {
  const { kind } = view;
  if (kind === null || kind.stock || liesAhead(kind)) return;
  const rule = ruleOf(kind, "identity") ?? plainIdentity(kind);
  const index = events.indexes.get(kind.kind) ?? dayIndex();
  events.indexes.set(kind.kind, index);
  const numbers = numbersOfRows(view);
  for (const record of view.rows) {
    if (record.dateUnknown) continue;
    const day = dayOf(record, rule, numbers);
    const last = index.last(record.area, day);
    const earlier = last && saysEnough(record, rule, numbers) ? earlierOf(rule, record, last, numbers) : null;
    if (earlier) events.pairs.push({ rule, entry: { view, record, before: null }, earlier });
    else index.put(view, record, day);
  }
}

/** Of a kind that does not say what makes two records the same: its words and, where it counts something, its numbers. */
const plainIdentity = ({ fields }: LedgerKind): Rule => {
  const texts = fields.filter(({ type, personal }) => type === "text" && !personal);
  const telling = texts.filter(({ required, key }) => required === true || key === true);
  const names = (telling.length > 0 ? telling : texts).map(({ field }) => field);
  const apart = texts.map(({ field }) => field).filter((field) => !names.includes(field));
  return { names, apart, sameNumbers: names.length === 0 || fields.some(({ type }) => type === "quantity") };
};

/** The day; beside a month or a blank stands what must be equal anyway, so that long lists without days are found by it. */
function dayOf(record: LedgerRecord, rule: Rule, numbers: RowNumbers): string {
  const { span } = record;
  if (rule.undated) return `${span?.start.slice(0, 4) ?? ""}·${record.texts[rule.names.at(-1) ?? ""] ?? ""}`;
  return span !== null && span.start === span.end ? span.start : `${span?.start ?? ""}·${numbers(record).text}`;
}

/** Rows of one area and day that are compared one by one; what stands further back is no neighbour on paper either. */
const COMPARED = 200;

/** Shares of a ledger's rows from which the whole ledger counts as entered twice. */
const WHOLE = 0.8;
const WHOLE_ROWS = 3;

/** The first of the rows of that area and day that is the same event. */
function earlierOf(rule: Rule, record: LedgerRecord, last: Held, numbers: RowNumbers): Held | null {
  let found: Held | null = null;
  let count = 0;
  for (let held: Held | null = last; held && count < COMPARED; held = held.before, count++) if (sameEvent(rule, record, held, numbers)) found = held;
  return found;
}

function sameEvent(rule: Rule, record: LedgerRecord, { view, record: other }: Held, numbers: RowNumbers): boolean {
  for (const name of rule.names) if (!sameText(record.texts[name] ?? "", other.texts[name] ?? "")) return false;
  if (!rule.undated && record.span?.end !== other.span?.end) return false;
  for (const field of rule.apart) {
    const one = record.texts[field];
    const two = other.texts[field];
    if (one && two && !sameText(one, two)) return false;
  }
  // A month or a quarter is no date: two events of one name in it are one only where their numbers are equal.
  const exact = rule.sameNumbers === true || (!rule.undated && (record.span === null || record.span.start !== record.span.end));
  return !exact || numbers(record).text === numbersOfRows(view)(other).text;
}

const sameText = (one: string, two: string): boolean => one === two || plain(one) === plain(two);

/** Texts without spaces and marks: “学雷锋”活动 is 学雷锋 活动. */
const plain = (text: string): string => (MARKS.test(text) ? text.replace(/[\s“”"'《》（）()【】、，,。.·—-]+/g, "") : text);
const MARKS = /[\s“”"'《》（）()【】、，,。.·—-]/;

/** A record is known again by all its names; without any, by a place or a remark beside its numbers, by two numbers, or by a large one. */
function saysEnough(record: LedgerRecord, rule: Rule, numbers: RowNumbers): boolean {
  if (!rule.sameNumbers) return rule.names.every((name) => record.texts[name]);
  const { count, largest } = numbers(record);
  if (count === 0) return false;
  return count >= 2 || largest >= TELLING || [...rule.names, ...rule.apart].some((field) => !rule.common?.includes(field) && record.texts[field]);
}

const TELLING = 20;

/** All numbers of a row. */
interface Numbers {
  readonly text: string;
  readonly count: number;
  readonly largest: number;
}

type RowNumbers = (record: LedgerRecord) => Numbers;

const wideRows = new WeakMap<LedgerView, ReadonlyMap<number, Numbers>>();

/** The numbers of a row; in a wide ledger with the members that they belong to. */
function numbersOfRows(view: LedgerView): RowNumbers {
  if (!view.wide) return (record) => numbersOf(record.quantities);
  const known = wideRows.get(view) ?? readWideRows(view);
  return (record) => known.get(record.row) ?? NONE;
}

function readWideRows(view: LedgerView): ReadonlyMap<number, Numbers> {
  const rows = new Map<number, Numbers>();
  for (const { row, texts, memberColumn, quantities } of view.ledger.records) {
    const above = rows.get(row) ?? NONE;
    const { text, count, largest } = numbersOf(quantities);
    const member = memberColumn === null ? "" : (texts[view.columns.get(memberColumn)?.member?.field ?? ""] ?? "");
    rows.set(row, { text: `${above.text}|${member}:${text}`, count: above.count + count, largest: Math.max(above.largest, largest) });
  }
  wideRows.set(view, rows);
  return rows;
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

/** `duplicate.event` at the later of two places; `duplicate.ledger` once where a ledger as a whole repeats another one. */
function checkDuplicates({ pairs }: Events): Note[] {
  const counts = new Map<Ledger, Map<Ledger, number>>();
  for (const { entry, earlier } of pairs) {
    const from = counts.get(entry.view.ledger) ?? new Map<Ledger, number>();
    from.set(earlier.view.ledger, (from.get(earlier.view.ledger) ?? 0) + 1);
    counts.set(entry.view.ledger, from);
  }
  const notes: Note[] = [];
  const told = new Set<Ledger>();
  for (const pair of pairs) {
    const { rule, entry, earlier } = pair;
    const ledger = entry.view.ledger;
    const count = counts.get(ledger)?.get(earlier.view.ledger) ?? 0;
    const whole = ledger !== earlier.view.ledger && count >= WHOLE_ROWS && count >= entry.view.rows.length * WHOLE;
    if (!whole) {
      // Without dates, two lists of different months look alike: only a list that repeats as a whole is one entered twice.
      if (!rule.undated && entry.record.span === null && ledger !== earlier.view.ledger) continue;
      notes.push(eventNote(pair));
    } else if (!told.has(ledger)) {
      told.add(ledger);
      const other = placeOf(ledger, earlier.view.ledger, null, null);
      notes.push({ code: "duplicate.ledger", ledger, row: ledger.header.first, column: firstColumn(entry.view), params: { other, rows: count } });
    }
  }
  return notes;
}

function eventNote({ rule, entry, earlier }: Pair): Note {
  const { view, record } = entry;
  const { span } = record;
  return {
    code: "duplicate.event",
    ledger: view.ledger,
    row: record.row,
    column: tellingColumn(entry, rule),
    area: record.area,
    params: {
      name: short(nameOf(entry, rule)),
      date: span === null ? "" : span.start === span.end ? span.start : `${span.start}～${span.end}`,
      other: placeOf(view.ledger, earlier.view.ledger, earlier.record.row, tellingColumn(earlier, rule)),
    },
  };
}

/** What to call the event; never a person's name. */
function nameOf({ view, record }: Held, rule: Rule): string {
  const field = [...rule.names, ...rule.apart].find((name) => record.texts[name] && view.has.has(name) && !view.has.get(name)?.field.personal);
  return (field ? record.texts[field] : undefined) ?? view.kind?.name ?? view.ledger.kind;
}

function tellingColumn({ view }: Held, rule: Rule): number {
  const fields = [...[...rule.names].reverse(), "date"];
  for (const field of fields) {
    const column = view.has.get(field)?.column;
    if (column !== undefined && column !== null) return column;
  }
  return firstColumn(view);
}

const firstColumn = (view: LedgerView): number => view.ledger.columns.find((column) => column.role !== "blank")?.index ?? 0;
