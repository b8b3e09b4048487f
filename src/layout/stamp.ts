/** What a run wrote, in short: two runs with the same figures have the same stamp, whoever made them and when. No clock and no chance is in it. */
import { fingerprintOf } from "../model/fingerprint";
import type { Result } from "../model/result";

export interface ResultStamp {
  /** Of what was counted, and of whom. */
  readonly figures: string;
  /** Of the findings, with what was explained of them. */
  readonly findings: string;
}

export function stampOf({ town, period, areas, indicators, completeness, unmeasured, findings }: Result): ResultStamp {
  return {
    figures: fingerprintOf(JSON.stringify([town, period, areas, indicators, completeness, unmeasured])),
    findings: fingerprintOf(JSON.stringify(findings)),
  };
}
