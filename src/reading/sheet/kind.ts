/**
 * Which of the catalogue's ledgers this is: by the words of its title, the sheet's and the file's name, and by how many of its columns the
 * kind knows. Columns that every ledger has (日期, 村居, 备注) weigh little.
 */
import columnsWords from "../../language/words/columns.json";
import { wordPattern } from "../../language/word-pattern";
import type { Reason } from "../../model/ledger";
import { areaIn } from "../../language/area-header";
import { squeeze } from "./lines";
import { matchFields, matchMember, nameKey, type CatalogueIndex, type KindIndex } from "./match";
import { canonicalUnit } from "../../language/units";

export interface KindChoice {
  /** null: none of them (`other`). */
  readonly index: KindIndex | null;
  readonly score: number;
  readonly reasons: readonly Reason[];
  /** The best kind, also where its score is below the bound, and the next one: what to ask about. */
  readonly best: KindIndex | null;
  readonly second: { readonly index: KindIndex; readonly score: number } | null;
}

/** A header whose columns many kinds share says little: half of what it says at this mass of columns of its own. */
const THIN = 0.2;
/** What a column that no kind knows weighs against them all. */
const STRANGER = 0.25;
/** Each required field without a column makes the kind less likely. */
const MISSING = 0.75;

/** Names that say nothing of the kind. */
const GENERIC = wordPattern()`^(${columnsWords.generic})$`;

const PARTS = ["title", "sheet", "file", "header", "values"] as const;
const WEIGHT = { title: 0.68, sheet: 0.45, file: 0.25, header: 0.88, values: 0.45 };

interface Names {
  readonly title: string | null;
  readonly sheet: string;
  readonly file: string;
}

/** What the choice looks at of a column: its names, whether it holds figures, and some of its texts. */
export interface KindColumn {
  readonly path: readonly string[];
  readonly numeric: boolean;
  readonly sample: readonly string[];
}

export function chooseKind(catalogue: CatalogueIndex, names: Names, columns: readonly KindColumn[]): KindChoice {
  const paths = columns.map((column) => column.path);
  const numeric = columns.map((column) => column.numeric);
  const headers = headerScores(catalogue, paths, numeric);
  const values = valueScores(catalogue, columns);
  const title = squeeze(names.title ?? "");
  const sheet = squeeze(names.sheet);
  const file = squeeze(names.file.replace(/\.[a-z]+$/i, ""));
  const scored = catalogue.kinds.map((index, i) => {
    const parts = {
      title: titleScore(index, title),
      sheet: titleScore(index, sheet),
      file: titleScore(index, file),
      header: headers.scores[i] ?? 0,
      values: values[i] ?? 0,
    };
    let doubt = 1;
    for (const part of PARTS) doubt *= 1 - WEIGHT[part] * parts[part];
    // Words alone do not make a ledger of a kind whose columns it does not have, when it has other ones.
    const score = (1 - doubt) * (headers.bare[i] ? 0.5 : parts.header < 0.12 && headers.strangers >= 2 ? 0.6 : 1);
    return { index, score, parts };
  });
  scored.sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  if (!first || first.score <= 0) return { index: null, score: 0, reasons: [], best: null, second: null };
  const reasons: Reason[] = PARTS.filter((part) => first.parts[part] > 0).map((part) => ({
    code: `reason.kind.${part}`,
    params: { kind: first.index.kind.name, percent: Math.round(first.parts[part] * 100) },
    score: first.parts[part],
  }));
  return {
    index: first.score >= catalogue.catalogue.kindBound ? first.index : null,
    score: Math.round(first.score * 1000) / 1000,
    reasons,
    best: first.index,
    second: second && second.score > 0 ? { index: second.index, score: second.score } : null,
  };
}

/** For each kind the share of a column's texts that are known values of one of its fields (旗牌, 标语 of 宣传), at its best column. */
function valueScores(catalogue: CatalogueIndex, columns: readonly KindColumn[]): number[] {
  const best = catalogue.kinds.map(() => 0);
  for (const { sample, numeric } of columns) {
    if (numeric || sample.length === 0) continue;
    const hits = catalogue.kinds.map(() => 0);
    for (const text of sample) for (const kind of catalogue.kindsWithValue(text)) hits[kind] = (hits[kind] ?? 0) + 1;
    hits.forEach((count, kind) => (best[kind] = Math.max(best[kind] ?? 0, count / sample.length)));
  }
  return best;
}

/** 0–1: the longest word of the kind in the text; a longer word says more. */
function titleScore(index: KindIndex, text: string): number {
  if (text === "") return 0;
  const word = index.titles.find((title) => title.length > 1 && text.includes(title));
  return word === undefined ? 0 : Math.min(1, 0.7 + 0.075 * word.length);
}

