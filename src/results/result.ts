/** The result of a run as other tools read it (result.json, schema 1). */
import { builtIn } from "../catalogue/built-in";
import { keepDrafts } from "../drafting/kept";
import { messageOf } from "../locale";
import type { Finding } from "../model/finding";
import type { Indicator } from "../model/indicator";
import type { Quantity } from "../model/quantity";
import type { Draft, Fact, Report } from "../model/report";
import type { Result, ResultFinding, ResultIndicator, ResultQuantity } from "../model/result";
import type { RollUp, Total } from "../model/total";
import { inOrder } from "../findings/order";

/** The same input gives the same result, member for member and in the same order. Messages are in Chinese. */
export function toResult({ rollUp, findings, report }: { rollUp: RollUp; findings: readonly Finding[]; report?: Report }): Result {
  const { town, period, areas, completeness } = rollUp;
  return {
    schema: 1,
    town,
    period: { label: period.label, start: period.start, end: period.end },
    areas: areas.map(({ name, type, code }) => ({ name, type, ...(code === undefined ? {} : { code }) })),
    indicators: rollUp.totals.map((total) => indicatorOf(total, rollUp)),
    findings: inOrder(findings).map(findingOf),
    completeness: { expected: completeness.expected, received: completeness.received, missing: completeness.missing.map(({ area, kind }) => ({ area, kind })) },
    facts: (report?.facts ?? []).map(factOf),
    unmeasured: rollUp.unmeasured.map(({ file, sheet, column, header, kind, cells }) => ({ file, sheet, column, header, kind, cells })),
  };
}

/** A result with the drafts of reports, for a file or a document that is to be drafted from: they take a while to make and to keep. */
export function withReports(result: Result, drafts: readonly Draft[]): Result {
  // Member for member in one order, whoever hands them in: the same run gives the same bytes in the pane and on the command line.
  const facts = result.facts.map(factOf);
  const plain = drafts.map((draft) => ({ ...draft, facts: draft.facts.map(factOf) }));
  return { ...result, facts, reports: keepDrafts(plain, facts, result.town) };
}

/** With the stamp at its head, where it is found without reading all. */
export const stamped = ({ schema, ...result }: Result, stamp: string | undefined): Result => ({ schema, ...(stamp === undefined ? {} : { stamp }), ...result });

function indicatorOf(total: Total, { areas }: RollUp): ResultIndicator {
  const { indicator, quantity, yearToDate, breakdown, records } = total;
  const order = [...new Set([...areas.map(({ name }) => name), ...total.byArea.keys()])];
  const byArea = order.flatMap((area) => {
    const value = total.byArea.get(area)?.quantity;
    return value ? [[area, quantityOf(value)] as const] : [];
  });
  return {
    code: indicator.code,
    name: indicator.name,
    unit: indicator.unit,
    periodType: indicator.periodType,
    total: quantity && quantityOf(quantity),
    ...(yearToDate ? { yearToDate: quantityOf(yearToDate) } : {}),
    byArea: Object.fromEntries(byArea),
    ...(breakdown ? { breakdown: Object.fromEntries(Object.entries(breakdown).map(([part, value]) => [part, quantityOf(value)])) } : {}),
    records,
    ...wordsOfItsOwn(indicator),
  };
}

/** Documents are checked where only the result is at hand: what a town calls its indicators goes along. */
function wordsOfItsOwn({ code, words }: Indicator): Pick<ResultIndicator, "words"> {
  const known = builtIn.indicators.find((each) => each.code === code)?.words;
  return JSON.stringify(words) === JSON.stringify(known) ? {} : { words: words ?? {} };
}

const factOf = ({ id, text, value, unit, indicator, area, period, sources, name }: Fact): Fact => ({
  id,
  text,
  value,
  unit,
  indicator,
  area,
  period,
  // As they are: facts that rest on the same cells share one list.
  sources,
  ...(name === undefined ? {} : { name }),
});

const quantityOf = ({ value, low, high, mark }: Quantity): ResultQuantity => ({ value, low, high, mark });

function findingOf(finding: Finding): ResultFinding {
  const { severity, code, file, sheet, cell, explained } = finding;
  return { severity, code, message: messageOf(finding), file, sheet, cell, ...(explained === undefined ? {} : { explained }) };
}
