import fc from "fast-check";
import type { Ledger } from "../../src/model/ledger";
import { resolve } from "../../src/reading/resolve";
import { catalogue, listed, reading, type LedgerSpec } from "../builders/readings";

const name = fc.constantFrom(
  "东庄村",
  "东庄村委会",
  "石桥镇西庄村",
  "水口村",
  "水口社区",
  "水口",
  "东庒村",
  "東庄村",
  "镇本级",
  "各村",
  "宣传办",
  "南坡",
  "张家湾村",
  "柳河镇东庄村",
  null,
);
const date = fc.constantFrom("2024-03-05", "3月8日", "24.4.1", "长期", "2月30日", null, "2023-12-30", "3月5日-7日", "第一季度");
const row = fc.tuple(name, date, fc.integer({ min: 0, max: 99 }));
const spec: fc.Arbitrary<LedgerSpec> = fc.record({
  file: fc.constantFrom("东庄村.xlsx", "西庄村3月.xlsx", "台账.xlsx", "前东庄村.xlsx"),
  sheet: fc.constantFrom("宣传", "水口村", "Sheet1", "东庄"),
  title: fc.constantFrom(null, "石桥镇宣传工作台账", "石桥镇东庄村宣传台账", "水口社区2024年3月台账"),
  rows: fc.array(row, { maxLength: 8 }),
});
const cases = fc.record({
  specs: fc.array(spec, { maxLength: 6 }),
  areas: fc.constantFrom([], listed("东庄村", "西庄村", "水口村", "水口社区")),
  seed: fc.integer(),
});

/** Everything that a total depends on, without the order. */
const counted = (ledgers: readonly Ledger[]): string[] =>
  ledgers
    .flatMap((ledger) =>
      ledger.records.map((record) =>
        JSON.stringify([ledger.file, ledger.sheet, ledger.title, record.row, record.area, record.span, record.dateUnknown, record.quantities]),
      ),
    )
    .sort();

test("every record counts for exactly one area, and that one is in the tree", () => {
  fc.assert(
    fc.property(cases, ({ specs, areas }) => {
      const resolved = resolve(specs.map(reading), { catalogue: catalogue({ areas }), today: "2024-07-01" });
      const names = resolved.areas.map((area) => area.name);
      expect(new Set(names).size).toBe(names.length);
      expect(resolved.ledgers.flatMap((ledger) => ledger.records).length).toBe(specs.reduce((sum, { rows }) => sum + rows.length, 0));
      for (const ledger of resolved.ledgers) {
        if (ledger.area !== null) expect(names).toContain(ledger.area);
        for (const record of ledger.records) expect(names).toContain(record.area);
      }
      for (const area of resolved.areas) expect(area.name === resolved.town ? undefined : resolved.town).toBe(area.parent);
    }),
    { numRuns: 100 },
  );
});

test("the order of files, sheets and rows decides nothing but the order", () => {
  fc.assert(
    fc.property(cases, ({ specs, areas, seed }) => {
      const options = { catalogue: catalogue({ areas }), today: "2024-07-01" };
      const readings = specs.map(reading);
      const shuffled = [...readings]
        .map((one, i) => ({ one, key: Math.imul(i + 1, seed | 1) }))
        .sort((a, b) => a.key - b.key)
        .map(({ one }) => ({ ...one, ledgers: one.ledgers.map((ledger) => ({ ...ledger, records: [...ledger.records].reverse() })) }));
      const [first, second] = [resolve(readings, options), resolve(shuffled, options)];
      expect(counted(second.ledgers)).toEqual(counted(first.ledgers));
      expect([second.town, second.period]).toEqual([first.town, first.period]);
      expect(second.areas.map((area) => area.name).sort()).toEqual(first.areas.map((area) => area.name).sort());
    }),
    { numRuns: 100 },
  );
});

test("a record that is left out of every period is named by an error", () => {
  fc.assert(
    fc.property(cases, ({ specs, areas }) => {
      const resolved = resolve(specs.map(reading), { catalogue: catalogue({ areas }), today: "2024-07-01" });
      for (const ledger of resolved.ledgers) {
        const left = ledger.records.filter((record) => record.dateUnknown);
        const errors = resolved.findings.filter(
          ({ file, sheet, code, severity }) => file === ledger.file && sheet === ledger.sheet && code.startsWith("date.") && severity === "error",
        );
        for (const record of left) expect(errors.some((finding) => finding.params.text === record.date?.text)).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});
