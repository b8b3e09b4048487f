/** Whether a figure as written can be true of what it means. */
import type { Quantity } from "../../model/quantity";
import { convertQuantity } from "../../language/units";
import type { Candidate } from "./candidates";

/** Same value, or a value that an uncertain figure holds: 570余 for 575, 约2.6万 for 25985. Whole numbers are never rounded in silence. */
export function agrees(quantity: Quantity, text: string, candidate: Candidate): boolean {
  if (candidate.printed === text) return true;
  const same = quantity.unit === null ? quantity : (convertQuantity(quantity, candidate.unit) ?? quantity);
  if (same.mark === "范围") return candidate.mark === "范围" ? close(same.low, candidate.low) && close(same.high, candidate.high) : false;
  if (close(same.value, candidate.value) || rounds(same.value, candidate.value, text)) return same.mark !== null || candidate.mark === null;
  if (same.mark === null) return false;
  const within = candidate.value >= same.low && candidate.value <= same.high;
  return same.mark === "约" ? within && Math.abs(candidate.value - same.value) <= stepOf(same.value, text) / 2 : within;
}

const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** A fraction told with fewer decimals than it has: 95.95 for 95.948. */
function rounds(written: number, value: number, text: string): boolean {
  if (Number.isInteger(value)) return false;
  const decimals = decimalsOf(text);
  return decimals > 0 && close(written, Math.round(value * 10 ** decimals) / 10 ** decimals);
}

/** How exactly an 约 is meant: by its last digit that is not 0 (约2.6万: thousands; 约300: hundreds). */
function stepOf(value: number, text: string): number {
  const decimals = Number.isInteger(value) && /[万亿千百]/.test(text) ? 0 : decimalsOf(text);
  if (decimals > 0) return 10 ** -decimals;
  let step = 1;
  while (value !== 0 && value % (step * 10) === 0) step *= 10;
  return step;
}

/** As written: 75.0 says more than 75. */
const decimalsOf = (text: string): number => /[.．]([0-9０-９]+)/.exec(text)?.[1]?.length ?? 0;
