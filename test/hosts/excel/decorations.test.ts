/** Looks are added to sheets that stand: whatever of them an Excel refuses, the figures are there, and what is missing is told. */
import type { DecorationKind } from "../../../src/hosts/excel";
import { desktopQuirks } from "../../../simulator/excel/quirks";
import type { SimulatedExcel } from "../../../simulator/node";
import { openTown, rollUpOpen, villages } from "./town";

jest.setTimeout(180_000);

const SHEETS = ["汇总·镇级", "汇总·指标值", "汇总·问题", "汇总·报送", "汇总·历史"];

const sheetNames = (excel: SimulatedExcel): string[] => excel.workbook.sheets.filter(({ visibility }) => visibility === "Visible").map(({ name }) => name);

const total = (excel: SimulatedExcel): unknown => {
  const sheet = excel.workbook.sheets.find(({ name }) => name === "汇总·镇级");
  return sheet?.rows.find((cells) => cells.some((cell) => cell?.value === "刷写宣传标语")) !== undefined;
};

/** Ten calls and more, as the host's log names them, and what a clerk is told of each. */
const CALLS: readonly (readonly [member: string, kind: DecorationKind])[] = [
  ["WorksheetFreezePanes.FreezeAt", "freeze"],
  ["PageLayout.SetPrintTitleRows", "titles"],
  ["PageLayout.Zoom=", "page"],
  ["PageLayout.Orientation=", "page"],
  ["ChartCollection.Add", "chart"],
  ["Chart.SetPosition", "chart"],
  ["RangeFormat.ColumnWidth=", "size"],
  ["ConditionalFormatCollection.Add", "condition"],
  ["Range.Hyperlink=", "link"],
  ["Worksheet.TabColor=", "tab"],
  ["Range.Merge", "merge"],
  ["Table.Style=", "table"],
  ["RangeFont.Name=", "look"],
];

test.each(CALLS)("%s refused: all five sheets stand with their figures, and one thing is told", async (member, kind) => {
  const excel = openTown();
  excel.faults.refuse({ member, error: "GeneralException" });
  const { written } = await rollUpOpen(excel);
  expect(sheetNames(excel)).toEqual([...villages(5), ...SHEETS]);
  expect(total(excel)).toBe(true);
  expect(written.refused.map((one) => one.kind)).toEqual([kind]);
  expect(written.stopped).toBe(false);
  // The next run stands too, and takes this one for its own.
  const next = (await rollUpOpen(excel)).written;
  expect([next.kept, next.released]).toEqual([[], []]);
});

test("all of them refused: told of each kind once, with the sheets", async () => {
  const excel = openTown();
  for (const [member] of CALLS) excel.faults.refuse({ member, error: "GeneralException" });
  const { written } = await rollUpOpen(excel);
  expect(sheetNames(excel)).toEqual([...villages(5), ...SHEETS]);
  const kinds = written.refused.map(({ kind }) => kind);
  expect(new Set(kinds).size).toBe(kinds.length);
  expect(kinds).toEqual(expect.arrayContaining(["freeze", "titles", "page", "chart", "size", "link", "tab", "look"]));
  for (const { sheets } of written.refused) expect(new Set(sheets).size).toBe(sheets.length);
});

test("a chart that cannot be placed is taken away again, and the others are drawn", async () => {
  const excel = openTown();
  await rollUpOpen(excel);
  const drawn = excel.workbook.sheets.find(({ name }) => name === "汇总·镇级")?.charts.length ?? 0;
  expect(drawn).toBeGreaterThan(1);
  const other = openTown();
  // In the first request with all of them, and once more alone.
  other.faults.refuse({ member: "Chart.SetPosition", error: "GeneralException", times: 2 });
  const { written } = await rollUpOpen(other);
  expect(written.refused).toEqual([{ kind: "chart", sheets: ["汇总·镇级"] }]);
  expect(other.workbook.sheets.find(({ name }) => name === "汇总·镇级")?.charts.length).toBe(drawn - 1);
});

test("the least obliging desktop: panes are frozen on the sheet in front, pages get a scale, 汇总·镇级 is in front at the end", async () => {
  const excel = openTown({ quirks: desktopQuirks.filter((quirk) => quirk !== "freezeRows") });
  const { written } = await rollUpOpen(excel);
  expect(written.refused).toEqual([]);
  const town = excel.workbook.sheets.find(({ name }) => name === "汇总·镇级");
  expect(town?.frozen).not.toBeNull();
  expect(excel.workbook.active.name).toBe("汇总·镇级");
  expect(town?.pageLayout.values.get("Zoom")).toMatchObject({ scale: expect.any(Number) as number });
});

test("cancelled while it is made up: the sheets stand, nothing failed", async () => {
  const excel = openTown();
  const { written } = await rollUpOpen(excel, (done, all) => {
    if (done > all / 2) throw new Error("cancelled");
  });
  expect(written.stopped).toBe(true);
  expect(sheetNames(excel)).toEqual([...villages(5), ...SHEETS]);
  expect((await rollUpOpen(excel)).written).toMatchObject({ kept: [], stopped: false });
});

test("the workbook goes away while it is made up: the run is not called failed", async () => {
  const clean = openTown();
  await rollUpOpen(clean);
  const excel = openTown();
  excel.faults.add({ sync: clean.counters.syncs - 1, error: "InvalidOrTimedOutSession" });
  expect((await rollUpOpen(excel)).written).toMatchObject({ stopped: true });
});
