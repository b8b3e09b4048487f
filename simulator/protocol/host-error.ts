/** Errors that the host answers with: the codes and sentences of Excel on the web. */

const messages = {
  AccessDenied: "You cannot perform the requested operation.",
  ApiNotFound:
    "The API you are trying to use could not be found. It may be available in a newer version of Excel. Please refer to the documentation: https://aka.ms/excel-error-codes.",
  GeneralException: "There was an internal error while processing the request.",
  InactiveWorkbook: "The operation failed because there are multiple workbooks open and the workbook being called by this API has lost focus.",
  InsertDeleteConflict: "The insert or delete operation attempted resulted in a conflict.",
  InvalidArgument: "The argument is invalid or missing or has an incorrect format.",
  InvalidObjectPath: "The object path is invalid.",
  InvalidOperation: "The operation attempted is invalid on the object.",
  InvalidOperationInCellEditMode:
    "Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.",
  InvalidReference: "This reference is not valid for the current operation.",
  InvalidSelection: "The current selection is invalid for this operation.",
  ItemAlreadyExists: "The resource being created already exists.",
  ItemNotFound: "The requested resource doesn't exist.",
  MergedRangeConflict: "The operation failed because it would have conflicted with a merged range.",
  NotImplemented: "The requested feature isn't implemented.",
  NotSimulated: "The simulated host does not play this part of the object model.",
  RangeExceedsLimit: "The cell count in the range has exceeded the maximum supported number.",
  RequestAborted: "The request was aborted during run time.",
  RequestPayloadSizeLimitExceeded:
    "The request payload size has exceeded the limit. Please refer to the documentation: https://docs.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization#excel-add-ins.",
  ResponsePayloadSizeLimitExceeded:
    "The response payload size has exceeded the limit. Please refer to the documentation: https://docs.microsoft.com/office/dev/add-ins/concepts/resource-limits-and-performance-optimization#excel-add-ins.",
  Timeout: "The operation has timed out.",
  UndoNotSupported: "The operation cannot be part of an undo group, because it does not support undo.",
  UnsupportedOperation: "The operation being attempted is not supported.",
  UnsupportedSheet: "This sheet type does not support this operation, since it is a Macro or Chart sheet.",
} as const;

export type ErrorCode = keyof typeof messages;

/** Thrown by a handler of the object model; becomes the batch's `Error`. */
export class HostError extends Error {
  readonly code: string;
  readonly location: string | null;

  constructor(code: string, message?: string, location?: string) {
    super(message ?? messageOf(code));
    this.code = code;
    this.location = location ?? null;
  }
}

/** @returns the host's sentence for a code, the general one for an unknown code. */
export function messageOf(code: string): string {
  return Object.hasOwn(messages, code) ? messages[code as ErrorCode] : messages.GeneralException;
}

/** Something that the real host can do and the simulator cannot. Its code is no host's: what is missing here is never mistaken for an answer of Office. */
export function notSimulated(what: string): HostError {
  return new HostError("NotSimulated", `Not simulated: ${what}. (The simulated host does not play this part of the object model.)`, what);
}

/** @throws HostError ItemNotFound in place of nothing */
export function existing<V>(found: V | null | undefined): V {
  if (found === null || found === undefined) throw new HostError("ItemNotFound");
  return found;
}
