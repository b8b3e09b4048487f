/** What the clerk teaches us, corrections of a ledger's reading: kept on the workbook's 设置 sheets. */
import { useCallback, type RefObject } from "react";
import type { OpenWorkbook } from "../../hosts/excel";
import type { Correction } from "../../model/ledger";
import type { Choices } from "../../app/engine/protocol";
import type { Reader } from "../reader";
import type { Task } from "../task";
import type { Given } from "./given";
import type { OutcomeSetters } from "./outcome";
import type { RunPart } from "./run";

export interface Teaching {
  readonly correct: (correction: Correction) => Promise<void>;
}

/** @param written the outcome that is shown stands on the sheets: what is taught is written there too */
export function useTeaching(
  workbook: OpenWorkbook,
  reader: Reader,
  { attempt, say }: Task,
  given: RefObject<Given>,
  setChoices: (choices: Choices) => void,
  { read, write }: RunPart,
  written: boolean,
  { changed }: OutcomeSetters,
): Teaching {
  /** Kept on the sheets, then everything is worked out again. */
  const teach = useCallback(
    (change: Partial<Choices>) =>
      attempt(async () => {
        const chosen = { ...given.current.choices, ...change };
        setChoices(chosen);
        const { kept: beside } = await workbook.writeSettings(await reader.settingsPlans(chosen));
        changed();
        // The sheets hold it now: keeping it here too would apply it twice.
        const kept = { ...chosen, corrections: [], explanations: [] };
        setChoices(kept);
        const result = await read(kept);
        if (written) await write(result);
        if (beside.length > 0) say({ intent: "warning", key: "notice.settings-kept", params: { sheets: beside.map((sheet) => `“${sheet}”`).join("、") } });
      }),
    [attempt, say, changed, given, reader, read, setChoices, workbook, write, written],
  );

  const correct = useCallback((correction: Correction) => teach({ corrections: [correction] }), [teach]);
  return { correct };
}
