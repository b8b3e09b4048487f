/** The sample town's drafts in its result: what is drafted from the ledgers is drafted from the file, block for block. */
import { readFileSync } from "node:fs";
import path from "node:path";
import wording from "../../src/catalogue/campaigns/wenming/wording.json";
import { readSettings } from "../../samples/build/product";
import { draft, keptDrafts, reworded, wordsOf } from "../../src/drafting";
import { readResult } from "../../src/results/result-file";
import { readSnapshot, snapshotXml } from "../../src/formats/docx/snapshot";
import { reportText } from "../../src/formats/docx/text";
import { resultFile } from "../../src/results/result-file";
import { withReports } from "../../src/results/result";
import type { Catalogue, ReportKind } from "../../src/model/indicator";
import type { Result } from "../../src/model/result";
import type { Outcome } from "../../src/app/pipeline";
import { outcomeOf } from "./town";

const TODAY = "2024-07-05";
const KINDS: readonly ReportKind[] = ["汇报材料", "总结报告", "活动报告"];
const root = path.resolve(__dirname, "../..");

let outcome: Outcome;
let catalogue: Catalogue;
let whole: Result;
beforeAll(async () => {
  outcome = await outcomeOf("汇报材料");
  ({ catalogue } = await readSettings(readFileSync(path.join(root, "samples/settings.xlsx"))));
  whole = withReports(outcome.result, outcome.drafter.all());
});

const written = (result: Result): Result => readResult(Buffer.concat([...resultFile(result)]).toString()).result!;
const carried = (result: Result): Result => readSnapshot(snapshotXml(result)).result!;
/** From the ledgers anew, by nothing that the run left. */
const drafted = (kind: ReportKind, words: Readonly<Record<string, string>>) =>
  draft(kind, { ...outcome, catalogue: { ...catalogue, wording: { ...catalogue.wording, ...words } }, today: TODAY });

const CHANGED = {
  主送: "清禾县文明办：",
  称谓: "各位领导：",
  依据: "《清禾县2024年创建方案》",
  工作名称: "文明创建",
  附件名称: "2024年主要指标表",
  结语: "特此报告。",
  落款: "清禾镇人民政府",
};
const EMPTY = Object.fromEntries(Object.keys(wording).map((key) => [key, ""]));

test("the words that are changed here are all there are", () => {
  expect(Object.keys(CHANGED).sort()).toEqual(Object.keys(wording).sort());
});

describe.each([["result.json", written]])("from %s", (_, through) => {
  test.each(KINDS)("%s is what the ledgers give, in the words of the run, in others, and without any", (kind) => {
    const { town, ...result } = through(whole);
    const kept = keptDrafts(result).find((one) => one.kind === kind)!;
    for (const words of [{}, CHANGED, EMPTY, { 主送: "县委：" }, { 工作名称: "文" }]) expect(reworded(kept, words, town)).toEqual(drafted(kind, words));
  });

  test.each(KINDS)("%s drafted with all words set gives back the words of the run", (kind) => {
    const { town, ...result } = through(withReports(outcome.result, outcome.drafter.all(CHANGED)));
    const kept = keptDrafts(result).find((one) => one.kind === kind)!;
    expect(reworded(kept, {}, town)).toEqual(drafted(kind, CHANGED));
    expect(reworded(kept, wording, town)).toEqual(drafted(kind, {}));
    expect(reworded(kept, EMPTY, town)).toEqual(drafted(kind, EMPTY));
  });

  test("a result keeps its own facts, and is the same when it is read", () => {
    expect(whole.facts).toEqual(outcome.result.facts);
    expect(through(whole)).toEqual(whole);
    expect(carried(whole)).toMatchObject({ facts: whole.facts, findings: [], unmeasured: [] });
    expect(carried(whole).reports).toBeUndefined();
  });
});

test("all seven words can be set, and stand in the report", () => {
  const held = new Set(keptDrafts(written(whole)).flatMap((one) => Object.keys(wordsOf(one))));
  expect([...held].sort()).toEqual(Object.keys(wording).sort());
  for (const kept of keptDrafts(written(whole))) {
    const text = reportText(reworded(kept, CHANGED, whole.town));
    for (const key of Object.keys(wordsOf(kept))) expect(text).toContain(CHANGED[key as keyof typeof CHANGED]);
    expect(text).toMatch(/\n\u3000\u3000特此报告。\n/);
  }
});

test("drafts of a run for another report hold the same, and nothing is stored twice", async () => {
  const other = await outcomeOf("活动报告");
  const result = withReports(other.result, other.drafter.all());
  expect(keptDrafts(written(result))).toEqual(keptDrafts(written(whole)));
  for (const { facts, reports = [] } of [whole, result]) {
    const own = reports.flatMap((report) => report.facts);
    const lists = [...facts, ...own].flatMap((fact) => ("sources" in fact && fact.sources.length > 0 ? [fact.sources] : []));
    expect(new Set(own.flatMap((fact) => ("sources" in fact && fact.sources.length > 0 ? [fact.sources] : []))).size).toBe(
      own.filter((fact) => "sources" in fact && fact.sources.length > 0).length,
    );
    for (const fact of own) if ("sources" in fact && fact.sources.length > 0) expect(lists.filter((list) => list === fact.sources)).toHaveLength(1);
    for (const fact of own) expect(facts).not.toContainEqual(fact);
  }
});
