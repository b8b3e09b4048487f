/** Tracked changes as they stand in a file: insertions in w:ins, deletions in w:del with their text kept. */
import { tracksChanges, type WordDocument } from "../document";
import { child, childrenOf, closest, descendants, documentOf, ensureChild, make, makeText, placeChild, remove, type Element } from "../package/xml";

/** Attributes of a change: who, when, and a number of its own. */
function changeOf(document: WordDocument): { [name: string]: string } {
  const used = descendants(document.tree, "ins", "del").length;
  return { id: String(9000 + used), author: document.author, date: `${document.today}T10:00:00Z` };
}

/** Runs that were just put in: inside w:ins where changes are tracked. */
export function markInserted(document: WordDocument, runs: readonly Element[]): void {
  if (!tracksChanges(document)) return;
  for (const run of runs) {
    if (closest(run, "ins")) continue;
    const around = make(documentOf(run), "ins", changeOf(document));
    run.parentNode?.insertBefore(around, run);
    around.appendChild(run);
  }
}

/** The mark of a paragraph that was just put in. */
export function markParagraphInserted(document: WordDocument, paragraph: Element): void {
  if (!tracksChanges(document)) return;
  const properties = ensureChild(paragraph, "pPr");
  placeChild(ensureChild(properties, "rPr"), make(documentOf(paragraph), "ins", changeOf(document)));
}

/** Takes a run away, or marks it as deleted where changes are tracked. What was inserted under tracking just goes. */
export function deleteRun(document: WordDocument, run: Element): void {
  if (closest(run, "del")) return;
  const insertion = closest(run, "ins");
  if (!tracksChanges(document) || insertion) {
    remove(run);
    if (insertion && descendants(insertion, "r").length === 0) remove(insertion);
    return;
  }
  for (const text of childrenOf(run, "t")) {
    run.insertBefore(makeText(documentOf(run), text.textContent ?? "", "delText"), text);
    remove(text);
  }
  const around = make(documentOf(run), "del", changeOf(document));
  run.parentNode?.insertBefore(around, run);
  around.appendChild(run);
}

/** The mark of a paragraph: gone under tracking means marked as deleted. */
export function markParagraphDeleted(document: WordDocument, paragraph: Element): void {
  const properties = ensureChild(ensureChild(paragraph, "pPr"), "rPr");
  if (!child(properties, "del")) placeChild(properties, make(documentOf(paragraph), "del", changeOf(document)));
}
