/**
 * Looks and the like on sheets that stand, as well as Excel will have them. All of it goes out in a few round trips; only where one is refused, what
 * was refused is searched for in halves, and the rest is done. Nothing here fails a run.
 */
import type { BuiltSheet, SheetNaming, StepCount } from "./build";
import { chartName, drawChart, trimChart } from "./charts";
import { chartsOf, stepsOf } from "./decoration";
import type { Rider } from "./handing-on";
import { createIsolation, isLost, type RefusedDecoration, type SheetSteps } from "./isolation";
import type { PlannedSheet } from "../../layout/looks";
import { BYTES_A_TRIP, send, suspend } from "./trip";

export interface Decorated {
  readonly refused: readonly RefusedDecoration[];
  /** The clerk stopped it, or the workbook was closed: the figures stand, some looks are missing. */
  readonly stopped: boolean;
}

/** Round trips for all looks, whatever the number of villages. */
const DECORATING_TRIPS = 3;

/**
 * @param sheets the one in front first
 * @param riders what goes along before everything else, and behind it; done in any case
 * @param progress called after each round trip; what it throws stops the decorating, and nothing else
 */
export async function decorate(
  context: Excel.RequestContext,
  sheets: readonly BuiltSheet<PlannedSheet>[],
  naming: SheetNaming,
  progress: StepCount,
  riders: { readonly first: Rider; readonly last: Rider },
): Promise<Decorated> {
  const trips = tripsOf(sheets, naming);
  const isolation = createIsolation(context, sheets[0]?.id ?? null);
  const tight: BuiltSheet<PlannedSheet>[] = [];
  let stopped = false;
  for (const [at, trip] of trips.entries()) {
    const [first, last] = [at === 0, at === trips.length - 1];
    try {
      suspend(context);
      if (first) riders.first.queue();
      const layouts = trip.map((part) => queueAll(context, part));
      if (last) riders.last.queue();
      await send(context);
      tight.push(...layouts.flatMap(({ sheet, layout }) => (layout && layout.zoom.horizontalFitToPages === undefined ? [sheet] : [])));
    } catch (error) {
      if (first) await riders.first.alone();
      stopped = isLost(error) || !(await isolation.decorate(trip));
      if (last) await riders.last.alone();
    }
    try {
      progress(at + 1, trips.length);
    } catch {
      stopped ||= !last;
    }
    if (!stopped) continue;
    if (!last) await riders.last.alone();
    break;
  }
  if (!stopped) await isolation.scale(tight, naming);
  return { refused: isolation.refused(), stopped };
}

/** The sheet in front by itself, the others in two; more where one would be too large. There is one even where there is nothing to decorate. */
function tripsOf(sheets: readonly BuiltSheet<PlannedSheet>[], naming: SheetNaming): SheetSteps[][] {
  const [front, ...others] = sheets;
  const half = Math.ceil(others.length / (DECORATING_TRIPS - 1));
  const groups = [front ? [front] : [], others.slice(0, half), others.slice(half)].filter((group) => group.length > 0);
  const trips = groups.flatMap((group) => chunked(group.flatMap((sheet) => portionsOf(sheet, naming))));
  return trips.length > 0 ? trips : [[]];
}

interface Portion extends SheetSteps {
  readonly bytes: number;
}

/** A sheet's steps in pieces of the size of a request, charts with the last. */
function portionsOf(sheet: BuiltSheet<PlannedSheet>, naming: SheetNaming): Portion[] {
  const name = naming.names.get(sheet.plan.name) ?? sheet.plan.name;
  const pieces: { steps: SheetSteps["steps"][number][]; bytes: number }[] = [{ steps: [], bytes: 0 }];
  for (const step of stepsOf(sheet.plan, naming)) {
    const last = pieces.at(-1);
    if (last && last.bytes + step.bytes <= BYTES_A_TRIP) {
      last.steps.push(step);
      last.bytes += step.bytes;
    } else pieces.push({ steps: [step], bytes: step.bytes });
  }
  return pieces.map(({ steps, bytes }, i) => ({ sheet, name, steps, bytes, charts: i === pieces.length - 1 && chartsOf(sheet.plan).length > 0 }));
}

function chunked(portions: readonly Portion[]): SheetSteps[][] {
  const trips: { parts: Portion[]; bytes: number }[] = [];
  for (const portion of portions) {
    const last = trips.at(-1);
    if (last && last.bytes + portion.bytes <= BYTES_A_TRIP) {
      last.parts.push(portion);
      last.bytes += portion.bytes;
    } else trips.push({ parts: [portion], bytes: portion.bytes });
  }
  return trips.map(({ parts }) => parts);
}

/** @returns the page as Excel then tells it, where it was to fit a width */
function queueAll(
  context: Excel.RequestContext,
  { sheet, steps, charts }: SheetSteps,
): { readonly sheet: BuiltSheet<PlannedSheet>; readonly layout: Excel.PageLayout | null } {
  const worksheet = context.workbook.worksheets.getItem(sheet.id);
  for (const step of steps) step.queue(worksheet);
  if (charts)
    chartsOf(sheet.plan).forEach((chart, i) => {
      drawChart(worksheet, chart, chartName(i + 1));
      trimChart(worksheet, chart, chartName(i + 1));
    });
  const isPage = sheet.plan.print.fitToWidth && steps.some(({ kind }) => kind === "page");
  return { sheet, layout: isPage ? worksheet.pageLayout.load("zoom") : null };
}
