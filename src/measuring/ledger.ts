/** Measures one ledger: each record goes to the indicators that take it; each number that none takes is noted. */
import type { Source } from "../model/grid";
import type { Indicator } from "../model/indicator";
import type { Ledger, LedgerRecord } from "../model/ledger";
import type { Period } from "../model/period";
import type { Quantity } from "../model/quantity";
import { columnLetters } from "../reading/address";
import { addEntry, placeOrder, type More, type Tally } from "./entry";
import { matcher } from "./filter";
import { frameOf, type Frame } from "./frame";
import { leftNoter, noteEdge, noteTwice } from "./left";
import type { Notes } from "./notes";
import type { Program, Rule } from "./program";
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
  const rulesOf = matcher(program.rules, ledger, program.kind, frame.has);
  const membershipOf = memberships(ledger, frame.dated, period);
  const takeBy = taker(frame, order, sink);
  const noteLeft = leftNoter(frame, program, sink.notes);
  const { measured } = program;
  const taken = new Uint8Array(measured.length);
  const compared = new Set<readonly Rule[]>();
  for (const record of ledger.records) {
    const membership = membershipOf(record);
    sink.seen(ledger.kind, record.area, membership);
    if (membership.edge !== null) noteEdge(frame, record, membership, sink.notes);
    if (!membership.inYear && !membership.untilEnd) continue;
    const rules = rulesOf(record);
    taken.fill(0);
    for (const rule of rules) if (takeBy(rule, record, membership)) for (const place of rule.places) taken[place] = 1;
    if (!counts(program, membership)) continue;
    if (rules.length > 1 && !compared.has(rules)) {
      compared.add(rules);
      noteTwice(frame, record, rules, sink.notes);
    }
    for (let i = 0; i < measured.length; i++) {
      const field = measured[i] ?? "";
      if (taken[i] === 1 || record.quantities[field] === undefined) continue;
      const quantity = frame.numberOf(record, field);
      if (quantity !== undefined) noteLeft(record, rules, field, quantity);
    }
  }
}

/** Whether the record counts in the indicator's own window. */
export const inWindow = ({ periodType }: Indicator, { inPeriod, inYear, untilEnd }: Pick<Membership, "inPeriod" | "inYear" | "untilEnd">): boolean =>
  periodType === "flow" ? inPeriod : periodType === "stock" ? untilEnd : inYear;

/** A number outside every window is named by the check on dates; here only what would count but for its text or unit. */
const counts = ({ rules }: Program, membership: Membership): boolean => membership.inPeriod || rules.some(({ indicator }) => inWindow(indicator, membership));

/** Returns a function that gives a record to a rule: true where the rule took its numbers. */
function taker(frame: Frame, order: number, sink: Sink): (rule: Rule, record: LedgerRecord, membership: Membership) => boolean {
  const { ledger, has } = frame;
  const { file, sheet } = ledger;
  const letters = new Map<number, string>();
  const sourceAt = (row: number, column: number): Source => {
    let letter = letters.get(column);
    if (letter === undefined) letters.set(column, (letter = columnLetters(column)));
    return { file, sheet, cell: letter + String(row + 1) };
  };
  // Records of one area stand together as a rule: its tallies are looked up once.
  let area: string | null = null;
  let tallies = new Map<Rule, Tally>();
  const tallyOf = (rule: Rule, record: LedgerRecord): Tally => {
    if (record.area !== area) {
      area = record.area;
      tallies = new Map();
    }
    let tally = tallies.get(rule);
    if (!tally) tallies.set(rule, (tally = sink.tally(rule.indicator.code, record.area)));
    return tally;
  };
  const put = (rule: Rule, record: LedgerRecord, membership: Membership, quantity: Quantity, column: number, more: More | null): void => {
    const { row } = record;
    const main = inWindow(rule.indicator, membership);
    const year = membership.inYear && rule.indicator.periodType !== "stock";
    addEntry(tallyOf(rule, record), { quantity, source: sourceAt(row, column), order: placeOrder(order, row, column), main, year, more });
  };
  const apart = (key: string, membership: Membership, denominator: More["denominator"] = null): More => ({
    key,
    when: membership.when,
    ledger: order,
    denominator,
  });

  return (rule, record, membership) => {
    const { indicator, fit } = rule;
    const { measure, breakdown } = indicator;
    const main = inWindow(indicator, membership);
    if (!main && (!membership.inYear || indicator.periodType === "stock")) return false;
    if (measure.type === "count" || (measure.type === "sumOrCount" && !has.has(measure.field))) {
      const more = breakdown === undefined ? null : apart(breakdownKey(indicator, record, null), membership);
      if (frame.isEvent(record)) put(rule, record, membership, rule.one, frame.countColumnOf(rule, record), more);
      return false;
    }
    if (measure.type === "distinct") {
      const text = textOf(record, measure.field);
      if (text !== "") put(rule, record, membership, rule.one, record.memberColumn ?? frame.columnOf(record, measure.field), apart(text, membership));
      return false;
    }
    const field = measure.type === "ratio" ? measure.numerator : measure.field;
    const number = frame.numberOf(record, field);
    const quantity = number && fit(number);
    if (!quantity) {
      if (main && number === undefined && has.has(field)) tallyOf(rule, record).blank++;
      return false;
    }
    const column = frame.columnOf(record, field);
    const per = measure.type === "latest" || measure.type === "ratio" ? measure.per : undefined;
    const key = per === undefined ? "" : textOf(record, per);
    if (measure.type === "ratio") {
      const below = frame.numberOf(record, measure.denominator);
      const denominator = below && fit(below);
      if (!denominator) return false;
      const other = { quantity: denominator, source: sourceAt(record.row, frame.columnOf(record, measure.denominator)) };
      put(rule, record, membership, quantity, column, apart(key, membership, other));
    } else if (measure.type === "latest") put(rule, record, membership, quantity, column, apart(key, membership));
    else put(rule, record, membership, quantity, column, breakdown === undefined ? null : apart(breakdownKey(indicator, record, number), membership));
    return true;
  };
}

const textOf = (record: LedgerRecord, field: string): string => record.texts[field] ?? "";

/** What the total is broken down by: a text, or the unit as written (幅 and 处 stay apart). */
function breakdownKey({ breakdown = "", unit }: Indicator, record: LedgerRecord, quantity: Quantity | null): string {
  if (breakdown === "unit") return quantity?.unit ?? unit;
  return textOf(record, breakdown) || "未注明";
}
