/** Changes of the workbook as the events that office.js hands to the add-in. Numbers of events are those of its debug build. */
import type { EventEntry } from "../protocol/messages";
import { areaName, intersection, type Area } from "./book/address";
import type { Sheet } from "./book/sheet";
import type { Change } from "./book/workbook";

const workbookTarget = "Workbook";

const type = {
  changed: 10,
  activated: 11,
  deactivated: 12,
  added: 13,
  selection: 14,
  deleted: 15,
  calculated: 16,
  format: 18,
  rowSorted: 19,
  columnSorted: 20,
  rowHidden: 22,
  formula: 23,
  protection: 24,
  renamed: 25,
  visibility: 26,
  moved: 27,
  chartAdded: 50,
  chartActivated: 51,
  chartDeactivated: 52,
  chartDeleted: 53,
  tableSelection: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
  commentAdded: 250,
  commentDeleted: 251,
  commentChanged: 252,
} as const;

/** Registrations, by class, whose events are sent; others would wait for ever and are refused as not simulated. */
const sent: { readonly [className: string]: readonly string[] } = {
  Worksheet: [
    "_RegisterActivatedEvent",
    "_RegisterCalculatedEvent",
    "_RegisterColumnSortedEvent",
    "_RegisterDataChangedEvent",
    "_RegisterDeactivatedEvent",
    "_RegisterEventNameChanged",
    "_RegisterEventVisibilityChanged",
    "_RegisterFormatChangedEvent",
    "_RegisterFormulaChangedEvent",
    "_RegisterProtectionChangedEvent",
    "_RegisterRowHiddenChangedEvent",
    "_RegisterRowSortedEvent",
    "_RegisterSelectionChangedEvent",
  ],
  Chart: ["_RegisterActivatedEvent", "_RegisterDeactivatedEvent"],
  ChartCollection: ["_RegisterActivatedEvent", "_RegisterAddedEvent", "_RegisterDeactivatedEvent", "_RegisterDeletedEvent"],
  CommentCollection: ["_RegisterAddedEvent", "_RegisterChangedEvent", "_RegisterDeletedEvent"],
  Table: ["_RegisterDataChangedEvent", "_RegisterSelectionChangedEvent"],
  TableCollection: ["_RegisterAddedEvent", "_RegisterDataChangedEvent", "_RegisterDeletedEvent"],
};

export function sendsEvent(className: string, registration: string): boolean {
  if (registration.startsWith("_Unregister")) return true;
  if (className === "WorksheetCollection") {
    return ["_RegisterAddedEvent", "_RegisterDeletedEvent", "_RegisterEventMoved", ...(sent.Worksheet ?? [])].includes(registration);
  }
  return sent[className]?.includes(registration) === true;
}

/** How an event says where it comes from: "Local" for the user and this add-in alike; `triggerSource` names the add-in. */
const local = { source: "Local" };

/** To the sheet, and to the collection of sheets (or of what stands on it) of the workbook. */
function both(sheet: Sheet, messageType: number, message: object): EventEntry[] {
  return [entry(messageType, sheet.id, message), entry(messageType, workbookTarget, message)];
}

/** Events of a change to something of one sheet. */
type Told<Kind extends Change["kind"]> = (change: Change & { readonly kind: Kind }, byAddin: boolean) => EventEntry[];

/** To the sheet, and to the collection of sheets. */
function onSheet({ sheet }: Change, messageType: number, message: object): EventEntry[] {
  return both(sheet, messageType, { worksheetId: sheet.id, ...message });
}

const toWorkbook = ({ sheet }: Change, messageType: number, message: object = {}): EventEntry[] => [
  entry(messageType, workbookTarget, { worksheetId: sheet.id, ...local, ...message }),
];

const tableCame: Told<"tableAdded" | "tableDeleted"> = (change) =>
  onSheet(change, type[change.kind], { tableId: change.table.id, tableName: change.table.name, ...local });

const chartCame: Told<"chartAdded" | "chartDeleted"> = ({ kind, sheet, chart }) => [
  entry(type[kind], sheet.id, { worksheetId: sheet.id, chartId: chart.id, ...local }),
];

const chartActive: Told<"chartActivated" | "chartDeactivated"> = ({ kind, sheet, chart }) =>
  [chart.id, sheet.id].map((target) => entry(type[kind], target, { worksheetId: sheet.id, chartId: chart.id }));

const commented: Told<"commentAdded" | "commentChanged" | "commentDeleted"> = (change) =>
  onSheet(change, type[change.kind], {
    commentDetails: [{ commentId: change.comment.id, replyIds: change.comment.replies.map((reply) => reply.id) }],
    ...(change.kind === "commentChanged" ? { changeType: change.changeType } : {}),
    ...local,
  });

