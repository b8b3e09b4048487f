/** Files that something is wrong with: one clear finding each, in seconds, and never an exception. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { utils, write } from "@e965/xlsx";
import { strToU8, unzipSync, zipSync } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import { readWorkbook } from "../../src/formats";
import { messageOf } from "../../src/locale";
import { allColumns, bomb, lyingBomb, manySheets, millionFormattedRows, millionsOfFormattedCells, mostlyBlankOds, repeatingOds } from "./exhausting";
import { countlessProperties } from "./exploding";
import { madeWorkbook } from "./made-workbook";

jest.setTimeout(60_000);

const sound = (): Uint8Array =>
  madeWorkbook({
    sheets: [{ name: "宣传", data: Array.from({ length: 50 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i * 7}</v></c></row>`).join("") }],
  });

/** Reads a file and takes the time in processor seconds: what else the machine does must not count. */
async function timed(name: string, bytes: Uint8Array, options = {}) {
  const start = process.cpuUsage();
  const read = await readWorkbook(name, bytes, options);
  const { user, system } = process.cpuUsage(start);
  return { ...read, seconds: (user + system) / 1e6 };
}

async function problemOf(name: string, bytes: Uint8Array, options = {}) {
  const { grids, findings, seconds } = await timed(name, bytes, options);
  expect(findings).not.toHaveLength(0);
  const finding = findings[0]!;
  expect(finding.file).toBe(name);
  for (const one of findings) expect(messageOf(one, "zh-CN")).not.toMatch(/[{}]|undefined/);
  for (const one of findings) expect(messageOf(one, "en-US")).not.toMatch(/[{}]|undefined/);
  const cells = grids.flatMap((grid) => grid.cells.flat()).filter((cell) => cell !== null).length;
  return { code: finding.code, message: messageOf(finding), seconds, cells };
}

describe("a file that cannot be read is named, with the reason and what to do", () => {
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ["形式", "数量"],
      ["标语", 5],
    ]),
    "宣传",
  );
  const xls = new Uint8Array(write(book, { type: "array", bookType: "xls" }));

  test.each([
    ["empty", new Uint8Array(), "file.empty"],
    ["cut off", sound().slice(0, 1500), "file.broken"],
    ["cut off in its directory", sound().slice(0, -30), "file.broken"],
    ["an old .xls cut off", xls.slice(0, 700), "file.broken"],
    ["a PDF under a spreadsheet's name", strToU8("%PDF-1.7\n%âãÏÓ\n1 0 obj"), "file.unsupported"],
    ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1]), "file.unsupported"],
    ["a Word document", zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "word/document.xml": strToU8("<w/>") }), "file.unsupported"],
    ["an archive of workbooks", zipSync({ "东庄村.xlsx": sound() }), "file.archive"],
    ["some program's data", Uint8Array.from([1, 2, 0, 0, 9, 9, 0, 1]), "file.unsupported"],
    ["nothing but empty sheets", madeWorkbook({ sheets: [{ name: "Sheet1", data: "" }] }), "file.empty"],
    [
      "a worksheet that ends in the middle",
      madeWorkbook({ sheets: [{ name: "s", data: "" }], extra: { "xl/worksheets/sheet1.xml": '<worksheet><sheetData><row r="1"><c r="A1"><v>1' } }),
      "file.broken",
    ],
  ])("%s", async (_, bytes, code) => {
    const problem = await problemOf("白沙村.xlsx", bytes);
    expect(problem.code).toBe(code);
    expect(problem.message).toContain("白沙村.xlsx");
    expect(problem.message).toContain("请");
    expect(problem.cells).toBe(0);
  });

  test("one with a password, new and old", async () => {
    const locked = await writeXlsx({ sheets: [{ name: "宣传", rows: [["数量", 5]] }], encryption: { password: "1234", spinCount: 10 } });
    expect(await problemOf("白沙村.xlsx", locked)).toMatchObject({ code: "file.encrypted", message: expect.stringContaining("密码") });
  });

  test("one that is too large", async () => {
    expect(await problemOf("白沙村.xlsx", sound(), { maxBytes: 100 })).toMatchObject({ code: "file.too-large" });
  });

  test("one with a flipped bit, which would be a wrong number without anybody noticing", async () => {
    const bytes = zipSync(unzipSync(sound()), { level: 0 });
    const at = Buffer.from(bytes).indexOf("<v>343</v>") + 3;
    bytes[at] = "9".charCodeAt(0);
    expect((await problemOf("白沙村.xlsx", bytes)).code).toBe("file.broken");
  });
});

