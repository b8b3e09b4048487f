/** Files that other programs open without a word, and parts that nobody reads: what is odd about a file is no reason to send it back to a village. */
import { utils, write } from "@e965/xlsx";
import fc from "fast-check";
import { randomFillSync } from "node:crypto";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { readWorkbook } from "../../src/formats";
import { messageOf } from "../../src/locale";
import { madeWorkbook } from "./made-workbook";

const rows = [
  ["形式", "数量"],
  ["标语", 5],
  ["专栏", 2.5],
];

function office(bookType: "xlsx" | "ods" | "xlsb"): Record<string, Uint8Array> {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), "宣传");
  return unzipSync(new Uint8Array(write(book, { type: "array", bookType })));
}

const xlsx = (): Record<string, Uint8Array> =>
  unzipSync(
    madeWorkbook({
      sheets: [{ name: "宣传", data: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>5</v></c></row>' }],
      strings: "<si><t>标语</t></si>",
      styles: '<numFmts/><cellXfs><xf numFmtId="0"/></cellXfs>',
    }),
  );
const bare = [["标语", 5]];

async function read(name: string, bytes: Uint8Array) {
  const { grids, findings } = await readWorkbook(name, bytes);
  return { cells: grids[0]?.cells, codes: findings.map(({ code }) => code), message: findings[0] && messageOf(findings[0]) };
}

/** Every part with another name or content, in the order of the file. */
const changed = (files: Readonly<Record<string, Uint8Array>>, change: (name: string, part: Uint8Array) => Uint8Array): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, part]) => [name, change(name, part)])));

describe("a part of 0 bytes", () => {
  test.each([
    "customXml/item1.xml",
    "customXml/_rels/item1.xml.rels",
    "xl/worksheets/_rels/sheet1.xml.rels",
    "xl/theme/theme1.xml",
    "docProps/app.xml",
    "xl/styles.xml",
  ])("%s of an .xlsx is nobody's concern", async (name) => {
    expect(await read("东庄村.xlsx", zipSync({ ...xlsx(), [name]: new Uint8Array() }))).toMatchObject({ cells: bare, codes: [] });
  });

  test.each(["xl/styles.xml", "xl/theme/theme1.xml", "docProps/core.xml", "docProps/app.xml", "xl/metadata.xml"])(
    "%s of an .xlsx as SheetJS writes it",
    async (name) => {
      expect(await read("东庄村.xlsx", zipSync({ ...office("xlsx"), [name]: new Uint8Array() }))).toMatchObject({ cells: rows, codes: [] });
    },
  );

  test("texts that cells refer to are missed", async () => {
    expect((await read("东庄村.xlsx", zipSync({ ...xlsx(), "xl/sharedStrings.xml": new Uint8Array() }))).codes).toEqual(["file.broken"]);
  });

  test("and texts that no cell refers to are not", async () => {
    const files = unzipSync(madeWorkbook({ sheets: [{ name: "s", data: '<row r="1"><c r="A1"><v>5</v></c></row>' }], strings: "" }));
    expect(await read("东庄村.xlsx", zipSync({ ...files, "xl/sharedStrings.xml": new Uint8Array() }))).toMatchObject({ cells: [[5]], codes: [] });
  });

  test.each(["xl/worksheets/sheet1.xml", "xl/workbook.xml"])("%s is missed: the ledger itself is gone", async (name) => {
    expect((await read("东庄村.xlsx", zipSync({ ...xlsx(), [name]: new Uint8Array() }))).codes).toEqual(["file.broken"]);
  });

  test("content.xml of an .ods is missed", async () => {
    expect((await read("东庄村.ods", zipSync({ ...office("ods"), "content.xml": new Uint8Array() }))).codes).toEqual(["file.broken"]);
  });

  test.each(["Configurations2/accelerator/current.xml", "styles.xml", "meta.xml", "settings.xml", "META-INF/manifest.xml", "manifest.rdf"])(
    "%s of an .ods is nobody's concern",
    async (name) => {
      expect(await read("东庄村.ods", zipSync({ ...office("ods"), [name]: new Uint8Array() }))).toMatchObject({ cells: rows, codes: [] });
    },
  );

  test("200 .ods files, each with empty parts of any name at any place", async () => {
    const names = fc.stringMatching(/^[A-Za-z0-9_-]{1,8}(\/[A-Za-z0-9_-]{1,8}){0,3}\.(xml|rels|rdf|bin)$/);
    const made = fc.array(fc.tuple(names, fc.boolean(), fc.constantFrom(0 as const, 6 as const)), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(made, async (extra) => {
        const own = Object.entries(office("ods"));
        const parts = [...extra.map(([name, , level]) => [name, [new Uint8Array(), { level }]] as const)];
        const first = parts.filter((_, i) => extra[i]?.[1]);
        const bytes = zipSync(Object.fromEntries([...first, ...own, ...parts.filter((part) => !first.includes(part))]));
        expect(await read("东庄村.ods", bytes)).toMatchObject({ cells: rows, codes: [] });
      }),
      { numRuns: 200, seed: 12 },
    );
  });
});

