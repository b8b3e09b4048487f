/** The made-up town's own catalogue, as its settings.xlsx says it. */
import { builtIn } from "../../src/catalogue";
import type { Catalogue, Responsible, Target } from "../../src/model/indicator";
import { AREAS, TOWN } from "./town";

const TARGETS: readonly Target[] = [
  { indicator: "XC05", area: null, value: 25_000 },
  { indicator: "XC09", area: null, value: 95 },
  { indicator: "ZY01", area: null, value: 200 },
  { indicator: "ZY04", area: null, value: 1000 },
  { indicator: "JC01", area: null, value: 280 },
  { indicator: "PX01", area: null, value: 30 },
  { indicator: "CP02", area: null, value: 41 },
];
const RESPONSIBLE: readonly Responsible[] = [
  { subject: "publicity", unit: "镇宣传办" },
  { subject: "volunteer", unit: "镇新时代文明实践所" },
  { subject: "environment", unit: "镇综合执法队" },
  { subject: "construction", unit: "镇农业农村办" },
];

/** The town's own catalogue: the built-in one with its areas, targets and responsible units. */
export const townCatalogue: Catalogue = { ...builtIn, town: TOWN, areas: AREAS, targets: TARGETS, responsible: RESPONSIBLE };
