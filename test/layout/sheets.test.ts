import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { layOut } from "../../src/layout";
import { historyRows, type HistoryRow } from "../../src/results/history";
import { sheetFrameOf } from "../../src/layout/frame";
import { sheetNames } from "../../src/model/sheet-names";
import { looks } from "../../src/layout/styles";
import { toResult } from "../../src/results/result";
import type { PlanCell, SheetPlan } from "../../src/model/sheet-plan";
import { areas, catalogue, findings, made, town } from "../builders/roll-ups";
import { planText } from "../builders/plan-text";

const today = "2024-04-02";
const rollUp = made();
const result = toResult({ rollUp, findings });
const previous = { ...result, period: { label: "2024年2月", start: "2024-02-01", end: "2024-02-29" } };
const plans = layOut({ rollUp, findings, catalogue, today });
const sheet = (plans: readonly SheetPlan[], name: string): SheetPlan => plans.find((plan) => plan.name === name)!;
const all = (plan: SheetPlan): PlanCell[] => plan.cells.flat().filter((cell) => cell !== null);
const headings = (plan: SheetPlan, row: number): string[] => plan.cells[row]!.map((cell) => String(cell?.value ?? ""));

describe("the sheets of a run", () => {
  test("are five, in the order of their tabs, under names that Excel takes", () => {
    expect(plans.map(({ name }) => name)).toEqual(Object.values(sheetNames));
    for (const { name } of plans) expect(name).toMatch(/^[^[\]:*?/\\']{1,31}$/);
  });

  test("hold tables with names of their own and headings that differ", () => {
    const tables = plans.flatMap((plan) => plan.tables.map((table) => ({ plan, table })));
    expect(new Set(tables.map(({ table }) => table.name)).size).toBe(tables.length);
    for (const { plan, table } of tables) {
      expect(table.name).toMatch(/^[\p{L}_][\p{L}\p{N}_.]*$/u);
      const names = plan.cells[table.top]!.slice(table.left, table.right + 1).map((cell) => cell?.value);
      expect(names.every((name) => typeof name === "string" && name !== "")).toBe(true);
      expect(new Set(names).size).toBe(names.length);
      expect(table.bottom).toBeGreaterThan(table.top);
      expect(plan.merges.some((merge) => Number(/\d+/.exec(merge)![0]) > table.top && Number(/\d+/.exec(merge)![0]) <= table.bottom + 1)).toBe(false);
    }
  });

  test("print on A4 across, with their headings on every page", () => {
    for (const plan of plans) {
      expect(plan.print).toMatchObject({ landscape: true, fitToWidth: true });
      const row = Number(/\$(\d+):/.exec(plan.print.repeatRows!)![1]) - 1;
      expect(headings(plan, row).length).toBeGreaterThan(3);
      expect(plan.freeze.rows).toBe(row + 1);
    }
  });

  test("use styles that are defined, and only our own formulas", () => {
    for (const cell of plans.flatMap(all)) {
      if (cell.style !== undefined) expect(looks[cell.style]).toBeDefined();
      if (cell.formula !== undefined) expect(cell.formula).toMatch(/^(?:IF|SUM|SUMIFS|COUNTIF|[A-Z]{1,2}\d+(?:\+COUNTIF\(|$))/);
    }
  });

  test("are the same for the same input", () => {
    expect(layOut({ rollUp: made(), findings, catalogue, today })).toEqual(plans);
  });
});

describe("汇总·镇级", () => {
  const plan = sheet(plans, sheetNames.town);
  const [code, , , total] = [0, 1, 2, 3];
  const top = headings(plan, 3);
  const lineOf = (wanted: string): readonly (PlanCell | null)[] => plan.cells.find((row) => row[code]?.value === wanted)!;

  test("names the town and the period, and groups indicators by work area", () => {
    expect(plan.cells[0]![0]!.value).toContain(town);
    expect(plan.cells[1]![0]!.value).toContain("2024年3月");
    expect(plan.cells.filter((row) => row[0]?.style === "group").map((row) => row[0]!.value)).toContain("环境卫生整治");
  });

  test("has a column for each village and one for the town's own, last", () => {
    expect(top.slice(-areas.length)).toEqual([...areas.slice(1).map(({ name }) => name), "镇本级"]);
  });

  test("shows beside an uncertain total how it is uncertain, and keeps it a number", () => {
    const cell = lineOf("XC05")[total]!;
    expect(typeof cell.value).toBe("number");
    expect(cell.numberFormat).toBe('#,##0"余"');
    expect(lineOf("HJ01")[total]!.numberFormat).toBe('"约"#,##0');
    expect(lineOf("XC02")[total]!.numberFormat).toBeUndefined();
  });

  test("leaves out columns that this run has nothing for", () => {
    expect(top).not.toContain("上期");
    const bare = layOut({ rollUp: made(), findings, catalogue: { ...catalogue, targets: [] }, today });
    expect(headings(sheet(bare, sheetNames.town), 3)).toContain("目标");
    const compared = layOut({ rollUp: made(previous), findings, catalogue, previous, today });
    expect(headings(sheet(compared, sheetNames.town), 3)).toEqual(expect.arrayContaining(["上期", "增减", "增减率"]));
  });

  test("is wide enough for the shares that it shows: a spreadsheet prints ### for a number that does not fit", () => {
    const least = {
      ...previous,
      indicators: previous.indicators.map((one) => (one.total ? { ...one, total: { ...one.total, value: 0.5, low: 0.5, high: 0.5 } } : one)),
    };
    const small = layOut({ rollUp: made(least), findings, catalogue: { ...catalogue, targets: [] }, previous: least, today });
    const compared = sheet(small, sheetNames.town);
    const columns = ["完成率", "增减率"].map((heading) => headings(compared, 3).indexOf(heading));
    const shares = compared.cells
      .slice(4)
      .flatMap((row) => columns.flatMap((column) => (typeof row[column]?.value === "number" ? [[column, row[column].value]] : [])));
    expect(shares.some(([, share]) => share! > 10_000)).toBe(true);
    for (const [column, share] of shares) expect(`${share!.toFixed(1)}%`.length).toBeLessThan(compared.widths[column!]!);
  });

  test("leaves an area's cell blank where nothing was sent, and links each indicator to its values", () => {
    const absent = areas.findIndex(({ name }) => !rollUp.totals.find(({ indicator }) => indicator.code === "XC02")!.byArea.has(name) && name !== town);
    expect(lineOf("XC02")[top.indexOf(areas[absent]!.name)]!.value).toBe("");
    const link = lineOf("XC02")[1]!.link!;
    expect(sheet(plans, link.sheet!).cells[Number(link.cell!.slice(1)) - 1]![2]!.value).toBe("XC02");
  });

  test("writes a total as it is where no formula gives it", () => {
    const totals = rollUp.totals.map((one) => (one.indicator.code === "XC02" ? { ...one, quantity: { ...one.quantity!, value: 7, low: 7, high: 7 } } : one));
    const odd = sheet(layOut({ rollUp: { ...rollUp, totals }, findings, catalogue, today }), sheetNames.town);
    const cell = odd.cells.find((row) => row[code]?.value === "XC02")![total]!;
    expect([cell.value, cell.formula]).toEqual([7, undefined]);
  });

  test("prints no chart on two pages", () => {
    const starts = plan.print.breakBefore ?? [];
    expect(starts.length).toBeGreaterThan(0);
    for (const { at } of plan.charts) {
      expect(starts.filter((row) => row > at.top && row < at.bottom)).toEqual([]);
      expect(at.bottom - Math.max(...starts.filter((row) => row <= at.top))).toBeLessThanOrEqual(34);
    }
  });

  test("has charts whose categories and values are as long", () => {
    expect(plan.charts.length).toBeGreaterThan(2);
    const size = (range: string): number => {
      const [, c1, r1, c2, r2] = /\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)/.exec(range)!;
      return (Number(r2) - Number(r1) + 1) * (c1 === c2 ? 1 : 1000 + c2!.charCodeAt(c2!.length - 1) - c1!.charCodeAt(c1!.length - 1));
    };
    for (const chart of plan.charts) for (const { values } of chart.series) expect(size(values)).toBe(size(chart.categories));
    const reached = plan.charts.find(({ title }) => title.includes("完成率"))!;
    const [from, to] = [...reached.categories.matchAll(/\d+/g)].map(([row]) => Number(row) - 1);
    expect(plan.cells.slice(from, to! + 1).map((row) => row[0]!.value)).toEqual(["XC02", "ZY04", "HJ05", "PX01", "JC01"]);
  });
});

describe("a county above towns", () => {
  test("shows the towns, and counts no village twice", () => {
    const tree = [
      { name: "明河县", type: "县" as const, aliases: [] },
      { name: "甲镇", type: "镇" as const, parent: "明河县", aliases: [] },
      { name: "乙镇", type: "镇" as const, parent: "明河县", aliases: [] },
      { name: "东村", type: "村" as const, parent: "甲镇", aliases: [] },
    ];
    const source = rollUp.totals.find(({ indicator }) => indicator.code === "XC02")!;
    const value = (area: string, n: number) =>
      [area, { ...source.byArea.get("西岭村")!, area, quantity: { value: n, unit: "条", low: n, high: n, mark: null }, breakdown: undefined }] as const;
    const totals = [
      {
        ...source,
        quantity: { value: 8, unit: "条", low: 8, high: 8, mark: null },
        yearToDate: undefined,
        byArea: new Map([value("东村", 3), value("甲镇", 3), value("乙镇", 5)]),
      },
    ];
    const county = layOut({ rollUp: { ...rollUp, town: "明河县", areas: tree, totals }, findings: [], catalogue, today });
    const plan = sheet(county, sheetNames.town);
    expect(headings(plan, 3).slice(-2)).toEqual(["甲镇", "乙镇"]);
    const cell = plan.cells.find((row) => row[0]?.value === "XC02")![3]!;
    expect(cell.value).toBe(8);
    expect(cell.formula).toContain('"明河县"');
    expect(all(sheet(county, sheetNames.values)).map(({ value }) => value)).toContain("东村");
  });
});

describe("汇总·问题", () => {
  const plan = sheet(plans, sheetNames.findings);
  const rows = plan.cells.slice(3, 3 + findings.length);

  test("puts errors first and explained ones last, each with what to do", () => {
    expect(rows.map((row) => row[1]!.value)).toEqual(["错误", "警告", "提示", "已说明"]);
    for (const row of rows) expect(String(row[7]!.value).length).toBeGreaterThan(8);
  });

  test("links to the cell", () => {
    expect(rows[1]![6]!.link).toMatchObject({ file: "石桥村.xlsx", sheet: "环境卫生", cell: "XFD1048576" });
  });

  test("lists the numeric columns that no indicator takes", () => {
    const texts = all(plan).map(({ value }) => value);
    expect(texts).toEqual(expect.arrayContaining(["经费（元）", "没有对应指标的数字列（未计入任何合计）"]));
  });

  test("says so where nothing was found", () => {
    const empty = sheet(layOut({ rollUp, findings: [], catalogue, today }), sheetNames.findings);
    expect(all(empty).map(({ value }) => value)).toContain("没有发现问题。");
  });
});

describe("汇总·报送", () => {
  test("does not count what nobody waits for", () => {
    const byArea = new Map([...rollUp.completeness.byArea].map(([area, kinds]) => [area, area === "西岭村" ? [...kinds, "meeting"] : kinds] as const));
    byArea.set(town, ["meeting", "publicity"]);
    const plan = sheet(
      layOut({ rollUp: { ...rollUp, completeness: { ...rollUp.completeness, byArea } }, findings, catalogue, today }),
      sheetNames.completeness,
    );
    const total = plan.cells.find((row) => row[0]?.value === "合计")!;
    expect(total.slice(-3, -1).map((cell) => cell!.value)).toEqual([rollUp.completeness.received, rollUp.completeness.expected]);
    expect(plan.cells.find((row) => row[0]?.value === "镇本级")!.filter((cell) => cell?.value === "另报")).toHaveLength(2);
  });

  test("marks who is missing, and words a reminder to paste", () => {
    const plan = sheet(plans, sheetNames.completeness);
    const lacking = all(plan).filter(({ value }) => value === "缺").length;
    expect(lacking).toBe(rollUp.completeness.missing.length);
    const lines = plan.cells.map((row) => String(row[0]?.value ?? ""));
    expect(lines.find((line) => line.includes("东庄村："))).toBe("1. 东庄村：宣传、培训");
    expect(lines.some((line) => line.includes("请以下单位尽快补报"))).toBe(true);
  });

  test("thanks all where nothing is missing", () => {
    const full = { ...rollUp, completeness: { ...rollUp.completeness, received: rollUp.completeness.expected, missing: [] } };
    const lines = sheet(layOut({ rollUp: full, findings, catalogue, today }), sheetNames.completeness).cells.map((row) => String(row[0]?.value ?? ""));
    expect(lines.some((line) => line.includes("已全部报齐"))).toBe(true);
  });
});

describe("a run with nothing to show", () => {
  test("still writes its sheets, with no formula over nothing", () => {
    const completeness = { expected: 0, received: 0, missing: [], byArea: new Map() };
    const empty = layOut({ rollUp: { ...rollUp, areas: [], totals: [], unmeasured: [], completeness }, findings: [], catalogue, today });
    expect(empty.map(({ name }) => name)).toEqual(Object.values(sheetNames));
    expect(empty.flatMap(all).filter(({ formula }) => formula !== undefined)).toEqual([]);
    expect(sheet(empty, sheetNames.completeness).conditionals).toEqual([]);
    expect(sheet(empty, sheetNames.town).charts).toEqual([]);
  });
});

describe("汇总·历史", () => {
  const frame = sheetFrameOf({ rollUp, findings, catalogue, today });
  const row = (start: string, end: string, value: number): HistoryRow => ({
    ...{ town, period: start, start, end, code: "XC02", name: "刷写宣传标语", unit: "条", value },
    ...{ mark: "", low: null, high: null, written: "2024-01-01" },
  });

  test("keeps other periods and replaces its own", () => {
    const rows = historyRows(frame, [row("2024-03-01", "2024-03-31", 1), row("2024-01-01", "2024-01-31", 2)], undefined);
    const ours = rows.filter(({ code }) => code === "XC02");
    expect(ours.map(({ start, value }) => [start, value])).toEqual([
      ["2024-01-01", 2],
      ["2024-03-01", rollUp.totals.find(({ indicator }) => indicator.code === "XC02")!.quantity!.value],
    ]);
    expect(rows).toHaveLength(rollUp.totals.length + 1);
  });

  test("takes the last period from its result where the history does not know it", () => {
    const starts = (rows: HistoryRow[]) => [...new Set(rows.map(({ start }) => start))];
    expect(starts(historyRows(frame, [], previous))).toEqual(["2024-02-01", "2024-03-01"]);
    expect(historyRows(frame, [row("2024-02-01", "2024-02-29", 9)], previous).filter(({ start }) => start === "2024-02-01")).toHaveLength(1);
  });
});

describe("golden sheets", () => {
  const codes = ["ZZ01", "XC02", "XC05", "XC09", "ZY04", "HH03", "HJ02", "HJ05", "QT02", "DC03"];
  const small = made(previous, codes);
  const some = { ...small, totals: small.totals.filter(({ indicator }) => codes.includes(indicator.code)) };
  const folder = path.join(__dirname, "../golden/sheets");

  test.each(layOut({ rollUp: some, findings, catalogue, previous: { ...previous, indicators: [] }, today }).map((plan) => [plan.name, plan] as const))(
    "%s",
    (name, plan) => {
      const file = path.join(folder, `${name}.txt`);
      const text = planText(plan);
      if (process.env.UPDATE_GOLDEN || !existsSync(file)) {
        mkdirSync(folder, { recursive: true });
        writeFileSync(file, text);
      }
      expect(text).toBe(readFileSync(file, "utf8"));
    },
  );
});