describe("damage in a part that is not read", () => {
  /** One bit of a stored part: its checksum no longer holds. */
  const flipped = (files: Record<string, Uint8Array>, name: string): Uint8Array => {
    const bytes = zipSync({ ...files, [name]: strToU8("<x>the part that is damaged</x>") }, { level: 0 });
    const at = Buffer.from(bytes).indexOf("the part that is damaged");
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes;
  };
  test.each(["docProps/core.xml", "customXml/item1.xml", "xl/media/image1.png", "xl/drawings/_rels/drawing1.xml.rels"])("%s", async (name) => {
    expect(await read("东庄村.xlsx", flipped(xlsx(), name))).toMatchObject({ cells: bare, codes: [] });
  });
  test.each(["Thumbnails/thumbnail.png", "meta.xml"])("%s of an .ods", async (name) => {
    expect(await read("东庄村.ods", flipped(office("ods"), name))).toMatchObject({ cells: rows, codes: [] });
  });
  test("a part that swells is not unpacked where nobody reads it, and refused where somebody does", async () => {
    const blanks = strToU8(" ".repeat(60 * 1024 * 1024));
    expect(await read("东庄村.xlsx", zipSync({ ...xlsx(), "customXml/item1.xml": blanks }))).toMatchObject({ cells: bare, codes: [] });
    expect((await read("东庄村.xlsx", zipSync({ ...xlsx(), "xl/styles.xml": blanks }))).codes).toEqual(["file.bomb"]);
  });
});

describe("XML in other encodings", () => {
  const utf16 = (text: string, order: "le" | "be", mark: boolean): Uint8Array => {
    const bytes = Buffer.from(`${mark ? "\ufeff" : ""}${text}`, "utf16le");
    return new Uint8Array(order === "le" ? bytes : bytes.swap16());
  };
  const recoded = (files: Record<string, Uint8Array>, encode: (text: string) => Uint8Array): Uint8Array =>
    changed(files, (name, part) =>
      /\.(?:xml|rels)$/.test(name) ? encode(`<?xml version="1.0" encoding="UTF-16"?>${strFromU8(part).replace(/^<\?xml[^>]*\?>\s*/, "")}`) : part,
    );

  test.each([
    ["little endian", "le", true],
    ["big endian", "be", true],
    ["little endian without a mark", "le", false],
    ["big endian without a mark", "be", false],
  ] as const)("UTF-16, %s", async (_, order, mark) => {
    const encode = (text: string) => utf16(text, order, mark);
    expect(await read("东庄村.xlsx", recoded(xlsx(), encode))).toMatchObject({ cells: bare, codes: [] });
    expect(await read("东庄村.ods", recoded(office("ods"), encode))).toMatchObject({ cells: rows, codes: [] });
  });

  test("one that is declared by name", async () => {
    // “标语” in GBK.
    const strings = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="GBK"?><sst><si><t>'),
      Buffer.from([0xb1, 0xea, 0xd3, 0xef]),
      Buffer.from("</t></si></sst>"),
    ]);
    expect(await read("东庄村.xlsx", zipSync({ ...xlsx(), "xl/sharedStrings.xml": new Uint8Array(strings) }))).toMatchObject({ cells: bare, codes: [] });
  });

  test("declared as UTF-16 and plain all the same", async () => {
    expect(await read("东庄村.xlsx", recoded(xlsx(), strToU8))).toMatchObject({ cells: bare, codes: [] });
  });
});

test("strict OOXML, with a date as text", async () => {
  const strict = (text: string): string =>
    text
      .replaceAll("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
      .replaceAll("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships");
  const files = unzipSync(
    madeWorkbook({
      sheets: [{ name: "宣传", data: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="d" s="1"><v>2024-03-05T00:00:00</v></c></row>' }],
      strings: "<si><t>标语</t></si>",
      styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
    }),
  );
  expect(
    await read(
      "东庄村.xlsx",
      changed(files, (_, part) => strToU8(strict(strFromU8(part)))),
    ),
  ).toMatchObject({ cells: [["标语", { kind: "date", iso: "2024-03-05" }]], codes: [] });
});

test("a workbook that is simply large is told as large, with the limit and what to do, and not as an attack", async () => {
  // A tenth of its size packed, as a million rows of 9 columns are: 33 MB of 330. Refused by its directory, nothing is unpacked.
  const bytes = zipSync({ ...xlsx(), "xl/worksheets/sheet2.xml": randomFillSync(new Uint8Array(33_000_000)) }, { level: 0 });
  const view = new DataView(bytes.buffer);
  for (let at = bytes.length - 22; at > 0; at--) {
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 33_000_000) view.setUint32(at + 24, 330_000_000, true);
  }
  const { codes, message } = await read("东庄村.xlsx", bytes);
  expect(codes).toEqual(["file.too-much"]);
  expect(message).toMatch(/315 MB.*256 MB.*请按村或按年度拆成几个文件/);
});
