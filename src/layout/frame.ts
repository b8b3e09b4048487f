/** What all sheets of a run know: the roll-up, the names to show, and the areas in their order. */
import type { Finding } from "../model/finding";
import type { Catalogue } from "../model/indicator";
import type { RollUp } from "../model/total";

export interface SheetFrame {
  readonly rollUp: RollUp;
  readonly findings: readonly Finding[];
  readonly catalogue: Catalogue;
  readonly today: string;
  /** Areas straight below the town (villages, or towns of a county), then the town itself where it has ledgers of its own. */
  readonly columns: readonly string[];
  /** Every area that has a value, with the one above it. */
  readonly parents: ReadonlyMap<string, string>;
  /** Name to show: the town's own share is 镇本级. */
  readonly shown: (area: string) => string;
  readonly kindName: (kind: string) => string;
}

export function sheetFrameOf(input: Pick<SheetFrame, "rollUp" | "findings" | "catalogue" | "today">): SheetFrame {
  const { rollUp, catalogue } = input;
  const root = rollUp.town;
  const parents = new Map<string, string>();
  for (const area of rollUp.areas) if (area.name !== root) parents.set(area.name, area.parent ?? root);
  const valued = new Set<string>();
  for (const total of rollUp.totals) for (const area of total.byArea.keys()) valued.add(area);
  for (const area of valued) if (area !== root && !parents.has(area)) parents.set(area, root);
  const columns = [...parents].filter(([, parent]) => parent === root).map(([area]) => area);
  if (valued.has(root)) columns.push(root);
  const rootType = rollUp.areas.find((area) => area.name === root)?.type ?? "镇";
  const kindNames = new Map(catalogue.kinds.map((kind) => [kind.kind, kind.name]));
  return {
    ...input,
    columns,
    parents,
    shown: (area) => (area === root ? `${rootType}本级` : area),
    kindName: (kind) => kindNames.get(kind) ?? (kind === "other" ? "其他" : kind),
  };
}
