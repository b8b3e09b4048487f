/** What is wrong with the tags of a town's own document, each with the paragraph that it stands in: found before anything is filled. */
import { DOMParser, type Element } from "@xmldom/xmldom";
import type { Tags } from "../../drafting/tags";
import { placedParagraphs } from "./read";

export type TagFaultCode =
  | "own-template.unknown-tag"
  | "own-template.unknown-loop"
  | "own-template.not-in-loop"
  | "own-template.unclosed"
  | "own-template.unopened"
  | "own-template.apart"
  | "own-template.brace"
  | "own-template.nested"
  | "own-template.too-much"
  | "own-template.full-width";

export interface TagFault {
  readonly code: TagFaultCode;
  /** What its sentence needs: the tag, the paragraph's number and words, a tag that may be meant. */
  readonly params: Readonly<Record<string, string | number>>;
}

/** A part of the document that has paragraphs of its own, and what people call it. */
export interface TextPart {
  readonly name: "正文" | "页眉" | "页脚";
  readonly xml: string;
}

interface Found {
  readonly raw: string;
  readonly kind: "value" | "open" | "close";
  readonly tag: string;
  readonly place: Place;
}

type Place = Readonly<{ part: string; paragraph: number; text: string; element: Element }>;

/** Half-width braces, with easy-template-x's options in square brackets left out of the name. */
const TAG = /\{([#/]?)([^{}]*)\}/g;

/** @returns every fault in reading order; empty where the document can be filled */
export function tagFaults(parts: readonly TextPart[], tags: Tags): TagFault[] {
  return parts.flatMap((part) => {
    const paragraphs = paragraphsOf(part);
    return [...paragraphs.flatMap((place) => braceFaults(place, tags)), ...nestingFaults(paragraphs.flatMap(tagsIn), tags)];
  });
}

/** Characters of markup that loops may make a document grow to: some 60,000 figures (8,000 take a second), 40 times what Word opens with ease. */
const MOST = 40_000_000;
/** Markup of a figure's content control. */
const CONTROL = 500;

/** A loop that repeats so much that no office would open the document: counted before anything is filled. */
export function sizeFault(parts: readonly TextPart[], { loops }: Tags): TagFault | null {
  let size = 0;
  for (const part of parts) {
    let loop: Found | null = null;
    for (const place of paragraphsOf(part)) {
      const found = tagsIn(place);
      const opened: Found | null = found.find(({ kind }) => kind === "open") ?? loop;
      if (opened === null) continue;
      const figures = found.filter(({ kind }) => kind === "value").length;
      size += (String(place.element).length + figures * CONTROL) * (loops.get(opened.tag)?.rows.length ?? 0);
      if (size > MOST) return fault("own-template.too-much", opened.place, opened.raw, { most: MOST / 10_000 });
      const last = found.findLast(({ kind }) => kind !== "value");
      loop = last ? (last.kind === "open" ? last : null) : loop;
    }
  }
  return null;
}

/** Names of the tags that a document uses, for telling which of them have no data. */
export const usedTags = (parts: readonly TextPart[]): string[] =>
  parts.flatMap((part) => paragraphsOf(part).flatMap(tagsIn)).flatMap(({ kind, tag }) => (kind === "value" ? [tag] : []));

/** A loop that begins in one place and ends in another (a table and outside it), as the library names it. */
export function apartFault(parts: readonly TextPart[], message: string): TagFault | null {
  const place = parts.flatMap((part) => paragraphsOf(part).flatMap(tagsIn)).find(({ kind, raw }) => kind === "open" && message.includes(raw));
  return place ? fault("own-template.apart", place.place, place.raw) : null;
}

function paragraphsOf({ name, xml }: TextPart): Place[] {
  const root = new DOMParser({ onError: () => {} }).parseFromString(xml, "text/xml").documentElement;
  return root ? placedParagraphs(root).map(({ text, element }, i) => ({ part: name, paragraph: i + 1, text, element })) : [];
}

const tagsIn = (place: Place): Found[] =>
  [...place.text.matchAll(TAG)].map(([raw, sign = "", name = ""]) => ({
    ...{ raw, place, tag: name.replace(/\[.*$/, "").trim() },
    kind: sign === "#" ? "open" : sign === "/" ? "close" : "value",
  }));

const fault = (code: TagFaultCode, place: Place, tag: string, more: TagFault["params"] = {}): TagFault => ({
  code,
  params: { tag, part: place.part, paragraph: place.paragraph, text: short(place.text), ...more },
});

const short = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text);

/** A brace without its other half, and braces of the wrong width around a tag that is known. */
function braceFaults(place: Place, { values, loops }: Tags): TagFault[] {
  const rest = place.text.replace(TAG, "");
  const single = /[{}]/.exec(rest)?.[0];
  const wide = [...place.text.matchAll(/[｛{]\s*([#/＃／]?)([^｛｝{}]+?)\s*[｝}]/g)].find(
    ([raw, , name = ""]) => /[｛｝]/.test(raw) && (values.has(name) || loops.has(name)),
  );
  if (wide) return [fault("own-template.full-width", place, wide[0])];
  return single === undefined ? [] : [fault("own-template.brace", place, single)];
}

function nestingFaults(found: readonly Found[], tags: Tags): TagFault[] {
  const open: Found[] = [];
  const faults: TagFault[] = [];
  for (const one of found) {
    if (one.kind === "value") faults.push(...valueFaults(one, open.at(-1)?.tag, tags));
    else if (one.kind === "open") {
      if (!tags.loops.has(one.tag))
        faults.push(fault("own-template.unknown-loop", one.place, one.raw, { loops: [...tags.loops.keys()].filter((name) => !name.includes(".")).join("、") }));
      // The rows of a loop hold no rows of another, and the town's figures are no village's.
      const outer = open.at(-1);
      if (outer) faults.push(fault("own-template.nested", one.place, one.raw, { outer: outer.raw }));
      open.push(one);
    } else if (!open.pop()) faults.push(fault("own-template.unopened", one.place, one.raw));
  }
  return [...faults, ...open.map((one) => fault("own-template.unclosed", one.place, one.raw, { close: `{/${one.tag}}` }))];
}

function valueFaults({ tag, raw, place }: Found, loop: string | undefined, { values, loops }: Tags): TagFault[] {
  if (loop !== undefined) {
    const within = loops.get(loop);
    // An unknown loop is told by itself; an empty one has no rows to ask.
    if (!within || within.rows.length === 0 || within.rows[0]?.has(tag)) return [];
  }
  if (values.has(tag)) return [];
  const owner = [...loops.values()].find(({ tags }) => tags.includes(tag));
  if (owner && loop === undefined) return [fault("own-template.not-in-loop", place, raw, { loop: owner.tag })];
  return [fault("own-template.unknown-tag", place, raw, { near: nearest(tag, [...values.keys()]) })];
}

/** The tag that shares most characters with a misspelt one, or — where none does. */
function nearest(tag: string, names: readonly string[]): string {
  const characters = new Set(tag);
  let [best, score] = ["", 0.5];
  for (const name of names) {
    const shared = [...name].filter((character) => characters.has(character)).length;
    const alike = (2 * shared) / (name.length + tag.length);
    if (alike > score) [best, score] = [name, alike];
  }
  return best === "" ? "—" : `{${best}}`;
}
