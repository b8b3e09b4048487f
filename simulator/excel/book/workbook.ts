/** A workbook: sheets in their order, names, settings, selection, and the clock of changes that formulas are recomputed by. */
import { HostError } from "../../protocol/host-error";
import { evaluate } from "../formula/evaluate";
import type { Formula } from "../formula/formula";
import type { Evaluate } from "../formula/values";
import { contains, type Area } from "./address";
import { ownStyles, type CellStyle } from "./cell-styles";
import type { Quirk } from "../quirks";
import { createSettings, createSheet, type Chart, type Comment, type Plain, type Settings, type Sheet, type Table, type Visibility } from "./sheet";

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
      /** The table whose rows came or went. */
      readonly table?: Table;
    }
  | { readonly kind: "tableAdded" | "tableDeleted"; readonly sheet: Sheet; readonly table: Table }
  | { readonly kind: "format"; readonly sheet: Sheet; readonly area: Area }
  | { readonly kind: "sorted"; readonly sheet: Sheet; readonly axis: "row" | "column"; readonly address: string }
  | { readonly kind: "filtered" | "protection" | "settings" | "tables" | "added" | "deleted"; readonly sheet: Sheet }
  | { readonly kind: "rowHidden"; readonly sheet: Sheet; readonly area: Area; readonly hidden: boolean }
  | { readonly kind: "selection"; readonly sheet: Sheet; readonly area: Area }
  | { readonly kind: "activated"; readonly sheet: Sheet; readonly before: Sheet | null }
  | { readonly kind: "renamed"; readonly sheet: Sheet; readonly before: string }
  | { readonly kind: "moved"; readonly sheet: Sheet; readonly from: number; readonly to: number }
  | { readonly kind: "visibility"; readonly sheet: Sheet; readonly before: Visibility }
  | { readonly kind: "calculated"; readonly sheet: Sheet; readonly address: string }
  | { readonly kind: "formulas"; readonly sheet: Sheet; readonly details: readonly { readonly cellAddress: string; readonly previousFormula: string }[] }
  | { readonly kind: "chartAdded" | "chartDeleted" | "chartActivated" | "chartDeactivated"; readonly sheet: Sheet; readonly chart: Chart }
  | { readonly kind: "commentAdded" | "commentDeleted"; readonly sheet: Sheet; readonly comment: Comment }
  | { readonly kind: "commentChanged"; readonly sheet: Sheet; readonly comment: Comment; readonly changeType: string };

/** Cells that an add-in holds on to by a name of its own. */
export interface Binding {
  readonly id: string;
  readonly type: "Range" | "Table" | "Text";
  readonly sheet: Sheet;
  area: Area;
  /** Id of the table that it is as large as, for type Table. */
  readonly table: string | null;
}

export function areaOfBinding({ sheet, table, area }: Binding): Area {
  return sheet.tables.find((one) => one.id === table)?.area ?? area;
}

export interface Workbook {
  name: string;
  sheets: Sheet[];
  active: Sheet;
  selection: { sheet: Sheet; areas: Area[] };
  names: DefinedName[];
  styles: CellStyle[];
  readonly settings: Map<string, Plain>;
  xmlParts: XmlPart[];
  bindings: Binding[];
  readonly properties: Map<string, Plain>;
  readonly customProperties: Map<string, Plain>;
  readonly application: Settings;
  structureProtected: boolean;
  /** What the structure was protected with; null: no password. */
  structurePassword: string | null;
  /** The chart that is selected, with its sheet. */
  activeChart: { readonly sheet: Sheet; readonly chart: Chart } | null;
  /** false: handlers of the add-in are not called (`runtime.enableEvents`). */
  eventsOn: boolean;
  saved: boolean;
  /** Grows with every change of content that is computed: results older than it are computed again. With calculation by hand only `calculate` makes it grow. */
  version: number;
  /** Grows with every change of content. */
  edits: number;
  /** Today as YYYY-MM-DD, for TODAY(): the simulator has no clock of its own. */
  today: string;
  /** Computes its formulas: cells and expressions hang on each other, and this is how a cell gets at it. */
  readonly evaluate: Evaluate;
  nextId: number;
  /** Range objects in use: they move along when rows and columns come and go. */
  ranges: Set<{ readonly sheet: Sheet; area: Area | null }>;
  /** There may be a formula that gives several values. */
  spills: boolean;
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
    styles: ownStyles(),
    settings: new Map(),
    xmlParts: [],
    bindings: [],
    properties: new Map(),
    customProperties: new Map(),
    application: createSettings(),
    structureProtected: false,
    structurePassword: null,
    activeChart: null,
    eventsOn: true,
    saved: true,
    version: 1,
    edits: 1,
    today: options.today ?? "2024-07-01",
    evaluate,
    nextId: sheets.length + 1,
    ranges: new Set(),
    spills: false,
    quirks: new Set(),
    listeners: new Set(),
  };
}

/** Changes that formulas' results hang on. */
const ofContent: ReadonlySet<Change["kind"]> = new Set(["cells", "added", "deleted", "renamed", "moved", "visibility", "tables", "tableAdded", "tableDeleted"]);

/** Changes after which the file is the same. */
const unsaved: ReadonlySet<Change["kind"]> = new Set(["selection", "activated", "calculated", "chartActivated", "chartDeactivated"]);

/** Says that something changed. Content changes age all formula results, unless calculation is by hand. */
export function tell(book: Workbook, change: Change): void {
  if (ofContent.has(change.kind)) {
    book.edits += 1;
    if (book.application.values.get("CalculationMode") !== "Manual") book.version += 1;
  }
  if (!unsaved.has(change.kind)) book.saved = false;
  for (const listener of book.listeners) listener(change);
}

export function sheetNamed(book: Workbook, nameOrId: string): Sheet | null {
  const wanted = nameOrId.toLowerCase();
  return book.sheets.find((sheet) => sheet.id === nameOrId || sheet.name.toLowerCase() === wanted) ?? null;
}

/** InvalidArgument for what Excel refuses as the name of a sheet: length 1–31, none of []:*?/\, no quote at the ends, no duplicate. */
function checkSheetName(book: Workbook, name: string, except: Sheet | null): void {
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
  const from = book.sheets.indexOf(sheet);
  const rest = book.sheets.filter((one) => one !== sheet);
  rest.splice(position, 0, sheet);
  book.sheets = rest;
  tell(book, { kind: "moved", sheet, from, to: position });
}

export function setVisibility(book: Workbook, sheet: Sheet, visibility: Sheet["visibility"]): void {
  if (book.structureProtected) throw new HostError("AccessDenied");
  const others = book.sheets.some((one) => one !== sheet && one.visibility === "Visible");
  if (visibility !== "Visible" && !others) throw new HostError("InvalidOperation", "A workbook must contain at least one visible worksheet.");
  const before = sheet.visibility;
  sheet.visibility = visibility;
  if (book.active === sheet && visibility !== "Visible") {
    const next = book.sheets.find((one) => one.visibility === "Visible");
    if (next) activate(book, next);
  }
  tell(book, { kind: "visibility", sheet, before });
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
