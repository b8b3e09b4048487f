/** What went wrong in Excel, as a key of a sentence for the user: every code of the host's that a run can meet has one with a next step. */

export type ExcelFailureKey = "protected" | "cell-edit" | "gone" | "too-large" | "filtered" | "merged" | "closed" | "name" | "unsupported" | "busy" | "other";

const KEYS: Readonly<Record<string, ExcelFailureKey>> = {
  AccessDenied: "protected",
  InvalidOperationInCellEditMode: "cell-edit",
  ItemNotFound: "gone",
  InvalidReference: "gone",
  InvalidBinding: "gone",
  RequestPayloadSizeLimitExceeded: "too-large",
  ResponsePayloadSizeLimitExceeded: "too-large",
  FilteredRangeConflict: "filtered",
  MergedRangeConflict: "merged",
  InactiveWorkbook: "closed",
  RequestAborted: "closed",
  InvalidOrTimedOutSession: "closed",
  ItemAlreadyExists: "name",
  InvalidArgument: "name",
  ApiNotFound: "unsupported",
  ApiNotAvailable: "unsupported",
  UnsupportedOperation: "unsupported",
  ServerBusy: "busy",
  ActivityLimitReached: "busy",
};

export interface ExcelFailure {
  readonly key: ExcelFailureKey;
  /** The host's code, for the administrator. */
  readonly code: string;
}

/** @param error whatever a call to Excel threw */
export function excelFailureOf(error: unknown): ExcelFailure {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "GeneralException";
  return { key: KEYS[code] ?? "other", code };
}
