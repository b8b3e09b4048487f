/**
 * Unmodified office.js in Node: its debug file runs in a realm of its own with the few things of a browser that it looks for while loading, and sends
 * every batch to a session through its own `_overrideSession`. Batching, proxies, PropertyNotLoaded and payloads are the genuine ones.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import vm from "node:vm";
import { commonNotSimulated, type CommonApi } from "./common-api";
import { isBatch, type EventEntry, type Json } from "./messages";
import { isSetSupported, type RequirementPreset } from "./requirements";
import type { Answer, Session } from "./session";

export interface OfficeRealm {
  /** The realm's global object: `Excel`, `Word`, `OfficeExtension`, `Office`. */
  readonly globals: { readonly [name: string]: unknown };
  readonly sendEvents: (entries: readonly EventEntry[]) => void;
}

export interface RealmOptions {
  readonly locale?: string;
  readonly documentUrl?: string;
  /** Answers `Office.context.document…Async` by the method's number; only for the bundles that office.js loads on the web. */
  readonly commonApi?: CommonApi;
  /** `Office.context.document` itself, for the bundles that have no such class of their own. */
  readonly document?: object;
}

/** The response that office.js expects of a request executor. */
interface ExecutorResponse {
  readonly HttpStatusCode: number;
  readonly ErrorCode: string;
  readonly ErrorMessage: string;
  readonly Headers: null;
  readonly Body: unknown;
}

const scripts = new Map<string, vm.Script>();

function scriptOf(file: string): vm.Script {
  const known = scripts.get(file);
  if (known) return known;
  const folder = join(dirname(createRequire(join(process.cwd(), "package.json")).resolve("@microsoft/office-js/package.json")), "dist");
  const script = new vm.Script(readFileSync(join(folder, file), "utf8"), { filename: file });
  scripts.set(file, script);
  return script;
}

/** What a simulated host in Node has, whichever it is. */
export interface Twin<Host extends Session> {
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly counters: Session["counters"];
  readonly faults: Session["faults"];
  /** Cell editing, closed, latency. */
  readonly state: Session["state"];
  readonly host: Host;
  /** Puts the host's namespace (`Excel`, `Word`), `Office` and `OfficeExtension` on the global object, as a pane has them; returns how to take them off. */
  readonly install: () => () => void;
}

/** @param name of the host and of its namespace */
export function twinOf<Host extends Session>(realm: OfficeRealm, host: Host, name: "Excel" | "Word"): Twin<Host> {
  // The realm is office.js itself; its globals have the types that @types/office-js gives them.
  const office = { Office: realm.globals.Office as typeof Office, OfficeExtension: realm.globals.OfficeExtension as typeof OfficeExtension };
  const { counters, faults, state } = host;
  return { ...office, counters, faults, state, host, install: () => installGlobals({ [name]: realm.globals[name], ...office }) };
}

/**
 * @param file of @microsoft/office-js/dist, such as `excel-win32-16.01.debug.js`
 * @param preset asked at every `isSetSupported`, so that it may change
 */
export function loadOffice(file: string, session: Session, host: string, preset: () => RequirementPreset, options: RealmOptions = {}): OfficeRealm {
  const realm = realmGlobals();
  scriptOf(file).runInContext(vm.createContext(realm));
  const extension = objectIn(realm, "OfficeExtension");
  const base = objectIn(extension, "SessionBase");
  base._overrideSession = {
    _resolveRequestUrlAndHeaderInfo: () => Promise.resolve({ url: "https://simulated.excel/", headers: {} }),
    _createRequestExecutorOrNull: () => ({
      executeAsync: (_customData: string, flags: number, message: { readonly Body: unknown }) => execute(session, message.Body, flags),
    }),
    getEventRegistration: () => null,
  };
  call(extension, "_testSetRichApiMessageReadyImpl", () => Promise.resolve());
  const url = options.documentUrl ?? "工作簿1.xlsx";
  const document = options.commonApi ? documentOf(realm, host, options.commonApi, url) : (options.document ?? { url });
  realm.Office = officeOf(objectIn(realm, "Office"), host, preset, document, options.locale ?? "zh-CN");
  return { globals: realm, sendEvents: (entries) => call(extension, "_testTriggerRichApiMessageEvent", { entries }) };
}

async function execute(session: Session, body: unknown, flags: number): Promise<ExecutorResponse> {
  const batch: unknown = JSON.parse(JSON.stringify(body));
  if (!isBatch(batch)) throw new Error("office.js sent something that is no batch");
  return responseOf(await session.answer(batch, flags));
}

function responseOf(answer: Answer): ExecutorResponse {
  if (answer.kind === "response") return { HttpStatusCode: 200, ErrorCode: "", ErrorMessage: "", Headers: null, Body: JSON.parse(answer.text) as unknown };
  const status = answer.code === "InvalidOrTimedOutSession" ? 408 : answer.code === "ActivityLimitReached" ? 429 : 400;
  return { HttpStatusCode: status, ErrorCode: answer.code, ErrorMessage: answer.message, Headers: null, Body: null };
}

