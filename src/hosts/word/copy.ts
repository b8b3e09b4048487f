/**
 * 排版 of a whole file: what an open document does not take from an add-in (paper, margins, the grid) is set in a copy of its package. Planned and
 * carried out by the same code as in the open document; parts that no change speaks of stay byte for byte.
 */
import type { Element } from "@xmldom/xmldom";
import type { FormatChange, FormatRule } from "../../documents/formatting";
import { openDocx, type OpenedDocx } from "../../formats/docx/opened";
import { checkAll } from "../../formats/zip/unzip";
import { bodyFrom, switchedOn, type DocumentBody } from "./body";
import { RefusedByUs } from "./failure";
import { carryOut, doneOf, planFor } from "./format";
import { numberFooters, readFooterParts } from "./footer-parts";

export interface FormattedCopy {
  /** The file; null where nothing was to be changed. */
  readonly docx: Uint8Array | null;
  readonly done: readonly FormatChange[];
  /** What would still change in the copy. */
  readonly left: readonly FormatChange[];
}

/**
 * @param docx a file as Word hands it out
 * @throws FileProblem where it is damaged or larger than it says, RefusedByUs where it is protected
 */
export async function formattedCopy(docx: Uint8Array, rules: ReadonlySet<FormatRule>): Promise<FormattedCopy> {
  await checkAll(docx);
  const file = await openDocx(docx);
  const { body, changes } = await planned(file, rules);
  if (body.settings.protected) throw new RefusedByUs("Protected");
  if (changes.length === 0) return { docx: null, done: [], left: [] };
  carryOut(body, changes);
  await numberFooters(file, body, changes);
  file.write(file.main, body.xml);
  const made = file.save();
  // Read back, as the open document is: only what stands in the file counts as done.
  const { changes: left } = await planned(await openDocx(made), rules);
  return { docx: made, done: doneOf(changes, left), left };
}

async function planned(file: OpenedDocx, rules: ReadonlySet<FormatRule>): Promise<{ body: DocumentBody; changes: FormatChange[] }> {
  const body = await bodyIn(file);
  const footers = rules.has("page-number") ? await readFooterParts(file, body) : [];
  return { body, changes: planFor(body, rules, footers) };
}

async function bodyIn(file: OpenedDocx): Promise<DocumentBody> {
  const xml = await file.read(file.main);
  const part = async (kind: string): Promise<Element | null> => {
    const found = file.related.find((one) => one.kind === kind);
    return found ? ((await file.read(found.part))?.documentElement ?? null) : null;
  };
  const [styles, settings] = [await part("styles"), await part("settings")];
  const element = xml?.getElementsByTagName("w:body")[0];
  if (!xml || !element) throw new Error("no body in the file's main part");
  withLastSection(element);
  return bodyFrom({ xml, element, styles, settings, evenPages: switchedOn(settings, "w:evenAndOddHeaders") });
}

/** A file need not say how its last pages are set up; a page that is to be set needs the place for it. */
function withLastSection(body: Element): void {
  let last = body.lastChild;
  while (last && last.nodeType !== 1) last = last.previousSibling;
  if (last?.nodeName === "w:sectPr") return;
  const made = body.ownerDocument?.createElementNS(body.namespaceURI, "w:sectPr");
  if (made) body.appendChild(made);
}
