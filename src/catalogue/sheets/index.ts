/** The catalogue as worksheets 设置·…: written for people to change, and read back with a finding at each cell that cannot be used. */
import { personalFindings } from "../../findings/personal";
import type { Area } from "../../model/area";
import { makeFinding } from "../../findings/make";
import type { Finding } from "../../model/finding";
import type { Grid } from "../../model/grid";
import type { Catalogue, LedgerKind } from "../../model/indicator";
import type { SheetPlan } from "../../model/sheet-plan";
import { withRules } from "../rule-forms";
import { catalogueFaults, faultEntry, type CatalogueFault, type CatalogueList } from "../faults";
import { areasPlan, areasTable, readAreas, withoutParent } from "./areas-sheet";
import { indicatorsPlan, indicatorsTable, readIndicators } from "./indicators-sheet";
import { kindsPlan, kindsTable, readKinds } from "./kinds-sheet";
import type { SettingsReading } from "./entries";
import { inheritedRules } from "../inherited-rules";
import { readReport, reportPlan, reportTable } from "./report-sheet";
import { readRules, rulesPlan, rulesTable } from "./rules-sheet";
import {
  correctionsPlan,
  correctionsTable,
  explanationsPlan,
  explanationsTable,
  readCorrections,
  readExplanations,
  readTargets,
  targetsPlan,
  targetsTable,
} from "./small-sheets";

/** The whole catalogue as sheets: 设置·台账 设置·规则 设置·指标 设置·区划 设置·报告 设置·目标 设置·识别 设置·说明. `catalogueFromSheets` reads them back equal. */
export function catalogueSheets(catalogue: Catalogue): SheetPlan[] {
  return [
    kindsPlan(catalogue.kinds),
    rulesPlan(catalogue.kinds),
    indicatorsPlan(catalogue.indicators, catalogue),
    areasPlan(catalogue.areas),
    reportPlan(catalogue),
    targetsPlan(catalogue.targets, catalogue.indicators),
    correctionsPlan(catalogue.corrections, catalogue.kinds),
    explanationsPlan(catalogue.explanations),
  ];
}

/**
 * Reads a catalogue from 设置 sheets; other sheets are passed over. A sheet that is there replaces its part of `base` whole, one that is not
 * leaves it. A row that cannot be used is left out, with a finding (`settings.*`) at its cell that says what is allowed; so is what then refers
 * to nothing. The result is always a sound catalogue.
 */
export function catalogueFromSheets(grids: readonly Grid[], base: Catalogue): { catalogue: Catalogue; findings: Finding[] } {
  const findings: Finding[] = [];
  const places = new Map<CatalogueList, Place>();
  const gridOf = (name: string): Grid | undefined => grids.find((grid) => grid.sheet.trim() === name);
  function read<Entries>(name: string, list: CatalogueList | null, how: (grid: Grid) => SettingsReading<Entries>): Entries | null {
    const grid = gridOf(name);
    if (!grid) return null;
    const { entries, findings: found, cells } = how(grid);
    findings.push(...found, ...personalFindings(grid));
    if (list !== null) places.set(list, { file: grid.file, sheet: grid.sheet, cells });
    return entries;
  }
  const listed = read(kindsTable.sheet, "kinds", readKinds) ?? base.kinds;
  const rules = read(rulesTable.sheet, "rules", (grid) => readRules(grid, listed));
  const kinds = rules === null ? inheritedRules(listed, base.kinds) : listed.map((kind) => withRules(kind, rules.byKind.get(kind.kind) ?? []));
  const report = read(reportTable.sheet, "responsible", (grid) => readReport(grid, base));
  let groups = report?.groups ?? base.groups;
  const indicators =
    read(indicatorsTable.sheet, "indicators", (grid) => {
      const reading = readIndicators(grid, { kinds, groups }, base.indicators);
      groups = reading.groups;
      return reading;
    }) ?? base.indicators;
  const areas = read(areasTable.sheet, "areas", readAreas) ?? base.areas;
  const targets = read(targetsTable.sheet, "targets", readTargets) ?? base.targets;
  const corrections = read(correctionsTable.sheet, null, (grid) => readCorrections(grid, kinds)) ?? base.corrections;
  const explanations = read(explanationsTable.sheet, null, readExplanations) ?? base.explanations;
  const { townOpen, ...settings } = report ?? { townOpen: base.town === null };
  const merged: Catalogue = { ...base, ...settings, kinds, indicators, groups, areas, targets, corrections, explanations };
  const sound = withoutFaults(townOpen && merged.town === null ? { ...merged, town: rootOf(areas) } : merged, places, findings);
  return { catalogue: sound, findings };
}

interface Place {
  readonly file: string;
  readonly sheet: string;
  readonly cells: ReadonlyMap<string, string>;
}

/** The one town (or county) at the root of the list, where there is just one. */
function rootOf(areas: readonly Area[]): string | null {
  const roots = areas.filter((area) => area.parent === undefined && (area.type === "镇" || area.type === "县"));
  const [root] = roots;
  return roots.length === 1 && root ? root.name : null;
}

/** Leaves out what refers to nothing, until all that is left is sound. Each round takes at least one entry away. */
function withoutFaults(catalogue: Catalogue, places: ReadonlyMap<CatalogueList, Place>, findings: Finding[]): Catalogue {
  const faults = catalogueFaults(catalogue);
  if (faults.length === 0) return catalogue;
  for (const fault of faults) findings.push(findingOf(fault, places.get(fault.list)));
  const faulty = (list: CatalogueList): Set<number> => new Set(faults.filter((fault) => fault.list === list).map((fault) => fault.index));
  const keep = <Entry>(list: CatalogueList, entries: readonly Entry[]): Entry[] => entries.filter((_, index) => !faulty(list).has(index));
  const broken = new Set(faults.map((fault) => fault.rule));
  const withoutRules = (kind: LedgerKind): LedgerKind => {
    const kept = (kind.rules ?? []).filter((rule) => !broken.has(rule));
    return kept.length === (kind.rules ?? []).length ? kind : withRules(kind, kept);
  };
  const circles = faults.some((fault) => fault.list === "areas" && fault.code === "circle");
  const areas = circles ? catalogue.areas.map((area, index) => (faulty("areas").has(index) ? withoutParent(area) : area)) : keep("areas", catalogue.areas);
  return withoutFaults(
    {
      ...catalogue,
      kinds: keep("kinds", catalogue.kinds.map(withoutRules)),
      indicators: keep("indicators", catalogue.indicators),
      groups: keep("groups", catalogue.groups),
      templates: keep("templates", catalogue.templates),
      areas,
      targets: keep("targets", catalogue.targets),
      responsible: keep("responsible", catalogue.responsible),
    },
    places,
    findings,
  );
}

function findingOf(fault: CatalogueFault, place: Place | undefined): Finding {
  const circle = fault.code === "circle";
  return makeFinding(
    circle
      ? { code: "settings.area-circle", params: { value: fault.key } }
      : { code: "settings.invalid", params: { entry: faultEntry(fault), message: fault.message } },
    { file: place?.file ?? "", sheet: place?.sheet ?? "", cell: place?.cells.get(fault.key) ?? "" },
  );
}
