/** Which run's sheets stand is read off the sheets, and undo says beforehand what it would do. */
import { openWorkbook } from "../../../src/hosts/excel";
import { MARK } from "../../../src/hosts/excel/mark";
import { parseRun } from "../../../src/hosts/excel/own-sheets";
import { openTown, rollUpOpen, snapshot, villages } from "./town";

type Town = ReturnType<typeof openTown>;

const change = (excel: Town, value: number): Promise<void> =>
  excel.Excel.run(async (context) => {
    context.workbook.worksheets.getItem(villages(1)[0] ?? "").getRange("D3").values = [[value]];
    await context.sync();
  });

const runOver = async (excel: Town, value: number, label = "2024-03") => {
  await change(excel, value);
  return (await rollUpOpen(excel, undefined, label)).written.standing.run;
};

test("each run is known by what it wrote: the same figures are the same run, others are not", async () => {
  const excel = openTown();
  const first = await runOver(excel, 10);
  expect(first).toMatchObject({ town: "青石镇", period: "2024年3月", replaced: false });
  expect(await openWorkbook(excel.Excel).standing()).toEqual({ stands: true, run: first, undo: "remove", half: false, busy: false });
  const second = await runOver(excel, 1000);
  expect(second).toMatchObject({ replaced: true });
  expect(second?.figures).not.toBe(first?.figures);
  expect(await openWorkbook(excel.Excel).standing()).toEqual({ stands: true, run: second, undo: "restore", half: false, busy: false });
  const third = await runOver(excel, 10);
  expect(third).toEqual({ ...first, replaced: true });
});

test("one run, then another: undo brings the first back and says so, a second undo takes it away, a third has nothing to do", async () => {
  const excel = openTown();
  const before = await snapshot(excel);
  const first = await runOver(excel, 10);
  const workbook = openWorkbook(excel.Excel);
  await runOver(excel, 1000);
  expect(await workbook.undo()).toEqual({
    removed: 5,
    restored: 5,
    left: [],
    kept: [],
    half: false,
    standing: { stands: true, run: first, undo: "remove", half: false, busy: false },
  });
  expect(await workbook.standing()).toEqual({ stands: true, run: first, undo: "remove", half: false, busy: false });
  expect(await workbook.undo()).toEqual({
    removed: 5,
    restored: 0,
    left: [],
    kept: [],
    half: false,
    standing: { stands: false, run: null, undo: "nothing", half: false, busy: false },
  });
  expect(await workbook.undo()).toMatchObject({ removed: 0, restored: 0 });
  await change(excel, 10);
  expect(await snapshot(excel)).toBe(before);
});

test("of three runs undo brings back the second and no more: the sheets of the second stay, nothing is taken for the first", async () => {
  const excel = openTown();
  await runOver(excel, 10);
  const second = await runOver(excel, 20);
  await change(excel, 30);
  const whole = await snapshot(excel);
  await rollUpOpen(excel);
  const workbook = openWorkbook(excel.Excel);
  expect((await workbook.undo()).standing).toEqual({ stands: true, run: second, undo: "nothing", half: false, busy: false });
  expect(await workbook.undo()).toMatchObject({ removed: 0, restored: 0, standing: { run: second } });
  // What the second run had kept for its own undo went with the third.
  const sheets = (text: string) => (JSON.parse(text) as [string, string][]).filter(([name]) => !name.startsWith("~"));
  expect(sheets(await snapshot(excel))).toEqual(sheets(whole));
});

test("sheets of a version that noted no run: they stand, which run is not known, and they are not taken away on a guess", async () => {
  const excel = openTown();
  await excel.Excel.run(async (context) => {
    context.workbook.worksheets.add("汇总·镇级").customProperties.add(MARK, "current:town");
    await context.sync();
  });
  const workbook = openWorkbook(excel.Excel);
  expect(await workbook.standing()).toEqual({ stands: true, run: null, undo: "nothing", half: false, busy: false });
  expect(await workbook.undo()).toMatchObject({ removed: 0, restored: 0 });
  await rollUpOpen(excel);
  expect((await workbook.undo()).standing).toEqual({ stands: true, run: null, undo: "nothing", half: false, busy: false });
});

test("a note that is none is no note", () => {
  for (const text of ["", "{", "null", "[]", '"x"', '{"figures":1}']) expect(parseRun(text)).toBeNull();
  expect(parseRun('{"figures":"a","findings":"b","town":"青石镇","period":"2024年3月"}')).toMatchObject({ replaced: true });
});
