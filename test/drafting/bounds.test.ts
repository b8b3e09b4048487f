/** What is said of a figure beside the period before and beside its target, at the bounds: equal, just more, just less, nought, both bounds of an inexact one. */
import { drafted, emptyResult, ledger, type Case } from "../builders/drafts";
import { reportText } from "../../src/formats/docx/text";

/** The sentence of a template of one line. */
function said(line: string, given: Omit<Case, "period">): string {
  const template = { kind: "汇报材料" as const, title: "汇报材料", source: `# 标题\n## 整治\n清理垃圾{{ 指标.HJ05 | 数 }}，${line}。` };
  const report = drafted("汇报材料", { period: "2024-05", ...given, catalogue: { ...given.catalogue, templates: [template] } });
  const text = reportText(report);
  return /清理垃圾[^\n]*/.exec(text)?.[0] ?? text;
}
const tons = (garbage: number | string) => [ledger("sanitation", [{ date: "2024-05-05", area: "东庄村", garbage }])];

describe("较上期", () => {
  const compared = (now: number | string, before: number): string => {
    const total = { value: before, low: before, high: before, mark: null };
    const indicator = { code: "HJ05", name: "清理垃圾", unit: "吨", total, byArea: {}, target: null, change: null, sources: [] };
    const previous = emptyResult({ period: { label: "2024年4月", start: "2024-04-01", end: "2024-04-30" }, indicators: [indicator as never] });
    return said("{{ 指标.HJ05 | 较上期 }}", { ledgers: tons(now), previous });
  };
  test.each([
    [100, 100, "清理垃圾100吨，与上期持平。"],
    [120, 100, "清理垃圾120吨，较上期增加20吨、增长20%。"],
    [80, 100, "清理垃圾80吨，较上期减少20吨、下降20%。"],
    // From nought there is no share.
    [20, 0, "清理垃圾20吨，较上期增加20吨。"],
    // A share that would print as 0 % is not told.
    [10004, 10000, "清理垃圾10004吨，较上期增加4吨。"],
    [10005, 10000, "清理垃圾10005吨，较上期增加5吨、增长0.1%。"],
    // An inexact figure has no difference.
    ["570余", 500, "清理垃圾570余吨。"],
  ])("%s after %d", (now, before, expected) => expect(compared(now, before)).toBe(expected));
});

describe("目标", () => {
  const against = (now: number | string, value: number): string =>
    said("{{ 指标.HJ05 | 目标 }}", { ledgers: tons(now), catalogue: { targets: [{ indicator: "HJ05", area: null, value }] } });
  test.each([
    [100, 100, "清理垃圾100吨，完成目标任务100吨的100%。"],
    [99, 100, "清理垃圾99吨，完成目标任务100吨的99%。"],
    [101, 100, "清理垃圾101吨，完成目标任务100吨的101%。"],
    // A target of nought is none.
    [100, 0, "清理垃圾100吨。"],
    // 570余 is 570 to 580: the target may stand at either bound.
    ["570余", 570, "清理垃圾570余吨，达到目标任务570吨。"],
    ["570余", 571, "清理垃圾570余吨。"],
    ["570余", 580, "清理垃圾570余吨。"],
    ["570余", 581, "清理垃圾570余吨，低于目标任务581吨。"],
  ])("%s of %d", (now, target, expected) => expect(against(now, target)).toBe(expected));

  const problems = (now: number | string, value: number): string =>
    reportText(drafted("总结报告", { period: "2024-05", ledgers: tons(now), catalogue: { targets: [{ indicator: "HJ05", area: null, value }] } }));
  test.each([
    [100, 100, false],
    [99, 100, true],
    ["570余", 580, false],
    ["570余", 581, true],
    [100, 0, false],
  ])("%s of %d is a problem: %s", (now, target, expected) => expect(problems(now, target).includes("没有达到目标")).toBe(expected));
});

describe("open items", () => {
  const told = (count: number, status: string): string =>
    reportText(
      drafted("总结报告", {
        period: "2024-05",
        ledgers: [
          ledger(
            "inspection",
            Array.from({ length: count }, (_, i) => ({ date: "2024-05-05", area: "东庄村", problem: `第${i + 1}处沟渠淤堵`, status })),
          ),
        ],
      }),
    );
  const items = (text: string): number => new Set(text.match(/第\d+处沟渠淤堵/g)).size;
  test("what was put right is none, what is being put right is one", () => {
    for (const status of ["已整改", "已完成", "整改完成"]) expect([status, items(told(2, status))]).toEqual([status, 0]);
    for (const status of ["未整改", "整改中", "正在整改"]) expect([status, items(told(2, status))]).toEqual([status, 2]);
  });
  test("twelve are told one by one; of thirteen the last is counted among the rest", () => {
    expect([items(told(12, "未整改")), told(12, "未整改").includes("其余")]).toEqual([12, false]);
    expect([items(told(13, "未整改")), told(13, "未整改").includes("其余")]).toEqual([12, true]);
  });
});
