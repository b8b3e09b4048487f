/** 设置·指标: what is counted, in words that clerks use: 求和, 计数, 最新值… of a field, under a condition. */
import type { Grid } from "../../model/grid";
import type { Indicator, IndicatorGroup, IndicatorWords, LedgerKind, Measure, PeriodType } from "../../model/indicator";
import type { SheetPlan } from "../../model/sheet-plan";
import { conditionText, fieldNamed, fieldText, readConditions } from "./conditions";
import type { SettingsReading } from "./entries";
import { choose, need, planOf, readTable, type SettingsCells, type SettingsRow, type SettingsTable } from "./table";
import { listOf, listText, quote, split, unquote } from "./words";

type MeasureWord = Exclude<Measure["type"], "ratio"> | "ratio-sum" | "ratio-latest" | "ratio-indicator";

const measures: ReadonlyMap<string, MeasureWord> = new Map([
  ["求和", "sum"],
  ["计数", "count"],
  ["求和或计数", "sumOrCount"],
  ["最新值", "latest"],
  ["最大值", "max"],
  ["不重复数", "distinct"],
  ["比率", "ratio-sum"],
  ["最新值比率", "ratio-latest"],
  ["指标比率", "ratio-indicator"],
]);
const periodTypes: ReadonlyMap<string, PeriodType> = new Map([
  ["当期", "flow"],
  ["当年累计", "yearToDate"],
  ["存量", "stock"],
]);
const directions: ReadonlyMap<string, Indicator["direction"]> = new Map([
  ["越多越好", 1],
  ["不论", 0],
  ["越少越好", -1],
]);
const BY_UNIT = "按单位";
const wordOf = <Value>(words: ReadonlyMap<string, Value>, value: Value): string => [...words].find(([, each]) => each === value)?.[0] ?? "";

export const indicatorsTable: SettingsTable = {
  purpose: "settings-indicators",
  sheet: "设置·指标",
  title: "指标",
  note: "一行一个指标。字段写台账的字段名称，比率写成“知晓人数 ÷ 调查人数”。条件写成“形式 含 旗牌、宣传牌”的样子，可用含、不含、是、已填，几个条件之间用分号。可计单位是不换算、同样计入的单位。文中说法是核对材料时认这个指标的词，比率还可以写“分子 …；分母 …”。有任务的指标写任务名称和任务总数的指标编号，没完成的部分列入存在问题。",
  columns: [
    { header: "编号", width: 9, required: true },
    { header: "指标名称", width: 24, required: true },
    { header: "单位", width: 8, required: true },
    { header: "工作领域", width: 18 },
    { header: "台账", width: 18, required: true },
    { header: "计算", width: 12, required: true, choices: [...measures.keys()], strict: true },
    { header: "字段", width: 24 },
    { header: "分别按", width: 10 },
    { header: "条件", width: 48 },
    { header: "时期", width: 10, required: true, choices: [...periodTypes.keys()], strict: true },
    { header: "分项", width: 10 },
    { header: "可计单位", width: 18 },
    { header: "好坏", width: 10, choices: [...directions.keys()], strict: true },
    { header: "文中说法", width: 36 },
    { header: "任务名称", width: 18 },
    { header: "任务总数", width: 10 },
  ],
};

interface Names {
  readonly kinds: readonly LedgerKind[];
  readonly groups: readonly IndicatorGroup[];
}

export const indicatorsPlan = (indicators: readonly Indicator[], names: Names): SheetPlan =>
  planOf(
    indicatorsTable,
    indicators.map((indicator) => rowOf(indicator, names)),
  );

function rowOf(indicator: Indicator, { kinds, groups }: Names): SettingsCells {
  const { measure } = indicator;
  const kind = kinds.find((k) => k.kind === indicator.kind) ?? {
    kind: indicator.kind,
    name: indicator.kind,
    words: [],
    stock: false,
    frequency: "asItComes" as const,
    fields: [],
  };
  const name = (key: string): string => fieldText(key, kind);
  const ratio = measure.type === "ratio" ? measure : null;
  const sides = ratio && [ratio.numerator, ratio.denominator].map((side) => (ratio.of === "indicator" ? quote(side) : name(side)));
  const per = measure.type === "latest" || measure.type === "ratio" ? measure.per : undefined;
  return {
    编号: indicator.code,
    指标名称: indicator.name,
    单位: indicator.unit,
    工作领域: nameOrKey(indicator.group, groups, "group"),
    台账: nameOrKey(indicator.kind, kinds, "kind"),
    计算: wordOf(measures, measure.type === "ratio" ? `ratio-${measure.of}` : measure.type),
    字段: sides ? sides.join(" ÷ ") : measure.type === "count" || measure.type === "ratio" ? "" : name(measure.field),
    分别按: per === undefined ? "" : name(per),
    条件: conditionText(indicator.where, kind),
    时期: wordOf(periodTypes, indicator.periodType),
    分项: indicator.breakdown === undefined ? "" : indicator.breakdown === "unit" ? BY_UNIT : name(indicator.breakdown),
    可计单位: listText(indicator.units ?? []),
    好坏: wordOf(directions, indicator.direction),
    文中说法: wordsText(indicator.words ?? {}),
    任务名称: indicator.task?.name ?? "",
    任务总数: indicator.task?.of ?? "",
  };
}

