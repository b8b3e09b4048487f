/** Putting a content control around something. */
import { HostError } from "../../protocol/host-error";
import { freeControlId, requireEditable } from "../document";
import { closest, elementsOf, ensureChild, isW, make, nodesOf, placeChild, setValue, type Element, type Node } from "../package/xml";
import { contains, isMark, paragraphsOf, type Span } from "../text/span";
import { runsIn } from "../text/tree";
import { showPlaceholder } from "./placeholder";
import { controlPlace, elementOf, nodeOf, spanOfPlace, type Place } from "./place";

/** insertContentControl: around the text of a range inside one paragraph, or around whole blocks. @returns the w:sdt */
export function wrapPlace(place: Place): Element {
  const { document } = place;
  const start = nodeOf(place);
  requireEditable(document, start.parentNode ?? start);
  const control = make(document.tree, "sdt");
  setValue(ensureChild(control, "sdtPr"), "id", freeControlId(document));
  const content = make(document.tree, "sdtContent");
  placeChild(control, content);
  if (place.kind === "body") return wrapNodes(blocksIn(elementOf(place)), control, content);
  if (place.kind === "paragraph") return wrapNodes([elementOf(place)], control, content);
  if (place.kind === "control") return wrapNodes([elementOf(place)], control, content);
  const span = spanOfPlace(place);
  const paragraphs = paragraphsOf(span);
  if (paragraphs.length > 1 || (span.whole && paragraphs.length === 1)) return wrapNodes(blocksBetween(span), control, content);
  const made = wrapInline(span, control, content);
  showPlaceholder(controlPlace(document, made));
  return made;
}

function blocksIn(holder: Element): Element[] {
  return elementsOf(holder).filter((node) => isW(node, "p", "tbl", "sdt"));
}

function blocksBetween(span: Span): Element[] {
  const first = closest(span.start, "p");
  const last = closest(span.end, "p");
  const holder = first?.parentNode;
  if (!first || !last || !holder || !contains(holder, last)) throw new HostError("InvalidArgument");
  const all = elementsOf(holder).filter((node) => isW(node, "p", "tbl", "sdt"));
  return all.slice(all.indexOf(first), all.findIndex((node) => contains(node, last)) + 1);
}

function wrapNodes(nodes: readonly Node[], control: Element, content: Element): Element {
  const [first] = nodes;
  if (!first) throw new HostError("InvalidArgument");
  first.parentNode?.insertBefore(control, first);
  for (const node of nodes) content.appendChild(node);
  return control;
}

/** Both ends are brought to the same level: an end at the edge of a holder steps out of it. */
function wrapInline(span: Span, control: Element, content: Element): Element {
  const level = commonParent(span);
  const start = lift(span.start, level, "start");
  const end = lift(span.end, level, "end");
  const nodes = nodesOf(level);
  const within = nodes.slice(nodes.indexOf(start) + (isMark(start) ? 1 : 0), nodes.indexOf(end) + (isMark(end) ? 0 : 1));
  level.insertBefore(control, isMark(start) ? start.nextSibling : start);
  for (const node of within) content.appendChild(node);
  return control;
}

function commonParent(span: Span): Node {
  for (let at = span.start.parentNode; at; at = at.parentNode) if (contains(at, span.end)) return at;
  throw new HostError("InvalidArgument");
}

function lift(mark: Element, level: Node, side: "start" | "end"): Node {
  let at: Node = mark;
  while (at.parentNode && at.parentNode !== level) {
    const parent: Node = at.parentNode;
    const outside = runsBeyond(parent, at, side);
    if (outside) throw new HostError("InvalidArgument");
    at = parent;
  }
  // A holder that lies wholly inside the range is taken along with it.
  return at;
}

function runsBeyond(parent: Node, child: Node, side: "start" | "end"): boolean {
  const nodes = nodesOf(parent);
  const index = nodes.indexOf(child);
  return (side === "start" ? nodes.slice(0, index) : nodes.slice(index + 1)).some((node) => runsIn(node).length > 0);
}
