/** Walks through the pane in the simulated Word as a clerk would, from the sample workbook to a formatted report, and takes a picture of every view. */
import fs from "node:fs";
import path from "node:path";

/** The day of the sample town's roll-up. */
const TODAY = "2024-07-05";

/**
 * @param {typeof import("../simulator/drive").openWord} openWord
 * @param {{ folder: string, theme?: "light" | "dark", locale?: string, prefix?: string, later?: string }} options later: a workbook with which the
 *   report is refreshed; absent: the same one again
 * @returns {Promise<string[]>} the pictures' paths
 */
export async function wordTour(openWord, { folder, theme = "light", locale = "zh-CN", prefix = "", later = "samples/town.xlsx" }) {
  fs.mkdirSync(folder, { recursive: true });
  const word = await openWord({ theme, locale, today: TODAY, size: { width: 1280, height: 800 } });
  const { page, simulator } = word;
  const files = [];
  const picture = async (name) => {
    await page.mouse.move(300, 500);
    await page.waitForTimeout(400);
    const file = path.join(folder, `${prefix}word-${name}.png`);
    await page.screenshot({ path: file });
    files.push(file);
  };
  try {
    const frame = await word.openPane();
    const choose = async (workbook) => {
      await frame.setInputFiles('header input[type="file"]', workbook);
      await frame.waitForSelector(`[data-testid="source"]:has-text("${path.basename(workbook)}")`, { timeout: 120_000 });
      await frame.waitForSelector('[aria-busy="true"]', { state: "detached" });
    };
    await frame.waitForSelector('[data-testid="needs-source"]');
    await picture("start");
    await choose("samples/town.xlsx");
    await frame.waitForSelector('[data-testid="insert"]');
    await picture("draft");
    await frame.click('[data-testid="insert"]');
    await frame.waitForSelector('[data-testid="notice"]', { timeout: 60_000 });
    await picture("inserted");
    // A person's figure in place of ours.
    await simulator((handle) => handle.replace("918名", "920名"));
    await choose(later);
    await frame.click("#tab-refresh");
    await frame.waitForSelector('[data-testid="refresh-line"]', { timeout: 60_000 });
    await picture("refresh");
    await frame.click("#tab-check");
    await frame.waitForSelector('[data-testid="check-line"][data-state="differs"]', { timeout: 60_000 });
    await frame.click('[data-testid="check-line"][data-state="differs"] [data-testid="place"]');
    await picture("check");
    await frame.click("#tab-format");
    await frame.click('[data-testid="plan-format"]');
    await frame.waitForSelector('[data-testid="format-summary"]', { timeout: 60_000 });
    await picture("format");
    return files;
  } finally {
    await word.close();
  }
}
