/** Custom XML parts of a package (customXml/item1.xml with its itemProps): data that travels with the document. */
import { HostError } from "../../protocol/host-error";
import { relationshipType, type WordPackage } from "./package";
import { parseXml, rootOf, writeXml } from "./xml";

export interface XmlPart {
  /** `{GUID}`, as its properties part says. */
  readonly id: string;
  readonly name: string;
  readonly xml: string;
  readonly namespace: string;
  readonly builtIn: boolean;
}

const properties = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";

export function xmlPartsOf(pkg: WordPackage, main: string): XmlPart[] {
  const found: XmlPart[] = [];
  for (const one of pkg.relationships(main)) {
    if (!one.type.endsWith("/customXml")) continue;
    const name = pkg.resolve(main, one.target);
    const tree = pkg.xml(name);
    if (!tree) continue;
    const root = rootOf(tree);
    const item = pkg.related(name, "customXmlProps");
    const about = item === null ? null : pkg.xml(item);
    const id = about ? rootOf(about).getAttributeNS(properties, "itemID") : null;
    found.push({ id: id ?? idFor(name), name, xml: writeXml(root), namespace: root.namespaceURI ?? "", builtIn: false });
  }
  return found;
}

/** @throws HostError InvalidArgument where the text is not well-formed */
export function addXmlPart(pkg: WordPackage, main: string, xml: string, id?: string): XmlPart {
  const root = rootOf(parseXml(xml));
  const name = pkg.freeName("customXml/item", ".xml");
  const number = /(\d+)\.xml$/.exec(name)?.[1] ?? "1";
  const own = id ?? idFor(name);
  pkg.put(name, writeXml(root), "application/xml");
  pkg.put(
    `customXml/itemProps${number}.xml`,
    `<ds:datastoreItem ds:itemID="${own}" xmlns:ds="${properties}"><ds:schemaRefs><ds:schemaRef ds:uri="${(root.namespaceURI ?? "").replace(/&/g, "&amp;").replace(/"/g, "&quot;")}"/></ds:schemaRefs></ds:datastoreItem>`,
    "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
  );
  pkg.relate(name, relationshipType("customXmlProps"), `itemProps${number}.xml`);
  pkg.relate(main, relationshipType("customXml"), `../${name}`);
  return { id: own, name, xml: writeXml(root), namespace: root.namespaceURI ?? "", builtIn: false };
}

/** @throws HostError ItemNotFound where it is gone already */
export function deleteXmlPart(pkg: WordPackage, main: string, id: string): void {
  const part = xmlPartsOf(pkg, main).find((one) => one.id === id);
  if (!part) throw new HostError("ItemNotFound");
  const relationship = pkg.relationships(main).find((one) => one.type.endsWith("/customXml") && pkg.resolve(main, one.target) === part.name);
  if (relationship) pkg.unrelate(main, relationship.id);
  const item = pkg.related(part.name, "customXmlProps");
  if (item !== null) pkg.remove(item);
  pkg.remove(part.name);
}

/** An id that is the same in every run. */
function idFor(name: string): string {
  const number = Number(/(\d+)\.xml$/.exec(name)?.[1] ?? "0");
  return `{5A31C0DE-0000-4000-8000-${number.toString(16).toUpperCase().padStart(12, "0")}}`;
}
