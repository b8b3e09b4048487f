/** The catalogue that a command counts by: the built-in one, changed by the 设置 sheets of `--settings`. */
import fs from "node:fs/promises";
import path from "node:path";
import { builtIn, catalogueFromSheets } from "../catalogue";
import { readWorkbook } from "../formats/workbook/read-workbook";
import { messageOf } from "../locale";
import type { Finding } from "../model/finding";
import type { Catalogue } from "../model/indicator";
import { localeOf, UsageError } from "./usage";

/**
 * @param settings path of a workbook with 设置 sheets, or undefined for the built-in catalogue
 * @throws UsageError where the file cannot be read or holds no 设置 sheet
 */
export async function loadCatalogue(settings: string | undefined): Promise<{ catalogue: Catalogue; findings: Finding[] }> {
  if (settings === undefined) return { catalogue: builtIn, findings: [] };
  const bytes = await fs.readFile(settings).catch(() => {
    throw new UsageError("cli.no-such-path", { path: settings });
  });
  const { grids, findings } = await readWorkbook(path.basename(settings), bytes);
  const broken = findings.find((finding) => finding.severity === "error");
  if (broken) throw new UsageError("cli.file-failed", { file: settings, reason: messageOf(broken, localeOf(process.env)) });
  if (!grids.some((grid) => grid.sheet.startsWith("设置·"))) throw new UsageError("cli.no-settings", { file: settings });
  const read = catalogueFromSheets(grids, builtIn);
  return { catalogue: read.catalogue, findings: [...findings, ...read.findings] };
}
