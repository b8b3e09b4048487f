/**
 * What unmodified office.js puts into one `context.sync()` and expects back. Numbers are those of `OfficeExtension` in the debug
 * build (@microsoft/office-js 1.1.110); names of members are PascalCase on the wire.
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export const pathType = { global: 1, newObject: 2, method: 3, property: 4, indexer: 5, reference: 6, nullObject: 7 } as const;

export const actionType = {
  instantiate: 1,
  query: 2,
  method: 3,
  setProperty: 4,
  trace: 5,
  recursiveQuery: 6,
  queryAsJson: 7,
  ensureUnchanged: 8,
  update: 9,
} as const;

/** Flag of a request that waits for the user to leave cell editing instead of failing (`Excel.run({delayForCellEdit: true}, …)`). */
export const delayForCellEditFlag = 64;

export interface ArgumentInfo {
  readonly Arguments?: readonly Json[] | null;
  /** Parallel to Arguments: 0 for a plain value, a path id for an object, an array for an array that holds objects. */
  readonly ReferencedObjectPathIds?: readonly Json[] | null;
}

export interface ObjectPathInfo {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo | null;
}

export interface QueryInfo {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

export interface ActionInfo {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo | null;
  readonly QueryInfo?: QueryInfo;
  readonly ObjectState?: { readonly [key: string]: Json };
}

export interface Batch {
  readonly AutoKeepReference?: boolean;
  readonly Actions: readonly ActionInfo[];
  readonly ObjectPaths: { readonly [id: string]: ObjectPathInfo };
}

export interface ActionResult {
  readonly ActionId: number;
  readonly Value: Json;
}

export interface BatchError {
  readonly Code: string;
  readonly Message: string;
  readonly ActionIndex: number;
  readonly Location: string;
  readonly HttpStatusCode: number;
}

export interface BatchResponse {
  readonly Results: readonly ActionResult[];
  readonly TraceIds: readonly number[];
  readonly Error?: BatchError;
}

/** An event on its way to the add-in, as `_handleRichApiMessage` reads it. `message` is JSON. */
export interface EventEntry {
  readonly messageCategory: 65536;
  readonly messageType: number;
  readonly targetId: string;
  readonly message: string;
}

/** @returns whether a value that came over the border is a batch. */
export function isBatch(value: unknown): value is Batch {
  if (typeof value !== "object" || value === null) return false;
  return "Actions" in value && Array.isArray(value.Actions) && "ObjectPaths" in value && typeof value.ObjectPaths === "object";
}
