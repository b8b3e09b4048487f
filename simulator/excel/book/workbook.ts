/** A workbook: sheets in their order, names, settings, selection, and the clock of changes that formulas are recomputed by. */
import { HostError } from "../../protocol/host-error";
import type { Formula } from "../formula/formula";
import { contains, type Area } from "./address";
import type { Quirk } from "../quirks";
import { createSettings, createSheet, type Plain, type Settings, type Sheet } from "./sheet";

export interface DefinedName {
  name: string;
  /** null: of the workbook. */
  scope: Sheet | null;
  formula: Formula;
  visible: boolean;
  comment: string;
}

export interface XmlPart {
  readonly id: string;
  xml: string;
}

/** What a host tells about changes; the session turns them into events for the add-in, the page repaints. */
export type Change =
  | {
      readonly kind: "cells";
      readonly sheet: Sheet;
      readonly area: Area;
      readonly changeType: string;
      readonly details?: { readonly before: Plain; readonly after: Plain };
    }
  | { readonly kind: "format"; readonly sheet: Sheet; readonly area: Area }
  | { readonly kind: "selection"; readonly sheet: Sheet; readonly area: Area }
  | { readonly kind: "activated"; readonly sheet: Sheet; readonly before: Sheet | null }
  | { readonly kind: "added"; readonly sheet: Sheet }
  | { readonly kind: "deleted"; readonly sheet: Sheet }
  | { readonly kind: "renamed"; readonly sheet: Sheet; readonly before: string }
  | { readonly kind: "moved"; readonly sheet: Sheet }
  | { readonly kind: "visibility"; readonly sheet: Sheet }
  | { readonly kind: "tables"; readonly sheet: Sheet };

export interface Workbook {
  name: string;
  sheets: Sheet[];
  active: Sheet;
  selection: { sheet: Sheet; areas: Area[] };
  names: DefinedName[];
  readonly settings: Map<string, Plain>;
  xmlParts: XmlPart[];
  readonly properties: Map<string, Plain>;
  readonly customProperties: Map<string, Plain>;
  readonly application: Settings;
  structureProtected: boolean;
  saved: boolean;
  /** Grows with every change of content: results older than it are computed again. */
  version: number;
  /** Today as YYYY-MM-DD, for TODAY(): the simulator has no clock of its own. */
  today: string;
  nextId: number;
  /** Range objects in use: they move along when rows and columns come and go. */
  ranges: Set<{ readonly sheet: Sheet; area: Area | null }>;
  /** What this Excel does against the documentation. */
  readonly quirks: Set<Quirk>;
  readonly listeners: Set<(change: Change) => void>;
}

/** A workbook with one empty sheet, or with the sheets named. */
export function createWorkbook(options: { readonly name?: string; readonly sheets?: readonly string[]; readonly today?: string } = {}): Workbook {
  const names = options.sheets ?? ["Sheet1"];
  const sheets = names.map((name, i) => createSheet(sheetId(i + 1), name));
  const first = sheets[0];
  if (!first) throw new Error("A workbook has at least one sheet.");
  return {
    name: options.name ?? "工作簿1.xlsx",
    sheets,
    active: first,
    selection: { sheet: first, areas: [{ top: 0, left: 0, bottom: 0, right: 0 }] },
    names: [],
    settings: new Map(),
    xmlParts: [],
    properties: new Map(),
    customProperties: new Map(),
    application: createSettings(),
    structureProtected: false,
    saved: true,
    version: 1,
    today: options.today ?? "2024-07-01",
    nextId: sheets.length + 1,
    ranges: new Set(),
    quirks: new Set(),
    listeners: new Set(),
  };
}

/** Says that something changed. Content changes age all formula results. */
export function tell(book: Workbook, change: Change): void {
  if (change.kind !== "selection" && change.kind !== "activated" && change.kind !== "format") book.version += 1;
  if (change.kind !== "selection" && change.kind !== "activated") book.saved = false;
  for (const listener of book.listeners) listener(change);
}

export function sheetNamed(book: Workbook, nameOrId: string): Sheet | null {
  const wanted = nameOrId.toLowerCase();
  return book.sheets.find((sheet) => sheet.id === nameOrId || sheet.name.toLowerCase() === wanted) ?? null;
}

/** InvalidArgument for what Excel refuses as the name of a sheet: length 1–31, none of []:*?/\, no quote at the ends, no duplicate. */
export function checkSheetName(book: Workbook, name: string, except: Sheet | null): void {
  const bad = name.length === 0 || name.length > 31 || /[[\]:*?/\\]/.test(name) || name.startsWith("'") || name.endsWith("'") || /^history$/i.test(name);
  if (bad) {
    throw new HostError(
      "InvalidArgument",
      "The name you entered is not valid. Make sure that: the name does not exceed 31 characters; it contains none of : \\ / ? * [ or ]; it is not blank.",
    );
  }
  const other = sheetNamed(book, name);
  if (other && other !== except) throw new HostError("ItemAlreadyExists", "A resource with the same name or identifier already exists.");
}

