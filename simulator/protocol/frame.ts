/**
 * Plays "Office on the web" to a page with unmodified office.js in an iframe: the handshake by postMessage, one `context.sync()` after the other,
 * events, and the ribbon's functions. Host page and add-in page share one https origin, which office.js trusts.
 */
import type { CommonApi } from "./common-api";
import { isBatch, type EventEntry, type Json } from "./messages";
import type { RequirementPreset } from "./requirements";
import { answerForPage, type AppRuntime } from "./services";
import type { Answer, Session } from "./session";

export type HostName = "Excel" | "Word";

/** Numbers by which office.js knows its hosts on the web. */
const appNumbers: { readonly [host in HostName]: number } = { Excel: 16, Word: 32 };

/** DispatchId of messages (OSF.DDA.MethodDispId). */
const dispatch = { richApi: 93, commandCompleted: 94 } as const;

/** Mark of requests that are not for the document. */
const forThePage = "WacPartition";

/** Ways in which office.js hands the keyboard back to the host (OSF.AgaveHostAction): CtrlF6Exit, CtrlF6ExitShift, TabExit, TabExitShift, EscExit. */
const leaving: readonly unknown[] = [5, 6, 13, 14, 15];

/** ooeInternalError: what office.js is told where the simulator does not play a method of the old API. */
const notPlayed = 5001;

export interface FrameOptions {
  readonly iframe: HTMLIFrameElement;
  readonly host: HostName;
  readonly session: Session;
  /** Address of the add-in's page, same origin. */
  readonly url: string;
  readonly locale: string;
  readonly documentUrl: string;
  readonly preset: () => RequirementPreset;
  /** The common API, where the host plays it. */
  readonly commonApi?: CommonApi;
  /** The page that ribbon and pane share, where this is it. */
  readonly runtime?: AppRuntime | null;
  /** Called once the add-in's page asked for its context: Office.onReady follows. */
  readonly onReady?: () => void;
  /** Called when the add-in opens a dialog within the host's window (`displayInIframe`). */
  readonly onDialog?: (url: string) => void;
  /** Called when the keyboard leaves the add-in's page, by Tab at its end or by Esc. */
  readonly onLeave?: () => void;
}

export interface Frame {
  readonly sendEvents: (entries: readonly EventEntry[]) => void;
  /** Calls a function of the function file, as a ribbon button does; resolves when the add-in says `event.completed()`. */
  readonly runCommand: (functionName: string, controlId: string) => Promise<void>;
  /** Calls an action by its id, as a keyboard shortcut does: there is nothing to complete. */
  readonly runAction: (action: string) => Promise<void>;
  /** Resolves when the add-in's page has registered for ribbon commands. */
  readonly commandsReady: Promise<void>;
  readonly dispose: () => void;
}

interface Message {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _actionType?: number;
  readonly _data?: unknown;
}

/** Numbers of a message that asks for an action (Office.actionProxy). */
const actions = { category: 2, dispatched: 1000 } as const;

let conversations = 0;

