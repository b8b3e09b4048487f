/** A figure as running text writes it: units of several words (个百分点, 个村（社区）) are no units of a ledger's cell. */
import type { Quantity, QuantityProblem } from "../../model/quantity";
import { readQuantity } from "../../language/quantity";

/** Counted in reports, never in a cell. Longest first. */
export const COMPOUND = "个百分点|百分点|个村（社区）|个村\\(社区\\)|个村居|个社区|个居委会|个行政村|个村(?=[^级民务内])|个村$";
const COMPOUND_END = new RegExp(`(?:${COMPOUND})$`);

/** @returns the quantity, or why there is none; `unit` is the compound one where there is one */
export function readFigure(text: string): { readonly quantity: Quantity | null; readonly unit: string | null; readonly problem: QuantityProblem | null } {
  const bare = text.replace(/^(?:超过|超|逾)/, "");
  const compound = COMPOUND_END.exec(bare)?.[0];
  if (compound === undefined) {
    const { quantity, problem } = readQuantity(bare);
    const read = quantity ?? upsideDown(bare);
    return { quantity: read, unit: read?.unit ?? null, problem };
  }
  const { quantity, problem } = readQuantity(bare.slice(0, -compound.length));
  const unit = compound.replace("(", "（").replace(")", "）").replace(/^百/, "个百");
  return { quantity: quantity ? { ...quantity, unit } : null, unit, problem };
}

/** 4009～1011人次 is a range that cannot be; it is still a figure, and one that agrees with nothing. */
function upsideDown(text: string): Quantity | null {
  const ends = /^([^～~—至-]+)(?:[～~至]|—+|-)([^～~—至-]+)$/.exec(text);
  const [low, high] = [readQuantity(ends?.[1] ?? "").quantity, readQuantity(ends?.[2] ?? "").quantity];
  return low && high ? { ...high, value: low.value, low: low.value, high: high.value, mark: "范围" } : null;
}
