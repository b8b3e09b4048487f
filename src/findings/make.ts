/** The maker of findings: what is said, typed by the sentences of its code, and where. */
import type { Finding } from "../model/finding";
import { severityOf, type FindingCode, type ParamsOf, type SeverityOf } from "./code";
import { stageCodes, type StageCode } from "./codes";

/** What a finding says, but for its place. Facts beyond those of the sentence may go along: result.json and explanations know them. */
export type Said<Code extends StageCode = StageCode> = {
  [One in Code]: { readonly code: One; readonly params: ParamsOf<(typeof stageCodes)[One]> & Finding["params"] } & SeverityOf<(typeof stageCodes)[One]>;
}[Code];

/** Where it stands, and whose it is. */
export type FindingPlace = Pick<Finding, "file" | "sheet" | "cell" | "area" | "kind" | "indicator">;

/** A finding of the run as a whole, of no sheet. */
export const NOWHERE: FindingPlace = { file: "", sheet: "", cell: "" };

/** Of how grave it is the code decides; where that may be one of several, what is said. */
export function makeFinding({ code, params, severity }: Said, place: FindingPlace): Finding {
  const entry: FindingCode = stageCodes[code];
  return { code, severity: severityOf(entry, severity), params, ...place };
}

/** The finding as it stands for many cells: its params gain `count` and `cells`, and what else is said of them. */
export const ofMany = (finding: Finding, count: number, cells: string, more: Finding["params"] = {}): Finding => ({
  ...finding,
  params: { ...finding.params, count, cells, ...more },
});
