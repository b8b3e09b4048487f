/** The open document: its package, what is selected, whether it is saved, and what a person is told when something changes. */
import { HostError } from "../protocol/host-error";
import type { Json } from "../protocol/messages";
import { readSettings } from "./package/add-in-settings";
import type { WordQuirk } from "./quirks";
import { blankPackage, openPackage, type WordPackage } from "./package/package";
import { child, closest, descendants, isW, remove, rootOf, switchOf, valueOf, attribute, type Document, type Element, type Node } from "./package/xml";
import { markNamespace } from "./package/xml";
import { spanBetween, startOf, type Span } from "./text/span";
import { paragraphsIn } from "./text/tree";

export type Change = { readonly kind: "content" } | { readonly kind: "selection" } | { readonly kind: "saved" };

export interface WordDocument {
  name: string;
  readonly pkg: WordPackage;
  /** The main part: word/document.xml. */
  readonly main: string;
  readonly tree: Document;
  readonly body: Element;
  selection: Span;
  saved: boolean;
  /** Settings of the add-in (`Office.context.document.settings`), as saved. */
  readonly settings: Map<string, Json>;
  /** Texts that stand in empty content controls, by the control's id. */
  readonly placeholders: Map<string, string>;
  /** ISO day and person that changes are written under. */
  readonly today: string;
  readonly author: string;
  /** What this build of Word does otherwise. */
  readonly quirks: Set<WordQuirk>;
  readonly listeners: Set<(change: Change) => void>;
  readonly save: () => Uint8Array;
}

export interface OpenOptions {
  readonly name?: string;
  readonly today?: string;
  readonly author?: string;
  readonly quirks?: Iterable<WordQuirk>;
}

/** Opens a .docx, or a new document where no bytes are given. @throws HostError InvalidArgument for anything else */
export function openDocument(bytes?: Uint8Array, options: OpenOptions = {}): WordDocument {
  const pkg = bytes ? openPackage(bytes) : blankPackage();
  const main = pkg.related("", "officeDocument") ?? "word/document.xml";
  const tree = pkg.xml(main);
  const body = tree ? child(rootOf(tree), "body") : null;
  if (!tree || !body) throw new HostError("InvalidArgument", "The file is no Word document.");
  if (paragraphsIn(body).length === 0) body.insertBefore(tree.createElementNS(body.namespaceURI, "w:p"), body.firstChild);
  return {
    name: options.name ?? "文档1.docx",
    pkg,
    main,
    tree,
    body,
    selection: startSpan(body),
    saved: true,
    settings: readSettings(pkg),
    placeholders: new Map(),
    today: options.today ?? "2024-12-31",
    author: options.author ?? "模拟用户",
    quirks: new Set(options.quirks),
    listeners: new Set(),
    save: () => pkg.save(),
  };
}

function startSpan(body: Element): Span {
  const first = paragraphsIn(body)[0] ?? body;
  return spanBetween(startOf(first), startOf(first));
}

export function tell(document: WordDocument, change: Change): void {
  if (change.kind === "content") document.saved = false;
  for (const listener of document.listeners) listener(change);
}

/** Puts the selection back to the start where what was selected is gone. */
export function liveSelection(document: WordDocument): Span {
  const attached = (node: Node): boolean => closest(node, "document", "hdr", "ftr") !== null;
  if (!attached(document.selection.start) || !attached(document.selection.end)) document.selection = startSpan(document.body);
  return document.selection;
}

/** Takes away the marks of ranges that nothing refers to any longer; the selection keeps its own. */
export function dropMarks(document: WordDocument): void {
  const kept = new Set<Node>([document.selection.start, document.selection.end]);
  const walk = (node: Node): void => {
    for (let next = node.firstChild; next;) {
      const after: Node | null = next.nextSibling;
      if (next.nodeType === 1 && (next as Element).namespaceURI === markNamespace) {
        if (!kept.has(next)) remove(next);
      } else walk(next);
      next = after;
    }
  };
  for (const part of storyParts(document)) {
    const tree = document.pkg.xml(part);
    if (tree) walk(tree);
  }
}

/** Parts that hold text: the document, headers, footers. */
function storyParts(document: WordDocument): string[] {
  const related = document.pkg.relationships(document.main).filter((one) => /\/(header|footer)$/.test(one.type));
  return [document.main, ...related.map((one) => document.pkg.resolve(document.main, one.target))];
}

/** A part that the main part is related to by a type, made where it is missing. */
export function settingsRoot(document: WordDocument): Element | null {
  const name = document.pkg.related(document.main, "settings");
  const tree = name === null ? null : document.pkg.xml(name);
  return tree ? rootOf(tree) : null;
}

/** What editing is restricted to (审阅 → 限制编辑), which is part of the file: `readOnly`, `comments`, `forms`, `trackedChanges`; null: it is not. */
function restriction(document: WordDocument): string | null {
  const protection = child(settingsRoot(document), "documentProtection");
  if (!protection || !["1", "true", "on"].includes(attribute(protection, "enforcement") ?? "0")) return null;
  const edit = attribute(protection, "edit") ?? "none";
  return edit === "none" ? null : edit;
}

/** Whether nobody may write. Restricted to tracked changes, everybody may. */
export function isProtected(document: WordDocument): boolean {
  return ![null, "trackedChanges"].includes(restriction(document));
}

/** Whether tracking of changes cannot be turned off. */
export function mustTrack(document: WordDocument): boolean {
  return restriction(document) === "trackedChanges";
}

export function tracksChanges(document: WordDocument): boolean {
  return mustTrack(document) || switchOf(settingsRoot(document), "trackRevisions") === true;
}

/** @throws HostError AccessDenied where the document is protected or a content control around the place is locked against editing */
export function requireEditable(document: WordDocument, place: Node): void {
  if (isProtected(document)) throw new HostError("AccessDenied");
  for (let at: Node | null = place; at; at = at.parentNode) {
    if (!isW(at, "sdt")) continue;
    const lock = valueOf(child(at, "sdtPr"), "lock");
    if (lock === "contentLocked" || lock === "sdtContentLocked") throw new HostError("AccessDenied");
  }
}

/** @throws HostError AccessDenied where something inside may not be deleted or changed */
export function requireDeletable(holders: readonly Element[]): void {
  for (const control of holders) {
    const lock = valueOf(child(control, "sdtPr"), "lock");
    if (lock !== null && lock !== "unlocked") throw new HostError("AccessDenied");
  }
}

/** An id that no content control of the document has. */
export function freeControlId(document: WordDocument): string {
  const used = new Set(descendants(document.tree, "sdt").map((control) => valueOf(child(control, "sdtPr"), "id")));
  let id = 1_000_000 + used.size;
  while (used.has(String(id))) id += 1;
  return String(id);
}
