/** Changes of the workbook as the events that office.js hands to the add-in. Numbers of events are those of its debug build. */
import type { EventEntry } from "../protocol/messages";
import { areaName } from "./book/address";
import type { Change } from "./book/workbook";

const workbookTarget = "Workbook";

const type = {
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selection: 14,
  deleted: 15,
  format: 18,
  renamed: 25,
  visibility: 26,
  moved: 27,
} as const;

/**
 * @param source "Local" for the user and this add-in alike: Excel tells an add-in of its own changes too (`triggerSource` names it)
 * @returns entries for the worksheet and for the collection
 */
export function eventsOf(change: Change, byAddin: boolean): EventEntry[] {
  const { sheet } = change;
  const trigger = byAddin ? { triggerSource: "ThisLocalAddin" } : {};
  const both = (messageType: number, message: object): EventEntry[] => [entry(messageType, sheet.id, message), entry(messageType, workbookTarget, message)];
  switch (change.kind) {
    case "cells": {
      const details = change.details
        ? { valueBefore: change.details.before, valueAfter: change.details.after, valueTypeBefore: "Unknown", valueTypeAfter: "Unknown" }
        : {};
      return both(type.changed, {
        worksheetId: sheet.id,
        address: areaName(change.area),
        changeType: change.changeType,
        source: "Local",
        ...details,
        ...trigger,
      });
    }
    case "selection":
      return both(type.selection, { worksheetId: sheet.id, address: areaName(change.area) });
    case "activated": {
      const left = change.before
        ? [
            entry(type.deactivated, change.before.id, { worksheetId: change.before.id }),
            entry(type.deactivated, workbookTarget, { worksheetId: change.before.id }),
          ]
        : [];
      return [...left, ...both(type.activated, { worksheetId: sheet.id })];
    }
    case "added":
      return [entry(type.added, workbookTarget, { worksheetId: sheet.id, source: "Local" })];
    case "deleted":
      return [entry(type.deleted, workbookTarget, { worksheetId: sheet.id, source: "Local" })];
    case "renamed":
      return both(type.renamed, { worksheetId: sheet.id, nameBefore: change.before, nameAfter: sheet.name, source: "Local" });
    case "visibility":
      return both(type.visibility, { worksheetId: sheet.id, visibilityAfter: sheet.visibility, source: "Local" });
    case "moved":
      return [entry(type.moved, workbookTarget, { worksheetId: sheet.id, source: "Local" })];
    case "format":
      return both(type.format, { worksheetId: sheet.id, address: areaName(change.area), source: "Local" });
    case "tables":
      return [];
  }
}

function entry(messageType: number, targetId: string, message: object): EventEntry {
  return { messageCategory: 65536, messageType, targetId, message: JSON.stringify(message) };
}
