/** Bytes of a file → grids, whatever the file is; what cannot be read is a finding, never an exception. */
import type { Finding } from "../../model/finding";
import type { Grid } from "../../model/grid";
import { readText } from "./csv";
import { FileProblem, fileFinding } from "./finding";
import { defaultLimits, maxFilled, type ReadLimits } from "./limits";
import { filledCells } from "./ods-size";
import { gridsOf, type RawSheet } from "./raw-sheet";
import { sniff } from "./sniff";
import { readWithSheetJs } from "./sheetjs";
import { checkAll, unzip } from "./unzip";
import { readXlsx } from "./xlsx";
import { refuseBombs } from "./zip-directory";

export interface ReadWorkbook {
  readonly grids: Grid[];
  readonly findings: Finding[];
}

/**
 * Reads .xlsx .xlsm .xls .et .xlsb .ods .csv .txt and HTML tables; by content first, by name second.
 * @param name the file's name as people know it; stands in every grid and finding
 * @param bytes the whole file
 * @param options limits that differ from the defaults
 * @returns grids in the file's order and findings `file.*`; no grids where the file cannot be read. Never throws.
 */
export async function readWorkbook(name: string, bytes: Uint8Array, options: Partial<ReadLimits> = {}): Promise<ReadWorkbook> {
  const limits: ReadLimits = { ...defaultLimits, ...options };
  try {
    return await read(name, bytes, limits);
  } catch (problem) {
    const { code, params } = problem instanceof FileProblem ? problem : { code: "file.broken", params: {} };
    return { grids: [], findings: [fileFinding(code, "error", name, params)] };
  }
}

async function read(file: string, bytes: Uint8Array, limits: ReadLimits): Promise<ReadWorkbook> {
  if (bytes.length === 0) throw new FileProblem("file.empty");
  if (bytes.length > limits.maxBytes) throw new FileProblem("file.too-large", { size: megabytes(bytes.length), limit: megabytes(limits.maxBytes) });
  const findings: Finding[] = [];
  const sheets = await sheetsOf(file, bytes, limits, findings);
  const read = gridsOf(file, sheets, limits);
  if (read.grids.every((grid) => grid.cells.length === 0)) findings.push(fileFinding("file.empty", "warning", file));
  return { grids: read.grids, findings: [...findings, ...read.findings] };
}

async function sheetsOf(file: string, bytes: Uint8Array, limits: ReadLimits, findings: Finding[]): Promise<RawSheet[]> {
  const format = sniff(file, bytes);
  switch (format.type) {
    case "encrypted":
      throw new FileProblem("file.encrypted");
    case "unsupported":
      throw new FileProblem("file.unsupported", { what: format.what });
    case "text":
      return [readText(file, bytes, limits)];
    case "sheetjs":
      if (format.entries) {
        refuseBombs(format.entries);
        await checkAll(bytes, format.entries);
        const content = format.what === "ods" ? format.entries.get("content.xml") : undefined;
        if (content && filledCells(new TextDecoder().decode(await unzip(bytes, content))) > maxFilled) throw new FileProblem("file.bomb");
      }
      return await readWithSheetJs(bytes, limits, { markup: format.what === "html" || format.what === "xml" });
    case "xlsx": {
      refuseBombs(format.entries);
      if (format.entries.has("xl/vbaProject.bin")) findings.push(fileFinding("file.macros", "info", file));
      try {
        return await readXlsx(bytes, format.entries, limits);
      } catch (problem) {
        if (problem instanceof FileProblem) throw problem;
        // Not as the standard says: the other library forgives more, and the finding asks for a look.
        await checkAll(bytes, format.entries);
        const sheets = await readWithSheetJs(bytes, limits);
        findings.push(fileFinding("file.irregular", "warning", file));
        return sheets;
      }
    }
  }
}

const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);
