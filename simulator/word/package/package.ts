/** The package of a .docx: parts by name, relationships, content types. What an add-in changes is changed here, and saved as it stands. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { HostError } from "../../protocol/host-error";
import { blankParts } from "./blank";
import { contentTypes, elementsOf, parseXml, relationships, rootOf, writeXml, type Document, type Element } from "./xml";

export interface Relationship {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

export interface WordPackage {
  /** Names without a leading slash: `word/document.xml`. */
  readonly names: () => readonly string[];
  readonly has: (name: string) => boolean;
  /** A part as XML; the same tree every time, so that changes stay. Null where there is none. */
  readonly xml: (name: string) => Document | null;
  readonly bytes: (name: string) => Uint8Array | null;
  readonly put: (name: string, content: string | Uint8Array, contentType?: string) => void;
  readonly remove: (name: string) => void;
  readonly contentType: (name: string) => string | null;
  /** Relationships of a part; "" for those of the package. */
  readonly relationships: (part: string) => readonly Relationship[];
  readonly relate: (part: string, type: string, target: string, external?: boolean) => string;
  readonly unrelate: (part: string, id: string) => void;
  /** Name of the part that a relationship of a part leads to. */
  readonly resolve: (part: string, target: string) => string;
  /** The first part that is related by a type (its last word: `styles`), or null. */
  readonly related: (part: string, type: string) => string | null;
  /** A name that no part has: `word/footer1.xml`, `word/footer2.xml`… */
  readonly freeName: (before: string, after: string) => string;
  /** @param instead texts in place of parts, for a copy that looks different */
  readonly save: (instead?: { readonly [name: string]: string }) => Uint8Array;
}

const officeRelationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/** The full type of a relationship by its last word. */
export function relationshipType(name: string): string {
  return officeRelationships + name;
}

/** Opens the bytes of a .docx. @throws HostError InvalidArgument where they are no package of Word */
export function openPackage(bytes: Uint8Array): WordPackage {
  let files: { [name: string]: Uint8Array };
  try {
    files = unzipSync(bytes);
  } catch {
    throw new HostError("InvalidArgument", "The file is no Word document.");
  }
  const made = packageOf(new Map(Object.entries(files).filter(([name]) => !name.endsWith("/"))));
  if (made.related("", "officeDocument") === null) throw new HostError("InvalidArgument", "The file is no Word document.");
  return made;
}

/** A new, empty document: A4, Normal and headings, no text. */
export function blankPackage(): WordPackage {
  return packageOf(new Map(Object.entries(blankParts).map(([name, text]) => [name, strToU8(text)])));
}

