/** `taizhang inspect`: what the reader sees on each sheet, for people and (with --json) for other tools. */
import fs from "node:fs/promises";
import path from "node:path";
import { builtIn } from "../catalogue";
import { fill, messageOf, type Locale } from "../locale";
import type { Column, RawLedger, Reason, RowRange, SheetReading } from "../model/ledger";
import { columnLetters, rowName, TURNED } from "../model/address";
import { areaInText } from "../language/area-in-text";
import { readFile } from "./read-file";
import { localeOf, sayFileFailed, UsageError } from "./usage";

/** One ledger as other tools read it; rows and columns as on the sheet, 1-based. A sheet without a ledger has `skipped` and no rows. */
export interface InspectedLedger {
  readonly file: string;
  readonly sheet: string;
  readonly kind: string | null;
  /** The area that title, 填报单位, sheet or file name say; null where only the rows do. */
  readonly area: string | null;
  readonly headerRows: readonly [number, number] | null;
  readonly dataRows: readonly [number, number] | null;
  readonly totalRows: readonly number[];
  readonly repeatedHeaderRows: readonly number[];
  /** The table lies on its side: `columns` are rows of the sheet (`column` is their number), and the other rows are columns, given as letters. */
  readonly turned?: { readonly header: readonly [string, string]; readonly data: readonly [string, string] | null; readonly totals: readonly string[] };
  readonly columns: readonly {
    readonly column: string;
    readonly header: readonly string[];
    readonly field: string | null;
    readonly unit: string | null;
    readonly indicator: string | null;
    readonly role: Column["role"];
    readonly member?: string;
    readonly score: number;
    readonly reasons: readonly string[];
  }[];
  readonly index: number;
  readonly title: string | null;
  readonly kindScore: number;
  readonly records: number;
  readonly reasons: readonly string[];
  readonly findings: readonly { readonly severity: string; readonly code: string; readonly cell: string; readonly message: string }[];
  readonly skipped?: SheetReading["skipped"];
}

/** The ledgers of all sheets in their order. */
export function inspectedLedgers(readings: readonly SheetReading[], locale: Locale): InspectedLedger[] {
  return readings.flatMap((reading) => {
    const findings = reading.findings.map((finding) => ({
      severity: finding.severity,
      code: finding.code,
      cell: finding.cell,
      message: messageOf(finding, locale),
    }));
    if (reading.ledgers.length === 0) return [{ ...NOTHING, file: reading.file, sheet: reading.sheet, findings, skipped: reading.skipped }];
    return reading.ledgers.map((ledger, i) => inspected(ledger, i === 0 ? findings : [], locale));
  });
}

const NOTHING = {
  kind: null,
  area: null,
  headerRows: null,
  dataRows: null,
  totalRows: [],
  repeatedHeaderRows: [],
  columns: [],
  index: 0,
  title: null,
  kindScore: 0,
  records: 0,
  reasons: [],
};

const rows = (range: RowRange): [number, number] => [range.first + 1, range.last + 1];

const inWords = (reasons: readonly Reason[], locale: Locale): string[] => reasons.map((reason) => fill(reason.code, reason.params, locale));

function inspected(ledger: RawLedger, findings: InspectedLedger["findings"], locale: Locale): InspectedLedger {
  return {
    file: ledger.file,
    sheet: ledger.sheet,
    kind: ledger.kind,
    area: areaOf(ledger),
    ...(ledger.turned ? lying(ledger) : upright(ledger)),
    columns: ledger.columns
      .filter((column) => column.role !== "blank" || column.header.length > 0)
      .map((column) => ({
        column: columnLetters(column.index),
        header: column.header,
        field: column.field,
        unit: column.unit,
        indicator: column.indicator,
        role: column.role,
        ...(column.member === null ? {} : { member: column.member.value }),
        score: Math.round(column.score * 100) / 100,
        reasons: inWords(column.reasons, locale),
      })),
    index: ledger.index,
    title: ledger.title,
    kindScore: ledger.kindScore,
    records: ledger.records.length,
    reasons: inWords(ledger.reasons, locale),
    findings,
  };
}

