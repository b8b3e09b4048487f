/** What the pane tells, remembers and hands out, as a clerk meets it in a day. */
import type { Frame } from "playwright-core";
import { noticeOf, openPane, rollUp, settled, tableOf, TOWN, valuesOf, visibleSheets, type OpenPane } from "./pane";

const readClipboard = (pane: Frame): Promise<string> => pane.evaluate(() => navigator.clipboard.readText());

/** A pane that is closed while it loads leaves requests behind. */
const trouble = ({ excel }: OpenPane): string[] => excel.problems.filter((problem) => !problem.includes("ERR_ABORTED"));

/** Closes the pane and opens it again. */
async function reopened({ excel }: OpenPane): Promise<Frame> {
  await excel.simulator((handle) => handle.closePane());
  await excel.page.waitForSelector(".sim-taskpane", { state: "detached" });
  const pane = await excel.openPane();
  await pane.waitForSelector('[data-testid="choices"]');
  return pane;
}

describe("the town's workbook", () => {
  let open: OpenPane;
  beforeAll(async () => {
    open = await openPane({ workbook: TOWN });
    await open.excel.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await rollUp(open);
  });
  afterAll(() => open.excel.close());

  test("the reminder is the one of 汇总·报送, with the cells to correct below, village by village", async () => {
    const { pane } = open;
    await pane.click("#tab-findings");
    await pane.getByRole("button", { name: "复制催报文字" }).click();
    expect(await noticeOf(pane)).toContain("催报文字已复制");
    const lines = (await readClipboard(pane)).split("\n");
    const sheet = (await valuesOf(open, "汇总·报送")).map((row) => String(row[0] ?? ""));
    const head = sheet.findIndex((line) => line.startsWith("【台账报送】"));
    const written = sheet.slice(head).filter((line) => line !== "");
    expect(lines.slice(0, written.length)).toEqual(written);
    expect(lines.slice(written.length)).toEqual(
      expect.arrayContaining(["以下单位报来的台账有错误，请更正：", expect.stringMatching(/^\d+\. 石桥村：石桥村宣传 E7$/)]),
    );
    // Names on no list, and the town's own ledgers, are not the villages' to put right.
    expect(lines.join("\n")).not.toMatch(/龍泉村|下平村|清禾镇：|镇本级/);
    // Codes are for programs.
    expect(lines.join("\n")).not.toMatch(/[a-z]{4}/);
  });

  test("a figure of the preview tells the first of its cells and how many there are in all", async () => {
    const { pane } = open;
    await pane.click("#tab-report");
    const fact = pane.locator('[data-testid="fact"]', { hasText: "约2.6万份" });
    await fact.hover();
    const tip = pane.locator("[role=tooltip]:visible");
    await tip.waitFor();
    const total = Number(/等 (\d+) 格/.exec((await tip.textContent()) ?? "")?.[1]);
    await pane.click("#tab-totals");
    const line = pane.locator('[data-testid="total"][data-code="XC05"]');
    await line.locator("button").first().click();
    await line.getByText("数从哪里来").click();
    const rest = Number(
      /还有 (\d+) 格/.exec(
        (await line
          .getByText(/还有 \d+ 格/)
          .first()
          .textContent()) ?? "",
      )?.[1],
    );
    expect(total).toBe(rest + 20);
  });

  test("the kind of report and the town's words are remembered when the pane is opened again, and undo is still offered", async () => {
    let { pane } = open;
    await pane.click("#tab-report");
    await pane.getByLabel("报告种类").selectOption("总结报告");
    await pane.getByRole("button", { name: "用语选项" }).click();
    await pane.getByLabel("落款").fill("清禾镇创建办");
    await pane.getByRole("button", { name: "按此重写" }).click();
    await pane.locator('[data-testid="report"]', { hasText: "清禾镇创建办" }).waitFor();
    pane = await reopened(open);
    await pane.waitForSelector('[data-testid="undo"]');
    await pane.click('[data-testid="look"]');
    await settled(pane);
    await pane.click("#tab-report");
    expect(await pane.getByLabel("报告种类").inputValue()).toBe("总结报告");
    expect(await pane.textContent('[data-testid="report"]')).toContain("清禾镇创建办");
    open = { ...open, pane };
  });

  test("what a column means is remembered on 设置·识别 in the words of the kind, and holds when the pane is opened again", async () => {
    let { pane } = open;
    await pane.click("#tab-ledgers");
    const ledger = pane.locator('[data-testid="ledger"]').first();
    await ledger.locator("button").first().click();
    expect(await ledger.locator('[data-testid="reasons"]').textContent()).toContain("第3行是表头");
    await ledger.getByRole("button", { name: "更正" }).click();
    await pane.getByLabel("I 列：备注").selectOption({ label: "责任人" });
    await pane.getByRole("button", { name: "保存并重新检查" }).click();
    await settled(pane);
    const taught = tableOf(await valuesOf(open, "设置·识别 (2)"), "文件").filter((row) => row["工作表"] !== null);
    expect(taught).toEqual([expect.objectContaining({ 工作表: "水口村宣传", 台账类型: "宣传", 字段: "I=责任人" })]);
    pane = await reopened(open);
    await pane.click('[data-testid="look"]');
    await settled(pane);
    await pane.click("#tab-ledgers");
    const again = pane.locator('[data-testid="ledger"]').first();
    await again.locator("button").first().click();
    expect(await again.textContent()).toContain("I 备注＝责任人");
    open = { ...open, pane };
  });
});

