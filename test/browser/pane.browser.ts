/** A clerk's morning in the simulated Excel with unmodified office.js: the production build of the pane on the town's workbook. */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { golden, noticeOf, openPane, rollUp, root, settled, stateOf, tableOf, TODAY, TOWN, valuesOf, visibleSheets, type OpenPane } from "./pane";

const OURS = ["汇总·镇级", "汇总·指标值", "汇总·问题", "汇总·报送", "汇总·历史"];

/** Nothing left the origin, broke the policy, failed to load or was written to the console as an error. */
function expectClean({ excel }: OpenPane): void {
  expect(excel.problems).toEqual([]);
  expect(excel.foreign).toEqual([]);
}

describe.each(["LTSC 2021", "Microsoft 365"])("%s", (preset) => {
  let open: OpenPane;
  beforeAll(async () => {
    open = await openPane({ workbook: TOWN, preset });
  });
  afterAll(() => open.excel.close());

  test("the first screen says what there is; 一键汇总 writes the five sheets with the golden totals in at most 12 round trips; undo takes them back", async () => {
    const { excel, pane } = open;
    await pane.waitForSelector(`[data-testid="glance"] >> text=${golden.town} · ${golden.period.label} · 111 份台账`);
    const before = await stateOf(open);
    await excel.simulator((handle) => handle.resetCounters());
    await rollUp(open);
    expect(await noticeOf(pane)).toContain(`${golden.town}${golden.period.label}已汇总`);
    expect((await visibleSheets(open)).slice(-5)).toEqual(OURS);
    const counters = await excel.simulator((handle) => handle.counters());
    expect(counters.syncs).toBeLessThanOrEqual(12);
    expect(Math.max(counters.largestRequest, counters.largestResponse)).toBeLessThan(5e6);

    const town = tableOf(await valuesOf(open, "汇总·镇级"), "代码");
    const values = tableOf(await valuesOf(open, "汇总·指标值"), "区划");
    for (const { code, total, byArea } of golden.indicators) {
      const row = town.find((each) => each["代码"] === code);
      expect([code, typeof total === "number" ? Number(row?.["合计"]) : null]).toEqual([code, total === null ? null : expect.closeTo(total, 6)]);
      for (const [area, value] of Object.entries(byArea)) {
        const column = area === golden.town ? "镇本级" : area;
        const share = values.find((each) => each["代码"] === code && each["区划"] === column);
        expect([code, area, share?.["数值"]]).toEqual([code, area, expect.closeTo(value, 6)]);
        if (row && column in row) expect([code, area, Number(row[column])]).toEqual([code, area, expect.closeTo(value, 6)]);
      }
    }

    await pane.click('[data-testid="undo"]');
    await settled(pane);
    expect(await noticeOf(pane)).toBe("已撤销：撤去 5 张汇总表，工作簿回到汇总以前的样子。");
    expect((await stateOf(open)) === before).toBe(true);
    expectClean(open);
  });

  test("a click on a finding selects its cell; problem cells are marked and unmarked without a trace", async () => {
    const { excel, pane } = open;
    const before = await stateOf(open);
    await pane.click("#tab-findings");
    const finding = pane.locator('[data-testid="finding"][data-code="quantity.placeholder"] button').first();
    await finding.click();
    await excel.page.waitForFunction(() => window.__simulator?.selection() === "石桥村宣传!E7");
    await pane.click('[data-testid="mark"]');
    expect(await noticeOf(pane)).toMatch(/^已标出 \d+ 个有问题的单元格/);
    await settled(pane);
    await pane.click('[data-testid="mark"]');
    await pane.waitForSelector("text=/^已去掉 \\d+ 格的标记/");
    expect((await stateOf(open)) === before).toBe(true);
    expectClean(open);
  });
});

