/**
 * Two panes on one workbook, interleaved at every round trip: in the end one whole set of sheets stands, ledgers and the clerk's own sheet are as they
 * were, and each pane has done what it was asked for or has said that another was writing.
 */
import { BeingWritten, SheetsChanged, TakenOver } from "../../../src/hosts/excel";
import type { SheetPlan } from "../../../src/model/sheet-plan";
import { stampOf } from "../../../src/results/stamp";
import { createExcel, type SimulatedExcel } from "../../../simulator/node";
import type { Workbook } from "../../../simulator/excel/book/workbook";
import { copyOfBook } from "./kept-book";
import { few, rollUpIn, town, villages } from "./town";
import { createLocks, openPane, type Pane } from "./windows";

jest.setTimeout(900_000);

const VILLAGES = 2;
const OWN = "我的表";
const SHEETS = ["汇总·镇级", "汇总·指标值", "汇总·问题", "汇总·报送", "汇总·历史"];

/** A town's workbook with a sheet of the clerk's. @param workbook one that stands already */
function openBook(workbook?: Workbook): SimulatedExcel {
  const excel = createExcel(workbook ? { workbook } : { cells: { ...town(VILLAGES), [OWN]: [["自己的数", 7]] } });
  excel.install();
  return excel;
}

/** What a formula of the clerk's says that names a sheet of ours. */
const shown = ({ workbook }: SimulatedExcel): string => String(workbook.sheets.find(({ name }) => name === OWN)?.rows[0]?.[2]?.value);

type Deed = (pane: Pane) => Promise<unknown>;
const rollUp: Deed = ({ workbook }) => rollUpIn(workbook, undefined, undefined, few);
const undo: Deed = ({ workbook }) => workbook.undo();
const explain: Deed = ({ workbook }) => workbook.writeSettings([SETTINGS]);
const SETTINGS: SheetPlan = {
  name: "设置·说明",
  purpose: "settings-explanations",
  cells: [
    [{ value: "问题" }, { value: "说明" }],
    [{ value: "甲" }, { value: "雨天停工" }],
  ],
  merges: [],
  widths: [],
  tables: [],
  charts: [],
  conditionals: [],
  validations: [],
  freeze: { rows: 0, columns: 0 },
  print: { landscape: false, fitToWidth: false, repeatRows: null },
  tabColor: null,
};

/** How a deed ended: well, or with which words. */
const ended = (deed: Promise<unknown>): Promise<string> =>
  deed.then(
    () => "done",
    (error: unknown) =>
      error instanceof BeingWritten
        ? "being written"
        : error instanceof SheetsChanged
          ? "changed"
          : error instanceof TakenOver
            ? "taken over"
            : `failed: ${String(error instanceof Error && "code" in error ? error.code : error)}`,
  );

const ledgersOf = ({ workbook }: SimulatedExcel): string =>
  JSON.stringify(
    workbook.sheets.slice(0, VILLAGES).map(({ name, visibility, rows }) => [name, visibility, rows.map((row) => row?.map((cell) => cell?.value ?? null))]),
  );

/** Sheets with their marks, and names of their tables. */
const structureOf = ({ workbook }: SimulatedExcel): string =>
  JSON.stringify(
    workbook.sheets.map(({ name, visibility, customProperties, tables }) => [name, visibility, [...customProperties], tables.map((table) => table.name)]),
  );

/** What is seen, and whatever is left of a run that did not end. */
function standsWhole(excel: SimulatedExcel): { readonly visible: string[]; readonly left: string[]; readonly sets: number } {
  const { sheets } = excel.workbook;
  const marks = sheets.map(({ customProperties }) =>
    /"state":"(\w+)".*"serial":(\d+)/.exec(String([...customProperties].find(([key]) => key === "taizhang")?.[1] ?? "")),
  );
  return {
    visible: sheets.filter(({ visibility }) => visibility === "Visible").map(({ name }) => name),
    left: sheets.filter(({ name }, i) => marks[i]?.[1] === "building" || /^~台账通\d/.test(name)).map(({ name }) => name),
    sets: new Set(marks.filter((mark) => mark?.[1] === "current").map((mark) => mark?.[2])).size,
  };
}

const WHOLE = { visible: [...villages(VILLAGES), OWN, ...SHEETS], left: [], sets: 1 };
const NONE = { visible: [...villages(VILLAGES), OWN], left: [], sets: 0 };

