/** Notices on top of the pane. Whatever goes wrong has a sentence in the user's language and a next step. */
import { failureOf } from "../hosts/excel";
import { Cancelled, EngineFailure } from "./engine/client";

/** A key of the locale tables with its params. */
export interface Notice {
  readonly intent: "success" | "info" | "warning" | "error";
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** A second sentence. */
  readonly also?: Pick<Notice, "key" | "params">;
}

/**
 * The same notice, with a warning where formulas of the clerk's own still show former figures.
 * @param left names of their sheets; null: it could not be looked
 */
export function withFormulasLeft(notice: Notice, left: readonly string[] | null): Notice {
  if (left?.length === 0) return notice;
  const also =
    left === null ? { key: "notice.formulas-unchecked" } : { key: "notice.formulas-left", params: { sheets: left.map((sheet) => `“${sheet}”`).join("、") } };
  return { ...notice, intent: notice.intent === "error" ? "error" : "warning", also };
}

export interface HostFailures {
  readonly prefix: "failure" | "word.failure";
  readonly failureOf: (error: unknown) => { readonly key: string; readonly code: string };
}

/**
 * @param error whatever a step of the pane's threw
 * @param host what the host's own codes mean, and where its sentences stand in the locale tables
 */
export function noticeOf(error: unknown, host: HostFailures = { prefix: "failure", failureOf }): Notice {
  if (error instanceof Cancelled) return { intent: "info", key: host.prefix === "failure" ? "notice.cancelled" : "word.notice.cancelled" };
  if (error instanceof EngineFailure)
    return { intent: "error", key: host.prefix === "failure" ? "notice.engine" : "word.notice.engine", params: { reason: error.message } };
  const { key, code } = host.failureOf(error);
  return { intent: "error", key: `${host.prefix}.${key}`, params: { code } };
}
