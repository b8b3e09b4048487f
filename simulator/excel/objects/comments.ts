/** `Excel.Comment`: threads on cells, with replies and people that they mention. */
import { integerOf, isList, isRecord, optionalText, plainOf, textOf } from "../../protocol/arguments";
import { HostError, existing } from "../../protocol/host-error";
import type { Json } from "../../protocol/messages";
import type { Argument, HostObject, ObjectType } from "../../protocol/object-type";
import { requireAllowed } from "../book/protection";
import type { Comment, CommentReply, Plain, Sheet } from "../book/sheet";
import { newId, tell, type Workbook } from "../book/workbook";
import { defineExcel } from "./define";
import { areaOfArgument, makeRange } from "./range-ref";

interface CommentsPlace {
  readonly book: Workbook;
  readonly sheet?: Sheet;
}

interface CommentRef {
  readonly book: Workbook;
  readonly sheet: Sheet;
  readonly comment: Comment;
}

const author = { name: "模拟用户", email: "user@example.com" };

function all(place: CommentsPlace): CommentRef[] {
  const sheets = place.sheet ? [place.sheet] : place.book.sheets;
  return sheets.flatMap((sheet) => sheet.comments.map((comment) => ({ book: place.book, sheet, comment })));
}

/** What is said: a text, or with mentions `{richContent: '<at id="0">名</at> …', mentions: [{id, name, email}]}`. */
interface Said {
  readonly content: string;
  readonly mentions: readonly Plain[];
}

/** @throws HostError InvalidArgument where the kind of content and what is given do not go together */
function saidIn(content: Argument | undefined, type: Argument | undefined): Said {
  if ((optionalText(type) ?? "Plain") === "Plain") return { content: textOf(content), mentions: [] };
  const given = plainOf(content);
  if (optionalText(type) !== "Mention" || !isRecord(given) || typeof given.richContent !== "string" || !isList(given.mentions ?? null))
    throw new HostError("InvalidArgument");
  return { content: given.richContent, mentions: given.mentions as readonly Json[] };
}

/** The words alone. */
function wordsOf({ content, mentions }: Said): string {
  return mentions.length === 0 ? content : content.replace(/<at id="[^"]*">([^<]*)<\/at>/g, "$1");
}

function changed({ book, sheet, comment }: CommentRef, changeType: string): void {
  tell(book, { kind: "commentChanged", sheet, comment, changeType });
}

const now = (book: Workbook): string => `${book.today}T00:00:00Z`;

const commentType: ObjectType<CommentRef> = defineExcel<CommentRef>("Comment", {
  id: ({ comment }) => comment.id,
  scalars: {
    Id: { get: ({ comment }) => comment.id },
    Content: {
      get: ({ comment }) => wordsOf(comment),
      set: (ref, value) => {
        [ref.comment.content, ref.comment.mentions] = [textOf(value), []];
        changed(ref, "CommentEdited");
      },
    },
    AuthorName: { get: () => author.name },
    AuthorEmail: { get: () => author.email },
    ContentType: { get: ({ comment }) => (comment.mentions.length > 0 ? "Mention" : "Plain") },
    CreationDate: { get: ({ comment }) => comment.created },
    Mentions: { get: ({ comment }) => comment.mentions as readonly Json[] },
    Resolved: {
      get: ({ comment }) => comment.resolved,
      set: (ref, value) => {
        ref.comment.resolved = value === true;
        changed(ref, value === true ? "CommentResolved" : "CommentReopened");
      },
    },
    RichContent: { get: ({ comment }) => comment.content },
  },
  navigation: { Replies: (ref) => repliesType(ref) },
  methods: {
    Delete: ({ book, sheet, comment }) => {
      sheet.comments = sheet.comments.filter((one) => one !== comment);
      tell(book, { kind: "commentDeleted", sheet, comment });
    },
    GetLocation: ({ book, sheet, comment }) => makeRange(book, sheet, { top: comment.row, bottom: comment.row, left: comment.column, right: comment.column }),
    UpdateMentions: (ref, args) => {
      const said = saidIn(args[0], "Mention");
      [ref.comment.content, ref.comment.mentions] = [said.content, said.mentions];
      changed(ref, "CommentEdited");
    },
  },
});

