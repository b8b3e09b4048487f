/**
 * A probe edit: a few words are put in, looked at and taken out in one request. Whether Word marks them as inserted (w:ins) says whether changes are tracked,
 * and whether it takes them at all says whether the document is protected: what getOoxml hands out says neither (office-js#2123, #6031).
 */
import { DOMParser } from "@xmldom/xmldom";
import { wordFailureOf, StepFailure } from "./failure";
import type { InWord } from "./refresh";

/** Words that say for themselves what they are, should they ever be seen, and that stand in no document of anybody's. */
export const PROBE = "〔台账通试写，可删〕";

/** refused: Word does not let us write here. unclear: the probe went wrong, or its answer says nothing. */
export type Probed = "off" | "on" | "refused" | "unclear";

/** Codes by which Word refuses to write; a document that is only viewed answers GeneralException (office-js#5484), which says too little. */
const REFUSALS: ReadonlySet<string> = new Set(["AccessDenied", "NotAllowed"]);

/**
 * Leaves the document as it was, also where the probe fails half way.
 * @throws StepFailure `probe-left` where the words could not be taken out again
 */
export async function probe(run: InWord): Promise<Probed> {
  const atEnd = await probeAt(run, "End");
  // The last paragraph may stand in a control that is locked: then the first one is asked.
  if (atEnd === "refused") return probeAt(run, "Start");
  // Once more: what went wrong a moment ago may go now.
  return atEnd === "unclear" ? probeAt(run, "End") : atEnd;
}

async function probeAt(run: InWord, place: "Start" | "End"): Promise<Probed> {
  try {
    return verdictOf(await run((context) => putInAndOut(context, place)));
  } catch (error) {
    await takeOut(run);
    return REFUSALS.has(wordFailureOf(error).code) ? "refused" : "unclear";
  }
}

async function putInAndOut(context: Word.RequestContext, place: "Start" | "End"): Promise<string> {
  const range = context.document.body.insertText(PROBE, place);
  const ooxml = range.getOoxml();
  range.delete();
  const left = context.document.body.search(PROBE);
  left.load("items");
  await context.sync();
  if (left.items.length > 0) throw Object.assign(new Error("the probe was not taken out"), { code: "GeneralException" });
  return ooxml.value;
}

function verdictOf(ooxml: string): Probed {
  const xml = new DOMParser({ onError: () => {} }).parseFromString(ooxml, "text/xml");
  const text = Array.from(xml.getElementsByTagName("w:t")).find(({ textContent }) => textContent?.includes(PROBE));
  if (!text) return "unclear";
  for (let around = text.parentNode; around; around = around.parentNode) if (around.nodeName === "w:ins") return "on";
  return "off";
}

/** Takes out what a probe left behind, an earlier one too. @throws StepFailure `probe-left` */
async function takeOut(run: InWord): Promise<void> {
  const once = () =>
    run(async (context) => {
      const found = context.document.body.search(PROBE);
      found.load("items");
      await context.sync();
      if (found.items.length === 0) return;
      for (const range of found.items) range.delete();
      await context.sync();
    });
  await once()
    .catch(once)
    .catch((error: unknown) => {
      throw new StepFailure("probe-left", error);
    });
}
