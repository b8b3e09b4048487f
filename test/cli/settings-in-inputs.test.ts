/** 设置 sheets of a workbook that is rolled up count in the command as they count in the pane. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { builtIn, catalogueSheets } from "../../src/catalogue";
import { main } from "../../src/cli/main";
import { readWorkbook, writeWorkbook } from "../../src/formats";
import type { Catalogue } from "../../src/model/indicator";
import type { SheetPlan } from "../../src/model/sheet-plan";
import type { Result } from "../../src/model/result";
import { parsePeriod } from "../../src/language/period";
import { run } from "../../src/app/pipeline";
import { firstChoices } from "../../src/taskpane/choices";
import { catalogueFor } from "../../src/app/engine/settings";

let folder = "";
beforeEach(() => void (folder = fs.mkdtempSync(path.join(os.tmpdir(), "taizhang-settings-"))));
afterEach(() => fs.rmSync(folder, { recursive: true }));
const at = (...parts: string[]) => path.join(folder, ...parts);

async function rollUp(...args: string[]): Promise<{ code: number; result: Result }> {
  const quiet = jest.spyOn(process.stdout, "write").mockImplementation(() => true);
  try {
    const code = await main(["node", "taizhang", "rollup", ...args, "--out", at("out"), "--town", "清溪镇", "--period", "2024-03", "--today", "2024-04-01"]);
    return { code, result: JSON.parse(fs.readFileSync(at("out/result.json"), "utf8")) as Result };
  } finally {
    quiet.mockRestore();
  }
}

/** 横幅 is no word of the built-in catalogue; a town may count it as 旗牌 or as 标语. */
const withBanner = (code: string): Catalogue => ({
  ...builtIn,
  indicators: builtIn.indicators.map((one) =>
    one.code === code
      ? { ...one, where: one.where.map((filter) => (filter.op !== "contains" ? filter : { ...filter, values: [...filter.values, "横幅"] })) }
      : one,
  ),
});

const ledger: SheetPlan = {
  purpose: "ledger",
  name: "宣传",
  cells: [
    [{ value: "东庄村宣传工作台账", style: "text" }],
    ["日期", "形式", "数量"].map((value) => ({ value, style: "text" as const })),
    ...[
      ["2024-03-05", "宣传牌", 3],
      ["2024-03-08", "横幅", 5],
    ].map((row) => row.map((value) => ({ value, style: "text" as const }))),
  ],
  ...{ merges: [], widths: [], heights: {}, tables: [], charts: [], conditionals: [], validations: [] },
  freeze: { rows: 0, columns: 0 },
  print: { landscape: false, fitToWidth: true, repeatRows: "1:1" },
  tabColor: "7F7F7F",
};

const write = async (name: string, plans: readonly SheetPlan[]): Promise<string> => {
  fs.writeFileSync(at(name), await writeWorkbook(plans));
  return at(name);
};
const totalOf = (result: Result, code: string) => result.indicators.find((one) => one.code === code)?.total?.value ?? null;
const codes = (result: Result) => result.findings.map(({ code }) => code);

test("settings beside the ledgers are used, and the pane with the same workbook says the same", async () => {
  const bare = await rollUp(await write("无设置.xlsx", [ledger]));
  expect([totalOf(bare.result, "XC01"), codes(bare.result).includes("measure.no-indicator")]).toEqual([3, true]);

  const file = await write("东庄村.xlsx", [ledger, ...catalogueSheets(withBanner("XC01"))]);
  const { code, result } = await rollUp(file);
  expect([code, totalOf(result, "XC01")]).toEqual([0, 8]);
  expect(codes(result)).toContain("settings.used");

  const { grids } = await readWorkbook("东庄村.xlsx", fs.readFileSync(file));
  const { catalogue, findings } = catalogueFor(grids, firstChoices("2024-04-01"));
  const period = parsePeriod("2024-03") ?? undefined;
  const pane = run(grids, { catalogue, town: "清溪镇", period, today: "2024-04-01", report: "汇报材料", hostFindings: findings }).result;
  expect(result.indicators.map(({ code: indicator, total }) => [indicator, total])).toEqual(
    pane.indicators.map(({ code: indicator, total }) => [indicator, total]),
  );
  expect(codes(result).filter((one) => one !== "settings.used")).toEqual(codes(pane));
});

test("--settings goes before; of workbooks that differ the first counts and the others are named", async () => {
  const first = await write("a.xlsx", [ledger, ...catalogueSheets(withBanner("XC01"))]);
  const second = await write("b.xlsx", catalogueSheets(withBanner("XC02")));
  const settings = await write("设置.xlsx", catalogueSheets(withBanner("XC02")));

  const named = await rollUp(first, "--settings", settings);
  expect([totalOf(named.result, "XC01"), totalOf(named.result, "XC02"), codes(named.result).includes("settings.used")]).toEqual([3, 5, false]);

  const both = await rollUp(first, second);
  expect(totalOf(both.result, "XC01")).toBe(8);
  const told = both.result.findings.find((finding) => finding.code === "settings.several");
  expect(told).toMatchObject({ severity: "warning", file: "a.xlsx" });
  expect(told?.message).toContain("b.xlsx");

  const same = await rollUp(first, await write("c.xlsx", catalogueSheets(withBanner("XC01"))));
  expect([totalOf(same.result, "XC01"), codes(same.result).includes("settings.several")]).toEqual([8, false]);
});
