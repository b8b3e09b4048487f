/** The areas right below the town: who leads, how many took part. */
import type { Area, AreaType } from "../model/area";
import type { IndicatorValue, RollUp, Total } from "../model/total";

const TYPE_NAMES: Readonly<Record<AreaType, string>> = { 村: "村", 居: "社区", 镇: "乡镇", 县: "县" };

/** Areas one level below the root, in their order: villages of a town, towns of a county. */
export function membersOf({ areas: all, town }: RollUp): Area[] {
  // A name that the town's list lacks is not told as one of its villages until somebody confirms it; its figures are in the totals.
  const areas = all.filter(({ unlisted }) => !unlisted);
  const below = areas.filter(({ name, parent }) => name !== town && (parent === undefined || parent === town));
  return below.length > 0 ? below : areas.filter(({ name }) => name !== town);
}

/** 村, 社区, or 村（社区） where both are meant. */
export function memberWord(members: readonly Area[]): string {
  const types = [...new Set(members.map(({ type }) => type))];
  const [first = "村", second] = types.map((type) => TYPE_NAMES[type]);
  return second === undefined ? first : types.includes("村") && types.includes("居") ? "村（社区）" : "单位";
}

/** Values above 0 of the members, largest first; equal ones in the order of the areas. */
export function contributions(total: Total, rollUp: RollUp): IndicatorValue[] {
  return membersOf(rollUp)
    .flatMap(({ name }) => {
      const value = total.byArea.get(name);
      return value?.quantity && value.quantity.value > 0 ? [value] : [];
    })
    .sort((a, b) => (b.quantity?.value ?? 0) - (a.quantity?.value ?? 0));
}
