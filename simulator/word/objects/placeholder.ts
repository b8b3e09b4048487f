/** What an empty content control shows in place of its text. */
import { child, documentOf, ensureChild, make, makeText, setValue, valueOf, type Element } from "../package/xml";
import { contentOf, dropPlaceholder, elementOf, isInline, textOfPlace, type Place } from "./place";

const usual = "单击或点击此处输入文字。";

/** `w:sdtPr` of a content control. */
export function controlProperties(control: Place): Element {
  return ensureChild(elementOf(control), "sdtPr");
}

export function controlId(control: Place): number {
  return Number(valueOf(controlProperties(control), "id") ?? 0);
}

export function placeholderOf(control: Place): string {
  return control.document.placeholders.get(String(controlId(control))) ?? usual;
}

/** An empty control shows what it asks for. */
export function showPlaceholder(place: Place): void {
  const control = elementOf(place);
  const holder = controlProperties(place);
  const showing = child(holder, "showingPlcHdr") !== null;
  if (showing) dropPlaceholder(control);
  if (textOfPlace(place) !== "") return;
  const owner = documentOf(control);
  ensureChild(holder, "showingPlcHdr");
  const run = make(owner, "r");
  setValue(ensureChild(run, "rPr"), "rStyle", "PlaceholderText");
  run.appendChild(makeText(owner, placeholderOf(place)));
  const content = contentOf(control);
  const inside = isInline(control) ? content : (child(content, "p") ?? content);
  inside.appendChild(run);
}
