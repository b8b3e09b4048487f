/** `Excel.Comment`: threads on cells. */
import { integerOf, textOf } from "../../protocol/arguments";
import { HostError } from "../../protocol/host-error";
import type { Argument, HostObject } from "../../protocol/object-type";
import { requireAllowed } from "../book/protection";
import type { Comment, Sheet } from "../book/sheet";
import { newId, tell, type Workbook } from "../book/workbook";
import { defineExcel } from "./define";
import { areaOfArgument, makeRange } from "./range";

interface CommentsPlace {
  readonly book: Workbook;
  readonly sheet?: Sheet;
}

interface CommentRef {
  readonly book: Workbook;
  readonly sheet: Sheet;
  readonly comment: Comment;
}

function all(place: CommentsPlace): CommentRef[] {
  const sheets = place.sheet ? [place.sheet] : place.book.sheets;
  return sheets.flatMap((sheet) => sheet.comments.map((comment) => ({ book: place.book, sheet, comment })));
}

function withId(place: CommentsPlace, id: Argument | undefined): HostObject | null {
  const found = all(place).find(({ comment }) => comment.id === id);
  return found ? commentType(found) : null;
}

function changed({ book, sheet }: { readonly book: Workbook; readonly sheet: Sheet }): void {
  tell(book, { kind: "format", sheet, area: { top: 0, left: 0, bottom: 0, right: 0 } });
}

const commentType = defineExcel<CommentRef>("Comment", {
  id: ({ comment }) => comment.id,
  scalars: {
    Id: { get: ({ comment }) => comment.id },
    Content: {
      get: ({ comment }) => comment.content,
      set: (ref, value) => {
        ref.comment.content = textOf(value);
        changed(ref);
      },
    },
    AuthorName: { get: () => "模拟用户" },
    AuthorEmail: { get: () => "user@example.com" },
    CreationDate: { get: ({ comment }) => comment.created },
    Resolved: {
      get: ({ comment }) => comment.resolved,
      set: ({ comment }, value) => {
        comment.resolved = value === true;
      },
    },
    ContentType: { get: () => "Plain" },
    Mentions: { get: () => [] },
    RichContent: { get: ({ comment }) => comment.content },
  },
  navigation: { Replies: (ref) => repliesType(ref) },
  methods: {
    Delete: (ref) => {
      ref.sheet.comments = ref.sheet.comments.filter((one) => one !== ref.comment);
      changed(ref);
    },
    GetLocation: ({ book, sheet, comment }) => makeRange(book, sheet, { top: comment.row, bottom: comment.row, left: comment.column, right: comment.column }),
  },
});

export const commentsType = defineExcel<CommentsPlace>("CommentCollection", {
  items: (place) => all(place).map((ref) => commentType(ref)),
  indexer: (place, args) => withId(place, args[0]),
  methods: {
    Add: (place, args) => {
      const sheet = place.sheet ?? place.book.active;
      const target = areaOfArgument(place.book, sheet, args[0]);
      requireAllowed(target.sheet, "allowEditObjects");
      const { top: row, left: column, bottom, right } = target.area;
      if (row !== bottom || column !== right) throw new HostError("InvalidArgument");
      if (target.sheet.comments.some((one) => one.row === row && one.column === column)) throw new HostError("InvalidOperation");
      const comment: Comment = {
        id: newId(place.book),
        row,
        column,
        content: textOf(args[1]),
        resolved: false,
        created: `${place.book.today}T00:00:00Z`,
        replies: [],
      };
      target.sheet.comments.push(comment);
      changed({ book: place.book, sheet: target.sheet });
      return commentType({ book: place.book, sheet: target.sheet, comment });
    },
    GetCount: (place) => all(place).length,
    GetItemAt: (place, args) => {
      const found = all(place)[integerOf(args[0])];
      if (!found) throw new HostError("ItemNotFound");
      return commentType(found);
    },
    GetItemOrNullObject: (place, args) => withId(place, args[0]),
    GetItemByCell: (place, args) => {
      const { sheet, area } = areaOfArgument(place.book, place.sheet ?? place.book.active, args[0]);
      const comment = sheet.comments.find((one) => one.row === area.top && one.column === area.left);
      if (!comment) throw new HostError("ItemNotFound");
      return commentType({ book: place.book, sheet, comment });
    },
  },
});

interface ReplyRef extends CommentRef {
  readonly id: string;
}

const replyType = defineExcel<ReplyRef>("CommentReply", {
  id: ({ id }) => id,
  scalars: {
    Id: { get: ({ id }) => id },
    Content: { get: ({ comment, id }) => comment.replies.find((one) => one.id === id)?.content ?? "" },
    AuthorName: { get: () => "模拟用户" },
  },
  methods: {
    Delete: ({ comment, id }) => {
      comment.replies = comment.replies.filter((one) => one.id !== id);
    },
  },
});

const repliesType = defineExcel<CommentRef>("CommentReplyCollection", {
  items: (ref) => ref.comment.replies.map(({ id }) => replyType({ ...ref, id })),
  indexer: (ref, args) => (ref.comment.replies.some((one) => one.id === args[0]) ? replyType({ ...ref, id: textOf(args[0]) }) : null),
  methods: {
    Add: (ref, args) => {
      const id = newId(ref.book);
      ref.comment.replies.push({ id, content: textOf(args[0]) });
      return replyType({ ...ref, id });
    },
    GetCount: ({ comment }) => comment.replies.length,
  },
});
