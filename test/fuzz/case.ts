/** One case of the fuzzer: a ledger (now and then two on one sheet) with known sums, dressed up by a seed. */
import { dress, together, type Dressed } from "./dress";
import { randomOf } from "./random";
import { trueLedger, type TrueLedger } from "./truth";

export interface FuzzCase extends Dressed {
  readonly ledgers: readonly TrueLedger[];
}

export function caseOf(seed: number): FuzzCase {
  const random = randomOf(seed);
  const ledger = trueLedger(random);
  const dressed = dress(ledger, random);
  if (!random.chance(0.12)) return { ...dressed, ledgers: [ledger] };
  const other = trueLedger(random);
  return { ...together(dressed, dress(other, random), random), ledgers: [ledger, other] };
}
