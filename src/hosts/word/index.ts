/** The open document: a report in, its figures refreshed and checked, its format set, and each of these taken back. Everything else of Word stays behind this. */
import type { FooterLook, FormatChange, FormatRule } from "../../formatting";
import type { CleanCopy } from "../files/docx/clean";
import { abortable } from "./abortable";
import { roomAbove, type DocumentBody } from "./body";
import { formattedCopy } from "./copy";
import { handsOutFile, takeFile, type Watch } from "./file";
import { clearFooters, numberPages, readFooters, type FooterRecord } from "./footers";
import { doneOf, formatted, planFor } from "./format";
import { failureOf, Refused, StepFailure } from "./failure";
import { hasComments, mark, unmark, type MarkedPlace, type Marks } from "./marks";
import { canSetPages, putPagesBack, setPages, type PageRecord } from "./page-setup";
import { readSnapshot, writeSnapshot } from "./parts";
import { goTo, type TextPlace } from "./places";
import { figuresIn, putBack, replaceFigures, type PlacedFigure, type Replaced, type Replacement, type Run } from "./refresh";
import { becomesWhole, insertPackages, isBlank, replaceBody, takeBack, takeBody, type BodyRecord, type InsertPlace } from "./whole";

export { becomesWhole, type InsertPlace } from "./whole";
export type { PlacedFigure, Replacement } from "./refresh";
export type { MarkedPlace, Marks } from "./marks";
export type { TextPlace } from "./places";
export type { Watch } from "./file";
export { failureOf, type Failure, type FailureKey } from "./failure";

export interface DocumentText {
  readonly paragraphs: readonly {
    readonly text: string;
    readonly controls: readonly { readonly tag: string; readonly start: number; readonly end: number; readonly locked: boolean }[];
    readonly firstColumn: boolean;
    readonly lead: string;
  }[];
  readonly figures: readonly PlacedFigure[];
  readonly blank: boolean;
  readonly tracked: boolean;
  readonly protected: boolean;
  /** Content controls of a report that comes in are numbered above this. */
  readonly idsAbove: number;
  /** XML of the snapshot that the document carries. */
  readonly snapshot: string | null;
}

/** What a step changed, for taking it back. */
export type UndoRecord = {
  readonly snapshot: string | null;
  /** False: the step stands, but the document could not be given the snapshot that belongs to it. */
  readonly carried: boolean;
} & (
  | {
      readonly kind: "body";
      /** null: only footers were written. */
      readonly body: BodyRecord | null;
      readonly footers: FooterRecord;
      readonly pages: PageRecord;
    }
  | { readonly kind: "figures"; readonly done: readonly Replaced[] }
);

export interface FormatPlan {
  readonly changes: readonly FormatChange[];
  /** Texts of the paragraphs that the changes speak of, by their place. */
  readonly texts: readonly string[];
  /** Footers with content of somebody's, which get no page number from us. */
  readonly kept: readonly FooterLook[];
}

export interface Formatted {
  readonly done: readonly FormatChange[];
  /** What this Word did not take: page setup, on some. */
  readonly left: readonly FormatChange[];
  readonly undo: UndoRecord;
}

/** A formatted copy in a window of its own. */
export interface Copied {
  /** None: nothing was to be changed, and no copy was opened. */
  readonly done: readonly FormatChange[];
  readonly left: readonly FormatChange[];
}

