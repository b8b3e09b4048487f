/** 设置 sheets of the workbooks that are rolled up: they count as the pane lets them count, where `--settings` names no others. */
import fs from "node:fs/promises";
import { catalogueOfWorkbook, isSettingsSheet } from "../catalogue/workbook-settings";
import { readWorkbook } from "../formats/workbook/read-workbook";
import { makeFinding } from "../findings/make";
import type { Finding } from "../model/finding";
import type { Grid } from "../model/grid";
import type { Catalogue } from "../model/indicator";
import type { InputFile } from "./inputs";
import type { FileReading } from "./read-file";

interface Found {
  readonly name: string;
  readonly sheets: readonly Grid[];
}

/**
 * @param files as they were read, in the same order as `readings`
 * @returns the catalogue of the first workbook that has 设置 sheets, and what is to be said; null where none has
 */
export async function settingsOfInputs(
  files: readonly InputFile[],
  readings: readonly FileReading[],
): Promise<{ readonly catalogue: Catalogue; readonly findings: readonly Finding[] } | null> {
  const found: Found[] = [];
  for (const [i, file] of files.entries()) {
    if (!readings[i]?.readings.some(({ sheet, skipped }) => skipped === "own" && isSettingsSheet(sheet))) continue;
    // It has been read once without harm.
    const { grids } = await readWorkbook(file.name, await fs.readFile(file.path), { apart: true });
    found.push({ name: file.name, sheets: grids.filter(({ sheet }) => isSettingsSheet(sheet)) });
  }
  const [first] = found;
  if (!first) return null;
  const { catalogue, findings } = catalogueOfWorkbook(first.sheets);
  const others = found.filter((one) => contentOf(one) !== contentOf(first)).map(({ name }) => name);
  return { catalogue, findings: [...findings, ...saidOf(first.name, others)] };
}

/** What the sheets say, whatever the workbook is called. */
const contentOf = ({ sheets }: Found): string => JSON.stringify(sheets.map(({ sheet, cells }) => [sheet, cells]));

function saidOf(file: string, others: readonly string[]): Finding[] {
  const place = { file, sheet: "", cell: "" };
  if (others.length === 0) return [makeFinding({ code: "settings.used", params: { file } }, place)];
  return [makeFinding({ code: "settings.several", params: { file, others: others.join("、") } }, place)];
}
