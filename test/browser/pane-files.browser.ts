/** Files beside the open workbook: all that a clerk gave are there, or it is said which are not and why. */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { openSimulator } from "../../simulator/drive";
import { dragFiles, throttle } from "./drop";
import { noticeOf, openPane, rollUp, root, settled, tableOf, TODAY, TOWN, valuesOf, type OpenPane } from "./pane";
import { temporaryFolder, writeVillages } from "./villages";

const COUNT = 30;

/** Totals by code, as the command has them of the same files. */
function totalsOfCommand(folder: string): Record<string, number> {
  const out = temporaryFolder();
  execFileSync(process.execPath, [path.join(root, "bin/taizhang.js"), ...["rollup", folder, "--out", out, "--today", TODAY, "--quiet"]]);
  const result = JSON.parse(fs.readFileSync(path.join(out, "result.json"), "utf8")) as { indicators: { code: string; total: { value: number } | null }[] };
  fs.rmSync(out, { recursive: true });
  return Object.fromEntries(result.indicators.flatMap(({ code, total }) => (total === null ? [] : [[code, total.value]])));
}

/** Totals by code, as they stand on 汇总·镇级. */
async function totalsOfSheet(open: OpenPane): Promise<Record<string, number>> {
  const rows = tableOf(await valuesOf(open, "汇总·镇级"), "代码");
  return Object.fromEntries(rows.flatMap((row) => (typeof row["合计"] === "number" ? [[String(row["代码"]), row["合计"]]] : [])));
}

const listed = (open: OpenPane): Promise<string[]> => open.pane.locator('[data-testid="added-file"]').allTextContents();

describe("30 files into a blank workbook, on a computer six times as slow", () => {
  const folder = temporaryFolder();
  const files = writeVillages(folder, COUNT);
  const names = files.map(({ name }) => name);
  const expected = totalsOfCommand(folder);
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  test.each(["picker", "drop"] as const)("by %s: all are there, and the totals are the command's", async (way) => {
    expect(Object.keys(expected).length).toBe(3);
    const open = await openPane();
    try {
      await throttle(open.excel.page, 6);
      const paths = files.map((file) => file.path);
      if (way === "picker") await open.pane.setInputFiles('input[type="file"]', paths);
      else await (await dragFiles(open.excel.page, paths, "#root h1")).drop();
      await open.pane.waitForSelector('[data-testid="notice"] >> text=已添加 30 个文件');
      expect(await listed(open)).toEqual(names);
      // Before the look at them has ended.
      await rollUp(open);
      expect(await totalsOfSheet(open)).toEqual(expected);
      expect(open.excel.problems).toEqual([]);
    } finally {
      await open.excel.close();
    }
  });
});

describe("what goes on in the background takes nothing from what was asked for", () => {
  /** Opens the town's workbook; the look of the first screen hangs at its second question to Excel for as long as said. */
  async function openSlowly(delay: number): Promise<OpenPane & { readonly workers: () => number }> {
    const excel = await openSimulator({ today: TODAY, workbook: TOWN });
    let workers = 0;
    excel.page.on("worker", () => workers++);
    await excel.simulator((handle, wait: number) => handle.fault({ sync: 2, delay: wait }), delay);
    const pane = await excel.openPane();
    await pane.waitForSelector('[data-testid="glance"] >> text=正在看这个工作簿');
    return { excel, pane, workers: () => workers };
  }
  const syncs = async ({ excel }: OpenPane) => (await excel.simulator((handle) => handle.counters())).syncs;

  test("a click before the look has ended goes on from it: the workbook is read once, by one engine", async () => {
    const open = await openSlowly(1500);
    try {
      await rollUp(open);
      expect(await noticeOf(open.pane)).toContain("已汇总");
      const joined = await syncs(open);
      await open.excel.close();
      const patient = await openSlowly(0);
      try {
        await patient.pane.waitForSelector('[data-testid="glance"] >> text=份台账');
        await rollUp(patient);
        // One more question: whether the workbook is still as it was looked at.
        expect([joined, open.workers()]).toEqual([await syncs(patient), 1]);
      } finally {
        await patient.excel.close();
      }
    } finally {
      await open.excel.close();
    }
  });

  test("a cancel of what waits for the look ends only that: the look goes on, and what it read is used", async () => {
    const open = await openSlowly(2500);
    const { pane } = open;
    try {
      await pane.click('[data-testid="rollup"]');
      await pane.click('[data-testid="cancel"]');
      expect(await noticeOf(pane)).toBe("已取消，工作簿没有改动。");
      await pane.waitForSelector('[data-testid="glance"] >> text=清禾镇 · 2024年上半年 · 111 份台账');
      expect(open.workers()).toBe(1);
      await rollUp(open);
      expect(await noticeOf(pane)).toContain("已汇总");
      expect(open.workers()).toBe(1);
    } finally {
      await open.excel.close();
    }
  });
});