export interface OpenDocument {
  read(): Promise<DocumentText>;
  /**
   * Where the whole document is the report, its pages are numbered too, as far as footers are empty and Word lets us: `planFormat` tells what is missing.
   * A report stands also where Word does not take the snapshot (`carried`): its figures are known by their tags, and refreshing then asks for each.
   * @param snapshot the result's XML that the document carries from now on
   */
  insert(packages: readonly string[], place: InsertPlace, snapshot: string): Promise<UndoRecord>;
  /** The whole report, page setup and footers with it, as a document of its own window. */
  openAsNew(docx: Uint8Array): Promise<void>;
  /** @throws also where Word does not take the snapshot: the figures are put back then, since the old one would name them as typed by a person */
  replace(replacements: readonly Replacement[], snapshot: string): Promise<UndoRecord>;
  planFormat(rules: ReadonlySet<FormatRule>): Promise<FormatPlan>;
  format(rules: ReadonlySet<FormatRule>): Promise<Formatted>;
  /** Whether paper and margins of the open document can be set here. */
  readonly setsPages: boolean;
  /** Whether this Word hands out the document as a file, so that a formatted copy can be made. */
  readonly copies: boolean;
  /**
   * A copy of the whole document with all rules carried out, page setup and footers too, in a window of its own. The open document stays as it is.
   * @throws the signal's own error where the person has had enough: no window is opened then
   */
  openFormatted(rules: ReadonlySet<FormatRule>, watch: Watch): Promise<Copied>;
  /** 上报件: the document as a file with nothing in it that a reader does not see. The open document stays as it is. @throws as `openFormatted` */
  cleanCopy(watch: Watch): Promise<CleanCopy>;
  /** @returns how many figures had been edited since and were left alone */
  undo(record: UndoRecord): Promise<number>;
  goTo(place: TextPlace): Promise<void>;
  /** Whether marks are comments here, or highlights. */
  readonly comments: boolean;
  mark(places: readonly MarkedPlace[]): Promise<Marks>;
  unmark(marks: Marks): Promise<number>;
}

/** The namespaces of office.js; tests hand in those that the simulator drives. */
export interface WordOffice {
  readonly word: typeof Word;
  readonly office: typeof Office;
}

/** insertFileFromBase64 and createDocument take 4 MB. */
const FILE_LIMIT = 4_000_000;
/** How a Word says that it opens no windows for add-ins: on the web, where files are kept with somebody else (office-js#1745, #1340). */
const NO_WINDOW = new Set(["NotAllowed", "NotImplemented", "ApiNotFound", "ApiNotAvailable", "UnsupportedOperation"]);

