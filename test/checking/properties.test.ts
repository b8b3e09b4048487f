/** What holds for every town: nothing is said of ledgers in order, a planted mistake is found at its own cell alone, and order does not matter. */
import fc from "fast-check";
import { messageOf } from "../../src/locale";
import type { Finding } from "../../src/model/finding";
import type { Ledger } from "../../src/model/ledger";
import type { Quantity } from "../../src/model/quantity";
import { cellAddress } from "../../src/model/address";
import { random, townOf, type Random, type TruthTown } from "../generate";
import { checked, ledgerOf, serious } from "../builders/checked";

const seeds = fc.integer({ min: 0, max: 1_000_000 });
/** The same ledgers on every run; others with TOWNS_SEED=… */
const SEED = Number(process.env.TOWNS_SEED ?? 2024);
const town = (seed: number): TruthTown => townOf(seed, { rows: 12 });

const ledgersOf = (truth: TruthTown): Ledger[] =>
  truth.ledgers.map((ledger) =>
    ledgerOf({
      kind: ledger.kind,
      file: ledger.file,
      sheet: ledger.sheet,
      area: ledger.area ?? truth.town,
      rows: ledger.rows.map((row) => ({ date: row.date, ...(ledger.area === null ? { area: row.area } : {}), ...row.values })),
      totals: ledger.kind === "sanitation" ? [{ label: "合计", values: { people: ledger.rows.reduce((sum, row) => sum + Number(row.values.people), 0) } }] : [],
    }),
  );

test("ledgers in order give no warning and no error", () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      expect(serious(checked(ledgersOf(town(seed)))).map((finding) => [finding.code, finding.file, finding.sheet, finding.cell, finding.params])).toEqual([]);
    }),
    { seed: SEED, numRuns: 150 },
  );
});

interface Mistake {
  readonly name: string;
  readonly kinds: readonly string[];
  /** Changes record `i` of the ledger; returns the field where the finding must stand, or null where it cannot be planted there. */
  readonly plant: (ledger: Ledger, i: number, chance: Random) => { readonly ledger: Ledger; readonly field: string } | null;
  readonly code: string;
}

const exact = (value: number, unit: string | null): Quantity => ({ value, unit, low: value, high: value, mark: null });

function change(ledger: Ledger, i: number, more: { texts?: Record<string, string>; quantities?: Record<string, Quantity>; span?: string }): Ledger {
  const records = ledger.records.map((record, j) =>
    j !== i
      ? record
      : {
          ...record,
          texts: { ...record.texts, ...more.texts },
          quantities: { ...record.quantities, ...more.quantities },
          span: more.span ? { start: more.span, end: more.span } : record.span,
        },
  );
  return { ...ledger, records };
}

const mistakes: readonly Mistake[] = [
  {
    name: "a date in the future",
    kinds: ["publicity", "survey", "volunteer-event", "sanitation", "training"],
    code: "date.future",
    plant: (ledger, i) => ({ ledger: change(ledger, i, { span: "2025-03-05" }), field: "date" }),
  },
  {
    name: "a date of another year",
    kinds: ["publicity", "survey", "volunteer-event", "festival", "wall-ad"],
    code: "date.out-of-period",
    plant: (ledger, i) => ({ ledger: change(ledger, i, { span: "2022-03-05" }), field: "date" }),
  },
  {
    name: "more who know than were asked",
    kinds: ["survey"],
    code: "part.exceeds-whole",
    plant: (ledger, i) => ({ ledger: change(ledger, i, { quantities: { aware: exact(130, "人") } }), field: "aware" }),
  },
  {
    name: "a rate that its numbers do not make",
    kinds: ["survey"],
    code: "rate.mismatch",
    plant: (ledger, i) => ({ ledger: change(ledger, i, { quantities: { rate: exact(42, "%") } }), field: "rate" }),
  },
  {
    name: "slogans in 块",
    kinds: ["publicity"],
    code: "unit.disagrees",
    plant: (ledger, i) =>
      ledger.records[i]?.texts.form === "标语"
        ? { ledger: change(ledger, i, { texts: { unit: "" }, quantities: { quantity: exact(8, "块") } }), field: "quantity" }
        : null,
  },
  {
    name: "a negative count",
    kinds: ["volunteer-event", "festival", "minor"],
    code: "quantity.negative",
    plant: (ledger, i) => ({ ledger: change(ledger, i, { quantities: { participants: exact(-20, "人次") } }), field: "participants" }),
  },
  {
    name: "a blank left unfilled",
    kinds: ["volunteer-event", "festival", "minor", "meeting"],
    code: "placeholder",
    plant: (ledger, i) => ({ ledger: change(ledger, i, { texts: { name: "***专题活动" } }), field: "name" }),
  },
  {
    name: "four projects of which three are named",
    kinds: ["volunteer-event", "festival", "minor", "meeting"],
    code: "list.count",
    plant: (ledger, i) => ({ ledger: change(ledger, i, { texts: { name: "四大工程（礼仪、诚信、和睦）宣讲" } }), field: "name" }),
  },
  {
    name: "a required name left out",
    kinds: ["volunteer-event", "festival", "minor"],
    code: "field.missing",
    plant: (ledger, i) => ({ ledger: change(ledger, i, { texts: { name: "" } }), field: "name" }),
  },
  {
    name: "an event entered twice",
    kinds: ["volunteer-event", "festival", "minor", "training", "publicity"],
    code: "duplicate.event",
    plant: (ledger, i) => {
      const [first] = ledger.records;
      const copied = ledger.records[i];
      if (!first || !copied || i === 0 || first.area !== copied.area) return null;
      const records = ledger.records.map((record, j) => (j === i ? { ...first, row: record.row } : record));
      return { ledger: { ...ledger, records }, field: ledger.kind === "training" ? "topic" : "name" };
    },
  },
  {
    name: "a total that its rows do not make",
    kinds: ["sanitation"],
    code: "total.mismatch",
    plant: (ledger) => {
      const index = ledger.columns.findIndex((column) => column.field === "people");
      const [total] = ledger.totalRows;
      const written = total?.values.get(index);
      if (!total || !written) return null;
      const values = new Map(total.values).set(index, exact(written.value + 7, written.unit));
      return { ledger: { ...ledger, totalRows: [{ ...total, values }] }, field: "people" };
    },
  },
];

