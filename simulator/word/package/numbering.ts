/** Lists: definitions from another package under ids of the document's own. */
import type { WordDocument } from "../document";
import { relationshipType, type WordPackage } from "./package";
import { attribute, child, childrenOf, isElement, rootOf, setAttribute, setValue, valueOf, w, type Element } from "./xml";

export function numberingRoot(source: WordPackage, main: string): Element | null {
  const name = source.related(main, "numbering");
  const tree = name === null ? null : source.xml(name);
  return tree ? rootOf(tree) : null;
}

/** The document's numbering part, made where it is missing. */
function ensureNumbering(document: WordDocument): Element | null {
  const known = numberingRoot(document.pkg, document.main);
  if (known) return known;
  document.pkg.put("word/numbering.xml", `<w:numbering xmlns:w="${w}"/>`, "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml");
  document.pkg.relate(document.main, relationshipType("numbering"), "numbering.xml");
  return numberingRoot(document.pkg, document.main);
}

/** @returns how a numId of the source is called in the document; its definition is brought when first asked for */
export function importNumbering(document: WordDocument, source: WordPackage, main: string): (id: string) => string {
  const from = numberingRoot(source, main);
  const nums = new Map<string, string>();
  const abstracts = new Map<string, string>();
  return (id) => {
    const done = nums.get(id);
    if (done !== undefined) return done;
    const num = from && childrenOf(from, "num").find((one) => attribute(one, "numId") === id);
    if (!from || !num) return id;
    const into = ensureNumbering(document);
    const owner = into?.ownerDocument;
    if (!into || !owner) return id;
    const abstractId = valueOf(num, "abstractNumId") ?? "";
    let ownAbstract = abstracts.get(abstractId);
    if (ownAbstract === undefined) {
      ownAbstract = String(1 + largest(childrenOf(into, "abstractNum"), "abstractNumId"));
      abstracts.set(abstractId, ownAbstract);
      const definition = childrenOf(from, "abstractNum").find((one) => attribute(one, "abstractNumId") === abstractId);
      const copy = definition ? owner.importNode(definition, true) : null;
      if (isElement(copy)) {
        setAttribute(copy, "abstractNumId", ownAbstract);
        // The id by which Word knows equal lists again: two of them would be merged.
        const nsid = child(copy, "nsid");
        if (nsid) setAttribute(nsid, "val", (0x40000000 + Number(ownAbstract)).toString(16).toUpperCase());
        into.insertBefore(copy, childrenOf(into, "num")[0] ?? null);
      }
    }
    const own = String(1 + largest(childrenOf(into, "num"), "numId"));
    const copy = owner.importNode(num, true);
    if (isElement(copy)) {
      setAttribute(copy, "numId", own);
      setValue(copy, "abstractNumId", ownAbstract);
      into.appendChild(copy);
    }
    nums.set(id, own);
    return own;
  };
}

function largest(elements: readonly Element[], name: string): number {
  return elements.reduce((most, one) => Math.max(most, Number(attribute(one, name) ?? 0)), 0);
}
