/** 汇总.xlsx in LibreOffice: the formulas give what result.json says, and follow a correction of 汇总·指标值. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { builtIn } from "../../src/catalogue";
import { readWorkbook, writeWorkbook } from "../../src/formats";
import { layOut } from "../../src/layout";
import { sheetNames } from "../../src/model/sheet-names";
import { toResult } from "../../src/results/result";
import type { Cell, Grid } from "../../src/model/grid";
import type { SheetPlan } from "../../src/model/sheet-plan";
import { run } from "../../src/app/pipeline";
import { catalogue, findings, made } from "../builders/roll-ups";
import { convert, describeWithLibreOffice } from "./libreoffice";

jest.setTimeout(180_000);

const before = toResult({ rollUp: made(), findings });
const previous = { ...before, period: { label: "2024年2月", start: "2024-02-01", end: "2024-02-29" } };
const rollUp = made(previous);
const plans = layOut({ rollUp, findings, catalogue, previous, today: "2024-04-02" });
const result = toResult({ rollUp, findings });

/** Takes every cached value away from formula cells, so that whoever shows a number has worked it out. */
function withoutCachedValues(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes);
  for (const [name, content] of Object.entries(files)) {
    if (!name.startsWith("xl/worksheets/sheet")) continue;
    files[name] = strToU8(strFromU8(content).replace(/(<c [^>]*?)( t="str")?>(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, "$1>$3"));
  }
  return zipSync(files);
}

async function recalculated(plans: readonly SheetPlan[]): Promise<Grid[]> {
  const bare = withoutCachedValues(await writeWorkbook(plans));
  const told = await readWorkbook("汇总.xlsx", bare);
  expect(told.findings.filter(({ code }) => code === "file.uncalculated").length).toBeGreaterThan(1);
  const { grids, findings } = await readWorkbook("汇总.xlsx", await convert("汇总.xlsx", bare, "xlsx"));
  expect(findings).toEqual([]);
  return grids;
}

const sheet = (grids: readonly Grid[], name: string): Grid => grids.find((grid) => grid.sheet === name)!;
const figure = (cell: Cell | undefined): number | null => (typeof cell === "number" ? cell : null);

/** Rows of 汇总·镇级 by indicator code, each by heading. */
function townRows(grids: readonly Grid[]): Map<string, Map<string, Cell>> {
  const { cells } = sheet(grids, sheetNames.town);
  const top = cells.findIndex((row) => row[0] === "代码" && row[3] === "合计");
  const headings = cells[top]!;
  const rows = new Map<string, Map<string, Cell>>();
  for (const row of cells.slice(top + 1)) {
    const code = String(row[0] ?? "");
    if (/^[A-Z]{2}\d\d/.test(code) && !rows.has(code)) rows.set(code, new Map(headings.map((heading, i) => [String(heading), row[i] ?? null])));
  }
  return rows;
}

describeWithLibreOffice("LibreOffice recalculates 汇总.xlsx", () => {
  let rows: Map<string, Map<string, Cell>>;
  let grids: Grid[];
  beforeAll(async () => {
    grids = await recalculated(plans);
    rows = townRows(grids);
  });

  test("to the totals of result.json, ratios and largest values included", () => {
    expect(result.indicators.length).toBeGreaterThan(50);
    for (const { code, total } of result.indicators) {
      const value = figure(rows.get(code)?.get("合计"));
      if (total === null) expect([code, value]).toEqual([code, null]);
      else expect([code, value]).toEqual([code, expect.closeTo(total.value, 6)]);
    }
  });

  test("to each area's value, and to nothing where an area sent nothing", () => {
    const shown = (area: string) => (area === rollUp.town ? "镇本级" : area);
    for (const { code, byArea } of result.indicators) {
      for (const { name } of result.areas) {
        const wanted = byArea[name];
        const value = figure(rows.get(code)?.get(shown(name)));
        if (name === rollUp.town && !rows.get(code)?.has("镇本级")) continue;
        expect([code, name, value]).toEqual([code, name, wanted ? expect.closeTo(wanted.value, 6) : null]);
      }
    }
  });

  test("to the year to date, the completion of targets and the change against the last period", () => {
    for (const { indicator, yearToDate, target, change } of rollUp.totals) {
      const row = rows.get(indicator.code)!;
      if (yearToDate) expect([indicator.code, figure(row.get("今年以来"))]).toEqual([indicator.code, expect.closeTo(yearToDate.value, 6)]);
      if (target?.completion != null) expect([indicator.code, figure(row.get("完成率"))]).toEqual([indicator.code, expect.closeTo(target.completion * 100, 6)]);
      if (change) expect([indicator.code, figure(row.get("增减"))]).toEqual([indicator.code, expect.closeTo(change.difference, 6)]);
    }
  });

  test("to the completeness of each village and of all", () => {
    const { cells } = sheet(grids, sheetNames.completeness);
    const total = cells.find((row) => row[0] === "合计")!;
    const [received, expected, rate] = total.slice(-3);
    expect([received, expected]).toEqual([result.completeness.received, result.completeness.expected]);
    expect(rate).toBeCloseTo((result.completeness.received / result.completeness.expected) * 100, 6);
  });

  test("and every value that the file carries is the one that is worked out", async () => {
    const carried = (await readWorkbook("汇总.xlsx", await writeWorkbook(plans))).grids;
    for (const grid of carried) {
      const other = sheet(grids, grid.sheet);
      grid.cells.forEach((row, r) =>
        row.forEach((cell, c) => {
          const worked = other.cells[r]?.[c] ?? null;
          const place = `${grid.sheet} ${r + 1}:${c + 1}`;
          if (typeof cell === "number") expect([place, worked]).toEqual([place, expect.closeTo(cell, 6)]);
          else expect([place, worked]).toEqual([place, cell]);
        }),
      );
    }
  });
});

describeWithLibreOffice("a correction in 汇总·指标值", () => {
  test("flows into the area's cell and the total", async () => {
    const corrected = plans.map((plan): SheetPlan => {
      if (plan.name !== sheetNames.values) return plan;
      const at = plan.cells.findIndex((row) => row[2]?.value === "XC02" && row[0]?.value === "西岭村");
      return { ...plan, cells: plan.cells.map((row, i) => (i === at ? row.map((cell, c) => (c === 5 ? { ...cell, value: 100_000 } : cell)) : row)) };
    });
    const row = townRows(await recalculated(corrected)).get("XC02")!;
    const { total, byArea } = result.indicators.find(({ code }) => code === "XC02")!;
    expect(row.get("西岭村")).toBe(100_000);
    expect(row.get("合计")).toBe(total!.value - byArea["西岭村"]!.value + 100_000);
  });
});

describeWithLibreOffice("the sample town", () => {
  test("is recalculated to the totals of its result", async () => {
    const folder = path.join(__dirname, "../../samples/ledgers");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.\w+$/.test(name))
      .sort();
    const grids: Grid[] = [];
    for (const name of files) grids.push(...(await readWorkbook(path.basename(name), new Uint8Array(readFileSync(path.join(folder, name))))).grids);
    const outcome = run(grids, { catalogue: builtIn, today: "2024-07-02", report: "汇报材料" });
    const rows = townRows(await recalculated(outcome.plans));
    expect(outcome.result.indicators.length).toBeGreaterThan(40);
    for (const { code, total } of outcome.result.indicators) {
      expect([code, figure(rows.get(code)?.get("合计"))]).toEqual([code, total === null ? null : expect.closeTo(total.value, 6)]);
    }
  });
});
