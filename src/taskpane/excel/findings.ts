/** Which findings are listed: kept by the session, so that another tab, a saved explanation or a run leaves the clerk where they were. */
import { useCallback, useMemo, useState } from "react";
import type { Severity } from "../../model/finding";
import type { FindingSummary, Summary } from "../../app/engine/summaries";

export interface FindingFilter {
  readonly severities: readonly Severity[];
  readonly search: string;
}

export interface ListedFindings {
  readonly filter: FindingFilter;
  readonly setFilter: (change: Partial<FindingFilter>) => void;
  /** The findings that are listed, in order. */
  readonly listed: readonly FindingSummary[];
}

export function useFindings(summary: Summary | null): ListedFindings {
  const [filter, set] = useState<FindingFilter>({ severities: ["error", "warning"], search: "" });
  const setFilter = useCallback((change: Partial<FindingFilter>) => set((before) => ({ ...before, ...change })), []);
  const findings = summary?.findings;
  const listed = useMemo(() => (findings ?? []).filter((finding) => passes(finding, filter)), [findings, filter]);
  return { filter, setFilter, listed };
}

function passes(finding: FindingSummary, { severities, search }: FindingFilter): boolean {
  if (!severities.includes(finding.severity)) return false;
  const words = search.trim().toLowerCase();
  return words === "" || [finding.message, finding.sheet, finding.file, finding.area, finding.cell].some((text) => text?.toLowerCase().includes(words));
}