describe("a file that is read in part says what was left out", () => {
  test("a slip in the last cell of the sheet", async () => {
    const { grids, findings } = await readWorkbook(
      "石桥村.xlsx",
      madeWorkbook({
        sheets: [
          {
            name: "环境卫生",
            data: '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>3</v></c></row><row r="9000"><c r="B9000"><v>8</v></c></row><row r="1048576"><c r="XFD1048576"><v>9</v></c></row>',
          },
        ],
      }),
    );
    expect(grids[0]!.cells).toEqual([[1, null, 3]]);
    expect(findings).toMatchObject([
      { code: "file.stray-cell", sheet: "环境卫生", cell: "B9000", params: { count: 1 } },
      { code: "file.rows-cut", cell: "XFD1048576" },
    ]);
  });

  test("a cell far to the right", async () => {
    const { grids, findings } = await readWorkbook(
      "a.xlsx",
      madeWorkbook({
        sheets: [
          { name: "s", data: '<row r="1"><c r="A1"><v>1</v></c><c r="GZ1"><v>2</v></c></row><row r="2"><c r="B2"><v>3</v></c><c r="ZZ2"><v>4</v></c></row>' },
        ],
      }),
    );
    expect(grids[0]!.cells).toEqual([[1], [null, 3]]);
    expect(findings.map(({ code, cell }) => [code, cell])).toEqual([
      ["file.stray-cell", "GZ1"],
      ["file.columns-cut", "ZZ2"],
    ]);
  });

  test("rows and columns beyond the limits", async () => {
    const data = Array.from({ length: 9 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c><c r="D${i + 1}"><v>${i}</v></c></row>`).join("");
    const { grids, findings } = await readWorkbook("a.xlsx", madeWorkbook({ sheets: [{ name: "s", data }] }), { maxRows: 7, maxColumns: 3 });
    expect(grids[0]!.cells).toHaveLength(7);
    expect(findings).toMatchObject([
      { code: "file.rows-cut", cell: "A8", params: { count: 4, limit: 7 } },
      { code: "file.columns-cut", cell: "D1", params: { count: 7, limit: 3 } },
    ]);
  });

  test("macros are ignored, and said so", async () => {
    const { grids, findings } = await readWorkbook(
      "a.xlsm",
      madeWorkbook({ sheets: [{ name: "s", data: "<row><c><v>1</v></c></row>" }], extra: { "xl/vbaProject.bin": "…" } }),
    );
    expect(grids[0]!.cells).toEqual([[1]]);
    expect(findings).toMatchObject([{ code: "file.macros", severity: "info" }]);
  });

  test("a file that does not quite follow the standard is read by the other library, and asks for a look", async () => {
    const book = utils.book_new();
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet([
        ["形式", "数量"],
        ["标语", 5],
      ]),
      "宣传",
    );
    const files = unzipSync(new Uint8Array(write(book, { type: "array", bookType: "xlsx" })));
    files["xl/workbook2.xml"] = files["xl/workbook.xml"]!;
    delete files["xl/_rels/workbook.xml.rels"];
    const { findings } = await readWorkbook("a.xlsx", zipSync(files));
    expect(["file.irregular", "file.broken", "file.empty"]).toContain(findings[0]!.code);
  });
});

describe("a file made to exhaust the reader", () => {
  const seconds = 5;

  test("a million formatted rows without content take seconds at most", async () => {
    const read = await timed("a.xlsx", millionFormattedRows());
    expect(read.grids[0]!.cells).toEqual([[1], [null, 2]]);
    expect(read.findings).toEqual([]);
    expect(read.seconds).toBeLessThan(seconds);
  });

  test("three million formatted cells without content too", async () => {
    const read = await timed("a.xlsx", millionsOfFormattedCells());
    expect(read.grids[0]!.cells).toEqual([[1, null, 3]]);
    expect(read.findings).toEqual([]);
    expect(read.seconds).toBeLessThan(seconds);
  });

  test("a zip bomb is refused before it is unpacked", async () => {
    const bytes = bomb();
    expect(bytes.length).toBeLessThan(150_000);
    const problem = await problemOf("a.xlsx", bytes);
    expect(problem.code).toBe("file.bomb");
    expect(problem.seconds).toBeLessThan(0.5);
  });

  test("a zip bomb that lies about its size stops at the size that it gave", async () => {
    const problem = await problemOf("a.xlsx", lyingBomb(2_000_000));
    expect(["file.bomb", "file.broken"]).toContain(problem.code);
    expect(problem.seconds).toBeLessThan(1);
  });

  test("an .ods whose few cells repeat a thousand million times", async () => {
    const problem = await problemOf("a.ods", repeatingOds());
    expect(problem.code).toBe("file.bomb");
    expect(problem.seconds).toBeLessThan(1);
    const sound = await timed("a.ods", mostlyBlankOds(), { maxColumns: 5 });
    expect(sound.grids[0]!.cells).toEqual([[1, 1, 1, 1, 1]]);
    expect(sound.seconds).toBeLessThan(seconds);
  });

  test("a part that claims to be empty is not unpacked", async () => {
    const problem = await problemOf("a.xlsx", lyingBomb(0));
    expect(problem.code).toBe("file.broken");
    expect(problem.seconds).toBeLessThan(0.5);
  });

  test("500 sheets", async () => {
    const { grids, seconds: taken } = await timed("a.xlsx", manySheets(500));
    expect(grids.map(({ cells }) => cells[0]?.[0])).toEqual(Array.from({ length: 500 }, (_, i) => i));
    expect(taken).toBeLessThan(seconds);
  });

  test("16,384 columns", async () => {
    const { grids, findings, seconds: taken } = await timed("a.xlsx", allColumns());
    expect(grids[0]!.cells[0]).toHaveLength(512);
    expect(findings).toMatchObject([{ code: "file.columns-cut", cell: "SS1", params: { count: 20 * (16_384 - 512) } }]);
    expect(taken).toBeLessThan(seconds);
  });

  test("merges of whole columns end where the content does", async () => {
    const after = '<mergeCells><mergeCell ref="A1:B1048576"/><mergeCell ref="A1:XFD1"/></mergeCells>';
    const { grids } = await readWorkbook(
      "a.xlsx",
      madeWorkbook({ sheets: [{ name: "s", data: "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", after }] }),
    );
    expect(grids[0]!.merges).toEqual([
      { top: 0, left: 0, bottom: 1, right: 1 },
      { top: 0, left: 0, bottom: 0, right: 1 },
    ]);
  });

  test("entities that refer to each other are not followed", async () => {
    const xml = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;&b;</t></is></c></row></sheetData></worksheet>`;
    const { grids } = await readWorkbook("a.xlsx", madeWorkbook({ sheets: [{ name: "s", data: "" }], extra: { "xl/worksheets/sheet1.xml": xml } }));
    expect(grids[0]!.cells).toEqual([["&b;&b;"]]);
  });

  test("random damage of an old .xls never throws and never takes long", async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet(Array.from({ length: 60 }, (_, i) => [`形式${i}`, i])), "宣传");
    const bytes = new Uint8Array(write(book, { type: "array", bookType: "xls" }));
    let seed = 11;
    const random = (most: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % most;
    for (let i = 0; i < 100; i++) {
      const damaged = bytes.slice(0, random(4) ? bytes.length : random(bytes.length));
      for (let k = 0; k < 1 + random(20); k++) damaged[random(damaged.length)] = random(256);
      expect((await timed("a.xls", damaged)).seconds).toBeLessThan(3);
    }
  });

  test("properties of an .xls whose number is damaged are nobody's concern: its sheets are read", async () => {
    const { grids, findings } = await readWorkbook("一.xls", countlessProperties());
    expect([grids.length, grids[0]?.cells.length, findings]).toEqual([1, 300, []]);
  });

  test("an .ods whose content.xml ends early, or whose numbers are none, gives no figure in silence", async () => {
    const files = unzipSync(readFileSync(path.resolve(__dirname, "../fuzz/legacy/made-by-libreoffice/places.ods")));
    const content = new TextDecoder().decode(files["content.xml"]);
    const withContent = (text: string): Uint8Array => zipSync({ ...files, "content.xml": new TextEncoder().encode(text) });
    const [whole, half] = await Promise.all([readWorkbook("一.ods", withContent(content)), readWorkbook("一.ods", withContent(content.slice(0, -60)))]);
    expect([whole.findings, half.grids, half.findings.map(({ code }) => code)]).toEqual([[], [], ["file.broken"]]);
    const { grids } = await readWorkbook("一.ods", withContent(content.replaceAll(/office:value="[^"]*"/g, 'office:value="NaN"')));
    const numbers = grids
      .flatMap(({ cells }) => cells.flat())
      .filter((cell) => typeof cell === "number" || (typeof cell === "object" && cell?.kind === "error"));
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.every((cell) => typeof cell === "object" && cell?.kind === "error" && cell.code === "#NUM!")).toBe(true);
  });

  test("random damage never throws, never takes long, and never passes for something else", async () => {
    const bytes = sound();
    const written = Array.from({ length: 50 }, (_, r) => [r * 7]);
    let seed = 7;
    const random = (most: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % most;
    for (let i = 0; i < 200; i++) {
      const damaged = bytes.slice();
      for (let k = 0; k < 1 + random(20); k++) damaged[random(damaged.length)] = random(256);
      const { grids, findings, seconds: taken } = await timed("a.xlsx", damaged);
      expect(taken).toBeLessThan(2);
      if (findings.length === 0) expect(grids[0]!.cells).toEqual(written);
    }
  });
});
