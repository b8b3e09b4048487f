/** Comments (WordApi 1.4): text beside a range, in the part that Word keeps them in. Replies are not played. */
import { HostError, existing } from "../../protocol/host-error";
import { textOf as textArgument } from "../../protocol/arguments";
import type { HostObject, ObjectType } from "../../protocol/object-type";
import { requireEditable, type WordDocument } from "../document";
import { commentElements, commentsRoot, freeCommentId } from "../package/comments";
import { attribute, descendants, documentOf, isAttached, make, makeText, nodesOf, remove, type Element } from "../package/xml";
import { between, contains, pointAfter, pointBefore, spanBetween, type Span } from "../text/span";
import { joined, paragraphsIn } from "../text/tree";
import { defineCollection, defineWord } from "./define";
import { rangePlace } from "./place";
import { objectOf } from "./registry";

interface CommentRef {
  readonly document: WordDocument;
  readonly comment: Element;
}

/** insertComment. @returns the comment */
export function addComment(document: WordDocument, span: Span, text: string): HostObject {
  requireEditable(document, span.start);
  const root = existing(commentsRoot(document, true));
  const id = freeCommentId(document);
  const owner = documentOf(root);
  const comment = make(owner, "comment", { id, author: document.author, date: `${document.today}T10:00:00Z`, initials: document.author.slice(0, 1) });
  setText(comment, text);
  root.appendChild(comment);
  const tree = documentOf(span.start);
  span.start.parentNode?.insertBefore(make(tree, "commentRangeStart", { id }), span.start);
  const run = make(tree, "r");
  run.appendChild(make(tree, "commentReference", { id }));
  const after = pointAfter(span.end);
  after.parent.insertBefore(make(tree, "commentRangeEnd", { id }), after.before);
  after.parent.insertBefore(run, after.before);
  return commentType({ document, comment });
}

function setText(comment: Element, text: string): void {
  for (const node of nodesOf(comment)) remove(node);
  for (const line of text.split(/\r\n|\r|\n/)) {
    const paragraph = make(documentOf(comment), "p");
    const run = make(documentOf(comment), "r");
    run.appendChild(makeText(documentOf(comment), line));
    paragraph.appendChild(run);
    comment.appendChild(paragraph);
  }
}

function live({ comment }: CommentRef): Element {
  if (!isAttached(comment)) throw new HostError("ItemNotFound");
  return comment;
}

function marksOf({ document, comment }: CommentRef): Element[] {
  const id = attribute(comment, "id");
  return descendants(document.tree, "commentRangeStart", "commentRangeEnd", "commentReference").filter((one) => attribute(one, "id") === id);
}

const commentType: ObjectType<CommentRef> = defineWord<CommentRef>("Comment", {
  id: ({ comment }) => attribute(comment, "id") ?? "",
  scalars: {
    Id: { get: (of) => attribute(live(of), "id") ?? "" },
    Content: { get: (of) => joined(paragraphsIn(live(of))), set: (of, value) => setText(live(of), textArgument(value)) },
    AuthorName: { get: (of) => attribute(live(of), "author") ?? "" },
    AuthorEmail: { get: () => "" },
    CreationDate: { get: (of) => attribute(live(of), "date") ?? "" },
    Resolved: { get: () => false },
  },
  methods: {
    Delete: (of) => {
      for (const mark of marksOf(of)) remove(mark.localName === "commentReference" && mark.parentNode ? mark.parentNode : mark);
      remove(live(of));
    },
    GetRange: (of) => {
      const [start, end] = marksOf(of);
      return objectOf("Range", rangePlace(of.document, spanBetween(pointAfter(existing(start)), pointBefore(existing(end)))));
    },
  },
});

export interface Comments {
  readonly document: WordDocument;
  /** Only those that begin in it; all where null. */
  readonly within: Span | null;
}

export const commentsType: ObjectType<Comments> = defineCollection<Comments>("CommentCollection", ({ document, within }) => {
  const inside = within ? new Set(between(within)) : null;
  return commentElements(document)
    .map((comment) => ({ document, comment }))
    .filter((of) => inside === null || marksOf(of).some((mark) => inside.has(mark) || (within !== null && contains(mark, within.start))))
    .map((of) => commentType(of));
});