/** The first pane's deed, with the second's begun before its round trip `at`; the second stops before its own round trip `stop` until the first has ended. */
async function interleaved(panes: readonly [Pane, Pane], deeds: readonly [Deed, Deed], at: number, stop: number): Promise<readonly [string, string]> {
  const [first, second] = panes;
  let go = (): void => undefined;
  const held = new Promise<void>((resolve) => (go = resolve));
  let reached = (): void => undefined;
  const stopped = new Promise<void>((resolve) => (reached = resolve));
  let other: Promise<string> | null = null;
  const [from, own] = [first.trips, second.trips];
  second.before = (trip) => {
    if (trip - own !== stop) return undefined;
    reached();
    return held;
  };
  first.before = async (trip) => {
    if (trip - from !== at) return;
    other = ended(deeds[1](second));
    await Promise.race([other, stopped]);
  };
  const outcome = await ended(deeds[0](first));
  go();
  const later = await (other ?? ended(deeds[1](second)));
  [first.before, second.before] = [() => undefined, () => undefined];
  return [outcome, later];
}

const browsers = () => {
  const locks = createLocks();
  return [
    { locks, profile: () => "甲" },
    { locks, profile: () => "甲" },
  ] as const;
};

/** Workbooks by how often was rolled up in them before, and that have formulas of the clerk's on what was written. */
const kept = new Map<number, Workbook>();

async function bookAfter(runs: number): Promise<Workbook> {
  const known = kept.get(runs);
  if (known) return known;
  const excel = openBook();
  const pane = openPane(excel, null);
  for (let run = 0; run < runs; run++) await rollUp(pane);
  if (runs > 0)
    await excel.Excel.run(async (context) => {
      context.workbook.worksheets.getItem(OWN).getRange("C1").formulas = [["='汇总·镇级'!A1"]];
      await context.sync();
    });
  kept.set(runs, excel.workbook);
  return excel.workbook;
}

/** @param runs how often was rolled up before */
async function start(runs: number, sameBrowser: boolean): Promise<{ readonly excel: SimulatedExcel; readonly panes: readonly [Pane, Pane] }> {
  const excel = openBook(copyOfBook(await bookAfter(runs)));
  const [one, other] = browsers();
  return { excel, panes: [openPane(excel, one), openPane(excel, sameBrowser ? other : null)] };
}

/** Round trips of a deed on a workbook by itself. */
async function tripsOf(runs: number, deed: Deed): Promise<number> {
  const { panes } = await start(runs, true);
  const before = panes[0].trips;
  await deed(panes[0]);
  return panes[0].trips - before;
}

/** Every way to interleave two deeds, the second whole within the first or begun and ended later. */
async function everyWay(
  runs: number,
  deeds: readonly [Deed, Deed],
  sameBrowser: boolean,
  stops: (trips: number) => readonly number[],
  check: (excel: SimulatedExcel, outcomes: readonly [string, string], panes: readonly [Pane, Pane]) => Promise<void> | void,
): Promise<Set<string>> {
  const [first, second] = [await tripsOf(runs, deeds[0]), await tripsOf(runs, deeds[1])];
  const seen = new Set<string>();
  for (let at = 1; at <= first; at++)
    for (const stop of stops(second)) {
      const { excel, panes } = await start(runs, sameBrowser);
      const before = ledgersOf(excel);
      const outcomes = await interleaved(panes, deeds, at, stop);
      seen.add(outcomes.join(", "));
      const where = `at ${at}, stop ${stop}: ${outcomes.join(", ")}`;
      expect([where, outcomes.filter((one) => !["done", "being written", "changed"].includes(one))]).toEqual([where, []]);
      expect([where, outcomes.includes("done")]).toEqual([where, true]);
      expect([where, ledgersOf(excel)]).toEqual([where, before]);
      try {
        await check(excel, outcomes, panes);
      } catch (error) {
        throw new Error(where, { cause: error });
      }
    }
  return seen;
}

const whole = (): readonly number[] => [0];
const everywhere = (trips: number): readonly number[] => Array.from({ length: trips }, (_, i) => i + 1);