test.each(mistakes.map((mistake) => [mistake.name, mistake] as const))("%s is found at its cell, and nothing else is said", (_, mistake) => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const chance = random(seed);
      const ledgers = ledgersOf(townOf(seed, { rows: 12, kinds: mistake.kinds }));
      const at = chance.int(0, ledgers.length - 1);
      const ledger = ledgers[at]!;
      const row = chance.int(0, ledger.records.length - 1);
      const planted = mistake.plant(ledger, row, chance);
      fc.pre(planted !== null);
      const column = ledger.columns.findIndex((other) => other.field === planted!.field);
      const sheetRow = mistake.code === "total.mismatch" ? ledger.totalRows[0]!.row : ledger.records[row]!.row;
      const cell = cellAddress(sheetRow, column);
      const findings = serious(checked(ledgers.map((other, i) => (i === at ? planted!.ledger : other))));
      expect(findings.map((finding) => [finding.code, finding.file, finding.sheet, finding.cell])).toEqual([[mistake.code, ledger.file, ledger.sheet, cell]]);
    }),
    { seed: SEED, numRuns: 60 },
  );
});

/** A town in which every second ledger has something wrong with it. */
const spoilt = (seed: number): Ledger[] => {
  const chance = random(seed);
  return ledgersOf(town(seed)).map((ledger) => {
    const able = mistakes.filter((mistake) => mistake.kinds.includes(ledger.kind));
    if (able.length === 0 || chance.chance(0.5)) return ledger;
    return chance.pick(able).plant(ledger, chance.int(0, ledger.records.length - 1), chance)?.ledger ?? ledger;
  });
};

test("the order in which ledgers come changes nothing", () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const ledgers = spoilt(seed);
      expect(checked(random(seed + 1).shuffle(ledgers))).toEqual(checked(ledgers));
    }),
    { seed: SEED, numRuns: 60 },
  );
});

test("findings stand in the order of files, sheets and rows, and each has a whole sentence in both languages", () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const findings = checked(spoilt(seed));
      const rowOf = (finding: Finding) => Number(/\d+$/.exec(finding.cell)?.[0] ?? 0);
      const keys = findings.map((finding) => `${finding.file}\t${finding.sheet}\t${String(rowOf(finding)).padStart(6, "0")}`);
      expect(keys).toEqual([...keys].sort());
      for (const finding of findings) for (const locale of ["zh-CN", "en-US"] as const) expect(messageOf(finding, locale)).not.toMatch(/[{}]|undefined|NaN/);
    }),
    { seed: SEED, numRuns: 60 },
  );
});

test("no finding repeats the name of a person", () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const ledgers = ledgersOf(townOf(seed, { rows: 10, kinds: ["honour", "moral-list"] }));
      const doubled = ledgers.map((ledger) => ({
        ...ledger,
        records: [...ledger.records, ...ledger.records.map((record) => ({ ...record, row: record.row + 100 }))],
      }));
      const findings = checked(doubled);
      expect(findings.length).toBeGreaterThan(0);
      const text = JSON.stringify(findings);
      for (const ledger of ledgers) for (const record of ledger.records) if (record.texts.name) expect(text).not.toContain(record.texts.name);
    }),
    { seed: SEED, numRuns: 30 },
  );
});
