/** An explanation is kept for what it is about: the form, whose it is and what stands there; not for the name of a file or the number of a row. */
import { builtIn } from "../../src/catalogue";
import { cleanGrid } from "../../src/language/personal/grid";
import type { Explanation, Finding } from "../../src/model/finding";
import type { Grid } from "../../src/model/grid";
import { run } from "../../src/app/pipeline";
import { rowPrintsOf, sheetPrintOf } from "../../src/reading/sheet/matter";
import { withContentOfAbsent } from "../../src/catalogue/absent";
import { parsePeriod } from "../../src/language/period";

type Cells = Grid["cells"];

const grid = (cells: Cells, file = "town.xlsx", sheet = "东庄村"): Grid =>
  cleanGrid({ file, sheet, visibility: "visible", cells, merges: null, hiddenRows: new Set(), hiddenColumns: new Set() });

const head: Cells = [["东庄村宣传工作台账"], ["序号", "日期", "形式", "名称", "数量", "单位"]];
const row = (n: number, day: string, name: string, amount: string | number): Cells[number] => [n, day, "标语", name, amount, "条"];
const plain: Cells = [...head, row(1, "2024-03-01", "文明标语一", 10), row(2, "2024-03-02", "文明标语二", "5+3")];

function outcome(grids: readonly Grid[], explanations: readonly Explanation[] = [], period = "2024-03") {
  const catalogue = { ...builtIn, explanations };
  const prints = new Map(grids.map((one) => [one, rowPrintsOf(one, [])]));
  expect(prints.size).toBe(grids.length);
  // A content in the list asks the reader for prints, as the command does.
  const asking = { ...catalogue, explanations: [...explanations, { code: "none", file: "", sheet: "", cell: "", text: "-", content: "0" }] };
  return run(grids, { catalogue: asking, town: "青石镇", period: parsePeriod(period) ?? undefined, today: "2024-08-02", report: "汇报材料" });
}

const errorsOf = (findings: readonly Finding[]): Finding[] => findings.filter(({ severity }) => severity === "error");

/** All errors explained, as the pane keeps it. */
function explained(grids: readonly Grid[]): Explanation[] {
  const { found, matter } = outcome(grids);
  return errorsOf(found).map((finding, i) => {
    const { code, file, sheet, cell } = finding;
    const content = matter(finding);
    if (content === null) throw new Error("no content");
    return { code, file, sheet, cell, text: `说明${i + 1}`, content };
  });
}

const told = (grids: readonly Grid[], explanations: readonly Explanation[], period?: string) =>
  errorsOf(outcome(grids, explanations, period).findings).map(({ cell, explained: text, lapsed }) => [cell, text ?? null, lapsed ?? null]);

test("it holds in the same place, under another name of the file and of the sheet", () => {
  const given = explained([grid(plain)]);
  expect(told([grid(plain)], given)).toEqual([["E4", "说明1", null]]);
  expect(told([grid(plain, "town-6月.xlsx")], given)).toEqual([["E4", "说明1", null]]);
  expect(told([grid(plain, "town-6月.xlsx", "东庄村（改）")], given)).toEqual([["E4", "说明1", null]]);
});

test("a row put in above, with the serial numbers after it, and a blank column before the table move it along", () => {
  const given = explained([grid(plain)]);
  const moved: Cells = [...head, row(1, "2024-03-01", "补录", 4), row(2, "2024-03-01", "文明标语一", 10), row(3, "2024-03-02", "文明标语二", "5+3")];
  expect(told([grid(moved)], given)).toEqual([["E5", "说明1", null]]);
  expect(told([grid([["镇创建办收"], ...plain])], given)).toEqual([["E5", "说明1", null]]);
  expect(told([grid(plain.map((cells) => [null, ...cells]))], given)).toEqual([["F4", "说明1", null]]);
});

test("a changed value is another matter, which is said", () => {
  const given = explained([grid(plain)]);
  const changed: Cells = [...plain.slice(0, 3), row(2, "2024-03-02", "文明标语二", "5+4")];
  expect(told([grid(changed)], given)).toEqual([["E4", null, "说明1"]]);
});

test("another village's row, and the same row entered once again, are asked about", () => {
  const given = explained([grid(plain)]);
  const west = plain.map((cells) => cells.map((cell) => (typeof cell === "string" ? cell.replace("东庄", "西岭") : cell)));
  expect(told([grid(plain), grid(west, "town.xlsx", "西岭村")], given)).toEqual([
    ["E4", "说明1", null],
    ["E4", null, null],
  ]);
  const twice: Cells = [...plain, row(3, "2024-03-02", "文明标语二", "5+3")];
  expect(told([grid(twice)], given).map(([, text]) => text)).toEqual(expect.arrayContaining(["说明1", null]));
});

test("a total that does not add up: explained for that difference, not for another", () => {
  const total: Cells = [...head, row(1, "2024-03-01", "文明标语一", 10), row(2, "2024-03-02", "文明标语二", 20), ["合计", null, null, null, 40, null]];
  const given = explained([grid(total)]);
  expect(told([grid(total, "另存.xlsx")], given)).toEqual([["E5", "说明1", null]]);
  const other: Cells = [...total.slice(0, 3), row(2, "2024-03-02", "文明标语二", 25), total[4] ?? []];
  expect(told([grid(other)], given)).toEqual([["E5", null, "说明1"]]);
});

test("rows written by hand or by an older version hold at their place; without a file they hold for the sheet in any file", () => {
  const at = { code: "quantity.unreadable", sheet: "东庄村", cell: "E4", text: "核实过" };
  expect(told([grid(plain)], [{ ...at, file: "town.xlsx" }])).toEqual([["E4", "核实过", null]]);
  expect(told([grid(plain, "六月.xlsx")], [{ ...at, file: "town.xlsx" }])).toEqual([["E4", null, null]]);
  expect(told([grid(plain, "六月.xlsx")], [{ ...at, file: "" }])).toEqual([["E4", "核实过", null]]);
});

test("no personal name goes into the content: it is a fingerprint", () => {
  for (const { content } of explained([grid(plain)])) expect(content).toMatch(/^[a-s]{16}$/);
});

describe("不读 outlives the file's name by what the sheet says", () => {
  const twin = grid(plain, "town.xlsx", "东庄村");
  const left = { file: "town.xlsx", sheet: "东庄村", index: 0, ignore: true, content: sheetPrintOf(twin) };
  const ledgers = (grids: readonly Grid[]) => {
    const files = new Set(grids.map(({ file }) => file));
    const catalogue = withContentOfAbsent({ ...builtIn, corrections: [left] }, files);
    return run(grids, { catalogue, town: "青石镇", period: parsePeriod("2024-03") ?? undefined, today: "2024-08-02", report: "汇报材料" }).ledgers.length;
  };
  test("saved under another name, and with a blank row above, it is still left out", () => {
    expect([ledgers([twin]), ledgers([grid(plain, "六月.xlsx")]), ledgers([grid([[], ...plain], "六月.xlsx", "东庄")])]).toEqual([0, 0, 0]);
  });
  test("a sheet of the same form with other figures is read, and so is a copy beside the one that is left out", () => {
    expect(ledgers([grid([...plain, row(3, "2024-03-09", "文明标语三", 7)], "六月.xlsx")])).toBe(1);
    expect(ledgers([twin, grid(plain, "西岭村.xlsx")])).toBe(1);
  });
});
