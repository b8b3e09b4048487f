/** Sections with their headers and footers. A header that is asked for and not there is made, as Word does. */
import { HostError, existing } from "../../protocol/host-error";
import type { HostObject, ObjectType } from "../../protocol/object-type";
import { isProtected, settingsRoot, type WordDocument } from "../document";
import { relationshipType } from "../package/package";
import { attribute, childrenOf, compareOrder, descendants, make, r, rootOf, switchOf, w, type Element } from "../package/xml";
import { defineCollection, defineWord } from "./define";
import { bodyPlace } from "./place";
import { objectOf } from "./registry";

interface SectionRef {
  readonly document: WordDocument;
  readonly properties: Element;
}

/** Section properties in order: those in paragraphs end a section, the body's own the last one. */
function sections(document: WordDocument): Element[] {
  const found = descendants(document.body, "sectPr");
  if (found.length > 0) return found;
  const made = make(document.tree, "sectPr");
  document.body.appendChild(made);
  return [made];
}

const kinds: { readonly [name: string]: string } = { Primary: "default", FirstPage: "first", EvenPages: "even" };

function storyOf({ document, properties }: SectionRef, part: "header" | "footer", kind: unknown): HostObject {
  const type = kinds[String(kind)];
  if (type === undefined) throw new HostError("InvalidArgument");
  if (document.quirks.has("absent-heads-refused") && !differs(document, properties, type)) throw new HostError("GeneralException");
  const all = sections(document);
  // A section without one of its own has that of the section before.
  for (let i = all.indexOf(properties); i >= 0; i--) {
    const section = all[i];
    const reference = section && childrenOf(section, `${part}Reference`).find((one) => attribute(one, "type") === type);
    const id = reference?.getAttributeNS(r, "id");
    const relationship = document.pkg.relationships(document.main).find((one) => one.id === id);
    const tree = relationship ? document.pkg.xml(document.pkg.resolve(document.main, relationship.target)) : null;
    if (tree) return objectOf("Body", bodyPlace(document, rootOf(tree)));
  }
  if (isProtected(document)) throw new HostError("AccessDenied");
  const root = part === "header" ? "hdr" : "ftr";
  const name = document.pkg.freeName(`word/${part}`, ".xml");
  document.pkg.put(
    name,
    `<w:${root} xmlns:w="${w}" xmlns:r="${r}"><w:p/></w:${root}>`,
    `application/vnd.openxmlformats-officedocument.wordprocessingml.${part}+xml`,
  );
  const reference = make(document.tree, `${part}Reference`, { type });
  reference.setAttributeNS(r, "r:id", document.pkg.relate(document.main, relationshipType(part), name.replace(/^word\//, "")));
  properties.insertBefore(reference, properties.firstChild);
  return objectOf("Body", bodyPlace(document, rootOf(existing(document.pkg.xml(name)))));
}

/** Whether pages of a kind are set to have headers of their own. */
function differs(document: WordDocument, properties: Element, type: string): boolean {
  if (type === "default") return true;
  return type === "even" ? switchOf(settingsRoot(document), "evenAndOddHeaders") === true : switchOf(properties, "titlePg") === true;
}

const sectionType: ObjectType<SectionRef> = defineWord<SectionRef>("Section", {
  navigation: { Body: ({ document }) => objectOf("Body", bodyPlace(document, document.body)) },
  methods: {
    GetFooter: (section, [kind]) => storyOf(section, "footer", kind),
    GetHeader: (section, [kind]) => storyOf(section, "header", kind),
    GetNext: (section) => existing(sectionAfter(section)),
    GetNextOrNullObject: sectionAfter,
  },
});

function sectionAfter({ document, properties }: SectionRef): HostObject | null {
  const all = sections(document);
  const found = all[all.indexOf(properties) + 1];
  return found ? sectionType({ document, properties: found }) : null;
}

/** The section that a node of the document stands in. */
export function sectionAt(document: WordDocument, node: Element): HostObject {
  const all = sections(document);
  const found = node === document.body ? all[0] : all.find((one) => compareOrder(node, one) <= 0);
  return sectionType({ document, properties: existing(found ?? all.at(-1)) });
}

export const sectionsType: ObjectType<WordDocument> = defineCollection<WordDocument>("SectionCollection", (of) =>
  sections(of).map((properties) => sectionType({ document: of, properties })),
);
