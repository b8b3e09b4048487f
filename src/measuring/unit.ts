/** Does a quantity fit an indicator: the same unit, one that converts, or one that the indicator lists as meaning the same (册 for 份)? */
import type { Indicator, LedgerKind } from "../model/indicator";
import type { Quantity } from "../model/quantity";
import { canonicalUnit, convertQuantity } from "../language/units";

/**
 * How a quantity goes into an indicator: in the indicator's unit, or null where its unit does not fit (方 into 吨).
 * A quantity without a unit fits where the field's own unit does: an unmarked 垃圾量 is 吨, never 方.
 * An indicator broken down by unit takes only the units it lists, as they are (幅 and 处 are never converted).
 */
export function fitter(indicator: Indicator, field: string, kind: LedgerKind): (quantity: Quantity) => Quantity | null {
  const unit = canonicalUnit(indicator.unit) ?? indicator.unit;
  const same = new Set([indicator.unit, unit, ...(indicator.units ?? []).flatMap((u) => [u, canonicalUnit(u) ?? u])]);
  const kept = indicator.breakdown === "unit";
  const put = (quantity: Quantity): Quantity | null => {
    if (quantity.unit !== null && same.has(quantity.unit)) return { ...quantity, unit: indicator.unit };
    if (kept || quantity.unit === null) return null;
    const converted = convertQuantity(quantity, unit);
    return converted && { ...converted, unit: indicator.unit };
  };
  const fieldUnit = kind.fields.find((f) => f.field === field)?.unit;
  const takesBare = fieldUnit === undefined || put({ value: 1, low: 1, high: 1, mark: null, unit: canonicalUnit(fieldUnit) ?? fieldUnit }) !== null;
  const refused = new Set<string>();
  return (quantity) => {
    if (quantity.unit === indicator.unit) return quantity;
    if (quantity.unit === null) return takesBare ? { ...quantity, unit: indicator.unit } : null;
    if (refused.has(quantity.unit)) return null;
    const put1 = put(quantity);
    if (put1 === null) refused.add(quantity.unit);
    return put1;
  };
}

/** A record's quantity with the unit that the row names in a column of its own (计量单位), where the number itself names none. */
export function withRowUnit(quantity: Quantity, rowUnit: string | undefined): Quantity {
  if (quantity.unit !== null || rowUnit === undefined || rowUnit === "") return quantity;
  return { ...quantity, unit: canonicalUnit(rowUnit) ?? rowUnit };
}
