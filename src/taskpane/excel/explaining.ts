/**
 * 说明 in place: written to the one 设置·说明 sheet that there is, shown at once, edited, withdrawn and taken back. Nothing is read again, the list and
 * the selection stay where they are; the sheets of the last run are behind it, which the bar says.
 */
import { useCallback, useRef, useState, type RefObject } from "react";
import { BeingWritten, SheetsChanged, type OpenWorkbook, type WrittenCells } from "../../hosts/excel";
import type { Locale } from "../../locale";
import type { SheetPlan } from "../../model/sheet-plan";
import type { Engine } from "../../hosts/browser/client";
import type { FindingSummary, Summary } from "../../app/engine/summaries";
import type { Reader } from "../reader";
import type { Task } from "../task";
import type { Given } from "./given";
import type { OutcomeSetters } from "./outcome";

/** What undo puts back: cells, or a sheet that was made. */
type Step = { readonly written: WrittenCells } | { readonly made: string; readonly said: ReadonlySet<string> };

export interface ExplainingPart {
  /** @param text null: the explanation is withdrawn */
  readonly explain: (finding: FindingSummary, text: string | null) => Promise<void>;
  /** An explanation is what was done last: undo takes it back first. */
  readonly explainedLast: boolean;
  readonly undoExplanation: () => Promise<void>;
  /** A run was written: what was explained before it is not the last step any more. */
  readonly forgetExplanations: () => void;
}

const NAMED = /^设置·说明(?: \(\d+\))?$/;

/** All that stands on a sheet when it is made. */
const textsOf = ({ cells }: SheetPlan): ReadonlySet<string> => new Set(cells.flat().map((cell) => String(cell?.value ?? "")));

interface Explainings {
  readonly steps: RefObject<readonly Step[]>;
  readonly keep: (next: readonly Step[]) => void;
  readonly count: number;
}

/** Steps that undo can take back. */
function useSteps(): Explainings {
  const steps = useRef<readonly Step[]>([]);
  const [count, setCount] = useState(0);
  const keep = useCallback((next: readonly Step[]) => {
    steps.current = next;
    setCount(next.length);
  }, []);
  return { steps, keep, count };
}

export function useExplaining(
  workbook: OpenWorkbook,
  engine: Engine,
  reader: Reader,
  locale: Locale,
  { attempt, say, tell }: Pick<Task, "attempt" | "say" | "tell">,
  given: RefObject<Given>,
  outcome: OutcomeSetters,
): ExplainingPart {
  const { steps, keep, count } = useSteps();
  const { showExplained } = outcome;

  /** What the sheets say now is what is shown. */
  const learn = useCallback(async (): Promise<Summary> => {
    const summary = await engine.ask("explainAnew", { sheets: await workbook.readSettings(NAMED), locale });
    reader.changed();
    showExplained(summary);
    return summary;
  }, [engine, locale, reader, showExplained, workbook]);

  const write = useCallback(
    async (finding: FindingSummary, text: string | null) => {
      if (!reader.isReady()) await reader.read(given.current.choices, given.current.files, () => undefined);
      const { code, file, sheet, cell } = finding;
      const sheets = await workbook.readSettings(NAMED);
      const edit = await engine.ask("explanationEdit", { finding: { code, file, sheet, cell }, text, sheets });
      if (!edit) return say({ intent: "warning", key: "explain.gone" });
      if ("plan" in edit) await workbook.writeSettings([edit.plan]);
      const step = "plan" in edit ? { made: edit.plan.purpose, said: textsOf(edit.plan) } : { written: await workbook.writeCells(edit.sheet, edit.cells) };
      keep([...steps.current, step]);
      await learn();
    },
    [engine, given, keep, learn, reader, say, steps, workbook],
  );

  const explain = useCallback(
    async (finding: FindingSummary, text: string | null) => {
      try {
        say(null);
        await write(finding, text);
      } catch (error) {
        // What was typed is not lost: it is written once the other has ended.
        if (error instanceof BeingWritten || error instanceof SheetsChanged) await attempt(() => write(finding, text));
        else tell(error);
      }
    },
    [attempt, say, tell, write],
  );

  const undoExplanation = useCallback(async () => {
    const step = steps.current.at(-1);
    if (!step) return;
    try {
      say(null);
      const back = "made" in step ? await workbook.removeSettings(step.made, step.said) : await workbook.putCellsBack(step.written);
      keep(steps.current.slice(0, -1));
      await learn();
      say(back ? { intent: "success", key: "explain.undone" } : { intent: "warning", key: "explain.not-undone" });
    } catch (error) {
      tell(error);
    }
  }, [keep, learn, say, steps, tell, workbook]);

  const forgetExplanations = useCallback(() => keep([]), [keep]);
  return { explain, explainedLast: count > 0, undoExplanation, forgetExplanations };
}
