/** `npm run samples`: writes samples/ledgers and what belongs to it. `--golden` also writes what the product makes of it. */
import fs from "node:fs/promises";
import path from "node:path";
import { nameOf } from "./book";
import { sampleBooks, type Samples } from "./books";
import { PERIODS } from "./periods";
import {
  findingsText,
  goldenOf,
  linesOf,
  previousResult,
  readSettings,
  REPORTS,
  sampleOutcome,
  settingsPlans,
  settingsWorkbook,
  townOutcome,
  townResult,
} from "./product";
import { reportText } from "./report-text";
import { EXPLAINED, readme } from "./readme";
import { townWorkbook } from "./town-workbook";
import { truthOf } from "./truth";
import { bytesOf } from "./write";

/** @param root the project's folder; everything is written below its samples/ */
export async function main(root: string, flags: readonly string[]): Promise<void> {
  const folder = path.join(root, "samples");
  const samples = sampleBooks();
  const files = await ledgers(folder, samples);
  const settings = await settingsWorkbook();
  const previous = previousResult();
  await fs.writeFile(path.join(folder, "settings.xlsx"), settings);
  const town = await townWorkbook(samples.books, settingsPlans());
  await fs.writeFile(path.join(folder, "town.xlsx"), town);
  await fs.writeFile(path.join(folder, "previous.json"), linesOf(previous));
  await fs.writeFile(path.join(folder, "golden/truth.json"), truthText(samples));
  await fs.writeFile(path.join(folder, "README.md"), readme(samples.books, samples.marks, EXPLAINED));
  const size = files.reduce((sum, [, bytes]) => sum + bytes.length, settings.length);
  console.log(`${files.length} ledger files, town.xlsx and settings.xlsx, ${Math.round(size / 1024)} KB, in ${folder}`);
  if (!flags.includes("--golden")) return;
  await golden(path.join(folder, "golden"), files, settings, previous);
  await fs.writeFile(path.join(folder, "golden/town-result.json"), linesOf(townResult((await townOutcome(town)).result)));
}

async function ledgers(folder: string, { books }: Samples): Promise<(readonly [name: string, bytes: Uint8Array])[]> {
  await fs.rm(path.join(folder, "ledgers"), { recursive: true, force: true });
  await fs.mkdir(path.join(folder, "golden"), { recursive: true });
  const files: (readonly [string, Uint8Array])[] = [];
  for (const book of books) {
    const file = path.join(folder, "ledgers", book.path);
    const bytes = await bytesOf(book);
    await fs.mkdir(path.dirname(file), { recursive: true });
    await fs.writeFile(file, bytes);
    files.push([nameOf(book), bytes]);
  }
  return files;
}

/** One indicator a line. */
function truthText({ entries }: Samples): string {
  const periods = Object.entries(PERIODS).map(([period, days]) => {
    const lines = Object.entries(truthOf(entries, days)).map(([code, truth]) => `    ${JSON.stringify(code)}: ${JSON.stringify(truth)}`);
    return `  ${JSON.stringify(period)}: {\n${lines.join(",\n")}\n  }`;
  });
  return `{\n${periods.join(",\n")}\n}\n`;
}

async function golden(
  folder: string,
  files: Parameters<typeof sampleOutcome>[0],
  settings: Uint8Array,
  previous: Parameters<typeof sampleOutcome>[3],
): Promise<void> {
  const { catalogue } = await readSettings(settings);
  for (const report of REPORTS) {
    const outcome = await sampleOutcome(files, catalogue, report, previous);
    await fs.writeFile(path.join(folder, `report-${report}.txt`), reportText(outcome.report));
    if (report !== REPORTS[0]) continue;
    await fs.writeFile(path.join(folder, "result.json"), linesOf(goldenOf(outcome)));
    await fs.writeFile(path.join(folder, "findings.txt"), findingsText(outcome.findings));
  }
}
