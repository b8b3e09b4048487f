/** The catalogue of a run: the built-in one, changed by the workbook's 设置 sheets, then by what the clerk just did in the pane. */
import { catalogueSheets } from "../../catalogue";
import { taughtBy, workbookSettings } from "../../catalogue/workbook-settings";
import type { Explanation, Finding } from "../../model/finding";
import type { Grid } from "../../model/grid";
import type { Catalogue } from "../../model/indicator";
import type { Correction } from "../../model/ledger";
import { sheetPrintOf } from "../../reading/sheet/matter";
import { shapeOf } from "../../reading/sheet/shape";
import { readSheet } from "../../reading/sheet/sheet";
import type { SheetPlan } from "../../model/sheet-plan";
import type { Choices } from "./protocol";

const PURPOSES: Readonly<Record<"corrections" | "explanations", string>> = { corrections: "settings-corrections", explanations: "settings-explanations" };
/** The sheet that explanations are kept on, numbered or not. */
export const EXPLANATIONS = { purpose: "settings-explanations", named: /^设置·说明(?: \(\d+\))?$/ } as const;

interface Settings {
  readonly catalogue: Catalogue;
  readonly findings: readonly Finding[];
}

/** @param sheets all sheets of the open workbook */
export function catalogueFor(sheets: readonly Grid[], choices: Choices): Settings {
  const { catalogue, taught, findings } = workbookSettings(sheets);
  return {
    catalogue: {
      ...catalogue,
      wording: { ...catalogue.wording, ...choices.wording },
      // Of corrections the first that fits a ledger is taken, of explanations the last: what was said last wins.
      corrections: [...choices.corrections, ...taught.corrections, ...catalogue.corrections],
      explanations: [...catalogue.explanations, ...taught.explanations, ...choices.explanations],
    },
    findings,
  };
}

/**
 * Plans of the sheets that remember what the clerk just corrected or explained: only those, holding what our own sheets hold already and the
 * new entries. What stands on sheets of the user's stays there.
 * @param own names of the 设置 sheets that are ours
 * @param all sheets of the workbook and of added files, in which what is corrected stands
 */
export function settingsPlans(sheets: readonly Grid[], choices: Choices, own: readonly string[], all: readonly Grid[] = sheets): SheetPlan[] {
  const { catalogue } = catalogueFor(sheets, { ...choices, corrections: [], explanations: [] });
  const ours = sheets.filter((grid) => own.includes(grid.sheet)).map((grid) => taughtBy(grid, catalogue));
  const corrections = new Set(ours.flatMap((each) => each.corrections));
  for (const spoken of choices.corrections) {
    const now = withShape(spoken, all, catalogue);
    const old = [...corrections, ...catalogue.corrections].find((other) => sameLedger(other, now));
    if (old) corrections.delete(old);
    corrections.add(old ? corrected(old, now) : now);
  }
  const explanations = ours.flatMap((each) => each.explanations).filter((old) => !choices.explanations.some((now) => samePlace(old, now)));
  const plans = catalogueSheets({ ...catalogue, corrections: [...corrections], explanations: [...explanations, ...choices.explanations] });
  return plans.filter(
    ({ purpose }) =>
      (purpose === PURPOSES.corrections && choices.corrections.length > 0) || (purpose === PURPOSES.explanations && choices.explanations.length > 0),
  );
}

/** With the names of the ledger's header, so that sheets of the same shape are read the same way. */
function withShape(correction: Correction, grids: readonly Grid[], catalogue: Catalogue): Correction {
  const grid = grids.find((one) => one.sheet === correction.sheet && (correction.file === null || one.file === correction.file));
  const ledger =
    grid && readSheet(grid, { ...catalogue, corrections: [{ ...correction, ignore: false }] }).ledgers.find((one) => one.index === correction.index);
  return ledger && grid ? { ...correction, shape: shapeOf(ledger.columns), content: sheetPrintOf(grid) } : correction;
}

const samePlace = (a: Explanation, b: Explanation): boolean => a.code === b.code && a.file === b.file && a.sheet === b.sheet && a.cell === b.cell;
const sameLedger = (old: Correction, now: Correction): boolean =>
  (old.file === null || old.file === now.file) && old.sheet === now.sheet && old.index === now.index;

/** A later correction of the same ledger adds to the earlier one and wins where both speak. */
function corrected(old: Correction, now: Correction): Correction {
  // Columns mean something only under the kind that they were named for.
  const fields = now.kind === undefined || now.kind === old.kind ? { ...old.fields, ...now.fields } : { ...now.fields };
  return { ...old, ...now, fields };
}