describe("what the clerk teaches", () => {
  let open: OpenPane;
  beforeAll(async () => {
    open = await openPane({ workbook: TOWN });
    await rollUp(open);
  });
  afterAll(() => open.excel.close());

  test("a corrected kind is remembered in the workbook beside the user's own settings, and read so from then on", async () => {
    const { pane, excel } = open;
    await pane.click("#tab-ledgers");
    const other = pane.locator('[data-testid="ledger"][data-code="other"]').first();
    await other.locator("button").first().click();
    expect(await other.locator('[data-testid="reasons"] li').count()).toBeGreaterThan(0);
    expect(await other.locator('[data-testid="reasons"]').textContent()).toContain("行是表头");
    const count = await pane.locator('[data-testid="ledger"][data-code="other"]').count();
    await other.getByRole("button", { name: "更正" }).click();
    await pane.locator("select").first().selectOption("training");
    await pane.getByRole("button", { name: "保存并重新检查" }).click();
    await settled(pane);
    const settings = (await excel.simulator((handle) => handle.sheets())).filter((name) => name.startsWith("设置·识别"));
    expect(settings).toEqual(["设置·识别", "设置·识别 (2)"]);
    const taught = tableOf(await valuesOf(open, "设置·识别 (2)"), "文件");
    expect(taught.filter((row) => row["工作表"] !== null)).toEqual([expect.objectContaining({ 文件: "town.xlsx", 工作表: "植树", 台账类型: "培训" })]);
    expect(await pane.locator('[data-testid="ledger"][data-code="other"]').count()).toBe(count - 1);
    // A second correction replaces our sheet, not the user's, and keeps the first.
    await pane.locator('[data-testid="ledger"]').first().locator("button").first().click();
    await pane.getByRole("button", { name: "更正" }).first().click();
    await pane.getByLabel("区划单位").fill("青石村");
    await pane.getByRole("button", { name: "保存并重新检查" }).click();
    await settled(pane);
    const twice = tableOf(await valuesOf(open, "设置·识别 (2)"), "文件").filter((row) => row["工作表"] !== null);
    expect(twice.map((row) => [row["工作表"], row["台账类型"], row["区划单位"]])).toEqual([
      ["植树", "培训", null],
      ["水口村宣传", null, "青石村"],
    ]);
    expectClean(open);
  });

  test("an explained finding stays on record and is no error any more", async () => {
    const { pane, excel } = open;
    await pane.click("#tab-findings");
    const errors = async () => Number((await pane.getByRole("button", { name: /^错误 \d+$/ }).textContent())?.replace(/\D/g, ""));
    const before = await errors();
    await pane.locator('[data-testid="finding"][data-code="quantity.placeholder"]').getByRole("button", { name: "填写说明" }).click();
    await pane.locator("textarea").fill("村里已电话核实，下月补报");
    await pane.getByRole("button", { name: "保存", exact: true }).click();
    await pane.waitForSelector("text=说明：村里已电话核实，下月补报");
    expect(await errors()).toBe(before - 1);
    expect(await pane.locator('[data-testid="finding"] >> text=已说明').count()).toBeGreaterThan(0);
    const settings = (await excel.simulator((handle) => handle.sheets())).filter((name) => name.startsWith("设置·"));
    // On the one sheet that is there, which is the town's own.
    expect(settings.filter((name) => /^设置·说明/.test(name))).toEqual(["设置·说明"]);
    expect(tableOf(await valuesOf(open, "设置·说明"), "问题代码").find((row) => row["单元格"] === "E7")).toMatchObject({ 说明: "村里已电话核实，下月补报" });
    await rollUp(open);
    const findings = tableOf(await valuesOf(open, "汇总·问题"), "序号");
    expect(findings.find((row) => row["单元格"] === "E7" && row["工作表"] === "石桥村宣传")?.["级别"]).toBe("已说明");
    expectClean(open);
  });
});

test("the document saved from the pane is the command line's, byte for byte", async () => {
  const open = await openPane({ workbook: TOWN });
  try {
    await rollUp(open);
    await open.pane.click("#tab-report");
    const [download] = await Promise.all([open.excel.page.waitForEvent("download"), open.pane.click('[data-testid="save-docx"]')]);
    const saved = fs.readFileSync(await download.path());
    const out = fs.mkdtempSync(path.join(os.tmpdir(), "taizhang-"));
    execFileSync(process.execPath, [path.join(root, "bin/taizhang.js"), ...["rollup", TOWN, "--out", out, "--settings", TOWN, "--today", TODAY, "--quiet"]]);
    const written = fs.readFileSync(path.join(out, "报告.docx"));
    fs.rmSync(out, { recursive: true });
    expect(saved.equals(written)).toBe(true);
    expect(download.suggestedFilename()).toBe("清禾镇2024年上半年汇报材料.docx");
  } finally {
    await open.excel.close();
  }
});

