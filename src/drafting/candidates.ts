/** Honours that are still on their way (推荐, 初评, 公示): told as such, never as conferred. */
import { foldText, holdsWord, passes } from "../catalogue/filter";
import { ownFigure } from "../figures/of-total";
import { townFigureId } from "../model/figure";
import type { Indicator } from "../model/indicator";
import { ruleOf, type RuleOf } from "../model/kind-rule";
import type { LedgerRecord } from "../model/ledger";
import { templateFigure, type TemplateFigure } from "./figure";
import type { ProblemContext } from "./problem";

export interface CandidateStage {
  /** As the kind names it: 推荐, 初评, 公示. */
  readonly 状态: string;
  readonly 对象: readonly { readonly 称号: string; readonly 数: TemplateFigure }[];
}

/**
 * Counts by stage and honour, in the order of the stages and of the catalogue's indicators; stages without anybody are left out. Who is entered again at
 * each stage counts once, at the last one; who was conferred in the end counts at none.
 */
export function candidates(context: ProblemContext): CandidateStage[] {
  return context.catalogue.kinds.flatMap((kind) => {
    const honour = ruleOf(kind, "honour");
    return honour ? stagesOf(kind.kind, honour, context) : [];
  });
}

type Honour = RuleOf<"honour">;

function stagesOf(kind: string, honour: Honour, { rollUp, catalogue, records }: ProblemContext): CandidateStage[] {
  const indicators = catalogue.indicators.filter((indicator) => indicator.kind === kind && indicator.measure.type === "count");
  const rows = furthest(
    records.found(kind).map(({ record }) => record),
    honour,
  );
  return honour.stages
    .map((stage, at) => ({
      状态: stage,
      对象: indicators.flatMap((indicator) => {
        const count = rows.filter((record) => stageOf(record, honour) === at && fits(record, indicator, honour)).length;
        const { code, name, unit } = indicator;
        const spec = ownFigure(townFigureId(code, stage), `${name}（${stage}）`, count, unit, rollUp);
        return count === 0 ? [] : [{ 称号: name, 数: templateFigure(spec, code, name, unit) }];
      }),
    }))
    .filter(({ 对象 }) => 对象.length > 0);
}

/** Place among the stages; behind all of them where the status names none: conferred, or given up. */
function stageOf({ texts }: LedgerRecord, { status, stages }: Honour): number {
  const stage = stages.findIndex((name) => holdsWord(texts[status] ?? "", name));
  return stage < 0 ? stages.length : stage;
}

/** Of the rows about one candidate the one that is furthest; rows without a name are somebody each. */
function furthest(rows: readonly LedgerRecord[], honour: Honour): LedgerRecord[] {
  const byCandidate = new Map<unknown, LedgerRecord>();
  for (const row of rows) {
    const { [honour.name]: name, [honour.category]: category = "" } = row.texts;
    const key = name ? `${row.area}\n${foldText(category)}\n${foldText(name)}` : row;
    const before = byCandidate.get(key);
    if (!before || stageOf(row, honour) > stageOf(before, honour)) byCandidate.set(key, row);
  }
  return [...byCandidate.values()];
}

/** The indicator's conditions but the one on the status itself. */
const fits = (record: LedgerRecord, { where }: Indicator, { status }: Honour): boolean =>
  where.every((filter) => filter.field === status || passes(filter, record.texts[filter.field]));