/** Points the iframe at the add-in's page and answers it from then on. */
export function openFrame(options: FrameOptions): Frame {
  const { iframe, session } = options;
  const conversation = `conv${++conversations}`;
  const id = `a${conversations}`;
  const registered = new Set<string>();
  const commands = new Map<string, () => void>();
  let nextCommand = 1;
  let commandsAreReady: () => void = () => undefined;
  const commandsReady = new Promise<void>((resolve) => (commandsAreReady = resolve));
  let actionsAreReady: () => void = () => undefined;
  const actionsReady = new Promise<void>((resolve) => (actionsAreReady = resolve));

  const post = (message: object): void => iframe.contentWindow?.postMessage(JSON.stringify(message), window.location.origin);
  const reply = (to: Message, data: unknown): void =>
    post({
      _messageType: 1,
      _actionName: to._actionName,
      _conversationId: conversation,
      _correlationId: to._correlationId,
      _origin: window.location.origin,
      _responseType: 0,
      _errorCode: 0,
      _data: data,
      _serializerVersion: 1,
    });
  const tell = (event: string, data: unknown): void =>
    post({
      _messageType: 1,
      _actionName: event,
      _conversationId: conversation,
      _correlationId: -1,
      _origin: window.location.origin,
      _responseType: 1,
      _errorCode: 0,
      _data: data,
      _serializerVersion: 1,
    });

  const context = (): object => ({
    _id: id,
    _appName: appNumbers[options.host],
    _appVersion: "16.00",
    _appUILocale: options.locale,
    _dataLocale: options.locale,
    _docUrl: options.documentUrl,
    _clientMode: 0,
    _settings: options.commonApi?.settings() ?? {},
    _reason: 1,
    _osfControlType: 1,
    _eToken: "",
    _correlationId: "00000000-0000-4000-8000-000000000000",
    _appInstanceId: id,
    _appMinorVersion: 0,
    _requirementMatrix: JSON.stringify(Object.fromEntries(Object.entries(options.preset().sets).map(([set, version]) => [set.toLowerCase(), version]))),
    _hostFullVersion: options.preset().version,
    _initialDisplayMode: 2,
  });

  const execute = async (message: Message): Promise<void> => {
    const data = recordOf(message._data);
    const method = recordOf(data.DdaMethod).DispatchId;
    if (method === dispatch.commandCompleted) {
      commands.get(String(data["0"]))?.();
      commands.delete(String(data["0"]));
      reply(message, { Version: 1, Error: 0 });
      return;
    }
    if (typeof method === "number" && method !== dispatch.richApi && options.commonApi) {
      reply(message, { Version: 1, ...options.commonApi.call(method, plainOf(data)) });
      return;
    }
    const array = data.ArrayData;
    if (method !== dispatch.richApi || !Array.isArray(array)) {
      console.warn(`Simulated ${options.host}: method ${String(method)} of the common API is not played.`);
      reply(message, { Version: 1, Error: notPlayed });
      return;
    }
    const batch: unknown = JSON.parse(String(array[4]));
    if (!isBatch(batch)) throw new Error("office.js sent something that is no batch");
    if (array[0] === forThePage) reply(message, payloadOf(answerForPage(batch, options.runtime ?? null, actionsAreReady)));
    else reply(message, payloadOf(await session.answer(batch, Number(array[6] ?? 0))));
  };

  const receive = (event: MessageEvent<unknown>): void => {
    if (event.source !== iframe.contentWindow || typeof event.data !== "string") return;
    const message = messageOf(event.data);
    if (message?._messageType !== 0) return;
    if (message._actionName === "ContextActivationManager_getAppContextAsync") {
      reply(message, context());
      options.onReady?.();
    } else if (message._actionName === "ContextActivationManager_notifyHost") {
      if (Array.isArray(message._data) && leaving.includes(message._data[1])) options.onLeave?.();
      reply(message, null);
    } else if (message._actionName === "executeMethod") void execute(message);
    else if (message._actionType === 1) {
      registered.add(message._actionName);
      reply(message, { Version: 1, Error: 0 });
      if (message._actionName === "appCommandInvoked") commandsAreReady();
      const dialog = dialogOf(message._data);
      if (dialog !== null) options.onDialog?.(dialog);
    } else if (message._actionType === 2) {
      registered.delete(message._actionName);
      reply(message, { Version: 1, Error: 0 });
    } else reply(message, null);
  };
  window.addEventListener("message", receive);

  iframe.name = JSON.stringify({
    xdmInfo: `${conversation}|${id}|${window.location.origin}`,
    hostInfo: `${options.host}|Web|16.00|${options.locale}|corr|||0`,
    serializerVersion: 1,
  });
  iframe.src = withHostInfo(options.url, options.host, options.locale);

  return {
    sendEvents: (entries) => {
      if (registered.has("richApiMessage"))
        tell("richApiMessage", { ArrayData: entries.map((entry, i) => [entry.messageCategory, entry.messageType, entry.targetId, entry.message, i, false]) });
    },
    runCommand: async (functionName, controlId) => {
      await commandsReady;
      const command = `command${nextCommand++}`;
      const done = new Promise<void>((resolve) => commands.set(command, resolve));
      tell("appCommandInvoked", { 0: command, 1: functionName, 2: JSON.stringify({ source: { id: controlId } }) });
      await done;
    },
    runAction: async (action) => {
      await actionsReady;
      await commandsReady;
      tell("richApiMessage", { ArrayData: [[actions.category, actions.dispatched, "", JSON.stringify([action, ""]), 0, false]] });
    },
    commandsReady,
    dispose: () => {
      window.removeEventListener("message", receive);
      iframe.src = "about:blank";
    },
  };
}

/** What office.js takes as the answer of `executeRichApiRequestAsync`. */
function payloadOf(answer: Answer): object {
  if (answer.kind === "failure") return { Version: 1, Error: answer.officeCode };
  return { Version: 1, Error: 0, Data: [200, [], answer.text] };
}

function withHostInfo(url: string, host: HostName, locale: string): string {
  const address = new URL(url, window.location.href);
  // Left unencoded: office.js reads the raw query.
  const info = `_host_Info=${host}$Web$16.00$${locale}$corr$$$0`;
  return `${address.origin}${address.pathname}${address.search === "" ? "?" : `${address.search}&`}${info}`;
}

function messageOf(text: string): Message | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const record = recordOf(value);
  if (typeof record._messageType !== "number" || typeof record._actionName !== "string") return null;
  return {
    _messageType: record._messageType,
    _actionName: record._actionName,
    _conversationId: String(record._conversationId),
    _correlationId: Number(record._correlationId),
    ...(typeof record._actionType === "number" ? { _actionType: record._actionType } : {}),
    _data: record._data,
  };
}

/** What came as JSON. */
function plainOf(data: { readonly [key: string]: unknown }): { readonly [key: string]: Json } {
  return data as { readonly [key: string]: Json };
}

/** Address of the dialog whose messages an add-in asks for: asking is how it is opened. */
function dialogOf(data: unknown): string | null {
  const target = Object.values(recordOf(data)).find((value) => typeof value === "string" && value.startsWith("{"));
  const { url } = recordOf(typeof target === "string" ? JSON.parse(target) : null);
  return typeof url === "string" ? url : null;
}

function recordOf(value: unknown): { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null ? (value as { readonly [key: string]: unknown }) : {};
}
