/** One stamp in 汇总.xlsx, 报告.docx and result.json: what belongs together is known by it, and a set that is mixed is named by the next run. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import fs from "node:fs";
import files from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { main } from "../../src/cli/main";
import { newState } from "../../src/app/engine/state";
import { answer } from "../../src/app/engine/engine";
import { stampOfFile, stampWorkbook } from "../../src/formats/run-stamp";
import { firstChoices } from "../../src/taskpane/choices";
import { convert, describeWithLibreOffice } from "../formats/libreoffice";

const SET = ["汇总.xlsx", "报告.docx", "result.json"];
const TODAY = "2024-07-05";
let folder = "";
const at = (...parts: string[]) => path.join(folder, ...parts);

async function taizhang(...args: string[]): Promise<{ code: number; error: string }> {
  const error: string[] = [];
  const spies = [
    jest.spyOn(process.stdout, "write").mockImplementation(() => true),
    jest.spyOn(process.stderr, "write").mockImplementation((text) => error.push(String(text)) > 0),
  ];
  try {
    return { code: await main(["node", "taizhang", ...args]), error: error.join("") };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}

/** A folder with a ledger of figures, and one of texts that reports quote, so that runs can differ in no figure. */
function ledger(name: string, tons: number, plan = "整治背街小巷"): string {
  fs.mkdirSync(at(name), { recursive: true });
  fs.writeFileSync(at(name, "东庄村.csv"), `环境卫生整治台账\n序号,日期,清理垃圾（吨）\n1,2024-03-01,${tons}\n2,2024-05-11,4\n`);
  fs.writeFileSync(at(name, "计划.csv"), `下一步工作计划台账\n序号,工作内容,完成时限\n1,${plan},2024-09-01\n2,修补破损路面,2024-10-01\n`);
  return at(name);
}
const run = (input: string, out: string, ...more: string[]) =>
  taizhang("rollup", input, "--out", out, "--town", "清溪镇", "--period", "2024H1", "--today", TODAY, "--quiet", ...more);
const stampsIn = (out: string) => Promise.all(SET.map(async (file) => (await stampOfFile(file, fs.readFileSync(path.join(out, file)))).stamp));
const take = (file: string, from: string, to: string): void => fs.copyFileSync(path.join(from, file), path.join(to, file));

beforeEach(() => void (folder = fs.mkdtempSync(path.join(os.tmpdir(), "taizhang-stamp-"))));
afterEach(() => fs.rmSync(folder, { recursive: true }));

test("the three files of a run carry one stamp, the same for the same inputs wherever they lie; what is sent carries none", async () => {
  expect(await run(ledger("in", 3), at("a"), "--clean")).toEqual({ code: 0, error: "" });
  await run(ledger("elsewhere", 3), at("b"));
  const [one, ...others] = [...(await stampsIn(at("a"))), ...(await stampsIn(at("b")))];
  expect(one).toMatch(/^[a-s]{16}$/);
  expect(new Set(others)).toEqual(new Set([one]));
  for (const [name, part] of Object.entries(unzipSync(fs.readFileSync(at("a/上报件.docx")))))
    expect([name, strFromU8(part).includes(one!)]).toEqual([name, false]);
});

test.each([
  ["a figure", (input: string) => [path.join(path.dirname(input), "other")], () => ledger("other", 5)],
  ["a text that reports quote", (input: string) => [path.join(path.dirname(input), "other")], () => ledger("other", 3, "清理河道")],
  ["the town", (input: string) => [input, "--town", "白马镇"], () => undefined],
  ["the period", (input: string) => [input, "--period", "2024-03"], () => undefined],
])("another stamp where %s is another", async (_, argsOf, prepare) => {
  const input = ledger("in", 3);
  prepare();
  await run(input, at("a"));
  const [file = "", ...more] = argsOf(input);
  await run(file, at("b"), ...more);
  const stamps = new Set([...(await stampsIn(at("a"))), ...(await stampsIn(at("b")))]);
  expect(stamps.size).toBe(2);
});

test("the pane gives a run the stamp that the command gives it", async () => {
  const input = ledger("in", 3, "清理河道");
  await run(input, at("a"), "--report", "总结报告");
  const state = newState();
  const ask: (name: never, input: never) => Promise<unknown> = (name, request) => answer(state, { id: 1, name, input: request }, () => undefined);
  for (const name of ["东庄村.csv", "计划.csv"])
    await ask("addFile" as never, { name, bytes: new Uint8Array(fs.readFileSync(path.join(input, name))) } as never);
  await ask("run" as never, { choices: { ...firstChoices(TODAY), town: "清溪镇", period: "2024H1", report: "汇报材料" }, locale: "zh-CN" } as never);
  const [stamp] = await stampsIn(at("a"));
  expect((await stampOfFile("result.json", strToU8((await ask("resultFile" as never, null as never)) as string))).stamp).toBe(stamp);
  expect((await stampOfFile("报告.docx", (await ask("docx" as never, null as never)) as Uint8Array)).stamp).toBe(stamp);
});

