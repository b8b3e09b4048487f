/** What the writing thread runs: the sheets of a run in, the bytes of the workbook out. */
import { parentPort } from "node:worker_threads";
import type { PlanCell, SheetPlan } from "../model/sheet-plan";
import { makeWorkbook, type WorkbookTask } from "./make-workbook";
import type { WrittenWorkbook } from "./workbook-writer";

parentPort?.on("message", async ({ n, task }: { n: number; task: WorkbookTask }) => {
  const written: WrittenWorkbook = { n, bytes: await makeWorkbook(task) };
  parentPort?.postMessage(written);
});

/**
 * The thread stands ready a second before there is anything to write. Writing a sheet of no use meanwhile lets the engine compile what the real
 * ones need: they are then written in half the time.
 */
const row: readonly PlanCell[] = [
  ...["区划", "代码", "指标", "单位"].map((value): PlanCell => ({ value, style: "text" })),
  ...[12, 3.5, null, 20].map((value): PlanCell => ({ value, style: "number" })),
  { value: 7, formula: "E1+F1", style: "total" },
  { value: "来源", style: "link", link: { file: "台账.xlsx", sheet: "台账", cell: "A1", tip: "转到台账" } },
];
const practice: SheetPlan = {
  ...{ purpose: "practice", name: "练习", cells: Array.from({ length: 2000 }, () => row), widths: [], tabColor: null },
  ...{ merges: [], tables: [], charts: [], conditionals: [], validations: [], freeze: { rows: 0, columns: 0 } },
  print: { landscape: true, fitToWidth: true, repeatRows: null },
};
void makeWorkbook({ plans: [practice], title: "", date: "2000-01-01", places: new Map() });
