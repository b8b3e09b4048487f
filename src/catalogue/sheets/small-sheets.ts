/** 设置·目标, 设置·识别 and 设置·说明: targets, what a person corrected in the reading, and exceptions that the staff explained. */
import { cellAddress, columnLetters, parseAddress, TURNED } from "../../model/address";
import type { Explanation } from "../../model/finding";
import type { Grid } from "../../model/grid";
import type { Indicator, LedgerKind, Target } from "../../model/indicator";
import type { Correction } from "../../model/ledger";
import type { SheetPlan } from "../../model/sheet-plan";
import { fieldNamed, fieldText } from "./conditions";
import { named, nameOrKey } from "./indicators-sheet";
import { yesNo } from "./kinds-sheet";
import type { SettingsReading } from "./entries";
import { choose, need, planOf, readTable, type SettingsRow, type SettingsTable } from "./table";
import { quote, split, unquote } from "./words";

export const targetsTable: SettingsTable = {
  purpose: "settings-targets",
  sheet: "设置·目标",
  title: "目标",
  note: "一行一个目标。区划单位不填就是全镇的目标。目标是全年的：当期指标用今年以来的数对照，存量指标用期末的数对照。",
  columns: [
    { header: "指标编号", width: 10, required: true },
    { header: "指标名称", width: 24 },
    { header: "区划单位", width: 18 },
    { header: "目标值", width: 12, required: true },
  ],
};

export const targetsPlan = (targets: readonly Target[], indicators: readonly Indicator[]): SheetPlan =>
  planOf(
    targetsTable,
    targets.map(({ indicator, area, value }) => ({
      指标编号: indicator,
      指标名称: indicators.find((each) => each.code === indicator)?.name ?? "",
      区划单位: area ?? "",
      目标值: value,
    })),
  );

export function readTargets(grid: Grid): SettingsReading<Target[]> {
  const { rows, findings } = readTable(grid, targetsTable);
  if (rows === null) return { entries: null, findings, cells: new Map() };
  const cells = new Map<string, string>();
  const targets = rows.flatMap((row): Target[] => {
    const indicator = need(row, "指标编号");
    const text = need(row, "目标值");
    if (indicator === undefined || text === undefined) return [];
    const value = Number(text.replace(/[,，%]/g, ""));
    if (!Number.isFinite(value)) {
      row.note({ code: "settings.bad-number", params: { value: text, column: "目标值", allowed: "一个数，单位与指标相同" } }, "目标值");
      return [];
    }
    cells.set(indicator, row.cell("指标编号"));
    const source = { file: grid.file, sheet: grid.sheet, cell: row.cell("目标值") };
    return [{ indicator, area: row.text("区划单位") || null, value, source }];
  });
  return { entries: targets, findings, cells };
}

const UNUSED = "（不用）";

export const correctionsTable: SettingsTable = {
  purpose: "settings-corrections",
  sheet: "设置·识别",
  title: "识别更正",
  note: "台账认错时在这里更正。文件不填则适用于所有同名工作表。字段写成“C=数量、D=（不用）”的样子，等号前是列标。表头行按工作表上的行号填写。“同样表头”由面板填写：别的工作表有同样的表头时，台账类型、字段和表头行照此读取；删去则只管这一张。“内容码”也由面板填写：文件改了名、内容没变时，这一行照样管用。",
  columns: [
    { header: "文件", width: 24 },
    { header: "工作表", width: 18, required: true },
    { header: "第几个台账", width: 12 },
    { header: "台账类型", width: 18 },
    { header: "区划单位", width: 18 },
    { header: "表头首行", width: 10 },
    { header: "表头末行", width: 10 },
    { header: "字段", width: 48 },
    { header: "不读取", width: 8, choices: [...yesNo.keys()], strict: true },
    { header: "同样表头", width: 48 },
    { header: "内容码", width: 20 },
  ],
};