/** A package over parts as they are. */
export function packageOf(parts: Map<string, Uint8Array>): WordPackage {
  const trees = new Map<string, Document>();

  const xml = (name: string): Document | null => {
    const known = trees.get(name);
    if (known) return known;
    const bytes = parts.get(name);
    if (!bytes) return null;
    const tree = parseXml(strFromU8(bytes));
    trees.set(name, tree);
    return tree;
  };

  const put = (name: string, content: string | Uint8Array, contentType?: string): void => {
    parts.set(name, typeof content === "string" ? strToU8(content) : content);
    trees.delete(name);
    if (contentType !== undefined) setContentType(name, contentType);
  };

  const typesRoot = (): Element => {
    const tree = xml("[Content_Types].xml");
    if (!tree) throw new HostError("InvalidArgument", "The package has no content types.");
    return rootOf(tree);
  };

  const contentType = (name: string): string | null => {
    const extension = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
    let byExtension: string | null = null;
    for (const entry of elementsOf(typesRoot())) {
      if (entry.localName === "Override" && entry.getAttribute("PartName") === `/${name}`) return entry.getAttribute("ContentType");
      if (entry.localName === "Default" && entry.getAttribute("Extension")?.toLowerCase() === extension) byExtension = entry.getAttribute("ContentType");
    }
    return byExtension;
  };

  const setContentType = (name: string, type: string): void => {
    if (contentType(name) === type) return;
    const root = typesRoot();
    const known = elementsOf(root).find((one) => one.getAttribute("PartName") === `/${name}`);
    const entry = known ?? root.ownerDocument?.createElementNS(contentTypes, "Override");
    if (!entry) return;
    entry.setAttribute("PartName", `/${name}`);
    entry.setAttribute("ContentType", type);
    root.appendChild(entry);
  };

  const removePart = (name: string): void => {
    parts.delete(name);
    trees.delete(name);
    parts.delete(relsName(name));
    trees.delete(relsName(name));
    for (const entry of elementsOf(typesRoot())) if (entry.getAttribute("PartName") === `/${name}`) entry.parentNode?.removeChild(entry);
  };

  const list = (part: string): Element[] => {
    const tree = xml(relsName(part));
    return tree ? elementsOf(rootOf(tree)) : [];
  };

  const relationshipsOf = (part: string): readonly Relationship[] =>
    list(part).map((one) => ({
      id: one.getAttribute("Id") ?? "",
      type: one.getAttribute("Type") ?? "",
      target: one.getAttribute("Target") ?? "",
      external: one.getAttribute("TargetMode") === "External",
    }));

  const relate = (part: string, type: string, target: string, external = false): string => {
    const name = relsName(part);
    if (!parts.has(name) && !trees.has(name)) put(name, `<Relationships xmlns="${relationships}"/>`);
    const used = new Set(relationshipsOf(part).map((one) => one.id));
    let number = used.size + 1;
    while (used.has(`rId${number}`)) number += 1;
    const tree = xml(name);
    if (!tree) throw new HostError("GeneralException");
    const entry = tree.createElementNS(relationships, "Relationship");
    entry.setAttribute("Id", `rId${number}`);
    entry.setAttribute("Type", type);
    entry.setAttribute("Target", target);
    if (external) entry.setAttribute("TargetMode", "External");
    rootOf(tree).appendChild(entry);
    return `rId${number}`;
  };

  const resolve = (part: string, target: string): string => {
    if (target.startsWith("/")) return target.slice(1);
    const path = part.split("/").slice(0, -1);
    for (const step of target.split("/")) {
      if (step === "..") path.pop();
      else if (step !== "." && step !== "") path.push(step);
    }
    return path.join("/");
  };

  return {
    names: () => [...parts.keys()],
    has: (name) => parts.has(name),
    xml,
    bytes: (name) => {
      const tree = trees.get(name);
      return tree ? strToU8(declared(writeXml(tree))) : (parts.get(name) ?? null);
    },
    put,
    remove: removePart,
    contentType,
    relationships: relationshipsOf,
    relate,
    unrelate: (part, id) => {
      for (const one of list(part)) if (one.getAttribute("Id") === id) one.parentNode?.removeChild(one);
    },
    resolve,
    related: (part, type) => {
      const found = relationshipsOf(part).find((one) => one.type.endsWith(`/${type}`) && !one.external);
      return found ? resolve(part, found.target) : null;
    },
    freeName: (before, after) => {
      let number = 1;
      while (parts.has(`${before}${number}${after}`)) number += 1;
      return `${before}${number}${after}`;
    },
    save: (instead = {}) => {
      const files: { [name: string]: Uint8Array } = {};
      for (const [name, bytes] of parts) {
        const tree = trees.get(name);
        const other = instead[name];
        files[name] = other !== undefined ? strToU8(declared(other)) : tree ? strToU8(declared(writeXml(tree))) : bytes;
      }
      return zipSync(files, { level: 6 });
    },
  };
}

function relsName(part: string): string {
  if (part === "") return "_rels/.rels";
  const cut = part.lastIndexOf("/");
  return `${part.slice(0, cut + 1)}_rels/${part.slice(cut + 1)}.rels`;
}

function declared(text: string): string {
  return text.startsWith("<?xml") ? text : `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`;
}
