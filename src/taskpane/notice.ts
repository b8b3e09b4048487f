/** Notices on top of the pane. Whatever goes wrong has a sentence in the user's language and a next step. */
import { failureOf } from "../hosts/excel";
import { Cancelled, EngineFailure } from "./engine/client";

/** A key of the locale tables with its params. */
export interface Notice {
  readonly intent: "success" | "info" | "warning" | "error";
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** @param error whatever a step of the pane's threw */
export function noticeOf(error: unknown): Notice {
  if (error instanceof Cancelled) return { intent: "info", key: "notice.cancelled" };
  if (error instanceof EngineFailure) return { intent: "error", key: "notice.engine", params: { reason: error.message } };
  const { key, code } = failureOf(error);
  return { intent: "error", key: `failure.${key}`, params: { code } };
}
