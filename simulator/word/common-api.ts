/**
 * Methods of the common API (`Office.context.document…Async`) that Word plays: custom XML parts, settings, the document as a file, the selection's text. They come as numbers
 * (OSF.DDA.MethodDispId) with arguments by name; the answer is what office.js reads out of it.
 */
import { HostError } from "../protocol/host-error";
import { commonNotSimulated, type CommonApi } from "../protocol/common-api";
import type { Limits } from "../protocol/session";
import type { Json } from "../protocol/messages";
import { isList, isRecord } from "../protocol/arguments";
import { isProtected, liveSelection, tell, type WordDocument } from "./document";
import { writeSettings } from "./package/add-in-settings";
import { addXmlPart, deleteXmlPart, xmlPartsOf, type XmlPart } from "./package/custom-xml";
import { readFlatOpc } from "./package/flat-opc";
import { importBlocks } from "./package/merge";
import { ooxmlOf } from "./package/ooxml";
import { descendants, parseXml, remove, writeXml } from "./package/xml";
import { textOf } from "./text/span";
import { insertBlocks, insertText, rangePlace } from "./objects/place";

const method = {
  getSelectedData: 64,
  setSelectedData: 65,
  loadSettings: 75,
  saveSettings: 76,
  getFile: 77,
  getSlice: 80,
  closeFile: 81,
  getFileProperties: 86,
  addPart: 128,
  getPart: 129,
  getPartsByNamespace: 130,
  getPartXml: 131,
  deletePart: 133,
} as const;

/** Numbers by which office.js knows what went wrong (OSF.DDA.ErrorCodeManager.errorCodes). */
const officeError = {
  internal: 5001,
  notPlayed: commonNotSimulated.code,
  tooLarge: 5103,
  writeDenied: 2003,
  noSuchPart: 6000,
  badXml: 6100,
  tooManyFiles: 11000,
} as const;

/** The common API of Word, which can be made to fail. */
export interface WordCommonApi extends CommonApi {
  /** The next call of a method fails with one of office.js's numbers, before anything is done; or a later one, after so many that go well. */
  readonly failNext: (name: keyof typeof method, error?: number, after?: number) => void;
  /** Files that the add-in got and has not closed. */
  readonly openFiles: () => number;
}

/** No more than two files are open at once. */
const MOST_FILES = 2;
/** Numbers by which office.js names arguments and answers about files (OSF.DDA.Marshaling.File). */
const fileKeys = { type: "0", sliceSize: "1", handle: "2", slice: "3" } as const;
const COMPRESSED = 1;

/**
 * @param limits what goes to the host in one request, custom XML too
 * @returns the host's common API over a document
 */