export function openDocument({ word, office }: WordOffice): OpenDocument {
  const run: Run = (work) => word.run(work);
  const { requirements } = office.context;
  const store = office.context.document.customXmlParts;
  const comments = hasComments(word, requirements);

  /** A step and the snapshot that belongs to it. */
  const together = async (step: () => Promise<(before: Pick<UndoRecord, "snapshot" | "carried">) => UndoRecord>, snapshot: string, needed: boolean) => {
    const before = await readSnapshot(store);
    const made = await step();
    const written = await writeSnapshot(store, snapshot).then(
      () => null,
      (error: unknown) => ({ error }),
    );
    const record = made({ snapshot: before, carried: written === null });
    if (written === null || !needed) return record;
    await takeStepBack(record).catch(() => undefined);
    throw written.error;
  };
  const takeStepBack = async (record: UndoRecord): Promise<number> => {
    if (record.kind === "figures") return (await run((context) => putBack(context, record.done))).edited;
    const { body, footers, pages } = record;
    // The body first: where somebody has worked on it, nothing is taken back.
    if (body) await run((context) => takeBack(context, requirements, body));
    await clearFooters(run, footers);
    await putPagesBack(run, requirements, pages);
    return 0;
  };
  /** Page numbers that this Word does not take are none of a step's failures: the step stands, and what is missing is told. */
  const numbered = ({ settings }: DocumentBody): Promise<FooterRecord> => numberPages(run, settings.evenPages).catch(() => []);
  /** Likewise paper and margins: what the body's markup did not bring. */
  const paged = async (): Promise<PageRecord> => {
    if (!canSetPages(word, requirements)) return [];
    const { body } = await run(takeBody);
    return setPages(run, requirements, planFor(body, new Set(["page"])));
  };
  const footersFor = async ({ settings }: DocumentBody, rules: ReadonlySet<FormatRule>): Promise<readonly FooterLook[]> =>
    // Asking for a footer makes it where there is none, which a protected document refuses.
    rules.has("page-number") && !settings.protected ? run((context) => readFooters(context, settings.evenPages)) : [];

  const openAsNew = async (docx: Uint8Array): Promise<void> => {
    if (docx.length > FILE_LIMIT) throw Object.assign(new Error("too large"), { code: "RequestPayloadSizeLimitExceeded" });
    try {
      await run(async (context) => {
        context.application.createDocument(base64(docx)).open();
        await context.sync();
      });
    } catch (error) {
      throw NO_WINDOW.has(failureOf(error).code) ? new StepFailure("window", error) : error;
    }
  };

  return {
    comments,
    setsPages: canSetPages(word, requirements),
    copies: handsOutFile(requirements),
    async read() {
      const { body } = await run(takeBody);
      return {
        paragraphs: body.paragraphs.map(({ text, controls, firstColumn, lead }) => ({ text, controls, firstColumn, lead })),
        figures: figuresIn(body),
        blank: isBlank(body),
        tracked: body.settings.tracked,
        protected: body.settings.protected,
        idsAbove: roomAbove(body.highestId),
        snapshot: await readSnapshot(store),
      };
    },
    insert: (packages, place, snapshot) =>
      together(
        async () => {
          const open = await run(takeBody);
          const body = await insertPackages(run, packages, place, open);
          const whole = becomesWhole(place, isBlank(open.body));
          const footers = whole ? await numbered(open.body) : [];
          const pages = whole ? await paged().catch(() => []) : [];
          return (before) => ({ kind: "body", body, footers, pages, ...before });
        },
        snapshot,
        false,
      ),
    openAsNew,
    replace: (replacements, snapshot) =>
      together(
        async () => {
          const done = await replaceFigures(run, replacements);
          return (before) => ({ kind: "figures", done, ...before });
        },
        snapshot,
        true,
      ),
    async planFormat(rules) {
      const { body } = await run(takeBody);
      const footers = await footersFor(body, rules);
      const kept = footers.filter(({ state }) => state === "own");
      return { changes: planFor(body, rules, footers), texts: body.paragraphs.map(({ text }) => text), kept };
    },
    async format(rules) {
      const { ooxml, body } = await run(takeBody);
      if (body.settings.protected) throw new Refused("Protected");
      const changes = planFor(body, rules, await footersFor(body, rules));
      const snapshot = await readSnapshot(store);
      const inBody = changes.some(({ rule }) => rule !== "page-number");
      const record = inBody ? await replaceBody(run, requirements, ooxml, formatted(ooxml, changes)) : null;
      const footers = changes.some(({ rule }) => rule === "page-number") ? await numbered(body) : [];
      const pages = rules.has("page") ? await paged().catch(() => []) : [];
      const still = async (): Promise<FormatChange[]> => {
        const now = (await run(takeBody)).body;
        return planFor(now, rules, await footersFor(now, rules));
      };
      // What is written stands, also where it cannot be read any more: then only what Word often does not take is in doubt.
      const left = await still().catch(() => changes.filter(({ rule }) => rule === "page" || rule === "page-number"));
      return { done: doneOf(changes, left), left, undo: { kind: "body", body: record, footers, pages, snapshot, carried: true } };
    },
    async openFormatted(rules, watch) {
      // Asked before the file: what Word hands out has lost its protection.
      if ((await abortable(run(takeBody), watch.signal)).body.settings.protected) throw new Refused("Protected");
      const file = await takeFile(office, FILE_LIMIT, watch);
      watch.progress("copy", 0, 1);
      // The pane shows where it is before the work that keeps it busy.
      await new Promise((resolve) => setTimeout(resolve));
      const { docx, done, left } = await formattedCopy(file, rules).catch((error: unknown) => {
        throw error instanceof Refused ? error : new StepFailure("file", error);
      });
      watch.signal.throwIfAborted();
      if (docx) await openAsNew(docx);
      return { done, left };
    },
    async cleanCopy(watch) {
      const file = await takeFile(office, FILE_LIMIT, watch);
      watch.progress("copy", 0, 1);
      await new Promise((resolve) => setTimeout(resolve));
      const { cleanCopy } = await import("../files/docx/clean");
      return cleanCopy(file).catch((error: unknown) => {
        throw new StepFailure("file", error);
      });
    },
    async undo(record) {
      const edited = await takeStepBack(record);
      await writeSnapshot(store, record.snapshot);
      return edited;
    },
    goTo: (place) => run((context) => goTo(context, place)),
    mark: (places) => run((context) => mark(context, requirements, places, comments)),
    unmark: (marks) => run((context) => unmark(context, requirements, marks)),
  };
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}
