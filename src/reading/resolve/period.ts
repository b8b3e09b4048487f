/** The reporting period, where nobody has said it: what the titles name, else where the dates lie. */
import { makeFinding, NOWHERE } from "../../findings/make";
import type { Finding } from "../../model/finding";
import type { Catalogue } from "../../model/indicator";
import { liesAhead } from "../../model/kind-rule";
import type { RawLedger } from "../../model/ledger";
import type { DateReading, Period } from "../../model/period";
import { daysBetween } from "../../language/date-calendar";
import { resolveDate } from "../../language/date";
import { periodAround, periodOf } from "../../language/period";

/**
 * Guesses the period and says so (`period.guessed`, with the share of dated records in it).
 * First the time that most titles name in common (`2024年第一季度`), if at least half of the dated records lie in it; else the smallest month, quarter, half
 * or year that holds nine in ten of them, else the year that holds most; without any date the year of `today`. Ledgers of stock and plans do not vote,
 * as long as others can.
 */
export function guessPeriod(ledgers: readonly RawLedger[], catalogue: Catalogue, today: string): { period: Period; findings: readonly Finding[] } {
  const quiet = new Set(catalogue.kinds.filter((kind) => kind.stock || liesAhead(kind)).map((kind) => kind.kind));
  const events = ledgers.filter((ledger) => !quiet.has(ledger.kind) && ledger.kind !== "other");
  const months = countMonths(events, today);
  const counted = months.size > 0 ? months : countMonths(ledgers, today);
  const period = fromTitles(events.length > 0 ? events : ledgers, counted) ?? fromMonths(counted) ?? periodAround(today, "year");
  const share = counted.size === 0 ? 0 : Math.round((100 * within(counted, period)) / sum(counted));
  const code = counted.size === 0 ? "period.unknown" : "period.guessed";
  return { period, findings: ledgers.length === 0 ? [] : [makeFinding({ code, params: { period: period.label, percent: share } }, NOWHERE)] };
}

/** Records by month (`2024-03`), a range by its last month; titles stand for the records of ledgers without dates. */
function countMonths(ledgers: readonly RawLedger[], today: string): Map<string, number> {
  const readings = new Map<DateReading, number>();
  for (const ledger of ledgers) {
    let dated = false;
    for (const { date } of ledger.records) {
      if (!date?.to) continue;
      dated = true;
      readings.set(date, (readings.get(date) ?? 0) + 1);
    }
    const title = ledger.titleDate;
    if (!dated && title?.to && title.from && (title.from.day !== title.to.day || title.from.month !== title.to.month))
      readings.set(title, (readings.get(title) ?? 0) + Math.max(1, ledger.records.length));
  }
  const year = usualYear(readings, today);
  const months = new Map<string, number>();
  for (const [reading, count] of readings) {
    const span = resolveDate(reading, year)?.span;
    if (!span) continue;
    const month = span.end.slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + count);
  }
  return months;
}

/** The year that is meant where none is written: the one that most dates have, else this year, or the last one where months lie ahead of `today`. */
function usualYear(readings: ReadonlyMap<DateReading, number>, today: string): Period {
  const years = new Map<number, number>();
  let latest = 0;
  for (const [{ to }, count] of readings) {
    if (to && to.year !== null) years.set(to.year, (years.get(to.year) ?? 0) + count);
    else if (to) latest = Math.max(latest, to.month);
  }
  const [best] = [...years].sort(([a, m], [b, n]) => n - m || b - a);
  const thisYear = Number(today.slice(0, 4));
  return periodAround(`${String(best?.[0] ?? (latest > Number(today.slice(5, 7)) ? thisYear - 1 : thisYear))}-01-01`, "year");
}

function fromTitles(ledgers: readonly RawLedger[], months: ReadonlyMap<string, number>): Period | null {
  const votes = new Map<string, number>();
  let all = 0;
  for (const { titleDate } of ledgers) {
    if (!titleDate || titleDate.from?.year == null || titleDate.to?.year == null) continue;
    const span = resolveDate(titleDate, { start: "1900-01-01", end: "2099-12-31" })?.span;
    if (!span || daysBetween(span.start, span.end) < 27) continue;
    const key = `${span.start}/${span.end}`;
    votes.set(key, (votes.get(key) ?? 0) + 1);
    all++;
  }
  const [best] = [...votes].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  if (!best || best[1] * 2 <= all || all * 3 < ledgers.length) return null;
  const [start = "", end = ""] = best[0].split("/");
  const period = periodOf({ start, end });
  return within(months, period) * 2 >= sum(months) ? period : null;
}

function fromMonths(months: ReadonlyMap<string, number>): Period | null {
  const all = sum(months);
  if (all === 0) return null;
  let largest: Period | null = null;
  for (const type of ["month", "quarter", "half", "year"] as const) {
    const periods = new Map<string, Period>();
    for (const month of [...months.keys()].sort()) {
      const period = periodAround(`${month}-01`, type);
      periods.set(period.start, period);
    }
    const best = [...periods.values()].reduce((a, b) => (within(months, b) > within(months, a) ? b : a));
    if (within(months, best) >= 0.9 * all) return best;
    largest = best;
  }
  return largest;
}

const sum = (months: ReadonlyMap<string, number>): number => [...months.values()].reduce((a, b) => a + b, 0);

function within(months: ReadonlyMap<string, number>, period: Period): number {
  let count = 0;
  for (const [month, records] of months) if (month >= period.start.slice(0, 7) && month <= period.end.slice(0, 7)) count += records;
  return count;
}
