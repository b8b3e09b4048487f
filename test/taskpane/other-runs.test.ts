/** Results that are given to the pane in Excel: whether they are of one run, and of that of the open workbook, is said. */
import { createExcel } from "../../simulator/node";
import { openWorkbook } from "../../src/hosts/excel";
import { stampWorkbook } from "../../src/formats/run-stamp";
import { writeWorkbook } from "../../src/formats/workbook/write-workbook";
import { STAMP_PROPERTY } from "../../src/results/stamp";
import { batchOf } from "../../src/taskpane/adding";
import { otherRuns } from "../../src/taskpane/excel/other-runs";
import { inProcess } from "../hosts/word/town";

const [ONE, TWO] = ["a".repeat(16), "b".repeat(16)];
const result = (stamp: string | undefined, name = "result.json") =>
  new File([`${JSON.stringify({ schema: 1, stamp, town: "清禾镇", period: { label: "2024年上半年" } }, null, 1)}\n`], name);
async function workbook(stamp: string): Promise<File> {
  const rest = { merges: [], tables: [], charts: [], conditionals: [], validations: [], widths: [], tabColor: null };
  const print = { landscape: true, fitToWidth: true, repeatRows: null };
  const bytes = await writeWorkbook([
    { purpose: "town", name: "汇总·镇级", cells: [[{ value: 1, style: "number" }]], freeze: { rows: 0, columns: 0 }, print, ...rest },
  ]);
  return new File([new Uint8Array(await stampWorkbook(bytes, stamp))], "汇总.xlsx");
}

async function said(files: readonly File[], open: string | null) {
  const { Excel } = createExcel({ cells: { Sheet1: [[1]] } });
  if (open !== null)
    await Excel.run(async (context) => {
      context.workbook.properties.custom.add(STAMP_PROPERTY, open);
      await context.sync();
    });
  return otherRuns(batchOf(files), openWorkbook(Excel), inProcess());
}

test("a result of another run than the open workbook's is named, one of its run is not", async () => {
  expect(await said([result(TWO)], ONE)).toEqual([{ key: "files.other-run", params: { names: "result.json" } }]);
  expect(await said([result(ONE), await workbook(TWO)], ONE)).toEqual([{ key: "files.other-run", params: { names: "汇总.xlsx" } }]);
  expect(await said([result(ONE), await workbook(ONE)], ONE)).toEqual([]);
});

test("without a stamp in the open workbook the files are held against each other", async () => {
  expect(await said([result(ONE), await workbook(TWO)], null)).toEqual([{ key: "files.not-one-run", params: { names: "result.json、汇总.xlsx" } }]);
  expect(await said([result(ONE), await workbook(ONE)], null)).toEqual([]);
  expect(await said([result(ONE)], null)).toEqual([]);
});

test.each([
  ["a result of before there were stamps", result(undefined)],
  ["another program's JSON", new File(["{}"], "设置.json")],
  ["what is no file of its kind", new File(["nothing"], "汇总.xlsx")],
  ["a ledger", new File(["序号,日期\n"], "东庄村.csv")],
])("nothing is said of %s", async (_, file) => {
  expect(await said([file], ONE)).toEqual([]);
  expect(await said([file, result(ONE)], null)).toEqual([]);
});

test("a property that somebody else wrote is no stamp", async () => {
  expect(await said([result(ONE)], "2024-06")).toEqual([]);
});