function addComment(place: CommentsPlace, args: readonly Argument[]): HostObject {
  const { sheet, area } = areaOfArgument(place.book, place.sheet ?? place.book.active, args[0]);
  requireAllowed(sheet, "allowEditObjects");
  const { top: row, left: column, bottom, right } = area;
  if (row !== bottom || column !== right) throw new HostError("InvalidArgument");
  if (sheet.comments.some((one) => one.row === row && one.column === column)) throw new HostError("InvalidOperation");
  const said = saidIn(args[1], args[2]);
  const comment: Comment = { id: newId(place.book), row, column, ...said, resolved: false, created: now(place.book), replies: [] };
  sheet.comments.push(comment);
  tell(place.book, { kind: "commentAdded", sheet, comment });
  return commentType({ book: place.book, sheet, comment });
}

function found(place: CommentsPlace, test: (comment: Comment) => boolean): HostObject | null {
  const ref = all(place).find(({ comment }) => test(comment));
  return ref ? commentType(ref) : null;
}

export const commentsType = defineExcel<CommentsPlace>("CommentCollection", {
  items: (place) => all(place).map((ref) => commentType(ref)),
  indexer: (place, args) => found(place, ({ id }) => id === args[0]),
  methods: {
    Add: addComment,
    GetCount: (place) => all(place).length,
    GetItemAt: (place, args) => {
      const ref = all(place)[integerOf(args[0])];
      return existing(ref ? commentType(ref) : null);
    },
    GetItemByCell: (place, args) => {
      const { sheet, area } = areaOfArgument(place.book, place.sheet ?? place.book.active, args[0]);
      return existing(found({ book: place.book, sheet }, ({ row, column }) => row === area.top && column === area.left));
    },
    GetItemByReplyId: (place, args) => existing(found(place, ({ replies }) => replies.some((reply) => reply.id === args[0]))),
    GetItemOrNullObject: (place, args) => found(place, ({ id }) => id === args[0]),
  },
});

interface ReplyRef extends CommentRef {
  readonly reply: CommentReply;
}

const replyType = defineExcel<ReplyRef>("CommentReply", {
  id: ({ reply }) => reply.id,
  scalars: {
    Id: { get: ({ reply }) => reply.id },
    Content: {
      get: ({ reply }) => wordsOf(reply),
      set: (ref, value) => {
        [ref.reply.content, ref.reply.mentions] = [textOf(value), []];
        changed(ref, "ReplyEdited");
      },
    },
    AuthorName: { get: () => author.name },
    AuthorEmail: { get: () => author.email },
    ContentType: { get: ({ reply }) => (reply.mentions.length > 0 ? "Mention" : "Plain") },
    CreationDate: { get: ({ reply }) => reply.created },
    Mentions: { get: ({ reply }) => reply.mentions as readonly Json[] },
    Resolved: { get: ({ comment }) => comment.resolved },
    RichContent: { get: ({ reply }) => reply.content },
  },
  methods: {
    Delete: (ref) => {
      ref.comment.replies = ref.comment.replies.filter((one) => one !== ref.reply);
      changed(ref, "ReplyDeleted");
    },
    GetLocation: ({ book, sheet, comment }) => makeRange(book, sheet, { top: comment.row, bottom: comment.row, left: comment.column, right: comment.column }),
    GetParentComment: ({ book, sheet, comment }) => commentType({ book, sheet, comment }),
    UpdateMentions: (ref, args) => {
      const said = saidIn(args[0], "Mention");
      [ref.reply.content, ref.reply.mentions] = [said.content, said.mentions];
      changed(ref, "ReplyEdited");
    },
  },
});

function replyWith(ref: CommentRef, id: Argument | undefined): HostObject | null {
  const reply = ref.comment.replies.find((one) => one.id === id);
  return reply ? replyType({ ...ref, reply }) : null;
}

const repliesType = defineExcel<CommentRef>("CommentReplyCollection", {
  items: (ref) => ref.comment.replies.map((reply) => replyType({ ...ref, reply })),
  indexer: (ref, args) => replyWith(ref, args[0]),
  methods: {
    Add: (ref, args) => {
      const reply: CommentReply = { id: newId(ref.book), ...saidIn(args[0], args[1]), created: now(ref.book) };
      ref.comment.replies.push(reply);
      changed(ref, "ReplyAdded");
      return replyType({ ...ref, reply });
    },
    GetCount: ({ comment }) => comment.replies.length,
    GetItemAt: (ref, args) => {
      const reply = ref.comment.replies[integerOf(args[0])];
      return existing(reply ? replyType({ ...ref, reply }) : null);
    },
    GetItemOrNullObject: (ref, args) => replyWith(ref, args[0]),
  },
});
