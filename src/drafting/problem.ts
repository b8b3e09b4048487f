/** One problem of 存在问题, and what every finder of problems needs. */
import type { Catalogue } from "../model/indicator";
import type { Finding } from "../model/finding";
import type { RollUp } from "../model/total";
import { compareText, type TemplateFigure } from "./figure";
import type { RecordsBehind } from "./records";
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
  /** What is not settled yet: `责任单位、整改措施和整改期限`. */
  readonly 缺项: string | null;
  /** The deadline was before the run's date: of all cases, or of some. */
  readonly 逾期: "全部" | "部分" | null;
  /** The indicator that is behind its target or its tasks. */
  readonly 指标: TemplateFigure | null;
  /** How many, or by how much. */
  readonly 数: TemplateFigure | null;
  /** Against what: the target; of how many areas reports are missing. */
  readonly 总数: TemplateFigure | null;
  readonly 明细: readonly TemplateFigure[];
}

export const NOTHING: Omit<Problem, "类别"> = {
  村居: null,
  内容: null,
  来源: null,
  状态: null,
  责任单位: null,
  整改措施: null,
  整改期限: null,
  缺项: null,
  逾期: null,
  指标: null,
  数: null,
  总数: null,
  明细: [],
};

export interface ProblemContext {
  readonly rollUp: RollUp;
  readonly catalogue: Catalogue;
  readonly records: RecordsBehind;
  readonly findings: readonly Finding[];
  readonly today: string;
}

/** Names what is not settled: of an inspection's item unit, measure and deadline, of any other problem the unit in charge. */
export function withGaps(problem: Problem): Problem {
  const { 类别, 责任单位, 整改措施, 整改期限 } = problem;
  const single = 类别 === "督查";
  const gaps = [责任单位 === null ? "责任单位" : "", single && 整改措施 === null ? "整改措施" : "", single && 整改期限 === null ? "整改期限" : ""].filter(
    Boolean,
  );
  const last = gaps.pop();
  return { ...problem, 缺项: last === undefined ? null : gaps.length > 0 ? `${gaps.join("、")}和${last}` : last };
}

/** At most six areas by name, in their order. */
export function listAreas(areas: readonly string[], rollUp: RollUp): string {
  const order = new Map(rollUp.areas.map(({ name }, index) => [name, index]));
  const sorted = [...areas].sort((a, b) => (order.get(a) ?? Infinity) - (order.get(b) ?? Infinity) || compareText(a, b));
  return sorted.slice(0, 6).join("、") + (sorted.length > 6 ? "等" : "");
}

export function responsible(catalogue: Catalogue, ...subjects: readonly string[]): string | null {
  const found = subjects.flatMap((subject) => catalogue.responsible.find((entry) => entry.subject === subject) ?? [])[0];
  return found ? cleanWords(found.unit) : null;
}
