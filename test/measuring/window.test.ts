/** Which period a record counts in, at every edge: the first and the last day, the day before and after, new year, spans over an edge, months in titles. */
import { builtIn } from "../../src/catalogue";
import { memberships, type Membership } from "../../src/measuring/window";
import type { Period } from "../../src/model/period";
import { ledgerOf, type LedgerPlan, type Row } from "../builders/ledgers";
import { march } from "../builders/quantities";

const january: Period = { label: "2024年1月", type: "month", start: "2024-01-01", end: "2024-01-31" };
const overNewYear: Period = { label: "2023年12月至2024年1月", type: "range", start: "2023-12-01", end: "2024-01-31" } as unknown as Period;

function membershipOf(row: Row, period: Period = march, plan: Partial<LedgerPlan> = {}, more: object = {}): Membership {
  const kind = builtIn.kinds.find((one) => one.kind === (plan.kind ?? "publicity"));
  const ledger = ledgerOf({ kind: "publicity", area: "东庄村", ...plan }, [row]);
  if (!kind || !ledger.records[0]) throw new Error("no such ledger");
  return memberships(ledger, kind, period)({ ...ledger.records[0], ...more });
}

/** In short: P in the period, Y in the year, U until its end; what stands at the edge. */
const short = ({ inPeriod, inYear, untilEnd, edge }: Membership): string =>
  `${inPeriod ? "P" : "-"}${inYear ? "Y" : "-"}${untilEnd ? "U" : "-"}${edge ? ` ${edge}` : ""}`;

test.each([
  ["2024-03-01", "PYU"],
  ["2024-03-31", "PYU"],
  ["2024-02-29", "-YU"],
  ["2024-04-01", "---"],
  ["2024-01-01", "-YU"],
  ["2023-12-31", "--U"],
  // Counted once, where it ends.
  ["2024-02-28..2024-03-01", "PYU in"],
  ["2024-03-01..2024-03-31", "PYU"],
  ["2024-03-31..2024-04-01", "--- after"],
  ["2024-02-01..2024-04-30", "--- after"],
  ["2024-02-01..2024-02-29", "-YU"],
  ["2024-04-01..2024-04-02", "---"],
  ["2023-12-30..2024-01-01", "-YU"],
  ["2023-12-30..2023-12-31", "--U"],
])("in March, %s is %s", (date, expected) => expect(short(membershipOf({ date, form: "标语" }))).toBe(expected));

test.each([
  ["2023-12-31", "--U"],
  ["2024-01-01", "PYU"],
  ["2023-12-31..2024-01-01", "PYU in"],
])("in January, %s is %s", (date, expected) => expect(short(membershipOf({ date, form: "标语" }, january))).toBe(expected));

test("a period over new year: since January is since January of its last year", () => {
  expect(short(membershipOf({ date: "2023-12-31" }, overNewYear))).toBe("P-U");
  expect(short(membershipOf({ date: "2024-01-01" }, overNewYear))).toBe("PYU");
  expect(short(membershipOf({ date: "2023-11-30" }, overNewYear))).toBe("--U");
});

test("what decides the latest is the span's end, the period's where there is no date, and nothing where a date cannot be read", () => {
  expect(membershipOf({ date: "2024-03-05..2024-03-07" })).toMatchObject({ when: "2024-03-07", span: { start: "2024-03-05", end: "2024-03-07" } });
  expect(membershipOf({ form: "标语" })).toMatchObject({ when: "2024-03-31", span: null, inPeriod: true, inYear: true, untilEnd: true });
  expect(membershipOf({ date: "2024-03-05" }, march, {}, { dateUnknown: true })).toEqual({
    ...{ inPeriod: false, inYear: false, untilEnd: false, when: "", edge: null, span: null },
  });
});

test.each<[readonly [number, number], string, string]>([
  [[2024, 3], "PYU", "2024-03-31"],
  [[2024, 2], "-YU title", "2024-02-29"],
  [[2024, 1], "-YU title", "2024-01-31"],
  [[2023, 12], "--U title", "2023-12-31"],
  [[2024, 4], "--- title", "2024-03-31"],
])("without a date column a title of %s is %s, as of %s", (titleMonth, expected, when) => {
  const membership = membershipOf({ form: "标语" }, march, { titleMonth });
  expect([short(membership), membership.when]).toEqual([expected, when]);
});

test("the month of a title says nothing where rows have dates of their own", () =>
  expect(short(membershipOf({ date: null, form: "标语" }, march, { titleMonth: [2024, 2], fields: ["date", "form"] }))).toBe("PYU"));

test("a single day above the header is the day of filing: it orders, and decides nothing", () => {
  const kind = builtIn.kinds.find((one) => one.kind === "publicity")!;
  const day = (month: number) => ({ year: 2024, month, day: 20 });
  const titled = (month: number): Membership => {
    const ledger = ledgerOf({ kind: "publicity", area: "东庄村" }, [{ form: "标语" }]);
    const titleDate = { text: `2024年${month}月20日`, from: day(month), to: day(month), problem: null, twoDigitYear: false };
    return memberships({ ...ledger, titleDate }, kind, march)(ledger.records[0]!);
  };
  expect([short(titled(3)), titled(3).when]).toEqual(["PYU", "2024-03-20"]);
  expect([short(titled(2)), titled(2).when]).toEqual(["PYU", "2024-02-20"]);
  expect([short(titled(4)), titled(4).when]).toEqual(["PYU", "2024-03-31"]);
});
