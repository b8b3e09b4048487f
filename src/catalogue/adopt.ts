/** Making a column that nothing measures part of the town's own catalogue: one confirmation, and it is an indicator. */
import titlesWords from "../language/words/titles.json";
import { wordPattern } from "../language/word-pattern";
import type { Catalogue, Field, Indicator, LedgerKind } from "../model/indicator";
import type { Column, Ledger } from "../model/ledger";
import { isUnitName } from "./unit-name";

export interface Proposal {
  /** The kind that the ledger then is: a new one for a ledger of no known kind, else its own, with the column's field added. */
  readonly kind: LedgerKind;
  readonly indicator: Indicator;
}

/** Work area of adopted indicators. */
const OWN_GROUP = { group: "own", name: "其他工作" } as const;

/**
 * What the column would be: an indicator `ZD01`… named after its header, the sum of the column (the latest value of a stock ledger) in its unit.
 * null where the column holds no numbers of the ledger's own (a serial number, a text), or is measured already.
 * @param column 0-based column on the sheet
 * @internal an unmeasured column becomes an indicator: wired by the pane that teaches
 */
export function proposeIndicator(catalogue: Catalogue, ledger: Pick<Ledger, "kind" | "title" | "sheet" | "area" | "columns">, column: number): Proposal | null {
  const target = ledger.columns.find((each) => each.index === column);
  if (!target || (target.role !== "unmeasured" && !(target.role === "field" && target.field !== null))) return null;
  const kind = kindOf(catalogue, ledger, target);
  const name = headerName(target);
  const field = kind.fields.find((each) => (target.role === "field" ? each.field === target.field : each.name === name));
  if (field?.type !== "quantity") return null;
  const measure = { type: kind.stock ? ("latest" as const) : ("sum" as const), field: field.field };
  if (catalogue.indicators.some((each) => each.kind === kind.kind && "field" in each.measure && each.measure.field === field.field)) return null;
  const indicator: Indicator = {
    code: nextCode(catalogue),
    name: field.name,
    unit: field.unit ?? unitOf(field.name),
    kind: kind.kind,
    group: OWN_GROUP.group,
    measure,
    where: [],
    periodType: kind.stock ? "stock" : "flow",
    direction: 0,
  };
  return { kind, indicator };
}

/**
 * The catalogue with the proposal in it. Read and measured again with it, the ledger is of its kind and the column counts.
 * @internal an unmeasured column becomes an indicator: wired by the pane that teaches
 */
export function adopt(catalogue: Catalogue, { kind, indicator }: Proposal): Catalogue {
  const known = catalogue.kinds.some((each) => each.kind === kind.kind);
  return {
    ...catalogue,
    kinds: known ? catalogue.kinds.map((each) => (each.kind === kind.kind ? kind : each)) : [...catalogue.kinds, kind],
    indicators: [...catalogue.indicators, indicator],
    groups: catalogue.groups.some(({ group }) => group === OWN_GROUP.group) ? catalogue.groups : [...catalogue.groups, OWN_GROUP],
  };
}

function kindOf(catalogue: Catalogue, ledger: Pick<Ledger, "kind" | "title" | "sheet" | "area" | "columns">, target: Column): LedgerKind {
  const known = catalogue.kinds.find((kind) => kind.kind === ledger.kind);
  if (known) {
    if (target.role === "field" || known.fields.some((field) => field.name === headerName(target))) return known;
    return { ...known, fields: [...known.fields, fieldOf(target, known.fields)] };
  }
  const fields: Field[] = [];
  for (const column of ledger.columns)
    if (column.role !== "serial" && column.role !== "blank" && column.header.length > 0) fields.push(fieldOf(column, fields));
  const name = coreName(ledger);
  // Columns of one ledger that are adopted one by one go to one kind.
  const before = catalogue.kinds.find((kind) => kind.name === name && fields.every((field) => kind.fields.some((each) => each.name === field.name)));
  if (before) return before;
  return { kind: nextKind(catalogue), name, words: [], stock: false, frequency: "asItComes", fields };
}

function fieldOf(column: Column, others: readonly Field[]): Field {
  const name = headerName(column);
  const taken = (key: string): boolean => others.some((field) => field.field === key);
  const special = column.role === "field" && (column.field === "date" || column.field === "area") && !taken(column.field) ? column.field : null;
  if (special !== null) return { field: special, name, type: special, aliases: [], key: true };
  if (column.role !== "unmeasured" && isUnitName(name) && !taken("unit")) return { field: "unit", name, type: "text", aliases: [] };
  const stem = name.replace(/[\s、，,；;÷「」（）()]/g, "") || "field";
  let key = stem === "area" ? "area1" : stem;
  for (let n = 2; taken(key); n++) key = `${stem}${n}`;
  if (column.role !== "unmeasured") return { field: key, name, type: "text", aliases: [] };
  return { field: key, name, type: "quantity", ...(column.unit !== null && { unit: column.unit }), aliases: [] };
}

/** The header without the unit in brackets: 水费（元） is 水费. */
function headerName({ header, index }: Column): string {
  const names = [...new Set(header.map((part) => part.replace(/[（(][^（）()]*[）)]/g, "").replace(/\s+/g, "")))].filter((part) => part !== "");
  return names.join("") || `第${index + 1}列`;
}

const TITLE_END = wordPattern()`(${titlesWords.ends})$`;

/** What all villages call the ledger: the title (else the sheet's name) without the village, the year and the month. */
function coreName({ title, sheet, area }: Pick<Ledger, "title" | "sheet" | "area">): string {
  for (const text of [title, sheet]) {
    if (text === null) continue;
    const core = (area === null ? text : text.replaceAll(area, ""))
      .replace(/[（(][^（）()]*[）)]/g, "")
      .replace(/[0-9〇○一二三四五六七八九十]+(年度?|月份?|季度)|[上下]半年|第[0-9一二三四]季度|\d+|\s+/g, "")
      .replace(TITLE_END, "");
    if (core.length >= 2 && !/^(sheet|工作表|book)$/i.test(core)) return core;
  }
  return "自定义台账";
}

function unitOf(name: string): string {
  if (/人次$/.test(name)) return "人次";
  if (/(人数|人员)$/.test(name)) return "人";
  const [, unit] = /([户次辆处份块条场家项])数?$/.exec(name) ?? [];
  return unit ?? (/面积$/.test(name) ? "㎡" : /(金额|费|款)$/.test(name) ? "元" : "个");
}

function nextCode({ indicators }: Catalogue): string {
  const used = indicators.map(({ code }) => Number(/^ZD(\d+)$/.exec(code)?.[1] ?? 0));
  return `ZD${String(Math.max(0, ...used) + 1).padStart(2, "0")}`;
}

function nextKind({ kinds }: Catalogue): string {
  const used = kinds.map(({ kind }) => Number(/^own-(\d+)$/.exec(kind)?.[1] ?? 0));
  return `own-${Math.max(0, ...used) + 1}`;
}