export const correctionsPlan = (corrections: readonly Correction[], kinds: readonly LedgerKind[]): SheetPlan =>
  planOf(
    correctionsTable,
    corrections.map(({ file, sheet, index, kind, area, header, fields, ignore, shape, content }) => ({
      文件: file ?? "",
      工作表: sheet,
      第几个台账: index + 1,
      台账类型: kind === undefined ? "" : nameOrKey(kind, kinds, "kind"),
      区划单位: area ?? "",
      表头首行: header ? header.first + 1 : "",
      表头末行: header ? header.last + 1 : "",
      字段: Object.entries(fields ?? {})
        .map(([column, field]) => `${columnLetters(Number(column))}=${field === null ? UNUSED : correctedField(field, kind, kinds)}`)
        .join("、"),
      不读取: ignore ? "是" : "",
      同样表头: shape ?? "",
      内容码: content ?? "",
    })),
  );

function correctedField(field: string, kindKey: string | undefined, kinds: readonly LedgerKind[]): string {
  const kind = kinds.find((each) => each.kind === kindKey);
  return kind ? fieldText(field, kind) : quote(field);
}

export function readCorrections(grid: Grid, kinds: readonly LedgerKind[]): SettingsReading<Correction[]> {
  const { rows, findings } = readTable(grid, correctionsTable);
  if (rows === null) return { entries: null, findings, cells: new Map() };
  return { entries: rows.flatMap((row) => correctionOf(row, kinds) ?? []), findings, cells: new Map() };
}

function correctionOf(row: SettingsRow, kinds: readonly LedgerKind[]): Correction | undefined {
  const sheet = need(row, "工作表");
  const index = wholeNumber(row, "第几个台账", 1);
  const ignore = choose(row, "不读取", yesNo, false);
  const kind = correctedKind(row, kinds);
  const header = headerRows(row);
  const fields = correctedFields(
    row,
    kinds.find((each) => each.kind === kind),
  );
  if (sheet === undefined || index === undefined || ignore === undefined || kind === undefined || header === undefined || fields === undefined)
    return undefined;
  const [area, shape, content] = ["区划单位", "同样表头", "内容码"].map((column) => row.text(column));
  return {
    file: row.text("文件") || null,
    sheet,
    index: index - 1,
    ...(kind !== null && { kind }),
    ...(area && { area }),
    ...(header && { header }),
    ...(Object.keys(fields).length > 0 && { fields }),
    ...(ignore && { ignore }),
    ...(shape && { shape }),
    ...(content && { content }),
  };
}

/** null where the cell is blank; undefined (with a finding) where it names no kind. */
function correctedKind(row: SettingsRow, kinds: readonly LedgerKind[]): string | null | undefined {
  const text = row.text("台账类型");
  if (text === "" || text === "other") return text || null;
  const kind = named(text, kinds, "kind");
  if (!kind) row.note({ code: "settings.unknown", params: { what: "台账类型", value: text, allowed: kinds.map((each) => each.name).join("、") } }, "台账类型");
  return kind?.kind;
}

/** Rows as numbered on the sheet; null where none are written, undefined (with a finding) where they are no numbers. */
function headerRows(row: SettingsRow): Correction["header"] | null {
  if (row.text("表头首行") === "") return null;
  const first = wholeNumber(row, "表头首行");
  if (first === undefined) return undefined;
  const last = wholeNumber(row, "表头末行", first);
  return last === undefined ? undefined : { first: first - 1, last: last - 1 };
}

function correctedFields(row: SettingsRow, kind: LedgerKind | undefined): Record<number, string | null> | undefined {
  const fields: Record<number, string | null> = {};
  for (const part of split(row.text("字段"), /[、，,；;\n]/)) {
    if (part === "") continue;
    // A table on its side has rows for columns: 5=数量.
    const [, letters = "", text = ""] = /^([A-Za-z]{1,3}|\d{1,7})\s*[=＝]\s*(.+)$/s.exec(part) ?? [];
    const turned = /^\d+$/.test(letters);
    const column = turned ? Number(letters) - 1 + TURNED : parseAddress(`${letters}1`)?.column;
    if (column === undefined) {
      row.note({ code: "settings.not-allowed", params: { column: "字段", value: part, allowed: "C=数量、D=（不用）" } }, "字段");
      return undefined;
    }
    const name = unquote(text);
    fields[column] = text === UNUSED || text === "(不用)" ? null : ((kind && fieldNamed(name, kind)?.field) ?? name);
  }
  return fields;
}

