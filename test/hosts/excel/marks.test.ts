/** Marks in ledgers are asked of the workbook, replace each other, go out in portions, and leave nothing behind. */
import { openWorkbook, type MarkedCells } from "../../../src/hosts/excel";
import { openTown, snapshot, villages } from "./town";

type Town = ReturnType<typeof openTown>;

const [first = "", second = ""] = villages(2);

const place = (sheet: string, cells: readonly string[], severity: MarkedCells["severity"] = "error"): MarkedCells => ({ sheet, cells, severity });

/** Everything on a sheet that a clerk may have put there to catch the eye, rules in their order. */
const looks = (excel: Town, sheet: string) =>
  excel.Excel.run(async (context) => {
    const own = context.workbook.worksheets.getItem(sheet);
    const rules = own.getRange().conditionalFormats;
    rules.load("items/id,items/type,items/priority,items/stopIfTrue");
    const cells = ["D3", "D4", "A5"].map((address) => {
      const range = own.getRange(address);
      range.load("format/fill/color,format/font/color,format/font/bold");
      return range;
    });
    const comments = context.workbook.comments;
    comments.load("items/content");
    await context.sync();
    return JSON.stringify([
      rules.items.map(({ id, type, priority, stopIfTrue }) => [id, type, priority, stopIfTrue]),
      cells.map(({ format }) => [format.fill.color, format.font.color, format.font.bold]),
      comments.items.map(({ content }) => content),
    ]);
  });

const plain = (settings: unknown): string =>
  JSON.stringify(settings, (_, value: unknown) => (value instanceof Map ? Object.fromEntries(value) : value) as unknown);

/** The colour that each marked cell wears, "D3" → "#F8CBAD". */
const colours = (excel: Town, sheet: string): Record<string, string[]> => {
  const found: Record<string, string[]> = {};
  for (const rule of excel.workbook.sheets.find(({ name }) => name === sheet)?.conditionalFormats ?? [])
    for (const { top, left, bottom, right } of rule.areas)
      for (let row = top; row <= bottom; row++)
        for (let column = left; column <= right; column++) (found[`${"ABCDEFG"[column]}${row + 1}`] ??= []).push(plain(rule.settings));
  return found;
};

test("cells and ranges are marked once each in the colour of the gravest finding; what cannot be marked is named; unmarked without a trace", async () => {
  const excel = openTown();
  const before = await snapshot(excel);
  const workbook = openWorkbook(excel.Excel);
  expect(await workbook.marks()).toBe(0);
  const marking = await workbook.mark([
    place(first, ["D3", "D4"], "warning"),
    place(first, ["D3"], "error"),
    place(second, ["A4:B5"], "warning"),
    place("没有这张", ["A1"]),
    place(first, []),
  ]);
  expect(marking).toEqual({ marked: 6, skipped: ["没有这张"] });
  expect(await workbook.marks()).toBe(6);
  const worn = colours(excel, first);
  expect(Object.keys(worn).sort()).toEqual(["D3", "D4"]);
  expect([worn["D3"]?.length, worn["D3"]?.[0]?.includes("taizhang:error"), worn["D4"]?.[0]?.includes("taizhang:warning")]).toEqual([1, true, true]);
  expect(await workbook.unmark()).toBe(6);
  expect(await snapshot(excel)).toBe(before);
  expect(Object.keys(colours(excel, first))).toEqual([]);
  expect(await workbook.unmark()).toBe(0);
});

test("a pane that knows nothing of them replaces the marks that are there, those of older versions (one a cell) too: nothing is marked twice", async () => {
  const excel = openTown();
  await openWorkbook(excel.Excel).mark([place(first, ["D3", "D4", "D5"])]);
  await excel.Excel.run(async (context) => {
    for (const address of ["D3", "D6"]) {
      const old = context.workbook.worksheets.getItem(first).getRange(address).conditionalFormats.add("Custom");
      old.custom.rule.formula = '=N("taizhang:warning")=0';
      old.custom.format.fill.color = "#FFE699";
    }
    await context.sync();
  });
  // The next pane, after D3 was put right.
  const workbook = openWorkbook(excel.Excel);
  expect(await workbook.mark([place(first, ["D4", "D5"])])).toEqual({ marked: 2, skipped: [] });
  const worn = colours(excel, first);
  expect([Object.keys(worn).sort(), worn["D4"]?.length]).toEqual([["D4", "D5"], 1]);
  expect(await workbook.unmark()).toBe(2);
});

