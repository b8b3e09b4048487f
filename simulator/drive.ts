/**
 * The simulated Excel and Word in a headless Chromium, for browser tests, screenshots and the demo: starts the server, opens the page on a file, and
 * hands out the Playwright page, the pane's frame and the page's handle.
 */
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Browser, Frame, Page } from "playwright-core";
import { chromium } from "playwright-core";
import { serve } from "./serve.mjs";
import type { SimulatorHandle } from "./page/handle";
import type { WordHandle } from "./page/word/handle";

/** Quiet, without background traffic, on our own certificate. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--ignore-certificate-errors",
];

export interface PageOptions {
  /** Opens the add-in's pane at the start: true for the manifest's page, or an address on the server. */
  readonly pane?: boolean | string;
  readonly theme?: "light" | "dark";
  readonly locale?: string;
  readonly preset?: string;
  /** Address of the manifest on the server; default /manifest.xml. */
  readonly manifest?: string;
  readonly size?: { readonly width: number; readonly height: number };
  /** The browser's day, ISO; absent: today. Timers run all the same. */
  readonly today?: string;
  /** Folder of the add-in; default dist/web. */
  readonly web?: string;
  /** More folders to serve, by path prefix: {"/fixtures/": "simulator/test/fixtures"}. */
  readonly folders?: { readonly [prefix: string]: string };
  /** Shows the browser. */
  readonly headed?: boolean;
}

export interface DriveOptions extends PageOptions {
  /** Path of an .xlsx to open; absent: an empty workbook. */
  readonly workbook?: string;
}

export interface WordDriveOptions extends PageOptions {
  /** A .docx to open, as a path or as bytes; absent: an empty document. */
  readonly docx?: string | Uint8Array;
}

/** A page with its handle: the simulated Excel where nothing else is said. */
export interface Driven<Handle = SimulatorHandle> {
  readonly page: Page;
  readonly url: string;
  /** Everything that the page and the pane wrote to the console as errors, and requests that failed. */
  readonly problems: readonly string[];
  /** Requests that left the origin: there must be none. */
  readonly foreign: readonly string[];
  /** Runs a function with the page's handle in the page. */
  readonly simulator: <T, A>(work: (handle: Handle, argument: A) => T | Promise<T>, argument?: A) => Promise<T>;
  /** The pane's frame, once it has loaded. */
  readonly pane: () => Promise<Frame>;
  readonly openPane: (url?: string) => Promise<Frame>;
  readonly close: () => Promise<void>;
}

/** The machine's own Chromium where there is one, else the one of @sparticuz/chromium. */
export async function launch(headed = false): Promise<Browser> {
  const own = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
    (path) => path !== undefined && existsSync(path),
  );
  if (own !== undefined) return chromium.launch({ executablePath: own, headless: !headed, args: flags });
  const { default: packed } = await import("@sparticuz/chromium");
  return chromium.launch({ executablePath: await packed.executablePath(), headless: true, args: [...packed.args, ...flags] });
}

/** The browser that all pages share, where they share one. */
let shared: Promise<Browser> | null = null;

/** From now on all pages open in one browser, each with a profile of its own as before; @returns what closes it. */
export function shareBrowser(): () => Promise<void> {
  const browser = (shared = launch());
  return async () => {
    shared = null;
    await (await browser).close();
  };
}

/** In the page: `new Date()` is on another day, and time goes on from there. Nothing else of the browser is touched. */
function dayOf(today: string): void {
  const shift = new Date(`${today}T10:00:00`).getTime() - Date.now();
  const Real = Date;
  window.Date = class extends Real {
    constructor(...given: [number?]) {
      super(...((given.length === 0 ? [Real.now() + shift] : given) as [number]));
    }
    static override now(): number {
      return Real.now() + shift;
    }
  } as DateConstructor;
}

/** Opens the simulated Excel. Close it when done: it holds a server and a browser. */
export async function openSimulator(options: DriveOptions = {}): Promise<Driven> {
  const excel = await openPage<SimulatorHandle>(options, "/simulator/", "__simulator");
  if (options.workbook !== undefined) {
    const bytes = readFileSync(options.workbook).toString("base64");
    await excel.simulator((handle, [name, base64]: readonly [string, string]) => handle.open(name, base64), [basename(options.workbook), bytes] as const);
  }
  await openFirstPane(excel, options);
  return excel;
}

