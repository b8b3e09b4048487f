/** `taizhang template`: blank ledgers for the villages to fill in, and the catalogue as 设置 sheets beside them. */
import fs from "node:fs/promises";
import path from "node:path";
import { blankLedgers, catalogueFromSheets, catalogueSheets } from "../catalogue";
import { builtIn } from "../catalogue";
import { readWorkbook, writeWorkbook } from "../formats";
import { messageOf } from "../locale";
import { masked } from "../language/personal/mask";
import type { Area, AreaType } from "../model/area";
import type { Catalogue } from "../model/indicator";
import { readAreaName } from "../language/area";
import { writeOutputs, type Output } from "./outputs";
import { localeOf, say, UsageError } from "./usage";

/**
 * Writes DIR/空白台账.xlsx (one sheet a ledger kind) and DIR/设置.xlsx (the catalogue as sheets).
 * @param areas a workbook with a 设置·区划 sheet, or a text file with one area name a line; the names become drop-downs
 */
export async function writeTemplates(options: { out: string; areas?: string }): Promise<number> {
  const catalogue = options.areas === undefined ? builtIn : await withAreas(builtIn, options.areas);
  const outputs: Output[] = [
    [path.resolve(options.out, "空白台账.xlsx"), writeWorkbook(blankLedgers(catalogue, catalogue.areas))],
    [path.resolve(options.out, "设置.xlsx"), writeWorkbook(catalogueSheets(catalogue))],
  ];
  await writeOutputs(options.out, outputs);
  for (const [file] of outputs) process.stdout.write(`${say("cli.written", { file })}\n`);
  return 0;
}

async function withAreas(catalogue: Catalogue, file: string): Promise<Catalogue> {
  const bytes = await fs.readFile(file).catch(() => {
    throw new UsageError("cli.no-such-path", { path: file });
  });
  if (/\.(txt|csv)$/i.test(file)) return { ...catalogue, areas: areasFromText(masked(new TextDecoder().decode(bytes)), file) };
  const { grids, findings } = await readWorkbook(path.basename(file), bytes);
  const broken = findings.find((finding) => finding.severity === "error");
  if (broken) throw new UsageError("cli.file-failed", { file, reason: messageOf(broken, localeOf(process.env)) });
  return catalogueFromSheets(grids, catalogue).catalogue;
}

function areasFromText(text: string, file: string): Area[] {
  const areas = text
    .replace(/^\uFEFF/, "")
    .split(/[\r\n,，\t]+/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const area = readAreaName(line);
      return { name: area?.name ?? line, type: area?.type ?? ("村" satisfies AreaType), aliases: [] };
    });
  if (areas.length === 0) throw new UsageError("cli.no-areas", { file });
  return areas;
}
