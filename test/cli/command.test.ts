/** The command as other tools call it: arguments in, files, streams and exit code out. */
import { strFromU8, unzipSync } from "fflate";
import { writeReport } from "../../src/formats/docx";
import { readSnapshot, SNAPSHOT_PATH } from "../../src/formats/docx/snapshot";
import type { Result } from "../../src/model/result";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { main } from "../../src/cli/main";
import { readResult } from "../../src/results/result-file";

const samples = path.resolve(__dirname, "../../samples");
const village = path.join(samples, "ledgers/村居报送/东庄村.xlsx");
let folder = "";

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "taizhang-"));
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true });
});

async function taizhang(...args: string[]): Promise<{ code: number; out: string; error: string }> {
  const [out, error] = [[] as string[], [] as string[]];
  const stdout = jest.spyOn(process.stdout, "write").mockImplementation((text) => out.push(String(text)) > 0);
  const stderr = jest.spyOn(process.stderr, "write").mockImplementation((text) => error.push(String(text)) > 0);
  try {
    return { code: await main(["node", "taizhang", ...args]), out: out.join(""), error: error.join("") };
  } finally {
    stdout.mockRestore();
    stderr.mockRestore();
  }
}

const snapshotOf = (docx: Buffer): Result | null => readSnapshot(strFromU8(unzipSync(docx)[SNAPSHOT_PATH]!)).result;
const at = (...parts: string[]) => path.join(folder, ...parts);

describe("rollup", () => {
  test("writes the three files and says what it found", async () => {
    const { code, out, error } = await taizhang("rollup", village, "--out", at("out"), "--period", "2024H1", "--town", "清禾镇");
    expect([code, error]).toEqual([0, ""]);
    expect(out).toContain("清禾镇 2024年上半年");
    expect(fs.readdirSync(at("out")).sort()).toEqual(["result.json", "报告.docx", "汇总.xlsx"].sort());
    const result = JSON.parse(fs.readFileSync(at("out/result.json"), "utf8")) as { schema: number; town: string; period: object };
    expect(result).toMatchObject({ schema: 1, town: "清禾镇", period: { start: "2024-01-01", end: "2024-06-30" } });
  });

  test("the same inputs give the same bytes, and a second run keeps one history row a period", async () => {
    const run = (out: string) => taizhang("rollup", village, "--out", at(out), "--period", "2024H1", "--today", "2024-07-05", "--quiet");
    await run("a");
    await run("b");
    await run("b");
    for (const file of ["result.json", "报告.docx", "汇总.xlsx"]) expect(fs.readFileSync(at("b", file)).equals(fs.readFileSync(at("a", file)))).toBe(true);
  });

  test("a file without any ledger is a finding: the village believes that it has reported", async () => {
    fs.mkdirSync(at("in"));
    fs.copyFileSync(village, at("in/东庄村.xlsx"));
    fs.writeFileSync(at("in/说明.csv"), "本村台账另行报送，请留意查收\n");
    expect((await taizhang("rollup", at("in"), "--out", at("out"), "--period", "2024H1", "--quiet")).code).toBe(0);
    const { findings } = JSON.parse(fs.readFileSync(at("out/result.json"), "utf8")) as { findings: { code: string; file: string; message: string }[] };
    const told = findings.filter(({ code }) => code === "file.no-ledger");
    expect(told.map(({ file }) => file)).toEqual(["说明.csv"]);
    expect(told[0]?.message).toContain("没有认出台账");
  });

  test.each([
    ["rollup", village, "--out"],
    ["draft", "--from", path.join(samples, "previous.json"), "--out"],
  ])("%s: a day that the calendar does not have is refused", async (...args) => {
    const { code, error } = await taizhang(...args, at("out"), "--today", "2024-02-31");
    expect(code).toBe(2);
    expect(error).toContain("2024-02-31");
    expect(fs.existsSync(at("out"))).toBe(false);
  });

  test("a file that cannot be read is named, the others are still done", async () => {
    fs.mkdirSync(at("in"));
    fs.copyFileSync(village, at("in/东庄村.xlsx"));
    fs.writeFileSync(at("in/坏.xlsx"), fs.readFileSync(village).subarray(0, 3000));
    const { code, error } = await taizhang("rollup", at("in"), "--out", at("out"), "--period", "2024H1", "--quiet");
    expect(code).toBe(2);
    expect(error).toMatch(/^坏\.xlsx：.*。\n$/);
    expect(JSON.parse(fs.readFileSync(at("out/result.json"), "utf8"))).toMatchObject({
      indicators: expect.arrayContaining([expect.objectContaining({ code: "HJ05" })]) as unknown,
    });
  });

  test("--strict ends with 1 where an error stands", async () => {
    expect((await taizhang("rollup", village, "--out", at("out"), "--period", "2024H1", "--strict", "--quiet")).code).toBe(1);
  });

  test("result.json is what --previous reads again", async () => {
    await taizhang("rollup", village, "--out", at("a"), "--period", "2024-03", "--quiet");
    expect(readResult(fs.readFileSync(at("a/result.json"), "utf8")).result).not.toBeNull();
    const { code } = await taizhang("rollup", village, "--out", at("b"), "--period", "2024-04", "--previous", at("a/result.json"), "--quiet");
    expect(code).toBe(0);
  });

  test.each([
    ["a wrong period", ["--period", "去年"], /看不懂报告期“去年”/],
    ["a report that does not exist", ["--report", "检讨书"], /没有“检讨书”这种报告/],
    ["an option that does not exist", ["--frob"], /没有“--frob”这个选项/],
    ["settings without 设置 sheets", ["--settings", village], /没有“设置·”工作表/],
    ["a result that is none", ["--previous", village], /不是台账通的 result\.json/],
    ["a date that is none", ["--today", "明天"], /看不懂日期“明天”/],
  ])("%s: one sentence and exit code 2", async (_, options, sentence) => {
    const { code, error } = await taizhang("rollup", village, "--out", at("out"), ...options);
    expect([code, error.trim().split("\n").length]).toEqual([2, 1]);
    expect(error).toMatch(sentence);
    expect(fs.existsSync(at("out"))).toBe(false);
  });

  test("where one of the results cannot be put in its place, all that stood there stays, and nothing lies about", async () => {
    fs.mkdirSync(at("out/报告.docx"), { recursive: true });
    fs.writeFileSync(at("out/汇总.xlsx"), "former");
    const { code, error } = await taizhang("rollup", village, "--out", at("out"), "--period", "2024H1", "--quiet");
    expect([code, error]).toEqual([2, expect.stringMatching(/^写不了 .*报告\.docx（.+）。文件若正在 Excel 或 Word 中打开/)]);
    expect(fs.readFileSync(at("out/汇总.xlsx"), "utf8")).toBe("former");
    expect(fs.readdirSync(at("out")).sort()).toEqual(["报告.docx", "汇总.xlsx"].sort());
  });

  test.each([
    ["rollup", () => ["rollup", village, "--quiet"]],
    ["template", () => ["template"]],
  ])("%s into what is no folder: one sentence", async (_, command) => {
    fs.writeFileSync(at("file"), "mine");
    for (const out of [at("file"), at("file/below")]) {
      const { code, error } = await taizhang(...command(), "--out", out);
      expect([code, error]).toEqual([2, expect.stringContaining("不是文件夹")]);
    }
    expect(fs.readFileSync(at("file"), "utf8")).toBe("mine");
  });

  test("an empty folder and a path that does not exist", async () => {
    fs.mkdirSync(at("empty"));
    expect(await taizhang("rollup", at("empty"), "--out", at("out"))).toMatchObject({ code: 2, error: expect.stringContaining("没有台账") as unknown });
    expect(await taizhang("rollup", at("nowhere"), "--out", at("out"))).toMatchObject({ code: 2, error: expect.stringContaining("找不到") as unknown });
  });
});

