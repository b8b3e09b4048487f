/** Quantities as people type them (数量): one certain number with bounds, or a problem that says why there is none. Never a silent wrong number. */
import { withoutMasks } from "./personal/mask";
import type { Cell } from "../model/grid";
import type { Mark, Quantity, QuantityProblem, QuantityReading } from "../model/quantity";
import { tidy } from "./numerals";
import { halfWidth } from "./numerals-text";
import { parseQuantity } from "./quantity-parse";

export { printQuantity } from "./quantity-print";

export interface QuantityContext {
  /** Unit of the field or column, canonical; taken where the cell names none. A cell's own unit wins. */
  readonly unit?: string | null;
  /** The column holds rates in per cent: a bare 0.95 (or 1) there is a fraction and reads as 95 %. Also where `unit` is `%`. */
  readonly percent?: boolean;
}

/**
 * Reads a cell as a quantity.
 * - blank: no quantity and no problem (missing is not 0); 无, 暂无, 没有, 零, 〇 are 0
 * - a dash or slash alone is 0 with the problem `dash` (in a rate column nothing at all, with `dash`)
 * - `range`: read with bounds, value the lower end, and reported; all other problems have no quantity
 * - text that is not surely one number (`5+3`, `12（含重复2）`, `1,2`, `第3次`, 若干): `unreadable`
 * - 累计/合计 before a number, limits (不超过50) and plans (预计300) are not what happened: `unreadable`
 * - a percent cell gives its value in per cent with unit `%`; a date cell (or text such as 3月5日) `date`; `#REF!` `error`; `202_`, `***`, `××`, 待定 `placeholder`
 * The bounds of 余, 近, 约, 几十 are told at `parseQuantity`. Readings are shared between equal cells: do not change them.
 */
export function readQuantity(cell: Cell, context?: QuantityContext): QuantityReading {
  if (typeof cell === "number") return readNumber(cell, context);
  if (cell === null) return blank;
  if (typeof cell === "string") return cell === "" ? blank : readText(cell, context);
  if (typeof cell === "boolean") return problem(cell ? "TRUE" : "FALSE", "unreadable");
  if (cell.kind === "percent") {
    const value = tidy(cell.fraction * 100);
    return Number.isFinite(value) ? found(`${String(value)}%`, exact(value, "%")) : problem(String(cell.fraction), "error");
  }
  return cell.kind === "date" ? problem(cell.iso, "date") : problem(cell.code, "error");
}

/**
 * Sum of quantities of one unit (those without a unit go along with any). Bounds add. Marks combine: all exact → exact; one kind of mark, alone
 * or with exact ones → that mark; several kinds → 约. No quantities: 0 without a unit.
 * @throws RangeError where two units differ: converting is the caller's to do first
 */
export function addQuantities(quantities: readonly Quantity[]): Quantity {
  const value = new Sum();
  const low = new Sum();
  const high = new Sum();
  let unit: string | null = null;
  let mark: Mark = null;
  for (const quantity of quantities) {
    if (quantity.unit !== null && quantity.unit !== unit) {
      if (unit !== null) throw new RangeError(`quantities of two units are not added: ${unit}, ${quantity.unit}`);
      unit = quantity.unit;
    }
    value.add(quantity.value);
    low.add(quantity.low);
    high.add(quantity.high);
    if (quantity.mark !== null) mark = mark === null || mark === quantity.mark ? quantity.mark : "约";
  }
  return { value: value.total(), unit, low: low.total(), high: high.total(), mark };
}

/** Compensated summation (Neumaier): the order of records does not show in a total. */
class Sum {
  private sum = 0;
  private lost = 0;
  add(value: number): void {
    const next = this.sum + value;
    this.lost += Math.abs(this.sum) >= Math.abs(value) ? this.sum - next + value : value - next + this.sum;
    this.sum = next;
  }
  total(): number {
    return tidy(this.sum + this.lost);
  }
}

const exact = (value: number, unit: string | null): Quantity => ({ value, unit, low: value, high: value, mark: null });
const found = (text: string, quantity: Quantity): QuantityReading => ({ text, quantity, problem: null, plainNumberAsText: false });
const problem = (text: string, what: QuantityProblem): QuantityReading => ({ text, quantity: null, problem: what, plainNumberAsText: false });
const blank: QuantityReading = { text: "", quantity: null, problem: null, plainNumberAsText: false };

const isPercent = (context: QuantityContext | undefined): boolean => context !== undefined && (context.percent === true || context.unit === "%");
const unitOf = (context: QuantityContext | undefined): string | null => (isPercent(context) ? "%" : (context?.unit ?? null));

