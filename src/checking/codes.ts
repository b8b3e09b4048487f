/** The table of all codes of findings: those of the checks and those of all other stages. */
import type { FindingCode, FindingCodes, Topic } from "../findings/code";
import { stageCodes } from "../findings/codes";
import { checks } from "./index";

const checkingCodes: FindingCodes = Object.assign({}, ...Object.values(checks).map(({ codes }) => codes)) as FindingCodes;

export const findingCodes: FindingCodes = { ...stageCodes, ...checkingCodes };

const known = new Map<string, FindingCode>(Object.entries(findingCodes));

/** What a finding of the code is about; `other` for a code that nobody knows, as a result of another version may bring. */
export const topicOf = (code: string): Topic => known.get(code)?.topic ?? "other";

/** Whether what a finding of the code stands at in a ledger is in no total. Files that could not be read are told by themselves. */
export function leavesOut(code: string): boolean {
  const entry = known.get(code);
  return entry !== undefined && entry.effect !== "none" && entry.topic !== "file";
}
