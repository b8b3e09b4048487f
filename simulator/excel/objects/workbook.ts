/** `Excel.Workbook`, the global object: application, settings, custom XML parts, properties. */
import { plainOf, textOf } from "../../protocol/arguments";
import { HostError } from "../../protocol/host-error";
import type { Json } from "../../protocol/messages";
import type { Argument, HostObject, Scalar } from "../../protocol/object-type";
import { newId, type Workbook, type XmlPart } from "../book/workbook";
import { commentsType } from "./comments";
import { defineExcel } from "./define";
import { namesType } from "./names";
import { makeRange, rangeAreasType } from "./range";
import { tablesType } from "./tables";
import { worksheetsType } from "./worksheet";

export const workbookType = defineExcel<Workbook>("Workbook", {
  scalars: {
    Name: { get: (book) => book.name },
    ReadOnly: { get: () => false },
    IsDirty: {
      get: (book) => !book.saved,
      set: (book, value) => {
        book.saved = value !== true;
      },
    },
    AutoSave: { get: () => true },
    CalculationEngineVersion: { get: () => 191029 },
    ChartDataPointTrack: { get: () => true, set: () => undefined },
    PreviouslySaved: { get: () => true },
    UsePrecisionAsDisplayed: { get: () => false, set: () => undefined },
  },
  navigation: {
    Worksheets: (book) => worksheetsType(book),
    Application: (book) => applicationType(book),
    Tables: (book) => tablesType({ book }),
    Names: (book) => namesType({ book, scope: null }),
    Comments: (book) => commentsType({ book }),
    Settings: (book) => settingsCollectionType(book),
    CustomXmlParts: (book) => xmlPartsType(book),
    Properties: (book) => propertiesType(book),
    Protection: (book) => protectionType(book),
  },
  methods: {
    GetSelectedRange: (book) => {
      const area = book.selection.areas[0];
      if (!area || book.selection.areas.length > 1) throw new HostError("InvalidSelection");
      return makeRange(book, book.selection.sheet, area);
    },
    GetSelectedRanges: (book) => rangeAreasType({ book, sheet: book.selection.sheet, areas: book.selection.areas }),
    GetActiveCell: (book) => {
      const area = book.selection.areas[0] ?? { top: 0, left: 0, bottom: 0, right: 0 };
      return makeRange(book, book.selection.sheet, { ...area, bottom: area.top, right: area.left });
    },
    GetActiveChartOrNullObject: () => null,
    GetActiveChart: () => {
      throw new HostError("ItemNotFound");
    },
    Save: (book) => {
      book.saved = true;
    },
  },
});

const applicationType = defineExcel<Workbook>("Application", {
  settings: (book) => book.application,
  defaults: {
    CalculationMode: "Automatic",
    CalculationState: "Done",
    CalculationEngineVersion: 191029,
    DecimalSeparator: ".",
    ThousandsSeparator: ",",
    UseSystemSeparators: true,
  },
  methods: {
    Calculate: (book) => {
      book.version += 1;
    },
    SuspendApiCalculationUntilNextSync: () => undefined,
    SuspendScreenUpdatingUntilNextSync: () => undefined,
  },
});

const protectionType = defineExcel<Workbook>("WorkbookProtection", {
  scalars: { Protected: { get: (book) => book.structureProtected } },
  methods: {
    Protect: (book) => {
      book.structureProtected = true;
    },
    Unprotect: (book) => {
      book.structureProtected = false;
    },
  },
});

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
        book.saved = false;
      },
    },
  },
  methods: {
    Delete: ({ book, key }) => {
      book.settings.delete(key);
    },
  },
});

const settingsCollectionType = defineExcel<Workbook>("SettingCollection", {
  items: (book) => [...book.settings.keys()].map((key) => settingType({ book, key })),
  indexer: (book, args) => setting(book, args[0]),
  methods: {
    Add: (book, args) => {
      const key = textOf(args[0]);
      book.settings.set(key, plainOf(args[1]));
      book.saved = false;
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

const xmlPartsType = defineExcel<Workbook>("CustomXmlPartCollection", {
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

const propertiesType = defineExcel<Workbook>("DocumentProperties", {
  scalars: {
    ...Object.fromEntries(["Title", "Subject", "Author", "Keywords", "Comments", "Category", "Manager", "Company"].map((name) => [name, property(name)])),
    LastAuthor: { get: () => "模拟用户" },
    CreationDate: { get: (book) => `${book.today}T00:00:00Z` },
    RevisionNumber: { get: () => 0, set: () => undefined },
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
