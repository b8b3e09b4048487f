/** What a person does in the document with their own hands; tests and the page do it through here. */
import { HostError } from "../protocol/host-error";
import { isProtected, requireEditable, settingsRoot, tell, type WordDocument } from "./document";
import { setTracking } from "./objects/document";
import { child, ensureChild, make, remove, setAttribute, type Element } from "./package/xml";
import { deleteSpan, formatOf, typeAt } from "./text/edit";
import { differences } from "./text/difference";
import { find } from "./text/search";
import { endOf, pointAfter, pointBefore, spanBetween, spanOf, spanOfText } from "./text/span";
import { joined, paragraphsIn, paragraphText } from "./text/tree";

/** A character of a paragraph of the body. */
export interface TextPlace {
  readonly paragraph: number;
  readonly offset: number;
}

export interface Person {
  /** The document's text, a paragraph a line, as the add-in's `body.text` has it. */
  readonly text: () => string;
  readonly paragraphs: () => readonly string[];
  /** Types paragraphs into an empty document, or behind what is there. */
  readonly write: (paragraphs: readonly string[]) => void;
  /** Gives a paragraph other words. What stays the same keeps its format and its content controls. @throws where the paragraph is not there */
  readonly edit: (paragraph: number, text: string) => void;
  /** Replaces the first words that match, wherever they stand. */
  readonly replace: (words: string, by: string) => void;
  readonly selectText: (words: string) => void;
  /** Selects from one character to another, as with the mouse. */
  readonly select: (from: TextPlace, to: TextPlace) => void;
  /** Puts the cursor behind the last character of a paragraph. */
  readonly cursorAfter: (paragraph: number) => void;
  /** 限制编辑, as the file keeps it: to reading, where nothing else is said. */
  readonly protect: (on: boolean, edit?: "readOnly" | "comments" | "forms" | "trackedChanges") => void;
  readonly isProtected: () => boolean;
  readonly trackChanges: (on: boolean) => void;
}

export function person(document: WordDocument): Person {
  const all = (): Element[] => paragraphsIn(document.body);
  const at = (index: number): Element => {
    const found = all()[index];
    if (!found) throw new HostError("ItemNotFound", `There is no paragraph ${index}.`);
    return found;
  };
  const hit = (words: string): { readonly paragraph: Element; readonly from: number; readonly to: number } => {
    for (const paragraph of all()) {
      const [first] = find(paragraphText(paragraph), words, { ...plain, matchCase: true });
      if (first) return { paragraph, from: first[0], to: first[1] };
    }
    throw new HostError("ItemNotFound", `The document does not say “${words}”.`);
  };
  const change = (paragraph: Element, from: number, to: number, text: string): void => {
    requireEditable(document, paragraph);
    const span = spanOfText(paragraph, from, to);
    requireEditable(document, span.start);
    const format = formatOf(span);
    if (from < to) deleteSpan(document, span);
    if (text !== "") typeAt(document, pointBefore(span.end), text, format);
    remove(span.start);
    remove(span.end);
    tell(document, { kind: "content" });
  };

  return {
    text: () => joined(all()),
    paragraphs: () => all().map((paragraph) => paragraphText(paragraph)),
    write: (paragraphs) => {
      const last = all().at(-1);
      let target = last;
      for (const [i, text] of paragraphs.entries()) {
        if (!target || i > 0 || paragraphText(target) !== "") {
          const made = make(document.tree, "p");
          const section = [...all()].at(-1)?.parentNode ?? document.body;
          section.insertBefore(made, target?.nextSibling ?? null);
          target = made;
        }
        typeAt(document, endOf(target), text, null);
      }
      tell(document, { kind: "content" });
    },
    edit: (index, text) => {
      const paragraph = at(index);
      for (const { from, to, by } of differences(paragraphText(paragraph), text)) change(paragraph, from, to, by);
    },
    replace: (words, by) => {
      const { paragraph, from, to } = hit(words);
      change(paragraph, from, to, by);
    },
    selectText: (words) => {
      const { paragraph, from, to } = hit(words);
      document.selection = spanOfText(paragraph, from, to);
      tell(document, { kind: "selection" });
    },
    select: (from, to) => {
      const end = spanOfText(at(to.paragraph), to.offset, to.offset);
      const start = spanOfText(at(from.paragraph), from.offset, from.offset);
      const span = spanBetween(pointBefore(start.start), pointAfter(end.end));
      for (const mark of [start.start, start.end, end.start, end.end]) remove(mark);
      document.selection = span;
      tell(document, { kind: "selection" });
    },
    cursorAfter: (index) => {
      const end = spanOf(at(index), false).end;
      document.selection = spanBetween(pointBefore(end), pointBefore(end));
      tell(document, { kind: "selection" });
    },
    protect: (on, edit = "readOnly") => {
      const settings = settingsRoot(document);
      if (!settings) throw new HostError("GeneralException");
      const known = child(settings, "documentProtection");
      if (known) remove(known);
      if (!on) return;
      const protection = ensureChild(settings, "documentProtection");
      setAttribute(protection, "edit", edit);
      setAttribute(protection, "enforcement", "1");
    },
    isProtected: () => isProtected(document),
    trackChanges: (on) => setTracking(document, on ? "TrackAll" : "Off"),
  };
}

const plain = {
  ignorePunct: false,
  ignoreSpace: false,
  matchCase: false,
  matchPrefix: false,
  matchSuffix: false,
  matchWholeWord: false,
  matchWildcards: false,
};
