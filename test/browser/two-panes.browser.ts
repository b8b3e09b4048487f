/** Two windows on one workbook, each with its pane, in one browser: one writes, the other waits or is told what it cannot know. */
import type { Frame } from "playwright-core";
import { openWindow } from "../../simulator/drive";
import { noticeOf, openPane, rollUp, settled, tableOf, valuesOf, visibleSheets, type OpenPane } from "./pane";

jest.setTimeout(300_000);

type Rows = (string | number | null)[][];
const ledger = (village: string, amount: number): Rows => [
  [`${village}宣传工作台账`],
  ["日期", "形式", "名称", "数量", "单位"],
  ...[amount, 20, 30].map((value, i) => [`2024-03-0${i + 1}`, "标语", `文明标语${i + 1}`, value, "条"]),
];
const SHEETS = ["汇总·镇级", "汇总·指标值", "汇总·问题", "汇总·报送", "汇总·历史"];
const HELD = { seen: "__held", release: "__release" } as const;

let open: OpenPane;
let second: { readonly page: OpenPane["excel"]["page"]; readonly pane: Frame };

beforeEach(async () => {
  open = await openPane({});
  await open.excel.simulator((handle) => handle.closePane());
  for (const village of ["东庄村", "西岭村"])
    await open.excel.simulator((handle, [name, rows]: readonly [string, Rows]) => handle.type(name, rows), [village, ledger(village, 10)] as const);
  open = { ...open, pane: await open.excel.openPane() };
  await open.pane.waitForSelector("text=2 份台账");
  const other = await openWindow(open.excel);
  const pane = await other.openPane();
  await pane.waitForSelector("text=2 份台账");
  second = { page: other.page, pane };
});
afterEach(async () => {
  expect([open.excel.problems, open.excel.foreign]).toEqual([[], []]);
  await open.excel.close();
});

const total = async () => tableOf(await valuesOf(open, "汇总·镇级"), "代码").find((row) => row["代码"] === "XC02")?.["合计"];

/** The first pane's run stops in the middle, its new sheets half written, until it is let go. */
async function holdFirst(): Promise<void> {
  await open.excel.simulator((handle, { seen, release }: typeof HELD) => {
    const { host } = handle.controller;
    const { answer } = host;
    const held: typeof answer = async (batch, flags) => {
      if (handle.sheets().includes("~台账通1") && !Reflect.has(window, seen)) {
        Reflect.set(window, seen, true);
        await new Promise((resolve) => Reflect.set(window, release, resolve));
      }
      return answer(batch, flags);
    };
    Reflect.set(host, "answer", held);
  }, HELD);
  await open.pane.click('[data-testid="rollup"]');
  await open.excel.page.waitForFunction((seen) => Reflect.has(window, seen), HELD.seen);
}
const letGo = () => open.excel.page.evaluate((release) => (Reflect.get(window, release) as () => void)(), HELD.release);

test("the second says that another window is rolling up, waits, and goes on by itself with what the workbook says then", async () => {
  await holdFirst();
  await second.pane.click('[data-testid="rollup"]');
  await second.pane.waitForSelector('[data-testid="waiting"] >> text=另一窗口正在汇总');
  // The other is known to be going on: there is nothing to decide.
  expect(await second.pane.locator('[data-testid="go-on"]').count()).toBe(0);
  expect(await second.pane.evaluate(() => document.activeElement?.textContent ?? "")).toMatch(/不等了，取消|^$/);
  await open.excel.simulator((handle, rows: Rows) => handle.type("东庄村", rows), ledger("东庄村", 1000));
  await letGo();
  await settled(open.pane);
  await settled(second.pane);
  expect(await noticeOf(open.pane)).toContain("已汇总");
  expect(await noticeOf(second.pane)).toContain("已汇总");
  expect(await total()).toBe(1110);
  expect(await visibleSheets(open)).toEqual([...(await visibleSheets(open)).filter((name) => !name.startsWith("汇总·")), ...SHEETS]);
  expect((await open.excel.simulator((handle) => handle.sheets())).filter((name) => /^~台账通\d/.test(name))).toEqual([]);
});

test("who waits may stop waiting: nothing was changed, and the other ends well", async () => {
  await holdFirst();
  await second.pane.click('[data-testid="rollup"]');
  await second.pane.waitForSelector('[data-testid="waiting"]');
  await second.pane.press('[data-testid="cancel"]', "Enter");
  expect(await noticeOf(second.pane)).toBe("已取消，工作簿没有改动。");
  await second.pane.waitForSelector('[data-testid="run-state"] >> text=另一窗口正在汇总');
  await letGo();
  await settled(open.pane);
  expect([await noticeOf(open.pane), await total()]).toEqual([expect.stringContaining("已汇总"), 120]);
  // Told without anybody's coming back to the pane.
  await second.pane.waitForSelector('[data-testid="run-state"] >> text=已写入汇总工作表');
  await rollUp({ excel: open.excel, pane: second.pane });
  expect(await noticeOf(second.pane)).toContain("已汇总");
});

test("where nobody can know whether the other goes on the clerk decides; the one that did go on gives way with words", async () => {
  await holdFirst();
  // As from another computer.
  await second.pane.evaluate(() => window.localStorage.setItem("taizhang.profile", "另一台电脑"));
  await second.pane.click('[data-testid="rollup"]');
  await second.pane.waitForSelector("text=确定那边已经停了");
  await second.pane.click('[data-testid="go-on"]');
  await settled(second.pane);
  expect([await noticeOf(second.pane), await total()]).toEqual([expect.stringContaining("已汇总"), 120]);
  await letGo();
  await settled(open.pane);
  expect(await noticeOf(open.pane)).toBe("另一个窗口接着做了汇总，这里的停下了，没写完的表已撤去。结果以工作表上的为准，需要时再汇总一次。");
  // It knows what stands.
  await open.pane.waitForSelector('[data-testid="run-state"] >> text=已写入汇总工作表');
  expect((await visibleSheets(open)).filter((name) => name.startsWith("汇总·"))).toEqual(SHEETS);
  expect(await total()).toBe(120);
});
