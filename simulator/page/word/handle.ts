/** What a browser test may ask and do in Word's page: plain data in, plain data out. */
import { fromBase64, toBase64 } from "../../word/package/base64";
import { xmlPartsOf } from "../../word/package/custom-xml";
import { child, descendants, valueOf, writeXml } from "../../word/package/xml";
import { textOf } from "../../word/text/span";
import { joined, paragraphsIn, piecesIn } from "../../word/text/tree";
import type { WordController } from "./controller";
import { createDeskHandle, type DeskHandle } from "../desk-handle";

export interface ControlState {
  readonly id: string;
  readonly tag: string;
  readonly title: string;
  readonly text: string;
}

export interface WordHandle extends DeskHandle {
  readonly controller: WordController;
  readonly text: () => string;
  readonly paragraphs: () => readonly string[];
  readonly controls: () => readonly ControlState[];
  /** A part of the package as text; the document part where no name is given. */
  readonly xml: (part?: string) => string | null;
  readonly customXml: () => readonly { readonly namespace: string; readonly xml: string }[];
  /** The selected text. */
  readonly selection: () => string;
  readonly open: (name: string, base64: string) => void;
  readonly save: () => string;
  readonly write: (paragraphs: readonly string[]) => void;
  readonly edit: (paragraph: number, text: string) => void;
  readonly replace: (words: string, by: string) => void;
  readonly selectText: (words: string) => void;
  readonly cursorAfter: (paragraph: number) => void;
  readonly protect: (on: boolean) => void;
  readonly trackChanges: (on: boolean) => void;
}

export function createWordHandle(controller: WordController): WordHandle {
  const file = (): WordController["host"]["document"] => controller.host.document;
  return {
    ...createDeskHandle(controller),
    controller,
    text: () => controller.person().text(),
    paragraphs: () => controller.person().paragraphs(),
    controls: () =>
      descendants(file().tree, "sdt").map((control) => {
        const properties = child(control, "sdtPr");
        const content = child(control, "sdtContent");
        const inside = content ? paragraphsIn(content) : [];
        const inline = content ? piecesIn(content) : [];
        return {
          id: valueOf(properties, "id") ?? "",
          tag: valueOf(properties, "tag") ?? "",
          title: valueOf(properties, "alias") ?? "",
          text: inside.length > 0 ? joined(inside) : inline.map((piece) => piece.text).join(""),
        };
      }),
    xml: (part) => {
      const tree = file().pkg.xml(part ?? file().main);
      return tree ? writeXml(tree) : null;
    },
    customXml: () => xmlPartsOf(file().pkg, file().main).map(({ namespace, xml }) => ({ namespace, xml })),
    selection: () => textOf(file().selection),
    open: (name, base64) => controller.openFile(name, fromBase64(base64)),
    save: () => toBase64(controller.saveFile()),
    write: (paragraphs) => controller.person().write(paragraphs),
    edit: (paragraph, text) => controller.person().edit(paragraph, text),
    replace: (words, by) => controller.person().replace(words, by),
    selectText: (words) => controller.person().selectText(words),
    cursorAfter: (paragraph) => controller.person().cursorAfter(paragraph),
    protect: (on) => {
      controller.person().protect(on);
      controller.changed();
    },
    trackChanges: (on) => {
      controller.person().trackChanges(on);
      controller.changed();
    },
  };
}
