/** Older formats in the pane: a file that ends its reader is named, the pane lives, and all others are there with their figures. */
import fs from "node:fs";
import path from "node:path";
import { read, write } from "@e965/xlsx";
import { linksEverywhere } from "../formats/exploding";
import { throttle } from "./drop";
import { noticeOf, openPane, rollUp, tableOf, valuesOf, type OpenPane } from "./pane";
import { temporaryFolder, writeVillages } from "./villages";

// The reader may use thirty seconds of an idle computer, and this one is not idle.
jest.setTimeout(900_000);
const PATIENCE = { timeout: 600_000 };

const folder = temporaryFolder();
afterAll(() => fs.rmSync(folder, { recursive: true }));
const villages = writeVillages(folder, 7);

/** The village's file in an older format. */
function older(at: number, bookType: "xls" | "ods"): string {
  const { path: file, bytes } = villages[at]!;
  const other = file.replace(/xlsx$/, bookType);
  fs.writeFileSync(other, write(read(bytes), { type: "buffer", bookType }) as Buffer);
  return other;
}

const listed = (open: OpenPane): Promise<string[]> => open.pane.locator('[data-testid="added-file"]').allTextContents();
const slogans = async (open: OpenPane) => tableOf(await valuesOf(open, "汇总·镇级"), "代码").find((row) => row["代码"] === "XC02")?.["合计"];
/** Of twenty rows 10 + i, and one more in each row with each village. */
const slogansOf = (...places: number[]): number => places.reduce((sum, at) => sum + 390 + 20 * at, 0);
const pathOf = (at: number): string => villages[at]?.path ?? "";

test("five good files and one that fills all memory: the five count, the one is named, and what is added afterwards is read", async () => {
  const killer = path.join(folder, "链接.xls");
  fs.writeFileSync(killer, linksEverywhere());
  const batch = [pathOf(0), older(1, "xls"), killer, pathOf(2), older(3, "ods"), pathOf(4)];
  const open = await openPane();
  const { excel, pane } = open;
  try {
    await excel.simulator((handle) => handle.controller.set({ paneWidth: 320 }));
    await pane.setInputFiles('input[type="file"]', batch);
    await pane.waitForSelector('[data-testid="notice"] >> text=已添加 5 个文件', PATIENCE);
    expect(await noticeOf(pane)).toMatch(/“链接\.xls”时耗尽了内存或处理能力，没有读，其他文件不受影响。.*另存为 \.xlsx/);
    if (process.env.PICTURES) await excel.page.screenshot({ path: path.join(process.env.PICTURES, "lost.png") });
    await rollUp(open);
    expect(await slogans(open)).toBe(slogansOf(0, 1, 2, 3, 4));
    // A fresh reader for the next one; the one that was lost is not tried again with it.
    await pane.click("#tab-ledgers");
    await pane.setInputFiles('input[type="file"]', [older(5, "xls")]);
    await pane.waitForSelector('[data-testid="notice"] >> text=已添加 1 个文件', PATIENCE);
    if (process.env.PICTURES) await excel.page.screenshot({ path: path.join(process.env.PICTURES, "after.png") });
    await rollUp(open);
    expect(await slogans(open)).toBe(slogansOf(0, 1, 2, 3, 4, 5));
    expect(excel.problems).toEqual([]);
  } finally {
    await excel.close();
  }
});

test("a cancel while such a file is read ends its reader and adds nothing; the next batch is read", async () => {
  const killer = path.join(folder, "又一份.xls");
  fs.writeFileSync(killer, linksEverywhere());
  const open = await openPane();
  const { excel, pane } = open;
  try {
    await throttle(excel.page, 4);
    await pane.setInputFiles('input[type="file"]', [pathOf(0), killer]);
    await pane.waitForSelector('[data-testid="working-name"] >> text=又一份.xls');
    const reader = () => excel.page.workers().filter((worker) => worker.url().includes("taizhang-apart"));
    while (reader().length === 0) await excel.page.waitForTimeout(50);
    await pane.click('[data-testid="cancel"]');
    expect(await noticeOf(pane)).toContain("已取消，这一批文件没有添加。");
    while (reader().length > 0) await excel.page.waitForTimeout(50);
    expect(await listed(open)).toEqual([]);
    await pane.setInputFiles('input[type="file"]', [older(6, "ods"), pathOf(2)]);
    await pane.waitForSelector('[data-testid="notice"] >> text=已添加 2 个文件。', PATIENCE);
    await rollUp(open);
    expect(await slogans(open)).toBe(slogansOf(6, 2));
    expect(excel.problems).toEqual([]);
  } finally {
    await excel.close();
  }
});
