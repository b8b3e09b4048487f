/**
 * What a report has to own up to (存在问题): open items of inspections, missed targets, unfinished tasks, missing reports, data that could not be
 * counted. 整改措施 goes through the same list, so each problem has exactly one measure, and what is not settled is named as a gap.
 */
import type { Catalogue } from "../model/indicator";
import type { Finding } from "../model/finding";
import type { RollUp, Total } from "../model/total";
import type { FigureSpec } from "./facts";
import { compareText, derivedSpec, exactly, figure, indicatorFigure, type Figure } from "./figure";
import { membersOf, memberWord } from "./members";
import { deadlineOf, yearOf } from "./period-words";
import type { Records } from "./records";
import topics from "./finding-topics.json";
import { cleanWords } from "./wording";

/** One problem as a template sees it. `类别` says which of the other members are there. */
export interface Problem {
  readonly 类别: "督查" | "其余督查" | "目标" | "任务" | "报送" | "数据";
  /** Where, in words: `东庄村、西庄村`; null where the whole town is meant. */
  readonly 村居: string | null;
  readonly 内容: string | null;
  readonly 来源: string | null;
  readonly 状态: string | null;
  readonly 责任单位: string | null;
  readonly 整改措施: string | null;
  readonly 整改期限: string | null;
  /** The deadline was before the run's date. */
  readonly 逾期: boolean;
  /** The indicator that is behind its target or its tasks. */
  readonly 指标: Figure | null;
  /** How many, or by how much. */
  readonly 数: Figure | null;
  /** Against what: the target; of how many areas reports are missing. */
  readonly 总数: Figure | null;
  readonly 明细: readonly Figure[];
}

const NOTHING: Omit<Problem, "类别"> = {
  村居: null,
  内容: null,
  来源: null,
  状态: null,
  责任单位: null,
  整改措施: null,
  整改期限: null,
  逾期: false,
  指标: null,
  数: null,
  总数: null,
  明细: [],
};

/** More open items than this are told one by one only in the ledger. */
const MOST_ITEMS = 12;
const DONE = /^(?:已|全部)?(?:整改)?(?:完成|到位|完毕|办结|销号)|^已(?:整改|完成|办结|销号|解决)/u;

export interface ProblemContext {
  readonly rollUp: RollUp;
  readonly catalogue: Catalogue;
  readonly records: Records;
  readonly findings: readonly Finding[];
  readonly today: string;
}

export function problemsOf(context: ProblemContext): Problem[] {
  return [...openItems(context), ...missedTargets(context), ...unfinishedTasks(context), ...missingReports(context), ...badData(context)];
}

export const isSettled = (status: string | null): boolean => status !== null && !/^未|没有/u.test(status) && DONE.test(status);

/** Open items of inspections; the same problem in several villages is one, told with all of them. */
export function openItems({ rollUp, catalogue, records, today }: ProblemContext): Problem[] {
  const kind = catalogue.kinds.find((k) => k.kind === "inspection");
  if (!kind) return [];
  const items = new Map<string, { problem: Problem; areas: Set<string>; count: number }>();
  for (const row of records.rows(kind)) {
    const words = (name: string): string | null => (typeof row[name] === "string" ? row[name] : null);
    const content = words("问题");
    const status = words("整改情况");
    if (content === null || isSettled(status)) continue;
    const [source, unit, measure, deadline] = [words("来源"), words("责任单位"), words("整改措施"), words("整改期限")];
    const due = deadline === null ? null : deadlineOf(deadline, yearOf(rollUp.period.end));
    const key = JSON.stringify([content, unit, measure, deadline]);
    const item = items.get(key) ?? {
      problem: {
        ...NOTHING,
        类别: "督查",
        内容: content,
        来源: source,
        状态: status,
        责任单位: unit,
        整改措施: measure,
        整改期限: due?.words ?? null,
        逾期: due?.day != null && due.day < today,
      },
      areas: new Set<string>(),
      count: 0,
    };
    const area = words("村居");
    if (area !== null && area !== rollUp.town) item.areas.add(area);
    item.count += 1;
    items.set(key, item);
  }
  const all = [...items.values()];
  const shown = all.slice(0, MOST_ITEMS).map(({ problem, areas }) => ({ ...problem, 村居: areas.size > 0 ? listAreas([...areas], rollUp) : null }));
  const rest = all.slice(MOST_ITEMS).reduce((sum, { count }) => sum + count, 0);
  if (rest === 0) return shown;
  const spec = ownFigure("inspection.rest", "其余未整改问题", rest, "个", rollUp);
  return [...shown, { ...NOTHING, 类别: "其余督查", 数: figure(spec, "inspection", "其余未整改问题", "个"), 责任单位: responsible(catalogue, "inspection") }];
}

function missedTargets({ rollUp, catalogue }: ProblemContext): Problem[] {
  return rollUp.totals.flatMap((total) => {
    const { target, quantity, indicator } = total;
    if (!target || indicator.direction < 0 || target.value <= 0) return [];
    const reached = quantity?.low ?? 0;
    if (reached >= target.value) return [];
    const [goal, short] = indicator.unit === "%" ? ["目标值", "个百分点"] : ["目标", indicator.unit];
    const gap = derivedSpec(total, rollUp, "shortfall", "与目标的差额", target.value - reached, short);
    const problem: Problem = {
      ...NOTHING,
      类别: "目标",
      指标: indicatorFigure(total, rollUp),
      数: quantity?.mark === null || quantity === null ? figure(gap, indicator.code, indicator.name, short) : null,
      总数: figure(derivedSpec(total, rollUp, "target", goal, target.value, indicator.unit), indicator.code, indicator.name, indicator.unit),
      责任单位: responsible(catalogue, indicator.code, indicator.group),
    };
    return [problem];
  });
}

