/** Taking a step back, and saying no more of it than what is read afterwards. */
import { clearFooters, type FooterRecord } from "./footers";
import { putPagesBack, type PageRecord } from "./page-setup";
import { putFiguresBack, type Replaced } from "./refresh";
import { standingOf, type Difference } from "./standing";
import type { Host } from "./tracking";
import { takeBack, type BodyRecord } from "./whole";

/** What a step changed, for taking it back. */
export type StepRecord =
  | {
      readonly kind: "body";
      /** null: only footers were written. */
      readonly body: BodyRecord | null;
      readonly footers: FooterRecord;
      readonly pages: PageRecord;
    }
  | { readonly kind: "figures"; readonly done: readonly Replaced[]; readonly revisions: number };

/** With the snapshot that the document carried before. */
export type UndoRecord = StepRecord & {
  readonly snapshot: string | null;
  /** False: the step stands, but the document could not be given the snapshot that belongs to it. */
  readonly carried: boolean;
};

export interface UndoneStep {
  /** Figures that had been edited since and were left alone. */
  readonly edited: number;
  /** What does not stand as it did before the step, read after it was taken back. */
  readonly wrong: readonly Difference[];
  /** Figures read as before, and tracked changes of the step and of taking it back are still marked. */
  readonly marked: boolean;
  /** Tracking is on again, where it was. */
  readonly resumed: boolean;
}

/** @throws as its parts do: nothing is taken back then, or StepFailure says what stands */
export async function takeStepBack(host: Host, record: StepRecord): Promise<UndoneStep> {
  const { run, office } = host;
  if (record.kind === "figures") {
    const { edited, wrong, body } = await putFiguresBack(run, record.done);
    return { edited, wrong, marked: standingOf(body).revisions > record.revisions, resumed: true };
  }
  const { body, footers, pages } = record;
  // The body first: where somebody has worked on it, nothing is taken back.
  const back = body ? await takeBack(host, body) : { value: [], resumed: true };
  const numbers = await clearFooters(run, footers);
  await putPagesBack(run, office.context.requirements, pages);
  const wrong = [...back.value, ...(numbers > 0 ? [{ what: "footers", was: 0, now: numbers } as const] : [])];
  return { edited: 0, wrong, marked: false, resumed: back.resumed };
}
