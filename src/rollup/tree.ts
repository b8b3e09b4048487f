/** The tree of areas under the town (or county) that a run is for. It may have any depth. */
import type { Area } from "../model/area";

export interface AreaTree {
  readonly root: string;
  /** Areas above one, nearest first, the root left out. Empty for the root itself and for what stands right below it. */
  readonly above: (area: string) => readonly string[];
  /** Areas with nothing below them, in the given order, the root left out: who is expected to send ledgers. Unlisted areas are not. */
  readonly leaves: readonly string[];
  readonly isLeaf: (area: string) => boolean;
}

/**
 * @param root name of the area that everything adds up to. What the list puts elsewhere (no parent, a parent outside the list, a circle) stands
 * right below the root: a value is never lost because the tree is wrong.
 */
export function areaTree(areas: readonly Area[], root: string): AreaTree {
  const parents = new Map(areas.map((area) => [area.name, area.parent]));
  const chains = new Map<string, readonly string[]>();
  const above = (area: string): readonly string[] => {
    const known = chains.get(area);
    if (known) return known;
    const chain: string[] = [];
    for (let parent = parents.get(area); parent !== undefined && parent !== root && parents.has(parent); parent = parents.get(parent)) {
      if (parent === area || chain.includes(parent)) {
        chain.length = 0;
        break;
      }
      chain.push(parent);
    }
    const result = area === root ? [] : chain;
    chains.set(area, result);
    return result;
  };
  const inner = new Set(areas.flatMap((area) => above(area.name)));
  // Above the root lies what is not of this run: the county of the town.
  const beyond = new Set<string>();
  for (let parent = parents.get(root); parent !== undefined && !beyond.has(parent); parent = parents.get(parent)) beyond.add(parent);
  const isLeaf = (area: string): boolean => area !== root && !inner.has(area) && !beyond.has(area);
  return { root, above, leaves: areas.filter((area) => !area.unlisted && isLeaf(area.name)).map((area) => area.name), isLeaf };
}