describe("village files beside the open workbook", () => {
  const file = path.join(root, "samples/ledgers/村居报送/东庄村.xlsx");
  test("are added by the picker and by dropping them, and rolled up; one that is no workbook says why", async () => {
    const open = await openPane();
    const { pane } = open;
    try {
      await pane.waitForSelector("text=没有认出台账");
      await pane.setInputFiles('input[type="file"]', file);
      await pane.waitForSelector("text=东庄村.xlsx");
      const dropped = await pane.evaluateHandle(
        ([xls, broken]) => {
          const bytes = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
          const transfer = new DataTransfer();
          transfer.items.add(new File([bytes(xls)], "新街社区.xls"));
          transfer.items.add(new File([bytes(broken)], "坏文件.xlsx"));
          return transfer;
        },
        [
          fs.readFileSync(path.join(root, "samples/ledgers/村居报送/新街社区.xls")).toString("base64"),
          Buffer.from("PK\u0003\u0004 cut off").toString("base64"),
        ] as const,
      );
      await pane.dispatchEvent('section[aria-label="另外添加的村级文件"]', "drop", { dataTransfer: dropped });
      await pane.waitForSelector("text=新街社区.xls");
      await pane.waitForSelector("text=/“坏文件.xlsx”/");
      await pane.waitForSelector('[data-testid="glance"] >> text=/1[0-9] 份台账/');
      await rollUp(open);
      const values = tableOf(await valuesOf(open, "汇总·指标值"), "区划");
      expect(new Set(values.map((row) => row["区划"]))).toEqual(new Set(["东庄村", "新街社区"]));
      expectClean(open);
    } finally {
      await open.excel.close();
    }
  });
});

test("a cancelled run leaves the workbook as it was, wherever it is cancelled", async () => {
  const open = await openPane({ workbook: TOWN });
  const { excel, pane } = open;
  try {
    const before = await stateOf(open);
    for (const sync of [1, 4, 7]) {
      await excel.simulator((handle, at: number) => handle.fault({ sync: at, delay: 700 }), sync);
      await pane.click('[data-testid="rollup"]');
      await pane.waitForSelector('[data-testid="cancel"]');
      await excel.page.waitForTimeout(sync === 1 ? 100 : 1500);
      await pane.click('[data-testid="cancel"]', { timeout: 2000 }).catch(() => undefined);
      await settled(pane);
      const notice = await noticeOf(pane);
      if (notice !== "已取消，工作簿没有改动。") {
        // Faster than the click: then it was carried out whole.
        expect([sync, notice]).toEqual([sync, expect.stringContaining("已汇总")]);
        await pane.click('[data-testid="undo"]');
        await settled(pane);
      }
      expect([sync, (await stateOf(open)) === before]).toEqual([sync, true]);
    }
    await rollUp(open);
    expect((await visibleSheets(open)).slice(-5)).toEqual(OURS);
  } finally {
    await excel.close();
  }
});

test("English where Office is English; a plain page where Office is too old", async () => {
  const open = await openPane({ workbook: TOWN, locale: "en-US" });
  try {
    await open.pane.waitForSelector("text=清禾镇 · 2024年上半年 · 111 ledgers");
    await rollUp(open);
    expect(await noticeOf(open.pane)).toContain("rolled up");
    const text = (await open.pane.textContent('[data-testid="finding"], #tab-findings')) ?? "";
    expect(text).toContain("Findings");
    expectClean(open);
    await open.excel.simulator((handle) => handle.preset("Excel 2016"));
    // The pane opens again, in a frame of its own.
    await open.excel.page.frameLocator(".sim-taskpane iframe").locator("text=Excel 2021").first().waitFor();
  } finally {
    await open.excel.close();
  }
});
