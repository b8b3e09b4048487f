/** Bytes of a file → grids, whatever the file is; what cannot be read is a finding, never an exception. */
import type { Finding } from "../../model/finding";
import type { Grid } from "../../model/grid";
import { readText } from "./csv";
import { FileProblem, fileFinding } from "./finding";
import { defaultLimits, type ReadLimits } from "./limits";
import { extension, sniff } from "./sniff";
import { readWithSheetJs } from "./sheetjs";
import { readXlsxGrids } from "./xlsx";

export interface ReadWorkbook {
  readonly grids: readonly Grid[];
  readonly findings: readonly Finding[];
}

/**
 * Reads .xlsx .xlsm .xls .et .xlsb .ods .csv .txt and HTML tables; by content first, by name second.
 * @param name the file's name as people know it; stands in every grid and finding
 * @param bytes the whole file
 * @param options limits that differ from the defaults
 * @returns grids in the file's order and findings `file.*`; no grids where the file cannot be read. Never throws.
 */
export async function readWorkbook(name: string, bytes: Uint8Array, options: Partial<ReadLimits> = {}): Promise<{ grids: Grid[]; findings: Finding[] }> {
  const limits: ReadLimits = { ...defaultLimits, ...options };
  try {
    return await read(name, bytes, limits);
  } catch (problem) {
    const { code, params } = problem instanceof FileProblem ? problem : { code: "file.broken", params: {} };
    return { grids: [], findings: [fileFinding(code, "error", name, params)] };
  }
}

async function read(file: string, bytes: Uint8Array, limits: ReadLimits): Promise<{ grids: Grid[]; findings: Finding[] }> {
  if (bytes.length === 0) throw new FileProblem("file.empty");
  if (bytes.length > limits.maxBytes) throw new FileProblem("file.too-large", { size: megabytes(bytes.length), limit: megabytes(limits.maxBytes) });
  const format = sniff(file, bytes);
  const findings: Finding[] = [];
  switch (format.type) {
    case "encrypted":
      throw new FileProblem("file.encrypted");
    case "unsupported":
      throw new FileProblem("file.unsupported", { what: format.what });
    case "text": {
      const { grid, cut } = readText(file, bytes, limits.maxRows, limits.maxColumns);
      if (cut !== null) findings.push(fileFinding("file.rows-cut", "error", file, { sheet: grid.sheet, limit: limits.maxRows }, grid.sheet));
      return withEmptiness(file, [grid], findings);
    }
    case "sheetjs":
      return withEmptiness(file, await readWithSheetJs(file, bytes, limits), findings);
    case "xlsx": {
      if (format.entries.has("xl/vbaProject.bin")) findings.push(fileFinding("file.macros", "info", file));
      try {
        return withEmptiness(file, await readXlsxGrids(file, bytes, format.entries, limits), findings);
      } catch (problem) {
        if (problem instanceof FileProblem) throw problem;
        return withEmptiness(file, await readWithSheetJs(file, bytes, limits), findings);
      }
    }
  }
}

function withEmptiness(file: string, grids: Grid[], findings: Finding[]): { grids: Grid[]; findings: Finding[] } {
  if (grids.every((grid) => grid.cells.length === 0)) findings.push(fileFinding("file.empty", "warning", file));
  return { grids, findings };
}

const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);

export { extension };