describe("a set that is not of one run", () => {
  test.each(SET)("%s of another run is named by the next run, which writes a whole set", async (file) => {
    const input = ledger("in", 3);
    await run(input, at("out"));
    await run(ledger("old", 7), at("old"), "--period", "2024-03");
    take(file, at("old"), at("out"));
    const { code, error } = await run(input, at("out"));
    const others = SET.filter((other) => other !== file).join("、");
    const [first, second] = file === "汇总.xlsx" ? [file, others] : [others, file];
    expect([code, error.trim().split("\n").length]).toEqual([0, 1]);
    expect(error).toContain(
      `${first} 是一次的（清溪镇2024年${first === file ? "3月" : "上半年"}）；${second} 是另一次的（清溪镇2024年${second === file ? "3月" : "上半年"}）`,
    );
    expect(new Set(await stampsIn(at("out"))).size).toBe(1);
    expect((await run(input, at("out"))).error).toBe("");
  });

  test("a report without a stamp, a result cut off, and a workbook that is none are told as that", async () => {
    const input = ledger("in", 3);
    await run(input, at("out"));
    const docx = unzipSync(fs.readFileSync(at("out/报告.docx")));
    fs.writeFileSync(at("out/报告.docx"), zipSync(Object.fromEntries(Object.entries(docx).filter(([name]) => !name.startsWith("customXml/")))));
    fs.writeFileSync(at("out/result.json"), fs.readFileSync(at("out/result.json")).subarray(0, 4000));
    const { error } = await run(input, at("out"));
    expect(error).toContain("汇总.xlsx 是一次的（清溪镇2024年上半年）；报告.docx 上没有汇总编号（也许别的程序另存过），说不准是哪一次的；result.json 读不出来");
    await run(input, at("out"));
    fs.writeFileSync(at("out/汇总.xlsx"), "not a workbook");
    expect((await run(input, at("out"))).error).toContain("汇总.xlsx 读不出来");
  });

  test("a run without a ledger says that the report beside its results is of before", async () => {
    await run(ledger("in", 3), at("out"), "--clean");
    fs.mkdirSync(at("none"));
    fs.writeFileSync(at("none/通知.csv"), "本村台账另行报送，请留意查收\n");
    const { code, error } = await run(at("none"), at("out"));
    expect(code).toBe(2);
    expect(error).toContain("报告.docx 是以前汇总的，与这次写的不是一套");
    expect(error).toContain("上报件.docx 是以前写的");
  });

  test("another run that wrote at the same time is not taken for one's own", async () => {
    await run(ledger("old", 7), at("old"));
    const rename = files.rename.bind(files);
    const spy = jest.spyOn(files, "rename").mockImplementation(async (from, to) => {
      await rename(from, to);
      if (String(to).endsWith("result.json")) take("汇总.xlsx", at("old"), at("out"));
    });
    try {
      const { code, error } = await run(ledger("in", 3), at("out"));
      expect([code, error]).toEqual([2, expect.stringContaining("汇总.xlsx 不是这次写的：另一次汇总同时也在往这里写")]);
    } finally {
      spy.mockRestore();
    }
  });
});

describe("a set that is", () => {
  test("nothing is said of a workbook alone, kept for its history, nor of results of a version without stamps", async () => {
    const input = ledger("in", 3);
    await run(input, at("old"), "--period", "2024-03");
    fs.mkdirSync(at("out"));
    take("汇总.xlsx", at("old"), at("out"));
    expect((await run(input, at("out"))).error).toBe("");
    const bare = unzipSync(fs.readFileSync(at("out/汇总.xlsx")));
    delete bare["docProps/custom.xml"];
    fs.writeFileSync(at("out/汇总.xlsx"), zipSync(bare));
    const docx = unzipSync(fs.readFileSync(at("out/报告.docx")));
    fs.writeFileSync(
      at("out/报告.docx"),
      zipSync({ ...docx, "customXml/item1.xml": strToU8(strFromU8(docx["customXml/item1.xml"]!).replace(/"stamp":"[a-z]+",/, "")) }),
    );
    fs.writeFileSync(at("out/result.json"), fs.readFileSync(at("out/result.json"), "utf8").replace(/^ "stamp": "[a-z]+",\n/m, ""));
    expect(await stampsIn(at("out"))).toEqual([null, null, null]);
    expect((await run(input, at("out"))).error).toBe("");
  });
});

describeWithLibreOffice("another program", () => {
  test("keeps the workbook's stamp when it saves", async () => {
    await run(ledger("in", 3), at("out"));
    const [stamp] = await stampsIn(at("out"));
    const saved = await convert("汇总.xlsx", fs.readFileSync(at("out/汇总.xlsx")), "xlsx");
    expect((await stampOfFile("汇总.xlsx", saved)).stamp).toBe(stamp);
  });
});

test("the workbook with its stamp has every part that it had, byte for byte, and is read as before", async () => {
  await run(ledger("in", 3), at("out"));
  const [stamp] = await stampsIn(at("out"));
  const whole = fs.readFileSync(at("out/汇总.xlsx"));
  const parts = unzipSync(whole);
  expect(strFromU8(parts["docProps/custom.xml"]!)).toContain(stamp);
  const twice = unzipSync(await stampWorkbook(zipSync(parts), "a".repeat(16)));
  for (const [name, part] of Object.entries(parts))
    if (!/^(docProps\/custom\.xml|\[Content_Types\]\.xml|_rels\/\.rels)$/.test(name))
      expect([name, Buffer.from(part).equals(twice[name]!)]).toEqual([name, true]);
});

test("verify says where the document is of another run than the result, and nothing where it is of the same or says nothing", async () => {
  await run(ledger("in", 3), at("a"), "--clean");
  await run(ledger("later", 5), at("b"));
  const against = (report: string, result: string) => taizhang("verify", at(report), "--against", at(result));
  expect((await against("a/报告.docx", "a/result.json")).error).toBe("");
  expect((await against("a/上报件.docx", "b/result.json")).error).toBe("");
  const { code, error } = await against("a/报告.docx", "b/result.json");
  expect([code, error.trim().split("\n").length]).toEqual([0, 1]);
  expect(error).toMatch(/不是同一次汇总写的.*清溪镇2024年上半年/);
});
