/** Excel's own undo takes our calls back one by one: every state on the way is known, told, and put right; ledgers are never other than they were. */
import { openWorkbook } from "../../../src/hosts/excel";
import { createExcel, type SimulatedExcel } from "../../../simulator/node";
import type { Workbook } from "../../../simulator/excel/book/workbook";
import { copyOfBook } from "./kept-book";
import { few, openTown, rollUpIn, snapshot, town, villages } from "./town";

jest.setTimeout(600_000);

const VILLAGES = 2;
const SHEETS = ["汇总·镇级", "汇总·指标值", "汇总·问题", "汇总·报送", "汇总·历史"];

const rollUpOpen = (excel: SimulatedExcel) => rollUpIn(openWorkbook(excel.Excel), undefined, undefined, few);

/** Workbooks by how often was rolled up in them. */
const kept = new Map<number, Workbook>();

/** A town's workbook in which was rolled up so often. */
async function openAfter(runs: number): Promise<SimulatedExcel> {
  const known = kept.get(runs);
  const excel = openTown(known ? { workbook: copyOfBook(known), cells: undefined } : {}, VILLAGES);
  if (known) return excel;
  for (let run = 0; run < runs; run++) await rollUpOpen(excel);
  kept.set(runs, copyOfBook(excel.workbook));
  return excel;
}

const open = (undo: "web" | "desktop"): SimulatedExcel => {
  const excel = createExcel({ cells: town(VILLAGES), requirementSet: "Microsoft 365", undo });
  excel.install();
  return excel;
};

const visible = (excel: SimulatedExcel): string[] => excel.workbook.sheets.filter(({ visibility }) => visibility === "Visible").map(({ name }) => name);

const ledgers = async (excel: SimulatedExcel): Promise<string> => JSON.stringify((JSON.parse(await snapshot(excel)) as unknown[]).slice(0, VILLAGES));

/** What tells how far a run has come: sheets with their marks, names of their tables. */
const structure = ({ workbook }: SimulatedExcel): string =>
  JSON.stringify(
    workbook.sheets.map(({ name, visibility, customProperties, tables }) => [name, visibility, [...customProperties], tables.map((table) => table.name)]),
  );

test("where Excel groups calls a run is one step", async () => {
  const excel = open("web");
  const before = await snapshot(excel);
  await rollUpOpen(excel);
  expect(excel.host.undo?.steps().map(({ call }) => call)).toEqual(["mergeUndoGroup"]);
  excel.host.undo?.back();
  expect(await snapshot(excel)).toBe(before);
  expect(await openWorkbook(excel.Excel).standing()).toMatchObject({ stands: false, half: false });
  for (let run = 1; run <= 3; run++) {
    await rollUpOpen(excel);
    expect(excel.host.undo?.steps().at(-1)?.call).toBe("mergeUndoGroup");
  }
  excel.host.undo?.back();
  expect(await openWorkbook(excel.Excel).standing()).toMatchObject({ stands: true, half: false, undo: "restore" });
  await rollUpOpen(excel);
  expect(visible(excel)).toEqual([...villages(VILLAGES), ...SHEETS]);
});

test("where Excel refuses to group what a run needs, the run is made without", async () => {
  const excel = open("desktop");
  const { written } = await rollUpOpen(excel);
  expect(written).toMatchObject({ refused: [], kept: [], stopped: false });
  expect(visible(excel)).toEqual([...villages(VILLAGES), ...SHEETS]);
  expect(excel.workbook.sheets.length).toBe(VILLAGES + SHEETS.length);
});

/** An Excel that groups nothing: every call is a step of its own. */
function callByCall(excel: SimulatedExcel): SimulatedExcel {
  const run = excel.Excel.run.bind(excel.Excel) as (options: Excel.RunOptions, work: (context: Excel.RequestContext) => Promise<unknown>) => Promise<unknown>;
  type Work = (context: Excel.RequestContext) => Promise<unknown>;
  const alone = (first: Excel.RunOptions | Work, work?: Work): Promise<unknown> =>
    run({ delayForCellEdit: true }, typeof first === "function" ? first : (work ?? (() => Promise.resolve())));
  return { ...excel, Excel: new Proxy(excel.Excel, { get: (target, key) => (key === "run" ? alone : (Reflect.get(target, key) as unknown)) }) };
}