test("the clerk's own fill, comment and conditional formats on a marked cell are as they were, in their order", async () => {
  const excel = openTown();
  await excel.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(first);
    sheet.getRange("D3").format.fill.color = "#FF0000";
    sheet.getRange("D4").format.font.color = "#0000FF";
    sheet.getRange("D4").format.font.bold = true;
    const own = sheet.getRange("D3:D5").conditionalFormats.add("Custom");
    own.custom.rule.formula = "=$D3>10";
    own.custom.format.fill.color = "#00FF00";
    own.stopIfTrue = true;
    sheet.getRange("A5").conditionalFormats.add("DataBar");
    context.workbook.comments.add(sheet.getRange("D3"), "等村里回话");
    await context.sync();
  });
  const before = [await looks(excel, first), await snapshot(excel)];
  const workbook = openWorkbook(excel.Excel);
  for (let again = 0; again < 3; again++) await workbook.mark([place(first, ["D3", "D4", "A5"])]);
  expect(await workbook.marks()).toBe(3);
  // The cell's own fill is not what shows the mark.
  expect(JSON.parse(await looks(excel, first))).toMatchObject([
    expect.anything(),
    [["#FF0000", expect.anything(), false], expect.anything(), expect.anything()],
    ["等村里回话"],
  ]);
  await workbook.unmark();
  expect([await looks(excel, first), await snapshot(excel)]).toEqual(before);
});

/** Cells that touch no other: each is an address of its own. */
const scattered = (count: number): string[] => Array.from({ length: count }, (_, i) => `${"ABCDEFGHIJ"[(i * 2) % 10] ?? "A"}${2 * Math.floor(i / 5) + 1}`);

test("20,000 cells go out and come back in requests that Excel on the web takes, in few round trips", async () => {
  const excel = openTown();
  const workbook = openWorkbook(excel.Excel);
  const steps: [number, number][] = [];
  expect(await workbook.mark([place(first, scattered(20_000))], (done, total) => steps.push([done, total]))).toEqual({ marked: 20_000, skipped: [] });
  expect(await workbook.marks()).toBe(20_000);
  expect(await workbook.unmark()).toBe(20_000);
  expect(excel.counters.largestRequest).toBeLessThan(1_500_000);
  expect(excel.counters.largestResponse).toBeLessThan(1_500_000);
  expect(excel.counters.syncs).toBeLessThan(20);
  expect(steps.at(-1)?.[0]).toBe(steps.at(-1)?.[1]);
});

test("1,600 marks of one cell each, as older versions set them, are taken away in portions with progress", async () => {
  const excel = openTown();
  const sheet = excel.workbook.sheets[0];
  await openWorkbook(excel.Excel).mark([place(first, ["A1"])]);
  const [mark] = sheet?.conditionalFormats ?? [];
  if (!sheet || !mark) throw new Error("no mark");
  for (let i = 1; i < 1_600; i++) sheet.conditionalFormats.push({ ...mark, id: `old-${i}`, areas: [{ top: i * 2, bottom: i * 2, left: 0, right: 0 }] });
  const steps: number[] = [];
  expect(await openWorkbook(excel.Excel).unmark((done) => steps.push(done))).toBe(1_600);
  expect(excel.counters.largestRequest).toBeLessThan(1_500_000);
  expect(steps.filter((done) => done > 0).length).toBeGreaterThan(2);
  expect(sheet.conditionalFormats).toEqual([]);
});

test("given up midway, or refused by Excel midway, nothing stays half marked", async () => {
  const many = [place(first, scattered(60_000)), place(second, scattered(60_000))];
  for (const refuse of [false, true]) {
    const excel = openTown();
    const before = await snapshot(excel);
    const workbook = openWorkbook(excel.Excel);
    let portions = 0;
    const going = workbook.mark(many, (done) => {
      if (done === 0 || portions++ > 0) return;
      if (refuse) excel.faults.add({ sync: 1, error: "GeneralException", after: 3 });
      else throw new Error("given up");
    });
    await expect(going).rejects.toThrow();
    expect(portions).toBe(1);
    expect(await workbook.marks()).toBe(0);
    expect(await snapshot(excel)).toBe(before);
  }
});

test("protected sheets are left alone and named, the others are marked", async () => {
  const excel = openTown();
  await excel.Excel.run(async (context) => {
    context.workbook.worksheets.getItem(first).protection.protect();
    await context.sync();
  });
  const workbook = openWorkbook(excel.Excel);
  expect(await workbook.mark([place(first, ["D3"]), place(second, ["D3"])])).toEqual({ marked: 1, skipped: [first] });
  expect(await workbook.unmark()).toBe(1);
});
