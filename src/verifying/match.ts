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
 * @param leads by paragraph: what stands before it in its row, where it is a table's cell
 * @returns the figures in reading order, each with its verdict
 */
export function verify(paragraphs: readonly string[], result: Result, leads: readonly string[] = []): CheckedFigure[] {
  const candidates = candidatesOf(result);
  const areas = result.areas.map((area) => area.name);
  const plans = planned(paragraphs);
  return figuresOf(paragraphs).map((figure) =>
    judge(figure, paragraphs[figure.paragraph] ?? "", plans.has(figure.paragraph) ? [] : candidates, areas, leads[figure.paragraph] ?? ""),
  );
}

function judge(figure: Figure, paragraph: string, candidates: readonly Candidate[], areas: readonly string[], lead: string): CheckedFigure {
  const { quantity } = figure;
  if (!quantity) return { ...figure, verdict: "unknown", candidate: null };
  const clause = clauseOf(paragraph, figure, lead);
  const scored = candidates
    .map((candidate) => ({ candidate, score: scoreOf(candidate, quantity, clause, areas) }))
    .filter((entry) => entry.score > 0)
    .sort((a, b) => b.score - a.score);
  const best = scored[0];
  if (!best) return { ...figure, verdict: "unknown", candidate: null };
  // Candidates that the words cannot tell apart (this period, since January): agreement with one of them is agreement.
  const equals = scored.filter((entry) => entry.score >= best.score - 0.5);
  const agreeing = equals.find((entry) => agrees(quantity, figure.text, entry.candidate));
  return agreeing ? { ...figure, verdict: "matched", candidate: agreeing.candidate } : { ...figure, verdict: "differs", candidate: best.candidate };
}

/** Paragraphs of the section on what comes next: plans are no results, so nothing in them is held against a total. */
function planned(paragraphs: readonly string[]): Set<number> {
  const found = new Set<number>();
  let inside = false;
  paragraphs.forEach((text, i) => {
    if (/^\s*[一二三四五六七八九十]+、/.test(text)) inside = /下一步|下一阶段|打算|工作计划/.test(text);
    else if (/^\s*附\s*件/.test(text)) inside = false;
    if (inside) found.add(i);
  });
  return found;
}

interface Clause {
  /** From the last full stop to the figure, and on to the next break. */
  readonly before: string;
  /** What stands between the figure before and this one; figures that follow each other directly (26处1208.72㎡) share it. */
  readonly own: string;
  /** All that stands before the figure in its paragraph (and before its cell in a table's row). */
  readonly paragraph: string;
  readonly after: string;
}

function clauseOf(paragraph: string, figure: Figure, lead: string): Clause {
  const before = lead + paragraph.slice(0, figure.start);
  const sentence = before.lastIndexOf("。");
  const rest = paragraph.slice(figure.end);
  const stop = rest.search(/[，,。；;、：:0-9０-９]/);
  const own = before.slice(sentence + 1).replace(/(?:[0-9０-９][0-9０-９.,，．]*[万亿余多]*[^0-9０-９，。；、（(]{0,3}[（(]?)+$/, "");
  return {
    paragraph: before,
    before: before.slice(sentence + 1),
    own: own.slice(Math.max(...[..."0123456789"].map((digit) => own.lastIndexOf(digit))) + 1),
    after: stop < 0 ? rest : rest.slice(0, stop),
  };
}

function scoreOf(candidate: Candidate, quantity: Quantity, clause: Clause, areas: readonly string[]): number {
  const unit = candidate.part !== null && candidate.part === quantity.unit ? 3 : unitFit(quantity.unit, candidate.unit);
  if (unit === 0) return 0;
  // A road that is named is enough to know it; what was done there may stand sentences before (按路段看，…).
  const word = wordFit(candidate.words, candidate.part !== null && clause.own.includes(candidate.part) ? { ...clause, before: clause.paragraph } : clause);
  if (word === 0) return 0;
  if (!spoken(candidate.aspect, clause)) return 0;
  const text = clause.before + clause.after;
  // A village or a road is meant only where it is named; the town only where no village is.
  if (candidate.area !== null && !lastNamed(clause.before, candidate.area, areas)) return 0;
  // Parts by unit (公益广告42处、3幅) are told by the unit itself.
  if (candidate.part !== null && candidate.part !== quantity.unit && !clause.own.includes(candidate.part)) return 0;
  const named = (candidate.area !== null ? 3 : 0) + (candidate.part !== null ? 3 : 0);
  const since = /今年以来|年初以来|1月以来|全年|累计/.test(text);
  return unit + word + named + (candidate.yearToDate === since ? 0.25 : 0);
}

/** Words right before the figure that say what is told of an indicator, and none of them where its amount is told. */
const CUES: Readonly<Record<Exclude<Candidate["aspect"], "plain">, RegExp>> = {
  change: /(?:上期|上月|上季度|上年|去年|同期|同比|环比|增加|减少|增长|下降|提高|降低|上升)[了约近]?$/,
  target: /目标(?:任务|值|数)?[为是]?$/,
  completion: /目标(?:任务|值)?[^，。；]*的$|完成率[为达到]*$/,
  推荐: /推荐[^，。；]*$/,
  初评: /初评[^，。；]*$/,
  公示: /公示阶段[^，。；]*$|正在公示[^，。；]*$/,
  mean: /(?:平均|场均|次均|人均)[^，。；]*$/,
};

function spoken(aspect: Candidate["aspect"], { before }: Clause): boolean {
  if (aspect !== "plain") return CUES[aspect].test(before);
  return !Object.values(CUES).some((cue) => cue.test(before));
}

/** An area goes on being meant until another one is named (东庄村发放材料300份、刷写标语20条). */
function lastNamed(before: string, area: string, areas: readonly string[]): boolean {
  const at = before.lastIndexOf(area);
  return at >= 0 && areas.every((other) => other.includes(area) || before.lastIndexOf(other) <= at);
}

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
function agrees(quantity: Quantity, text: string, candidate: Candidate): boolean {
  if (candidate.printed === text) return true;
  const same = quantity.unit === null ? quantity : (convertQuantity(quantity, candidate.unit) ?? quantity);
  if ((close(same.value, candidate.value) || rounds(same.value, candidate.value)) && (same.mark !== null || candidate.mark === null)) return true;
  if (same.mark === null) return false;
  return candidate.mark === null ? candidate.value >= same.low && candidate.value <= same.high : candidate.low >= same.low && candidate.high <= same.high;
}

const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** A fraction told with fewer decimals than it has: 95.95 for 95.948. Whole numbers are never rounded. */
function rounds(written: number, value: number): boolean {
  if (Number.isInteger(value)) return false;
  const decimals = /\.(\d+)$/.exec(String(written))?.[1]?.length ?? 0;
  return decimals > 0 && close(written, Math.round(value * 10 ** decimals) / 10 ** decimals);
}
