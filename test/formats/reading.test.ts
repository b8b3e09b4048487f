import { utils, write, type WorkSheet } from "@e965/xlsx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import { readWorkbook } from "../../src/formats";
import type { Cell } from "../../src/model/grid";
import { madeWorkbook } from "./made-workbook";

const day = (iso: string, serial: number): Cell => ({ kind: "date", serial, iso });
const percent = (fraction: number): Cell => ({ kind: "percent", fraction });
const first = async (bytes: Uint8Array, name = "东庄村.xlsx") => (await readWorkbook(name, bytes)).grids[0]!;

const table: (string | number | boolean | null)[][] = [
  ["东庄村宣传工作台账", null, null, null, null],
  ["日期", "形式", "数量", "知晓率", "核实"],
  [45000, "标语", 175, 0.95, true],
  [45001, "=标语", 2.5, 1, false],
  [null, "专栏\n二", 3, null, null],
];

function messy(): WorkSheet {
  const sheet = utils.aoa_to_sheet(table);
  for (const row of [3, 4]) {
    sheet[`A${row}`].z = 'yyyy"年"m"月"d"日"';
    sheet[`D${row}`].z = "0.0%";
  }
  sheet["E5"] = { t: "e", v: 0x17, w: "#REF!" };
  sheet["!merges"] = [utils.decode_range("A1:E1"), utils.decode_range("C5:D5")];
  sheet["!rows"] = [{}, {}, {}, { hidden: true }];
  sheet["!cols"] = [{}, {}, { hidden: true }];
  return sheet;
}

const expected: Cell[][] = [
  ["东庄村宣传工作台账"],
  ["日期", "形式", "数量", "知晓率", "核实"],
  [day("2023-03-15", 45000), "标语", 175, percent(0.95), true],
  [day("2023-03-16", 45001), "=标语", 2.5, percent(1), false],
  [null, "专栏\n二", 3, null, { kind: "error", code: "#REF!" }],
];

function file(type: "xlsx" | "xls" | "ods" | "xlsb" | "xlml", sheet = messy()): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, "宣传");
  return new Uint8Array(write(book, { type: "array", bookType: type }));
}

describe("a village's file comes in whatever format its office saves", () => {
  test.each(["xlsx", "xls", "xlsb", "xlml"] as const)("%s: dates, percentages, errors, merges and hidden rows are kept", async (type) => {
    const { grids, findings } = await readWorkbook(`东庄村.${type}`, file(type));
    expect(findings).toEqual([]);
    expect(grids).toHaveLength(1);
    expect(grids[0]!.sheet).toBe("宣传");
    expect(grids[0]!.cells).toEqual(expected);
    expect(grids[0]!.merges).toEqual([
      { top: 0, left: 0, bottom: 0, right: 4 },
      { top: 4, left: 2, bottom: 4, right: 3 },
    ]);
    // The library that writes these files keeps hidden rows out of .xls and reads no hidden columns from XML tables.
    if (type !== "xls") expect([...grids[0]!.hiddenRows]).toEqual([3]);
    if (type !== "xlml") expect([...grids[0]!.hiddenColumns]).toEqual([2]);
  });

  test("ods: the same cells", async () => {
    const grid = await first(file("ods"), "东庄村.ods");
    expect(grid.cells.slice(0, 4)).toEqual(expected.slice(0, 4));
  });

  test.each([
    ["an .xls that is an .xlsx", "台账.xls", "xlsx"],
    ["an .xlsx that is an .xls", "台账.xlsx", "xls"],
    ["an .et from WPS, which is an .xls inside", "台账.et", "xls"],
    ["a file without an extension", "台账", "xlsx"],
  ] as const)("%s is read by its content", async (_, name, type) => {
    const { grids, findings } = await readWorkbook(name, file(type));
    expect(findings).toEqual([]);
    expect(grids[0]!.file).toBe(name);
    expect(grids[0]!.cells).toEqual(expected);
  });

  test("an .xls that is an HTML table, as web systems export it, in UTF-8 or GB18030", async () => {
    const cells = [
      ["形式", "数量", "人数", "备注"],
      ["标语", 160, "3-5", "2024.3.5"],
    ];
    const html =
      "<html><head><title>x</title></head><body><table><tr><td>形式</td><td>数量</td><td>人数</td><td>备注</td></tr><tr><td>标语</td><td>160</td><td>3-5</td><td>2024.3.5</td></tr></table></body></html>";
    expect((await first(new TextEncoder().encode(html), "导出.xls")).cells).toEqual(cells);
    expect((await first(gb18030(html), "导出.xls")).cells).toEqual(cells);
  });
});

