/** 排版: what would change, the open document set, or a formatted copy of it. */
import { useMemo } from "react";
import type { FormatRule } from "../../../documents/formatting";
import { wordFailureOf } from "../../../hosts/word";
import type { Notice } from "../../notice";
import { verified } from "../notices";
import type { Desk, Stoppable } from "./desk";
import type { FoundSetters } from "./found";
import type { Undoable } from "./undoable";

type Rules = ReadonlySet<FormatRule>;

export interface Formatting {
  readonly planFormat: (rules: Rules) => Promise<void>;
  readonly format: (rules: Rules) => Promise<void>;
  readonly openFormatted: (rules: Rules) => Promise<void>;
}

export function useFormatting(desk: Desk, { done }: Undoable, { find }: FoundSetters, { stoppable }: Stoppable): Formatting {
  const { document, locale, task, writing, steps } = desk;
  const { attempt, say } = task;
  return useMemo(
    () => ({
      planFormat: (rules) =>
        writing(async () => {
          find({ left: [], refused: null });
          find({ plan: await document.planFormat(rules) });
        }),
      format: (rules) =>
        writing(() =>
          stoppable(async (signal) => {
            const {
              done: changed,
              left,
              undo,
              ...outcome
            } = await document.format(rules, signal).catch((error: unknown) => {
              find({ refused: wordFailureOf(error).key });
              throw error;
            });
            const key = left.length > 0 ? "word.notice.formatted-some" : "word.notice.formatted";
            const said: Notice = { intent: left.length > 0 ? "warning" : "success", key, params: { count: changed.length, left: left.length } };
            done(undo, verified(said, outcome, locale, outcome.resumed));
            find({ plan: await document.planFormat(rules), left });
          }),
        ),
      openFormatted: (rules) =>
        attempt(
          () =>
            stoppable(async (signal) => {
              const { done: changed, left } = await document.openFormatted(rules, { signal, progress: steps });
              const key = changed.length === 0 ? "word.notice.copied-none" : left.length > 0 ? "word.notice.copied-some" : "word.notice.copied";
              say({ intent: left.length > 0 ? "warning" : "success", key, params: { count: changed.length, left: left.length } });
            }),
          { first: "file" },
        ),
    }),
    [attempt, document, done, find, locale, say, steps, stoppable, writing],
  );
}