const nothing = (): EventEntry[] => [];

const told: { readonly [Kind in Change["kind"]]: Told<Kind> } = {
  cells: (change, byAddin) => [...cellsChanged(change, byAddin), ...tablesChanged(change)],
  selection: (change) => [...onSheet(change, type.selection, { address: areaName(change.area) }), ...tablesSelected(change.sheet, change.area)],
  activated: (change) => [
    ...(change.before ? both(change.before, type.deactivated, { worksheetId: change.before.id }) : []),
    ...onSheet(change, type.activated, {}),
  ],
  added: (change) => toWorkbook(change, type.added),
  deleted: (change) => toWorkbook(change, type.deleted),
  moved: (change) => toWorkbook(change, type.moved, { positionBefore: change.from, positionAfter: change.to }),
  renamed: (change) => onSheet(change, type.renamed, { nameBefore: change.before, nameAfter: change.sheet.name, ...local }),
  visibility: (change) =>
    change.before === change.sheet.visibility
      ? []
      : onSheet(change, type.visibility, { visibilityBefore: change.before, visibilityAfter: change.sheet.visibility, ...local }),
  protection: (change) => onSheet(change, type.protection, { isProtected: change.sheet.protection.on, ...local }),
  format: (change) => onSheet(change, type.format, { address: areaName(change.area), ...local }),
  sorted: (change) => onSheet(change, change.axis === "row" ? type.rowSorted : type.columnSorted, { address: change.address, ...local }),
  rowHidden: (change) => onSheet(change, type.rowHidden, { address: areaName(change.area), changeType: change.hidden ? "Hidden" : "Unhidden", ...local }),
  calculated: (change) => onSheet(change, type.calculated, { address: change.address }),
  formulas: (change) => onSheet(change, type.formula, { formulaDetails: change.details, ...local }),
  tableAdded: tableCame,
  tableDeleted: tableCame,
  chartAdded: chartCame,
  chartDeleted: chartCame,
  chartActivated: chartActive,
  chartDeactivated: chartActive,
  commentAdded: commented,
  commentChanged: commented,
  commentDeleted: commented,
  tables: nothing,
  settings: nothing,
  filtered: nothing,
};

/** @param byAddin the change came with a request of the add-in */
export function eventsOf<Kind extends Change["kind"]>(change: Change & { readonly kind: Kind }, byAddin: boolean): EventEntry[] {
  return told[change.kind as Kind](change, byAddin);
}

type CellsChange = Extract<Change, { readonly kind: "cells" }>;

/** Which way cells went, for cells that came or went. */
const directions: { readonly [changeType: string]: object } = {
  CellInserted: { changeDirectionState: { insertShiftDirection: "Down" } },
  CellDeleted: { changeDirectionState: { deleteShiftDirection: "Up" } },
};

function cellsChanged(change: CellsChange, byAddin: boolean): EventEntry[] {
  const { sheet, area, changeType, details } = change;
  if (change.table) return [];
  return both(sheet, type.changed, {
    worksheetId: sheet.id,
    address: areaName(area),
    changeType,
    ...local,
    ...(directions[changeType] ?? {}),
    ...(details ? { valueBefore: details.before, valueAfter: details.after, valueTypeBefore: "Unknown", valueTypeAfter: "Unknown" } : {}),
    ...(byAddin ? { triggerSource: "ThisLocalAddin" } : {}),
  });
}

function tablesChanged({ sheet, area, changeType, details, table: only }: CellsChange): EventEntry[] {
  return sheet.tables
    .filter((table) => (only ? table === only : intersection(table.area, area) !== null))
    .flatMap((table) => {
      const message = {
        worksheetId: sheet.id,
        tableId: table.id,
        address: areaName(only ? area : (intersection(table.area, area) ?? area)),
        changeType,
        ...local,
        ...(details ? { valueBefore: details.before, valueAfter: details.after, valueTypeBefore: "Unknown", valueTypeAfter: "Unknown" } : {}),
      };
      return [entry(type.tableChanged, table.id, message), ...both(sheet, type.tableChanged, message)];
    });
}

/** Every table of the sheet hears of it; outside of it without an address. */
function tablesSelected(sheet: Sheet, area: Area): EventEntry[] {
  return sheet.tables.map((table) => {
    const common = intersection(table.area, area);
    return entry(type.tableSelection, table.id, { worksheetId: sheet.id, tableId: table.id, address: common ? areaName(common) : "" });
  });
}

function entry(messageType: number, targetId: string, message: object): EventEntry {
  return { messageCategory: 65536, messageType, targetId, message: JSON.stringify(message) };
}
