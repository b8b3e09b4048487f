/** Columns whose names say nothing that a ledger knows, told by what stands in them and beside them: villages, days, units of the figures to their left. */
import columnsWords from "../../language/words/columns.json";
import { wordPattern } from "../../language/word-pattern";
import type { Field } from "../../model/indicator";
import { readAreaName } from "../../language/area";
import { isMeasured, share, type ColumnInput } from "./column-input";
import { nameKey, type FieldMatch, type KindIndex } from "./match";
import { canonicalUnit } from "../../language/units";

/** Share of a column's texts that must be villages or units. */
const MOST = 0.75;
/** Villages under these are not whose the record is. */
const OTHERS = wordPattern()`${columnsWords.otherPlaces}`;

/** @param known columns whose field is known by name; @param given columns that the user decided */
export function fieldsByData(
  kind: KindIndex,
  inputs: readonly ColumnInput[],
  known: ReadonlyMap<number, FieldMatch>,
  given: Readonly<Record<number, string | null>>,
): Map<number, Field> {
  const found = new Map<number, Field>();
  const taken = new Set([...known.values()].map((match) => match.field.field));
  const free = (type: Field["type"], name?: string): Field | undefined =>
    kind.kind.fields.find((field) => field.type === type && (name === undefined || field.field === name) && !taken.has(field.field));
  const take = (index: number, field: Field): void => {
    found.set(index, field);
    taken.add(field.field);
  };
  inputs.forEach(({ index, path, data }, i) => {
    if (known.has(index) || index in given || data.filled === 0) return;
    const leaf = nameKey(path.at(-1) ?? "");
    const area = [...known.values()].some((match) => match.field.type === "area") ? undefined : free("area");
    const unit = free("text", "unit");
    const left = inputs[i - 1];
    const beside = left === undefined ? undefined : known.get(left.index);
    if (area && data.sample.length >= 2 && !OTHERS.test(leaf) && share(data.sample, (text) => readAreaName(text) !== null) >= MOST) take(index, area);
    else if (unit && beside && isMeasured(beside.field) && data.sample.length > 0 && share(data.sample, (text) => canonicalUnit(text) !== null) >= MOST)
      take(index, unit);
    else if (leaf === "" && data.dates > 0 && data.dates >= data.filled * MOST) {
      const date = [...known.values()].some((match) => match.field.type === "date") ? undefined : free("date");
      if (date) take(index, date);
    }
  });
  return found;
}
