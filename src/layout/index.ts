/** Results → the sheets that a run writes, as plain data; both hosts carry them out. */
import type { Finding } from "../model/finding";
import type { Catalogue } from "../model/indicator";
import type { Result } from "../model/result";
import type { SheetPlan } from "../model/sheet-plan";
import type { RollUp } from "../model/total";
import { completenessSheet } from "./completeness-sheet";
import { findingsSheet } from "./findings-sheet";
import { sheetFrameOf } from "./frame";
import { historyRows, type HistoryRow } from "../results/history";
import { historySheet } from "./history-sheet";
import { townSheet } from "./town-sheet";
import { valueRows, valuesSheet } from "./values-sheet";

export interface LayoutInput {
  readonly rollUp: RollUp;
  readonly findings: readonly Finding[];
  readonly catalogue: Catalogue;
  /** Result of the period before: its figures join the history where they are missing there. */
  readonly previous?: Result;
  /** Rows of 汇总·历史 from earlier runs (`historyFromGrids`). */
  readonly history?: readonly HistoryRow[];
  /** The run's date, ISO. */
  readonly today: string;
}

/** The sheets in the order of their tabs: 汇总·镇级, 汇总·指标值, 汇总·问题, 汇总·报送, 汇总·历史. The same input gives the same sheets. */
export function layOut(input: LayoutInput): SheetPlan[] {
  const frame = sheetFrameOf(input);
  const values = valueRows(frame);
  return [
    townSheet(frame, values),
    valuesSheet(frame, values),
    findingsSheet(frame),
    completenessSheet(frame),
    historySheet(frame, historyRows(frame, input.history ?? [], input.previous)),
  ];
}