export function createCommonApi(document: WordDocument, limits: Pick<Limits, "request">): WordCommonApi {
  const failing = new Map<number, { readonly error: number; after: number }>();
  const files = new Map<number, { readonly bytes: Uint8Array; readonly sliceSize: number }>();
  let lastFile = 0;
  const part = (id: Json | undefined): XmlPart => {
    const found = xmlPartsOf(document.pkg, document.main).find((one) => one.id === id);
    if (!found) throw new HostError("ItemNotFound");
    return found;
  };
  const about = (one: XmlPart): { readonly [name: string]: Json } => ({ id: one.id, DataPartBuiltIn: one.builtIn });
  const writable = (): void => {
    if (isProtected(document)) throw new HostError("AccessDenied");
  };

  const answer = (number: number, data: { readonly [name: string]: Json }): { readonly [name: string]: Json } => {
    switch (number) {
      case method.addPart: {
        writable();
        if (new TextEncoder().encode(String(data.xml)).length > limits.request) return { Error: officeError.tooLarge };
        const made = addXmlPart(document.pkg, document.main, String(data.xml));
        tell(document, { kind: "content" });
        return { DataPartProperties: about(made) };
      }
      case method.getPart:
        return { DataPartProperties: about(part(data.id)) };
      case method.getPartsByNamespace:
        return {
          DataPartList: xmlPartsOf(document.pkg, document.main)
            .filter((one) => one.namespace === data.namespace)
            .map(about),
        };
      case method.getPartXml:
        return { Data: part(data.id).xml };
      case method.deletePart:
        writable();
        deleteXmlPart(document.pkg, document.main, String(data.id));
        tell(document, { kind: "content" });
        return {};
      case method.loadSettings:
        return { Properties: { Settings: [...document.settings].map(([key, value]) => [key, JSON.stringify(value)]) } };
      case method.saveSettings:
        saveSettings(document, data.DdaSettingsMethod);
        return {};
      case method.getFile: {
        if (data[fileKeys.type] !== COMPRESSED) return { Error: officeError.notPlayed };
        if (files.size >= MOST_FILES) return { Error: officeError.tooManyFiles };
        const bytes = fileOf(document);
        files.set(++lastFile, { bytes, sliceSize: Number(data[fileKeys.sliceSize]) });
        return { 0: lastFile, 1: bytes.length };
      }
      case method.getSlice: {
        const file = files.get(Number(data[fileKeys.handle]));
        if (!file) return { Error: officeError.internal };
        const start = Number(data[fileKeys.slice]) * file.sliceSize;
        const slice = [...file.bytes.subarray(start, start + file.sliceSize)];
        return { 0: slice, 1: slice.length };
      }
      case method.closeFile:
        return files.delete(Number(data[fileKeys.handle])) ? {} : { Error: officeError.internal };
      case method.getFileProperties:
        return { Properties: { Url: document.name }, Url: document.name };
      case method.getSelectedData: {
        const span = liveSelection(document);
        const kind = coercionOf(data);
        return { Data: kind === "ooxml" ? ooxmlOf(document, span) : textOf(span) };
      }
      case method.setSelectedData: {
        const place = rangePlace(document, liveSelection(document));
        const content = contentOf(data);
        if (coercionOf(data) === "ooxml") insertBlocks(place, importBlocks(document, readFlatOpc(content), { allXmlParts: true }), "Replace");
        else insertText(place, content, "Replace");
        tell(document, { kind: "content" });
        return {};
      }
      default:
        return { Error: officeError.notPlayed };
    }
  };

  const call: CommonApi["call"] = (number, data) => {
    const fault = failing.get(number);
    if (fault && fault.after-- === 0) {
      failing.delete(number);
      return { Error: fault.error };
    }
    try {
      return { Error: 0, ...answer(number, data) };
    } catch (cause) {
      if (!(cause instanceof HostError)) throw cause;
      return { Error: cause.code === "AccessDenied" ? officeError.writeDenied : cause.code === "ItemNotFound" ? officeError.noSuchPart : officeError.badXml };
    }
  };

  return {
    failNext: (name, error = officeError.internal, after = 0) => void failing.set(method[name], { error, after }),
    openFiles: () => files.size,
    call,
    settings: () => Object.fromEntries([...document.settings].map(([key, value]) => [key, JSON.stringify(value)])),
  };
}

/** The document as it stands, without its protection: Word leaves that out (office-js#6031). */
function fileOf(document: WordDocument): Uint8Array {
  const part = document.pkg.related(document.main, "settings");
  const settings = part === null ? null : document.pkg.xml(part);
  if (part === null || !settings || !isProtected(document)) return document.save();
  const bare = parseXml(writeXml(settings));
  for (const protection of descendants(bare, "documentProtection")) remove(protection);
  return document.pkg.save({ [part]: writeXml(bare) });
}

/** Settings travel as pairs of a name and JSON. */
function saveSettings(document: WordDocument, request: Json | undefined): void {
  const given = isRecord(request) ? request.Properties : null;
  if (!isList(given ?? null)) throw new HostError("InvalidArgument");
  document.settings.clear();
  for (const pair of given as readonly Json[]) {
    if (isList(pair) && typeof pair[0] === "string" && typeof pair[1] === "string") document.settings.set(pair[0], JSON.parse(pair[1]) as Json);
  }
  writeSettings(document.pkg, document.settings);
  tell(document, { kind: "content" });
}

function nested(data: { readonly [name: string]: Json }, key: string): Json | undefined {
  if (data[key] !== undefined) return data[key];
  for (const value of Object.values(data)) if (isRecord(value) && value[key] !== undefined) return value[key];
  return undefined;
}

/** office.js sends kinds of data as numbers: text is 1, matrix 2, table 3, html 4, ooxml 5. */
function coercionOf(data: { readonly [name: string]: Json }): "text" | "ooxml" {
  const kind = nested(data, "CoerceType") ?? nested(data, "coercionType");
  return kind === 5 || kind === "ooxml" ? "ooxml" : "text";
}

function contentOf(data: { readonly [name: string]: Json }): string {
  return String(nested(data, "Data") ?? nested(data, "data") ?? "");
}
