/** Walks through the pane in the simulated Excel as a clerk would, and takes a picture of every view. */
import fs from "node:fs";
import path from "node:path";

/**
 * @param {typeof import("../simulator/drive").openSimulator} openSimulator
 * @param {{ folder: string, theme?: "light" | "dark", locale?: string, prefix?: string, workbook?: string }} options
 * @returns {Promise<string[]>} the pictures' paths
 */
export async function tour(openSimulator, { folder, theme = "light", locale = "zh-CN", prefix = "", workbook = "samples/town.xlsx" }) {
  fs.mkdirSync(folder, { recursive: true });
  const excel = await openSimulator({ workbook, pane: true, theme, locale, size: { width: 1440, height: 900 } });
  const files = [];
  const picture = async (name) => {
    // Panes of Fluent UI fade in.
    await excel.page.waitForTimeout(400);
    const file = path.join(folder, `${prefix}${name}.png`);
    await excel.page.screenshot({ path: file });
    files.push(file);
  };
  try {
    const pane = await excel.pane();
    await pane.waitForSelector('[data-testid="rollup"]');
    await picture("1-start");
    await pane.click('[data-testid="rollup"]');
    await pane.waitForSelector("#tab-totals", { timeout: 120_000 });
    await pane.click('[data-testid="total"] >> nth=1 >> button');
    await picture("2-totals");
    await pane.click("#tab-findings");
    await pane.click('[data-testid="finding"] >> nth=0 >> button');
    await picture("3-findings");
    await pane.click("#tab-ledgers");
    await pane.click('[data-testid="ledger"] >> nth=0 >> button');
    await picture("4-ledgers");
    await pane.click("#tab-report");
    await picture("5-report");
    return files;
  } finally {
    await excel.close();
  }
}
