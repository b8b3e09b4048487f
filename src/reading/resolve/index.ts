/** From what each sheet says alone to ledgers that the stages behind can count: areas named, the period fixed, dates given their year. */
import type { Area } from "../../model/area";
import type { Finding } from "../../model/finding";
import type { Catalogue } from "../../model/indicator";
import type { Ledger, LedgerRecord, SheetReading } from "../../model/ledger";
import type { Period } from "../../model/period";
import { makeNaming } from "./areas";
import { datesOf, type ResolvedDates } from "./dates";
import { guessPeriod } from "./period";
import { ledgerAreas } from "./records";
import { findTown } from "./town";

export interface ResolveOptions {
  readonly catalogue: Catalogue;
  /** Name of the town; without it the catalogue's, else the one that titles and files name, else 本镇. */
  readonly town?: string;
  /** Reporting period; without it the one that titles or nine in ten of the dates point to (finding `period.guessed`). */
  readonly period?: Period;
  /** The run's date, ISO. */
  readonly today: string;
}

export interface Resolved {
  readonly town: string;
  readonly period: Period;
  /**
   * The whole tree, the town first (or where the catalogue's list has it). With a list in the catalogue: that list, then names that ledgers use and it lacks
   * (`unlisted`). Without: every area that ledgers name, in order of first appearance; those in doubt are `unlisted` too.
   */
  readonly areas: readonly Area[];
  readonly ledgers: readonly Ledger[];
  readonly findings: readonly Finding[];
}

/**
 * Names areas, fixes the period and dates records. Every record gets exactly one area that stands in `areas`, so that areas always sum up to the total:
 * - the row's own area first, then the ledger's (a correction of the user; title, 填报单位, sheet, file in that order; a village before the town), else the town itself
 * - a name that the catalogue's list lacks counts under its own name, with the error `area.unknown`; where it resembles one of the list that one is proposed
 *   (`area.similar`), never applied. Departments (`宣传办`), 各村 and several villages at once count for the town itself
 * - a date that cannot be read leaves its record out of every period (`dateUnknown`), with an error that names the cell; a blank date in a ledger with dates
 *   counts in the reporting period as a whole (`date.missing`), as does a ledger without dates (`date.no-column`)
 * Totals do not depend on the order of readings; only the order of areas and findings does.
 */
export function resolve(readings: readonly SheetReading[], options: ResolveOptions): Resolved {
  const { catalogue, today } = options;
  const raw = readings.flatMap((reading) => reading.ledgers);
  const found = findTown(raw, catalogue, options.town);
  const guessed = options.period ? { period: options.period, findings: [] } : guessPeriod(raw, catalogue, today);
  const { town } = found;
  const { period } = guessed;
  const naming = makeNaming(raw, catalogue, town);
  const findings: Finding[] = [...found.findings, ...guessed.findings, ...naming.findings];
  const resolvedDates: ResolvedDates = new Map();
  const ledgers = raw.map((ledger): Ledger => {
    const areas = ledgerAreas(ledger, naming, town);
    const dates = datesOf(ledger, period, catalogue, resolvedDates);
    // Member by member, not spread: 180k records in a tenth of the time. The type says if one is missing.
    const records = ledger.records.map((record): LedgerRecord => {
      const { row, memberColumn, hidden, texts, quantities, columns, date, areaText } = record;
      const dated = dates.dateOf(record);
      const area = areas.areaOf(record);
      return { row, memberColumn, hidden, texts, quantities, columns, date, areaText, area, span: dated.span, dateUnknown: dated.unknown };
    });
    findings.push(...areas.findings, ...dates.findings);
    return { ...ledger, area: areas.area, records };
  });
  return { town, period, areas: naming.areas, ledgers, findings };
}
