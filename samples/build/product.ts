/** What the product itself adds to the samples: the town's settings, the result of the half year before, and the golden files. */
import { builtIn, catalogueFromSheets, catalogueSheets } from "../../src/catalogue";
import { readWorkbook, writeWorkbook } from "../../src/hosts/files";
import { messageOf } from "../../src/locale";
import type { Finding } from "../../src/model/finding";
import type { Catalogue, ReportKind, Responsible, Target } from "../../src/model/indicator";
import type { Report } from "../../src/model/report";
import type { Result } from "../../src/model/result";
import { run, type Outcome } from "../../src/pipeline";
import { parsePeriod } from "../../src/reading/period";
import { gridsOf } from "./book";
import { plainBook } from "./plain-books";
import { AREAS, TOWN } from "./town";
import { worldOf } from "./world";

export const TODAY = "2024-07-05";
export const REPORTS: readonly ReportKind[] = ["汇报材料", "总结报告", "活动报告"];

const TARGETS: readonly Target[] = [
  { indicator: "XC05", area: null, value: 25_000 },
  { indicator: "XC09", area: null, value: 95 },
  { indicator: "ZY01", area: null, value: 200 },
  { indicator: "ZY04", area: null, value: 1000 },
  { indicator: "JC01", area: null, value: 280 },
  { indicator: "PX01", area: null, value: 30 },
  { indicator: "CP02", area: null, value: 41 },
];
const RESPONSIBLE: readonly Responsible[] = [
  { subject: "publicity", unit: "镇宣传办" },
  { subject: "volunteer", unit: "镇新时代文明实践所" },
  { subject: "environment", unit: "镇综合执法队" },
  { subject: "construction", unit: "镇农业农村办" },
];

/** The town's own catalogue: the built-in one with its areas, targets and responsible units. */
export const townCatalogue: Catalogue = { ...builtIn, town: TOWN, areas: AREAS, targets: TARGETS, responsible: RESPONSIBLE };

export const settingsWorkbook = (): Promise<Uint8Array> => writeWorkbook(catalogueSheets(townCatalogue));

/** The catalogue as the command reads it from settings.xlsx. */
export async function readSettings(bytes: Uint8Array): Promise<{ catalogue: Catalogue; findings: readonly Finding[] }> {
  const { grids } = await readWorkbook("settings.xlsx", bytes);
  return catalogueFromSheets(grids, builtIn);
}

/** July to December 2023 of the same town, from plain ledgers: what the half year is compared with. */
export function previousResult(): Result {
  const period = parsePeriod("2023H2");
  if (period === null) throw new Error("2023H2");
  const entries = worldOf(2023, { year: 2023, month: 7 });
  const { result } = run(gridsOf([plainBook(entries)]), { catalogue: townCatalogue, town: TOWN, period, today: "2024-01-05", report: "汇报材料" });
  return { ...result, facts: [], findings: [] };
}

/** The sample run, as `npm run demo` makes it. */
export async function sampleOutcome(
  files: readonly (readonly [name: string, bytes: Uint8Array])[],
  catalogue: Catalogue,
  report: ReportKind,
  previous?: Result,
): Promise<Outcome> {
  const period = parsePeriod("2024H1");
  if (period === null) throw new Error("2024H1");
  const read = await Promise.all(files.map(([name, bytes]) => readWorkbook(name, bytes)));
  const hostFindings = read.flatMap(({ findings }) => findings);
  return run(
    read.flatMap(({ grids }) => grids),
    { catalogue, period, today: TODAY, report, hostFindings, ...(previous === undefined ? {} : { previous }) },
  );
}

/** JSON with one indicator, finding, fact a line: a change of one is a diff of one line. */
export function linesOf(result: Result): string {
  const members = Object.entries(result).map(([key, value]) => {
    if (!Array.isArray(value) || value.length === 0) return `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    return `  ${JSON.stringify(key)}: [\n${value.map((one) => `    ${JSON.stringify(one)}`).join(",\n")}\n  ]`;
  });
  return `{\n${members.join(",\n")}\n}\n`;
}

/** Findings as a table to read: severity, code, place, sentence. */
export const findingsText = (findings: readonly Finding[]): string =>
  `${findings.map((one) => `${one.severity}\t${one.code}\t${one.file}\t${one.sheet}\t${one.cell}\t${messageOf(one)}`).join("\n")}\n`;

const LEAD: Readonly<Record<string, string>> = { title: "# ", heading1: "## ", heading2: "### ", heading3: "#### ", heading4: "##### " };

/** The report's words, one paragraph a line; figures in braces. */
export const reportText = (report: Report): string =>
  `${report.blocks.map((block) => `${LEAD[block.type] ?? ""}${block.runs.map((part) => ("fact" in part ? `{${part.text}}` : part.text)).join("")}`).join("\n\n")}\n`;
