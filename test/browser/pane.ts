/** The production build of the pane in the simulated Excel, as the browser tests use it. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Frame } from "playwright-core";
import { openSimulator, type Driven, type DriveOptions } from "../../simulator/drive";

export const root = path.resolve(__dirname, "../..");
export const TOWN = path.join(root, "samples/town.xlsx");
/** Day of the sample run. */
export const TODAY = "2024-07-05";

export interface OpenPane {
  readonly excel: Driven;
  readonly pane: Frame;
}

/** Opens a workbook with the pane beside it; the pane shows its first screen. */
export async function openPane(options: DriveOptions = {}): Promise<OpenPane> {
  const excel = await openSimulator({ today: TODAY, ...options });
  const pane = await excel.openPane();
  await pane.waitForSelector("#root h1");
  return { excel, pane };
}

/** Presses 一键汇总 and waits for the end, whatever it is. */
export async function rollUp({ pane }: OpenPane): Promise<void> {
  await pane.click('[data-testid="rollup"]');
  await settled(pane);
}

/** Nothing is being worked on. */
export async function settled(pane: Frame): Promise<void> {
  await pane.waitForSelector('[data-testid="cancel"]', { state: "detached", timeout: 120_000 });
}

/** The notice on top of the pane; "" where there is none. */
export async function noticeOf(pane: Frame): Promise<string> {
  return (await pane.textContent('[data-testid="notice"]', { timeout: 30_000 })) ?? "";
}

/** Sheets that are visible, in order. */
export const visibleSheets = ({ excel }: OpenPane): Promise<string[]> =>
  excel.simulator((handle) =>
    handle
      .state()
      .filter((sheet) => sheet.visibility === "Visible")
      .map((sheet) => sheet.name),
  );

/** Everything of every sheet, to compare a workbook before and after. */
export const stateOf = async ({ excel }: OpenPane): Promise<string> => JSON.stringify(await excel.simulator((handle) => handle.state()), null, 1);

export const valuesOf = ({ excel }: OpenPane, sheet: string): Promise<readonly (readonly (string | number | boolean | null)[])[]> =>
  excel.simulator((handle, name: string) => handle.sheet(name)?.values ?? [], sheet);

export interface TownResult {
  readonly town: string;
  readonly period: { readonly label: string };
  readonly indicators: readonly { readonly code: string; readonly total: number | null; readonly byArea: Readonly<Record<string, number>> }[];
}

export const golden = JSON.parse(readFileSync(path.join(root, "samples/golden/town-result.json"), "utf8")) as TownResult;

/** Rows of a sheet below its header row, by header. */
export function tableOf(values: Awaited<ReturnType<typeof valuesOf>>, first: string): Record<string, string | number | boolean | null>[] {
  const at = values.findIndex((row) => row[0] === first);
  const header = values[at] ?? [];
  return values.slice(at + 1).map((row) => Object.fromEntries(header.map((name, i) => [String(name), row[i] ?? null])));
}
