/** Walks through the pane in the simulated Excel as a clerk would, and takes a picture of every view. */
import fs from "node:fs";
import path from "node:path";

/** The day of the sample town's roll-up. */
const TODAY = "2024-07-05";

/**
 * @param {typeof import("../simulator/drive").openSimulator} openSimulator
 * @param {{ folder: string, theme?: "light" | "dark", contrast?: boolean, locale?: string, prefix?: string, workbook?: string }} options
 * @returns {Promise<string[]>} the pictures' paths
 */
export async function tour(openSimulator, { folder, theme = "light", contrast = false, locale = "zh-CN", prefix = "", workbook = "samples/town.xlsx" }) {
  fs.mkdirSync(folder, { recursive: true });
  const excel = await openSimulator({ workbook, theme, locale, today: TODAY, size: { width: 1280, height: 800 } });
  const { page } = excel;
  if (contrast) await page.emulateMedia({ forcedColors: "active" });
  const files = [];
  const picture = async (name, selector) => {
    // Nothing under the mouse, and what fades in has done so.
    await page.mouse.move(300, 500);
    await page.waitForTimeout(400);
    const file = path.join(folder, `${prefix}${name}.png`);
    await (selector ? page.locator(selector) : page).screenshot({ path: file });
    files.push(file);
  };
  const pane = ".sim-taskpane";
  try {
    const frame = await excel.openPane();
    const opened = (kind, at = 0) => frame.click(`[data-testid="${kind}"] >> nth=${at} >> button >> nth=0`);
    await frame.waitForSelector('[data-testid="choices"]');
    await picture("start", pane);
    await frame.click('[data-testid="choices"]');
    await picture("choices", pane);
    await page.keyboard.press("Escape");
    await frame.click('[data-testid="rollup"]');
    await frame.waitForSelector("#tab-totals", { timeout: 120_000 });
    await opened("total", 1);
    await picture("totals");
    await frame.click("#tab-findings");
    await opened("finding");
    await picture("findings");
    await frame.click("#tab-ledgers");
    await opened("ledger");
    await picture("ledgers", pane);
    await frame.click('[data-testid="correct"] >> nth=0');
    await picture("ledger-editor", pane);
    await page.keyboard.press("Escape");
    await frame.click("#tab-report");
    await frame.locator('[data-testid="fact"] >> nth=0').hover();
    await page.waitForTimeout(800);
    const file = path.join(folder, `${prefix}report.png`);
    await page.locator(pane).screenshot({ path: file });
    return [...files, file];
  } finally {
    await excel.close();
  }
}

/** Where the pane has nothing to show, or cannot work; and at its narrowest. */
export async function edges(openSimulator, { folder, locale = "zh-CN", prefix = "" }) {
  const files = [];
  const picture = async (name, options, prepare, wait) => {
    const excel = await openSimulator({ locale, today: TODAY, size: { width: 1280, height: 800 }, ...options });
    try {
      await prepare(excel);
      const frame = await excel.openPane();
      await wait(frame, excel);
      await excel.page.waitForTimeout(400);
      const file = path.join(folder, `${prefix}${name}.png`);
      await excel.page.locator(".sim-taskpane").screenshot({ path: file });
      files.push(file);
    } finally {
      await excel.close();
    }
  };
  const nothing = () => undefined;
  const rolledUp = async (frame) => {
    await frame.waitForSelector('[data-testid="choices"]');
    await frame.click('[data-testid="rollup"]');
    await frame.waitForSelector('[data-testid="cancel"]', { state: "detached", timeout: 120_000 });
  };
  await picture("empty", {}, nothing, (frame) => frame.waitForSelector('[data-testid="glance"]:not(:has([role=progressbar]))'));
  await picture("too-old", { preset: "Excel 2016" }, nothing, (frame) => frame.waitForSelector("main h1"));
  await picture("error", { workbook: "samples/town.xlsx" }, nothing, async (frame, excel) => {
    await excel.simulator((handle) => {
      handle.controller.book().structureProtected = true;
    });
    await rolledUp(frame);
  });
  const narrow = (excel) => excel.simulator((handle) => handle.controller.set({ paneWidth: 320 }));
  await picture("narrow", { workbook: "samples/town.xlsx" }, narrow, async (frame) => {
    await rolledUp(frame);
    await frame.click("#tab-findings");
  });
  await picture("working", { workbook: "samples/town.xlsx" }, nothing, async (frame, excel) => {
    await frame.waitForSelector('[data-testid="choices"]');
    await excel.simulator((handle) => handle.cellEditing(true));
    await frame.click('[data-testid="rollup"]');
    await frame.waitForSelector("[role=status]", { timeout: 30_000 });
  });
  return files;
}
