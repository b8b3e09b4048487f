/** What the product itself adds to the samples: the town's settings, the result of the half year before, and the golden files. */
import { builtIn, catalogueFromSheets, catalogueSheets } from "../../src/catalogue";
import { readWorkbook, writeWorkbook } from "../../src/formats";
import { withReports } from "../../src/results/result";
import { messageOf } from "../../src/locale";
import type { Finding } from "../../src/model/finding";
import type { Source } from "../../src/model/grid";
import type { Catalogue, ReportKind } from "../../src/model/indicator";
import type { ReportFact, Result } from "../../src/model/result";
import type { SheetPlan } from "../../src/model/sheet-plan";
import { run, type Outcome } from "../../src/app/pipeline";
import { parsePeriod } from "../../src/language/period";
import { gridsOf } from "./book";
import { plainBook } from "./plain-books";
import { TOWN } from "./town";
import { townCatalogue } from "./town-catalogue";
import { earlierWorld } from "./world";

export const TODAY = "2024-07-05";
export const REPORTS: readonly ReportKind[] = ["汇报材料", "总结报告", "活动报告"];

export const settingsPlans = (): SheetPlan[] => catalogueSheets(townCatalogue);
export const settingsWorkbook = (): Promise<Uint8Array> => writeWorkbook(settingsPlans());

/** The catalogue as the command reads it from settings.xlsx. */
export async function readSettings(bytes: Uint8Array): Promise<{ catalogue: Catalogue; findings: readonly Finding[] }> {
  const { grids } = await readWorkbook("settings.xlsx", bytes);
  return catalogueFromSheets(grids, builtIn);
}

/** July to December 2023 of the same town, from plain ledgers: what the half year is compared with. */
export function previousResult(): Result {
  const period = parsePeriod("2023H2");
  if (period === null) throw new Error("2023H2");
  const entries = earlierWorld();
  const { result } = run(gridsOf([plainBook(entries)]), { catalogue: townCatalogue, town: TOWN, period, today: "2024-01-05", report: "汇报材料" });
  return { ...result, facts: [], findings: [] };
}

/** The sample run, as `npm run demo` makes it. */
export async function sampleOutcome(
  files: readonly (readonly [name: string, bytes: Uint8Array])[],
  catalogue: Catalogue,
  report: ReportKind,
  previous?: Result,
  label = "2024H1",
): Promise<Outcome> {
  const period = parsePeriod(label);
  if (period === null) throw new Error(label);
  const read = await Promise.all(files.map(([name, bytes]) => readWorkbook(name, bytes)));
  const hostFindings = read.flatMap(({ findings }) => findings);
  return run(
    read.flatMap(({ grids }) => grids),
    { catalogue, period, today: TODAY, report, hostFindings, ...(previous === undefined ? {} : { previous }) },
  );
}

/** The same roll-up from the one workbook, as the pane makes it: settings on its sheets, town and period judged from the ledgers. */
export async function townOutcome(bytes: Uint8Array, report: ReportKind = "汇报材料", { mergesKnown = true } = {}): Promise<Outcome> {
  const { grids: read, findings } = await readWorkbook("town.xlsx", bytes);
  const grids = mergesKnown ? read : read.map((grid) => ({ ...grid, merges: null }));
  const settings = catalogueFromSheets(
    grids.filter((grid) => grid.sheet.startsWith("设置·")),
    builtIn,
  );
  return run(grids, { catalogue: settings.catalogue, today: TODAY, report, hostFindings: [...settings.findings, ...findings] });
}

/** What the pane's test compares its sheets with: town, period, and each indicator's total and shares as numbers. */
export const townResult = ({ town, period, indicators }: Result): object => ({
  town,
  period,
  indicators: indicators.map(({ code, name, unit, total, byArea }) => ({
    code,
    name,
    unit,
    total: total?.value ?? null,
    byArea: Object.fromEntries(Object.entries(byArea).map(([area, share]) => [area, share.value])),
  })),
});

/** JSON with one indicator, finding, fact, block of a report a line: a change of one is a diff of one line. */
export function linesOf(result: object): string {
  const members = Object.entries(result).map(([key, value]: [string, unknown]) => {
    if (!Array.isArray(value) || value.length === 0) return `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    return `  ${JSON.stringify(key)}: [\n${value.map((one) => (key === "reports" ? indented(linesOf(one as object)) : `    ${JSON.stringify(one)}`)).join(",\n")}\n  ]`;
  });
  return `{\n${members.join(",\n")}\n}\n`;
}

const indented = (text: string): string => text.trimEnd().replace(/^/gm, "    ");

/** The result to review: the cells behind a fact are told as ranges, a sheet a text. */
export function goldenOf({ result, drafter }: Pick<Outcome, "result" | "drafter">): object {
  const ranged = (fact: ReportFact): object => ("sources" in fact ? { ...fact, sources: rangesOf(fact.sources) } : fact);
  const whole = withReports(result, drafter.all());
  return { ...whole, facts: whole.facts.map(ranged), reports: whole.reports?.map((report) => ({ ...report, facts: report.facts.map(ranged) })) };
}

function rangesOf(sources: readonly Source[]): string[] {
  const sheets = new Map<string, string[]>();
  for (const { file, sheet, cell } of sources) {
    const key = `${file}!${sheet}`;
    sheets.set(key, [...(sheets.get(key) ?? []), cell]);
  }
  return [...sheets].map(([key, cells]) => `${key}!${joined(cells)}`);
}

/** `E4 E6:E9`: neighbours down a column together. */
function joined(cells: readonly string[]): string {
  const parts: { column: string; first: number; last: number }[] = [];
  for (const cell of cells) {
    const column = cell.replace(/\d+$/, "");
    const row = Number(cell.slice(column.length));
    const before = parts.at(-1);
    if (before !== undefined && before.column === column && before.last + 1 === row) before.last = row;
    else parts.push({ column, first: row, last: row });
  }
  return parts.map(({ column, first, last }) => (first === last ? `${column}${first}` : `${column}${first}:${column}${last}`)).join(" ");
}

/** Findings as a table to read: severity, code, place, sentence. */
export const findingsText = (findings: readonly Finding[]): string =>
  `${findings.map((one) => `${one.severity}\t${one.code}\t${one.file}\t${one.sheet}\t${one.cell}\t${messageOf(one)}`).join("\n")}\n`;