/** The few characters that the tests need, in GB18030. */
function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder("gb18030");
  const codes = new Map<string, number[]>();
  for (let high = 0xb0; high <= 0xf7; high++) for (let low = 0xa1; low <= 0xfe; low++) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  return Uint8Array.from([...text].flatMap((character) => codes.get(character) ?? [character.charCodeAt(0)]));
}

describe("delimited text", () => {
  const rows = '日期,形式,数量,金额,编号\n2024-03-05,标语,175,"1,208.5",007\n2024-03-06,"专栏,大",2万余,95%,350102199001011235\n';
  const cells: Cell[][] = [
    ["日期", "形式", "数量", "金额", "编号"],
    ["2024-03-05", "标语", 175, 1208.5, "007"],
    ["2024-03-06", "专栏,大", "2万余", percent(0.95), "350102199001011235"],
  ];
  test("UTF-8 with and without a byte order mark", async () => {
    const bytes = new TextEncoder().encode(rows);
    expect((await first(bytes, "东庄村.csv")).cells).toEqual(cells);
    expect((await first(new Uint8Array([0xef, 0xbb, 0xbf, ...bytes]), "东庄村.csv")).cells).toEqual(cells);
    expect((await first(bytes, "东庄村.csv")).sheet).toBe("东庄村");
  });

  test("GB18030, as Chinese Excel saves it", async () => {
    expect((await first(gb18030("日期,形式,数量\r\n2024-03-05,标语,175\r\n"), "东庄村.csv")).cells).toEqual([
      ["日期", "形式", "数量"],
      ["2024-03-05", "标语", 175],
    ]);
  });

  test("UTF-16, as Excel's Unicode text", async () => {
    const text = "\ufeff形式\t数量\r\n标语\t175\r\n";
    const bytes = new Uint8Array(new Uint16Array([...text].map((c) => c.charCodeAt(0))).buffer);
    expect((await first(bytes, "东庄村.txt")).cells).toEqual([
      ["形式", "数量"],
      ["标语", 175],
    ]);
  });

  test.each([
    ["tabs", "\t"],
    ["semicolons", ";"],
    ["full-width commas", "，"],
  ])("%s", async (_, delimiter) => {
    const text = ["形式", "数量", "备注"].join(delimiter) + "\n" + ["标语", "175", '说"好"'].join(delimiter) + "\n";
    expect((await first(new TextEncoder().encode(text), "a.csv")).cells).toEqual([
      ["形式", "数量", "备注"],
      ["标语", 175, '说"好"'],
    ]);
  });

  test("line breaks and doubled quotes inside quotes", async () => {
    const text = '名称,数量\r\n"一""二""\r\n三",5';
    expect((await first(new TextEncoder().encode(text), "a.csv")).cells).toEqual([
      ["名称", "数量"],
      ['一"二"\r\n三', 5],
    ]);
  });
});

