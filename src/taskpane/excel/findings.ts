/** Which findings are listed: kept by the session, so that another tab, a saved explanation or a run leaves the clerk where they were. */
import { useCallback, useMemo, useState } from "react";
import type { Severity } from "../../model/finding";
import type { FindingSummary, Summary } from "../../app/engine/summaries";

export interface Filter {
  readonly severities: readonly Severity[];
  readonly search: string;
}

export interface Listed {
  readonly filter: Filter;
  readonly setFilter: (change: Partial<Filter>) => void;
  /** The findings that are listed, in order. */
  readonly listed: readonly FindingSummary[];
}

export function useFindings(summary: Summary | null): Listed {
  const [filter, set] = useState<Filter>({ severities: ["error", "warning"], search: "" });
  const setFilter = useCallback((change: Partial<Filter>) => set((before) => ({ ...before, ...change })), []);
  const findings = summary?.findings;
  const listed = useMemo(() => (findings ?? []).filter((finding) => passes(finding, filter)), [findings, filter]);
  return { filter, setFilter, listed };
}

function passes(finding: FindingSummary, { severities, search }: Filter): boolean {
  if (!severities.includes(finding.severity)) return false;
  const words = search.trim().toLowerCase();
  return words === "" || [finding.message, finding.sheet, finding.file, finding.area, finding.cell].some((text) => text?.toLowerCase().includes(words));
}
