/** Measures one ledger: each record goes to the indicators that take it; each number that none takes is noted. */
import type { Source } from "../model/grid";
import type { Indicator } from "../model/indicator";
import type { Ledger, LedgerRecord } from "../model/ledger";
import type { Period } from "../model/period";
import type { Quantity } from "../model/quantity";
import { sharedAddress } from "../model/address";
import { matcher } from "./filter";
import { frameOf, type Frame } from "./frame";
import { leftNoter, noteEdge, noteTwice } from "./left";
import type { Notes } from "./notes";
import type { Program, Rule } from "./program";
import { addCell, type More, type Tally } from "./tally";
import { memberships, type Membership } from "./window";

export interface Sink {
  readonly tally: (indicator: string, area: string) => Tally;
  /** A record of the kind was seen in the area: a count there is 0, not missing. */
  readonly seen: (kind: string, area: string, membership: Membership) => void;
  readonly notes: Notes;
}

/** @param order place of the ledger among all ledgers */
export function measureLedger(ledger: Ledger, order: number, program: Program, period: Period, sink: Sink): void {
  const frame = frameOf(ledger, program);
  const takers = program.rules.map((rule) => takerOf(rule, frame));
  const takersOf = matcher(takers, ledger, program.kind, frame.has);
  const membershipOf = memberships(ledger, frame.kind, period);
  const noteLeft = leftNoter(frame, program, sink.notes);
  const { measured } = program;
  const taken = new Uint8Array(measured.length);
  const compared = new Set<readonly Rule[]>();
  let seen: { readonly area: string; readonly membership: Membership } | null = null;
  for (const record of inRowOrder(ledger.records)) {
    const membership = membershipOf(record);
    if (seen === null || seen.area !== record.area || seen.membership !== membership) {
      seen = { area: record.area, membership };
      sink.seen(ledger.kind, record.area, membership);
    }
    if (membership.edge !== null) noteEdge(frame, record, membership, sink.notes);
    if (!membership.inYear && !membership.untilEnd) continue;
    const matched = takersOf(record);
    taken.fill(0);
    for (const taker of matched) {
      if (!take(taker, record, membership, order, frame, sink)) continue;
      for (const place of taker.places) taken[place] = 1;
    }
    if (!counts(program, membership)) continue;
    if (matched.length > 1 && !compared.has(matched)) {
      compared.add(matched);
      noteTwice(frame, record, matched, sink.notes);
    }
    for (let i = 0; i < measured.length; i++) {
      const field = measured[i] ?? "";
      if (taken[i] === 1 || record.quantities[field] === undefined) continue;
      const quantity = frame.numberOf(record, field);
      if (quantity !== undefined) noteLeft(record, matched, field, quantity);
    }
  }
}

/** Records stand in row order as they are read; whoever hands them over otherwise gets the same values. */
function inRowOrder(records: readonly LedgerRecord[]): readonly LedgerRecord[] {
  const compare = (a: LedgerRecord, b: LedgerRecord): number => a.row - b.row || (a.memberColumn ?? -1) - (b.memberColumn ?? -1);
  for (let i = 1; i < records.length; i++) {
    const [before, after] = [records[i - 1], records[i]];
    if (before && after && compare(before, after) > 0) return [...records].sort(compare);
  }
  return records;
}

/** Whether the record counts in the indicator's own window. */
export const inWindow = ({ periodType }: Indicator, { inPeriod, inYear, untilEnd }: Pick<Membership, "inPeriod" | "inYear" | "untilEnd">): boolean =>
  periodType === "flow" ? inPeriod : periodType === "stock" ? untilEnd : inYear;

/** A number outside every window is named by the check on dates; here only what would count but for its text or unit. */
const counts = ({ rules }: Program, membership: Membership): boolean => membership.inPeriod || rules.some(({ indicator }) => inWindow(indicator, membership));

/** A rule at work on one ledger: where its numbers stand, and the tally of the area at hand. */
interface Taker extends Rule {
  /** 0-based columns outside member columns, -1 where the ledger has none. */
  readonly column: number;
  readonly denominatorColumn: number;
  /** The ledger has the field that is measured. */
  readonly present: boolean;
  area: string | null;
  tally: Tally | null;
}

const NO_RECORD = { columns: {} };

function takerOf(rule: Rule, frame: Frame): Taker {
  const { measure } = rule.indicator;
  const [field, other] = measure.type === "distinct" ? [measure.field] : rule.fields;
  const present = field !== undefined && frame.has.has(field);
  const counted = measure.type === "count" || (measure.type === "sumOrCount" && !present);
  return {
    ...rule,
    column: counted || field === undefined ? frame.countColumnOf(rule.indicator) : frame.columnOf(NO_RECORD, field),
    denominatorColumn: other === undefined ? -1 : frame.columnOf(NO_RECORD, other),
    present,
    area: null,
    tally: null,
  };
}

