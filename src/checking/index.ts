/**
 * 检查: what staff and their superiors would find on paper, found before they do (DOMAIN: checks that staff and their superiors expect).
 * One file a family; all findings of all ledgers at once.
 */
import type { Finding } from "../model/finding";
import type { Ledger } from "../model/ledger";
import { checkAcrossKinds } from "./across-kinds";
import { checkChoices } from "./choices";
import type { CheckContext } from "./context";
import { checkDates } from "./dates";
import { checkDeadlines } from "./deadlines";
import { checkDuplicates, compareEvents, type Events } from "./duplicates";
import { checkFields } from "./fields";
import { viewOf, type LedgerView } from "./ledger-view";
import { ledgerOrder, toFindings, type Note } from "./note";
import { checkNumbers } from "./numbers";
import { checkOutliers, gatherPeers, type PeerGroups } from "./outliers";
import { checkParts } from "./parts";
import { checkRates } from "./rates";
import { checkStatuses } from "./statuses";
import { checkStocks } from "./stocks";
import { checkTexts } from "./texts";
import { checkTotalColumns, checkTotals } from "./totals";
import { checkUnits } from "./units";

export type { CheckContext } from "./context";

/**
 * Checks ledgers whose areas and dates are resolved.
 * @param context the reporting period, the catalogue and the town; `today` (ISO) decides what is in the future; `previous` gives each area its
 *   history; `found` (reading's findings) keeps cells that could not be read from being reported twice
 * @returns findings by file, sheet, row and column, the same for any order of the ledgers; a cause that repeats down a column is one finding
 *   with `count` and `cells`. No finding repeats what a personal field holds.
 */
export function check(ledgers: readonly Ledger[], context: CheckContext): Finding[] {
  const views = [...ledgers].sort(ledgerOrder).map((ledger) => viewOf(ledger, context.catalogue));
  const peers: PeerGroups = new Map();
  const events: Events = { indexes: new Map(), pairs: [] };
  // One ledger after the other, all checks of it together: its records are then at hand.
  const notes = views.flatMap((view) => {
    gatherPeers(peers, view, context.town);
    compareEvents(events, view);
    return ledgerNotes(view, context);
  });
  return toFindings([...notes, ...checkDuplicates(events), ...checkAcrossKinds(views), ...checkOutliers(peers, views, context)]);
}

const ledgerNotes = (view: LedgerView, context: CheckContext): Note[] => [
  ...checkTotals(view, context),
  ...checkTotalColumns(view, context),
  ...checkParts(view),
  ...checkRates(view),
  ...checkDates(view, context),
  ...checkDeadlines(view, context),
  ...checkUnits(view),
  ...checkFields(view, context),
  ...checkNumbers(view),
  ...checkTexts(view),
  ...checkChoices(view),
  ...checkStatuses(view),
  ...checkStocks(view),
];