/** The clerk's formula shows what stands, and both panes can go on. */
async function goesOn(excel: SimulatedExcel, panes: readonly [Pane, Pane]): Promise<void> {
  expect(standsWhole(excel)).toEqual(WHOLE);
  if (shown(excel) !== "undefined") expect(shown(excel)).toContain("青石镇");
  expect(await panes[1].workbook.standing()).toMatchObject({ stands: true, half: false, busy: false });
}

describe.each([0, 1, 2])("after %i runs, two roll-ups", (runs) => {
  test.each([true, false])("the second within the first at every round trip (one browser: %s)", async (sameBrowser) => {
    const seen = await everyWay(runs, [rollUp, rollUp], sameBrowser, whole, (excel, _, panes) => goesOn(excel, panes));
    // Before the first pane writes, the second may be done: then the first has read what stands no more.
    expect([...seen].sort()).toEqual(sameBrowser ? expect.arrayContaining(["changed, done", "done, being written"]) : expect.any(Array));
  });
});

test("what was made of sheets that stand no more is not written: another pane has rolled up since the reading", async () => {
  const { excel, panes } = await start(1, false);
  await panes[0].workbook.read();
  const { outcome } = await rollUpIn(panes[1].workbook, undefined, undefined, few);
  const stood = structureOf(excel);
  const stamp = { ...stampOf(outcome.result), town: outcome.town, period: outcome.period.label };
  await expect(panes[0].workbook.write(outcome.plans, stamp)).rejects.toBeInstanceOf(SheetsChanged);
  expect(structureOf(excel)).toBe(stood);
});

test("two roll-ups, each held up at each of its round trips", async () => {
  // Before the second takes its turn, while it builds, before its exchange of sheets and before its making up.
  const writing = (trips: number): readonly number[] => [6, 5, 3, 2].map((fromEnd) => trips - fromEnd);
  await everyWay(1, [rollUp, rollUp], false, writing, (excel, _, panes) => goesOn(excel, panes));
});

describe("undo", () => {
  const either = async (excel: SimulatedExcel, panes: readonly [Pane, Pane]): Promise<void> => {
    const { stands, half, busy } = await panes[1].workbook.standing();
    expect({ half, busy, ...standsWhole(excel) }).toEqual({ half: false, busy: false, ...(stands ? WHOLE : NONE) });
    await rollUp(panes[0]);
    expect(standsWhole(excel)).toEqual(WHOLE);
  };
  test("a run is taken back in one pane while the other rolls up, and the other way round", async () => {
    await everyWay(
      2,
      [rollUp, undo],
      true,
      // Whole; before it takes its turn; before it exchanges sheets.
      (trips) => [0, 2, trips - 1],
      (excel, _, panes) => either(excel, panes),
    );
    await everyWay(1, [rollUp, undo], true, whole, (excel, _, panes) => either(excel, panes));
    await everyWay(2, [undo, rollUp], false, whole, (excel, _, panes) => either(excel, panes));
  });

  test("two panes take one run back: it is taken back once", async () => {
    await everyWay(
      2,
      [undo, undo],
      true,
      (trips) => [0, 2, 3, trips - 1],
      async (excel, _, panes) => {
        await either(excel, panes);
      },
    );
  });
});

test("设置 sheets are written in one pane while the other rolls up: both stand, once each", async () => {
  const settled = async (excel: SimulatedExcel, panes: readonly [Pane, Pane], outcomes: readonly string[]): Promise<void> => {
    const written = outcomes.every((one) => one === "done");
    const visible = standsWhole(excel).visible.filter((name) => name !== SETTINGS.name);
    if (outcomes.includes("done"))
      expect([
        { ...WHOLE, visible },
        { ...NONE, visible },
      ]).toContainEqual(standsWhole(excel).visible.includes(SETTINGS.name) ? { ...standsWhole(excel), visible } : standsWhole(excel));
    await explain(panes[1]);
    await rollUp(panes[0]);
    expect([written, standsWhole(excel).visible.filter((name) => name.startsWith("设置·")), standsWhole(excel).left]).toEqual([written, [SETTINGS.name], []]);
    expect(standsWhole(excel).visible.filter((name) => name.startsWith("汇总·"))).toEqual(SHEETS);
  };
  await everyWay(
    1,
    [rollUp, explain],
    true,
    () => [0, 2, 3],
    (excel, outcomes, panes) => settled(excel, panes, outcomes),
  );
  await everyWay(
    0,
    [explain, explain],
    true,
    (trips) => [0, ...everywhere(trips)],
    (excel, outcomes, panes) => settled(excel, panes, outcomes),
  );
});

