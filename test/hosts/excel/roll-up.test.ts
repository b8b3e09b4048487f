import { openWorkbook } from "../../../src/hosts/excel";
import { openTown, rollUpOpen, snapshot, town, villages } from "./town";

jest.setTimeout(120_000);

const sheetNames = async (excel: ReturnType<typeof openTown>): Promise<string[]> =>
  excel.Excel.run(async (context) => {
    const sheets = context.workbook.worksheets;
    sheets.load("items/name,items/visibility");
    await context.sync();
    return sheets.items.filter((sheet) => sheet.visibility === "Visible").map((sheet) => sheet.name);
  });

const cell = async (excel: ReturnType<typeof openTown>, sheet: string, text: string): Promise<unknown[] | undefined> =>
  excel.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem(sheet).getUsedRange();
    range.load("values");
    await context.sync();
    return (range.values as unknown[][]).find((row) => row.includes(text));
  });

test("一键汇总 writes the town's totals on new sheets and leaves the ledgers as they were", async () => {
  const excel = openTown();
  const before = await snapshot(excel);
  const { outcome } = await rollUpOpen(excel);
  expect(await sheetNames(excel)).toEqual([...villages(5), ...outcome.plans.map((plan) => plan.name)]);
  const ledgersAfter = JSON.stringify((JSON.parse(await snapshot(excel)) as unknown[]).slice(0, 5));
  expect(ledgersAfter).toBe(before);
  const slogans = await cell(excel, "汇总·镇级", "刷写宣传标语");
  expect(slogans).toContain(165);
  const garbage = await cell(excel, "汇总·镇级", "清理垃圾");
  expect(garbage).toContain(27.5);
});

test("the same number of round trips for 5 and for 100 villages, and at most 12", async () => {
  const syncs = async (count: number) => {
    const excel = openTown({}, count);
    await rollUpOpen(excel);
    return excel.counters.syncs;
  };
  const [few, many] = [await syncs(5), await syncs(100)];
  expect(many).toBe(few);
  expect(few).toBeLessThanOrEqual(12);
});

test("a second run replaces the first; undo brings the first back, cell for cell", async () => {
  const excel = openTown();
  await rollUpOpen(excel);
  const first = await snapshot(excel);
  await excel.Excel.run(async (context) => {
    context.workbook.worksheets.getItem(villages(1)[0] ?? "").getRange("D3").values = [[1000]];
    await context.sync();
  });
  const changed = await snapshot(excel);
  await rollUpOpen(excel);
  expect(await cell(excel, "汇总·镇级", "刷写宣传标语")).toContain(1155);
  await openWorkbook(excel.Excel).undo();
  expect(await snapshot(excel)).toBe(changed);
  expect(first).not.toBe(changed);
});

test("undo of the first run leaves the workbook as it was before", async () => {
  const excel = openTown();
  const before = await snapshot(excel);
  await rollUpOpen(excel);
  const { removed } = await openWorkbook(excel.Excel).undo();
  expect(removed).toBe(5);
  expect(await snapshot(excel)).toBe(before);
  expect(await openWorkbook(excel.Excel).standing()).toEqual({ stands: false, run: null, undo: "nothing", half: false, busy: false });
});

type Ran = Awaited<ReturnType<typeof rollUpOpen>>;

/** What a run did, or the code that it failed with. */
const outcomeOf = (excel: ReturnType<typeof openTown>): Promise<Ran["written"] | string> =>
  rollUpOpen(excel).then(
    ({ written }) => written,
    (error: unknown) => (typeof error === "object" && error !== null && "code" in error ? String(error.code) : "no code"),
  );

const SHEETS = ["汇总·镇级", "汇总·指标值", "汇总·问题", "汇总·报送", "汇总·历史"];

describe("whatever sync fails, ledgers and former outputs stay whole", () => {
  for (const after of [0, 5, "all"] as const) {
    test(`failing after ${after} actions`, async () => {
      const clean = openTown();
      await rollUpOpen(clean);
      const first = clean.counters.syncs;
      await rollUpOpen(clean);
      const perRun = clean.counters.syncs - first;
      let unchecked = 0;
      const stood: number[] = [];
      for (let n = 1; n <= perRun; n++) {
        const excel = openTown();
        await rollUpOpen(excel);
        const before = await snapshot(excel);
        excel.faults.add({ sync: n, error: "GeneralException", after });
        const written = await outcomeOf(excel);
        if (typeof written === "string") {
          expect([n, written, (await snapshot(excel)) === before]).toEqual([n, "GeneralException", true]);
          continue;
        }
        stood.push(n);
        // The look for a clerk's own formulas is the one round trip that a run can do without, and says so.
        if (written.left === null) unchecked++;
        expect([n, await sheetNames(excel)]).toEqual([n, [...villages(5), ...SHEETS]]);
        // What was lost once is done the second time: nothing of the looks is missing.
        expect([n, written.refused, written.stopped]).toEqual([n, [], false]);
        expect(await cell(excel, "汇总·镇级", "刷写宣传标语")).toContain(165);
      }
      expect(unchecked).toBe(1);
      // The look for formulas, and what comes after the sheets have their names: making them up takes three.
      expect(stood).toEqual([perRun - 4, perRun - 2, perRun - 1, perRun]);
    });
  }
});

