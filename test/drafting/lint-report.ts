/**
 * What no report of ours may carry, checked on the finished report: the faults of official documents written by hand (skipped numbers,
 * half-width punctuation, placeholders, 约…余, one figure told twice, plans among results, 初评 told as 评出).
 */
import { parseFigureId, stageOfFigure } from "../../src/model/figure";
import phrasesWords from "../../src/language/words/phrases.json";
import { wordPattern } from "../../src/language/word-pattern";
import type { Block, Report, Run } from "../../src/model/report";
import { chineseNumber, headingNumber } from "../../src/language/numbering";
import { levelOf } from "../../src/drafting/lines";

export interface Flaw {
  readonly rule:
    | "numbering"
    | "punctuation"
    | "placeholder"
    | "uncertainty"
    | "fact"
    | "bare-figure"
    | "told-twice"
    | "plan"
    | "candidate"
    | "empty-section"
    | "unpaired"
    | "period"
    | "date";
  /** 0-based block, or -1 for the report as a whole. */
  readonly block: number;
  readonly text: string;
}

const CJK = "\\u3400-\\u9fff\\uf900-\\ufaff〇";
const MARKS = "，。、；：？！（）《》“”‘’〔〕";
/** Faults wherever they stand, in words of ledgers too: those were cleaned. */
const TEXT_RULES: readonly (readonly [Flaw["rule"], RegExp])[] = [
  ["punctuation", new RegExp(`[${CJK}${MARKS}]\\s*[,;:?!()\\[\\]"]|[,;:?!()\\[\\]"]\\s*[${CJK}${MARKS}]`, "u")],
  ["punctuation", /[，、；：]{2,}|[。！？]{2,}|[，、；：][。！？）]|（）|“”|《》|[（“《][，。、；]|^[，。、；：）”》]|[”》]、[“《]/u],
  ["punctuation", new RegExp(`[${CJK}${MARKS}]\\s+[${CJK}${MARKS}]`, "u")],
  ["placeholder", /[0-9][_＿]|_{2,}|(?<![0-9*＊])[*＊]{2,}|[*＊]{2,}(?![0-9*＊])|[×]{2,}|[?？]{2,}|□|\{\{|\}\}|\{%|%\}|#REF!|#VALUE!|[\uE000-\uE00F]/u],
  ["date", /(?<![0-9.])0[0-9]*月|月0[0-9]+日/u],
];
/** Faults of our own words and figures; a name that a village gave an event stays as it is. */
const OWN_RULES: readonly (readonly [Flaw["rule"], RegExp])[] = [
  ["placeholder", /undefined|null|NaN|Infinity|\[object|\[|\]|〔是〕/u],
  [
    "uncertainty",
    /(?:约|近|大约|将近|接近)[^，。；、（）]{0,12}?[0-9.]+[万亿]?[余多]|(?:约|近|大约)\s*[0-9.]+[万亿]?[^，。；、]{0,4}(?:左右|上下)|[0-9万亿][余多][^，。；、]{0,4}(?:左右|上下)/u,
  ],
];

/**
 * Every flaw of a report; empty for a sound one.
 * @internal drafts of every campaign and of generated towns are looked through by tests
 */
export function lint(report: Report): Flaw[] {
  const { blocks } = report;
  return [
    ...blocks.flatMap((block, index) => blockFlaws(block, index)),
    ...numberingFlaws(blocks),
    ...ordinalFlaws(blocks),
    ...factFlaws(report),
    ...sectionFlaws(blocks),
    ...pairFlaws(report),
    ...(report.kind === "活动报告" ? periodFlaws(blocks) : []),
  ];
}

const textOf = ({ runs }: Block): string => runs.map(({ text }) => text).join("");
const isFact = (run: Run): run is Extract<Run, { fact: string }> => "fact" in run;

function blockFlaws(block: Block, index: number): Flaw[] {
  const text = textOf(block);
  const own = block.runs.map((run) => (!isFact(run) && run.verbatim ? "〇" : run.text)).join("");
  const broken = (subject: string, rules: typeof TEXT_RULES): Flaw[] =>
    rules.flatMap(([rule, pattern]) => {
      const match = pattern.exec(subject);
      return match ? [{ rule, block: index, text: `${match[0]} · ${text}` }] : [];
    });
  const flaws = [...broken(text, TEXT_RULES), ...broken(own, OWN_RULES)];
  if (text.trim() === "") flaws.push({ rule: "placeholder", block: index, text: block.type });
  if (block.type === "paragraph" && !/[。：！？”]$/u.test(text)) flaws.push({ rule: "punctuation", block: index, text });
  if (["title", "heading1", "heading2", "attachment", "signature", "date"].includes(block.type) && /[，。、；：！？]$/u.test(text))
    flaws.push({ rule: "punctuation", block: index, text });
  return [...flaws, ...bareFigures(block, index)];
}

/** Arabic figures outside facts and names: dates, ordinals, numbers of headings. What is left is a figure without a source. */
const NO_FIGURE = /[0-9]{4}年|[0-9]{1,2}月(?:[0-9]{1,2}日)?|[0-9]{1,2}日|第[0-9]+|^[0-9]+\. |^（[0-9]+）/gu;

function bareFigures(block: Block, index: number): Flaw[] {
  return block.runs.flatMap((run, at) => {
    if (isFact(run) || run.verbatim) return [];
    const own = at === 0 ? run.text : `\u0000${run.text}`;
    return /[0-9０-９]/u.test(own.replace(NO_FIGURE, "")) ? [{ rule: "bare-figure" as const, block: index, text: run.text }] : [];
  });
}

function numberingFlaws(blocks: readonly Block[]): Flaw[] {
  const counts = [0, 0, 0, 0];
  return blocks.flatMap((block, index) => {
    const level = levelOf(block.type);
    if (level === null) return [];
    counts[level - 1] = (counts[level - 1] ?? 0) + 1;
    counts.fill(0, level);
    const text = textOf(block);
    return text.startsWith(headingNumber(level, counts[level - 1] ?? 0)) ? [] : [{ rule: "numbering" as const, block: index, text }];
  });
}

/** 一是, 二是, 三是 in a row from one heading to the next. */
function ordinalFlaws(blocks: readonly Block[]): Flaw[] {
  let n = 0;
  return blocks.flatMap((block, index) => {
    if (levelOf(block.type) !== null) n = 0;
    const own = block.runs.map((run) => (isFact(run) || run.verbatim ? "\u0000" : run.text)).join("");
    const found = [...own.matchAll(/(?:^|[。；])([一二三四五六七八九十]+)是/gu)].map((match) => match[1] ?? "");
    const wrong = found.filter((ordinal) => ordinal !== chineseNumber((n += 1)));
    return wrong.map((ordinal) => ({ rule: "numbering" as const, block: index, text: `${ordinal}是 · ${textOf(block)}` }));
  });
}

function factFlaws({ blocks, facts, appendix }: Report): Flaw[] {
  const flaws: Flaw[] = [];
  const known = new Map(facts.map((fact) => [fact.id, fact]));
  if (known.size !== facts.length) flaws.push({ rule: "fact", block: -1, text: "两个数据用了同一个编号" });
  const told = new Map<string, number>();
  blocks.forEach((block, index) => {
    for (const run of block.runs) {
      if (!isFact(run)) continue;
      if (known.get(run.fact)?.text !== run.text) flaws.push({ rule: "fact", block: index, text: `${run.fact} ${run.text}` });
      if (told.has(run.fact)) flaws.push({ rule: "told-twice", block: index, text: run.fact });
      told.set(run.fact, index);
      if (known.get(run.fact)?.indicator === "plan" && block.section !== "next") flaws.push({ rule: "plan", block: index, text: textOf(block) });
    }
    if (/评选?出|命名/u.test(wordsBeforeCandidate(block))) flaws.push({ rule: "candidate", block: index, text: textOf(block) });
  });
  for (const row of appendix) {
    if (known.get(row.fact)?.text !== row.text) flaws.push({ rule: "fact", block: -1, text: `附件 ${row.fact} ${row.text}` });
    told.set(row.fact, -1);
  }
  for (const { id, text } of facts) {
    if (!told.has(id)) flaws.push({ rule: "fact", block: -1, text: `${id} ${text} 不在正文和附件中` });
    if (!/^[A-Za-z0-9.@#_\-\u3400-\u9fff〇]{1,64}$/u.test(id)) flaws.push({ rule: "fact", block: -1, text: `编号 ${id}` });
  }
  return flaws;
}

/** The words of the clause in front of a figure that counts candidates. */
function wordsBeforeCandidate({ runs }: Block): string {
  let clause = "";
  for (const run of runs) {
    if (isFact(run) && stageOfFigure(parseFigureId(run.fact)) !== null) return clause;
    clause = (clause + run.text).split(/[，。；]/u).at(-1) ?? "";
  }
  return "";
}

function sectionFlaws(blocks: readonly Block[]): Flaw[] {
  return blocks.flatMap((block, index) => {
    if (block.type !== "heading1" && block.type !== "heading2") return [];
    const next = blocks[index + 1];
    const level = levelOf(block.type) ?? 1;
    const nextLevel = next ? levelOf(next.type) : null;
    const empty = !next || ["attachment", "signature", "date"].includes(next.type) || (nextLevel !== null && nextLevel <= level);
    return empty ? [{ rule: "empty-section" as const, block: index, text: textOf(block) }] : [];
  });
}

/** 整改措施 has exactly one item for each of 存在问题. */
function pairFlaws({ kind, blocks }: Report): Flaw[] {
  if (kind !== "总结报告") return [];
  const count = (section: string): number => blocks.filter((block) => block.section === section && block.type === "heading3").length;
  const [problems, measures] = [count("problems"), count("measures")];
  return problems === measures ? [] : [{ rule: "unpaired", block: -1, text: `存在问题${problems}项，整改措施${measures}项` }];
}

const PERIOD_WORDS = wordPattern("u")`${phrasesWords.times}`;

/** In a report on one period, a sentence with figures says which period they are of. */
function periodFlaws(blocks: readonly Block[]): Flaw[] {
  return blocks.flatMap((block, index) => {
    if (block.section === "opening" || block.section === "closing" || block.section === "next") return [];
    const sentences: string[] = [];
    let sentence = "";
    let figures = false;
    for (const run of block.runs) {
      const parts = run.text.split(/(?<=。)/u);
      for (const part of parts) {
        sentence += part;
        figures ||= isFact(run);
        if (!part.endsWith("。")) continue;
        if (figures && !PERIOD_WORDS.test(sentence)) sentences.push(sentence);
        [sentence, figures] = ["", false];
      }
    }
    if (figures && !PERIOD_WORDS.test(sentence)) sentences.push(sentence);
    return sentences.map((text) => ({ rule: "period" as const, block: index, text }));
  });
}
