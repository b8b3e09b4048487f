/**
 * The open workbook and the added files into the engine, and what the engine makes of them. What it was given before is not given again: where
 * no cell was changed and the sheets have the same outline, an earlier reading holds.
 */
import type { OpenWorkbook } from "../hosts/excel";
import { nextTask } from "../hosts/excel/breather";
import type { Locale } from "../locale";
import type { SheetPlan } from "../model/sheet-plan";
import type { PlannedSheet } from "../hosts/excel";
import type { Stage } from "../app/pipeline";
import type { Engine } from "../hosts/browser/client";
import type { Choices } from "../app/engine/protocol";
import type { Summary } from "../app/engine/summaries";
import { createHolding } from "./holding";
import { ROWS_A_PIECE } from "./pieces";

/** A file that the clerk added. */
export interface NamedFile {
  /** What it is called here and in findings: its base name, or with its folder where two share one. */
  readonly name: string;
  /** Its name with the folders that came with it, where any did. */
  readonly path: string;
  /** SHA-256 of its bytes, hexadecimal. */
  readonly digest: string;
  /** Why it cannot be read, in the pane's language: then it gives a finding and no figures. */
  readonly problem: string | null;
  /** A copy of its bytes: what was added is what is counted, whatever happens to the file on the disk. */
  readonly content: Blob;
}

/** Called between portions of work; throwing from it ends the reading. */
export type Steps = (step: Stage | "workbook", done: number, total: number) => void;

export interface Reader {
  read(choices: Choices, files: readonly NamedFile[], steps: Steps): Promise<Summary>;
  /** Reads one file into the engine. @returns what is wrong with it, in the pane's language */
  readFile(name: string, content: Blob, bytes: Uint8Array): Promise<string | null>;
  /** Plans of the summary's sheets, with their rows. */
  plans(summary: Summary): Promise<PlannedSheet[]>;
  /** Plans of the 设置 sheets that remember the choices' corrections and explanations. */
  settingsPlans(choices: Choices): Promise<readonly SheetPlan[]>;
  /** Whether the engine still holds what it made: a cancelled run takes everything from it. */
  isReady(): boolean;
  /** A cell of the workbook was changed. */
  changed(): void;
  /** Changes are told of from now on: only then can a reading be used again. */
  watched(): void;
  /** The engine shows an earlier outcome than that of the last reading. */
  recalled(): void;
  /** Everything is read anew: what the workbook holds may have changed without a word. What the engine itself loses is forgotten by itself. */
  forget(): void;
}

export function createReader(workbook: OpenWorkbook, engine: Engine, locale: Locale): Reader {
  const holding = createHolding(workbook, engine);
  let last: { readonly asked: string; readonly summary: Summary } | null = null;
  /** The engine has an outcome to answer from. */
  let ready = false;

  const forget = () => {
    holding.forget();
    last = null;
    ready = false;
  };
  engine.onLost(forget);

  return {
    async read(choices, files, steps) {
      await holding.giveWorkbook(steps);
      await holding.giveFiles(files, steps);
      const asked = JSON.stringify(choices);
      if (!holding.moreGiven() && last?.asked === asked) return last.summary;
      // A run that is given up may still end in the engine, for nobody.
      last = null;
      ready = false;
      const summary = await engine.ask("run", { choices, locale }, steps);
      holding.settle();
      last = { asked, summary };
      ready = true;
      return summary;
    },
    readFile: holding.readFile,
    plans: (summary) => plansOf(engine, summary),
    async settingsPlans(choices) {
      // Somebody may have changed the 设置 sheets since.
      await holding.giveWorkbook(() => undefined);
      return engine.ask("settingsPlans", { choices, own: holding.ownSettings() });
    },
    isReady: () => ready,
    changed: holding.changed,
    watched: holding.watched,
    recalled() {
      last = null;
      ready = true;
    },
    forget,
  };
}

/** Plans of a run's sheets, their rows in pieces. */
async function plansOf(engine: Engine, summary: Summary): Promise<PlannedSheet[]> {
  const plans: PlannedSheet[] = [];
  for (let index = 0; index < summary.plans; index++) {
    const { plan, rows } = await engine.ask("plan", { index });
    const cells: SheetPlan["cells"][number][] = [];
    for (let from = 0; from < rows; from += ROWS_A_PIECE) {
      cells.push(...(await engine.ask("planRows", { index, from, to: from + ROWS_A_PIECE })));
      await nextTask();
    }
    plans.push({ ...plan, cells });
  }
  return plans;
}
