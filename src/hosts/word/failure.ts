/** What went wrong in Word, as a key of a sentence for the user: every code of the host's that a step can meet has one with a next step. */

export type FailureKey =
  "protected" | "tracked" | "gone" | "too-large" | "closed" | "content" | "unsupported" | "busy" | "changed" | "place" | "file" | "window" | "other";

const KEYS: Readonly<Record<string, FailureKey>> = {
  AccessDenied: "protected",
  NotAllowed: "protected",
  ItemNotFound: "gone",
  RequestPayloadSizeLimitExceeded: "too-large",
  ResponsePayloadSizeLimitExceeded: "too-large",
  RequestAborted: "closed",
  InvalidOrTimedOutSession: "closed",
  InvalidArgument: "content",
  SearchStringInvalidOrTooLong: "content",
  SearchDialogIsOpen: "busy",
  ApiNotFound: "unsupported",
  ApiNotAvailable: "unsupported",
  NotImplemented: "unsupported",
  UnsupportedOperation: "unsupported",
  ServerBusy: "busy",
  ActivityLimitReached: "busy",
  // Common API: permission, document read only, custom XML parts.
  "Office.7000": "protected",
  "Office.3000": "gone",
  "Office.5001": "other",
  "Office.5103": "too-large",
  // Ours.
  "Taizhang.Tracked": "tracked",
  "Taizhang.Changed": "changed",
  "Taizhang.Place": "place",
};

export interface Failure {
  readonly key: FailureKey;
  /** The host's code, for the administrator. */
  readonly code: string;
}

/** A step that the host would carry out but must not: the sentence says why. */
export class Refused extends Error {
  readonly code: string;
  constructor(why: "Protected" | "Tracked" | "Changed" | "Place") {
    super(why);
    this.code = why === "Protected" ? "AccessDenied" : `Taizhang.${why}`;
  }
}

/** A failure that only the step can tell the meaning of: the same code means something else in another one. */
export class StepFailure extends Error {
  readonly code: string;
  /** @param cause what the host threw */
  constructor(
    readonly key: FailureKey,
    cause: unknown,
  ) {
    super(key, { cause });
    this.code = codeOf(cause);
  }
}

/** @param error whatever a call to Word threw */
export function failureOf(error: unknown): Failure {
  const code = codeOf(error);
  return { key: error instanceof StepFailure ? error.key : (KEYS[code] ?? "other"), code };
}

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "GeneralException";
}
