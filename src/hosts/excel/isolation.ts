/** What of a refused round trip was refused: searched for in halves, so that all the rest is done. */
import type { BuiltSheet, SheetNaming } from "./build";
import { chartName, drawChart, eraseCharts, trimChart } from "./charts";
import { chartsOf, fitScale, type DecorationKind, type DecorationStep } from "./decoration";
import type { PlannedSheet } from "../../layout/looks";

/** What Excel did not take. */
export interface RefusedDecoration {
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
  readonly scale: (sheets: readonly BuiltSheet<PlannedSheet>[], naming: SheetNaming) => Promise<void>;
  readonly refused: () => RefusedDecoration[];
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
export const createIsolation = (context: Excel.RequestContext, front: string | null): Isolation => new SearchInHalves(context, front);

class SearchInHalves implements Isolation {
  private readonly refusals = new Map<DecorationKind, Map<string, number>>();

  constructor(
    private readonly context: Excel.RequestContext,
    private readonly front: string | null,
  ) {}

  async decorate(parts: readonly SheetSteps[]): Promise<boolean> {
    try {
      await this.search(parts.flatMap(({ sheet, name, steps }) => steps.map((step) => ({ id: sheet.id, name, step }))));
      for (const { sheet, name, charts } of parts) if (charts) await this.drawAll(sheet, name);
      const { front } = this;
      if (front !== null) await this.done(() => this.sheetOf(front).activate());
      return true;
    } catch (error) {
      if (isLost(error)) return false;
      throw error;
    }
  }

  async scale(sheets: readonly BuiltSheet<PlannedSheet>[], { names }: SheetNaming): Promise<void> {
    if (sheets.length === 0) return;
    const steps = sheets.map(({ id, plan }): Item => {
      const scale = fitScale(plan);
      return { id, name: names.get(plan.name) ?? plan.name, step: { kind: "page", bytes: 0, queue: (sheet) => (sheet.pageLayout.zoom = { scale }) } };
    });
    await this.search(steps).catch(() => undefined);
  }

  refused(): RefusedDecoration[] {
    return [...this.refusals].map(([kind, bySheet]) => ({ kind, sheets: [...bySheet.keys()] }));
  }

  private sheetOf(id: string): Excel.Worksheet {
    return this.context.workbook.worksheets.getItem(id);
  }

  private refusedBefore(kind: DecorationKind, name: string): number {
    return this.refusals.get(kind)?.get(name) ?? 0;
  }

  private refuse(kind: DecorationKind, name: string): void {
    const bySheet = this.refusals.get(kind) ?? new Map<string, number>();
    this.refusals.set(kind, bySheet.set(name, this.refusedBefore(kind, name) + 1));
  }

  /** @throws only what says that the workbook no longer answers */
  private async done(queue: () => void): Promise<boolean> {
    queue();
    try {
      await this.context.sync();
      return true;
    } catch (error) {
      if (isLost(error)) throw error;
      return false;
    }
  }

  private async one({ id, name, step }: Item): Promise<void> {
    const sheet = this.sheetOf(id);
    if (await this.done(() => step.queue(sheet))) return;
    // Some Excels freeze panes of the sheet in front only (office-js#2014, #3148).
    const inFront = (): void => {
      this.sheetOf(id).activate();
      step.queue(this.sheetOf(id));
    };
    if (step.kind === "freeze" && (await this.done(inFront))) return;
    this.refuse(step.kind, name);
    const { clean } = step;
    if (clean) await this.done(() => clean(this.sheetOf(id)));
  }

  private async search(all: readonly Item[]): Promise<void> {
    const items = all.filter(({ step, name }) => this.refusedBefore(step.kind, name) < ENOUGH);
    const [first] = items;
    if (!first) return;
    if (items.length === 1) return this.one(first);
    const queue = (): void => {
      for (const { id, step } of items) step.queue(this.sheetOf(id));
    };
    if (await this.done(queue)) return;
    const middle = Math.ceil(items.length / 2);
    await this.search(items.slice(0, middle));
    await this.search(items.slice(middle));
  }

  /** Each chart by itself: one that was begun goes before the next is drawn. */
  private async drawAll({ id, plan }: BuiltSheet<PlannedSheet>, name: string): Promise<void> {
    const stand: string[] = [];
    const erase = (): Promise<void> =>
      eraseCharts(this.context, this.sheetOf(id), stand).catch((error: unknown) => {
        if (isLost(error)) throw error;
      });
    await erase();
    for (const [i, chart] of chartsOf(plan).entries()) {
      const called = chartName(i + 1);
      if (await this.done(() => drawChart(this.sheetOf(id), chart, called))) stand.push(called);
      else {
        this.refuse("chart", name);
        await erase();
        if (this.refusedBefore("chart", name) >= ENOUGH) return;
        continue;
      }
      if (!(await this.done(() => trimChart(this.sheetOf(id), chart, called)))) this.refuse("chart", name);
    }
  }
}
