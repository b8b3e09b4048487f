/** What a workbook holds besides its sheets: settings of the add-in, custom XML parts, properties of the document. */
import { plainOf, textOf } from "../../protocol/arguments";
import { HostError } from "../../protocol/host-error";
import type { Json } from "../../protocol/messages";
import type { Argument, HostObject, Scalar } from "../../protocol/object-type";
import { newId, tell, type Workbook, type XmlPart } from "../book/workbook";
import { defineExcel } from "./define";

function settingsChanged(book: Workbook): void {
  tell(book, { kind: "settings", sheet: book.active });
}

interface SettingRef {
  readonly book: Workbook;
  readonly key: string;
}

const settingType = defineExcel<SettingRef>("Setting", {
  id: ({ key }) => key,
  scalars: {
    Key: { get: ({ key }) => key },
    Value: {
      get: ({ book, key }) => book.settings.get(key) ?? null,
      set: ({ book, key }, value) => {
        book.settings.set(key, value);
        settingsChanged(book);
      },
    },
  },
  methods: {
    Delete: ({ book, key }) => {
      book.settings.delete(key);
      settingsChanged(book);
    },
  },
});

export const settingsCollectionType = defineExcel<Workbook>("SettingCollection", {
  items: (book) => [...book.settings.keys()].map((key) => settingType({ book, key })),
  indexer: (book, args) => setting(book, args[0]),
  methods: {
    Add: (book, args) => {
      const key = textOf(args[0]);
      book.settings.set(key, plainOf(args[1]));
      settingsChanged(book);
      return settingType({ book, key });
    },
    GetCount: (book) => book.settings.size,
    GetItemOrNullObject: (book, args) => setting(book, args[0]),
  },
});

function setting(book: Workbook, key: Argument | undefined): HostObject | null {
  const name = textOf(key);
  return book.settings.has(name) ? settingType({ book, key: name }) : null;
}

interface XmlRef {
  readonly book: Workbook;
  readonly xml: XmlPart;
}

const xmlPartType = defineExcel<XmlRef>("CustomXmlPart", {
  id: ({ xml }) => xml.id,
  scalars: { Id: { get: ({ xml }) => xml.id }, NamespaceUri: { get: ({ xml }) => namespaceOf(xml.xml) } },
  methods: {
    GetXml: ({ xml }) => xml.xml,
    SetXml: ({ xml }, args) => {
      xml.xml = textOf(args[0]);
    },
    Delete: ({ book, xml }) => {
      book.xmlParts = book.xmlParts.filter((one) => one !== xml);
    },
  },
});

function namespaceOf(xml: string): string {
  return /xmlns="([^"]*)"/.exec(xml)?.[1] ?? "";
}

interface XmlPlace {
  readonly book: Workbook;
  readonly parts: readonly XmlPart[];
}

const scopedXmlType = defineExcel<XmlPlace>("CustomXmlPartScopedCollection", {
  items: ({ book, parts }) => parts.map((xml) => xmlPartType({ book, xml })),
  indexer: ({ book, parts }, args) => {
    const xml = parts.find((one) => one.id === args[0]);
    return xml ? xmlPartType({ book, xml }) : null;
  },
  methods: {
    GetCount: ({ parts }) => parts.length,
    GetOnlyItem: ({ book, parts }) => {
      const [xml] = parts;
      if (!xml || parts.length !== 1) throw new HostError("ItemNotFound");
      return xmlPartType({ book, xml });
    },
    GetOnlyItemOrNullObject: ({ book, parts }) => {
      const [xml] = parts;
      return xml && parts.length === 1 ? xmlPartType({ book, xml }) : null;
    },
  },
});

export const xmlPartsType = defineExcel<Workbook>("CustomXmlPartCollection", {
  items: (book) => book.xmlParts.map((xml) => xmlPartType({ book, xml })),
  indexer: (book, args) => {
    const xml = book.xmlParts.find((one) => one.id === args[0]);
    return xml ? xmlPartType({ book, xml }) : null;
  },
  methods: {
    Add: (book, args) => {
      const xml = { id: newId(book), xml: textOf(args[0]) };
      book.xmlParts.push(xml);
      return xmlPartType({ book, xml });
    },
    GetCount: (book) => book.xmlParts.length,
    GetByNamespace: (book, args) => scopedXmlType({ book, parts: book.xmlParts.filter((one) => namespaceOf(one.xml) === textOf(args[0])) }),
    GetItemOrNullObject: (book, args) => {
      const xml = book.xmlParts.find((one) => one.id === args[0]);
      return xml ? xmlPartType({ book, xml }) : null;
    },
  },
});

function property(name: string): Scalar<Workbook> {
  return {
    get: (book) => book.properties.get(name) ?? "",
    set: (book, value: Json) => {
      book.properties.set(name, value);
    },
  };
}

export const propertiesType = defineExcel<Workbook>("DocumentProperties", {
  scalars: {
    ...Object.fromEntries(["Title", "Subject", "Author", "Keywords", "Comments", "Category", "Manager", "Company"].map((name) => [name, property(name)])),
    LastAuthor: { get: () => "模拟用户" },
    CreationDate: { get: (book) => `${book.today}T00:00:00Z` },
    RevisionNumber: {
      get: (book) => book.properties.get("RevisionNumber") ?? 0,
      set: (book, value) => {
        book.properties.set("RevisionNumber", value);
      },
    },
  },
  navigation: { Custom: (book) => customPropertiesType(book) },
});

const customPropertyType = defineExcel<SettingRef>("CustomProperty", {
  id: ({ key }) => key,
  scalars: {
    Key: { get: ({ key }) => key },
    Value: {
      get: ({ book, key }) => book.customProperties.get(key) ?? null,
      set: ({ book, key }, value) => {
        book.customProperties.set(key, value);
      },
    },
    Type: { get: ({ book, key }) => (typeof book.customProperties.get(key) === "number" ? "Number" : "String") },
  },
  methods: {
    Delete: ({ book, key }) => {
      book.customProperties.delete(key);
    },
  },
});

const customPropertiesType = defineExcel<Workbook>("CustomPropertyCollection", {
  items: (book) => [...book.customProperties.keys()].map((key) => customPropertyType({ book, key })),
  indexer: (book, args) => (book.customProperties.has(textOf(args[0])) ? customPropertyType({ book, key: textOf(args[0]) }) : null),
  methods: {
    Add: (book, args) => {
      book.customProperties.set(textOf(args[0]), plainOf(args[1]));
      return customPropertyType({ book, key: textOf(args[0]) });
    },
    DeleteAll: (book) => book.customProperties.clear(),
    GetCount: (book) => book.customProperties.size,
    GetItemOrNullObject: (book, args) => (book.customProperties.has(textOf(args[0])) ? customPropertyType({ book, key: textOf(args[0]) }) : null),
  },
});
