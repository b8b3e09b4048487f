/** Bytes of a file → grids, whatever the file is; what cannot be read is a finding, never an exception. */
import type { Finding } from "../../model/finding";
import type { Grid } from "../../model/grid";
import { readText } from "./csv";
import { FileProblem, fileFinding } from "./finding";
import { defaultLimits, maxFilled, maxLegacyBytes, type ReadLimits } from "./limits";
import { scanOds } from "./ods";
import { gridsOf, type RawSheet } from "./raw-sheet";
import { sniff } from "./sniff";
import { readWithSheetJs } from "./sheetjs";
import { checkAll, unzip } from "./unzip";
import { readXlsx } from "./xlsx";
import { refuseBombs, type ZipEntry } from "./zip-directory";

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
  refuseLarger(bytes, limits.maxBytes);
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
      refuseLarger(bytes, maxLegacyBytes);
      if (format.entries) {
        refuseBombs(format.entries);
        await checkAll(bytes, format.entries);
      }
      if (format.what === "ods") return await readOds(bytes, format.entries?.get("content.xml"), limits);
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

async function readOds(bytes: Uint8Array, content: ZipEntry | undefined, limits: ReadLimits): Promise<RawSheet[]> {
  if (!content) throw new FileProblem("file.broken");
  const told = scanOds(new TextDecoder().decode(await unzip(bytes, content)));
  if (told.filled > maxFilled) throw new FileProblem("file.bomb");
  return (await readWithSheetJs(bytes, limits)).map((sheet) => {
    const { hidden = false, hiddenRows = sheet.hiddenRows, hiddenColumns = sheet.hiddenColumns } = told.sheets.get(sheet.name) ?? {};
    return { ...sheet, visibility: hidden ? "hidden" : sheet.visibility, hiddenRows, hiddenColumns };
  });
}

function refuseLarger(bytes: Uint8Array, limit: number): void {
  if (bytes.length > limit) throw new FileProblem("file.too-large", { size: megabytes(bytes.length), limit: megabytes(limit) });
}

const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);
