/** Blank ledgers for the villages to fill in: one sheet a kind, with headers that cannot be changed, drop-downs and checks while typing. */
import { columnLetters } from "../model/address";
import type { Area } from "../model/area";
import type { Catalogue, Field, Indicator, LedgerKind } from "../model/indicator";
import type { PlanCell, PlanValidation, SheetPlan } from "../model/sheet-plan";
import { takesValue } from "./filter";
import { areasPlan, areasTable } from "./sheets/areas-sheet";
import { HEADER_ROW, INLINE_LIST } from "./sheets/table";

/** Rows ready to be filled in. */
const ROWS = 200;
const FIRST = HEADER_ROW + 1;

/**
 * One plan a kind, in the catalogue's order; with areas, 设置·区划 at the end, where the drop-downs of long lists come from.
 * Rates are left out (they are worked out from their two sides), and so is 村居 where a village fills in a ledger of its own: the line 填报单位
 * says whose it is.
 */
export function blankLedgers(catalogue: Catalogue, areas: readonly Area[]): SheetPlan[] {
  const ledgers = catalogue.kinds.map((kind) => blankLedger(kind, catalogue, areas));
  return areas.length === 0 ? ledgers : [...ledgers, areasPlan(areas)];
}

function blankLedger(kind: LedgerKind, { indicators }: Catalogue, areas: readonly Area[]): SheetPlan {
  const own = indicators.filter((indicator) => indicator.kind === kind.kind);
  const fields = kind.fields.filter((field) => field.type !== "rate" && !(field.type === "area" && kind.frequency !== "asItComes"));
  const width = Math.max(fields.length, PERIOD_CELL + 1);
  const last = columnLetters(width - 1);
  const row = (cells: Readonly<Record<number, PlanCell>>): (PlanCell | null)[] => Array.from({ length: width }, (_, column) => cells[column] ?? null);
  const blank = Array.from({ length: width }, (_, column): PlanCell | null => {
    const field = fields[column];
    return field ? { value: null, style: "input", ...(field.type === "date" && { numberFormat: "yyyy-mm-dd" }) } : null;
  });
  return {
    purpose: `blank-${kind.kind}`,
    name: kind.name,
    cells: [
      row({ 0: { value: kind.name.endsWith("台账") ? kind.name : `${kind.name}台账`, style: "title" } }),
      row({
        0: { value: "填报单位：", style: "subtitle" },
        1: { value: null, style: "input" },
        [PERIOD_CELL - 1]: { value: "报告期：", style: "subtitle" },
        [PERIOD_CELL]: { value: null, style: "input" },
      }),
      row(Object.fromEntries(fields.map((field, column) => [column, { value: headerOf(field), style: "header" }]))),
      ...Array.from({ length: ROWS }, () => blank),
    ],
    merges: [`A1:${last}1`],
    widths: Array.from({ length: width }, (_, column) => widthOf(fields[column])),
    tables: [],
    charts: [],
    conditionals: [],
    validations: [...areaValidation("B2", "填报单位", areas), ...fields.flatMap((field, column) => validationOf(field, column, own, areas))],
    freeze: { rows: FIRST, columns: 0 },
    print: { landscape: true, fitToWidth: true, repeatRows: `${FIRST}:${FIRST}` },
    tabColor: kind.stock ? "4472C4" : null,
    unlocked: ["B2", `${columnLetters(PERIOD_CELL)}2`, `A${FIRST + 1}:${columnLetters(fields.length - 1)}${FIRST + ROWS}`],
  };
}

/** 报告期 stands in the fifth column, its label before it. */
const PERIOD_CELL = 4;

const headerOf = ({ name, type, unit }: Field): string => (type === "quantity" && unit !== undefined ? `${name}（${unit}）` : name);

function widthOf(field: Field | undefined): number {
  if (!field) return 12;
  const least = { date: 13, area: 14, quantity: 11, rate: 11, text: field.values ? 14 : 20 }[field.type];
  return Math.max(least, headerOf(field).length * 2 + 2);
}

function validationOf(field: Field, column: number, indicators: readonly Indicator[], areas: readonly Area[]): PlanValidation[] {
  const letters = columnLetters(column);
  const range = `${letters}${FIRST + 1}:${letters}${FIRST + ROWS}`;
  const title = field.name.slice(0, 30);
  if (field.type === "area") return areaValidation(range, title, areas);
  if (field.type === "date") {
    const message = "请填日期，例如 2024-3-5。";
    return [{ range, rule: { type: "date", from: "2000-01-01", to: "2099-12-31" }, title, message, strict: true }];
  }
  if (field.type === "quantity") {
    const unit = field.unit === undefined ? "" : `，单位是${field.unit}`;
    const message = `请只填数字${unit}。确实没有准数的，可以写成“2万余”。`;
    return [{ range, rule: { type: "number", min: 0, whole: !measuredInParts.has(field.unit ?? "") }, title, message, strict: false }];
  }
  const values = offered(field, indicators);
  if (values.length === 0 || values.join(",").length > INLINE_LIST) return [];
  const strict = indicators.some(({ measure, where }) =>
    where.some(({ field: key, op }) => key === field.field && (op === "equals" || measure.type === "sum")),
  );
  const message = strict ? `请从列表中选择：${values.join("、")}` : `可以从列表中选择，也可以另写：${values.join("、")}`;
  return [{ range, rule: { type: "list", values }, title, message: message.slice(0, 200), strict }];
}

/** Units that come in parts; things and people are counted in whole numbers. */
const measuredInParts = new Set(["吨", "方", "㎡", "公里", "米", "亩", "小时", "元", "万元", "公斤"]);

/** Known values, without those whose number no indicator would take (横幅). */
function offered(field: Field, indicators: readonly Indicator[]): readonly string[] {
  const measuring = indicators.filter(({ measure }) => measure.type !== "count" && measure.type !== "distinct");
  const asks = ({ where }: Indicator): boolean => where.some((filter) => filter.field === field.field);
  if (!measuring.some(asks)) return field.values ?? [];
  return (field.values ?? []).filter((value) => measuring.some(({ where }) => takesValue(where, field.field, value)));
}

function areaValidation(range: string, title: string, areas: readonly Area[]): PlanValidation[] {
  if (areas.length === 0) return [];
  const names = areas.map((area) => area.name);
  const rows = `$A$${HEADER_ROW + 2}:$A$${HEADER_ROW + 1 + names.length}`;
  const rule: PlanValidation["rule"] =
    names.join(",").length > INLINE_LIST ? { type: "list-range", formula: `'${areasTable.sheet}'!${rows}` } : { type: "list", values: names };
  return [{ range, rule, title, message: "请从列表中选择村（居）。", strict: true }];
}
