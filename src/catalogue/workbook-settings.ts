/**
 * The catalogue that a workbook brings along: the built-in one, changed by its 设置 sheets. What the pane remembers stands on sheets of its own name,
 * numbered where the user has one of that name (`设置·识别 (2)`); both count.
 */
import type { Explanation, Finding } from "../model/finding";
import type { Grid } from "../model/grid";
import type { Catalogue } from "../model/indicator";
import type { Correction } from "../model/ledger";
import { builtIn } from "./built-in";
import { catalogueFromSheets } from "./sheets";

/** Sheets that the pane itself writes. */
const TAUGHT: ReadonlySet<string> = new Set(["设置·识别", "设置·说明"]);
const NUMBERED = /^(.+) \(\d+\)$/;

export const isSettingsSheet = (sheet: string): boolean => sheet.startsWith("设置·");

/** What the numbered sheets add. */
export interface Taught {
  readonly corrections: readonly Correction[];
  readonly explanations: readonly Explanation[];
}

export interface WorkbookSettings {
  /** Without what the numbered sheets add. */
  readonly catalogue: Catalogue;
  readonly taught: Taught;
  readonly findings: readonly Finding[];
}

/** @param sheets all sheets of the workbook */
export function workbookSettings(sheets: readonly Grid[]): WorkbookSettings {
  const settings = sheets.filter(({ sheet }) => isSettingsSheet(sheet));
  const main = settings.filter(({ sheet }) => !NUMBERED.test(sheet));
  const { catalogue, findings } = main.length > 0 ? catalogueFromSheets(main, builtIn) : { catalogue: builtIn, findings: [] };
  const more = settings.filter(({ sheet }) => NUMBERED.test(sheet)).map((grid) => taughtBy(grid, catalogue));
  return {
    catalogue,
    taught: { corrections: more.flatMap((each) => each.corrections), explanations: more.flatMap((each) => each.explanations) },
    findings: [...findings, ...more.flatMap((each) => each.findings)],
  };
}

/** The same as one catalogue. Of corrections the first that fits a ledger is taken, of explanations the last: what was said last wins. */
export function catalogueOfWorkbook(sheets: readonly Grid[]): { readonly catalogue: Catalogue; readonly findings: readonly Finding[] } {
  const { catalogue, taught, findings } = workbookSettings(sheets);
  const corrections = [...taught.corrections, ...catalogue.corrections];
  const explanations = [...catalogue.explanations, ...taught.explanations];
  return { catalogue: { ...catalogue, corrections, explanations }, findings };
}

/** What one sheet teaches; nothing where it is none of the pane's. Findings keep the sheet's real name. */
export function taughtBy(grid: Grid, base: Catalogue): Taught & { readonly findings: readonly Finding[] } {
  const name = NUMBERED.exec(grid.sheet)?.[1] ?? grid.sheet;
  if (!TAUGHT.has(name)) return { corrections: [], explanations: [], findings: [] };
  const { catalogue, findings } = catalogueFromSheets([{ ...grid, sheet: name }], { ...base, corrections: [], explanations: [] });
  return { corrections: catalogue.corrections, explanations: catalogue.explanations, findings: findings.map((finding) => ({ ...finding, sheet: grid.sheet })) };
}
