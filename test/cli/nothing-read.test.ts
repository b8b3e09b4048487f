/** What a folder holds beside ledgers is told; and where no ledger was read at all, there is no report, and a tool that called sees that it failed. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { strToU8, zipSync } from "fflate";
import { utils, write } from "@e965/xlsx";
import { main } from "../../src/cli/main";

const village = path.resolve(__dirname, "../../samples/ledgers/村居报送/东庄村.xlsx");
let folder = "";
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "taizhang-"));
  fs.mkdirSync(path.join(folder, "in"));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));
const at = (...parts: string[]) => path.join(folder, ...parts);

async function rollup(...paths: string[]): Promise<{ code: number; error: string; written: string[] }> {
  const error: string[] = [];
  const stderr = jest.spyOn(process.stderr, "write").mockImplementation((text) => error.push(String(text)) > 0);
  const stdout = jest.spyOn(process.stdout, "write").mockImplementation(() => true);
  try {
    const code = await main(["node", "taizhang", "rollup", ...paths, "--out", at("out"), "--period", "2024H1"]);
    return { code, error: error.join(""), written: fs.existsSync(at("out")) ? fs.readdirSync(at("out")).sort() : [] };
  } finally {
    stderr.mockRestore();
    stdout.mockRestore();
  }
}

const docx = zipSync({ "word/document.xml": strToU8("<w/>") });

test("what is passed over in a folder is told once, by name; .xlsb is read there", async () => {
  fs.copyFileSync(village, at("in/东庄村.xlsx"));
  for (const name of ["通知.docx", "台账.zip", "照片.jpg"]) fs.writeFileSync(at("in", name), docx);
  fs.symlinkSync(village, at("in/链接.xlsx"));
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([["说明"]]), "s");
  fs.writeFileSync(at("in/西庄村.xlsb"), new Uint8Array(write(book, { type: "array", bookType: "xlsb" }) as ArrayBuffer));
  for (const name of ["~$东庄村.xlsx", ".DS_Store"]) fs.writeFileSync(at("in", name), "");
  const { code, error } = await rollup(at("in"));
  expect(code).toBe(0);
  expect(error.match(/有 4 个文件没有读/g)).toHaveLength(1);
  for (const name of ["通知.docx", "台账.zip", "照片.jpg", "链接.xlsx"]) expect(error).toContain(name);
  expect(error).not.toMatch(/西庄村|~\$|DS_Store/);
  const { findings } = JSON.parse(fs.readFileSync(at("out/result.json"), "utf8")) as { findings: { code: string; file: string }[] };
  expect(findings.filter(({ code }) => code === "file.passed-over")).toHaveLength(1);
  expect(findings.filter(({ code }) => code === "file.no-ledger").map(({ file }) => file)).toEqual(["西庄村.xlsb"]);
});

test("a folder of documents: exit 2, and a sentence that names them", async () => {
  fs.writeFileSync(at("in/通知.docx"), docx);
  expect(await rollup(at("in"))).toEqual({ code: 2, error: expect.stringMatching(/没有表格文件.*1 个别的文件：通知\.docx/) as unknown, written: [] });
});

test("our own 汇总.xlsx alone is told as ours, and nothing is written of it", async () => {
  await rollup(village);
  fs.copyFileSync(at("out/汇总.xlsx"), at("in/汇总.xlsx"));
  fs.rmSync(at("out"), { recursive: true });
  expect(await rollup(at("in"))).toEqual({ code: 2, error: expect.stringMatching(/^汇总\.xlsx 是本程序写出的结果/) as unknown, written: [] });
});

test("nothing but damaged files: they are named, and nothing is written", async () => {
  fs.writeFileSync(at("in/坏.xlsx"), fs.readFileSync(village).subarray(0, 3000));
  const { code, error, written } = await rollup(at("in"));
  expect([code, written]).toEqual([2, []]);
  expect(error).toMatch(/坏\.xlsx：.*\n没有读到任何台账/);
});

test("sheets without a ledger: what was looked at is written, a report is not", async () => {
  fs.writeFileSync(at("in/说明.csv"), "本村台账另行报送，请留意查收\n");
  const { code, error, written } = await rollup(at("in"));
  expect([code, written]).toEqual([2, ["result.json", "汇总.xlsx"].sort()]);
  expect(error).toContain("没有认出台账");
});