/** A record on its way to a rule. */
interface Given {
  readonly taker: Taker;
  readonly record: LedgerRecord;
  readonly membership: Membership;
  /** Place of the ledger among all. */
  readonly order: number;
  readonly frame: Frame;
  readonly sink: Sink;
  /** In the indicator's own window. */
  readonly main: boolean;
}

/** Gives a record to a rule: true where the rule took its numbers. */
function take(taker: Taker, record: LedgerRecord, membership: Membership, order: number, frame: Frame, sink: Sink): boolean {
  const { indicator } = taker;
  const { type } = indicator.measure;
  const main = inWindow(indicator, membership);
  if (!main && (!membership.inYear || indicator.periodType === "stock")) return false;
  const given: Given = { taker, record, membership, order, frame, sink, main };
  if (type === "count" || (type === "sumOrCount" && !taker.present)) return takeEvent(given);
  if (indicator.measure.type === "distinct") return takeText(given, indicator.measure.field);
  return takeNumber(given, indicator.measure.type === "ratio" ? indicator.measure.numerator : (taker.fields[0] ?? ""));
}

/** Counts the record; its numbers are not taken. */
function takeEvent(given: Given): false {
  const { taker, record, frame } = given;
  const more = taker.indicator.breakdown === undefined ? null : moreOf(given, breakdownKey(taker.indicator, record, null));
  if (frame.isEvent(record)) put(given, taker.one, record.memberColumn ?? taker.column, more);
  return false;
}

/** Keeps the text to be told from others. */
function takeText(given: Given, field: string): false {
  const { taker, record } = given;
  const text = textOf(record, field);
  const column = taker.column >= 0 ? taker.column : (record.memberColumn ?? 0);
  if (text !== "") put(given, taker.one, column, moreOf(given, text));
  return false;
}

/** Takes the number of a field, of a ratio both; false where it is blank or its unit does not fit. */
function takeNumber(given: Given, field: string): boolean {
  const { taker, record, frame, sink, main } = given;
  const { measure, breakdown } = taker.indicator;
  const number = frame.numberOf(record, field);
  const quantity = number && taker.fit(number);
  if (!quantity) {
    if (main && number === undefined && taker.present) tallyOf(taker, record, sink).blank++;
    return false;
  }
  const column = record.memberColumn === null ? taker.column : frame.columnOf(record, field);
  const key = (measure.type === "latest" || measure.type === "ratio") && measure.per !== undefined ? textOf(record, measure.per) : "";
  if (measure.type === "ratio") {
    const denominator = denominatorOf(given, measure.denominator);
    if (denominator) put(given, quantity, column, moreOf(given, key, denominator));
    return denominator !== null;
  }
  if (measure.type === "latest") put(given, quantity, column, moreOf(given, key));
  else put(given, quantity, column, breakdown === undefined ? null : moreOf(given, breakdownKey(taker.indicator, record, number)));
  return true;
}

function denominatorOf({ taker, record, frame }: Given, field: string): More["denominator"] {
  const number = frame.numberOf(record, field);
  const quantity = number && taker.fit(number);
  if (!quantity) return null;
  const column = record.memberColumn === null ? taker.denominatorColumn : frame.columnOf(record, field);
  return { quantity, source: sourceAt(frame.ledger, record.row, column) };
}

function put({ taker, record, membership, main, frame, sink }: Given, quantity: Quantity, column: number, more: More | null): void {
  const year = membership.inYear && taker.indicator.periodType !== "stock";
  addCell(tallyOf(taker, record, sink), main, year, quantity, sourceAt(frame.ledger, record.row, column), more);
}

const moreOf = ({ membership, order }: Given, key: string, denominator: More["denominator"] = null): More => ({
  key,
  when: membership.when,
  ledger: order,
  denominator,
});

/** Records of one area stand together as a rule: its tally is looked up once. */
function tallyOf(taker: Taker, record: LedgerRecord, sink: Sink): Tally {
  if (taker.tally !== null && taker.area === record.area) return taker.tally;
  taker.area = record.area;
  return (taker.tally = sink.tally(taker.indicator.code, record.area));
}

const sourceAt = ({ file, sheet }: Ledger, row: number, column: number): Source => ({ file, sheet, cell: sharedAddress(row, column) });

const textOf = (record: LedgerRecord, field: string): string => record.texts[field] ?? "";

/** What the total is broken down by: a text, or the unit as written (幅 and 处 stay apart). */
function breakdownKey({ breakdown = "", unit }: Indicator, record: LedgerRecord, quantity: Quantity | null): string {
  if (breakdown === "unit") return quantity?.unit ?? unit;
  return textOf(record, breakdown) || "未注明";
}
