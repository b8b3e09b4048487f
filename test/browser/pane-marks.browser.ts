/** Marks in the ledgers go by what the workbook has, follow the list in the pane, and a corrected cell loses its mark. */
import { openPane, rollUp, settled, type OpenPane } from "./pane";

type Rows = (string | number | null)[][];

/** Rows 3 to 5; one cannot be read (D3, an error), one is a range (D4, a warning). */
const ledger = (village: string, first: string | number, second: string | number): Rows => [
  [`${village}宣传工作台账`],
  ["日期", "形式", "名称", "数量", "单位"],
  ["2024-03-01", "标语", "文明标语一", first, "条"],
  ["2024-03-02", "标语", "文明标语二", second, "条"],
  ["2024-03-03", "标语", "文明标语三", 30, "条"],
];

let open: OpenPane;
afterEach(() => open.excel.close());

const type = (sheet: string, rows: Rows) =>
  open.excel.simulator((handle, [name, values]: readonly [string, Rows]) => handle.type(name, values), [sheet, rows] as const);

async function openWith(sheets: Readonly<Record<string, Rows>>): Promise<void> {
  open = await openPane({});
  await open.excel.simulator((handle) => handle.closePane());
  for (const [name, rows] of Object.entries(sheets)) await type(name, rows);
  open = { ...open, pane: await open.excel.openPane() };
  await open.pane.waitForSelector("text=/[0-9]+ 份台账/");
}

/** Marked cells of a sheet, each as often as it is marked. */
const marked = (sheet: string): Promise<string[]> =>
  open.excel.simulator((handle, name: string) => {
    const found: string[] = [];
    for (const { areas } of handle.controller.book().sheets.find((each) => each.name === name)?.conditionalFormats ?? [])
      for (const { top, left, bottom } of areas) for (let row = top; row <= bottom; row++) found.push(`${"ABCDEF"[left]}${row + 1}`);
    return found.sort();
  }, sheet);

const until = async (sheet: string, cells: readonly string[]): Promise<void> => {
  for (let waited = 0; waited < 100; waited++) {
    if (JSON.stringify(await marked(sheet)) === JSON.stringify(cells)) return;
    await open.pane.waitForTimeout(100);
  }
  expect(await marked(sheet)).toEqual(cells);
};

const button = () => open.pane.locator('[data-testid="mark"]');
const bring = async (tab: string) => {
  await open.pane.click(`#tab-${tab}`);
};

test("marks follow the filter and the search; a corrected cell loses its mark at the next run; after reopening nothing is marked twice", async () => {
  await openWith({ 东庄村: ledger("东庄村", "5+3", "3~5条"), 西岭村: ledger("西岭村", "***", 20) });
  await rollUp(open);
  await bring("findings");
  await button().click();
  await open.pane.waitForSelector("text=/^已标出 \\d+ 个有问题的单元格/");
  expect(await marked("东庄村")).toEqual(["D3", "D4"]);
  expect(await marked("西岭村")).toEqual(["D3"]);
  // The list decides what is marked.
  await open.pane.getByRole("button", { name: /^警告 \d+$/ }).click();
  await until("东庄村", ["D3"]);
  await open.pane.getByPlaceholder("搜索村名、工作表、文字").fill("西岭");
  await until("东庄村", []);
  // The old marks go out in a request before the new ones come.
  await until("西岭村", ["D3"]);
  // Another view and back: the list is as it was left.
  await bring("totals");
  await bring("findings");
  expect(await open.pane.getByPlaceholder("搜索村名、工作表、文字").inputValue()).toBe("西岭");
  await open.pane.getByPlaceholder("搜索村名、工作表、文字").fill("");
  await open.pane.getByRole("button", { name: /^警告 \d+$/ }).click();
  await until("东庄村", ["D3", "D4"]);
  // Put right: the mark goes with the next run.
  await type("东庄村", ledger("东庄村", 8, "3~5条"));
  await rollUp(open);
  await until("东庄村", ["D4"]);
  await until("西岭村", ["D3"]);
  // A pane that was not there when they were set.
  open = { ...open, pane: await open.excel.openPane() };
  await open.pane.click('[data-testid="look"]');
  await settled(open.pane);
  await open.pane.waitForSelector('[data-testid="mark"] >> text=去掉标记');
  await until("东庄村", ["D4"]);
  await until("西岭村", ["D3"]);
  await button().click();
  await open.pane.waitForSelector("text=已去掉 2 格的标记，单元格恢复原样。");
  expect([await marked("东庄村"), await marked("西岭村")]).toEqual([[], []]);
  await open.pane.waitForSelector('[data-testid="mark"] >> text=在台账里标出');
});

test("4,000 problem cells: marked with progress, given up with everything taken away, marked again", async () => {
  const villages = Array.from({ length: 20 }, (_, i) => `${"东西南北中"[i % 5] ?? ""}${"庄岭河桥"[Math.floor(i / 5)] ?? ""}村`);
  const rows = (village: string): Rows => [
    ...ledger(village, 1, 2).slice(0, 2),
    ...Array.from({ length: 200 }, (_, i) => [`2024-03-${String((i % 28) + 1).padStart(2, "0")}`, "标语", `文明标语${i + 1}`, `${i}车(约6吨)`, "条"]),
  ];
  await openWith(Object.fromEntries(villages.map((village) => [village, rows(village)])));
  await open.pane.click('[data-testid="look"]');
  await settled(open.pane);
  await bring("findings");
  await open.excel.simulator((handle) => handle.resetCounters());
  // Slow enough to be given up.
  await open.excel.simulator((handle) => handle.fault({ sync: 1, delay: 1500 }));
  await button().click();
  await open.pane.getByRole("button", { name: "取消", exact: true }).click();
  await open.pane.waitForSelector("text=已取消，标记都去掉了。");
  expect(await marked("东庄村")).toEqual([]);
  await button().click();
  await open.pane.waitForSelector("text=已标出 4000 个有问题的单元格");
  expect((await marked("东庄村")).length).toBe(200);
  const counters = await open.excel.simulator((handle) => handle.counters());
  expect(counters.largestRequest).toBeLessThan(1_500_000);
  await button().click();
  await open.pane.waitForSelector("text=已去掉 4000 格的标记，单元格恢复原样。");
});
