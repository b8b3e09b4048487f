/** The pane's steps between the open document and the engine. */
import { becomesWhole, type DocumentText, type InsertPlace, type OpenDocument, type StepOutcome, type TextPlace } from "../../hosts/word";
import type { Locale } from "../../locale";
import { planRefresh as planOf, type RefreshLine } from "../../documents/refreshing";
import type { Engine } from "../../hosts/browser/client";
import type { CheckedText, WrittenWith } from "../../app/engine/protocol";

const tagsOf = (text: DocumentText): string[] => text.figures.map(({ tag }) => tag);

/** @param section place of its heading among the report's blocks; null: the whole report */
export async function insert(
  document: OpenDocument,
  engine: Engine,
  place: InsertPlace,
  section: number | null,
): Promise<{ outcome: StepOutcome; facts: number; notice: InsertedNotice }> {
  const text = await document.read();
  const { packages, facts } = await engine.ask("packages", { section, idsAbove: place === "document" ? 0 : text.idsAbove });
  const kept = place === "document" ? [] : tagsOf(text);
  const snapshot = await engine.ask("snapshot", { before: text.snapshot, fresh: facts, kept });
  const outcome = await document.insert(packages, place, snapshot);
  if (!outcome.undo.carried) return { outcome, facts: facts.length, notice: "inserted-bare" };
  return { outcome, facts: facts.length, notice: await insertedNotice(document, becomesWhole(place, text.blank), outcome.tracked) };
}

/** bare: without the snapshot. */
export type InsertedNotice = "inserted" | "inserted-bare" | "inserted-tracked" | "inserted-page" | "inserted-footer" | "inserted-page-footer";

/** Page setup does not come with inserted content, and page numbers only into a footer that is empty: a person must know. */
async function insertedNotice(document: OpenDocument, whole: boolean, tracked: boolean): Promise<InsertedNotice> {
  const plan = whole ? await document.planFormat(new Set(["page", "page-number"])).catch(() => null) : null;
  const page = plan?.changes.some(({ rule }) => rule === "page");
  const footer = plan !== null && (plan.kept.length > 0 || plan.changes.some(({ rule }) => rule === "page-number"));
  if (page) return footer ? "inserted-page-footer" : "inserted-page";
  return footer ? "inserted-footer" : tracked ? "inserted-tracked" : "inserted";
}

/** A line of the list, with the place that a click on it goes to. */
export interface RefreshRow extends RefreshLine {
  readonly place: TextPlace;
}

export interface RefreshPlan {
  readonly rows: readonly RefreshRow[];
  /** What the document was written with: figures of another period or town do not belong into its words. */
  readonly written: WrittenWith | null;
  /** Figures that stand in controls which this Word does not hand out. */
  readonly hidden: number;
  /** The document and the source are of different runs: the ordinary case, to be known all the same. */
  readonly otherRun: boolean;
}

export const refreshPlan = async (document: OpenDocument, engine: Engine): Promise<RefreshPlan> => planFor(engine, await document.read());

async function planFor(engine: Engine, text: DocumentText): Promise<RefreshPlan> {
  const { fresh, known, written, otherRun } = await engine.ask("freshFigures", { tags: tagsOf(text), known: text.snapshot });
  const rows = planOf(text.figures, known, fresh).map((line) => {
    const { paragraph = 0, start = 0, end = 0 } = text.figures[line.index] ?? {};
    const { text: whole = "", lead = "" } = text.paragraphs[paragraph] ?? {};
    return { ...line, before: around(line.before, lead), place: { paragraph, whole, start, end } };
  });
  return { rows, written, hidden: text.hidden.filter((tag) => tag !== "").length, otherRun };
}

/** Replaces the figures of the chosen lines; one that the ledgers no longer have is marked. */
export async function refresh(document: OpenDocument, engine: Engine, chosen: readonly RefreshLine[]): Promise<StepOutcome> {
  const text = await document.read();
  const { rows: all } = await planFor(engine, text);
  const taken = new Set(chosen.map(({ index }) => index));
  // Figures that now agree, and those that a person typed over: what we would write is known of them from now on.
  const settled = all.filter((line) => taken.has(line.index) || line.state === "same" || line.state === "typed");
  const fresh = settled.filter((line) => line.fresh !== null).map(({ tag }) => tag);
  const snapshot = await engine.ask("snapshot", { before: text.snapshot, fresh, kept: tagsOf(text) });
  const replacements = chosen.flatMap((line) => {
    const figure = text.figures[line.index];
    return figure ? [{ control: figure.control, tag: line.tag, from: line.old, to: line.fresh }] : [];
  });
  return document.replace(replacements, snapshot);
}

export const checkDocument = (engine: Engine, text: DocumentText, locale: Locale): Promise<CheckedText> =>
  engine.ask("verify", { paragraphs: text.paragraphs, locale, known: text.snapshot });

/** differs and remarks first in a person's mind; in reading order in the list. */
export type CheckState = "matched" | "differs" | "unknown" | "remark";

export interface CheckLine {
  readonly state: CheckState;
  readonly text: string;
  /** Name of the indicator. */
  readonly name: string | null;
  readonly expected: string | null;
  /** What a remark says; empty for figures, whose sentence the view makes. */
  readonly message: string;
  readonly before: string;
  readonly after: string;
  readonly place: TextPlace;
}

const AROUND = 14;

/** Words before a figure: of its sentence, or those of its row where it stands alone in a cell. They do not begin with a mark that closes what was cut off. */
const around = (before: string, lead: string): string => (before === "" && lead !== "" ? `${lead.trim()} ` : before.replace(/^[、，。；：）”》]+/, ""));

export function checkLines({ paragraphs }: DocumentText, { figures, remarks }: CheckedText): CheckLine[] {
  const line = (paragraph: number, start: number, end: number) => {
    const { text: whole = "", lead = "" } = paragraphs[paragraph] ?? {};
    return {
      text: whole.slice(start, end),
      before: around(whole.slice(Math.max(0, start - AROUND), start), lead),
      after: whole.slice(end, end + AROUND),
      place: { paragraph, whole, start, end },
    };
  };
  const lines: CheckLine[] = [
    ...figures.map(({ status, name, expected, paragraph, start, end }) => ({ ...line(paragraph, start, end), state: status, name, expected, message: "" })),
    ...remarks.map(({ message, paragraph, start, end }) => ({ ...line(paragraph, start, end), state: "remark" as const, name: null, expected: null, message })),
  ];
  return lines.sort((a, b) => a.place.paragraph - b.place.paragraph || a.place.start - b.place.start);
}
