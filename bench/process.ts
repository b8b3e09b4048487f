/**
 * What one measured process does, so that every figure comes from a process of its own:
 *
 *     make FOLDER COUNT | make-long FOLDER ROWS   writes the workbooks
 *     bare | ours | rollup | stages FOLDER        reads them with the library alone, with our reader, runs the command, or its stages one by one
 *
 * What a process does not use it does not load: the library alone pays for the library alone.
 * The last line on stdout is JSON: peak memory in MB, processor seconds of all threads and, for `stages`, processor seconds by stage.
 */
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { SheetReading } from "../src/model/ledger";

export async function main([what = "", folder = "", count = "0"]: readonly string[]): Promise<void> {
  const result = await run(what, folder, Number(count));
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  console.log(JSON.stringify({ ...result, memory: Math.round(maxRSS / 1024), processor: (userCPUTime + systemCPUTime) / 1e6 }));
}

async function run(what: string, folder: string, count: number): Promise<object> {
  switch (what) {
    case "make": {
      const { villageWorkbook } = await import(/* webpackMode: "eager" */ "./ledgers");
      for (let n = 0; n < count; n++) {
        const { name, bytes } = await villageWorkbook(n);
        await fs.writeFile(path.join(folder, name), bytes);
      }
      return {};
    }
    case "make-long": {
      const { townWorkbook } = await import(/* webpackMode: "eager" */ "./ledgers");
      await fs.writeFile(path.join(folder, "全镇宣传台账.xlsx"), await townWorkbook(count));
      return {};
    }
    case "bare": {
      const { readXlsx } = await import("hucre/xlsx");
      for (const file of await filesOf(folder)) await readXlsx(await fs.readFile(file));
      return {};
    }
    case "ours": {
      const { readWorkbook } = await import(/* webpackMode: "eager" */ "../src/formats/workbook/read-workbook");
      for (const file of await filesOf(folder)) await readWorkbook(path.basename(file), await fs.readFile(file));
      return {};
    }
    case "rollup": {
      const { main: command } = await import(/* webpackMode: "eager" */ "../src/cli/main");
      const out = await fs.mkdtemp(path.join(os.tmpdir(), "taizhang-out-"));
      const code = await command(["node", "taizhang", "rollup", folder, "--out", out, "--period", "2024H1", "--today", "2024-07-05", "--quiet"]);
      await fs.rm(out, { recursive: true });
      return { code };
    }
    case "stages":
      return { stages: await stages(folder) };
    default:
      throw new Error(`unknown: ${what}`);
  }
}

async function filesOf(folder: string): Promise<string[]> {
  return (await fs.readdir(folder)).sort().map((name) => path.join(folder, name));
}

/** The roll-up in one thread, with the processor's seconds of each stage: the clock's would tell of other work on the machine. */
async function stages(folder: string): Promise<Record<string, number>> {
  const [{ builtIn }, { readWorkbook, writeWorkbook }, { writeReport }, { withReports }, { resultFile }, { conclude, readSheets }, { parsePeriod }] =
    await Promise.all([
      import(/* webpackMode: "eager" */ "../src/catalogue"),
      import(/* webpackMode: "eager" */ "../src/formats"),
      import(/* webpackMode: "eager" */ "../src/formats/docx"),
      import(/* webpackMode: "eager" */ "../src/results/result"),
      import(/* webpackMode: "eager" */ "../src/results/result-file"),
      import(/* webpackMode: "eager" */ "../src/app/pipeline"),
      import(/* webpackMode: "eager" */ "../src/language/period"),
    ]);
  const seconds: Record<string, number> = {};
  let last = process.cpuUsage();
  const lap = (stage: string): void => {
    const { user, system } = process.cpuUsage(last);
    seconds[stage] = (seconds[stage] ?? 0) + (user + system) / 1e6;
    last = process.cpuUsage();
  };
  const readings: SheetReading[] = [];
  for (const file of await filesOf(folder)) {
    const { grids } = await readWorkbook(path.basename(file), await fs.readFile(file));
    lap("opening");
    readings.push(...readSheets(grids, builtIn));
    lap("reading");
  }
  const period = parsePeriod("2024H1") ?? undefined;
  const outcome = conclude(readings, { catalogue: builtIn, period, today: "2024-07-05", report: "汇报材料" }, (stage, done) =>
    lap(done === 0 ? "resolve" : stage),
  );
  await writeWorkbook(outcome.plans);
  lap("writing xlsx");
  const result = withReports(outcome.result, outcome.drafter.all());
  lap("drafts of the other reports");
  await writeReport(outcome.report, result);
  for (const piece of resultFile(result)) if (piece.length === 0) throw new Error("nothing written");
  lap("writing docx, json");
  return seconds;
}
