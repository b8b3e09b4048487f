/** Documents in windows of their own: a report as it is drafted, and a formatted copy of the open document. */
import type { FormatChange, FormatRule } from "../../documents/formatting";
import type { CleanCopy } from "../../formats/docx/clean";
import { abortable } from "./abortable";
import { formattedCopy } from "./copy";
import { wordFailureOf, RefusedByUs, StepFailure } from "./failure";
import { takeFile, type Watch } from "./file";
import { probe } from "./probe";
import { takeBody } from "./taken";
import type { Host } from "./tracking";

/** insertFileFromBase64 and createDocument take 4 MB. */
const FILE_LIMIT = 4_000_000;
/** How a Word says that it opens no windows for add-ins: on the web, where files are kept with somebody else (office-js#1745, #1340). */
const NO_WINDOW: ReadonlySet<string> = new Set(["NotAllowed", "NotImplemented", "ApiNotFound", "ApiNotAvailable", "UnsupportedOperation"]);

/** A formatted copy in a window of its own. */
export interface Copied {
  /** None: nothing was to be changed, and no copy was opened. */
  readonly done: readonly FormatChange[];
  readonly left: readonly FormatChange[];
}

export async function openAsNew({ run }: Host, docx: Uint8Array): Promise<void> {
  if (docx.length > FILE_LIMIT) throw Object.assign(new Error("too large"), { code: "RequestPayloadSizeLimitExceeded" });
  try {
    await run(async (context) => {
      context.application.createDocument(base64(docx)).open();
      await context.sync();
    });
  } catch (error) {
    throw NO_WINDOW.has(wordFailureOf(error).code) ? new StepFailure("window", error) : error;
  }
}

/** @throws the signal's own error where the person has had enough: no window is opened then */
export async function openFormatted(host: Host, rules: ReadonlySet<FormatRule>, watch: Watch): Promise<Copied> {
  const { run, office } = host;
  watch.signal.throwIfAborted();
  // Asked before the file: what Word hands out has lost its protection. A probe that says nothing lets the copy be made: it is what is left to offer then.
  const stands = await abortable(takeBody(run), watch.signal);
  if (stands.body.settings.protected || (await abortable(probe(run), watch.signal)) === "refused") throw new RefusedByUs("Protected");
  const file = await takeFile(office, FILE_LIMIT, watch);
  watch.progress("copy", 0, 1);
  // The pane shows where it is before the work that keeps it busy.
  await new Promise((resolve) => setTimeout(resolve));
  const { docx, done, left } = await formattedCopy(file, rules).catch((error: unknown) => {
    throw error instanceof RefusedByUs ? error : new StepFailure("file", error);
  });
  watch.signal.throwIfAborted();
  if (docx) await openAsNew(host, docx);
  return { done, left };
}

/** 上报件: the document as a file with nothing in it that a reader does not see. @throws as `openFormatted` */
export async function cleanOpen({ office }: Host, watch: Watch): Promise<CleanCopy> {
  const file = await takeFile(office, FILE_LIMIT, watch);
  watch.progress("copy", 0, 1);
  await new Promise((resolve) => setTimeout(resolve));
  const { cleanCopy } = await import("../../formats/docx/clean");
  return cleanCopy(file).catch((error: unknown) => {
    throw new StepFailure("file", error);
  });
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}
