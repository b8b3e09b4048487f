/** The sample town's workbook in the pane's own engine, in process, beside a simulated Word. */
import { refreshPlan, type RefreshRow } from "../../../src/taskpane/word/steps";
import fs from "node:fs";
import path from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { createWord, type SimulatedWord, type WordOptions } from "../../../simulator/node-word";
import { readWorkbook } from "../../../src/formats";
import { openDocument, type OpenDocument } from "../../../src/hosts/word";
import type { Cell } from "../../../src/model/grid";
import { columnLetters } from "../../../src/model/address";
import { answer } from "../../../src/app/engine/engine";
import type { Engine } from "../../../src/hosts/browser/client";
import type { Choices, RequestMessage } from "../../../src/app/engine/protocol";
import { newState } from "../../../src/app/engine/state";
import { firstChoices } from "../../../src/taskpane/choices";

const samples = path.resolve(__dirname, "../../../samples");
const TODAY = "2024-07-05";
export const choices: Choices = { ...firstChoices(TODAY), previous: fs.readFileSync(path.join(samples, "previous.json"), "utf8") };
/** Paragraphs of a golden report, without the marks of headings and figures. */
export const golden = (kind: string): string[] =>
  fs
    .readFileSync(path.join(samples, "golden", `report-${kind}.txt`), "utf8")
    .split("\n")
    .map((line) => line.replace(/^#+ /, "").replace(/[{}]/g, ""))
    .filter((line) => line !== "");
export const TOWN = fs.readFileSync(path.join(samples, "town.xlsx"));

/** The engine without a worker around it. */
export function inProcess(): Engine {
  const state = newState();
  return {
    ask: (name, input) => answer(state, { id: 0, name, input } as RequestMessage as never, () => undefined) as Promise<never>,
    cancel: () => undefined,
    onLost: () => undefined,
  };
}

/** An engine that has read the town's workbook. */
export async function townEngine(bytes: Uint8Array = TOWN): Promise<Engine> {
  const engine = inProcess();
  await readTown(engine, bytes);
  return engine;
}

/** The town's result.json; by default of the period that its ledgers point to. */
export async function resultFile(period: string | null = null): Promise<string> {
  const engine = await townEngine();
  if (period !== null) await engine.ask("run", { choices: { ...choices, period }, locale: "zh-CN" });
  return engine.ask("resultFile", null);
}

async function readTown(engine: Engine, bytes: Uint8Array): Promise<void> {
  await engine.ask("clear", { origin: "workbook" });
  await engine.ask("clear", { origin: "files" });
  await engine.ask("addFile", { name: "town.xlsx", bytes: new Uint8Array(bytes), asWorkbook: true });
  await engine.ask("run", { choices, locale: "zh-CN" });
}

/** The town's workbook after one record was corrected: ten tonnes of rubbish more. */
export async function corrected(bytes: Uint8Array = TOWN): Promise<Uint8Array> {
  const { grids } = await readWorkbook("town.xlsx", new Uint8Array(bytes));
  for (const grid of grids.filter(({ sheet }) => sheet.includes("环境"))) {
    const isRubbish = (cell: Cell | undefined): boolean => typeof cell === "string" && cell.includes("垃圾") && cell.length < 10;
    const header = grid.cells.findIndex((row) => row.some(isRubbish));
    const column = grid.cells[header]?.findIndex(isRubbish) ?? -1;
    const row = grid.cells.findIndex((cells, i) => i > header && typeof cells[column] === "number");
    const value = grid.cells[row]?.[column];
    if (typeof value === "number") return withCell(bytes, grid.sheet, `${columnLetters(column)}${row + 1}`, value + 10);
  }
  throw new Error("no ledger of rubbish in the sample town");
}

function withCell(bytes: Uint8Array, sheet: string, cell: string, value: number): Uint8Array {
  const parts = unzipSync(bytes);
  const text = (name: string) => strFromU8(parts[name]!);
  const id = new RegExp(`<sheet [^>]*name="${sheet}"[^>]*r:id="(\\w+)"`).exec(text("xl/workbook.xml"))![1]!;
  const target = new RegExp(`<Relationship (?=[^>]*Id="${id}")[^>]*Target="/?(?:xl/)?([^"]+)"`).exec(text("xl/_rels/workbook.xml.rels"))![1]!;
  const name = `xl/${target}`;
  const after = text(name).replace(new RegExp(`(<c r="${cell}"[^>]*>\\s*<v>)[^<]*`), `$1${value}`);
  if (after === text(name)) throw new Error(`${sheet}!${cell} was not found`);
  return zipSync({ ...parts, [name]: strToU8(after) });
}

export interface Opened {
  readonly word: SimulatedWord;
  readonly document: OpenDocument;
}

export function openWord(options: WordOptions = {}): Opened {
  const word = createWord(options);
  return { word, document: openDocument({ word: word.Word, office: word.Office }) };
}

/** The document's paragraphs, the empty ones left out. */
export const texts = async ({ document }: Opened): Promise<string[]> =>
  (await document.read()).paragraphs.map(({ text }) => text).filter((text) => text.trim() !== "");

/** The lines of 更新数据. */
export const refreshRows = async (...given: Parameters<typeof refreshPlan>): Promise<readonly RefreshRow[]> => (await refreshPlan(...given)).rows;