/** Adds a sheet at the end. Without a name it gets the next free `SheetN`. */
export function addSheet(book: Workbook, name: string | null, kind: Sheet["kind"] = "worksheet", at = book.sheets.length): Sheet {
  if (book.structureProtected) throw new HostError("AccessDenied");
  if (name !== null) checkSheetName(book, name, null);
  const sheet = createSheet(newId(book), name ?? freeName(book), kind);
  book.sheets.splice(at, 0, sheet);
  tell(book, { kind: "added", sheet });
  return sheet;
}

export function renameSheet(book: Workbook, sheet: Sheet, name: string): void {
  if (book.structureProtected) throw new HostError("AccessDenied");
  checkSheetName(book, name, sheet);
  const before = sheet.name;
  if (before === name) return;
  sheet.name = name;
  tell(book, { kind: "renamed", sheet, before });
}

/** The last visible sheet cannot go, nor one that is very hidden. */
export function deleteSheet(book: Workbook, sheet: Sheet): void {
  if (book.structureProtected) throw new HostError("AccessDenied");
  const visible = book.sheets.filter((one) => one.visibility === "Visible");
  if (visible.length === 1 && visible[0] === sheet) throw new HostError("InvalidOperation", "A workbook must contain at least one visible worksheet.");
  if (sheet.visibility === "VeryHidden") throw new HostError("InvalidOperation", "A very hidden worksheet cannot be deleted. Make it visible first.");
  const index = book.sheets.indexOf(sheet);
  book.sheets = book.sheets.filter((one) => one !== sheet);
  book.names = book.names.filter((name) => name.scope !== sheet);
  if (book.active === sheet) {
    const next = [...book.sheets.slice(index), ...book.sheets.slice(0, index).reverse()].find((one) => one.visibility === "Visible");
    if (next) activate(book, next);
  }
  tell(book, { kind: "deleted", sheet });
}

export function moveSheet(book: Workbook, sheet: Sheet, position: number): void {
  if (position < 0 || position >= book.sheets.length) throw new HostError("InvalidArgument");
  const rest = book.sheets.filter((one) => one !== sheet);
  rest.splice(position, 0, sheet);
  book.sheets = rest;
  tell(book, { kind: "moved", sheet });
}

export function setVisibility(book: Workbook, sheet: Sheet, visibility: Sheet["visibility"]): void {
  if (book.structureProtected) throw new HostError("AccessDenied");
  const others = book.sheets.some((one) => one !== sheet && one.visibility === "Visible");
  if (visibility !== "Visible" && !others) throw new HostError("InvalidOperation", "A workbook must contain at least one visible worksheet.");
  sheet.visibility = visibility;
  if (book.active === sheet && visibility !== "Visible") {
    const next = book.sheets.find((one) => one.visibility === "Visible");
    if (next) activate(book, next);
  }
  tell(book, { kind: "visibility", sheet });
}

export function activate(book: Workbook, sheet: Sheet): void {
  if (sheet.visibility !== "Visible") throw new HostError("InvalidOperation", "A hidden worksheet cannot be activated.");
  if (book.active === sheet) return;
  const before = book.active;
  book.active = sheet;
  book.selection = { sheet, areas: [grown(sheet, { top: 0, left: 0, bottom: 0, right: 0 })] };
  tell(book, { kind: "activated", sheet, before });
}

export function select(book: Workbook, sheet: Sheet, areas: readonly Area[]): void {
  const first = areas[0];
  if (!first) throw new HostError("InvalidSelection");
  activate(book, sheet);
  book.selection = { sheet, areas: areas.map((area) => grown(sheet, area)) };
  tell(book, { kind: "selection", sheet, area: first });
}

/** A selection never cuts a merged area. */
function grown(sheet: Sheet, area: Area): Area {
  let own = area;
  for (let again = true; again;) {
    again = false;
    for (const merge of sheet.merges) {
      const meets = merge.top <= own.bottom && merge.bottom >= own.top && merge.left <= own.right && merge.right >= own.left;
      if (!meets || contains(own, merge)) continue;
      own = {
        top: Math.min(own.top, merge.top),
        left: Math.min(own.left, merge.left),
        bottom: Math.max(own.bottom, merge.bottom),
        right: Math.max(own.right, merge.right),
      };
      again = true;
    }
  }
  return own;
}

/** A fresh id in the form that Excel gives to tables, comments and the like. */
export function newId(book: Workbook): string {
  return `{${(book.nextId++).toString(16).toUpperCase().padStart(8, "0")}-0000-4000-8000-000000000000}`;
}

/** What Excel gives by position to the sheets of a file that names none (office-js-docs#297); added ones get ids like those of tables. */
function sheetId(number: number): string {
  return `{00000000-0001-0000-${number.toString(16).toUpperCase().padStart(4, "0")}-000000000000}`;
}

function freeName(book: Workbook): string {
  let number = book.sheets.length + 1;
  while (sheetNamed(book, `Sheet${number}`)) number += 1;
  return `Sheet${number}`;
}