describe("what the parts of a workbook may hold", () => {
  const row = (xml: string, r = 1) => `<row r="${r}">${xml}</row>`;

  test("shared strings, plain, rich and with a phonetic guide; inline strings; formula texts", async () => {
    const grid = await first(
      madeWorkbook({
        strings:
          '<si><t xml:space="preserve"> 标语 </t></si><si><r><rPr><b/></rPr><t>宣传</t></r><r><t>专栏</t></r></si><si><t>东京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si/><si><t>一_x000D_&#10;二&amp;三</t></si>',
        sheets: [
          {
            name: "宣传",
            data: row(
              '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c><c r="F1" t="inlineStr"><is><r><t>内</t></r><r><t>联</t></r></is></c><c r="G1" t="str"><f>A1&amp;"x"</f><v>文本</v></c><c r="H1" t="str"><f>""</f><v></v></c>',
            ),
          },
        ],
      }),
    );
    expect(grid.cells).toEqual([[" 标语 ", "宣传专栏", "东京", null, "一\n二&三", "内联", "文本"]]);
  });

  test("numbers, booleans, errors, and formulas with their values", async () => {
    const grid = await first(
      madeWorkbook({
        sheets: [
          {
            name: "s",
            data: row(
              '<c r="A1"><v>1.5E3</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="e"><v>#DIV/0!</v></c><c r="D1"><f>SUM(A1:A1)</f><v>1500</v></c><c r="E1"><f t="shared" si="0"/><v>7</v></c><c r="F1" t="d"><v>2024-03-05T00:00:00</v></c>',
            ),
          },
        ],
      }),
    );
    expect(grid.cells).toEqual([[1500, true, { kind: "error", code: "#DIV/0!" }, 1500, 7, day("2024-03-05", 45356)]]);
  });

  test("dates by number format: the Chinese built-in ids, formats of one's own, and the years since 1904", async () => {
    const ids = [14, 27, 28, 30, 31, 50, 54, 57, 58, 9, 10, 1, 164, 165, 166, 167];
    const styles = `<numFmts count="4"><numFmt numFmtId="164" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;;@"/><numFmt numFmtId="165" formatCode="0.0&quot;%&quot;"/><numFmt numFmtId="166" formatCode="#,##0.00_);[Red]\\(#,##0.00\\)"/><numFmt numFmtId="167" formatCode="0&quot;日&quot;"/></numFmts><cellXfs>${ids.map((id) => `<xf numFmtId="${id}"/>`).join("")}</cellXfs>`;
    const data = row(ids.map((_, i) => `<c s="${i}"><v>1</v></c>`).join(""));
    const kinds = (cells: readonly Cell[]) => cells.map((cell) => (typeof cell === "object" && cell !== null ? cell.kind : typeof cell));
    const grid = await first(madeWorkbook({ styles, sheets: [{ name: "s", data }] }));
    const kindsExpected = [...Array(9).fill("date"), "percent", "percent", "number", "date", "number", "number", "number"];
    expect(kinds(grid.cells[0]!)).toEqual(kindsExpected);
    expect(grid.cells[0]![0]).toEqual(day("1900-01-01", 1));
    const mac = await first(madeWorkbook({ styles, workbook: 'date1904="1"', sheets: [{ name: "s", data }] }));
    expect(mac.cells[0]![0]).toEqual(day("1904-01-02", 1463));
  });

  test("1900 was no leap year, although Excel thinks so", async () => {
    const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
    const data = row([59, 60, 61, 45356.75, 45291.9999999].map((v) => `<c s="1"><v>${v}</v></c>`).join(""));
    const grid = await first(madeWorkbook({ styles, sheets: [{ name: "s", data }] }));
    expect(grid.cells[0]!.map((cell) => (cell as { iso: string }).iso)).toEqual(["1900-02-28", "1900-02-28", "1900-03-01", "2024-03-05", "2023-12-31"]);
  });

  test("cells and rows without references stand where they follow", async () => {
    const grid = await first(
      madeWorkbook({
        sheets: [
          {
            name: "s",
            data: '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c r="B2"><v>5</v></c><c><v>6</v></c></row><row r="5"><c r="A5"><v>7</v></c></row>',
          },
        ],
      }),
    );
    expect(grid.cells).toEqual([[1, null, 3], [null, 5, 6], [], [], [7]]);
  });

  test("elements with a prefix", async () => {
    const grid = await first(
      madeWorkbook({
        prefix: "x:",
        sheets: [
          {
            name: "s",
            before: '<x:cols><x:col min="2" max="2" hidden="1"/></x:cols>',
            data: '<x:row r="2" hidden="1"><x:c r="A2" t="inlineStr"><x:is><x:t>标语</x:t></x:is></x:c><x:c r="B2"><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row>',
            after: '<x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells>',
          },
        ],
      }),
    );
    expect(grid.cells).toEqual([[], ["标语", 2]]);
    expect([...grid.hiddenRows]).toEqual([1]);
    expect([...grid.hiddenColumns]).toEqual([1]);
    expect(grid.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }]);
  });

  test("hidden sheets are there and marked; sheet names keep their characters", async () => {
    const { grids } = await readWorkbook(
      "a.xlsx",
      madeWorkbook({
        sheets: [
          { name: "甲&amp;乙", data: row('<c r="A1"><v>1</v></c>') },
          { name: "丙", data: "", state: "hidden" },
          { name: "丁", data: "", state: "veryHidden" },
        ],
      }),
    );
    expect(grids.map((grid) => [grid.sheet, grid.visibility])).toEqual([
      ["甲&乙", "visible"],
      ["丙", "hidden"],
      ["丁", "veryHidden"],
    ]);
  });

  test("a formula that no program has calculated is blank, and said so", async () => {
    const { grids, findings } = await readWorkbook(
      "a.xlsx",
      madeWorkbook({ sheets: [{ name: "s", data: row('<c r="B1"><f>1+1</f></c><c r="C1"><f>2</f></c><c r="D1"><v>4</v></c>') }] }),
    );
    expect(grids[0]!.cells).toEqual([[null, null, null, 4]]);
    expect(findings).toMatchObject([{ code: "file.uncalculated", sheet: "s", cell: "B1", params: { count: 2 } }]);
  });
});

