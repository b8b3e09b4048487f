/** What a report is short of: errors that were not counted, and the indicators that they touch. */
import { cleanGrid } from "../../src/language/personal/grid";
import { builtIn } from "../../src/catalogue";
import type { Grid } from "../../src/model/grid";
import { run } from "../../src/app/pipeline";
import { leftOut } from "../../src/rollup/left-out";
import { parsePeriod } from "../../src/language/period";
import { lint } from "../drafting/lint-report";

const sheet = (name: string, cells: Grid["cells"]): Grid =>
  cleanGrid({ file: "东庄村.xlsx", sheet: name, visibility: "visible", cells, merges: [], hiddenRows: new Set(), hiddenColumns: new Set() });

const publicity = (...rows: Grid["cells"]): Grid => sheet("宣传", [["东庄村宣传工作台账"], ["日期", "形式", "名称", "数量", "单位"], ...rows]);

const outcome = (grids: readonly Grid[], town?: string) =>
  run(grids, { catalogue: builtIn, town, period: parsePeriod("2024-03") ?? undefined, today: "2024-04-02", report: "汇报材料" });

const told = (grids: readonly Grid[]) => {
  const { findings, ledgers } = outcome(grids, "青石镇");
  const { errors, uncounted, indicators } = leftOut(findings, ledgers, builtIn.indicators);
  return [errors, uncounted, indicators.map(({ code }) => code)];
};

const good = ["2024-03-01", "标语", "文明标语一", 10, "条"] as const;

test("nothing wrong: nothing is left out", () => {
  expect(told([publicity([...good])])).toEqual([0, 0, []]);
});

test("a figure that cannot be read touches the indicators of its column, and no other kind's", () => {
  const cleaning = sheet("环境", [["东庄村环境卫生整治台账"], ["日期", "地点", "出动人次", "清理垃圾（吨）"], ["2024-03-05", "村口", 20, "***"]]);
  expect(told([publicity([...good]), cleaning])).toEqual([1, 1, ["HJ05", "HJ06"]]);
});

test("a date that cannot be read touches all that its ledger measures", () => {
  const [errors, uncounted, codes] = told([publicity([...good], ["2024-02-30", "标语", "文明标语二", 20, "条"])]);
  expect([errors, uncounted]).toEqual([1, 1]);
  expect(codes).toEqual(expect.arrayContaining(["XC01", "XC02"]));
  expect(codes).not.toContain("HJ01");
});

test("an error that was counted all the same is an error and nothing is short of it", () => {
  expect(told([publicity([...good], ["合计", null, null, 99, null])])).toEqual([1, 0, []]);
});

test("of a wide ledger only the indicators of the member's column are touched", () => {
  const wide = sheet("宣传", [["东庄村宣传工作台账"], ["日期", "标语", "宣传栏", "宣传材料"], ["2024-03-01", 10, "5+3", 200], ["2024-03-02", 10, 3, 200]]);
  expect(told([wide])).toEqual([1, 1, ["XC04"]]);
});

test("a town that nobody named is a gap in title and signature, which lint flags; a named one is printed", () => {
  const text = (report: ReturnType<typeof outcome>["report"], type: string) =>
    report.blocks.filter((block) => block.type === type).map(({ runs }) => runs.map((one) => one.text).join(""));
  const unknown = outcome([publicity([...good])]).report;
  expect([text(unknown, "title")[0]?.startsWith("××镇"), text(unknown, "signature")]).toEqual([true, ["××镇"]]);
  expect(JSON.stringify(unknown.blocks)).not.toContain("本镇");
  expect(lint(unknown).some(({ rule, text: flaw }) => rule === "placeholder" && flaw.includes("××"))).toBe(true);
  const known = outcome([publicity([...good])], "青石镇").report;
  expect(text(known, "signature")).toEqual(["青石镇"]);
  expect(lint(known)).toEqual([]);
});