const isEmpty = ({ data }: RawLedger): boolean => data.last < data.first;

const upright = (ledger: RawLedger): Pick<InspectedLedger, "headerRows" | "dataRows" | "totalRows" | "repeatedHeaderRows"> => ({
  headerRows: ledger.header.last < ledger.header.first ? null : rows(ledger.header),
  dataRows: isEmpty(ledger) ? null : rows(ledger.data),
  totalRows: ledger.totalRows.map((total) => total.row + 1),
  repeatedHeaderRows: ledger.repeatedHeaderRows.map((row) => row + 1),
});

/** On the sheet the ledger's columns are rows: its first is the line across the top, the others hold the figures. */
function lying(ledger: RawLedger): ReturnType<typeof upright> & Required<Pick<InspectedLedger, "turned">> {
  const names = ({ first, last }: RowRange): [string, string] => [rowName(first), rowName(last)];
  const places = ledger.columns.map((column) => column.index - TURNED + 1);
  const [top = 1, second = top] = places;
  return {
    headerRows: [top, top],
    dataRows: places.length > 1 ? [second, places.at(-1) ?? second] : null,
    totalRows: [],
    repeatedHeaderRows: [],
    turned: { header: names(ledger.header), data: isEmpty(ledger) ? null : names(ledger.data), totals: ledger.totalRows.map((total) => rowName(total.row)) },
  };
}

function areaOf(ledger: RawLedger): string | null {
  const { title, unitLine, sheet, file } = ledger.mentions;
  for (const text of [title, unitLine, sheet, file]) {
    const area = text === null ? null : areaInText(text, [], null);
    if (area) return area.name;
  }
  return null;
}

/**
 * `taizhang inspect`: prints what the reader sees of one file.
 * @returns the exit code: 0, or 2 where the file could not be read
 * @throws UsageError cli.no-such-path
 */
export async function inspectFile(file: string, json: boolean): Promise<number> {
  const exists = await fs.stat(file).catch(() => null);
  if (!exists?.isFile()) throw new UsageError("cli.no-such-path", { path: file });
  const reading = await readFile({ path: path.resolve(file), name: path.basename(file) }, builtIn);
  process.stdout.write(inspect(reading.readings, json));
  const failed = reading.findings.filter((finding) => finding.severity === "error");
  for (const finding of failed) process.stderr.write(`${sayFileFailed(finding)}\n`);
  return failed.length > 0 ? 2 : 0;
}

/** JSON for tools, or sentences for people. */
export function inspect(readings: readonly SheetReading[], json: boolean, locale: Locale = localeOf(process.env)): string {
  const ledgers = inspectedLedgers(readings, locale);
  if (json) return `${JSON.stringify(ledgers, null, 1)}\n`;
  const lines: string[] = [];
  for (const ledger of ledgers) {
    lines.push(`${ledger.file} · ${ledger.sheet}${ledger.title === null ? "" : ` · ${ledger.title}`}`);
    if (ledger.skipped !== undefined && ledger.skipped !== null) lines.push(`  ${fill(`reason.skipped.${ledger.skipped}`, {}, locale)}`);
    for (const reason of ledger.reasons) lines.push(`  ${reason}`);
    if (ledger.totalRows.length > 0) lines.push(`  ${fill("reason.totals", { rows: ledger.totalRows.join("、") }, locale)}`);
    for (const column of ledger.columns) {
      const what = column.member ?? column.field ?? column.role;
      lines.push(
        `  ${column.column}\t${column.header.join(" / ")}\t→ ${what}${column.unit === null ? "" : `（${column.unit}）`}${column.indicator === null ? "" : `  ${column.indicator}`}`,
      );
    }
    for (const finding of ledger.findings) lines.push(`  [${finding.cell}] ${finding.message}`);
    lines.push("");
  }
  return `${lines.join("\n")}\n`;
}
