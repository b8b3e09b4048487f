import fc from "fast-check";
import { builtIn } from "../../src/catalogue";
import { isFilled } from "../../src/catalogue/filter";
import { measure } from "../../src/measuring";
import type { Area } from "../../src/model/area";
import type { Ledger } from "../../src/model/ledger";
import { addQuantities } from "../../src/language/quantity";
import { parseAddress } from "../../src/model/address";
import { rollUp } from "../../src/rollup";
import { ledgerOf, type Row } from "../builders/ledgers";
import { march, marked, town, village } from "../builders/quantities";

const names = ["东庄村", "西庄村", "南庄村", "北庄村"];
const areas: Area[] = [...names.map((name, i) => village(name, i < 2 ? "东片" : town)), { name: "东片", type: "镇", parent: town, aliases: [] }];

const kinds = builtIn.kinds.filter((kind) => kind.kind !== "plan");
const dates = fc.constantFrom(
  "2024-01-15",
  "2024-02-28..2024-03-02",
  "2024-03-01",
  "2024-03-10..2024-03-12",
  "2024-03-31",
  "2024-03-30..2024-04-02",
  "2023-12-31",
  null,
);
const number = fc.oneof(
  fc.integer({ min: 0, max: 500 }),
  fc.double({ min: 0, max: 999, noNaN: true }).map((n) => Math.round(n * 100) / 100),
  fc.integer({ min: 1, max: 50 }).map((n) => marked(n * 10, n * 10, n * 10 + 9, "余")),
  fc.integer({ min: 1, max: 50 }).map((n) => marked(n * 10, n * 9, n * 11, "约")),
  fc.constant(null),
);
const words = ["横幅", "其他", "", "会议", "方案", "1", "已完成"];
const ledgers: fc.Arbitrary<Ledger[]> = fc
  .array(
    fc.constantFrom(...kinds).chain((kind) =>
      fc.record({
        area: fc.constantFrom(...names, town, null),
        sheet: fc.constantFrom("一", "二", "三"),
        rows: fc.array(
          fc.record(
            Object.fromEntries(
              kind.fields.map((field) => {
                if (field.type === "date") return [field.field, dates];
                if (field.type === "area") return [field.field, fc.constantFrom(...names)];
                if (field.type === "quantity" || field.type === "rate") return [field.field, number];
                if (field.field === "unit") return [field.field, fc.constantFrom("块", "条", "份", "")];
                return [field.field, fc.constantFrom(...(field.values ?? []), ...words)];
              }),
            ),
          ),
          { maxLength: 6 },
        ),
        kind: fc.constant(kind),
      }),
    ),
    { maxLength: 6 },
  )
  .map((specs) =>
    specs.map(({ area, sheet, rows, kind }, i) => {
      const fields = kind.fields.map((field) => field.field);
      const placed = area === null ? rows : rows.map((row) => ({ ...row, area: null }));
      return ledgerOf({ kind: kind.kind, area, sheet, file: `${i}.xlsx`, fields }, placed as unknown as Row[]);
    }),
  );

const context = { catalogue: builtIn, period: march, town, areas };
const run = (input: readonly Ledger[]) => {
  const measured = measure(input, context);
  return { measured, ...rollUp(measured, input, context) };
};

test("the sum over the areas right below the town, and its own share, is the total of every additive indicator", () => {
  fc.assert(
    fc.property(ledgers, (input) => {
      for (const total of run(input).rollUp.totals) {
        if (["ratio", "distinct"].includes(total.indicator.measure.type)) continue;
        const parts = ["东片", "南庄村", "北庄村", town].flatMap((area) => total.byArea.get(area)?.quantity ?? []);
        if (parts.length === 0) expect(total.quantity).toBeNull();
        else expect(total.quantity).toEqual({ ...addQuantities(parts), unit: total.indicator.unit });
        const below = ["东庄村", "西庄村"].flatMap((area) => total.byArea.get(area)?.quantity ?? []);
        if (below.length > 0) expect(total.byArea.get("东片")?.quantity?.value).toBeCloseTo(addQuantities(below).value, 9);
      }
    }),
  );
});

