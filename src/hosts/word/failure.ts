/** What went wrong in Word, as a key of a sentence for the user: every code of the host's that a step can meet has one with a next step. */
import type { Difference } from "./standing";

export type WordFailureKey =
  | "protected"
  | "tracked"
  /** Whether changes are tracked cannot be learnt. */
  | "unsure"
  /** Content controls that this Word does not hand out would be lost. */
  | "hidden"
  /** The former document cannot be handed back whole. */
  | "large"
  /** The step failed, and the document is not as it was before. */
  | "unrestored"
  /** The step failed, and the document cannot be read: nobody knows how it stands. */
  | "unread"
  /** The words of a probe edit are still there. */
  | "probe-left"
  | "gone"
  | "too-large"
  | "closed"
  | "content"
  | "unsupported"
  | "busy"
  | "changed"
  | "place"
  | "file"
  | "window"
  | "other";

const KEYS: Readonly<Record<string, WordFailureKey>> = {
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
  "Taizhang.Unsure": "unsure",
  "Taizhang.Hidden": "hidden",
  "Taizhang.Large": "large",
  "Taizhang.Changed": "changed",
  "Taizhang.Place": "place",
};

export interface WordFailure {
  readonly key: WordFailureKey;
  /** The host's code, for the administrator. */
  readonly code: string;
  /** What of the document is not as it should be, where that is what went wrong. */
  readonly wrong: readonly Difference[];
  /** Tracking of changes was turned off for the step and could not be turned on again. */
  readonly paused: boolean;
}

/** A step that the host would carry out but must not: the sentence says why. */
export class RefusedByUs extends Error {
  readonly code: string;
  constructor(why: "Protected" | "Tracked" | "Unsure" | "Hidden" | "Large" | "Changed" | "Place") {
    super(why);
    this.code = why === "Protected" ? "AccessDenied" : `Taizhang.${why}`;
  }
}

/** A failure that only the step can tell the meaning of: the same code means something else in another one. */
export class StepFailure extends Error {
  readonly code: string;
  /**
   * @param cause what the host threw
   * @param wrong what of the document is not as it should be
   * @param paused tracking of changes could not be turned on again
   */
  constructor(
    readonly key: WordFailureKey,
    cause: unknown,
    readonly wrong: readonly Difference[] = [],
    readonly paused = false,
  ) {
    super(key, { cause });
    this.code = codeOf(cause);
  }
}

/** @param error whatever a call to Word threw */
export function wordFailureOf(error: unknown): WordFailure {
  const code = codeOf(error);
  const own = error instanceof StepFailure ? error : null;
  return { key: own?.key ?? KEYS[code] ?? "other", code, wrong: own?.wrong ?? [], paused: own?.paused ?? false };
}

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null && "code" in error ? String(error.code) : "GeneralException";
}
