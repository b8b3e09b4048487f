/** How well the unit of a figure goes with the unit of what it may mean. */
import { canonicalUnit, convertQuantity } from "../../language/units";

/** Units that count the same thing with another word. */
const SAME_THING: readonly (readonly string[])[] = [
  ["次", "场次", "场", "期"],
  ["人", "名", "人次", "位"],
  ["块", "个", "面", "处", "幅", "条"],
  ["支", "个", "队"],
  ["户", "个", "家"],
  ["家", "处", "个"],
  ["项", "个", "条"],
];

/** 3 the same unit, 2 convertible, 1 another word for the same thing or no unit written, 0 something else. */
export function unitFit(written: string | null, unit: string): 0 | 1 | 2 | 3 {
  if (written === null) return unit === "%" ? 0 : 1;
  const canonical = canonicalUnit(written) ?? written;
  const own = canonicalUnit(unit) ?? unit;
  if (canonical === own) return 3;
  if (convertQuantity({ value: 1, unit: canonical, low: 1, high: 1, mark: null }, own)) return 2;
  return SAME_THING.some((group) => group.includes(canonical) && group.includes(own)) ? 1 : 0;
}
