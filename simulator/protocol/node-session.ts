/**
 * Unmodified office.js in Node: its debug file runs in a realm of its own with the few things of a browser that it looks for while loading, and sends
 * every batch to a session through its own `_overrideSession`. Batching, proxies, PropertyNotLoaded and payloads are the genuine ones.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import vm from "node:vm";
import { isBatch, type EventEntry } from "./messages";
import { isSetSupported, type RequirementPreset } from "./requirements";
import type { Answer, Session } from "./session";

export interface OfficeRealm {
  /** The realm's global object: `Excel`, `Word`, `OfficeExtension`, `Office`. */
  readonly globals: { readonly [name: string]: unknown };
  readonly sendEvents: (entries: readonly EventEntry[]) => void;
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

/**
 * @param file of @microsoft/office-js/dist, such as `excel-win32-16.01.debug.js`
 * @param preset asked at every `isSetSupported`, so that it may change
 */
export function loadOffice(
  file: string,
  session: Session,
  host: string,
  preset: () => RequirementPreset,
  options: { readonly locale?: string; readonly documentUrl?: string } = {},
): OfficeRealm {
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
  realm.Office = officeOf(objectIn(realm, "Office"), host, preset, options);
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
function officeOf(
  own: { [name: string]: unknown },
  host: string,
  preset: () => RequirementPreset,
  options: { readonly locale?: string; readonly documentUrl?: string },
): object {
  const ready = { host, platform: "OfficeOnline" };
  const context = {
    requirements: { isSetSupported: (set: string, version?: string) => isSetSupported(preset(), set, version) },
    host,
    platform: "OfficeOnline",
    displayLanguage: options.locale ?? "zh-CN",
    contentLanguage: options.locale ?? "zh-CN",
    diagnostics: { host, platform: "OfficeOnline", version: preset().version },
    document: { url: options.documentUrl ?? "工作簿1.xlsx" },
  };
  const onReady = (callback?: (info: typeof ready) => unknown): Promise<typeof ready> => Promise.resolve(ready).then((info) => (callback?.(info), info));
  // Its own members are getters, so the values are laid over them.
  return Object.defineProperties(Object.create(own) as object, {
    context: { value: context, enumerable: true },
    onReady: { value: onReady, enumerable: true },
  });
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

function call(holder: { [name: string]: unknown }, name: string, argument: unknown): void {
  const method = holder[name];
  if (typeof method !== "function") throw new Error(`office.js has no ${name}`);
  method.call(holder, argument);
}