describe("a run that may have broken off", () => {
  /** The first pane stops before a round trip of its writing until the second has done what it does. */
  async function heldUp(runs: number, at: number, meanwhile: (panes: readonly [Pane, Pane]) => Promise<void>) {
    const { excel, panes } = await start(runs, false);
    const before = ledgersOf(excel);
    const from = panes[0].trips;
    let stood = "";
    panes[0].before = async (trip) => {
      if (trip - from !== at) return;
      await meanwhile(panes);
      stood = structureOf(excel);
    };
    const outcome = await ended(rollUp(panes[0]));
    if (outcome === "taken over") expect([at, structureOf(excel)]).toEqual([at, stood]);
    panes[0].before = () => undefined;
    expect(ledgersOf(excel)).toBe(before);
    return { excel, panes, outcome };
  }

  test.each([0, 1])("after %i runs: a person says elsewhere that it has; it gives way wherever it was, and what that person wrote stands", async (runs) => {
    const trips = await tripsOf(runs, rollUp);
    const outcomes: string[] = [];
    for (let at = 1; at <= trips; at++) {
      const { excel, panes, outcome } = await heldUp(runs, at, async ([, second]) => {
        await rollUp(second).catch(async (error: unknown) => {
          if (!(error instanceof BeingWritten)) throw error;
          expect([at, error.isCertain, error.writer?.platform]).toEqual([at, false, "OfficeOnline"]);
          second.workbook.takeOver(error.writer);
          await rollUp(second);
        });
      });
      outcomes.push(outcome);
      expect([at, standsWhole(excel)]).toEqual([at, WHOLE]);
      await goesOn(excel, panes);
    }
    expect(outcomes.filter((one) => !["done", "changed", "taken over"].includes(one))).toEqual([]);
    expect(new Set(outcomes)).toEqual(new Set(["done", "changed", "taken over"]));
  });

  test("it is not taken away by anybody who was not told so: neither by a run, nor by undo, nor by settings", async () => {
    const { panes, outcome } = await heldUp(1, (await tripsOf(1, rollUp)) - 5, async ([, second]) => {
      for (const deed of [rollUp, undo, explain]) expect(await ended(deed(second))).toBe("being written");
      expect(await second.workbook.standing()).toMatchObject({ stands: true, half: false, busy: true });
    });
    expect(outcome).toBe("done");
    expect(await panes[1].workbook.standing()).toMatchObject({ stands: true, half: false, busy: false });
  });

  test("a pane of the same browser that was closed in the middle is known to be gone: nobody is asked", async () => {
    const excel = openBook();
    const [one] = browsers();
    const first = openPane(excel, one);
    // Its page goes, and with it its locks.
    const locks = createLocks();
    const second = openPane(excel, { locks, profile: () => "甲" });
    const trips = await tripsOf(0, rollUp);
    const gone = new Promise<void>((resolve) => (first.before = (trip) => (trip === trips - 4 ? (resolve(), new Promise<void>(() => undefined)) : undefined)));
    void rollUp(first);
    await gone;
    expect(excel.workbook.sheets.some(({ name }) => name === "~台账通1")).toBe(true);
    expect(await ended(rollUp(second))).toBe("done");
    expect(standsWhole(excel)).toEqual(WHOLE);
  });
});

test.each([true, false])("who waits is told when the other has ended, and can be told to stop waiting (one browser: %s)", async (sameBrowser) => {
  const { excel, panes } = await start(1, sameBrowser);
  const [first, second] = panes;
  let waited: Promise<void> = Promise.resolve();
  let over = false;
  const from = first.trips;
  const at = (await tripsOf(1, rollUp)) - 5;
  first.before = async (trip) => {
    if (trip - from !== at) return;
    const stop = new AbortController();
    const given = second.workbook.whenFree(stop.signal);
    stop.abort();
    await given;
    waited = second.workbook.whenFree(new AbortController().signal).then(() => void (over = true));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(over).toBe(false);
  };
  await rollUp(first);
  await waited;
  expect(await ended(rollUp(second))).toBe("done");
  expect(standsWhole(excel)).toEqual(WHOLE);
});
