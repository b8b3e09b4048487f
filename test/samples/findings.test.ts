/** Every planted mistake is found where it stands, and nothing else is called wrong that is right. */
import { ABSENT, EXPLAINED } from "../../samples/build/readme";
import type { Outcome } from "../../src/app/pipeline";
import { findingCodes } from "../../src/checking/codes";
import { messageOf } from "../../src/locale";
import { cellsOf } from "../builders/cells-of";
import { outcomeOf, samples } from "./town";

let outcome: Outcome;
beforeAll(async () => {
  outcome = await outcomeOf("汇报材料");
});

test.each(samples.marks.map((mark) => [`${mark.code} ${mark.file} ${mark.sheet}!${mark.cell} ${mark.note}`, mark] as const))("%s", (_, mark) => {
  const here = outcome.findings.filter((finding) => finding.file === mark.file && finding.sheet === mark.sheet && cellsOf(finding).includes(mark.cell));
  expect(here.map((finding) => `${finding.severity} ${finding.code}`)).toContain(`${mark.severity} ${mark.code}`);
});

test("exactly the ledgers that never came are missing", () => {
  const named = (list: readonly { area: string; kind: string }[]) => list.map(({ area, kind }) => `${area} ${kind}`).sort();
  expect(named(outcome.result.completeness.missing)).toEqual(named(ABSENT));
});

test("no error and no warning beside the planted ones and those that the README explains", () => {
  const unplanned = outcome.findings.filter((finding) => {
    if (finding.severity === "info") return false;
    const planted = samples.marks.some(
      (mark) => mark.file === finding.file && mark.sheet === finding.sheet && mark.code === finding.code && cellsOf(finding).includes(mark.cell),
    );
    const explained = EXPLAINED.some((one) => one.code === finding.code && [finding.file, "*"].includes(one.file) && [finding.sheet, "*"].includes(one.sheet));
    return !planted && !explained;
  });
  expect(unplanned.map(({ severity, code, file, sheet, cell, params }) => `${severity} ${code} ${file} ${sheet}!${cell} ${JSON.stringify(params)}`)).toEqual(
    [],
  );
});

test("every explanation in the README explains something", () => {
  const unused = EXPLAINED.filter((one) => !outcome.findings.some((finding) => finding.code === one.code && [finding.file, "*"].includes(one.file)));
  expect(unused).toEqual([]);
});

test("every finding is told in whole sentences, and is as grave as its code allows", () => {
  expect(outcome.findings.length).toBeGreaterThan(50);
  const broken = outcome.findings.filter((finding) => (["zh-CN", "en-US"] as const).some((locale) => /\{\w+\}/.test(messageOf(finding, locale))));
  expect(broken.map(({ code, params }) => `${code} ${JSON.stringify(params)}`)).toEqual([]);
  const graver = outcome.findings.filter(({ code, severity }) => ![findingCodes[code]?.severity].flat().includes(severity));
  expect(graver.map(({ code, severity }) => `${code} ${severity}`)).toEqual([]);
});
