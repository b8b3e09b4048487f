/**
 * Reading many workbooks at once: a pool of worker threads, each opening a file and reading its sheets, so that only
 * readings (not whole grids) come back. A handful of files is read in place: starting threads would cost more.
 */
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Piscina } from "piscina";
import { readWorkbook } from "../hosts/files";
import { filesFinding } from "../hosts/files/finding";
import type { Finding } from "../model/finding";
import type { Catalogue } from "../model/indicator";
import type { SheetReading } from "../model/ledger";
import { readSheets } from "../pipeline";
import type { InputFile } from "./inputs";
import { unpack, type Parcel } from "./parcel";

export interface FileReading {
  readonly name: string;
  readonly readings: SheetReading[];
  readonly findings: Finding[];
}

const FEW_FILES = 8;

/** Opens one file and reads its sheets. Never throws: what is wrong with a file is a finding. */
export async function readFile(file: InputFile, catalogue: Catalogue): Promise<FileReading> {
  let bytes: Uint8Array;
  try {
    bytes = await fs.readFile(file.path);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "?";
    return { name: file.name, readings: [], findings: [filesFinding("file.unreadable", file.name, { reason })] };
  }
  const { grids, findings } = await readWorkbook(file.name, bytes);
  return { name: file.name, readings: readSheets(grids, catalogue), findings };
}

/** Reads all files, in order; `progress` is called after each. */
export async function readFiles(files: readonly InputFile[], catalogue: Catalogue, progress: (done: number, total: number) => void): Promise<FileReading[]> {
  let done = 0;
  const count = <T>(value: T): T => {
    progress(++done, files.length);
    return value;
  };
  if (files.length <= FEW_FILES) {
    const readings: FileReading[] = [];
    for (const file of files) readings.push(count(await readFile(file, catalogue)));
    return readings;
  }
  const pool = new Piscina<{ file: InputFile }, Parcel>({
    filename: path.join(__dirname, "read-worker.js"),
    workerData: catalogue,
    maxThreads: Math.max(1, os.availableParallelism()),
  });
  try {
    return await Promise.all(files.map((file) => pool.run({ file }).then(unpack).then(count)));
  } finally {
    await pool.destroy();
  }
}
