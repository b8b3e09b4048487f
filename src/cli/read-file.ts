/** One file on disk → readings of its sheets. Threads load this alone: nothing of what comes after reading. */
import fs from "node:fs";
import { filesFinding } from "../formats/finding";
import { readWorkbook } from "../formats/workbook/read-workbook";
import type { Finding } from "../model/finding";
import type { Catalogue } from "../model/indicator";
import type { SheetReading } from "../model/ledger";
import { readSheets } from "../reading/sheet/read-sheets";
import { readApart } from "./apart";
import type { InputFile } from "./inputs";

export interface FileReading {
  readonly name: string;
  readonly readings: SheetReading[];
  readonly findings: Finding[];
}

/** Opens one file and reads its sheets; in a process of its own where it may take this one with it. Never throws: what is wrong with a file is a finding. */
export async function readFile(file: InputFile, catalogue: Catalogue): Promise<FileReading> {
  return (await opened(file, catalogue, false)) ?? (await readApart(file, catalogue));
}

/** The same in this process, whatever comes of it. */
export const readHere = async (file: InputFile, catalogue: Catalogue): Promise<FileReading> =>
  (await opened(file, catalogue, true)) ?? { name: file.name, readings: [], findings: [] };

/** @returns null where the file has to be read apart and `apart` is not given */
async function opened(file: InputFile, catalogue: Catalogue, apart: boolean): Promise<FileReading | null> {
  let bytes: Uint8Array;
  try {
    // At once: threads that read are all busy, so each of the four steps of an asynchronous reading would wait for its turn.
    bytes = fs.readFileSync(file.path);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "?";
    return { name: file.name, readings: [], findings: [filesFinding("file.unreadable", file.name, { reason })] };
  }
  const { grids, findings, mustBeApart } = await readWorkbook(file.name, bytes, { apart });
  return mustBeApart ? null : { name: file.name, readings: readSheets(grids, catalogue), findings };
}