test("inspect --json tells rows and columns as on the sheet, 1-based", async () => {
  const { code, out } = await taizhang("inspect", path.join(samples, "ledgers/村居报送/水口村台账.xlsx"), "--json");
  const ledgers = JSON.parse(out) as {
    sheet: string;
    kind: string;
    area: string | null;
    headerRows: number[] | null;
    columns: { column: string; header: string[] }[];
  }[];
  expect(code).toBe(0);
  expect(ledgers.find((ledger) => ledger.kind === "sanitation")).toMatchObject({
    area: "水口村",
    columns: expect.arrayContaining([expect.objectContaining({ column: expect.stringMatching(/^[A-Z]+$/) as unknown })]) as unknown,
  });
  for (const { headerRows } of ledgers) expect(headerRows?.[0] ?? 1).toBeGreaterThan(0);
});

test("quantity --json tells value, unit, bounds, mark and problem", async () => {
  const { out } = await taizhang("quantity", "2万余份", "5+3", "--json");
  expect(JSON.parse(out)).toEqual([
    { text: "2万余份", value: 20000, unit: "份", low: 20000, high: 30000, mark: "余", problem: null },
    { text: "5+3", value: null, unit: null, low: null, high: null, mark: null, problem: "unreadable" },
  ]);
});

test("verify finds every figure of our own report in its result, and a changed one", async () => {
  await taizhang("rollup", village, "--out", at("out"), "--period", "2024H1", "--quiet");
  const { out } = await taizhang("verify", at("out/报告.docx"), "--against", at("out/result.json"), "--json");
  const figures = JSON.parse(out) as { status: string; fact: string | null }[];
  expect(figures.length).toBeGreaterThan(20);
  expect(figures.filter((figure) => figure.status !== "matched")).toEqual([]);
  const result = JSON.parse(fs.readFileSync(at("out/result.json"), "utf8")) as { facts: { id: string; text: string }[] };
  fs.writeFileSync(
    at("changed.json"),
    JSON.stringify({ ...result, facts: result.facts.map((fact) => (fact.id === "HJ05" ? { ...fact, text: "9999吨" } : fact)) }),
  );
  const changed = JSON.parse((await taizhang("verify", at("out/报告.docx"), "--against", at("changed.json"), "--json")).out) as {
    status: string;
    fact: string | null;
  }[];
  expect([...new Set(changed.filter((figure) => figure.status === "differs").map((figure) => figure.fact))]).toEqual(["HJ05"]);
});

