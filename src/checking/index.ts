/**
 * 检查: what staff and their superiors would find on paper, found before they do.
 * One check a file; all findings of all ledgers at once.
 */
import type { Finding } from "../model/finding";
import type { Ledger } from "../model/ledger";
import { acrossKindsCheck } from "./across-kinds";
import { choicesCheck } from "./choices";
import type { CheckContext } from "./context";
import { datesCheck } from "./dates";
import { deadlinesCheck } from "./deadlines";
import type { Check, Looks } from "./define";
import { duplicatesCheck } from "./duplicates";
import { fieldsCheck } from "./fields";
import { ledgerViewOf, type LedgerView } from "./ledger-view";
import { listsCheck } from "./lists";
import { ledgerOrder, toFindings, type Note } from "./note";
import { numbersCheck } from "./numbers";
import { outliersCheck } from "./outliers";
import { partsCheck } from "./parts";
import { placeholdersCheck } from "./placeholders";
import { ratesCheck } from "./rates";
import { statusesCheck } from "./statuses";
import { stocksCheck } from "./stocks";
import { tellingTexts } from "./texts";
import { totalsCheck } from "./totals";
import { unitsCheck } from "./units";

export type { CheckContext } from "./context";

/** Every check there is. */
export const checks: Readonly<Record<string, Check>> = {
  "across-kinds": acrossKindsCheck,
  choices: choicesCheck,
  dates: datesCheck,
  deadlines: deadlinesCheck,
  duplicates: duplicatesCheck,
  fields: fieldsCheck,
  lists: listsCheck,
  numbers: numbersCheck,
  outliers: outliersCheck,
  parts: partsCheck,
  placeholders: placeholdersCheck,
  rates: ratesCheck,
  statuses: statusesCheck,
  stocks: stocksCheck,
  totals: totalsCheck,
  units: unitsCheck,
};

/**
 * Checks ledgers whose areas and dates are resolved.
 * @param context the reporting period, the catalogue and the town; `today` (ISO) decides what is in the future; `previous` gives each area its
 *   history; `found` (reading's findings) keeps cells that could not be read from being reported twice
 * @returns findings by file, sheet, row and column, the same for any order of the ledgers; a cause that repeats down a column is one finding
 *   with `count` and `cells`. No finding repeats what a personal field holds.
 */
export function check(ledgers: readonly Ledger[], context: CheckContext): Finding[] {
  const looks = Object.values(checks).map((one) => one.start(context));
  // One ledger after the other, all checks of it together: its records are then at hand.
  const notes = [...ledgers].sort(ledgerOrder).flatMap((ledger) => ledgerNotes(ledgerViewOf(ledger, context.catalogue), looks));
  return toFindings([...notes, ...looks.flatMap((one) => one.end?.() ?? [])]);
}

function ledgerNotes(view: LedgerView, looks: readonly Looks<Note>[]): Note[] {
  const notes = looks.flatMap((one) => one.ledger?.(view) ?? []);
  tellingTexts(view, (text, place) => {
    for (const one of looks) notes.push(...(one.text?.(text, place) ?? []));
  });
  return notes;
}