test("the order of ledgers and of records changes nothing", () => {
  const shuffled = ledgers.chain((input) =>
    fc.tuple(
      fc.constant(input),
      fc
        .shuffledSubarray(input, { minLength: input.length, maxLength: input.length })
        .chain((some) =>
          fc.tuple(
            ...some.map((ledger) =>
              fc
                .shuffledSubarray([...ledger.records], { minLength: ledger.records.length, maxLength: ledger.records.length })
                .map((records) => ({ ...ledger, records })),
            ),
          ),
        ),
    ),
  );
  fc.assert(fc.property(shuffled, ([input, other]) => expect(run(other)).toEqual(run(input))));
});

test("every value lies within its bounds", () => {
  fc.assert(
    fc.property(ledgers, (input) => {
      for (const { quantity, yearToDate, byArea } of run(input).rollUp.totals) {
        for (const q of [quantity, yearToDate, ...[...byArea.values()].map((v) => v.quantity)]) {
          if (!q) continue;
          expect(q.low).toBeLessThanOrEqual(q.value + 1e-9);
          expect(q.high).toBeGreaterThanOrEqual(q.value - 1e-9);
          if (q.mark === null) expect([q.low, q.high]).toEqual([q.value, q.value]);
        }
      }
    }),
  );
});

test("a total row changes nothing: it is no record", () => {
  fc.assert(
    fc.property(ledgers, (input) => {
      const withTotals = input.map((ledger) => ({
        ...ledger,
        totalRows: [{ row: 99, label: "合计", covers: ledger.data, values: new Map([[1, marked(1e6, 1e6, 1e6, null)]]) }],
      }));
      expect(run(withTotals)).toEqual(run(input));
    }),
  );
});

test("every number that counts in the period is a source, or named by a finding, or in a column that is listed as not measured", () => {
  fc.assert(
    fc.property(ledgers, (input) => {
      const { measured } = run(input);
      const counted = new Set(measured.values.flatMap((v) => [...v.sources, ...(v.yearToDateSources ?? [])].map((s) => `${s.file}!${s.sheet}!${s.cell}`)));
      const named = measured.findings.flatMap((f) => cellsOf(String(f.params.cells)).map((cell) => `${f.file}!${f.sheet}!${cell}`));
      const listed = new Set(measured.unmeasured.map((u) => `${u.file}!${u.sheet}!${u.column}`));
      const known = new Set([...counted, ...named]);
      const lost = input.flatMap((ledger) =>
        ledger.records.flatMap((record) =>
          record.span !== null && (record.span.end < "2024-01-01" || record.span.end > march.end)
            ? []
            : Object.keys(record.quantities).flatMap((field) => {
                const letter = String.fromCharCode(65 + ledger.columns.findIndex((column) => column.field === field));
                const cell = `${ledger.file}!${ledger.sheet}!${letter}${record.row + 1}`;
                const early = record.span !== null && record.span.end < march.start;
                return known.has(cell) || listed.has(`${ledger.file}!${ledger.sheet}!${letter}`) || early ? [] : [cell];
              }),
        ),
      );
      expect(lost).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

function cellsOf(ranges: string): string[] {
  return ranges.split("、").flatMap((range) => {
    const [first = "", last = first] = range.split(":");
    const from = parseAddress(first);
    const to = parseAddress(last);
    if (!from || !to) throw new Error(`no range: ${range}`);
    return Array.from({ length: to.row - from.row + 1 }, (_, i) => `${first.replace(/\d+/, "")}${from.row + i + 1}`);
  });
}

test("无 and dashes are no evidence", () => {
  expect(["无", "-", "—", "/", " ", ""].map(isFilled)).toEqual([false, false, false, false, false, false]);
  expect(isFilled("照片3张")).toBe(true);
});