test("a run writes the drafts of all three reports, whichever was asked for; a document of another one is verified against them", async () => {
  await taizhang("rollup", village, "--out", at("summary"), "--period", "2024H1", "--report", "总结报告", "--quiet");
  await taizhang("rollup", village, "--out", at("out"), "--period", "2024H1", "--report", "活动报告", "--quiet");
  const { result } = readResult(fs.readFileSync(at("out/result.json"), "utf8"));
  const carried = snapshotOf(fs.readFileSync(at("out/报告.docx")));
  expect(result!.reports!.map(({ kind }) => kind)).toEqual(["汇报材料", "总结报告", "活动报告"]);
  // The document carries its own figures alone.
  expect(carried!.reports).toBeUndefined();

  const verified = async (against: string) =>
    (JSON.parse((await taizhang("verify", at("summary/报告.docx"), "--against", against, "--json")).out) as { status: string; fact: string | null }[]).map(
      ({ status, fact }) => ({ status, fact }),
    );
  const figures = await verified(at("out/result.json"));
  expect(figures.filter(({ status, fact }) => status !== "matched" || fact === null)).toEqual([]);
  fs.writeFileSync(at("bare.json"), JSON.stringify({ ...result, reports: undefined }));
  expect((await verified(at("bare.json"))).filter(({ fact }) => fact === null).length).toBeGreaterThan(0);
});

test("verify tells what is wrong with a text, for people and for tools", async () => {
  await taizhang("rollup", village, "--out", at("out"), "--town", "清溪镇", "--period", "2024H1", "--quiet");
  const { out } = await taizhang("verify", at("out/报告.docx"), "--against", at("out/result.json"));
  expect(out).toContain("没有发现文面问题");
  const both = JSON.parse((await taizhang("verify", at("out/报告.docx"), "--against", at("out/result.json"), "--json", "--remarks")).out) as {
    figures: unknown[];
    remarks: unknown[];
  };
  expect(both.figures.length).toBeGreaterThan(20);
  expect(both.remarks).toEqual([]);
});

test("draft fills a document of the town's own, names a wrong tag with its place, and lists the tags", async () => {
  await taizhang("rollup", village, "--out", at("out"), "--period", "2024H1", "--quiet");
  const [from, form] = [at("out/result.json"), at("form.docx")];
  const write = async (text: string) => {
    const block = { type: "paragraph" as const, section: "", runs: [{ text }] };
    const result = JSON.parse(fs.readFileSync(from, "utf8")) as Result;
    fs.writeFileSync(form, await writeReport({ kind: "汇报材料", title: "红头", blocks: [block], facts: [], appendix: [] }, result));
  };
  await write("{镇}清理垃圾{清理垃圾}。");
  expect(await taizhang("draft", "--template", form, "--from", from, "--out", at("own.docx"))).toMatchObject({ code: 0 });
  expect((await taizhang("verify", at("own.docx"), "--against", from, "--json")).out).toContain('"fact": "HJ05"');
  await write("清理垃圾{清理圾垃}。");
  const wrong = await taizhang("draft", "--template", form, "--from", from, "--out", at("none.docx"));
  expect(wrong).toMatchObject({ code: 2, error: expect.stringMatching(/正文第 1 段.*\{清理圾垃\}.*\{清理垃圾\}/) as unknown });
  expect(fs.existsSync(at("none.docx"))).toBe(false);
  expect((await taizhang("draft", "--from", from)).out).toMatch(/\{清理垃圾\}\t[\s\S]*\{#村居\}/);
});

test("template writes blank ledgers and the settings, with the areas given", async () => {
  fs.writeFileSync(at("areas.txt"), "东庄村委会\n水口社区\n");
  const { code } = await taizhang("template", "--out", at("tpl"), "--areas", at("areas.txt"));
  expect(code).toBe(0);
  expect(fs.readdirSync(at("tpl")).sort()).toEqual(["空白台账.xlsx", "设置.xlsx"].sort());
});

test("English on a terminal that is set to it", async () => {
  process.env.TAIZHANG_LANG = "en";
  try {
    expect((await taizhang("frob")).error).toBe("There is no command “frob”. taizhang --help shows all commands.\n");
  } finally {
    delete process.env.TAIZHANG_LANG;
  }
});