test.each([1, 2])("any part of the calls of run %i taken back: ledgers are equal, and the state is told", async (runs) => {
  const excel = callByCall(open("web"));
  for (let run = 1; run < runs; run++) await rollUpOpen(excel);
  const stood = await openWorkbook(excel.Excel).standing();
  const before = await ledgers(excel);
  const known = excel.host.undo?.steps().length ?? 0;
  await rollUpOpen(excel);
  const steps = (excel.host.undo?.steps().length ?? 0) - known;
  expect(steps).toBeGreaterThan(100);
  const states = new Set<string>();
  const told = new Set<boolean>();
  for (let back = 1; back <= steps; back++) {
    expect(excel.host.undo?.back()).toBe(1);
    if (states.has(structure(excel))) continue;
    states.add(structure(excel));
    expect([back, await ledgers(excel)]).toEqual([back, before]);
    told.add((await openWorkbook(excel.Excel).standing()).half);
  }
  expect([...told].sort()).toEqual([false, true]);
  expect(states.size).toBeGreaterThan(30);
  expect(await openWorkbook(excel.Excel).standing()).toEqual(stood);
});

/** A run of which only so many calls of its exchange of sheets stand: the rest was taken back, or the window was closed. */
async function halfRun(runs: number, trip: number, after: number): Promise<SimulatedExcel> {
  const excel = await openAfter(runs - 1);
  excel.faults.add({ sync: trip, error: "InvalidOrTimedOutSession", after });
  // What would put it right at once fails too.
  excel.faults.add({ sync: trip + 1, error: "InvalidOrTimedOutSession" });
  await rollUpOpen(excel).catch(() => undefined);
  excel.faults.clear();
  return excel;
}

test.each([1, 2])("whatever of run %i stands, the next undo and the next run put it right", async (runs) => {
  const clean = await openAfter(runs - 1);
  const syncs = clean.counters.syncs;
  await rollUpOpen(clean);
  // Three trips of making up follow the exchange, and two of building go before it; the look at formulas is in between where there is a run before.
  const exchange = clean.counters.syncs - syncs - 3;
  const building = exchange - (runs === 1 ? 2 : 3);
  let halves = 0;
  const places = [
    ...[0, 1, 2, 3, 7, 12, 25, 60].map((after) => [building, after] as const),
    ...Array.from({ length: 21 }, (_, i) => [exchange, i * 5] as const),
  ];
  for (const [number, [trip, after]] of places.entries()) {
    const excel = await halfRun(runs, trip, after);
    const before = await ledgers(excel);
    const workbook = openWorkbook(excel.Excel);
    const standing = await workbook.standing();
    if (standing.half) halves++;
    if (number % 2 === 0 && standing.undo !== "nothing") {
      const undone = await workbook.undo();
      expect([trip, after, undone.half, undone.kept]).toEqual([trip, after, standing.half, []]);
      const now = await workbook.standing();
      expect([trip, after, now.half]).toEqual([trip, after, false]);
      expect([
        trip,
        after,
        visible(excel)
          .slice(VILLAGES)
          .filter((name) => !name.startsWith("~")),
      ]).toEqual([trip, after, now.stands ? SHEETS : []]);
    }
    const { written } = await rollUpOpen(excel);
    expect([trip, after, visible(excel), written.kept, written.released]).toEqual([trip, after, [...villages(VILLAGES), ...SHEETS], [], []]);
    expect(await workbook.standing()).toMatchObject({ stands: true, half: false });
    expect(await ledgers(excel)).toBe(before);
  }
  expect(halves).toBeGreaterThan(8);
});

test("an undo that breaks off after any of its calls is ended by the next undo or the next run", async () => {
  const clean = await openAfter(2);
  const syncs = clean.counters.syncs;
  await openWorkbook(clean.Excel).undo();
  // The last but one of its round trips is the exchange, the last one clears away.
  const exchange = clean.counters.syncs - syncs - 1;
  for (let after = 0; after <= 60; after += 3) {
    const excel = await openAfter(2);
    const before = await ledgers(excel);
    const workbook = openWorkbook(excel.Excel);
    excel.faults.add({ sync: exchange, error: "RequestAborted", after });
    await expect(workbook.undo()).rejects.toMatchObject({ code: "RequestAborted" });
    excel.faults.clear();
    if (after % 2 === 0) {
      await workbook.undo();
      expect([after, (await workbook.standing()).half]).toEqual([after, false]);
      expect([after, visible(excel).slice(VILLAGES)]).toEqual([after, SHEETS]);
    }
    await rollUpOpen(excel);
    expect([after, visible(excel).slice(VILLAGES)]).toEqual([after, SHEETS]);
    expect(await ledgers(excel)).toBe(before);
  }
});
