/** Excel as a host: a workbook behind a session that add-ins talk to. The Node twin and the page both start here. */
import type { Fault } from "../protocol/faults";
import type { EventEntry } from "../protocol/messages";
import { createReferences } from "../protocol/references";
import { isSetSupported, presetOf, type PresetName, type RequirementPreset } from "../protocol/requirements";
import { createSession, webLimits, type Limits, type Session } from "../protocol/session";
import { createWorkbook, type Change, type Workbook } from "./book/workbook";
import { watchCalculation } from "./calculation-events";
import { eventsOf, sendsEvent } from "./events";
import { oldEventsOf, type OldEvent } from "./old-events";
import { gateOf } from "./objects/define";
import { serviceNamed } from "../protocol/services";
import { workbookType } from "./objects";
import type { Quirk } from "./quirks";
import { createUndoLog, type UndoLog, type UndoPlatform } from "./undo";

export interface ExcelHostOptions {
  readonly workbook?: Workbook;
  /** A preset's name, or a bare ExcelApi version such as "1.14". */
  readonly requirementSet?: PresetName | (string & {});
  readonly faults?: readonly Fault[];
  readonly limits?: Partial<Limits>;
  readonly quirks?: readonly Quirk[];
  /** Keeps the steps that Ctrl+Z takes back, as this Excel keeps them; absent: keeps none, and costs nothing. */
  readonly undo?: UndoPlatform;
}

export interface ExcelHost extends Session {
  readonly workbook: Workbook;
  preset: RequirementPreset;
  /** null where `undo` was not asked for. */
  readonly undo: UndoLog | null;
  /** Where events go: into the frame, or into the Node realm. */
  onEvents: (entries: readonly EventEntry[]) => void;
  /** Events of the API that all hosts share. */
  onOldEvents: (events: readonly OldEvent[]) => void;
}

/** Starts a host over a workbook (an empty one where none is given). */
export function createExcelHost(options: ExcelHostOptions = {}): ExcelHost {
  const workbook = options.workbook ?? createWorkbook();
  const references = createReferences();
  for (const quirk of options.quirks ?? []) workbook.quirks.add(quirk);
  let preset = presetOf(options.requirementSet ?? "LTSC 2021", "ExcelApi");
  let inBatch = false;
  let pending: EventEntry[] = [];
  let pendingOld: OldEvent[] = [];
  let onEvents: ExcelHost["onEvents"] = () => undefined;
  let onOldEvents: ExcelHost["onOldEvents"] = () => undefined;
  const watch = watchCalculation(workbook);

  const platform = options.undo;
  const undo = platform ? createUndoLog(workbook, () => (isSetSupported(preset, "ExcelApi", "1.20") ? platform : null)) : null;
  const session = createSession({
    model: {
      root: workbookType(workbook),
      gate: gateOf(() => preset),
      references,
      newObject: serviceNamed,
      sends: (className, registration) => {
        if (registration === "_RegisterCalculatedEvent") watch.listen("calculated");
        if (registration === "_RegisterFormulaChangedEvent") watch.listen("formulas");
        return sendsEvent(className, registration);
      },
      ...(undo ? { before: undo.before, after: undo.after } : {}),
    },
    limits: { ...webLimits, ...options.limits },
    faults: options.faults,
    beforeBatch: () => {
      inBatch = true;
      undo?.nextSync();
    },
    afterBatch: () => {
      watch.look();
      inBatch = false;
      // Range objects that nothing tracks any longer stop moving along.
      if (references.count() === 0) workbook.ranges.clear();
      flush();
    },
  });

  const flush = (): void => {
    const [entries, old] = [pending, pendingOld];
    [pending, pendingOld] = [[], []];
    if (entries.length > 0) queueMicrotask(() => onEvents(entries));
    if (old.length > 0) queueMicrotask(() => onOldEvents(old));
  };

  workbook.listeners.add((change: Change) => {
    if (!workbook.eventsOn) return;
    pending.push(...eventsOf(change, inBatch));
    pendingOld.push(...oldEventsOf(workbook, change));
    if (inBatch) return;
    if (change.kind !== "calculated" && change.kind !== "formulas") watch.look();
    flush();
  });

  return {
    ...session,
    workbook,
    undo,
    get preset() {
      return preset;
    },
    set preset(next) {
      preset = next;
    },
    get onEvents() {
      return onEvents;
    },
    set onEvents(next) {
      onEvents = next;
    },
    get onOldEvents() {
      return onOldEvents;
    },
    set onOldEvents(next) {
      onOldEvents = next;
    },
  };
}
