/** A column of measure words belongs to the number beside it: reading and measuring know it by the key `unit`, whatever kind it is of. */
const UNIT_NAMES: ReadonlySet<string> = new Set(["单位", "计量单位", "数量单位"]);

/** Whether a field of that name is the column of measure words. */
export const isUnitName = (name: string): boolean => UNIT_NAMES.has(name);
