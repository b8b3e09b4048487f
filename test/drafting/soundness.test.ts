/** Whatever the ledgers hold, no draft carries the faults of official documents: lint over random towns, hostile texts among them. */
import fc from "fast-check";
import { builtIn } from "../../src/catalogue";
import { draft } from "../../src/drafting";
import { lint } from "./lint-report";
import type { Finding } from "../../src/model/finding";
import type { Indicator, ReportKind } from "../../src/model/indicator";
import type { Ledger } from "../../src/model/ledger";
import type { Mark, Quantity } from "../../src/model/quantity";
import type { IndicatorValue, RollUp, Total } from "../../src/model/total";
import { parsePeriod } from "../../src/language/period";
import { area, ledger, TOWN } from "../builders/drafts";
import type { Row } from "../builders/ledgers";

const NAMES = ["东庄村", "西庄村", "水口村", "水口社区", "三八村", "南街社区", "8号村"];
/** What clerks type, and what somebody might type on purpose. */
const TEXTS = [
  ..."学雷锋 清洁家园(第1期) a,b;c 共12场,约30余人 ***活动 202_年活动 “学雷锋”活动 《一封信》 《关于《办法》的通知》 null f(x) 1,208 5+3 「关爱」 无 —— 109国道 G6高速 ××村".split(
    " ",
  ),
  ...'# 假标题|@署名 假|{{ 镇 }}|{% if x %}|\uE00012\uE003|\uE004|春 节 活动|文明\n实践|3·5 学雷锋|A&B<c>|、、|。|约定 近邻 活动；第2场|〔是〕做好事|方括号[一]|引号"一"和"二"|\u202e倒写'.split(
    "|",
  ),
];
const textArb = fc.constantFrom(...TEXTS);

const quantityArb = fc
  .tuple(
    fc.constantFrom<Mark>(null, null, null, null, "余", "近", "约", "范围"),
    fc.oneof(
      fc.constantFrom(0, 1, 2, 9, 10, 100, 10000, 20000, 120000000, 1208.72, 0.1 + 0.2, 99.999),
      fc.nat(40000),
      fc.double({ min: 0, max: 5000, noNaN: true }),
    ),
  )
  .map(([mark, value]): Quantity => {
    const low = mark === "近" ? value * 0.9 : value;
    const high = mark === null || mark === "近" ? value : value * 1.1 + 1;
    return { value, unit: null, low, high, mark: value === 0 ? null : mark };
  });

function totalArb(indicator: Indicator, sources: Total["sources"]): fc.Arbitrary<Total> {
  const quantity = indicator.unit === "%" ? fc.double({ min: 0, max: 100, noNaN: true }).map((value) => exact(value)) : quantityArb;
  return fc
    .record({
      quantity: fc.option(quantity, { freq: 8 }),
      ytd: fc.option(quantity),
      byArea: fc.dictionary(fc.constantFrom(...NAMES, TOWN), quantity, { maxKeys: 5 }),
      parts: fc.dictionary(indicator.breakdown === "unit" ? fc.constantFrom("处", "幅", "块") : fc.oneof(textArb, fc.constant("石大路")), quantity, {
        maxKeys: 4,
      }),
      previous: fc.option(fc.nat(3000)),
      target: fc.option(fc.nat(3000)),
    })
    .map(({ quantity, ytd, byArea, parts, previous, target }): Total => {
      const value = (name: string, own: Quantity): IndicatorValue => ({ indicator: indicator.code, area: name, quantity: own, records: 1, sources: [] });
      const now = quantity?.value ?? 0;
      return {
        ...{ indicator, quantity, records: sources.length, sources, byArea: new Map(Object.entries(byArea).map(([name, own]) => [name, value(name, own)])) },
        ...(ytd ? { yearToDate: ytd } : {}),
        ...(indicator.breakdown ? { breakdown: parts } : {}),
        ...(indicator.measure.type === "ratio" ? { parts: { numerator: exact(12), denominator: exact(34) } } : {}),
        ...(previous === null
          ? {}
          : { change: { previous, difference: now - previous, ratio: previous === 0 ? null : (now - previous) / previous, exact: quantity?.mark === null } }),
        ...(target === null ? {} : { target: { value: target, completion: target === 0 ? null : now / target } }),
      };
    });
}

