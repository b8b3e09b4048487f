/** Every figure of three reports that a town once wrote by hand comes out of ledgers that contain it, however the ledgers are laid out, and stands in the draft. */
import { builtIn } from "../../src/catalogue";
import type { ReportKind } from "../../src/model/indicator";
import type { ResultIndicator } from "../../src/model/result";
import type { Report } from "../../src/model/report";
import { run, type Outcome } from "../../src/app/pipeline";
import { parsePeriod } from "../../src/language/period";
import { SEEDS, TOWN, type Figure, type Seed } from "./figures";
import { LAYOUTS } from "./layouts";

const REPORTS: readonly ReportKind[] = ["汇报材料", "总结报告", "活动报告"];

function outcomeOf(seed: Seed, layout: keyof typeof LAYOUTS, report = seed.report): Outcome {
  const period = parsePeriod(seed.period);
  if (period === null) throw new Error(seed.period);
  const grids = LAYOUTS[layout]!(seed.entries);
  return run(grids, { catalogue: builtIn, town: TOWN, period, today: "2024-07-02", report });
}

const nameOf = ({ code, value, unit, of }: Figure): string =>
  `${code} ${value}${unit}${of === undefined ? "" : of === "yearToDate" ? " (今年以来)" : ` (${of.member})`}`;

function quantityOf(indicator: ResultIndicator | undefined, of: Figure["of"]) {
  if (of === undefined) return indicator?.total;
  return of === "yearToDate" ? indicator?.yearToDate : indicator?.breakdown?.[of.member];
}

describe.each(SEEDS.map((seed) => [seed.report, seed] as const))("the figures of the %s", (_, seed) => {
  describe.each(Object.keys(LAYOUTS))("from %s", (layout) => {
    const outcome = outcomeOf(seed, layout);
    const byCode = new Map(outcome.result.indicators.map((indicator) => [indicator.code, indicator]));

    test.each(seed.figures.map((figure) => [nameOf(figure), figure] as const))("%s is the total", (_name, figure) => {
      const quantity = quantityOf(byCode.get(figure.code), figure.of);
      expect(quantity?.value).toBeCloseTo(figure.value, 6);
      expect(quantity?.mark ?? null).toBe(figure.mark ?? null);
      if (figure.told !== undefined) expect(Math.floor((quantity?.value ?? 0) / 10) * 10).toBe(figure.told);
    });

    test.each(seed.figures.map((figure) => [nameOf(figure), figure] as const))("%s stands in the report", (_name, figure) => {
      expect(printedFigures(outcome.report, figure)).not.toEqual([]);
    });

    test("nothing is found wrong with ledgers that are in order", () => {
      expect(outcome.result.findings.filter((finding) => finding.severity !== "info")).toEqual([]);
    });

    test("plans stand under 下一步 and in no total", () => {
      const words = textOf(outcome.report);
      for (const planned of seed.planned) {
        expect(words).toContain(planned);
        expect(outcome.result.indicators.map((indicator) => indicator.total?.value)).not.toContain(Number.parseInt(planned, 10));
      }
    });
  });

  test("the layout changes no total", () => {
    const [first, ...others] = Object.keys(LAYOUTS).map((layout) => totalsOf(outcomeOf(seed, layout)));
    for (const other of others) expect(other).toEqual(first);
  });

  test.each(REPORTS)("a %s can be drafted from them without a placeholder, a skipped number or a half-width bracket", (report) => {
    const words = textOf(outcomeOf(seed, "one long sheet a ledger", report).report);
    expect(words).not.toMatch(/202_|\*\*\*|××|undefined|NaN|null/);
    expect(words).not.toMatch(/[(),;](?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[(),;]/);
  });
});

/** Symbols that a report writes out. */
const WORDS: Readonly<Record<string, readonly string[]>> = { "㎡": ["平方米"], 方: ["立方米"] };

/** Texts of the facts in the report's body that tell the figure: its indicator, its value, its unit. */
function printedFigures(report: Report, figure: Figure): string[] {
  const printed = new Set(report.blocks.flatMap((block) => block.runs.flatMap((run) => ("fact" in run ? [run.fact] : []))));
  const shown = (text: string) => text.replace(/[,，\s]/g, "");
  return report.facts
    .filter((fact) => printed.has(fact.id) && fact.indicator === figure.code)
    .filter(
      (fact) => Math.abs(fact.value - figure.value) < 1e-6 && [figure.unit, ...(WORDS[figure.unit] ?? [])].some((unit) => shown(fact.text).includes(unit)),
    )
    .filter((fact) => figure.of !== "yearToDate" || fact.id.includes("ytd"))
    .map((fact) => fact.text);
}

const textOf = (report: Report): string => report.blocks.map((block) => block.runs.map((part) => part.text).join("")).join("\n");

const totalsOf = (outcome: Outcome) =>
  Object.fromEntries(outcome.result.indicators.map(({ code, total, yearToDate, breakdown }) => [code, { total, yearToDate, breakdown }]));
