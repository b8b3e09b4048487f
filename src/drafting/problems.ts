/**
 * What a report has to own up to (存在问题): open items of inspections, missed targets, unfinished tasks, missing reports, data that could not be
 * counted. 整改措施 goes through the same list, so each problem has exactly one measure, and what is not settled is named as a gap.
 */
import { topicOf } from "../checking/codes";
import topics from "../findings/topics.json";
import type { Catalogue, Field, IndicatorTask, LedgerKind } from "../model/indicator";
import type { Quantity } from "../model/quantity";
import type { Total } from "../model/total";
import { reachedOf } from "../rollup/target";
import { derivedFigure, ownFigure } from "../figures/of-total";
import { townFigureId } from "../model/figure";
import { compareText, templateFigure, indicatorFigure } from "./figure";
import { membersOf, memberWord } from "./members";
import { openItems } from "./open-items";
import { listAreas, NOTHING, responsible, withGaps, type Problem, type ProblemContext } from "./problem";
import { againstTarget, targetFigure } from "./targets";
import { cleanWords } from "./wording";

export function problemsOf(context: ProblemContext): Problem[] {
  const found = [...missedTargets(context), ...unfinishedTasks(context), ...missingReports(context), ...badData(context)];
  return [...openItems(context), ...found.map(withGaps)];
}

function missedTargets({ rollUp, catalogue }: ProblemContext): Problem[] {
  return rollUp.totals.flatMap((total) => {
    const { target, indicator } = total;
    if (!target || indicator.direction < 0 || target.value <= 0) return [];
    const quantity = reachedOf(total);
    // Where the bounds of an uncertain figure lie on both sides of the target, nobody can say that it was missed.
    if (quantity && quantity.high >= target.value) return [];
    const reached = quantity?.low ?? 0;
    const [goal, short] = indicator.unit === "%" ? ["目标值", "个百分点"] : ["目标", indicator.unit];
    // Points of a rate keep two decimals, as the rate itself does.
    const left = indicator.unit === "%" ? Number((target.value - reached).toFixed(2)) : target.value - reached;
    const gap = againstTarget(total, rollUp, "shortfall", "与目标的差额", left, short);
    const problem: Problem = {
      ...NOTHING,
      类别: "目标",
      指标: indicatorFigure(total, rollUp),
      数: quantity?.mark === null || quantity === null ? templateFigure(gap, indicator.code, indicator.name, short) : null,
      总数: templateFigure(targetFigure(total, rollUp, goal), indicator.code, indicator.name, indicator.unit),
      责任单位: responsible(catalogue, indicator.code, indicator.group),
    };
    return [problem];
  });
}

/** Tasks given and not done (`task` of an indicator): 人居环境项目, 测评任务. Where a target says the same, the target is told. */
function unfinishedTasks({ rollUp, catalogue }: ProblemContext): Problem[] {
  return rollUp.totals.flatMap((total) => {
    const { task } = total.indicator;
    const { have, of, unit } = task ? sidesOf(total, task, rollUp.totals, catalogue) : NO_TASK;
    if (!task || !have || !of || have.mark !== null || of.mark !== null || have.value >= of.value) return [];
    // Nothing at all done: more likely that the ledger has no such column.
    if (have.value === 0) return [];
    if (total.target && total.target.value > (reachedOf(total)?.low ?? 0)) return [];
    const { code, name, group } = total.indicator;
    const left = derivedFigure(total, rollUp, "left", "未完成", of.value - have.value, unit);
    const problem: Problem = {
      ...NOTHING,
      类别: "任务",
      内容: task.name,
      指标: indicatorFigure(total, rollUp),
      数: templateFigure(left, code, name, unit),
      责任单位: responsible(catalogue, code, group),
    };
    return [problem];
  });
}

interface TaskSides {
  readonly have: Quantity | null | undefined;
  readonly of: Quantity | null | undefined;
  readonly unit: string;
}

const NO_TASK: TaskSides = { have: null, of: null, unit: "" };

/** What is done and what there is to do: the sides of a ratio, in the unit of what it counts; else the indicator and the one that counts all. */
function sidesOf({ indicator, parts, quantity }: Total, task: IndicatorTask, totals: readonly Total[], { kinds, indicators }: Catalogue): TaskSides {
  const { measure, unit } = indicator;
  if (measure.type !== "ratio") return { have: quantity, of: totals.find((other) => other.indicator.code === task.of)?.quantity, unit };
  const counted = measure.of === "indicator" ? indicators.find(({ code }) => code === measure.numerator) : fieldOf(kinds, indicator.kind, measure.numerator);
  return { have: parts?.numerator, of: parts?.denominator, unit: counted?.unit ?? "" };
}

const fieldOf = (kinds: readonly LedgerKind[], kind: string, key: string): Field | undefined =>
  kinds.find((each) => each.kind === kind)?.fields.find(({ field }) => field === key);

function missingReports({ rollUp, catalogue }: ProblemContext): Problem[] {
  const { missing } = rollUp.completeness;
  if (missing.length === 0) return [];
  const areas = [...new Set(missing.map(({ area }) => area))];
  const kinds = [...new Set(missing.map(({ kind }) => catalogue.kinds.find((k) => k.kind === kind)?.name ?? kind))];
  const count = ownFigure(townFigureId("completeness", "missing"), "未报送台账", missing.length, "份", rollUp);
  const members = ownFigure(townFigureId("completeness", "areas"), "未报齐台账的单位", areas.length, `个${memberWord(membersOf(rollUp))}`, rollUp);
  const names = kinds.flatMap((kind) => cleanWords(kind) ?? []);
  const problem: Problem = {
    ...NOTHING,
    类别: "报送",
    村居: listAreas(areas, rollUp),
    内容: names.slice(0, 4).join("、") + (names.length > 4 ? "等" : ""),
    数: templateFigure(count, "completeness", "未报送台账", "份"),
    总数: templateFigure(members, "completeness", "未报齐台账的单位", "个"),
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
    const topic = topics[topicOf(code)];
    byTopic.set(topic, (byTopic.get(topic) ?? 0) + Math.max(1, Number(params["count"] ?? 1) || 1));
  }
  const cells = [...byTopic.values()].reduce((sum, n) => sum + n, 0);
  const details = [...byTopic]
    .sort(([a, n], [b, m]) => m - n || compareText(a, b))
    .map(([topic, n]) => templateFigure(ownFigure(townFigureId("findings", "", topic), `${topic}问题`, n, "处", rollUp), "findings", topic, "处"));
  const areas = [...new Set(errors.flatMap(({ area }) => (area !== undefined && area !== rollUp.town ? [area] : [])))];
  const problem: Problem = {
    ...NOTHING,
    类别: "数据",
    村居: areas.length > 0 ? listAreas(areas, rollUp) : null,
    数: templateFigure(ownFigure(townFigureId("findings", "errors"), "数据错误", cells, "处", rollUp), "findings", "数据错误", "处"),
    明细: details.length > 1 ? details : [],
    责任单位: responsible(catalogue, "findings"),
  };
  return [problem];
}
