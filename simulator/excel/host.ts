/** Excel as a host: a workbook behind a session that add-ins talk to. The Node twin and the page both start here. */
import type { Fault } from "../protocol/faults";
import type { EventEntry } from "../protocol/messages";
import { createReferences } from "../protocol/references";
import { isSetSupported, presetOf, type PresetName, type RequirementPreset } from "../protocol/requirements";
import { createSession, webLimits, type Limits, type Session } from "../protocol/session";
import { createWorkbook, type Change, type Workbook } from "./book/workbook";
import { watchCalculation, type CalculationWatch } from "./calculation-events";
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
  const outbox = createOutbox();
  const watch = watchCalculation(workbook);

  const platform = options.undo;
  const undo = platform ? createUndoLog(workbook, () => (isSetSupported(preset, "ExcelApi", "1.20") ? platform : null)) : null;
  const session = createSession({
    model: {
      root: workbookType(workbook),
      gate: gateOf(() => preset),
      references,
      newObject: serviceNamed,
      sends: sendsTo(watch),
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
      outbox.flush();
    },
  });

  workbook.listeners.add((change: Change) => {
    if (!workbook.eventsOn) return;
    outbox.put(eventsOf(change, inBatch), oldEventsOf(workbook, change));
    if (inBatch) return;
    if (change.kind !== "calculated" && change.kind !== "formulas") watch.look();
    outbox.flush();
  });

  const host: ExcelHost = { ...session, ...outbox.to, workbook, undo, preset };
  return Object.defineProperties(host, {
    preset: { get: () => preset, set: (next: RequirementPreset) => (preset = next), enumerable: true },
    onEvents: { get: () => outbox.to.onEvents, set: (next: ExcelHost["onEvents"]) => (outbox.to.onEvents = next), enumerable: true },
    onOldEvents: { get: () => outbox.to.onOldEvents, set: (next: ExcelHost["onOldEvents"]) => (outbox.to.onOldEvents = next), enumerable: true },
  });
}

/** What is costly to find is looked for from the first registration on. */
function sendsTo(watch: CalculationWatch): typeof sendsEvent {
  return (className, registration) => {
    if (registration === "_RegisterCalculatedEvent") watch.listen("calculated");
    if (registration === "_RegisterFormulaChangedEvent") watch.listen("formulas");
    return sendsEvent(className, registration);
  };
}

interface Outbox {
  /** Where they go. */
  readonly to: Pick<ExcelHost, "onEvents" | "onOldEvents">;
  readonly put: (events: readonly EventEntry[], old: readonly OldEvent[]) => void;
  /** Sends what was put in, after what runs just now. */
  readonly flush: () => void;
}

/** Events wait here until the request that made them is done. */
function createOutbox(): Outbox {
  let pending: EventEntry[] = [];
  let pendingOld: OldEvent[] = [];
  const to: Outbox["to"] = { onEvents: () => undefined, onOldEvents: () => undefined };
  return {
    to,
    put: (events, old) => {
      pending.push(...events);
      pendingOld.push(...old);
    },
    flush: () => {
      const [entries, old] = [pending, pendingOld];
      [pending, pendingOld] = [[], []];
      if (entries.length > 0) queueMicrotask(() => to.onEvents(entries));
      if (old.length > 0) queueMicrotask(() => to.onOldEvents(old));
    },
  };
}
