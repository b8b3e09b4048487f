/** Several panes on one simulated workbook: each with round trips that a test can hold up, and with what its browser tells it of the others. */
import { openWorkbook, type OpenWorkbook } from "../../../src/hosts/excel";
import { createWriters, type Browser } from "../../../src/hosts/excel/writers";
import type { SimulatedExcel } from "../../../simulator/node";

/** The locks of one browser. */
export function createLocks(): Browser["locks"] {
  const held = new Map<string, Promise<unknown>>();
  const request = async (name: string, ...rest: readonly unknown[]): Promise<unknown> => {
    const work = rest.at(-1) as () => Promise<unknown>;
    while (held.has(name)) await held.get(name);
    const done = Promise.resolve(work()).finally(() => held.delete(name));
    held.set(name, done);
    return done;
  };
  return { request: request as LockManager["request"], query: () => Promise.resolve({ held: [...held.keys()].map((name) => ({ name })), pending: [] }) };
}

export interface Pane {
  readonly workbook: OpenWorkbook;
  readonly excel: SimulatedExcel;
  /** Called before each of the pane's round trips, counted from 1; what it returns is waited for. */
  before: (trip: number) => Promise<void> | void;
  /** Round trips so far. */
  trips: number;
}

/** @param browser null: nothing is known of other panes */
export function openPane(excel: SimulatedExcel, browser: Browser | null): Pane {
  const run = excel.Excel.run.bind(excel.Excel) as (options: Excel.RunOptions, work: (context: Excel.RequestContext) => Promise<unknown>) => Promise<unknown>;
  const held = (options: Excel.RunOptions, work: (context: Excel.RequestContext) => Promise<unknown>): Promise<unknown> =>
    run(options, (context) => {
      const sync = context.sync.bind(context);
      context.sync = async <T>(through?: T): Promise<T> => {
        await pane.before(++pane.trips);
        return sync(through);
      };
      return work(context);
    });
  const own = new Proxy(excel.Excel, { get: (target, key) => (key === "run" ? held : (Reflect.get(target, key) as unknown)) });
  const pane: Pane = {
    excel: { ...excel, Excel: own },
    workbook: openWorkbook(
      own,
      createWriters(browser, () => "OfficeOnline"),
    ),
    before: () => undefined,
    trips: 0,
  };
  return pane;
}
