/**
 * `Office.context.document` of the simulated Excel in Node: the API of before `Excel.run`, of which settings, bindings and their events are played. Its
 * bundle of office.js has no class for it. Every other member says that it is not simulated.
 */
import { notSimulated } from "../protocol/host-error";
import type { Json } from "../protocol/messages";
import { oldEvent, type OldEvent } from "./old-events";
import { tell, type Workbook } from "./book/workbook";

interface AsyncResult {
  readonly status: "succeeded" | "failed";
  readonly value?: unknown;
  readonly error?: { readonly code: number; readonly name: string; readonly message: string };
}

type Callback = (result: AsyncResult) => void;
type Handler = (args: Json) => void;

/** ooeInternalError and ooeBindingNotExist of office.js. */
const officeError = { internal: 5001, noBinding: 3002 } as const;

/** Events by the names of office.js (`Office.EventType`), and by the numbers that they come with. */
const eventNames: { readonly [name: string]: number } = {
  bindingDataChanged: oldEvent.bindingData,
  bindingSelectionChanged: oldEvent.bindingSelection,
  documentSelectionChanged: oldEvent.selection,
  settingsChanged: oldEvent.settings,
};

export interface NodeDocument {
  readonly object: object;
  readonly send: (events: readonly OldEvent[]) => void;
}

export function createDocument(book: Workbook): NodeDocument {
  const handlers = new Map<string, Set<Handler>>();
  const of = (event: number, target: string): Set<Handler> => {
    const key = `${event}|${target}`;
    const found = handlers.get(key) ?? new Set<Handler>();
    handlers.set(key, found);
    return found;
  };
  const listening = (target: string): object => ({
    addHandlerAsync: (type: string, handler: Handler, ...rest: readonly unknown[]) => {
      of(eventOf(type), target).add(handler);
      succeed(rest, undefined);
    },
    removeHandlerAsync: (type: string, ...rest: readonly unknown[]) => {
      const options = rest.find((one): one is { readonly handler: Handler } => typeof one === "object" && one !== null && "handler" in one);
      if (options) of(eventOf(type), target).delete(options.handler);
      else of(eventOf(type), target).clear();
      succeed(rest, undefined);
    },
  });
  return {
    object: onlyThese("Document", {
      url: book.name,
      mode: "readWrite",
      ...listening(""),
      bindings: bindingsOf(book, listening),
      settings: settingsOf(book, listening("")),
    }),
    send: (events) => {
      for (const { event, target, args } of events) for (const handler of [...of(event, target)]) handler(args);
    },
  };
}

function eventOf(type: string): number {
  const event = eventNames[type];
  if (event === undefined) throw notSimulated(`Document event ${type}`);
  return event;
}

function bindingsOf(book: Workbook, listening: (target: string) => object): object {
  return onlyThese("Document.bindings", {
    getByIdAsync: (id: string, ...rest: readonly unknown[]) => {
      const found = book.bindings.find((binding) => binding.id === id);
      if (found) succeed(rest, { id, type: found.type.toLowerCase(), ...listening(id) });
      else fail(rest, { code: officeError.noBinding, name: "BindingNotExist", message: "The specified binding does not exist." });
    },
  });
}

/** Settings are the add-in's own copy until they are saved. */
function settingsOf(book: Workbook, listening: object): object {
  let own = new Map(book.settings);
  return onlyThese("Document.settings", {
    ...listening,
    get: (name: string) => own.get(name) ?? null,
    set: (name: string, value: Json) => void own.set(name, value),
    remove: (name: string) => void own.delete(name),
    refreshAsync: (...rest: readonly unknown[]) => {
      own = new Map(book.settings);
      succeed(rest, undefined);
    },
    saveAsync: (...rest: readonly unknown[]) => {
      book.settings.clear();
      for (const [name, value] of own) book.settings.set(name, value);
      tell(book, { kind: "settings", sheet: book.active });
      succeed(rest, undefined);
    },
  });
}

/** A member that is not there is refused by name: a method that ends in Async through its callback, anything else where it is read. */
function onlyThese(name: string, members: { readonly [member: string]: unknown }): object {
  return new Proxy(members, {
    get: (target, member) => {
      if (typeof member !== "string" || member in target) return Reflect.get(target, member) as unknown;
      const refusal = notSimulated(`${name}.${member}`);
      if (!/Async$/.test(member)) throw refusal;
      return (...rest: readonly unknown[]) => fail(rest, { code: officeError.internal, name: "NotSimulated", message: refusal.message });
    },
  });
}

function callbackIn(rest: readonly unknown[]): Callback | undefined {
  return rest.find((one): one is Callback => typeof one === "function");
}

function succeed(rest: readonly unknown[], value: unknown): void {
  setTimeout(() => callbackIn(rest)?.({ status: "succeeded", value }), 0);
}

function fail(rest: readonly unknown[], error: NonNullable<AsyncResult["error"]>): void {
  setTimeout(() => callbackIn(rest)?.({ status: "failed", error }), 0);
}