/** @param names.groups groups known so far; a new work area that a row names is added to them and returned
 * @param base indicators whose words and tasks a sheet keeps that has no columns for them
 */
export function readIndicators(
  grid: Grid,
  names: Names,
  base: readonly Indicator[],
): SettingsReading<Indicator[]> & { readonly groups: readonly IndicatorGroup[] } {
  const { rows, findings } = readTable(grid, indicatorsTable);
  if (rows === null) return { entries: null, findings, cells: new Map(), groups: names.groups };
  const groups = [...names.groups];
  const cells = new Map<string, string>();
  const indicators: Indicator[] = [];
  for (const row of rows) {
    const indicator = indicatorOf(row, { kinds: names.kinds, groups }, base);
    if (!indicator) continue;
    const other = cells.get(indicator.code);
    if (other !== undefined) {
      row.note({ code: "settings.duplicate", params: { value: indicator.code, column: "编号", other } }, "编号");
      continue;
    }
    cells.set(indicator.code, row.cell("编号"));
    indicators.push(indicator);
  }
  return { entries: indicators, findings, cells, groups };
}

function indicatorOf(
  row: SettingsRow,
  { kinds, groups }: { kinds: readonly LedgerKind[]; groups: IndicatorGroup[] },
  base: readonly Indicator[],
): Indicator | undefined {
  const code = need(row, "编号");
  if (code !== undefined && !/^[A-Za-z0-9_-]{1,20}$/.test(code)) {
    row.note({ code: "settings.bad-code", params: { value: code } }, "编号");
    return undefined;
  }
  const name = need(row, "指标名称");
  const unit = need(row, "单位");
  const kind = known(row, "台账", kinds, "kind");
  const word = choose(row, "计算", measures);
  const periodType = choose(row, "时期", periodTypes);
  const direction = choose(row, "好坏", directions, 0);
  if (code === undefined || name === undefined || unit === undefined || !kind || word === undefined || periodType === undefined || direction === undefined)
    return undefined;
  const measure = measureOf(row, word, kind);
  const conditions = readConditions(row.text("条件"), kind);
  if ("unreadable" in conditions) row.note({ code: "settings.unreadable-condition", params: { value: conditions.unreadable } }, "条件");
  else if ("unknownField" in conditions) noteField(row, "条件", conditions.unknownField, kind);
  const breakdown = row.text("分项") === BY_UNIT ? "unit" : optionalField(row, "分项", kind);
  if (!measure || !("filters" in conditions) || breakdown === null) return undefined;
  const units = listOf(row.text("可计单位"));
  return {
    code,
    name,
    unit,
    kind: kind.kind,
    group: groupOf(row.text("工作领域") || kind.name, groups),
    measure,
    where: conditions.filters,
    periodType,
    ...(breakdown !== undefined && { breakdown }),
    ...(units.length > 0 && { units }),
    direction,
    ...toldAs(
      row,
      base.find((known) => known.code === code),
    ),
  };
}

/** The words and the task of an indicator, from their columns; where a sheet has none of them, as they were. */
function toldAs(row: SettingsRow, known: Indicator | undefined): Pick<Indicator, "words" | "task"> {
  const words = row.has("文中说法") ? readWords(row.text("文中说法")) : known?.words;
  const name = row.text("任务名称");
  const of = row.text("任务总数");
  const task = row.has("任务名称") ? (name === "" ? undefined : { name, ...(of !== "" && { of }) }) : known?.task;
  return { ...(words && { words }), ...(task && { task }) };
}

const wordLabels = { numerator: "分子", denominator: "分母", left: "未完成" } as const;
const labels = Object.entries(wordLabels) as [keyof typeof wordLabels, string][];

