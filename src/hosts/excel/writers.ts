/**
 * Who writes sheets of ours, and whether they still do. Sheets that are being made name the run that makes them. A page knows its own runs; of
 * another page in the same browser profile the browser tells (a lock held while a run is going on); of another computer nobody can know: there a
 * person decides. Nothing here looks at a clock but to tell the person since when.
 */

/** A run, as sheets name it. */
export interface Writer {
  /** Unlike any other: `page.number`. */
  readonly run: string;
  /** The browser profile it runs in; null: this browser keeps none, or cannot tell whether a run of another page is going on. */
  readonly profile: string | null;
  /** Excel's own name for where it runs: `PC`, `OfficeOnline`, `Mac`; "": not known. */
  readonly platform: string;
  /** When it began, in milliseconds since 1970, for the person to go by; 0: not known. */
  readonly since: number;
}

/** unknown: it may be another computer's, or an older version's. */
export type Life = "going" | "ended" | "unknown";

export interface Writers {
  /** Begins a run. @returns it, and what says that it has ended */
  readonly begin: () => Promise<{ readonly writer: Writer; readonly end: () => void }>;
  /** @param writer null: the sheets name none */
  readonly lifeOf: (writer: Writer | null) => Promise<Life>;
  /** Resolves when a run of this profile that is going on has ended, or as soon as the signal says so. */
  readonly ended: (writer: Writer, signal: AbortSignal) => Promise<void>;
  /** A person says that it is not going on any more. */
  readonly declareEnded: (writer: Writer | null) => void;
}

/** What a browser has of it; null: nothing. */
export interface Browser {
  readonly locks: Pick<LockManager, "request" | "query">;
  /** The same in all pages of a profile, and in no other; null: nothing can be kept. */
  readonly profile: () => string | null;
}

/** @param platform asked when a run begins, since Excel tells it late */
export function createWriters(browser: Browser | null, platform: () => string = () => ""): Writers {
  const page = randomName();
  const going = new Map<string, Promise<void>>();
  const declared = new Set<string>();
  let count = 0;
  const profileOf = (): string | null => browser?.profile() ?? null;

  const begin: Writers["begin"] = async () => {
    const run = `${page}.${++count}`;
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    going.set(run, ended);
    const profile = (await held(browser, lockOf(run), ended)) ? profileOf() : null;
    const writer = { run, profile, platform: platform(), since: Date.now() };
    return {
      writer,
      end: () => {
        going.delete(run);
        end();
      },
    };
  };
  const lifeOf: Writers["lifeOf"] = async (writer) => {
    if (declared.has(nameOf(writer))) return "ended";
    if (writer === null) return "unknown";
    if (writer.run.startsWith(`${page}.`)) return going.has(writer.run) ? "going" : "ended";
    if (browser === null || writer.profile === null || writer.profile !== profileOf()) return "unknown";
    try {
      const { held: all = [] } = await browser.locks.query();
      return all.some(({ name }) => name === lockOf(writer.run)) ? "going" : "ended";
    } catch {
      return "unknown";
    }
  };
  return {
    begin,
    lifeOf,
    ended: async ({ run }, signal) => {
      const own = going.get(run);
      const over = own ?? browser?.locks.request(lockOf(run), { mode: "shared", signal }, () => undefined);
      // Given up, or the lock cannot be had: who waits looks again.
      await Promise.race([over, aborted(signal)]).catch(() => undefined);
    },
    declareEnded: (writer) => void declared.add(nameOf(writer)),
  };
}

const nameOf = (writer: Writer | null): string => writer?.run ?? "";

const lockOf = (run: string): string => `taizhang.run.${run}`;

/** Holds a lock until the run has ended. @returns whether there is one */
async function held(browser: Browser | null, name: string, ended: Promise<void>): Promise<boolean> {
  if (browser === null) return false;
  return new Promise((resolve) => {
    const hold = (): Promise<void> => {
      resolve(true);
      return ended;
    };
    // Refused where the page may keep nothing: then nobody can ask for it either.
    browser.locks.request(name, hold).catch(() => resolve(false));
  });
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });

/** Nothing hangs on its being hard to guess. */
const randomName = (): string => [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

const PROFILE = "taizhang.profile";

/** Office partitions storage by the site that the pane stands in. */
const profileKey = (): string => {
  const partition = typeof Office !== "undefined" && Office.context ? Office.context.partitionKey : undefined;
  return partition ? `${partition}.${PROFILE}` : PROFILE;
};

/** Kept in the browser's storage, which an administrator may have switched off. Two pages that begin at once agree on one of two. */
function storedProfile(): string | null {
  try {
    const key = profileKey();
    if (window.localStorage.getItem(key) === null) window.localStorage.setItem(key, randomName());
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

let ofPage: Writers | null = null;

/** Those of this page: there is one answer, however often the workbook is opened. */
export function pageWriters(): Writers {
  const browser = typeof window !== "undefined" && "locks" in window.navigator ? { locks: window.navigator.locks, profile: storedProfile } : null;
  ofPage ??= createWriters(browser, () => (typeof Office !== "undefined" && Office.context ? String(Office.context.platform ?? "") : ""));
  return ofPage;
}
