/** Sheet plans → 汇总.xlsx, from what can travel to another thread. */
import { writeWorkbook } from "../formats/workbook/write-workbook";
import type { SheetPlan } from "../model/sheet-plan";

export interface WorkbookTask {
  readonly plans: readonly SheetPlan[];
  readonly title: string;
  /** ISO. */
  readonly date: string;
  /** Where each ledger lies as seen from the workbook. */
  readonly places: ReadonlyMap<string, string>;
}

export const makeWorkbook = ({ plans, title, date, places }: WorkbookTask): Promise<Uint8Array> =>
  writeWorkbook(plans, { title, date, pathOf: (file) => places.get(file) ?? null });