/** `项目完成率、完成率；分子 完成数；分母 任务数`. */
const wordsText = (words: IndicatorWords): string =>
  [listText(words.amount ?? []), ...labels.map(([part, label]) => (words[part] ? `${label} ${listText(words[part])}` : ""))]
    .filter((part) => part !== "")
    .join("；");

function readWords(text: string): IndicatorWords | undefined {
  const words: { -readonly [Part in keyof IndicatorWords]: IndicatorWords[Part] } = {};
  for (const piece of split(text, /[；;\n\r]/)) {
    const label = labels.find(([, each]) => new RegExp(`^${each}[\\s：:]`).test(piece));
    const list = listOf(label ? piece.slice(label[1].length + 1) : piece);
    if (list.length > 0) words[label?.[0] ?? "amount"] = list;
  }
  return Object.keys(words).length > 0 ? words : undefined;
}

function measureOf(row: SettingsRow, word: MeasureWord, kind: LedgerKind): Measure | undefined {
  if (word === "count") return { type: "count" };
  const text = need(row, "字段");
  const per = optionalField(row, "分别按", kind);
  if (text === undefined || per === null) return undefined;
  const byPer = per === undefined ? {} : { per };
  if (word === "ratio-sum" || word === "ratio-latest" || word === "ratio-indicator") {
    const of = word === "ratio-sum" ? "sum" : word === "ratio-latest" ? "latest" : "indicator";
    const sides = split(text, /[÷]/).length === 2 ? split(text, /[÷]/) : split(text, /[/／]/);
    const [above, below] = sides.map(unquote);
    if (sides.length !== 2 || !above || !below) {
      row.note({ code: "settings.not-allowed", params: { column: "字段", value: text, allowed: "知晓人数 ÷ 调查人数（两个字段，中间用÷）" } }, "字段");
      return undefined;
    }
    if (of === "indicator") return { type: "ratio", numerator: above, denominator: below, of, ...byPer };
    const numerator = fieldKey(row, "字段", above, kind);
    const denominator = fieldKey(row, "字段", below, kind);
    return numerator === undefined || denominator === undefined ? undefined : { type: "ratio", numerator, denominator, of, ...byPer };
  }
  const field = fieldKey(row, "字段", unquote(text), kind);
  if (field === undefined) return undefined;
  return word === "latest" ? { type: "latest", field, ...byPer } : { type: word, field };
}

/** undefined where the cell is blank, null (with a finding) where it names no field. */
function optionalField(row: SettingsRow, header: string, kind: LedgerKind): string | undefined | null {
  const text = row.text(header);
  return text === "" ? undefined : (fieldKey(row, header, unquote(text), kind) ?? null);
}

function fieldKey(row: SettingsRow, header: string, text: string, kind: LedgerKind): string | undefined {
  const field = fieldNamed(text, kind);
  if (!field) noteField(row, header, text, kind);
  return field?.field;
}

const noteField = (row: SettingsRow, header: string, value: string, kind: LedgerKind): void =>
  row.note({ code: "settings.unknown", params: { what: `“${kind.name}”的字段`, value, allowed: kind.fields.map((field) => field.name).join("、") } }, header);

/** The work area of that name or key; a new name is a new work area, the last in the report. */
function groupOf(text: string, groups: IndicatorGroup[]): string {
  const found = named(text, groups, "group");
  if (found) return found.group;
  const group = text.replace(/[\s、，,；;÷「」（）()]/g, "") || "other";
  groups.push({ group, name: text });
  return group;
}

export function known<Key extends string, Entry extends Readonly<Record<Key, string>> & { readonly name: string }>(
  row: SettingsRow,
  header: string,
  entries: readonly Entry[],
  key: Key,
): Entry | undefined {
  const text = need(row, header);
  if (text === undefined) return undefined;
  const entry = named(text, entries, key);
  if (!entry) row.note({ code: "settings.unknown", params: { what: header, value: text, allowed: entries.map((each) => each.name).join("、") } }, header);
  return entry;
}

export const named = <Key extends string, Entry extends Readonly<Record<Key, string>> & { readonly name: string }>(
  text: string,
  entries: readonly Entry[],
  key: Key,
): Entry | undefined => entries.find((entry) => entry.name === text) ?? entries.find((entry) => entry[key] === text);

/** What an entry is called in a cell: its name where only it has the name, else its key. */
export function nameOrKey<Key extends string, Entry extends Readonly<Record<Key, string>> & { readonly name: string }>(
  value: string,
  entries: readonly Entry[],
  key: Key,
): string {
  const entry = entries.find((each) => each[key] === value);
  return entry && named(entry.name, entries, key) === entry ? entry.name : value;
}
