/** What stands in a document, for comparing: after every step and every undo it is read again, and what is not as it should be is told. */
import type { Element } from "@xmldom/xmldom";
import type { DocumentBody } from "./body";
import { formatDocumentOf, sectionElements } from "./look";

/** Where a document is not as it should be. */
export type Difference =
  /** The first paragraph that reads otherwise, counted from one without the empty ones. */
  | { readonly what: "text"; readonly at: number; readonly was: string; readonly now: string }
  /** The first paragraph whose style, font, size or alignment is another. */
  | { readonly what: "look"; readonly at: number; readonly text: string }
  /** Content controls, section breaks, headers and footers of sections, tracked changes, page numbers in footers: how many there should be, and are. */
  | { readonly what: "controls" | "sections" | "heads" | "revisions" | "footers"; readonly was: number; readonly now: number };

export interface Standing {
  /** Without the empty paragraphs: they come and go with inserting, and are nobody's work. */
  readonly paragraphs: readonly StandingParagraph[];
  /** Tags of content controls in reading order, with how many controls each stands in. */
  readonly controls: readonly string[];
  readonly sections: number;
  readonly heads: number;
  readonly revisions: number;
}

export interface StandingParagraph {
  readonly text: string;
  readonly look: string;
  /** Name of its style. */
  readonly style: string;
  /** Place among all paragraphs. */
  readonly index: number;
  /** It was put in under tracking, and nobody has accepted it yet. */
  readonly inserted: boolean;
}

export function standingOf(body: DocumentBody): Standing {
  const looks = formatDocumentOf(body, []).paragraphs;
  const has = (...names: readonly string[]): number => names.reduce((sum, name) => sum + body.element.getElementsByTagName(name).length, 0);
  return {
    paragraphs: body.paragraphs.flatMap(({ text, element }, index) => {
      if (text.trim() === "") return [];
      const { style = "", look } = looks[index] ?? {};
      const said = JSON.stringify([style, look?.font, look?.size, look?.align]);
      return [{ text: text.trimEnd(), look: said, style, index, inserted: element.getElementsByTagName("w:ins").length > 0 }];
    }),
    controls: Array.from(body.element.getElementsByTagName("w:sdt"), (control) => `${depthOf(control)} ${tagOf(control)}`),
    sections: sectionElements(body.element).length,
    heads: has("w:headerReference", "w:footerReference"),
    revisions: has("w:ins", "w:del"),
  };
}

/** Tags of all content controls in reading order, the outer ones first; one without a tag has an empty one. */
export const controlTags = (body: DocumentBody): string[] => Array.from(body.element.getElementsByTagName("w:sdt"), tagOf);

function tagOf(control: Element): string {
  for (let child = control.firstChild; child; child = child.nextSibling)
    if (child.nodeName === "w:sdtPr") return (child as Element).getElementsByTagName("w:tag")[0]?.getAttribute("w:val") ?? "";
  return "";
}

function depthOf(control: Element): number {
  let depth = 0;
  for (let around = control.parentNode; around; around = around.parentNode) if (around.nodeName === "w:sdt") depth += 1;
  return depth;
}

/** @returns what differs, one entry for each kind; none: it stands as it should */
export function differencesOf(should: Standing, stands: Standing): Difference[] {
  const counted = (["controls", "sections", "heads", "revisions"] as const).flatMap((what): Difference[] => {
    const [was, now] = [countOf(should, what), countOf(stands, what)];
    const same = what === "controls" ? should.controls.join() === stands.controls.join() : was === now;
    return same ? [] : [{ what, was, now }];
  });
  const text = firstOther(should.paragraphs, stands.paragraphs, (one) => one.text);
  if (text >= 0) return [{ what: "text", at: text + 1, was: should.paragraphs[text]?.text ?? "", now: stands.paragraphs[text]?.text ?? "" }, ...counted];
  const look = firstOther(should.paragraphs, stands.paragraphs, (one) => one.look);
  return look < 0 ? counted : [{ what: "look", at: look + 1, text: should.paragraphs[look]?.text ?? "" }, ...counted];
}

const countOf = (standing: Standing, what: "controls" | "sections" | "heads" | "revisions"): number =>
  what === "controls" ? standing.controls.length : standing[what];

/** @returns the place of the first that differs, or -1 */
function firstOther(should: readonly StandingParagraph[], stands: readonly StandingParagraph[], read: (one: StandingParagraph) => string): number {
  const most = Math.max(should.length, stands.length);
  for (let i = 0; i < most; i++) {
    const [one, other] = [should[i], stands[i]];
    if (!one || !other || read(one) !== read(other)) return i;
  }
  return -1;
}