test("a table on its side is shown and corrected by rows, without rows for its header", async () => {
  const open = await openPane();
  const { excel } = open;
  try {
    await excel.simulator((handle) =>
      handle.type("环境卫生", [
        ["环境卫生整治统计表", null, null, null],
        ["项目", "东庄村", "西庄村", "柳湾村"],
        ["日期", "2024-03-01", "2024-03-02", "2024-03-05"],
        ["出动人次", 10, 20, 30],
        ["清理垃圾（吨）", 3, 4, 5],
      ]),
    );
    const pane = await reopened(open);
    await pane.click('[data-testid="look"]');
    await settled(pane);
    await pane.click("#tab-ledgers");
    const ledger = pane.locator('[data-testid="ledger"]').first();
    await ledger.locator("button").first().click();
    expect(await ledger.textContent()).toContain("横放的表：项目名称在第 A 列，数据在第 B–D 列");
    await ledger.getByRole("button", { name: "更正" }).click();
    const editor = pane.locator("dialog");
    expect(await editor.textContent()).toContain("项目名称在 A 列");
    expect(await editor.getByLabel("表头首行").count()).toBe(0);
    await editor.getByLabel("第 4 行：出动人次").waitFor();
    await editor.getByLabel("不是横放的").check();
    expect(await editor.getByLabel("表头首行").inputValue()).toBe("1");
    await editor.getByLabel("不是横放的").uncheck();
    expect(await editor.getByLabel("表头首行").count()).toBe(0);
    expect(trouble(open)).toEqual([]);
  } finally {
    await excel.close();
  }
});

test("two quarters, one after the other: the second says how it compares with the first, from 汇总·历史", async () => {
  const open = await openPane({ workbook: TOWN });
  const { pane, excel } = open;
  try {
    for (const period of ["2024Q1", "2024Q2"]) {
      await pane.click('[data-testid="choices"]');
      await pane.locator("dialog").getByRole("textbox", { name: "报告期" }).fill(period);
      await pane.getByRole("button", { name: "按此重新检查" }).click();
      await settled(pane);
      await rollUp(open);
    }
    const history = tableOf(await valuesOf(open, "汇总·历史"), "镇").filter((row) => row["代码"] === "XC01");
    expect(history.map((row) => row["报告期"])).toEqual(["2024年第一季度", "2024年第二季度"]);
    const [before = 0, now = 0] = history.map((row) => Number(row["数值"]));
    expect(before).not.toBe(now);
    const line = (await pane.textContent('[data-testid="total"][data-code="XC01"]')) ?? "";
    expect(line).toContain(`比上期${now > before ? "增加" : "减少"} ${Math.abs(now - before)}`);
    // A rate of many villages has any number of decimals.
    expect(await pane.textContent('[data-testid="total"][data-code="XC09"]')).toMatch(/群众知晓率\d\d(\.\d{1,2})?%/);
    expect(trouble(open)).toEqual([]);
  } finally {
    await excel.close();
  }
});

test("an empty workbook: nothing is claimed, the sheets passed over are named, and files can be added right there", async () => {
  const open = await openPane();
  const { pane, excel } = open;
  try {
    await rollUp(open);
    expect(await noticeOf(pane)).toContain("没有认出台账");
    expect(await pane.textContent("#root")).toContain("Sheet1：空白");
    expect(await pane.getByRole("button", { name: "添加村里的文件" }).count()).toBe(1);
    expect(await pane.textContent("#root")).not.toContain("没有发现问题");
    expect(await visibleSheets(open)).toEqual(["Sheet1"]);
    expect(trouble(open)).toEqual([]);
  } finally {
    await excel.close();
  }
});