/** Opens the simulated Word. Close it when done. */
export async function openWord(options: WordDriveOptions = {}): Promise<Driven<WordHandle>> {
  const word = await openPage<WordHandle>(options, "/simulator/word.html", "__word");
  if (options.docx !== undefined) {
    const bytes = typeof options.docx === "string" ? readFileSync(options.docx) : Buffer.from(options.docx);
    const name = typeof options.docx === "string" ? basename(options.docx) : "报告.docx";
    await word.simulator((handle, [file, base64]: readonly [string, string]) => handle.open(file, base64), [name, bytes.toString("base64")] as const);
  }
  await openFirstPane(word, options);
  return word;
}

async function openFirstPane<Handle>(driven: Driven<Handle>, options: PageOptions): Promise<void> {
  if (options.pane !== undefined && options.pane !== false) await driven.openPane(typeof options.pane === "string" ? options.pane : undefined);
}

/** What both pages' handles have. */
interface PaneHandle {
  readonly openPane: (url?: string) => void;
}

async function openPage<Handle extends PaneHandle>(options: PageOptions, path: string, key: "__simulator" | "__word"): Promise<Driven<Handle>> {
  const server = await serve({ web: options.web, folders: options.folders });
  const browser = await (shared ?? launch(options.headed));
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    viewport: options.size ?? { width: 1280, height: 800 },
    // Not emulated: the pane then follows the page's own theme, which can be switched while it is open.
    colorScheme: null,
    locale: options.locale ?? "zh-CN",
    acceptDownloads: true,
  });
  // A busy machine is slow and not broken.
  context.setDefaultTimeout(90_000);
  if (options.today !== undefined) await context.addInitScript(dayOf, options.today);
  const page = await context.newPage();
  const problems: string[] = [];
  const foreign: string[] = [];
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    // Given up by the pane itself: a worker is stopped by a cancel while it still loads.
    if (reason !== "net::ERR_ABORTED") problems.push(`${request.url()} ${reason}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(server.url) && /^https?:|^wss?:/.test(request.url())) foreign.push(request.url());
  });
  const query = new URLSearchParams();
  if (options.theme) query.set("theme", options.theme);
  if (options.locale) query.set("locale", options.locale);
  if (options.preset) query.set("preset", options.preset);
  if (options.manifest) query.set("manifest", options.manifest);
  await page.goto(`${server.url}${path}?${query.toString()}`);
  await page.waitForFunction((name) => Reflect.get(window, name) !== undefined, key);

  return {
    url: server.url,
    problems,
    foreign,
    ...windowOf<Handle>(page, key),
    close: async () => {
      await (shared ? context : browser).close();
      await server.close();
    },
  };
}

/** What drives the document and the pane of a page. */
type DrivenWindow<Handle> = Pick<Driven<Handle>, "page" | "simulator" | "pane" | "openPane">;

/** Another window on the workbook that the simulated Excel has open, with a pane of its own ("new window" of Excel). */
export async function openWindow({ page, url }: Driven): Promise<DrivenWindow<SimulatorHandle>> {
  const coming = page.context().waitForEvent("page");
  await page.evaluate((address) => void window.open(address, "_blank", "popup"), `${url}/simulator/?shared`);
  const other = await coming;
  await other.waitForFunction(() => Reflect.get(window, "__simulator") !== undefined);
  return windowOf(other, "__simulator");
}

function windowOf<Handle extends PaneHandle>(page: Page, key: "__simulator" | "__word"): DrivenWindow<Handle> {
  const simulator: Driven<Handle>["simulator"] = (work, argument) =>
    page.evaluate(
      ([source, given, name]) => {
        const handle: unknown = Reflect.get(window, name);
        if (!handle) throw new Error("no simulator on this page");
        // The function comes from the test itself; a page of ours runs it.
        return (0, eval)(`(${source})`)(handle, given);
      },
      [work.toString(), argument, key] as const,
    );

  const pane = async (): Promise<Frame> => {
    // A pane that is just being opened again may go between the two questions: then the next one is asked for.
    for (let attempt = 0; attempt < 10; attempt++) {
      const element = await page.waitForSelector('.sim-taskpane iframe[data-ready="true"]', { timeout: 30_000 });
      const frame = await element.contentFrame();
      if (frame) return frame;
    }
    throw new Error("the pane has no frame");
  };

  const openPane = async (url?: string): Promise<Frame> => {
    await simulator((handle, address: string | undefined) => handle.openPane(address ?? undefined), url);
    return pane();
  };
  return { page, simulator, pane, openPane };
}
