/**
 * Each figure of a document against the result: matched, differs, or unknown.
 * A figure means a candidate when words of its clause speak of the candidate and the units go together. Which candidate is meant
 * is decided by the words alone, never by the value: a wrong figure must not be matched to whatever happens to be as large.
 */
import type { Quantity } from "../model/quantity";
import type { Result } from "../model/result";
import { canonicalUnit, convertQuantity } from "../reading/units";
import { candidatesOf, type Candidate } from "./candidates";
import { figuresOf, type Figure } from "./figures";

export type Verdict = "matched" | "differs" | "unknown";

export interface CheckedFigure extends Figure {
  readonly verdict: Verdict;
  /** What the figure was compared with; null where unknown. */
  readonly candidate: Candidate | null;
}

/** Units that count the same thing with another word. */
const SAME_THING: readonly (readonly string[])[] = [
  ["次", "场次", "场", "期", "人次", "次数"],
  ["人", "名", "人次", "位"],
  ["块", "个", "面", "处", "幅", "条"],
  ["支", "个", "队"],
  ["户", "个", "家"],
  ["家", "处", "个"],
  ["项", "个", "条"],
];

/**
 * Checks every figure of a text.
 * @param paragraphs plain texts of the document's paragraphs
 * @returns the figures in reading order, each with its verdict
 */
export function verify(paragraphs: readonly string[], result: Result): CheckedFigure[] {
  const candidates = candidatesOf(result);
  return figuresOf(paragraphs).map((figure) => judge(figure, paragraphs[figure.paragraph] ?? "", candidates));
}

function judge(figure: Figure, paragraph: string, candidates: readonly Candidate[]): CheckedFigure {
  const { quantity } = figure;
  if (!quantity) return { ...figure, verdict: "unknown", candidate: null };
  const clause = clauseOf(paragraph, figure);
  const scored = candidates
    .map((candidate) => ({ candidate, score: scoreOf(candidate, quantity, clause) }))
    .filter((entry) => entry.score > 0)
    .sort((a, b) => b.score - a.score);
  const best = scored[0];
  if (!best) return { ...figure, verdict: "unknown", candidate: null };
  // Candidates that the words cannot tell apart (this period, since January): agreement with one of them is agreement.
  const equals = scored.filter((entry) => entry.score >= best.score - 0.5);
  const agreeing = equals.find((entry) => agrees(quantity, entry.candidate));
  return agreeing ? { ...figure, verdict: "matched", candidate: agreeing.candidate } : { ...figure, verdict: "differs", candidate: best.candidate };
}

interface Clause {
  /** From the last full stop or semicolon to the figure, and on to the next break. */
  readonly before: string;
  readonly after: string;
}

function clauseOf(paragraph: string, figure: Figure): Clause {
  const before = paragraph.slice(0, figure.start);
  const sentence = Math.max(before.lastIndexOf("。"), before.lastIndexOf("；"), before.lastIndexOf(";"));
  const rest = paragraph.slice(figure.end);
  const stop = rest.search(/[，,。；;、：:0-9０-９]/);
  return { before: before.slice(sentence + 1), after: stop < 0 ? rest : rest.slice(0, stop) };
}

function scoreOf(candidate: Candidate, quantity: Quantity, clause: Clause): number {
  const unit = unitFit(quantity.unit, candidate.unit);
  if (unit === 0) return 0;
  const word = wordFit(candidate.words, clause);
  if (word === 0) return 0;
  const text = clause.before + clause.after;
  // A village or a road is meant only where it is named; the town only where no village is.
  if (candidate.area !== null && !text.includes(candidate.area)) return 0;
  if (candidate.part !== null && !nearest(clause.before, candidate.part)) return 0;
  const named = (candidate.area !== null ? 3 : 0) + (candidate.part !== null ? 3 : 0);
  const since = /今年以来|年初以来|1月以来|全年|累计/.test(text);
  return unit + word + named + (candidate.yearToDate === since ? 0.25 : 0);
}

/** The part is the last of its sort named before the figure (红园路26处；石大路128处). */
const nearest = (before: string, part: string): boolean => {
  const at = before.lastIndexOf(part);
  return at >= 0 && !/[；;。]/.test(before.slice(at));
};

/** 3 the same unit, 2 convertible, 1 another word for the same thing or no unit written, 0 something else. */
function unitFit(written: string | null, unit: string): number {
  if (written === null) return unit === "%" ? 0 : 1;
  const canonical = canonicalUnit(written) ?? written;
  if (canonical === unit) return 3;
  if (convertQuantity({ value: 1, unit: canonical, low: 1, high: 1, mark: null }, unit)) return 2;
  return SAME_THING.some((group) => group.includes(canonical) && group.includes(unit)) ? 1 : 0;
}

/** Up to 6: how close before (or directly behind) the figure a telling word stands. */
function wordFit(words: readonly string[], clause: Clause): number {
  let best = 0;
  words.forEach((word, rank) => {
    const telling = Math.max(0, 1 - rank * 0.15) + word.length * 0.1;
    const at = clause.before.lastIndexOf(word);
    if (at >= 0) {
      const distance = clause.before.length - at - word.length;
      best = Math.max(best, 1 + telling + Math.max(0, 4 - distance / 6));
    }
    if (clause.after.includes(word)) best = Math.max(best, 4 + telling);
  });
  return best;
}

/** The figure as written can be true of the candidate: same value, or bounds of an uncertain figure that hold it. */
function agrees(quantity: Quantity, candidate: Candidate): boolean {
  const same = quantity.unit === null ? quantity : (convertQuantity(quantity, candidate.unit) ?? quantity);
  if (close(same.value, candidate.value) && (same.mark !== null || candidate.mark === null)) return true;
  if (same.mark === null) return false;
  return candidate.mark === null ? candidate.value >= same.low && candidate.value <= same.high : candidate.low >= same.low && candidate.high <= same.high;
}

const close = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b)) || (a === Math.round(b * 10) / 10 && !Number.isInteger(b));