interface HeaderScores {
  /** For each kind the share of the header's weight that it knows, 0–1. */
  readonly scores: readonly number[];
  /** Of each kind that requires fields: has the header none of them, and no quantity of the kind? */
  readonly bare: readonly boolean[];
  /** Columns that no kind knows. */
  readonly strangers: number;
}

const headerCache = new WeakMap<CatalogueIndex, Map<string, HeaderScores>>();

/** Sheets of one layout share the answer. */
function headerScores(catalogue: CatalogueIndex, paths: readonly (readonly string[])[], numeric: readonly boolean[]): HeaderScores {
  const cache = headerCache.get(catalogue) ?? new Map<string, HeaderScores>();
  headerCache.set(catalogue, cache);
  const key = paths.map((path, i) => `${path.join("\n")}${numeric[i] ? "\t#" : "\t"}`).join("\f");
  const known = cache.get(key);
  if (known) return known;
  const scores = computeHeaderScores(catalogue, paths, numeric);
  if (cache.size > 2000) cache.clear();
  cache.set(key, scores);
  return scores;
}

function computeHeaderScores(catalogue: CatalogueIndex, paths: readonly (readonly string[])[], numeric: readonly boolean[]): HeaderScores {
  const sums = catalogue.kinds.map(() => 0);
  const met = catalogue.kinds.map(() => new Set<string>());
  let weights = 0;
  let strangers = 0;
  paths.forEach((path, column) => {
    const leaf = path.at(-1);
    if (leaf === undefined || /^(序号|备注|说明|no\.?)$|电话|手机|身份证/i.test(squeeze(leaf))) return;
    // 1, 2, 3 under 编号 count the rows; Ⅱ-24 is what a 测评指标 is known by.
    if (squeeze(leaf) === "编号" && (numeric[column] ?? false)) return;
    if (path.length === 1 && areaIn(leaf) !== null) return;
    const matches = catalogue.kinds.map((index) => columnMatch(index, path, numeric[column] ?? false));
    const sharing = matches.filter((match) => match.score >= 0.8).length;
    const weight = (sharing === 0 ? STRANGER : 1 / sharing) * (GENERIC.test(squeeze(leaf)) ? 0.3 : 1);
    weights += weight;
    if (!GENERIC.test(squeeze(leaf)) && !matches.some((match) => match.score >= 0.55)) strangers++;
    matches.forEach((match, i) => {
      sums[i] = (sums[i] ?? 0) + weight * match.score;
      for (const field of match.fields) met[i]?.add(field);
    });
  });
  const required = (index: KindIndex) => index.kind.fields.filter((field) => field.required && field.type !== "date" && field.type !== "area");
  const telling = (index: KindIndex) => [...required(index), ...index.kind.fields.filter((field) => field.type === "quantity")];
  const bare = catalogue.kinds.map((index, i) => required(index).length > 0 && !telling(index).some((field) => met[i]?.has(field.field)));
  if (weights === 0) return { scores: sums, strangers, bare };
  const scores = catalogue.kinds.map((index, i) => {
    const mass = sums[i] ?? 0;
    const missing = index.kind.fields.filter((field) => field.required && field.type !== "date" && field.type !== "area" && !met[i]?.has(field.field)).length;
    return Math.min(1, mass / weights) * (mass / (mass + THIN)) * MISSING ** missing;
  });
  return { scores, strangers, bare };
}

/** How well a column fits the kind, and the fields that it would fill. */
function columnMatch(index: KindIndex, names: readonly string[], numeric: boolean): { score: number; fields: readonly string[] } {
  // 注册志愿者 over 名: the unit says nothing.
  const path = names.length > 1 && canonicalUnit(nameKey(names.at(-1) ?? "")) !== null ? names.slice(0, -1) : names;
  const leaf = path.at(-1) ?? "";
  const [own] = matchFields(index, leaf);
  const [joined] = path.length > 1 ? matchFields(index, path.join("")) : [];
  const best = own && (!joined || own.score >= joined.score) ? own : joined;
  const found = { score: best?.score ?? 0, fields: best && best.score >= 0.6 ? [best.field.field] : [] };
  if (!numeric || found.score >= 0.9 || !index.kind.fields.some((field) => field.type === "quantity")) return found;
  const member = path.map((part) => matchMember(index, part)).find((match) => match !== null);
  if (!member) return found;
  // The numbers of a member column go to a quantity: neither its field nor a quantity is missing.
  const quantities = index.kind.fields.filter((field) => field.type === "quantity").map((field) => field.field);
  return { score: Math.max(found.score, member.exact ? 0.95 : 0.8), fields: [...found.fields, member.member.field.field, ...quantities] };
}
