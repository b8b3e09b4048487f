/** Villages as names of columns, in tables with the villages across. */
import { readAreaName } from "./area";
import { remembering } from "./remembering";

/** The village or community that a header names (`东庄村`, `水口居委会`), canonical; null for towns and other words. */
export const areaIn = remembering((name: string): string | null => {
  const area = readAreaName(name);
  return area && (area.type === "村" || area.type === "居") ? area.name : null;
});
