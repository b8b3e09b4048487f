/**
 * 更新数据: the figures of a document against the figures of a new draft → what would change, and what a person must decide. Only figures that
 * still read as we wrote them are proposed; words are never touched.
 */
import { parseFigureId } from "../../model/figure";
import type { Block, Fact } from "../../model/report";
import { opposedWords } from "./direction";

/** A content control of the document that carries a figure. */
export interface WrittenFigure {
  /** The fact's id. */
  readonly tag: string;
  /** As it stands now. */
  readonly text: string;
  /** Words of its paragraph before and after it. */
  readonly before: string;
  readonly after: string;
  /** Somebody locked its contents. */
  readonly locked: boolean;
}

/** A figure as the new draft says it, with the words that the draft puts before it; null where only figures are known and no draft. */
export interface FreshFigure {
  readonly id: string;
  readonly text: string;
  readonly name: string;
  readonly lead: string | null;
}

/**
 * change: as we wrote it, and now another figure · same: nothing to do · typed: a person typed another figure over ours · unsure: nothing tells
 * whether a person did · words: the figure's words say the opposite of what it now means (增加, 减少) · gone: the new draft has no such figure ·
 * locked: its control is locked
 */
export type RefreshState = "change" | "same" | "typed" | "unsure" | "words" | "gone" | "locked";

export interface RefreshLine {
  readonly state: RefreshState;
  readonly tag: string;
  /** Place among the figures handed in. */
  readonly index: number;
  readonly name: string;
  /** What stands in the document. */
  readonly old: string;
  /** What the ledgers say now; null where they say nothing. */
  readonly fresh: string | null;
  /** What we wrote, where a person typed over it. */
  readonly ours: string | null;
  readonly before: string;
  readonly after: string;
  /** For `words`: what stands before the figure, and what should. */
  readonly word: { readonly stands: string; readonly should: string } | null;
}

/**
 * @param figures the document's figures in reading order
 * @param known facts of the document's own snapshot: what we wrote; null where it has none
 * @param fresh figures of the new draft
 */
export function planRefresh(figures: readonly WrittenFigure[], known: readonly Fact[] | null, fresh: readonly FreshFigure[]): RefreshLine[] {
  const ours = new Map((known ?? []).map((fact) => [fact.id, fact]));
  const now = new Map(fresh.map((figure) => [figure.id, figure]));
  return figures.flatMap((figure, index): RefreshLine[] => {
    const fact = ours.get(figure.tag);
    const next = now.get(figure.tag);
    // A control of somebody else's: neither the snapshot nor the draft knows its tag.
    if (!fact && !next) return [];
    const word = next && next.lead !== null ? opposedWords(figure.before, next.lead) : null;
    const typed = fact !== undefined && figure.text !== fact.text;
    return [
      {
        state: stateOf(figure, { known: fact !== undefined, typed, next, word: word !== null }),
        tag: figure.tag,
        index,
        name: next?.name ?? fact?.name ?? fact?.indicator ?? figure.tag,
        old: figure.text,
        fresh: next?.text ?? null,
        ours: typed ? fact.text : null,
        before: figure.before.slice(-AROUND),
        after: figure.after.slice(0, AROUND),
        word,
      },
    ];
  });
}

/** A change against the last period: without a draft nobody knows whether 增加 before it still holds. */
const hasDirection = (id: string): boolean => ["change", "growth"].includes(parseFigureId(id).aspect);

/** Characters of the text that tell where a figure stands. */
const AROUND = 14;

interface Seen {
  readonly known: boolean;
  readonly typed: boolean;
  readonly next: FreshFigure | undefined;
  readonly word: boolean;
}

function stateOf(figure: WrittenFigure, { known, typed, next, word }: Seen): RefreshState {
  if (!next) return "gone";
  if (word) return "words";
  if (figure.text === next.text) return "same";
  if (figure.locked) return "locked";
  if (typed) return "typed";
  return known && (next.lead !== null || !hasDirection(next.id)) ? "change" : "unsure";
}

/**
 * Figures of drafts, the first draft that has one deciding: a document may hold figures of several reports.
 * @param others all figures of the run: a town's own document shows some that no draft does
 */
export function freshFigures(
  drafts: readonly { readonly blocks: readonly Block[]; readonly facts: readonly Fact[] }[],
  others: readonly Fact[],
): FreshFigure[] {
  const figures = new Map<string, FreshFigure>();
  for (const { blocks, facts } of drafts) {
    const leads = leadsOf(blocks);
    for (const fact of facts) {
      if (!figures.has(fact.id)) figures.set(fact.id, { id: fact.id, text: fact.text, name: fact.name ?? fact.indicator, lead: leads.get(fact.id) ?? "" });
    }
  }
  for (const { id, text, name, indicator } of others) if (!figures.has(id)) figures.set(id, { id, text, name: name ?? indicator, lead: null });
  return [...figures.values()];
}

function leadsOf(blocks: readonly Block[]): Map<string, string> {
  const leads = new Map<string, string>();
  for (const { runs } of blocks) {
    let text = "";
    for (const run of runs) {
      if ("fact" in run && !leads.has(run.fact)) leads.set(run.fact, text.slice(-AROUND));
      text += run.text;
    }
  }
  return leads;
}

/**
 * The facts that the document's snapshot must hold after a refresh: what we now wrote, so that the next refresh knows what a person typed.
 * A figure that was left as it is keeps the fact that it was written from.
 * @param used ids of the document's figures
 * @param left ids that still show an older figure of ours
 */
export function factsAfter(used: readonly string[], left: ReadonlySet<string>, known: readonly Fact[], fresh: readonly Fact[]): Fact[] {
  const old = new Map(known.map((fact) => [fact.id, fact]));
  const now = new Map(fresh.map((fact) => [fact.id, fact]));
  return [...new Set(used)].flatMap((id) => (left.has(id) ? old.get(id) : (now.get(id) ?? old.get(id))) ?? []);
}
