/** What of a refused round trip was refused: searched for in halves, so that all the rest is done. */
import type { BuiltSheet, Naming } from "./build";
import { chartName, drawChart, eraseCharts, trimChart } from "./charts";
import { chartsOf, fitScale, type DecorationKind, type DecorationStep } from "./decoration";
import type { PlannedSheet } from "../../layout/looks";

/** What Excel did not take. */
export interface Refused {
  readonly kind: DecorationKind;
  /** Names of the sheets. */
  readonly sheets: readonly string[];
}

/** Steps of one sheet that go out together. */
export interface SheetSteps {
  readonly sheet: BuiltSheet<PlannedSheet>;
  readonly name: string;
  readonly steps: readonly DecorationStep[];
  /** The sheet's charts go out with them. */
  readonly charts: boolean;
}

export interface Isolation {
  /** Does what can be done. @returns false where the workbook no longer answers */
  readonly decorate: (parts: readonly SheetSteps[]) => Promise<boolean>;
  /** Pages whose fitting to a width Excel took and did not do (office-js#1860) get a scale. */
  readonly scale: (sheets: readonly BuiltSheet<PlannedSheet>[], naming: Naming) => Promise<void>;
  readonly refused: () => Refused[];
}

interface Item {
  readonly id: string;
  readonly name: string;
  readonly step: DecorationStep;
}

/** After as many refusals of a kind on a sheet the others are not tried. */
const ENOUGH = 3;

/** Errors after which nothing more can be done. */
const LOST: readonly string[] = ["RequestAborted", "InvalidOrTimedOutSession", "InactiveWorkbook"];

export const isLost = (error: unknown): boolean => !(error instanceof OfficeExtension.Error) || LOST.includes(error.code);

/** @param front id of the sheet that the clerk sees */
export function createIsolation(context: Excel.RequestContext, front: string | null): Isolation {
  const refusals = new Map<DecorationKind, Map<string, number>>();
  const sheetOf = (id: string): Excel.Worksheet => context.workbook.worksheets.getItem(id);
  const refuse = (kind: DecorationKind, name: string): void => {
    const bySheet = refusals.get(kind) ?? new Map<string, number>();
    refusals.set(kind, bySheet.set(name, (bySheet.get(name) ?? 0) + 1));
  };

  /** @throws only what says that the workbook no longer answers */
  const done = async (queue: () => void): Promise<boolean> => {
    queue();
    try {
      await context.sync();
      return true;
    } catch (error) {
      if (isLost(error)) throw error;
      return false;
    }
  };

  const one = async ({ id, name, step }: Item): Promise<void> => {
    const sheet = sheetOf(id);
    if (await done(() => step.queue(sheet))) return;
    // Some Excels freeze panes of the sheet in front only (office-js#2014, #3148).
    const inFront = (): void => {
      sheetOf(id).activate();
      step.queue(sheetOf(id));
    };
    if (step.kind === "freeze" && (await done(inFront))) return;
    refuse(step.kind, name);
    const { clean } = step;
    if (clean) await done(() => clean(sheetOf(id)));
  };

  const search = async (all: readonly Item[]): Promise<void> => {
    const items = all.filter(({ step, name }) => (refusals.get(step.kind)?.get(name) ?? 0) < ENOUGH);
    const [first] = items;
    if (!first) return;
    if (items.length === 1) return one(first);
    const queue = (): void => {
      for (const { id, step } of items) step.queue(sheetOf(id));
    };
    if (await done(queue)) return;
    const middle = Math.ceil(items.length / 2);
    await search(items.slice(0, middle));
    await search(items.slice(middle));
  };

  /** Each chart by itself: one that was begun goes before the next is drawn. */
  const drawAll = async ({ id, plan }: BuiltSheet<PlannedSheet>, name: string): Promise<void> => {
    const stand: string[] = [];
    const erase = (): Promise<void> =>
      eraseCharts(context, sheetOf(id), stand).catch((error: unknown) => {
        if (isLost(error)) throw error;
      });
    await erase();
    for (const [i, chart] of chartsOf(plan).entries()) {
      const called = chartName(i + 1);
      if (await done(() => drawChart(sheetOf(id), chart, called))) stand.push(called);
      else {
        refuse("chart", name);
        await erase();
        if ((refusals.get("chart")?.get(name) ?? 0) >= ENOUGH) return;
        continue;
      }
      if (!(await done(() => trimChart(sheetOf(id), chart, called)))) refuse("chart", name);
    }
  };

  return {
    decorate: async (parts) => {
      try {
        await search(parts.flatMap(({ sheet, name, steps }) => steps.map((step) => ({ id: sheet.id, name, step }))));
        for (const { sheet, name, charts } of parts) if (charts) await drawAll(sheet, name);
        if (front !== null) await done(() => sheetOf(front).activate());
        return true;
      } catch (error) {
        if (isLost(error)) return false;
        throw error;
      }
    },
    scale: async (sheets, { names }) => {
      if (sheets.length === 0) return;
      const steps = sheets.map(({ id, plan }): Item => {
        const scale = fitScale(plan);
        return { id, name: names.get(plan.name) ?? plan.name, step: { kind: "page", bytes: 0, queue: (sheet) => (sheet.pageLayout.zoom = { scale }) } };
      });
      await search(steps).catch(() => undefined);
    },
    refused: () => [...refusals].map(([kind, bySheet]) => ({ kind, sheets: [...bySheet.keys()] })),
  };
}
