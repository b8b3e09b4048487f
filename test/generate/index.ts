/**
 * Made-up towns for tests: `townOf` says what happened (the truth), `gridsOf` puts it on sheets in layouts that differ as real ones do.
 * Both repeat for the same seed. Deterministic, and independent of every stage under test but the catalogue's names.
 */
import type { Grid } from "../../src/model/grid";
import { layoutOf, paperOf, stack, type Layout } from "./paper";
import { random } from "./random";
import type { TruthTown } from "./truth";

export { messOf } from "./mess";
export type { Layout } from "./paper";
export { random, type Random } from "./random";
export { townOf, TODAY, type TownOptions, type TruthLedger, type TruthRow, type TruthTown } from "./truth";

/** All sheets of a town. `fixed` sets parts of every layout; the rest is chance, ledger by ledger. */
export function gridsOf(town: TruthTown, seed: number, fixed: Partial<Layout> = {}): Grid[] {
  const chance = random(seed ^ 0x5eed);
  // Some clerks keep all ledgers of a village on one sheet, each under its title.
  const together = chance.chance(0.2) && town.ledgers.every((ledger) => ledger.area !== null && ledger.sheet !== ledger.area);
  const grids = town.ledgers.map((ledger) => paperOf(ledger, layoutOf(chance, together ? { title: true, ...fixed } : fixed), chance));
  if (!together) return grids;
  const byFile = new Map<string, Grid[]>();
  for (const grid of grids) byFile.set(grid.file, [...(byFile.get(grid.file) ?? []), grid]);
  return [...byFile.values()].map((list) => ({ ...stack(list, 2), sheet: "台账" }));
}
