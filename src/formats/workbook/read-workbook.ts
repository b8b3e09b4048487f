/** Bytes of a file → grids, whatever the file is; what cannot be read is a finding, never an exception. */
import type { Finding } from "../../model/finding";
import type { Grid } from "../../model/grid";
import { readText } from "./csv";
import { FileProblem, fileFinding, filesFinding, MustBeApart, refuseHere, refuseLarger } from "../finding";
import { tableSuffixesInWords } from "../formats";
import { defaultLimits, heavyParts, heavyText, maxLegacyBytes, type ReadLimits } from "../limits";
import { archiveOf, unpackedParts } from "./parts";
import { gridsOf, type RawSheet } from "./raw-sheet";
import { readOds } from "./read-ods";
import { sniff, type FileFormat } from "../sniff";
import { readWithSheetJs } from "./sheetjs";
import { readXlsx } from "./xlsx";

export interface ReadWorkbook {
  readonly grids: Grid[];
  readonly findings: Finding[];
  /** Nothing was read: it has to be done apart (`ReadLimits.apart`). */
  readonly mustBeApart: boolean;
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
    if (problem instanceof MustBeApart) return { grids: [], findings: [], mustBeApart: true };
    const { code, params } = problem instanceof FileProblem ? problem : new FileProblem("file.broken");
    return { grids: [], findings: [fileFinding(code, name, params)], mustBeApart: false };
  }
}

async function read(file: string, bytes: Uint8Array, limits: ReadLimits): Promise<ReadWorkbook> {
  if (bytes.length === 0) throw new FileProblem("file.empty");
  refuseLarger(bytes, limits.maxBytes);
  const findings: Finding[] = [];
  const sheets = await sheetsOf(file, bytes, limits, findings);
  const read = gridsOf(file, sheets, limits);
  if (read.grids.every((grid) => grid.cells.length === 0)) findings.push(fileFinding("file.empty", file, {}, "warning"));
  return { grids: read.grids, findings: [...findings, ...read.findings], mustBeApart: false };
}

async function sheetsOf(file: string, bytes: Uint8Array, limits: ReadLimits, findings: Finding[]): Promise<RawSheet[]> {
  const format = sniff(file, bytes);
  switch (format.type) {
    case "encrypted":
      throw new FileProblem("file.encrypted");
    case "unsupported":
      throw new FileProblem(format.archive ? "file.archive" : "file.unsupported", { what: format.what, formats: tableSuffixesInWords });
    case "text":
      if (bytes.length > heavyText) refuseHere(limits);
      return [readText(file, bytes, limits)];
    case "plain":
      refuseLarger(bytes, maxLegacyBytes);
      return await readWithSheetJs(bytes, limits, { markup: format.what !== "xls" });
    case "zipped":
      return await readZipped(file, bytes, format, limits, findings);
  }
}

async function readZipped(file: string, bytes: Uint8Array, format: FileFormat & { type: "zipped" }, limits: ReadLimits, findings: Finding[]) {
  const { reader, entries } = format;
  if (reader !== "xlsx") refuseLarger(bytes, maxLegacyBytes);
  if (reader === "ods") return await readOds(bytes, entries, limits);
  const parts = await unpackedParts(bytes, entries, reader);
  if ([...parts.values()].reduce((sum, part) => sum + part.length, 0) > heavyParts) refuseHere(limits);
  if (reader === "xlsb") return await readWithSheetJs(bytes, limits);
  if (entries.has("xl/vbaProject.bin")) findings.push(filesFinding("file.macros", file));
  try {
    return await readXlsx(parts, limits);
  } catch (problem) {
    if (problem instanceof FileProblem || problem instanceof MustBeApart) throw problem;
    // Not as the standard says: the other library forgives more, and the finding asks for a look.
    const sheets = await readWithSheetJs(archiveOf(parts), limits);
    findings.push(filesFinding("file.irregular", file));
    return sheets;
  }
}
