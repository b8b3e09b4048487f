/** One case of the fuzzer: a ledger (now and then two on one sheet) with known sums, dressed up by a seed, or in a layout of its own. */
import { builtIn } from "../../src/catalogue";
import type { Grid } from "../../src/model/grid";
import type { SheetReading } from "../../src/model/ledger";
import { readSheets } from "../../src/app/pipeline";
import { dress, together } from "./dress";
import { layOut } from "./layouts";
import { randomOf } from "./random";
import { trueLedger, type TrueLedger } from "./truth";

export interface FuzzCase {
  readonly grids: readonly Grid[];
  /** Names of what was done to it. */
  readonly dressings: readonly string[];
  readonly ledgers: readonly TrueLedger[];
}

/** Every so many cases have a layout of their own. */
const LAYOUTS = 4;

export function caseOf(seed: number): FuzzCase {
  const random = randomOf(seed);
  while (seed % LAYOUTS === 0) {
    const ledger = trueLedger(random);
    const laidOut = layOut(ledger, random);
    if (laidOut) return { ...laidOut, ledgers: [ledger] };
  }
  const ledger = trueLedger(random);
  const dressed = dress(ledger, random);
  if (!random.chance(0.12)) return { grids: [dressed.grid], dressings: dressed.dressings, ledgers: [ledger] };
  const other = trueLedger(random);
  const both = together(dressed, dress(other, random), random);
  return { grids: [both.grid], dressings: both.dressings, ledgers: [ledger, other] };
}

/** All sheets of a case as one: their ledgers and findings together. */
export function readCase({ grids }: FuzzCase): readonly SheetReading[] {
  return readSheets(grids, builtIn);
}
