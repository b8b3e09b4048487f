/** A document beside a result of another run: the pane says so where figures are refreshed and checked, and refuses nothing. */
import { readSnapshot } from "../../../src/formats/docx/snapshot";
import { stampOfFile, stampWorkbook } from "../../../src/formats/run-stamp";
import { writeWorkbook } from "../../../src/formats/workbook/write-workbook";
import { sheetNames } from "../../../src/model/sheet-names";
import type { Result } from "../../../src/model/result";
import { loadFiles, NoSource } from "../../../src/taskpane/word/source";
import { checkDocument, insert, refreshPlan, refresh } from "../../../src/taskpane/word/steps";
import { choices, corrected, inProcess, openWord, resultFile, townEngine } from "./town";

const ofFirst = resultFile();
const ofLater = corrected()
  .then(townEngine)
  .then((engine) => engine.ask("resultFile", null));
const engineOf = async (text: string) => {
  const engine = inProcess();
  await engine.ask("loadResult", { text, from: "file", choices });
  return engine;
};
const stampIn = (text: string): string => (JSON.parse(text) as Result).stamp!;

test("one run is not another: nothing is said beside the document's own result, its own figures, its ledgers", async () => {
  const engine = await engineOf(await ofFirst);
  const opened = openWord();
  await insert(opened.document, engine, "document", null);
  const text = await opened.document.read();
  for (const source of [engine, await townEngine()]) {
    expect((await refreshPlan(opened.document, source)).otherRun).toBe(false);
    expect((await checkDocument(source, text, "zh-CN")).otherRun).toBe(false);
  }
  const own = inProcess();
  await own.ask("loadResult", { text: text.snapshot!, from: "document", choices });
  expect((await refreshPlan(opened.document, own)).otherRun).toBe(false);
});

test("a result of later is told; brought up to date whole the document is of that run, in part of none", async () => {
  const [first, later] = [await engineOf(await ofFirst), await engineOf(await ofLater)];
  const opened = openWord();
  await insert(opened.document, first, "document", null);
  const stamp = async () => readSnapshot((await opened.document.read()).snapshot!).result!.stamp;
  expect(await stamp()).toBe(stampIn(await ofFirst));
  const plan = await refreshPlan(opened.document, later);
  expect(plan.otherRun).toBe(true);
  expect((await checkDocument(later, await opened.document.read(), "zh-CN")).otherRun).toBe(true);

  const changes = plan.rows.filter(({ state }) => state === "change");
  await refresh(opened.document, later, changes.slice(0, 1));
  expect(await stamp()).toBeUndefined();
  expect((await refreshPlan(opened.document, later)).otherRun).toBe(false);
  await refresh(
    opened.document,
    later,
    (await refreshPlan(opened.document, later)).rows.filter(({ state }) => state !== "same"),
  );
  expect(await stamp()).toBe(stampIn(await ofLater));
  expect((await refreshPlan(opened.document, later)).otherRun).toBe(false);
  expect((await refreshPlan(opened.document, first)).otherRun).toBe(true);
});

test("documents and results of before there were stamps say nothing", async () => {
  const bare = JSON.stringify({ ...(JSON.parse(await ofFirst) as Result), stamp: undefined });
  const opened = openWord();
  await insert(opened.document, await engineOf(bare), "document", null);
  expect((await refreshPlan(opened.document, await engineOf(await ofLater))).otherRun).toBe(false);
  const stampedOne = openWord();
  await insert(stampedOne.document, await engineOf(await ofFirst), "document", null);
  expect((await refreshPlan(stampedOne.document, await engineOf(bare))).otherRun).toBe(false);
});

describe("files chosen together", () => {
  const workbook = async (stamp: string): Promise<File> => {
    const plan = { purpose: "town", name: sheetNames.town, cells: [[{ value: "全镇汇总", style: "text" as const }]], widths: [], tabColor: null };
    const rest = {
      merges: [],
      tables: [],
      charts: [],
      conditionals: [],
      validations: [],
      freeze: { rows: 0, columns: 0 },
      print: { landscape: true, fitToWidth: true, repeatRows: null },
    };
    const bytes = await writeWorkbook([{ ...plan, ...rest }], { title: "清禾镇2024年上半年汇总" });
    return new File([new Uint8Array(await stampWorkbook(bytes, stamp))], "汇总.xlsx");
  };
  const result = async () => new File([await ofFirst], "result.json");
  const load = (files: readonly File[]) => loadFiles(inProcess(), files, choices, "zh-CN", () => undefined);
  const refusal = (files: readonly File[]): Promise<unknown> =>
    load(files).then(
      () => null,
      (error: unknown) => (error instanceof NoSource ? error.notice : error),
    );

  test("result.json and the 汇总.xlsx of its run are one source; of another run that is said, and the result counts", async () => {
    const own = stampIn(await ofFirst);
    const same = await load([await workbook(own), await result()]);
    expect([same.source.kind, same.notice]).toEqual(["result", undefined]);
    const other = await load([await result(), await workbook(stampIn(await ofLater))]);
    expect([other.source.kind, other.notice]).toEqual([
      "result",
      { intent: "warning", key: "word.notice.not-one-run", params: { name: "result.json", others: "汇总.xlsx" } },
    ]);
  });

  test("汇总.xlsx alone is called what it is; a ledger beside a result is refused as before", async () => {
    const book = await workbook(stampIn(await ofFirst));
    expect(await stampOfFile(book.name, new Uint8Array(await book.arrayBuffer()))).toMatchObject({ label: "清禾镇2024年上半年" });
    expect(await refusal([book])).toMatchObject({ key: "word.notice.own-workbook", params: { name: "汇总.xlsx" } });
    expect(await refusal([await result(), new File(["序号,日期\n"], "东庄村.csv")])).toMatchObject({ key: "word.notice.mixed" });
  });
});
