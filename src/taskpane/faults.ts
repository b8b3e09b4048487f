/** Faults that nobody waits for: a promise that fails without anybody's knowing, an error of a script. They reach the person like any other. */
import { useEffect } from "react";
import { Cancelled } from "../hosts/browser/client";
import type { Notice } from "./notice";

/** The browser's own remark on a layout that took two rounds; nothing has failed. */
const HARMLESS = /^ResizeObserver loop/;

let listener: ((error: unknown) => void) | null = null;
const early: unknown[] = [];

/** Tells the pane of a fault, as soon as there is one that shows it. */
export function reportFault(error: unknown): void {
  if (listener) listener(error);
  else early.push(error);
}

/** From the first moment on. */
export function listenForFaults(): void {
  window.addEventListener("unhandledrejection", ({ reason }) => reportFault(reason));
  window.addEventListener("error", ({ error, message }) => {
    if (!HARMLESS.test(message)) reportFault(error ?? message);
  });
}

/** @param say shows a notice; keeps its identity between renders */
export function useFaults(say: (notice: Notice) => void): void {
  useEffect(() => {
    listener = (error) => say(faultNotice(error));
    early.splice(0).forEach(listener);
    return () => {
      listener = null;
    };
  }, [say]);
}

function faultNotice(error: unknown): Notice {
  // Somebody gave something up that nobody waited for any more: what it was for has not been done, which is all there is to say.
  if (error instanceof Cancelled) return { intent: "info", key: "notice.given-up" };
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { intent: "error", key: "notice.unexpected", params: { reason } };
}
