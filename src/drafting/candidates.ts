/** Honours that are still on their way (推荐, 初评, 公示): told as such, never as conferred. */
import type { Indicator } from "../model/indicator";
import type { LedgerRecord } from "../model/ledger";
import { passes } from "../measuring/filter";
import { compareText, figure, type Figure } from "./figure";
import { ownFigure, type ProblemContext } from "./problems";

export interface Candidate {
  /** `文明家庭` */
  readonly 称号: string;
  /** 推荐, 初评 or 公示 */
  readonly 状态: string;
  readonly 数: Figure;
}

const STAGES = ["推荐", "初评", "公示"];

/** Counts by honour and stage, in the order of the catalogue's indicators and of the stages. */
export function candidates({ rollUp, catalogue, records }: ProblemContext): Candidate[] {
  const indicators = catalogue.indicators.filter(({ kind, measure }) => kind === "honour" && measure.type === "count");
  const rows = records.found("honour").map(({ record }) => record);
  return indicators
    .flatMap((indicator) =>
      STAGES.flatMap((stage) => {
        const count = rows.filter((record) => record.texts["status"]?.includes(stage) && fits(record, indicator)).length;
        if (count === 0) return [];
        const { code, name, unit } = indicator;
        const spec = { ...ownFigure(`${code}.${stage}`, `${name}（${stage}）`, count, unit, rollUp), indicator: code };
        return [{ 称号: name, 状态: stage, 数: figure(spec, code, name, unit) }];
      }),
    )
    .sort((a, b) => STAGES.indexOf(a.状态) - STAGES.indexOf(b.状态) || compareText(a.数.编号, b.数.编号));
}

/** The indicator's conditions but the one on the status itself. */
const fits = (record: LedgerRecord, { where }: Indicator): boolean =>
  where.every((filter) => filter.field === "status" || passes(filter, record.texts[filter.field]));
