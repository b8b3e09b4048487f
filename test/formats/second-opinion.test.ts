/** The reader against two libraries, on generated workbooks: each writes, all read, and the cells must be the same. */
import { read, utils, write } from "@e965/xlsx";
import fc from "fast-check";
import { readXlsx, writeXlsx } from "hucre/xlsx";
import { readWorkbook } from "../../src/formats";
import { meaningOfCode } from "../../src/formats/workbook/number-format";
import type { Cell } from "../../src/model/grid";

type Plain = string | number | boolean | null;

const words = fc.constantFrom("标语", "2万余", " 前后 ", "a&b<c>", '"引"', "一\n二", "=1+1", "𠮷野", "0123", "#REF", "_x4e00", "…", "1e5");
const cell: fc.Arbitrary<Plain> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 3, arbitrary: words },
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((n) => Number(n.toPrecision(12))),
  fc.boolean(),
);
const table = fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 30 });

/** Without blank ends, as a grid is. */
function trimmed(rows: readonly (readonly Plain[])[]): Plain[][] {
  const cut = rows.map((row) => row.slice(0, row.findLastIndex((value) => value !== null) + 1));
  return cut.slice(0, cut.findLastIndex((row) => row.length > 0) + 1);
}

const ours = async (bytes: Uint8Array): Promise<readonly (readonly Cell[])[]> => (await readWorkbook("a.xlsx", bytes)).grids[0]!.cells;

test("what hucre writes", async () => {
  await fc.assert(
    fc.asyncProperty(table, fc.constantFrom("shared" as const, "inline" as const), async (rows, stringMode) => {
      const bytes = await writeXlsx({ sheets: [{ name: "s", rows }], stringMode });
      expect(await ours(bytes)).toEqual(trimmed(rows));
      expect(trimmed((await readXlsx(bytes)).sheets[0]!.rows as Plain[][])).toEqual(trimmed(rows));
    }),
    { numRuns: 60, seed: 1 },
  );
});

test("what SheetJS writes", async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const book = utils.book_new();
      utils.book_append_sheet(book, utils.aoa_to_sheet(rows), "s");
      const bytes = new Uint8Array(write(book, { type: "array", bookType: "xlsx", bookSST: rows.length % 2 === 0 }));
      const second = utils.sheet_to_json<Plain[]>(read(bytes).Sheets.s!, { header: 1, raw: true, defval: null });
      expect(await ours(bytes)).toEqual(trimmed(rows));
      expect(trimmed(second)).toEqual(trimmed(rows).filter((row, i, all) => row.length > 0 || i < all.length));
    }),
    { numRuns: 60, seed: 2 },
  );
});

test.each([
  ["General", "number"],
  ["@", "number"],
  ["0", "number"],
  ["#,##0.00_);[Red](#,##0.00)", "number"],
  ["0.00E+00", "number"],
  ['0.0"%"', "number"],
  ['0"人"', "number"],
  ['"第"0"期"', "number"],
  ['G/通用格式"吨"', "number"],
  ["_ ¥* #,##0_ ;_ ¥* -#,##0_ ", "number"],
  ["0%", "percent"],
  ["0.00%;[Red]-0.00%", "percent"],
  ["yyyy/m/d", "date"],
  ["yyyy-mm-dd;@", "date"],
  ['yyyy"年"m"月"d"日"', "date"],
  ['[$-804]yyyy"年"m"月"', "date"],
  ["[DBNum1][$-804]yyyy年m月d日", "date"],
  ['m"月"d"日";@', "date"],
  ["[$-804]aaaa", "date"],
  ["h:mm", "date"],
  ["[h]:mm:ss", "date"],
  ["mm:ss.0", "date"],
  ["上午/下午h:mm", "date"],
])("the format %s is a %s", (code, meaning) => {
  expect(meaningOfCode(code)).toBe(meaning);
});
