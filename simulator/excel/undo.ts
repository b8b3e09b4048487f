/**
 * Excel's own undo (Ctrl+Z) over what an add-in did. From ExcelApi 1.20 on every call that changes something is a step of its own; a run with
 * `mergeUndoGroup` is one step. Some calls cannot be taken back: they empty the list, and within a group they are refused. Before 1.20 every call
 * of an add-in empties it. Which calls: Microsoft's article "Undo capabilities with the Excel JavaScript API", and office-js#5918.
 */
import { HostError } from "../protocol/host-error";
import { changeSince, imageOf, putBack, type BookImage, type Change } from "./book/image";
import { wholeSheet } from "./book/address";
import { tell, type Workbook } from "./book/workbook";

/** Excel that runs in a browser, and Excel on Windows and Mac, cannot take back the same calls. */
export type UndoPlatform = "web" | "desktop";

const nowhere = [
  "AllowEditRange.Delete",
  "AllowEditRangeCollection.Add",
  "Chart.CategoryLabelLevel=",
  "Chart.SeriesNameLevel=",
  "CustomXmlPartCollection.Add",
  "LinkedWorkbookCollection.RefreshAll",
  "Range.GetMergedAreasOrNullObject",
  "Workbook.Close",
  "Workbook.InsertWorksheetsFromBase64",
  "Workbook.Save",
  "WorkbookProtection.Protect",
  "WorkbookProtection.Unprotect",
  "Worksheet.Copy",
  "Worksheet.Delete",
  "WorksheetProtection.PauseProtection",
  "WorksheetProtection.Protect",
  "WorksheetProtection.ResumeProtection",
  "WorksheetProtection.SetPassword",
  "WorksheetProtection.Unprotect",
  "WorksheetProtection.UpdateOptions",
];

const notOn: { readonly [platform in UndoPlatform]: readonly string[] } = {
  desktop: ["Worksheet.Name=", "Worksheet.Position=", "Worksheet.Visibility="],
  web: [
    "ChartTrendlineLabel.Formula=",
    "DocumentProperties.Author=",
    "DocumentProperties.Category=",
    "DocumentProperties.Comments=",
    "DocumentProperties.Company=",
    "DocumentProperties.Keywords=",
    "DocumentProperties.Manager=",
    "DocumentProperties.RevisionNumber=",
    "DocumentProperties.Subject=",
    "DocumentProperties.Title=",
    "NamedItem.Comment=",
    "Worksheet.StandardWidth=",
  ],
};

/** Calls that look or move the view: never a step, whatever they are called on. */
const looking = /^(?:new |.*\.(?:load|Get\w*|Find\w*|Activate|Select|Calculate|Suspend\w*|_\w+)$)/;

export interface UndoStep {
  /** `Range.Formulas=`, `WorksheetCollection.Add`; `mergeUndoGroup` for a group; what the user did is `user`. */
  readonly call: string;
  /** The round trip that it came in, counted from 1. */
  readonly sync: number;
}

export interface UndoLog {
  /** Steps that can be taken back, the oldest first. */
  readonly steps: () => readonly UndoStep[];
  /** Presses Ctrl+Z so many times. @returns how many steps were taken back */
  readonly back: (count?: number) => number;
  /** What the user does by hand: one step. */
  readonly byUser: <R>(work: () => R) => R;
  /** Everything that is called until it is closed is one step. */
  readonly openGroup: () => void;
  readonly closeGroup: () => void;
  /** The host's part: a round trip begins; a call begins and ends. */
  readonly nextSync: () => void;
  readonly before: (call: string) => void;
  readonly after: (call: string) => void;
}

interface Recorded extends UndoStep {
  readonly changes: readonly Change[];
}

/** Whether a call cannot be taken back. */
function isFinalOn(platform: UndoPlatform | null, call: string): boolean {
  return platform === null || nowhere.includes(call) || notOn[platform].includes(call);
}

/** @param platform what the add-in's calls can be taken back on; null: by none (before ExcelApi 1.20) */
export function createUndoLog(book: Workbook, platform: () => UndoPlatform | null): UndoLog {
  let steps: Recorded[] = [];
  let image: BookImage | null = null;
  let sync = 0;
  let groupAt: number | null = null;

  const isFinal = (call: string): boolean => isFinalOn(platform(), call);
  const record = (call: string): void => {
    const { change, now } = changeSince(image ?? imageOf(book), book);
    image = now;
    if (change) steps.push({ call, sync, changes: [change] });
  };
  const forgetAll = (): void => {
    steps = [];
    image = null;
    if (groupAt !== null) groupAt = 0;
  };

  return {
    steps: () => steps.map(({ call, sync: trip }) => ({ call, sync: trip })),
    back: (count = 1) => {
      const taken = steps.splice(Math.max(0, steps.length - count)).reverse();
      if (taken.length === 0) return 0;
      takeBack(
        book,
        taken.flatMap(({ changes }) => [...changes].reverse()),
      );
      image = null;
      return taken.length;
    },
    byUser: (work) => {
      image ??= imageOf(book);
      const result = work();
      record("user");
      return result;
    },
    openGroup: () => {
      groupAt = steps.length;
    },
    closeGroup: () => {
      const grouped = groupAt === null ? [] : steps.splice(groupAt);
      groupAt = null;
      if (grouped.length > 0) steps.push({ call: "mergeUndoGroup", sync, changes: grouped.flatMap(({ changes }) => changes) });
    },
    nextSync: () => {
      sync += 1;
    },
    before: (call) => {
      const final = isFinal(call);
      if (groupAt !== null && final && !looking.test(call)) throw new HostError("UndoNotSupported", undefined, call.replace(/=$/, ""));
      if (platform() !== null && !final && !looking.test(call)) image ??= imageOf(book);
    },
    after: (call) => {
      if (isFinal(call)) {
        if (!looking.test(call) || nowhere.includes(call)) forgetAll();
      } else if (!looking.test(call)) record(call);
    },
  };
}

/** @param changes the last one first */
function takeBack(book: Workbook, changes: readonly Change[]): void {
  for (const change of changes) putBack(book, change);
  if (!book.sheets.includes(book.active)) book.active = book.sheets.find((sheet) => sheet.visibility === "Visible") ?? book.active;
  if (!book.sheets.includes(book.selection.sheet)) book.selection = { sheet: book.active, areas: [{ top: 0, left: 0, bottom: 0, right: 0 }] };
  for (const sheet of new Set(changes.flatMap((change) => change.sheets.map((one) => one.sheet)))) {
    if (book.sheets.includes(sheet)) tell(book, { kind: "cells", sheet, area: wholeSheet, changeType: "Others" });
  }
  book.version += 1;
}
