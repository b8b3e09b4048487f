/** What every part of the session in Excel works with: one task at a time, after a look in the background and beside another pane's. */
import { useCallback, useMemo, useRef, type RefObject } from "react";
import type { OpenWorkbook } from "../../hosts/excel";
import { noticeOf } from "../notice";
import type { Reader, Steps } from "../reader";
import { useTask, type Attempt, type Task } from "../task";
import { createTurns, type Turns } from "../turns";
import type { Given } from "./given";
import { useGlance, type Glance } from "./glance";
import { useWaiting, type Waited } from "./waiting";

export interface ExcelDesk extends Pick<Waited, "waiting" | "goOnHere" | "unsure"> {
  readonly turns: Turns;
  readonly task: Task;
  readonly glance: Glance;
  readonly takeGlance: () => void;
  /** Marking goes on beside everything else, until something else begins. */
  readonly endMarking: RefObject<() => Promise<void>>;
}

export function useExcelDesk(workbook: OpenWorkbook, reader: Reader, given: RefObject<Given>): ExcelDesk {
  const turns = useMemo(createTurns, []);
  const lookSteps = useRef<Steps>(() => undefined);
  const { glance, takeGlance, giveWay } = useGlance(turns, reader, given, lookSteps);
  const endMarking = useRef<() => Promise<void>>(() => Promise.resolve());
  const before = useCallback(
    (how: Attempt): Promise<void> => {
      giveWay(how);
      return endMarking.current();
    },
    [giveWay],
  );
  const once = useTask(turns, before, noticeOf);
  const { attempt, waiting, unsure, goOnHere } = useWaiting(workbook, once, reader.changed);
  const task = useMemo(() => ({ ...once, attempt }), [attempt, once]);
  lookSteps.current = (step, done, total) => task.overhear({ step, done, total });
  return { turns, task, glance, takeGlance, waiting, goOnHere, unsure, endMarking };
}
