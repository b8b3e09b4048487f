/** The open document: a report in, its figures refreshed and checked, its format set, and each of these taken back. Everything else of Word stays behind this. */
import type { FormatRule } from "../../documents/formatting";
import type { CleanCopy } from "../../formats/docx/clean";
import { roomAbove } from "./body";
import { isBlankBody } from "./exchange";
import { StepFailure } from "./failure";
import { handsOutFile, type Watch } from "./file";
import { formatOpen, numberedPages, paged, planOpen, type FormatPlan, type FormattedOpen } from "./format-open";
import { hasComments, mark, unmark, type MarkedText, type DocumentMarks } from "./marks";
import { canSetPages } from "./page-setup";
import { readSnapshotPart, writeSnapshot } from "./parts";
import { goToText, type TextPlace } from "./places";
import { figuresIn, replaceFigures, type PlacedFigure, type Replacement, type InWord } from "./refresh";
import type { Difference } from "./standing";
import { takeBody } from "./taken";
import type { Host } from "./tracking";
import { takeStepBack, type StepRecord, type UndoneStep, type UndoRecord } from "./undo";
import { becomesWhole, insertPackages, type InsertPlace } from "./whole";
import { cleanOpen, openAsNew, openFormatted, type Copied } from "./window";

export { becomesWhole, type InsertPlace } from "./whole";
export type { PlacedFigure, Replacement } from "./refresh";
export type { MarkedText, DocumentMarks } from "./marks";
export type { TextPlace } from "./places";
export type { Watch } from "./file";
export { wordFailureOf, type WordFailure, type WordFailureKey } from "./failure";
export type { FormatPlan } from "./format-open";
export type { Difference } from "./standing";
export type { UndoneStep, UndoRecord } from "./undo";

export interface DocumentText {
  readonly paragraphs: readonly {
    readonly text: string;
    readonly controls: readonly { readonly tag: string; readonly start: number; readonly end: number; readonly locked: boolean }[];
    readonly firstColumn: boolean;
    readonly lead: string;
  }[];
  readonly figures: readonly PlacedFigure[];
  readonly blank: boolean;
  /** Tags of content controls that this Word lists and does not hand out: they can be neither compared nor refreshed. */
  readonly hidden: readonly string[];
  /** Content controls of a report that comes in are numbered above this. */
  readonly idsAbove: number;
  /** XML of the snapshot that the document carries. */
  readonly snapshot: string | null;
}

/** What a step that writes left behind it. */
export interface StepOutcome {
  readonly undo: UndoRecord;
  /** What was written stands as tracked changes. */
  readonly tracked: boolean;
  /** What does not stand as it should, read afterwards; null: it could not be read. */
  readonly wrong: readonly Difference[] | null;
}

export interface Formatted extends StepOutcome, Pick<FormattedOpen, "done" | "left" | "resumed"> {}

export interface OpenDocument {
  read(): Promise<DocumentText>;
  /**
   * Where the whole document is the report, its pages are numbered too, as far as footers are empty and Word lets us: `planFormat` tells what is missing.
   * A report stands also where Word does not take the snapshot (`carried`): its figures are known by their tags, and refreshing then asks for each.
   * @param snapshot the result's XML that the document carries from now on
   */
  insert(packages: readonly string[], place: InsertPlace, snapshot: string): Promise<StepOutcome>;
  /** The whole report, page setup and footers with it, as a document of its own window. */
  openAsNew(docx: Uint8Array): Promise<void>;
  /** @throws also where Word does not take the snapshot: the figures are put back then, since the old one would name them as typed by a person */
  replace(replacements: readonly Replacement[], snapshot: string): Promise<StepOutcome>;
  planFormat(rules: ReadonlySet<FormatRule>): Promise<FormatPlan>;
  /** @param stop aborted with the error that is to be thrown: nothing is written then. Once writing has begun it ends what it began */
  format(rules: ReadonlySet<FormatRule>, stop?: AbortSignal): Promise<Formatted>;
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
  undo(record: UndoRecord): Promise<UndoneStep>;
  goTo(place: TextPlace): Promise<void>;
  /** Whether marks are comments here, or highlights. */
  readonly comments: boolean;
  mark(places: readonly MarkedText[]): Promise<DocumentMarks>;
  unmark(marks: DocumentMarks): Promise<number>;
}

