/** Did the reader keep every figure of a dressed ledger, or say where it did not? */
import type { Finding } from "../../src/model/finding";
import type { SheetReading } from "../../src/model/ledger";
import { countKey, isCounted, sumKey, trueSums, type TrueLedger } from "./truth";

export interface Verdict {
  /** right: all sums, nothing asked. asked: a finding asks for something or names what is not counted. wrong: a sum is off and nothing says why. */
  readonly verdict: "right" | "asked" | "wrong";
  readonly differences: readonly string[];
}

/** Findings that ask a person to decide or to mend; the others only tell. */
const ASKING =
  /^(kind\.(unsure|unknown|close)|header\.close|column\.conflict|quantity\.(unreadable|date|placeholder|error)|row\.(left-out|part|sum-.*)|cell\.error|layout\..*)$/;

export function judge(ledgers: readonly TrueLedger[], readings: readonly SheetReading[]): Verdict {
  const findings = readings.flatMap((reading) => reading.findings);
  const sums = readSums(ledgers, readings);
  const wanted = trueSums(ledgers);
  const differences: string[] = [];
  for (const key of new Set([...sums.keys(), ...wanted.keys()])) {
    const [got, want] = [sums.get(key) ?? 0, wanted.get(key) ?? 0];
    if (Math.abs(got - want) > 1e-6) differences.push(`${key}: ${got} instead of ${want}`);
  }
  const asking = findings.filter((finding: Finding) => ASKING.test(finding.code) && finding.severity !== "info");
  const told = asking.length > 0 || findings.some((finding) => finding.code === "column.unmeasured" && differences.length > 0 && !isExtra(finding));
  return { verdict: differences.length === 0 && asking.length === 0 ? "right" : differences.length > 0 && !told ? "wrong" : "asked", differences };
}

const isExtra = (finding: Finding): boolean => /投入资金|气温|误餐费/.test(String(finding.params.header));

function readSums(ledgers: readonly TrueLedger[], readings: readonly SheetReading[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const read of readings.flatMap((reading) => reading.ledgers)) {
    const truth = ledgers.find((ledger) => ledger.kind === read.kind);
    const columns = truth?.columns ?? [];
    const fields = new Set(columns.filter((column) => column.type === "number").map((column) => column.field));
    for (const record of read.records) {
      if (truth && isCounted(truth)) sums.set(countKey(read.kind, record.texts), (sums.get(countKey(read.kind, record.texts)) ?? 0) + 1);
      for (const [field, quantity] of Object.entries(record.quantities)) {
        if (!fields.has(field)) continue;
        const key = sumKey(read.kind, field, record.texts);
        sums.set(key, (sums.get(key) ?? 0) + quantity.value);
      }
    }
  }
  return sums;
}
