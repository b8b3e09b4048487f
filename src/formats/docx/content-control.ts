/** A figure as a content control (w:sdt) around its run: tagged with the fact's id, so that it can be found, checked and refreshed. */
import { BuilderElement, TextRun } from "docx";
import type { Fact } from "../../model/report";

/** Rich text, not plain: Office.js before WordApi 1.5 sees no other controls. `id` is unique in the document. */
export function contentControl(fact: Fact, text: string, id: number): BuilderElement {
  const value = (name: string, content: string) => new BuilderElement({ name, attributes: { value: { key: "w:val", value: content } } });
  const properties = [value("w:alias", (fact.name ?? fact.indicator).slice(0, 64)), value("w:tag", fact.id), value("w:id", String(id))];
  return new BuilderElement({
    name: "w:sdt",
    children: [new BuilderElement({ name: "w:sdtPr", children: properties }), new BuilderElement({ name: "w:sdtContent", children: [new TextRun({ text })] })],
  });
}