/** `Office` as a pane sees it after onReady. */
function officeOf(own: { [name: string]: unknown }, host: string, preset: () => RequirementPreset, document: object, locale: string): object {
  const ready = { host, platform: "OfficeOnline" };
  const context = {
    requirements: { isSetSupported: (set: string, version?: string) => isSetSupported(preset(), set, version) },
    host,
    platform: "OfficeOnline",
    displayLanguage: locale,
    contentLanguage: locale,
    diagnostics: { host, platform: "OfficeOnline", version: preset().version },
    document,
  };
  const onReady = (callback?: (info: typeof ready) => unknown): Promise<typeof ready> => Promise.resolve(ready).then((info) => (callback?.(info), info));
  // Its own members are getters, so the values are laid over them.
  return Object.defineProperties(Object.create(own) as object, {
    context: { value: context, enumerable: true },
    onReady: { value: onReady, enumerable: true },
  });
}

/** `Office.context.document` of office.js itself: its own classes check arguments and unpack answers, only the message to the host is taken over. */
function documentOf(realm: { [name: string]: unknown }, host: string, commonApi: CommonApi, url: string): object {
  const osf = objectIn(realm, "OSF");
  const dda = objectIn(osf, "DDA");
  const wac = objectIn(dda, "WAC");
  const Facade = constructorIn(objectIn(dda, "DispIdHost"), "Facade");
  const facade = new Facade(wac.getDelegateMethods, objectIn(objectIn(wac, "Delegate"), "ParameterMap"));
  let document: object = {};
  osf._OfficeAppFactory = {
    getHostFacade: () => facade,
    getId: () => "a1",
    getHostInfo: () => ({ hostPlatform: "web" }),
    getContext: () => ({ document }),
    getCachedSessionSettingsKey: () => "settings",
  };
  osf.getClientEndPoint = () => ({
    invoke: (_action: string, answer: (status: number, payload: unknown) => void, data: { readonly [name: string]: Json }) => {
      const number = (data.DdaMethod as { readonly DispatchId: number }).DispatchId;
      const plain = JSON.parse(JSON.stringify(data)) as { readonly [name: string]: Json };
      setTimeout(() => answer(0, JSON.parse(JSON.stringify({ Version: 1, ...commonApi.call(number, plain) }))), 0);
    },
  });
  // Sentences of its errors come from a file of its own in the browser.
  const errors = objectIn(dda, "ErrorCodeManager");
  call(errors, "initializeErrorMessages", {});
  const { code, name, message } = commonNotSimulated;
  call(errors, "addErrorMessage", code, { name, message });
  const Settings = constructorIn(dda, "Settings");
  const Document = constructorIn(dda, `${host}Document`);
  const context = { get_clientMode: () => 0, get_docUrl: () => url };
  document = new Document(
    context,
    new Settings(Object.fromEntries(Object.entries(commonApi.settings()).map(([key, value]) => [key, JSON.parse(value) as Json]))),
  );
  return document;
}

/** The few things of a browser that office.js looks for while loading. Errors and promises are those of the caller, so that `instanceof` holds. */
function realmGlobals(): { [name: string]: unknown } {
  const nothing = (): void => undefined;
  const storage = { getItem: () => null, setItem: nothing, removeItem: nothing };
  const realm: { [name: string]: unknown } = {
    console,
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
    performance,
    Promise,
    Error,
    name: "",
    addEventListener: nothing,
    location: { protocol: "https:", hash: "", search: "", href: "https://simulated.excel/" },
    navigator: { userAgent: "Node" },
    document: { getElementsByTagName: () => [], createElement: () => ({}), getElementById: () => null, cookie: "" },
    sessionStorage: storage,
    localStorage: storage,
  };
  realm.window = realm;
  realm.self = realm;
  return realm;
}

function objectIn(holder: { [name: string]: unknown }, name: string): { [name: string]: unknown } {
  const value = holder[name];
  if ((typeof value !== "object" && typeof value !== "function") || value === null) throw new Error(`office.js has no ${name}`);
  return value as { [name: string]: unknown };
}

function constructorIn(holder: { [name: string]: unknown }, name: string): new (...args: readonly unknown[]) => object {
  const value = holder[name];
  if (typeof value !== "function") throw new Error(`office.js has no ${name}`);
  return value as new (...args: readonly unknown[]) => object;
}

function call(holder: { [name: string]: unknown }, name: string, ...given: readonly unknown[]): void {
  const method = holder[name];
  if (typeof method !== "function") throw new Error(`office.js has no ${name}`);
  method.call(holder, ...given);
}

/** Lays names over those of the global object; returns how to take them off. */
function installGlobals(values: { readonly [name: string]: unknown }): () => void {
  const before = Object.keys(values).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
  for (const [name, value] of Object.entries(values)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  return () => {
    for (const [name, old] of before) {
      if (old) Object.defineProperty(globalThis, name, old);
      else Reflect.deleteProperty(globalThis, name);
    }
  };
}
