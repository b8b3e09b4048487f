/** Measuring: ledgers → what each area contributes to each indicator, with the cells behind it. */
import type { Area } from "../model/area";
import type { Finding } from "../model/finding";
import type { Catalogue, Indicator } from "../model/indicator";
import type { Ledger } from "../model/ledger";
import type { Period } from "../model/period";
import type { Quantity } from "../model/quantity";
import type { IndicatorValue, RatioParts, UnmeasuredColumn } from "../model/total";
import { parseAddress } from "../model/address";
import { inWindow, measureLedger } from "./ledger";
import { gatherNotes, type Notes } from "./notes";
import { isRatioOfIndicators, programOf, type Program } from "./program";
import { cellsAt, isEmpty, mainCells, newTally, placesByKey, yearCells, type Cells, type Tally } from "./tally";
import { unmeasuredColumns } from "./unmeasured";
import { exactly, percent, sumOf, workOut } from "./value";

export interface MeasureContext {
  readonly catalogue: Catalogue;
  readonly period: Period;
  readonly town: string;
  readonly areas: readonly Area[];
}

export interface Measured {
  /** By the catalogue's order of indicators, then by area; areas that the ledgers' records name, the town for its own. */
  readonly values: readonly IndicatorValue[];
  readonly unmeasured: readonly UnmeasuredColumn[];
  readonly findings: readonly Finding[];
}

/**
 * Measures all ledgers by the catalogue's indicators. The order of ledgers and of records changes nothing.
 *
 * Conservation: each number that was read from a record either is a source of a value, or is named by a finding (`measure.*`; out of the period:
 * `date.*` of checking), or stands in a column of `unmeasured`.
 * A count is 0 in an area that sent the kind of ledger but has no such record; any other measure is null there, or absent.
 */
export function measure(ledgers: readonly Ledger[], context: MeasureContext): Measured {
  const { catalogue, period } = context;
  const programs = new Map(catalogue.kinds.map((kind) => [kind.kind, programOf(kind, catalogue.indicators)]));
  const tallies = new Map<string, Map<string, Tally>>();
  const seen = new Map<string, Map<string, Windows>>();
  const notes = gatherNotes();
  const unmeasured: UnmeasuredColumn[] = [];
  const sink = {
    notes,
    tally: (code: string, area: string): Tally => entryOf(entryOf(tallies, code, newMap<Tally>), area, newTally),
    seen: (kind: string, area: string, { inPeriod, inYear, untilEnd }: Windows): void => {
      const state = entryOf(entryOf(seen, kind, newMap<Windows>), area, unseen);
      state.inPeriod ||= inPeriod;
      state.inYear ||= inYear;
      state.untilEnd ||= untilEnd;
    },
  };
  const sorted = [...ledgers].sort(byPlace);
  sorted.forEach((ledger, order) => {
    const program: Program | null = programs.get(ledger.kind) ?? null;
    unmeasured.push(...unmeasuredColumns(ledger, program));
    if (program !== null && program.rules.length > 0) measureLedger(ledger, order, program, period, sink);
  });

  const values = new Map<string, Map<string, IndicatorValue>>();
  for (const indicator of catalogue.indicators) {
    if (isRatioOfIndicators(indicator)) continue;
    const ofAreas = new Map<string, IndicatorValue>();
    for (const [area, tally] of tallies.get(indicator.code) ?? []) ofAreas.set(area, valueOf(indicator, area, tally, sorted, notes));
    if (indicator.measure.type === "count") {
      for (const [area, windows] of seen.get(indicator.kind) ?? []) {
        if (inWindow(indicator, windows) && !ofAreas.has(area)) ofAreas.set(area, valueOf(indicator, area, newTally(), sorted, notes));
      }
    }
    values.set(indicator.code, ofAreas);
  }
  for (const indicator of catalogue.indicators) {
    const ratio = ratioOfIndicators(indicator, values);
    if (ratio) values.set(indicator.code, ratio);
  }
  return {
    values: catalogue.indicators.flatMap(({ code }) => [...(values.get(code)?.values() ?? [])].sort((a, b) => compare(a.area, b.area))),
    unmeasured,
    findings: notes.findings(),
  };
}

/** Windows in which records of a kind were seen in an area. */
interface Windows {
  inPeriod: boolean;
  inYear: boolean;
  untilEnd: boolean;
}