/** The bytes of one file do not come until they are released, as from a slow network folder. */
async function holdFile(pane: OpenPane["pane"], name: string): Promise<() => Promise<void>> {
  await pane.evaluate((held) => {
    const read = Blob.prototype.arrayBuffer;
    const come = new Promise<void>((resolve) => Object.assign(window, { release: resolve }));
    Blob.prototype.arrayBuffer = async function (this: Blob) {
      if (this instanceof File && this.name === held) await come;
      return read.call(this);
    };
  }, name);
  return () => pane.evaluate(() => (window as unknown as { release: () => void }).release());
}

describe("batches", () => {
  const folder = temporaryFolder();
  const june = writeVillages(path.join(folder, "六月"), 12, "2024-06");
  const july = writeVillages(path.join(folder, "七月"), 12, "2024-07", (village) => `7月报送-${village}.xlsx`);
  afterAll(() => fs.rmSync(folder, { recursive: true }));
  const paths = (files: typeof june) => files.map((file) => file.path);

  test("one that is cancelled half way is not there at all, and can be given again; one that comes meanwhile waits and is taken", async () => {
    const open = await openPane();
    const { pane } = open;
    try {
      const release = await holdFile(pane, june[6]?.name ?? "");
      await pane.setInputFiles('input[type="file"]', paths(june));
      await pane.waitForSelector(`[data-testid="working-name"] >> text=${june[6]?.name ?? ""}`);
      await pane.waitForSelector('[aria-current="step"] >> text=读取文件 6/12');
      await (await dragFiles(open.excel.page, paths(july).slice(0, 2), "#root h1")).drop();
      // The file still does not come.
      await pane.click('[data-testid="cancel"]');
      await pane.waitForSelector('[data-testid="notice"] >> text=已添加 2 个文件。');
      await release();
      expect(await noticeOf(pane)).toContain("已取消，这一批文件没有添加。");
      expect(await listed(open)).toEqual(july.slice(0, 2).map(({ name }) => name));
      await pane.setInputFiles('input[type="file"]', paths(june));
      await pane.waitForSelector('[data-testid="notice"] >> text=已添加 12 个文件。');
      expect(await listed(open)).toHaveLength(14);
      expect(open.excel.problems).toEqual([]);
    } finally {
      await open.excel.close();
    }
  });

  test("next month, under other names: the former files are taken out one by one, the new ones count, the same file twice is told", async () => {
    const open = await openPane();
    const { pane } = open;
    try {
      await pane.setInputFiles('input[type="file"]', paths(june));
      await pane.waitForSelector('[data-testid="notice"] >> text=已添加 12 个文件。');
      await rollUp(open);
      expect(await totalsOfSheet(open)).toEqual(totalsOfCommand(path.join(folder, "六月")));
      await pane.click("#tab-ledgers");
      for (const { name } of june) await pane.click(`button[aria-label="移除 ${name}"]`);
      expect(await listed(open)).toEqual([]);
      const copy = path.join(folder, "东庄村（又一份）.xlsx");
      fs.copyFileSync(july[0]?.path ?? "", copy);
      await pane.setInputFiles('input[type="file"]', [...paths(july), copy]);
      await pane.waitForSelector('[data-testid="notice"] >> text=“东庄村（又一份）.xlsx”与“7月报送-东庄村.xlsx”内容完全相同，只算一次');
      expect(await listed(open)).toHaveLength(12);
      await rollUp(open);
      expect(await totalsOfSheet(open)).toEqual(totalsOfCommand(path.join(folder, "七月")));
    } finally {
      await open.excel.close();
    }
  });
});

test("a fault that nobody waits for reaches the person; the pane works on with a new engine", async () => {
  const open = await openPane({ workbook: TOWN });
  const { excel, pane } = open;
  const close = () => pane.click('button[aria-label="关闭提示"]');
  try {
    await pane.waitForSelector('[data-testid="glance"] >> text=份台账');
    await pane.evaluate(() => void Promise.reject(new Error("没有人等的承诺")));
    await pane.waitForSelector('[data-testid="notice"] >> text=/出了意料之外的问题.*没有人等的承诺/');
    await close();
    await excel.page.workers()[0]?.evaluate(() => void Promise.reject(new Error("引擎里没有人等")));
    await pane.waitForSelector('[data-testid="notice"] >> text=引擎里没有人等');
    await close();
    await excel.page.workers()[0]?.evaluate(
      () =>
        void setTimeout(() => {
          throw new Error("引擎坏了");
        }),
    );
    await pane.waitForSelector('[data-testid="notice"] >> text=引擎坏了');
    await rollUp(open);
    expect(await noticeOf(pane)).toContain("已汇总");
    await settled(pane);
  } finally {
    await excel.close();
  }
});
