/** Quantities, days and areas as tests write them down. */
import type { Area } from "../../src/model/area";
import type { Period } from "../../src/model/period";
import type { Mark, Quantity } from "../../src/model/quantity";

export const march: Period = { label: "2024年3月", type: "month", start: "2024-03-01", end: "2024-03-31" };
export const town = "石桥镇";
export const village = (name: string, parent: string = town): Area => ({ name, type: "村", parent, aliases: [] });
export const villages = ["东庄村", "西庄村", "南庄村"].map((name) => village(name));

export const exact = (value: number, unit: string | null = null): Quantity => ({ value, unit, low: value, high: value, mark: null });
export const marked = (value: number, low: number, high: number, mark: Mark, unit: string | null = null): Quantity => ({ value, unit, low, high, mark });