/** Tasks given and not done: 人居环境项目, 测评任务. Where a target says the same, the target is told. */
function unfinishedTasks({ rollUp, catalogue }: ProblemContext): Problem[] {
  const find = (code: string): Total | undefined => rollUp.totals.find(({ indicator }) => indicator.code === code);
  const rate = find("JC03");
  const [listed, done, filed] = [find("CP01"), find("CP02"), find("CP03")];
  const pairs = [
    rate && { total: rate, subject: "人居环境项目", have: rate.parts?.numerator, of: rate.parts?.denominator, unit: "户" },
    done && { total: done, subject: "测评指标任务", have: done.quantity ?? undefined, of: listed?.quantity ?? undefined, unit: done.indicator.unit },
    filed && { total: filed, subject: "测评资料装档", have: filed.quantity ?? undefined, of: listed?.quantity ?? undefined, unit: filed.indicator.unit },
  ];
  return pairs.flatMap((pair) => {
    if (!pair?.have || !pair.of || pair.have.mark !== null || pair.of.mark !== null || pair.have.value >= pair.of.value) return [];
    const { total, subject, have, of, unit } = pair;
    if (total.target && total.target.value > (total.quantity?.low ?? 0)) return [];
    const { code, name, group } = total.indicator;
    const left = derivedSpec(total, rollUp, "left", "未完成", of.value - have.value, unit);
    const problem: Problem = {
      ...NOTHING,
      类别: "任务",
      内容: subject,
      指标: indicatorFigure(total, rollUp),
      数: figure(left, code, name, unit),
      责任单位: responsible(catalogue, code, group),
    };
    return [problem];
  });
}

function missingReports({ rollUp, catalogue }: ProblemContext): Problem[] {
  const { missing } = rollUp.completeness;
  if (missing.length === 0) return [];
  const areas = [...new Set(missing.map(({ area }) => area))];
  const kinds = [...new Set(missing.map(({ kind }) => catalogue.kinds.find((k) => k.kind === kind)?.name ?? kind))];
  const count = ownFigure("completeness.missing", "未报送台账", missing.length, "份", rollUp);
  const members = ownFigure("completeness.areas", "未报齐台账的单位", areas.length, `个${memberWord(membersOf(rollUp))}`, rollUp);
  const names = kinds.flatMap((kind) => cleanWords(kind) ?? []);
  const problem: Problem = {
    ...NOTHING,
    类别: "报送",
    村居: listAreas(areas, rollUp),
    内容: names.slice(0, 4).join("、") + (names.length > 4 ? "等" : ""),
    数: figure(count, "completeness", "未报送台账", "份"),
    总数: figure(members, "completeness", "未报齐台账的单位", "个"),
    责任单位: responsible(catalogue, "completeness"),
  };
  return [problem];
}

/** Errors that nobody explained: cells left out, or counted in spite of a contradiction. A finding may stand for several cells (`count`). */
function badData({ rollUp, catalogue, findings }: ProblemContext): Problem[] {
  const errors = findings.filter(({ severity, explained }) => severity === "error" && explained === undefined);
  if (errors.length === 0) return [];
  const byTopic = new Map<string, number>();
  for (const { code, params } of errors) {
    const topic = (topics as Readonly<Record<string, string>>)[code.split(".")[0] ?? ""] ?? "其他";
    byTopic.set(topic, (byTopic.get(topic) ?? 0) + Math.max(1, Number(params["count"] ?? 1) || 1));
  }
  const cells = [...byTopic.values()].reduce((sum, n) => sum + n, 0);
  const details = [...byTopic]
    .sort(([a, n], [b, m]) => m - n || compareText(a, b))
    .map(([topic, n]) => figure(ownFigure(`findings#${topic}`, `${topic}问题`, n, "处", rollUp), "findings", topic, "处"));
  const areas = [...new Set(errors.flatMap(({ area }) => (area !== undefined && area !== rollUp.town ? [area] : [])))];
  const problem: Problem = {
    ...NOTHING,
    类别: "数据",
    村居: areas.length > 0 ? listAreas(areas, rollUp) : null,
    数: figure(ownFigure("findings.errors", "数据错误", cells, "处", rollUp), "findings", "数据错误", "处"),
    明细: details.length > 1 ? details : [],
    责任单位: responsible(catalogue, "findings"),
  };
  return [problem];
}

/** At most six areas by name, in their order. */
function listAreas(areas: readonly string[], rollUp: RollUp): string {
  const order = new Map(rollUp.areas.map(({ name }, index) => [name, index]));
  const sorted = [...areas].sort((a, b) => (order.get(a) ?? Infinity) - (order.get(b) ?? Infinity) || compareText(a, b));
  return sorted.slice(0, 6).join("、") + (sorted.length > 6 ? "等" : "");
}

function responsible(catalogue: Catalogue, ...subjects: readonly string[]): string | null {
  const found = subjects.flatMap((subject) => catalogue.responsible.find((entry) => entry.subject === subject) ?? [])[0];
  return found ? cleanWords(found.unit) : null;
}

/** A count of the draft's own, not of an indicator. */
export function ownFigure(id: string, name: string, value: number, unit: string, rollUp: RollUp): FigureSpec {
  const indicator = id.split(/[.#@]/)[0] ?? id;
  return { id, name, quantity: exactly(value, unit), unit, indicator, area: null, period: rollUp.period.label, sources: [] };
}
