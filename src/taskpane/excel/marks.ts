/** Marks at problem cells of the ledgers: set and taken away again. */
import { useCallback, useState, type RefObject } from "react";
import type { OpenWorkbook } from "../../hosts/excel";
import type { Summary } from "../engine/protocol";
import type { Task } from "../task";
import type { Given } from "./given";

/** @param given cells of added files are not in this workbook */
export function useMarks(
  workbook: OpenWorkbook,
  { attempt, say }: Task,
  summary: Summary | null,
  given: RefObject<Given>,
): { readonly marked: boolean; readonly toggleMarks: () => Promise<void> } {
  const [marked, setMarked] = useState(false);
  const toggleMarks = useCallback(
    () =>
      attempt(async () => {
        if (marked) {
          const count = await workbook.unmark();
          setMarked(false);
          return say({ intent: "success", key: "notice.unmarked", params: { count } });
        }
        const added = new Set(given.current.files.map((file) => file.name));
        const places = (summary?.findings ?? []).filter((finding) => finding.cell !== "" && finding.explained === null && !added.has(finding.file));
        const { marked: count, skipped } = await workbook.mark(places);
        setMarked(true);
        say({ intent: "success", key: skipped.length > 0 ? "notice.marked-some" : "notice.marked", params: { count, sheets: skipped.join("、") } });
      }),
    [attempt, given, marked, say, summary, workbook],
  );
  return { marked, toggleMarks };
}
