/** Measures one ledger: each record goes to the indicators that take it; each number that none takes is noted. */
import type { Indicator } from "../model/indicator";
import type { Ledger, LedgerRecord } from "../model/ledger";
import type { Period } from "../model/period";
import type { Quantity } from "../model/quantity";
import type { Tally } from "./entry";
import { matcher } from "./filter";
import { frameOf, type Frame } from "./frame";
import { noteEdge, noteLeft, noteTwice } from "./left";
import type { Notes } from "./notes";
import type { Program, Rule } from "./program";
import { exactly } from "./value";
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
  const { measured } = program;
  const taken = new Uint8Array(measured.length);
  const fieldsOf = new Map(program.rules.map((rule) => [rule, rule.fields.map((field) => measured.indexOf(field))]));
  const compared = new Set<readonly Rule[]>();
  for (const record of ledger.records) {
    const membership = membershipOf(record);
    sink.seen(ledger.kind, record.area, membership);
    if (membership.edge !== null) noteEdge(frame, record, membership, sink.notes);
    if (!membership.inYear && !membership.untilEnd) continue;
    const rules = rulesOf(record);
    taken.fill(0);
    for (const rule of rules) {
      if (!take(rule, record, membership, frame, order, sink)) continue;
      for (const field of fieldsOf.get(rule) ?? []) taken[field] = 1;
    }
    if (!counts(program, membership)) continue;
    if (rules.length > 1 && !compared.has(rules)) {
      compared.add(rules);
      noteTwice(frame, record, rules, sink.notes);
    }
    for (let i = 0; i < measured.length; i++) {
      const field = measured[i] ?? "";
      if (taken[i] === 1 || record.quantities[field] === undefined) continue;
      const quantity = frame.numberOf(record, field);
      if (quantity !== undefined) noteLeft(frame, record, program, rules, field, quantity, sink.notes);
    }
  }
}

/** Whether the record counts in the indicator's own window. */
export const inWindow = ({ periodType }: Indicator, { inPeriod, inYear, untilEnd }: Pick<Membership, "inPeriod" | "inYear" | "untilEnd">): boolean =>
  periodType === "flow" ? inPeriod : periodType === "stock" ? untilEnd : inYear;

/** A number outside every window is named by the check on dates; here only what would count but for its text or unit. */
const counts = ({ rules }: Program, membership: Membership): boolean => membership.inPeriod || rules.some(({ indicator }) => inWindow(indicator, membership));

/** Gives the record to the rule; true where the rule took its numbers. */
function take(rule: Rule, record: LedgerRecord, membership: Membership, frame: Frame, order: number, sink: Sink): boolean {
  const { indicator, fit } = rule;
  const { measure } = indicator;
  const main = inWindow(indicator, membership);
  const year = membership.inYear && indicator.periodType !== "stock";
  if (!main && !year) return false;
  const put = (quantity: Quantity, column: number, key: string, denominator: Quantity | null, denominatorColumn: number): true => {
    const tally = sink.tally(indicator.code, record.area);
    const { ledger } = frame;
    const { row } = record;
    const { when } = membership;
    tally.entries.push({ quantity, denominator, ledger, ledgerOrder: order, row, column, denominatorColumn, when, main, year, key });
    return true;
  };
  if (measure.type === "count" || (measure.type === "sumOrCount" && !frame.has.has(measure.field))) {
    if (frame.isEvent(record)) put(exactly(1, indicator.unit), frame.countColumnOf(rule, record), breakdownKey(indicator, record, null), null, -1);
    return false;
  }
  if (measure.type === "distinct") {
    const text = textOf(record, measure.field);
    if (text !== "") put(exactly(1, indicator.unit), record.memberColumn ?? frame.columnOf(record, measure.field), text, null, -1);
    return false;
  }
  const field = measure.type === "ratio" ? measure.numerator : measure.field;
  const number = frame.numberOf(record, field);
  const quantity = number && fit(number);
  if (!quantity) {
    if (main && number === undefined && frame.has.has(field)) sink.tally(indicator.code, record.area).blank++;
    return false;
  }
  const column = frame.columnOf(record, field);
  if (measure.type === "ratio") {
    const below = frame.numberOf(record, measure.denominator);
    const denominator = below && fit(below);
    if (!denominator) return false;
    return put(quantity, column, measure.per === undefined ? "" : textOf(record, measure.per), denominator, frame.columnOf(record, measure.denominator));
  }
  const key = measure.type !== "latest" ? breakdownKey(indicator, record, number) : measure.per === undefined ? "" : textOf(record, measure.per);
  return put(quantity, column, key, null, -1);
}

const textOf = (record: LedgerRecord, field: string): string => record.texts[field] ?? "";

/** What the total is broken down by: a text, or the unit as written (幅 and 处 stay apart). */
function breakdownKey({ breakdown, unit }: Indicator, record: LedgerRecord, quantity: Quantity | null): string {
  if (breakdown === undefined) return "";
  if (breakdown === "unit") return quantity?.unit ?? unit;
  return textOf(record, breakdown) || "未注明";
}
