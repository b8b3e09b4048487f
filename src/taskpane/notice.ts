/** Notices on top of the pane. Whatever goes wrong has a sentence in the user's language and a next step. */
import { BeingWritten, excelFailureOf, SheetsChanged, TakenOver, type WrittenRun } from "../hosts/excel";
import { Cancelled, EngineFailure } from "../hosts/browser/client";

/** A key of the locale tables with its params. */
export interface NoticeSentence {
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** Said one after the other in place of `{parts}`. */
  readonly parts?: readonly NoticeSentence[];
}

export interface Notice extends NoticeSentence {
  readonly intent: "success" | "info" | "warning" | "error";
  /** More sentences behind it. */
  readonly also?: readonly NoticeSentence[];
  /** One line each below it. */
  readonly more?: readonly NoticeSentence[];
}

const INTENTS = ["success", "info", "warning", "error"] as const;

/** Two notices as one: the latter below the former, in the colour of the graver. */
export function joinedNotices(first: Notice, second: Notice): Notice {
  const { intent, also = [], more = [], ...sentence } = second;
  const graver = INTENTS[Math.max(INTENTS.indexOf(first.intent), INTENTS.indexOf(intent))] ?? intent;
  return { ...first, intent: graver, more: [...(first.more ?? []), sentence, ...also, ...more] };
}

/** What a run or an undo did besides, and the clerk must know. */
export type Besides = Partial<Pick<WrittenRun, "left" | "kept" | "released" | "refused" | "stopped">>;

/** The same notice with what is to be said besides; a warning where the clerk has something to see to. */
export function withBesides(notice: Notice, { left = [], kept = [], released = [], refused = [], stopped = false }: Besides): Notice {
  const warnings: NoticeSentence[] = [
    ...(kept.length > 0 ? [{ key: "notice.kept", params: { sheets: quoted(kept) } }] : []),
    ...(left === null ? [{ key: "notice.formulas-unchecked" }] : left.length > 0 ? [{ key: "notice.formulas-left", params: { sheets: quoted(left) } }] : []),
    ...(refused.length > 0
      ? [{ key: "notice.refused", parts: refused.map(({ kind, sheets }) => ({ key: `decoration.${kind}`, params: { sheets: sheets.join("、") } })) }]
      : []),
    ...(stopped ? [{ key: "notice.decorating-stopped" }] : []),
  ];
  const news = released.length > 0 ? [{ key: "notice.released", params: { sheets: quoted(released) } }] : [];
  if (warnings.length + news.length === 0) return notice;
  const intent = warnings.length > 0 && notice.intent !== "error" ? "warning" : notice.intent;
  return { ...notice, intent, also: [...(notice.also ?? []), ...warnings, ...news] };
}

const quoted = (sheets: readonly string[]): string => sheets.map((sheet) => `“${sheet}”`).join("、");

export interface HostFailures {
  readonly prefix: "failure" | "word.failure";
  readonly failureOf: (error: unknown) => { readonly key: string; readonly code: string };
}

/**
 * @param error whatever a step of the pane's threw
 * @param host what the host's own codes mean, and where its sentences stand in the locale tables
 */
export function noticeOf(error: unknown, host: HostFailures = { prefix: "failure", failureOf: excelFailureOf }): Notice {
  if (error instanceof Cancelled) return { intent: "info", key: host.prefix === "failure" ? "notice.cancelled" : "word.notice.cancelled" };
  if (error instanceof EngineFailure)
    return { intent: "error", key: host.prefix === "failure" ? "notice.engine" : "word.notice.engine", params: { reason: error.message } };
  if (error instanceof BeingWritten) return { intent: "warning", key: "notice.being-written" };
  if (error instanceof SheetsChanged) return { intent: "warning", key: "notice.sheets-changed" };
  if (error instanceof TakenOver) return { intent: "warning", key: "notice.taken-over" };
  const { key, code } = host.failureOf(error);
  return { intent: "error", key: `${host.prefix}.${key}`, params: { code } };
}