function wholeNumber(row: SettingsRow, header: string, fallback?: number): number | undefined {
  const text = row.text(header);
  if (text === "" && fallback !== undefined) return fallback;
  const value = Number(text);
  if (text !== "" && Number.isInteger(value) && value >= 1) return value;
  row.note({ code: "settings.bad-number", params: { value: text, column: header, allowed: "从1开始的整数" } }, header);
  return undefined;
}

export const explanationsTable: SettingsTable = {
  purpose: "settings-explanations",
  sheet: "设置·说明",
  title: "已说明的问题",
  note: "问题有正当原因的，从“汇总·问题”抄来问题代码、文件、工作表和单元格，写明原因；以后的汇总里它记为已说明，不再算错误。文件不填则适用于所有同名工作表。“内容码”由面板填写：文件改名、上面插行都照样认得，内容改了就要重新说明；手工填写的行不用管它。",
  columns: [
    { header: "问题代码", width: 24, required: true },
    { header: "文件", width: 24 },
    { header: "工作表", width: 18 },
    { header: "单元格", width: 10 },
    { header: "说明", width: 60, required: true },
    { header: "内容码", width: 20 },
  ],
};

/** An explanation as a row of 设置·说明: cells by header. */
export const explanationEntry = ({ code, file, sheet, cell, text, content }: Explanation): Readonly<Record<string, string>> => ({
  问题代码: code,
  文件: file,
  工作表: sheet,
  单元格: cell,
  说明: text,
  内容码: content ?? "",
});

export const explanationsPlan = (explanations: readonly Explanation[]): SheetPlan => planOf(explanationsTable, explanations.map(explanationEntry));

export function readExplanations(grid: Grid): SettingsReading<Explanation[]> {
  const { rows, findings } = readTable(grid, explanationsTable);
  if (rows === null) return { entries: null, findings, cells: new Map() };
  return { entries: rows.flatMap((row) => explanationOf(row) ?? []), findings, cells: new Map() };
}

function explanationOf(row: SettingsRow): Explanation | undefined {
  const code = need(row, "问题代码");
  const text = need(row, "说明");
  if (code === undefined || text === undefined) return undefined;
  const content = row.text("内容码");
  return { code, file: row.text("文件"), sheet: row.text("工作表"), cell: row.text("单元格").toUpperCase(), text, ...(content !== "" && { content }) };
}

/** A row of 设置·说明 with the cells that say it, by header. */
export interface ExplanationRow {
  readonly explanation: Explanation;
  /** 0-based. */
  readonly at: number;
  readonly address: Readonly<Record<string, string | undefined>>;
}

export interface ExplanationTable {
  readonly sheet: string;
  readonly rows: readonly ExplanationRow[];
  /** The row below the last one that holds anything, 0-based. */
  readonly next: number;
  /** Cells of a row by header, those of the column that is missing among them. */
  readonly address: (row: number) => Readonly<Record<string, string | undefined>>;
  /** Where the header of 内容码 goes on a sheet that has it not. */
  readonly missing: { readonly row: number; readonly column: number } | null;
}

/** Where 设置·说明 says what, for changing single rows of it; null where the sheet has not the columns that it needs. */
export function explanationRows(grid: Grid): ExplanationTable | null {
  const { rows } = readTable(grid, explanationsTable);
  if (rows === null) return null;
  const header = grid.cells.findIndex((cells) => cells.filter((cell) => cell === "问题代码" || cell === "说明").length === 2);
  const names = (grid.cells[header] ?? []).map((cell) => String(cell ?? "").trim());
  if (header < 0) return null;
  const columns = new Map(explanationsTable.columns.map((column) => [column.header, names.indexOf(column.header)]));
  const width = Math.max(...grid.cells.map((cells) => cells.length));
  const missing = columns.get("内容码") === -1 ? { row: header, column: width } : null;
  if (missing) columns.set("内容码", missing.column);
  const address = (row: number): Record<string, string | undefined> =>
    Object.fromEntries([...columns].map(([name, column]) => [name, column < 0 ? undefined : cellAddress(row, column)]));
  return {
    sheet: grid.sheet,
    next: Math.max(header + 1, grid.cells.length),
    rows: rows.flatMap((row) => {
      const explanation = explanationOf(row);
      const at = parseAddress(row.cell("问题代码"))?.row;
      return explanation && at !== undefined ? [{ explanation, at, address: address(at) }] : [];
    }),
    address,
    missing,
  };
}