const exact = (value: number): Quantity => ({ value, unit: null, low: value, high: value, mark: null });

/** Rows of every kind: each text field hostile, each quantity as it may come. */
const ledgersArb: fc.Arbitrary<Ledger[]> = fc
  .tuple(
    ...builtIn.kinds.map((kind) => {
      const row = fc.record(
        Object.fromEntries(
          kind.fields.map(({ field, type, values }) => [
            field,
            type === "quantity"
              ? fc.constantFrom("12", "20余", "0", "3万", "1.5")
              : field === "area"
                ? fc.constantFrom(...NAMES, TOWN)
                : field === "date"
                  ? fc.constantFrom("2024-03-05", "2024-06-30")
                  : type === "date"
                    ? fc.constantFrom("2024.7.15", "6月底", "长期坚持", "202_年", "2月30日")
                    : fc.oneof(textArb, fc.constantFrom(...(values ?? ["会议"]))),
          ]),
        ),
        { requiredKeys: [] },
      );
      return fc.array(row, { maxLength: 4 }).map((rows) => (rows.length > 0 ? [ledger(kind.kind, rows as Row[])] : []));
    }),
  )
  .map((lists) => lists.flat());

const findingArb: fc.Arbitrary<Finding> = fc.record({
  code: fc.constantFrom("date.impossible", "quantity.unreadable", "total.mismatch", "odd.code"),
  severity: fc.constantFrom("error", "warning"),
  params: fc.record({ count: fc.nat(3) }),
  ...{ file: fc.constant("台账.xlsx"), sheet: fc.constant("一"), cell: fc.constant("B2"), area: fc.constantFrom(...NAMES) },
});

const townArb = ledgersArb.chain((ledgers) =>
  fc
    .record({
      ledgers: fc.constant(ledgers),
      codes: fc.subarray(builtIn.indicators.map(({ code }) => code)),
      period: fc.constantFrom("2024-03", "2024Q1", "2024H1", "2024H2", "2024", "2024-01-05..2024-06-15"),
      today: fc.constantFrom("2024-07-02", "2025-01-08"),
      areas: fc.subarray(NAMES),
      findings: fc.array(findingArb, { maxLength: 4 }),
      missing: fc.array(fc.record({ area: fc.constantFrom(...NAMES), kind: fc.constantFrom("publicity", "training") }), { maxLength: 4 }),
      expected: fc.nat(30),
    })
    .chain((town) => fc.tuple(fc.constant(town), fc.tuple(...builtIn.indicators.map((indicator) => totalArb(indicator, sourcesOf(ledgers, indicator.kind)))))),
);

/** The first cell of every record, as a count would name it. */
const sourcesOf = (ledgers: readonly Ledger[], kind: string): Total["sources"] =>
  ledgers.filter((l) => l.kind === kind).flatMap(({ file, sheet, records }) => records.map(({ row }) => ({ file, sheet, cell: `A${row + 1}` })));

const KINDS: readonly ReportKind[] = ["汇报材料", "总结报告", "活动报告"];

/** A random town is too large to print: the flaws and the seed say enough. */
function reporter<T>({ failed, seed, counterexamplePath, errorInstance }: fc.RunDetails<T>): void {
  if (failed) throw new Error(`seed ${seed}, path ${counterexamplePath ?? ""}: ${String(errorInstance)}`);
}

test.each(KINDS)("%s carries no fault, whatever part of the ledgers there is", (kind) => {
  fc.assert(
    fc.property(townArb, ([town, all]) => {
      const rollUp: RollUp = {
        ...{ town: TOWN, period: parsePeriod(town.period)!, areas: [{ name: TOWN, type: "镇", aliases: [] }, ...town.areas.map(area)], unmeasured: [] },
        totals: all.filter(({ indicator }) => town.codes.includes(indicator.code)),
        completeness: { expected: town.expected, received: Math.max(0, town.expected - town.missing.length), missing: town.missing, byArea: new Map() },
      };
      const report = draft(kind, { rollUp, ledgers: town.ledgers, findings: town.findings, catalogue: builtIn, today: town.today });
      expect(lint(report)).toEqual([]);
      const ids = new Set(report.facts.map(({ id }) => id));
      expect(ids.size).toBe(report.facts.length);
    }),
    { numRuns: 40, seed: 20240702, endOnFailure: true, reporter },
  );
});