/** The namespaces of office.js; tests hand in those that the simulator drives. */
export interface WordOffice {
  readonly word: typeof Word;
  readonly office: typeof Office;
}

export function openDocument({ word, office }: WordOffice): OpenDocument {
  const run: InWord = (work) => word.run(work);
  const host: Host = { run, office };
  const { requirements } = office.context;
  const store = office.context.document.customXmlParts;
  const comments = hasComments(word, requirements);

  const together = withSnapshot(host, store);

  return {
    comments,
    setsPages: canSetPages(word, requirements),
    copies: handsOutFile(requirements),
    read: () => readOpen(run, store),
    insert: (packages, place, snapshot) => together(() => insertNumbered(host, word, packages, place), snapshot, false),
    openAsNew: (docx) => openAsNew(host, docx),
    replace: (replacements, snapshot) =>
      together(
        async () => {
          const { done, revisions, tracked } = await replaceFigures(run, replacements);
          return { undo: { kind: "figures", done, revisions }, wrong: [], tracked };
        },
        snapshot,
        true,
      ),
    planFormat: (rules) => planOpen(host, rules),
    async format(rules, stop) {
      const snapshot = await readSnapshotPart(store);
      const { written, footers, pages, ...outcome } = await formatOpen(host, word, rules, stop);
      const undo: UndoRecord = { kind: "body", body: written?.body ?? null, footers, pages, snapshot, carried: true };
      return { ...outcome, undo, tracked: false, wrong: written ? written.wrong : [] };
    },
    openFormatted: (rules, watch) => openFormatted(host, rules, watch),
    cleanCopy: (watch) => cleanOpen(host, watch),
    async undo(record) {
      const undone = await takeStepBack(host, record);
      await writeSnapshot(store, record.snapshot);
      return undone;
    },
    goTo: (place) => run((context) => goToText(context, place)),
    mark: (places) => mark(run, requirements, places, comments),
    unmark: (marks) => unmark(run, requirements, marks),
  };
}

type TakesSnapshot = (step: () => Promise<StepWithoutSnapshot>, snapshot: string, needed: boolean) => Promise<StepOutcome>;
type StepWithoutSnapshot = Omit<StepOutcome, "undo"> & { readonly undo: StepRecord };

/**
 * A step and the snapshot that belongs to it.
 * @returns needed: where Word does not take the snapshot, the step is taken back
 */
const withSnapshot =
  (host: Host, store: Office.CustomXmlParts): TakesSnapshot =>
  async (step, snapshot, needed) => {
    const before = await readSnapshotPart(store);
    const { undo: made, ...outcome } = await step();
    const written = await writeSnapshot(store, snapshot).then(
      () => null,
      (error: unknown) => ({ error }),
    );
    const undo: UndoRecord = { ...made, snapshot: before, carried: written === null };
    if (written === null || !needed) return { ...outcome, undo };
    const { wrong } = await takeStepBack(host, undo).catch(() => ({ wrong: null }));
    if (wrong === null) throw new StepFailure("unread", written.error);
    throw wrong.length > 0 ? new StepFailure("unrestored", written.error, wrong) : written.error;
  };

async function readOpen(run: InWord, store: Office.CustomXmlParts): Promise<DocumentText> {
  const { body, hidden } = await takeBody(run);
  return {
    paragraphs: body.paragraphs.map(({ text, controls, firstColumn, lead }) => ({ text, controls, firstColumn, lead })),
    figures: figuresIn(body),
    hidden,
    blank: isBlankBody(body),
    idsAbove: roomAbove(body.highestId),
    snapshot: await readSnapshotPart(store),
  };
}

/** Inserts; where the document becomes the report, its pages and their numbers are set too. */
async function insertNumbered(host: Host, word: typeof Word, packages: readonly string[], place: InsertPlace): Promise<StepWithoutSnapshot> {
  const { run } = host;
  const open = await takeBody(run);
  const { body, wrong, tracked } = await insertPackages(host, packages, place, open);
  const whole = becomesWhole(place, isBlankBody(open.body));
  const footers = whole ? await numberedPages(run, open.body) : [];
  const pages = whole ? await paged(host, word).catch(() => []) : [];
  return { undo: { kind: "body", body, footers, pages }, wrong, tracked };
}