describe("what the library that reads does not notice by itself", () => {
  const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  test("a chart on a sheet of its own is no ledger, and the sheets beside it are read as always", async () => {
    const sheet = (name: string, id: number) => `<sheet name="${name}" sheetId="${id}" r:id="rId${id}"/>`;
    const link = (id: number, type: string, target: string) => `<Relationship Id="rId${id}" Type="${kind}/${type}" Target="${target}"/>`;
    const { grids, findings } = await readWorkbook(
      "a.xlsx",
      madeWorkbook({
        sheets: [
          { name: "宣传", data: "<row><c><v>1</v></c></row>" },
          { name: "卫生", data: "<row><c><v>2</v></c></row>" },
        ],
        extra: {
          "xl/workbook.xml": `<workbook xmlns:r="${kind}"><sheets>${sheet("宣传", 1)}${sheet("图表", 3)}${sheet("卫生", 2)}</sheets></workbook>`,
          "xl/_rels/workbook.xml.rels": `<Relationships>${link(1, "worksheet", "worksheets/sheet1.xml")}${link(2, "worksheet", "worksheets/sheet2.xml")}${link(3, "chartsheet", "chartsheets/sheet1.xml")}</Relationships>`,
          "xl/chartsheets/sheet1.xml": "<chartsheet/>",
        },
      }),
    );
    expect(grids.map(({ sheet: name, cells }) => [name, cells])).toEqual([
      ["宣传", [[1]]],
      ["卫生", [[2]]],
    ]);
    expect(findings).toEqual([]);
  });

  test("numbers in cells with a date format that are no dates stay the numbers that they are", async () => {
    const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';
    const data = (value: string) => `<row><c s="1"><v>${value}</v></c></row>`;
    for (const workbook of ["", 'date1904="1"']) {
      expect((await first(madeWorkbook({ styles, workbook, sheets: [{ name: "s", data: data("-2000.5") }] }))).cells).toEqual([[-2000.5]]);
      expect((await first(madeWorkbook({ styles, workbook, sheets: [{ name: "s", data: data("13800138") }] }))).cells).toEqual([[13800138]]);
    }
    // A telephone number: no library that makes dates of it can give it back.
    expect((await first(madeWorkbook({ styles, sheets: [{ name: "s", data: data("13800138000") }] }))).cells).toEqual([["138****8000"]]);
  });

  test("months and days of the week by themselves are dates too", async () => {
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode="m&quot;月&quot;"/><numFmt numFmtId="171" formatCode="[$-804]aaaa"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>';
    const data = '<row><c s="1"><v>45356</v></c><c s="2"><v>45356</v></c><c><v>45356</v></c></row>';
    expect((await first(madeWorkbook({ styles, sheets: [{ name: "s", data }] }))).cells).toEqual([[day("2024-03-05", 45356), day("2024-03-05", 45356), 45356]]);
  });

  test("formats of cells that no cell uses cost nothing and change nothing; a literal sign is no percentage", async () => {
    const styles =
      '<numFmts><numFmt numFmtId="170" formatCode="0&quot;%&quot;"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>';
    expect((await first(madeWorkbook({ styles, sheets: [{ name: "s", data: '<row><c s="1"><v>95</v></c></row>' }] }))).cells).toEqual([[95]]);
  });

  test("shared formulas and errors without a value are told; an empty text is a value", async () => {
    const data =
      '<row r="1"><c r="A1"><f t="shared" si="0"/></c><c r="B1" t="e"><f>1/0</f></c><c r="C1" t="str"><f>""</f><v></v></c><c r="D1" t="str"><f>T(1)</f><v>无</v></c></row>';
    const { grids, findings } = await readWorkbook("a.xlsx", madeWorkbook({ sheets: [{ name: "s", data }] }));
    expect(grids[0]!.cells).toEqual([[null, null, null, "无"]]);
    expect(findings).toMatchObject([{ code: "file.uncalculated", cell: "A1", params: { count: 2 } }]);
  });

  test("a stray cell loses nothing of the table: dates, percentages, errors, merges, hidden rows, formulas", async () => {
    const parts = unzipSync(file("xlsx"));
    const stray = '<row r="1048576"><c r="XFD1048576"><v>9</v></c></row></sheetData>';
    parts["xl/worksheets/sheet1.xml"] = strToU8(strFromU8(parts["xl/worksheets/sheet1.xml"]!).replace("</sheetData>", stray));
    const { grids, findings } = await readWorkbook("a.xlsx", zipSync(parts));
    expect(grids[0]!.cells).toEqual(expected);
    expect(grids[0]!.merges).toHaveLength(2);
    expect([...grids[0]!.hiddenRows]).toEqual([3]);
    expect([...grids[0]!.hiddenColumns]).toEqual([2]);
    expect(findings).toMatchObject([{ code: "file.rows-cut", cell: "XFD1048576", params: { count: 1 } }]);

    const data = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1+1</f></c></row><row r="1048576"><c r="XFD1048576"><v>9</v></c></row>';
    const far = await readWorkbook("a.xlsx", madeWorkbook({ sheets: [{ name: "s", data }] }));
    expect(far.findings.map(({ code, cell }) => [code, cell])).toEqual([
      ["file.rows-cut", "XFD1048576"],
      ["file.uncalculated", "B1"],
    ]);
  });
});

test("what another library writes is read as that library meant it", async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: "宣传",
        rows: [
          ["日期", "数量", "知晓率"],
          [new Date(Date.UTC(2024, 2, 5)), 175, 0.95],
        ],
        cells: new Map([
          ["1,0", { style: { numFmt: "yyyy/m/d" } }],
          ["1,2", { style: { numFmt: "0.0%" } }],
        ]),
      },
    ],
  });
  expect((await first(bytes)).cells).toEqual([
    ["日期", "数量", "知晓率"],
    [day("2024-03-05", 45356), 175, percent(0.95)],
  ]);
});
