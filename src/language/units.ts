/** Units (计量单位): one canonical spelling each, and the exact conversions between them. The table stands in units.json. */
import type { Quantity } from "../model/quantity";
import { tidy } from "./numerals";
import { halfWidth } from "./numerals-text";
import table from "./units.json";

/**
 * Canonical spelling of a unit as people write it (`m2` → `㎡`, `千克` → `公斤`, `个小时` → `小时`), or null where the text is no known unit.
 * Money and other units in 百千万亿 stay what they are (`万元` → `万元`) and convert into the unit behind.
 */
export function canonicalUnit(text: string): string | null {
  const known = spellings.get(text);
  if (known !== undefined) return known;
  const bare = halfWidth(text).replace(/ /g, "");
  const unit = spellings.get(bare);
  if (unit !== undefined) return unit;
  const base = /^[百千万亿]/.test(bare) ? spellings.get(bare.slice(1)) : undefined;
  return base === undefined || base === "%" ? null : bare.slice(0, 1) + base;
}

/**
 * The same quantity in another unit, its bounds and mark along; null where the two do not convert: 方 never into 吨, 幅 never into 处.
 * 斤 → 吨 is 0.0005, 里 → 公里 0.5, 亩 → ㎡ 2000/3. People at one event are 人次, copies (张, 本, 册) are 份, never back.
 * A quantity without a unit is returned in the target unit as it is.
 */
export function convertQuantity(quantity: Quantity, toUnit: string): Quantity | null {
  if (quantity.unit === toUnit) return quantity;
  if (quantity.unit === null) return { ...quantity, unit: toUnit };
  const factor = ratio(quantity.unit, toUnit);
  if (factor === null) return null;
  const [times, over] = factor;
  const scaled = (value: number): number => tidy((value * times) / over);
  return { value: scaled(quantity.value), unit: toUnit, low: scaled(quantity.low), high: scaled(quantity.high), mark: quantity.mark };
}

/** A header is shorter; a text of a cell's whole length with brackets that never close would be gone through once for each. */
const LONGEST = 1000;

/**
 * Unit named in a header or a unit line, canonical: `数量（块）` → 块, `清理面积/㎡` → ㎡, `单位：吨` → 吨, `知晓率(%)` → %.
 * null where none is named or several are: `数量（份/块/条）`.
 */
export function unitInText(text: string): string | null {
  const header = halfWidth(text.slice(0, LONGEST)).replace(/\s/g, "");
  const named = [...header.matchAll(/[([{【〔［]([^)\]}】〕］]*)[)\]}】〕］]/g)].map((match) => match[1] ?? "");
  const line = /(?:计量)?单位[:：]([^,，;；]+)$/.exec(header);
  if (line) named.push(line[1] ?? "");
  else if (named.length === 0) {
    const slash = /^(.*)[/_]([^/_]+)$/.exec(header);
    if (slash && canonicalUnit(slash[1] ?? "") === null) named.push(slash[2] ?? "");
  }
  const units = new Set(named.flatMap((part) => unitOf(part.replace(/^(?:计量)?单位[:：]?/, ""))));
  if (units.size !== 1) return null;
  const [unit] = units;
  return unit ?? null;
}

/** The unit that a bracket names; several ("份/块") come back as several, what is no unit as none. */
function unitOf(part: string): string[] {
  const whole = canonicalUnit(part);
  if (whole !== null) return [whole];
  const pieces = part.split(/[/、,或]/);
  if (pieces.length < 2) return [];
  const units = pieces.map(canonicalUnit).filter((unit) => unit !== null);
  return units.length === pieces.length ? units : [];
}

const spellings: ReadonlyMap<string, string> = new Map(table.aliases.flatMap((row) => row.map((spelling) => [spelling, row[0] ?? spelling] as const)));

/** Unit → [unit that its dimension is measured in, numerator, denominator]. Ratios stay whole numbers: one division, one rounding. */
const scales = new Map(
  table.scales.map((row) => {
    const [unit, base, times, over] = row as [string, string, number, number];
    return [unit, { base, times, over }] as const;
  }),
);
const oneWay = new Set(table.oneWay.map((row) => row.join("→")));
const powers: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 10000, 亿: 100000000 };

function ratio(from: string, to: string): readonly [times: number, over: number] | null {
  const [fromBase, fromPower] = withoutPower(from);
  const [toBase, toPower] = withoutPower(to);
  if (fromBase === toBase || oneWay.has(`${fromBase}→${toBase}`)) return [fromPower, toPower];
  const source = scales.get(fromBase);
  const target = scales.get(toBase);
  if (!source || !target || source.base !== target.base) return null;
  return [source.times * target.over * fromPower, source.over * target.times * toPower];
}

function withoutPower(unit: string): readonly [base: string, power: number] {
  const power = spellings.has(unit) ? undefined : powers[unit.slice(0, 1)];
  return power === undefined ? [unit, 1] : [unit.slice(1), power];
}

/** Every spelling of a known unit, canonical ones included, in no particular order: for finding units inside running text. */
export const unitSpellings = (): readonly string[] => [...spellings.keys()];
