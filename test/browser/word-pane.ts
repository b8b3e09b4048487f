/** The pane in the simulated Word, as browser tests drive it. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Frame } from "playwright-core";
import { openWord, type Driven, type WordDriveOptions } from "../../simulator/drive";
import type { WordHandle } from "../../simulator/page/word/handle";

const root = path.resolve(__dirname, "../..");
export const TOWN = readFileSync(path.join(root, "samples/town.xlsx"));
const TODAY = "2024-07-05";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export interface Opened {
  readonly word: Driven<WordHandle>;
  readonly pane: Frame;
}

export async function open(options: WordDriveOptions = {}): Promise<Opened> {
  const word = await openWord({ today: TODAY, ...options });
  const pane = await word.openPane();
  await pane.waitForSelector("#root h1");
  return { word, pane };
}

export async function settled(pane: Frame): Promise<void> {
  await pane.waitForSelector('[aria-busy="true"]', { state: "detached", timeout: 120_000 });
}

export async function choose({ pane }: Opened, name: string, bytes: Buffer | Uint8Array): Promise<void> {
  await pane.setInputFiles('header input[type="file"]', { name, mimeType: XLSX, buffer: Buffer.from(bytes) });
  await pane.waitForSelector(`[data-testid="source"]:has-text("${name}")`, { timeout: 120_000 });
  await settled(pane);
}

export async function chooseResult({ pane }: Opened, text: string): Promise<void> {
  await pane.setInputFiles('header input[type="file"]', { name: "town-result.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await pane.waitForSelector('[data-testid="source"]:has-text("town-result.json")');
  await settled(pane);
}

/** The comparison that the golden report was made with. */
export async function compareWithLastPeriod({ pane }: Opened): Promise<void> {
  await pane.click('[data-testid="choices"]');
  await pane.setInputFiles('dialog input[type="file"]', path.join(root, "samples/previous.json"));
  await pane.waitForSelector("dialog >> text=已选择");
  await pane.click("dialog button:has-text('按此重新检查')");
  await pane.waitForSelector('[data-testid="report"] :text("较上期增加")', { timeout: 120_000 });
  await settled(pane);
}

export const paragraphs = async ({ word }: Opened): Promise<string[]> =>
  (await word.simulator((handle) => [...handle.paragraphs()])).filter((text) => text.trim() !== "");
export const noticeOf = async ({ pane }: Opened): Promise<string> => (await pane.textContent('[data-testid="notice"]', { timeout: 60_000 })) ?? "";
export const toTab = (pane: Frame, name: string) => pane.click(`#tab-${name}`);

export async function inserted(opened: Opened): Promise<void> {
  await choose(opened, "town.xlsx", TOWN);
  await opened.pane.click('[data-testid="insert"]');
  await opened.pane.waitForSelector('[data-testid="notice"]', { timeout: 120_000 });
  await settled(opened.pane);
}
