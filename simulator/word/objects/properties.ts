/** Properties of the document: title, author and so on from docProps/core.xml, the company from app.xml, a person's own from custom.xml. */
import { HostError, existing } from "../../protocol/host-error";
import { plainOf, textOf as textArgument } from "../../protocol/arguments";
import type { Json } from "../../protocol/messages";
import type { HostObject, ObjectType, Scalar } from "../../protocol/object-type";
import { tell, type WordDocument } from "../document";
import { elementsOf, rootOf, type Element } from "../package/xml";
import { defineCollection, defineWord } from "./define";

const namespaces = {
  cp: "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
  dc: "http://purl.org/dc/elements/1.1/",
  dcterms: "http://purl.org/dc/terms/",
  app: "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
  custom: "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
  vt: "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
} as const;

const parts = {
  core: {
    name: "docProps/core.xml",
    relationship: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    type: "application/vnd.openxmlformats-package.core-properties+xml",
    empty: `<cp:coreProperties xmlns:cp="${namespaces.cp}" xmlns:dc="${namespaces.dc}" xmlns:dcterms="${namespaces.dcterms}"/>`,
  },
  app: {
    name: "docProps/app.xml",
    relationship: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties",
    type: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    empty: `<Properties xmlns="${namespaces.app}"/>`,
  },
  custom: {
    name: "docProps/custom.xml",
    relationship: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties",
    type: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    empty: `<Properties xmlns="${namespaces.custom}" xmlns:vt="${namespaces.vt}"/>`,
  },
} as const;

function partRoot(document: WordDocument, part: keyof typeof parts, create: boolean): Element | null {
  const about = parts[part];
  const known = document.pkg.relationships("").find((one) => one.type === about.relationship);
  const name = known ? document.pkg.resolve("", known.target) : about.name;
  if (!known || !document.pkg.has(name)) {
    if (!create) return null;
    document.pkg.put(name, about.empty, about.type);
    if (!known) document.pkg.relate("", about.relationship, name);
  }
  const tree = document.pkg.xml(name);
  return tree ? rootOf(tree) : null;
}

function field(part: "core" | "app", prefix: keyof typeof namespaces, local: string, writable = true): Scalar<WordDocument> {
  const find = (root: Element | null): Element | undefined => (root ? elementsOf(root).find((one) => one.localName === local) : undefined);
  const get = (document: WordDocument): Json => find(partRoot(document, part, false))?.textContent ?? "";
  if (!writable) return { get };
  return {
    get,
    set: (document, value) => {
      const root = existing(partRoot(document, part, true));
      const element = find(root) ?? existing(root.ownerDocument).createElementNS(namespaces[prefix], prefix === "app" ? local : `${prefix}:${local}`);
      element.textContent = textArgument(value);
      root.appendChild(element);
      tell(document, { kind: "content" });
    },
  };
}

export const propertiesType: ObjectType<WordDocument> = defineWord<WordDocument>("DocumentProperties", {
  scalars: {
    Title: field("core", "dc", "title"),
    Subject: field("core", "dc", "subject"),
    Author: field("core", "dc", "creator"),
    Keywords: field("core", "cp", "keywords"),
    Comments: field("core", "dc", "description"),
    Category: field("core", "cp", "category"),
    LastAuthor: field("core", "cp", "lastModifiedBy", false),
    RevisionNumber: field("core", "cp", "revision", false),
    CreationDate: { get: (of) => `${of.today}T00:00:00Z` },
    Company: field("app", "app", "Company"),
    Manager: field("app", "app", "Manager"),
    ApplicationName: field("app", "app", "Application", false),
  },
  navigation: { CustomProperties: (of) => customPropertiesType(of) },
});

interface Custom {
  readonly document: WordDocument;
  readonly key: string;
}

function customElements(document: WordDocument): Element[] {
  const root = partRoot(document, "custom", false);
  return root ? elementsOf(root) : [];
}

function customElement(document: WordDocument, key: string): Element | null {
  return customElements(document).find((one) => one.getAttribute("name")?.toLowerCase() === key.toLowerCase()) ?? null;
}

function valueOfCustom(element: Element): Json {
  const [value] = elementsOf(element);
  const text = value?.textContent ?? "";
  if (value?.localName === "bool") return text === "true";
  return /^(i4|r8|int|decimal)$/.test(value?.localName ?? "") ? Number(text) : text;
}

function setCustom(document: WordDocument, key: string, value: Json): void {
  if (key === "" || value === null || typeof value === "object") throw new HostError("InvalidArgument");
  const root = existing(partRoot(document, "custom", true));
  const owner = existing(root.ownerDocument);
  const known = customElement(document, key);
  const element = known ?? owner.createElementNS(namespaces.custom, "property");
  if (!known) {
    element.setAttribute("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}");
    element.setAttribute("pid", String(2 + customElements(document).length));
    element.setAttribute("name", key);
    root.appendChild(element);
  }
  for (const one of elementsOf(element)) element.removeChild(one);
  const kind = typeof value === "boolean" ? "bool" : typeof value === "number" ? (Number.isInteger(value) ? "i4" : "r8") : "lpwstr";
  const holder = owner.createElementNS(namespaces.vt, `vt:${kind}`);
  holder.textContent = String(value);
  element.appendChild(holder);
  tell(document, { kind: "content" });
}

function elementOf({ document, key }: Custom): Element {
  return existing(customElement(document, key));
}

const customProperty: ObjectType<Custom> = defineWord<Custom>("CustomProperty", {
  id: ({ key }) => key,
  tracked: false,
  scalars: {
    Key: { get: (of) => elementOf(of).getAttribute("name") ?? "" },
    Value: { get: (of) => valueOfCustom(elementOf(of)), set: (of, value) => setCustom(of.document, of.key, value) },
    Type: {
      get: (of) => {
        const value = valueOfCustom(elementOf(of));
        return typeof value === "number" ? "Number" : typeof value === "boolean" ? "Boolean" : "String";
      },
    },
  },
  methods: { Delete: (of) => void elementOf(of).parentNode?.removeChild(elementOf(of)) },
});

function customPropertiesIn(of: WordDocument): HostObject[] {
  return customElements(of).map((one) => customProperty({ document: of, key: one.getAttribute("name") ?? "" }));
}

function customPropertyNamed(of: WordDocument, key: unknown): HostObject | null {
  return typeof key === "string" && customElement(of, key) ? customProperty({ document: of, key }) : null;
}

const customPropertiesType: ObjectType<WordDocument> = defineCollection<WordDocument>("CustomPropertyCollection", customPropertiesIn, {
  Add: (of, [key, value]) => {
    setCustom(of, textArgument(key), plainOf(value));
    return customProperty({ document: of, key: textArgument(key) });
  },
  DeleteAll: (of) => {
    for (const one of customElements(of)) one.parentNode?.removeChild(one);
  },
  GetCount: (of) => customElements(of).length,
  GetItemOrNullObject: (of, [key]) => customPropertyNamed(of, key),
  GetItem: (of, [key]) => existing(customPropertyNamed(of, key)),
});