test("a user's own sheet called 汇总·镇级 is left alone and ours is numbered", async () => {
  const excel = openTown({ cells: { ...town(3), "汇总·镇级": [["我自己的汇总"], ["指标", "数"], ["标语", 7]] } });
  const before = JSON.parse(await snapshot(excel)) as unknown[];
  const { written } = await rollUpOpen(excel);
  expect(written.names.get("汇总·镇级")).toBe("汇总·镇级 (2)");
  expect((JSON.parse(await snapshot(excel)) as unknown[])[3]).toEqual(before[3]);
  expect(await cell(excel, "汇总·镇级 (2)", "刷写宣传标语")).toContain(99);
});

test("a village's text that looks like a formula is written as text", async () => {
  const excel = openTown({
    cells: {
      东庄村: [
        ["东庄村宣传工作台账"],
        ["日期", "形式", "名称", "数量"],
        ["2024-03-01", "标语", "普通", 5],
        ["2024-03-02", '=HYPERLINK("http://x")', "@SUM(A1)", "=1+x"],
      ],
    },
  });
  await rollUpOpen(excel);
  const formulas = await excel.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("汇总·问题").getUsedRange();
    range.load("formulas");
    await context.sync();
    return (range.formulas as unknown[][]).flat().filter((entry) => typeof entry === "string" && entry.startsWith("="));
  });
  expect(formulas).toEqual([]);
});

test("a failed run keeps what undo needs, and the next run succeeds", async () => {
  const excel = openTown();
  await rollUpOpen(excel);
  await rollUpOpen(excel);
  const before = excel.counters.syncs;
  await rollUpOpen(excel);
  const perRun = excel.counters.syncs - before;
  for (let n = 1; n <= perRun; n++) {
    for (const after of [0, 3, "all"] as const) {
      const whole = await snapshot(excel);
      excel.faults.add({ sync: n, error: "GeneralException", after });
      const written = await outcomeOf(excel);
      if (typeof written === "string") expect([n, after, (await snapshot(excel)) === whole]).toEqual([n, after, true]);
    }
  }
  await rollUpOpen(excel);
  await rollUpOpen(excel);
  expect(await openWorkbook(excel.Excel).undo()).toMatchObject({ removed: 5, restored: 5, left: [] });
  expect(await sheetNames(excel)).toEqual([...villages(5), ...SHEETS]);
});

test("the history of earlier periods is kept from run to run, also where the user has a sheet of its name", async () => {
  const excel = openTown({ cells: { ...town(3), "汇总·历史": [["我自己的历史"]] } });
  await rollUpOpen(excel, undefined, "2024-02");
  await rollUpOpen(excel, undefined, "2024-03");
  const periods = await excel.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getItem("汇总·历史 (2)").getUsedRange();
    range.load("values");
    await context.sync();
    return new Set((range.values as unknown[][]).slice(3).map((row) => row[1]));
  });
  expect(periods).toEqual(new Set(["2024年2月", "2024年3月"]));
});

test("a sheet of charts among the ledgers is passed over", async () => {
  const excel = openTown({ cells: { ...town(5), 图表: [["只有图"]] } });
  Object.assign(excel.workbook.sheets.at(-1) ?? {}, { kind: "chart" });
  await rollUpOpen(excel);
  expect(await cell(excel, "汇总·镇级", "刷写宣传标语")).toContain(165);
  expect(await openWorkbook(excel.Excel).unmark()).toBe(0);
});

test("nothing is read again while cells and sheets are as they were", async () => {
  const excel = openTown();
  const workbook = openWorkbook(excel.Excel);
  const first = await workbook.read();
  expect(await workbook.read(undefined, first?.outline)).toBeNull();
  await excel.Excel.run(async (context) => {
    context.workbook.worksheets.getItem(villages(1)[0] ?? "").name = "改了名的村";
    await context.sync();
  });
  expect(await workbook.read(undefined, first?.outline)).not.toBeNull();
});

test("a protected workbook structure is told as such, and nothing is left behind", async () => {
  const excel = openTown();
  await excel.Excel.run(async (context) => {
    context.workbook.protection.protect();
    await context.sync();
  });
  const before = await snapshot(excel);
  await expect(rollUpOpen(excel)).rejects.toMatchObject({ code: "AccessDenied" });
  expect(await snapshot(excel)).toBe(before);
});

test("going to a cell selects it; a sheet that is gone is said so", async () => {
  const excel = openTown();
  const workbook = openWorkbook(excel.Excel);
  expect(await workbook.goTo({ sheet: villages(2)[1] ?? "", cell: "C4" })).toBe(true);
  const address = await excel.Excel.run(async (context) => {
    const range = context.workbook.getSelectedRange();
    range.load("address");
    await context.sync();
    return range.address;
  });
  expect(address).toContain("C4");
  expect(await workbook.goTo({ sheet: "没有", cell: "A1" })).toBe(false);
});