function readNumber(value: number, context: QuantityContext | undefined): QuantityReading {
  if (!Number.isFinite(value)) return problem(String(value), "error");
  const text = String(value);
  const fraction = isPercent(context) && value > 0 && value <= 1;
  // Sums computed on the sheet carry binary noise (0.1 + 0.2): Excel itself shows 15 digits.
  return found(text, exact(fraction ? tidy(value * 100) : tidy(value), unitOf(context)));
}

/** What was read before, by column context and text: ledgers repeat themselves. Emptied when full, so that it stays small. */
const memory = new Map<string, Map<string, QuantityReading>>();
const memoryBound = 20000;

function readText(text: string, context: QuantityContext | undefined): QuantityReading {
  const unit = unitOf(context) ?? "";
  let known = memory.get(unit);
  if (known === undefined) {
    if (memory.size > 200) memory.clear();
    memory.set(unit, (known = new Map()));
  }
  let reading = known.get(text);
  if (reading === undefined) {
    reading = parseText(text, context);
    if (known.size >= memoryBound) known.clear();
    known.set(text, reading);
  }
  return reading;
}

const plainNumber = /^-?(?:\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?$/;
const errorText = /^(?:#(?:REF!|VALUE!|N\/A|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|#+)|Err:\d+)/i;
const nothing = new Set(["无", "無", "没有", "暂无", "零", "〇", "0", "无。", "０"]);
const dashes = /^(?:[-—–―─ー]+|[/\\]+|[-—–―/]( *[-—–―/])*)$/;
const placeholders =
  /\*|_|[×✕╳]{2,}|[xX]{2,}|^[×✕╳xX?]$|[□]|○○|\?{2,}|\d[×✕╳](?!\d)|(?<!\d)[×✕╳]\d|^(?:待定|待填|待补|待补充|待统计|待核实|待上报|暂缺|TBD|某|若干某|…+|\.{3,})$/;
const dateText = /^\d{4} ?[-./年] ?\d{1,2} ?[-./月] ?\d{1,2} ?日?(?: .*)?$|\d+月\d+[日号]|^\d{4}年\d{1,2}月/;

function parseText(cell: string, context: QuantityContext | undefined): QuantityReading {
  const original = cell.trim();
  const text = halfWidth(cell).replace(/^'/, "");
  if (text === "") return blank;
  if (plainNumber.test(text)) {
    const value = Number(text.replaceAll(",", ""));
    const significant = text.replace(/\D/g, "").replace(/^0+/, "").length;
    if (significant > 15) return problem(original, "unreadable");
    return { ...readNumber(value, context), text: original, plainNumberAsText: true };
  }
  if (nothing.has(text)) return found(original, exact(0, unitOf(context)));
  if (errorText.test(text)) return problem(original, "error");
  if (dashes.test(text)) return { ...problem(original, "dash"), quantity: isPercent(context) ? null : exact(0, unitOf(context)) };
  if (dateText.test(text)) return problem(original, placeholders.test(text) ? "placeholder" : "date");
  // A telephone or the like, masked: no number, and no blank that somebody forgot.
  if (withoutMasks(text) !== text) return problem(original, "unreadable");
  const quantity = /^\d+[×*xX]\d/.test(text) ? null : parseQuantity(text);
  if (!quantity) return problem(original, placeholders.test(text) && !/^\d+(?:[×*xX]\d+)+/.test(text) ? "placeholder" : "unreadable");
  return { ...found(original, inContext(quantity, context)), problem: quantity.mark === "范围" ? "range" : null };
}

/** Takes the column's unit where none is written; fractions in a rate column become per cent. */
function inContext(quantity: Quantity, context: QuantityContext | undefined): Quantity {
  if (quantity.unit !== null) return quantity;
  const unit = unitOf(context);
  if (unit !== "%" || quantity.high > 1 || quantity.low < 0) return { ...quantity, unit: withoutSecondPower(quantity, unit) };
  const scale = (value: number): number => tidy(value * 100);
  return { value: scale(quantity.value), unit, low: scale(quantity.low), high: scale(quantity.high), mark: quantity.mark };
}

/** `12.5万` in a column of 万元 is 125000 元: nobody means 万 times 万. */
const withoutSecondPower = (quantity: Quantity, unit: string | null): string | null =>
  unit !== null && /^[万亿]./.test(unit) && quantity.value >= 10000 ? unit.slice(1) : unit;
