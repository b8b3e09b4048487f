/** 设置·台账: ledger kinds, one field a row. What a kind is stands in its first row. */
import type { Grid } from "../../model/grid";
import type { Frequency } from "../../model/frequency";
import type { Field, FieldType, LedgerKind } from "../../model/indicator";
import type { SheetPlan } from "../../model/sheet-plan";
import { choose, need, planOf, readTable, type SettingsCells, type SettingsRow, type SettingsTable } from "./table";
import type { SettingsReading } from "./entries";
import { isUnitName } from "../unit-name";
import { listOf, listText } from "./words";

const types: ReadonlyMap<string, FieldType> = new Map([
  ["日期", "date"],
  ["村居", "area"],
  ["文字", "text"],
  ["数量", "quantity"],
  ["百分率", "rate"],
]);
const typeText = (type: FieldType): string => [...types].find(([, value]) => value === type)?.[0] ?? "文字";
export const yesNo: ReadonlyMap<string, boolean> = new Map([
  ["是", true],
  ["否", false],
]);
const frequencyWords: ReadonlyMap<string, Frequency> = new Map([
  ["每期", "everyPeriod"],
  ["每月", "monthly"],
  ["每季", "quarterly"],
  ["每半年", "halfYearly"],
  ["每年", "yearly"],
  ["有则报", "asItComes"],
]);
/** Sheets of before had 是 and 否 in the column. */
const frequencies: ReadonlyMap<string, Frequency> = new Map([...frequencyWords, ["是", "everyPeriod"], ["否", "asItComes"]]);
const frequencyText = (frequency: Frequency): string => [...frequencyWords].find(([, value]) => value === frequency)?.[0] ?? "";

export const kindsTable: SettingsTable = {
  purpose: "settings-kinds",
  sheet: "设置·台账",
  title: "台账类型和字段",
  note: "一行一个字段。同一台账类型的字段连续填写，台账名称、标题用词、存量、应报送只在第一行填写；应报送写多久报一次，有则报的不算缺报。表头别名是各村可能用的写法，用顿号分开；增加一个别名，台账里的这种表头就能认出来。",
  columns: [
    { header: "台账类型", width: 18, required: true },
    { header: "台账名称", width: 16 },
    { header: "标题用词", width: 36 },
    { header: "存量", width: 8, choices: [...yesNo.keys()], strict: true },
    { header: "应报送", width: 8, choices: [...frequencyWords.keys()], strict: true },
    { header: "字段名称", width: 14, required: true },
    { header: "字段类型", width: 10, choices: [...types.keys()], strict: true },
    { header: "单位", width: 8 },
    { header: "表头别名", width: 48 },
    { header: "必填", width: 8, choices: [...yesNo.keys()], strict: true },
    { header: "关键", width: 8, choices: [...yesNo.keys()], strict: true },
    { header: "可选值", width: 36 },
    { header: "个人信息", width: 10, choices: [...yesNo.keys()], strict: true },
    { header: "字段编号", width: 14 },
  ],
};

export function kindsPlan(kinds: readonly LedgerKind[]): SheetPlan {
  const rows = kinds.flatMap((kind): SettingsCells[] => {
    const own = {
      台账类型: kind.kind,
      台账名称: kind.name,
      标题用词: listText(kind.words),
      存量: kind.stock ? "是" : "否",
      应报送: frequencyText(kind.frequency),
    };
    const [first, ...others] = kind.fields.map(fieldRow);
    return [{ ...own, ...first }, ...others.map((row) => ({ 台账类型: kind.kind, ...row }))];
  });
  return planOf(kindsTable, rows);
}

function fieldRow({ field, name, type, unit, aliases, required, key, values, personal }: Field): SettingsCells {
  return {
    字段名称: name,
    字段类型: typeText(type),
    单位: unit ?? "",
    表头别名: listText(aliases),
    必填: required ? "是" : "",
    关键: key ? "是" : "",
    可选值: listText(values ?? []),
    个人信息: personal ? "是" : "",
    字段编号: field,
  };
}

export function readKinds(grid: Grid): SettingsReading<LedgerKind[]> {
  const { rows, findings } = readTable(grid, kindsTable);
  if (rows === null) return { entries: null, findings, cells: new Map() };
  const cells = new Map<string, string>();
  const kinds: LedgerKind[] = [];
  const fields = new Map<string, Field[]>();
  for (const row of rows) {
    const key = need(row, "台账类型");
    if (key === undefined) continue;
    let own = fields.get(key);
    if (!own) {
      const kind = kindOf(row, key);
      if (!kind) continue;
      own = [];
      fields.set(key, own);
      cells.set(key, row.cell("台账类型"));
      kinds.push({ ...kind, fields: own });
    }
    if (row.text("字段名称") === "" && row.text("字段编号") === "") continue;
    const field = fieldOf(row, own);
    if (field) own.push(field);
  }
  return { entries: kinds, findings, cells };
}

function kindOf(row: SettingsRow, kind: string): Omit<LedgerKind, "fields"> | undefined {
  const stock = choose(row, "存量", yesNo, false);
  const frequency = choose<Frequency>(row, "应报送", frequencies, "asItComes");
  if (stock === undefined || frequency === undefined) return undefined;
  return { kind, name: row.text("台账名称") || kind, words: listOf(row.text("标题用词")), stock, frequency };
}

function fieldOf(row: SettingsRow, others: readonly Field[]): Field | undefined {
  const name = need(row, "字段名称");
  const type = choose(row, "字段类型", types, "text");
  const [required, key, personal] = ["必填", "关键", "个人信息"].map((header) => choose(row, header, yesNo, false));
  if (name === undefined || type === undefined || required === undefined || key === undefined || personal === undefined) return undefined;
  const field = row.text("字段编号") || newKey(name, type, others);
  if (others.some((other) => other.field === field)) {
    row.note({ code: "settings.duplicate", params: { value: field, column: "字段编号", other: "同一台账" } }, "字段编号");
    return undefined;
  }
  const unit = row.text("单位");
  const values = listOf(row.text("可选值"));
  return {
    field,
    name,
    type,
    ...(unit !== "" && { unit }),
    aliases: listOf(row.text("表头别名")),
    ...(required && { required }),
    ...(key && { key }),
    ...(values.length > 0 && { values }),
    ...(personal && { personal }),
  };
}

/** A clerk who adds a field gives it a name only. */
function newKey(name: string, type: FieldType, others: readonly Field[]): string {
  const reserved = type === "area" || type === "date" ? type : type === "text" && isUnitName(name) ? "unit" : null;
  if (reserved === "area" || (reserved !== null && !others.some((other) => other.field === reserved))) return reserved;
  return name.replace(/[\s、，,；;÷「」（）()]/g, "") || "field";
}
