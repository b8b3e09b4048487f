/** The state of Word's page: one host over the open document, what the user sees of it, and what they do. */
import { openDocument, type Change } from "../../word/document";
import { createWordHost, type WordHost } from "../../word/host";
import { person, type Person } from "../../word/person";
import { createDesk, replaceHost, type Desk } from "../desk";

export interface ParagraphEditing {
  readonly paragraph: number;
  readonly text: string;
}

export interface WordController extends Desk<WordHost> {
  readonly person: () => Person;
  editing: ParagraphEditing | null;
  readonly edit: (editing: ParagraphEditing | null) => void;
  /** Grows with every change of the text, so that the page is rendered again. */
  readonly content: () => number;
  /** Grows with every selection, so that the page scrolls there. */
  readonly selected: () => number;
  readonly openFile: (name: string, bytes: Uint8Array) => void;
  readonly saveFile: () => Uint8Array;
}

const refusals: { readonly [code: string]: string } = {
  AccessDenied: "此处不能修改：文档已限制编辑，或者内容控件被锁定。",
  InvalidArgument: "打不开：不是 .docx 文档，或者文件已损坏。",
};

/** @param today ISO day of the computer, asked at each document that is opened */
export function createWordController(today: () => string): WordController {
  const desk = createDesk<WordHost>({
    hostName: "Word",
    host: createWordHost({ document: openDocument(undefined, { name: "文档1.docx", today: today() }) }),
    documentName: (host) => host.document.name,
    refusals,
  });
  let user = person(desk.host.document);
  let content = 0;
  let selected = 0;

  const attach = (): void => {
    user = person(desk.host.document);
    desk.host.document.listeners.add((change: Change) => {
      if (change.kind === "content") content += 1;
      if (change.kind === "selection") selected += 1;
      desk.changed();
    });
  };
  attach();

  const controller: WordController = Object.assign(desk, {
    person: () => user,
    editing: null,
    edit: (editing: ParagraphEditing | null) => {
      controller.editing = editing;
      desk.changed();
    },
    content: () => content,
    selected: () => selected,
    openFile: (name: string, bytes: Uint8Array) => {
      desk.attempt(() => {
        replaceHost(
          desk,
          createWordHost({ document: openDocument(bytes, { name, today: today(), quirks: desk.host.document.quirks }), requirementSet: desk.preset }),
        );
        attach();
        content += 1;
        controller.editing = null;
      });
    },
    saveFile: () => {
      const bytes = desk.host.document.save();
      desk.host.document.saved = true;
      desk.changed();
      return bytes;
    },
  } satisfies Omit<WordController, keyof Desk>);
  return controller;
}
