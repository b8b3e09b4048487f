/** A report put into the open document or a new one, and its figures brought up to date. */
import { useMemo } from "react";
import type { RefreshLine } from "../../../documents/refreshing";
import type { InsertPlace } from "../../../hosts/word";
import type { Notice } from "../../notice";
import { withDataWarnings } from "../../views/DataStateBox";
import { verified } from "../notices";
import { insert, refreshPlan, refresh } from "../steps";
import type { Desk } from "./desk";
import type { FoundSetters } from "./found";
import type { Loading } from "./loading";
import type { Undoable } from "./undoable";

export interface Reporting {
  readonly insert: (place: InsertPlace, section: number | null) => Promise<void>;
  readonly openAsNew: () => Promise<void>;
  readonly openFilled: (bytes: Uint8Array) => Promise<void>;
  readonly planRefresh: () => Promise<void>;
  readonly refresh: (lines: readonly RefreshLine[]) => Promise<void>;
}

export function useReporting(desk: Desk, { done }: Undoable, { find }: FoundSetters, { dataWarnings: warnings, setBlank }: Loading): Reporting {
  const { document, engine, locale, task, writing, looking } = desk;
  const { say } = task;
  return useMemo(() => {
    const opened = (): void => say(withDataWarnings({ intent: "success", key: "word.notice.opened" }, warnings));
    return {
      insert: (place, section) =>
        writing(async () => {
          const { outcome, facts, notice: said } = await insert(document, engine, place, section);
          setBlank(false);
          const intent = said === "inserted" || said === "inserted-tracked" ? "success" : "warning";
          const inserted: Notice = { intent, key: `word.notice.${said}`, params: { count: facts } };
          done(outcome.undo, withDataWarnings(verified(inserted, outcome, locale), warnings));
        }),
      openAsNew: () =>
        writing(async () => {
          await document.openAsNew(await engine.ask("docx", null));
          opened();
        }),
      openFilled: async (bytes) => {
        await document.openAsNew(bytes);
        opened();
      },
      planRefresh: () => looking(async () => find({ refreshing: await refreshPlan(document, engine) })),
      refresh: (chosen) =>
        writing(async () => {
          const { undo: record, tracked } = await refresh(document, engine, chosen);
          const gone = chosen.filter(({ fresh }) => fresh === null).length;
          const said = gone > 0 ? "refreshed-gone" : tracked ? "refreshed-tracked" : "refreshed";
          done(record, withDataWarnings({ intent: "success", key: `word.notice.${said}`, params: { count: chosen.length - gone, gone } }, warnings));
          find({ refreshing: await refreshPlan(document, engine) });
        }),
    };
  }, [document, done, engine, find, locale, looking, say, setBlank, warnings, writing]);
}
