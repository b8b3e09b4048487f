/** Open items of inspections (督查整改): the same problem with the same measure in several villages is told once, with all of them. */
import progressWords from "../language/words/progress.json";
import { wordPattern } from "../language/word-pattern";
import { ownFigure } from "../figures/of-total";
import { townFigureId } from "../model/figure";
import type { LedgerKind } from "../model/indicator";
import { ruleOf, type RuleOf } from "../model/kind-rule";
import { compareText, templateFigure } from "./figure";
import { deadlineOf, yearOf, type Deadline } from "../language/period-words";
import { listAreas, NOTHING, responsible, withGaps, type Problem, type ProblemContext } from "./problem";
import type { Row } from "./row";

/** More problems than this are told one by one only in the ledger. */
const MOST_ITEMS = 12;
const DONE = wordPattern("u")`^(?:已|全部)?(?:整改)?(?:${progressWords.ends})|^已(?:${progressWords.done})`;

const isSettled = (status: string | null): boolean => status !== null && DONE.test(status);

interface Case {
  readonly area: string | null;
  readonly source: string | null;
  readonly unit: string | null;
  readonly status: string | null;
  readonly deadline: Deadline | null;
}

export function openItems(context: ProblemContext): Problem[] {
  return context.catalogue.kinds.flatMap((kind) => {
    const rule = ruleOf(kind, "problem");
    return rule ? itemsOf(kind, rule, context) : [];
  });
}

function itemsOf(kind: LedgerKind, rule: RuleOf<"problem">, { rollUp, catalogue, records, today }: ProblemContext): Problem[] {
  const items = new Map<string, { content: string; measure: string | null; cases: Case[] }>();
  const nameOf = (key: string | undefined): string | undefined => kind.fields.find(({ field }) => field === key)?.name;
  for (const row of records.rows(kind)) {
    const wordsOf = (key: string | undefined): string | null => words(row, nameOf(key));
    const [content, status, measure, deadline] = [wordsOf(rule.problem), wordsOf(rule.status), wordsOf(rule.measure), wordsOf(rule.deadline)];
    if (content === null || isSettled(status)) continue;
    const key = JSON.stringify([content, measure]);
    const item = items.get(key) ?? { content, measure, cases: [] };
    const area = words(row, "村居");
    item.cases.push({
      area: area === rollUp.town ? null : area,
      source: wordsOf(rule.source),
      unit: wordsOf(rule.unitInCharge),
      status,
      deadline: deadline === null ? null : deadlineOf(deadline, yearOf(rollUp.period.end)),
    });
    items.set(key, item);
  }
  const all = [...items.values()];
  const order = new Map(rollUp.areas.map(({ name }, index) => [name, index]));
  const place = ({ area }: Case): number => order.get(area ?? "") ?? Infinity;
  const shown = all.slice(0, MOST_ITEMS).map(({ content, measure, cases: unsorted }): Problem => {
    const cases = [...unsorted].sort((a, b) => place(a) - place(b) || compareText(a.area ?? "", b.area ?? ""));
    const areas = [...new Set(cases.flatMap(({ area }) => area ?? []))];
    return {
      ...NOTHING,
      类别: "督查",
      内容: content,
      村居: areas.length > 0 ? listAreas(areas, rollUp) : null,
      来源: common(cases.map(({ source }) => source)),
      状态: new Set(cases.map(({ status }) => status)).size > 1 ? "不一" : (cases[0]?.status ?? null),
      责任单位: unitsOf(cases),
      整改措施: measure,
      ...deadlineState(cases, today),
    };
  });
  const rest = all.slice(MOST_ITEMS).reduce((sum, { cases }) => sum + cases.length, 0);
  if (rest === 0) return shown.map(withGaps);
  const spec = ownFigure(townFigureId(kind.kind, "rest"), "其余未整改问题", rest, "个", rollUp);
  const others: Problem = {
    ...NOTHING,
    类别: "其余督查",
    数: templateFigure(spec, kind.kind, "其余未整改问题", "个"),
    责任单位: responsible(catalogue, ...catalogue.indicators.flatMap((each) => (each.kind === kind.kind ? [each.group] : []))),
  };
  return [...shown, others].map(withGaps);
}

const words = (row: Row, name: string | undefined): string | null => {
  const text = name === undefined ? undefined : row[name];
  return typeof text === "string" ? text : null;
};

/** What all say, or null. */
const common = (texts: readonly (string | null)[]): string | null => (new Set(texts).size === 1 ? (texts[0] ?? null) : null);

/** All units in charge; a case without one is a gap that stays visible. */
function unitsOf(cases: readonly Case[]): string | null {
  const units = [...new Set(cases.flatMap(({ unit }) => unit ?? []))];
  if (units.length === 0) return null;
  return units.join("、") + (cases.some(({ unit }) => unit === null) ? "（其余责任单位尚未明确）" : "");
}

/** The last deadline of all cases; a case without one leaves the deadline open. */
function deadlineState(cases: readonly Case[], today: string): Pick<Problem, "整改期限" | "逾期"> {
  const deadlines = cases.flatMap(({ deadline }) => deadline ?? []);
  if (deadlines.length < cases.length) return { 整改期限: null, 逾期: null };
  const late = deadlines.filter(({ day }) => day !== null && day < today).length;
  const last = deadlines.reduce((a, b) => ((b.day ?? "9") > (a.day ?? "9") ? b : a));
  return { 整改期限: last.words, 逾期: late === 0 ? null : late === deadlines.length ? "全部" : "部分" };
}