function valueOf(indicator: Indicator, area: string, tally: Tally, ledgers: readonly Ledger[], notes: Notes): IndicatorValue {
  const { measure, unit, code, periodType, breakdown } = indicator;
  const cells = mainCells(tally);
  const { quantity: counted, parts, sources, disputed } = workOut(measure, unit, cells);
  if (disputed !== null) noteDisputed(disputed, indicator, area, ledgers, notes);
  const quantity = counted ?? (measure.type === "count" ? exactly(0, unit) : null);
  const value = { indicator: code, area, quantity, ...(parts && { parts }), records: cells.quantities.length || tally.blank, sources };
  return {
    ...value,
    ...(breakdown !== undefined && !isEmpty(cells) ? broken(cells, breakdown === "unit" ? null : unit) : {}),
    ...(periodType === "stock" ? {} : yearToDate(indicator, tally, value)),
  };
}

function noteDisputed({ quantities, sources, mores }: Cells, indicator: Indicator, area: string, ledgers: readonly Ledger[], notes: Notes): void {
  sources.forEach((source, at) => {
    const ledger = ledgers[mores[at]?.ledger ?? -1];
    const place = parseAddress(source.cell);
    if (!ledger || !place) return;
    const params = { area, indicator: indicator.name, text: quantities[at]?.value ?? 0 };
    const cause = { said: { code: "measure.disputed", params }, indicator: indicator.code } as const;
    notes.places(ledger, `${indicator.code}${area}${params.text}`, cause).push(place);
  });
}

function yearToDate(indicator: Indicator, tally: Tally, value: IndicatorValue): Partial<IndicatorValue> {
  if (isEmpty(tally.yearOnly) && isEmpty(tally.mainOnly)) return { yearToDate: value.quantity, ...(value.parts && { yearToDateParts: value.parts }) };
  const { quantity, parts, sources } = workOut(indicator.measure, indicator.unit, yearCells(tally));
  return {
    yearToDate: quantity ?? (indicator.measure.type === "count" ? exactly(0, indicator.unit) : null),
    ...(parts && { yearToDateParts: parts }),
    yearToDateSources: sources,
  };
}

/** @param unit null: each part has the unit that is its key (10 幅 beside 3 处) */
function broken(cells: Cells, unit: string | null): Pick<IndicatorValue, "breakdown" | "breakdownSources"> {
  const parts = [...placesByKey(cells)].sort(([a], [b]) => compare(a, b)).map(([key, places]) => [key, cellsAt(cells, places)] as const);
  return {
    breakdown: Object.fromEntries(parts.map(([key, part]) => [key, sumOf(part.quantities, unit ?? key)])),
    breakdownSources: Object.fromEntries(parts.map(([key, part]) => [key, part.sources])),
  };
}

/** DC03 = DC02 / DC01, area by area; null where the indicator is no such ratio. */
function ratioOfIndicators(indicator: Indicator, values: ReadonlyMap<string, ReadonlyMap<string, IndicatorValue>>): Map<string, IndicatorValue> | null {
  const measure = indicator.measure;
  if (measure.type !== "ratio" || measure.of !== "indicator") return null;
  const result = new Map<string, IndicatorValue>();
  for (const [area, below] of values.get(measure.denominator) ?? []) {
    const above = values.get(measure.numerator)?.get(area);
    if (above === undefined) continue;
    const parts = partsOf(above.quantity, below.quantity);
    const yearParts = partsOf(above.yearToDate, below.yearToDate);
    result.set(area, {
      indicator: indicator.code,
      area,
      quantity: parts && percent(parts, indicator.unit),
      ...(parts && { parts }),
      ...(indicator.periodType !== "stock" && { yearToDate: yearParts && percent(yearParts, indicator.unit) }),
      ...(indicator.periodType !== "stock" && yearParts && { yearToDateParts: yearParts }),
      records: below.records,
      sources: [...above.sources, ...below.sources],
      ...((above.yearToDateSources ?? below.yearToDateSources) && {
        yearToDateSources: [...(above.yearToDateSources ?? above.sources), ...(below.yearToDateSources ?? below.sources)],
      }),
    });
  }
  return result;
}

const partsOf = (numerator: Quantity | null | undefined, denominator: Quantity | null | undefined): RatioParts | null =>
  numerator && denominator ? { numerator, denominator } : null;

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}

const newMap = <Value>(): Map<string, Value> => new Map();
const unseen = (): Windows => ({ inPeriod: false, inYear: false, untilEnd: false });
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byPlace = (a: Ledger, b: Ledger): number => compare(a.file, b.file) || compare(a.sheet, b.sheet) || a.index - b.index;
