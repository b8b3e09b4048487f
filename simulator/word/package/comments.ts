/** The part that holds comments: what was said about which place, by whom. */
import type { WordDocument } from "../document";
import { relationshipType } from "./package";
import { attribute, childrenOf, descendants, remove, rootOf, w, type Element } from "./xml";

export function commentsRoot(document: WordDocument, create = false): Element | null {
  const name = document.pkg.related(document.main, "comments");
  if (name === null) {
    if (!create) return null;
    document.pkg.put("word/comments.xml", `<w:comments xmlns:w="${w}"/>`, "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml");
    document.pkg.relate(document.main, relationshipType("comments"), "comments.xml");
    return commentsRoot(document);
  }
  const tree = document.pkg.xml(name);
  return tree ? rootOf(tree) : null;
}

export function commentElements(document: WordDocument): Element[] {
  const root = commentsRoot(document);
  return root ? childrenOf(root, "comment") : [];
}

export function freeCommentId(document: WordDocument): string {
  return String(1 + commentElements(document).reduce((most, one) => Math.max(most, Number(attribute(one, "id") ?? 0)), -1));
}

/** A comment goes with the text that it hung on. */
export function dropOrphanComments(document: WordDocument): void {
  const comments = commentElements(document);
  if (comments.length === 0) return;
  const held = new Set(descendants(document.tree, "commentReference").map((one) => attribute(one, "id")));
  for (const comment of comments) if (!held.has(attribute(comment, "id"))) remove(comment);
}
