/** Errors whose figures are in no total, and the indicators that are short of them: what somebody must know before a report leaves the house. */
import { takesValue } from "../catalogue/filter";
import { leavesOut } from "../checking/codes";
import type { Finding } from "../model/finding";
import type { Indicator } from "../model/indicator";
import type { Ledger } from "../model/ledger";
import { parseAddress } from "../model/address";

export interface LeftOut {
  /** Errors that nobody explained. */
  readonly errors: number;
  /** Those of them by which something was not counted; explained ones too: an explanation counts nothing. */
  readonly uncounted: number;
  /** Indicators of the catalogue that they touch, in its order. */
  readonly indicators: readonly Indicator[];
}

/**
 * @param findings of the run, with their kinds where they stand in a ledger
 * @param indicators of the catalogue
 */
export function leftOut(findings: readonly Finding[], ledgers: readonly Ledger[], indicators: readonly Indicator[]): LeftOut {
  const uncounted = findings.filter(isUncounted);
  const touched = new Set(uncounted.flatMap((finding) => touchedBy(finding, ledgers, indicators)));
  return { ...errorCounts(findings), indicators: indicators.filter((indicator) => touched.has(indicator)) };
}

/** What of a finding tells whether something was counted: a result's own findings have it too. */
type Told = Pick<Finding, "severity" | "code" | "explained">;

const isUncounted = ({ severity, code }: Told): boolean => severity === "error" && leavesOut(code);

/** The counts alone, of findings whose ledgers are not at hand. */
export const errorCounts = (findings: readonly Told[]): Pick<LeftOut, "errors" | "uncounted"> => ({
  errors: findings.filter(({ severity, explained }) => severity === "error" && explained === undefined).length,
  uncounted: findings.filter(isUncounted).length,
});

/** The indicator that the finding names, else those that measure its column; a date or a text that cannot be read touches all of its kind. */
function touchedBy(finding: Finding, ledgers: readonly Ledger[], indicators: readonly Indicator[]): readonly Indicator[] {
  if (finding.indicator !== undefined) return indicators.filter(({ code }) => code === finding.indicator);
  const place = parseAddress(finding.cell.split(":")[0] ?? "");
  const ledger = ledgers.find(
    ({ file, sheet, header, data }) =>
      file === finding.file &&
      sheet === finding.sheet &&
      (header.first > SHEET_ROWS || (place !== null && place.row >= header.first && place.row <= data.last)),
  );
  const kind = ledger?.kind ?? finding.kind;
  const ofKind = indicators.filter((indicator) => indicator.kind === kind);
  const column = ledger?.columns.find(({ index }) => index === place?.column);
  if (!column?.field || !finding.code.startsWith("quantity.")) return ofKind;
  const { field, member } = column;
  // A column of one form of several (标语) feeds only the indicators of that form.
  return ofKind.filter((indicator) => measures(indicator, field) && (member === null || takesValue(indicator.where, member.field, member.value)));
}

/** Rows of tables that lie on their sides are counted from far beyond. */
const SHEET_ROWS = 1_048_576;

function measures({ measure }: Indicator, field: string): boolean {
  if (measure.type === "ratio") return measure.of === "indicator" || measure.numerator === field || measure.denominator === field;
  return measure.type === "count" ? false : measure.field === field;
}
