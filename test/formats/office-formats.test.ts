/** The formats as a real office program writes them: LibreOffice converts one workbook, and each is read to the same cells. */
import { writeXlsx, type Cell as Styled } from "hucre/xlsx";
import { readWorkbook } from "../../src/formats";
import type { Cell } from "../../src/model/grid";
import { convert, describeWithLibreOffice } from "./libreoffice";

jest.setTimeout(180_000);

const day: Cell = { kind: "date", serial: 45356, iso: "2024-03-05" };
const cells: Cell[][] = [
  ["东庄村宣传工作台账"],
  ["日期", "形式", "数量", "知晓率"],
  [day, "标语", 175, { kind: "percent", fraction: 0.95 }],
  [day, "专栏", 2.5, { kind: "percent", fraction: 1 }],
  [null, "2万余", 7],
];

const workbook = (): Promise<Uint8Array> => {
  const styles = new Map<string, Partial<Styled>>();
  for (const row of [2, 3]) {
    styles.set(`${row},0`, { style: { numFmt: 'yyyy"年"m"月"d"日"' } });
    styles.set(`${row},3`, { style: { numFmt: "0.0%" } });
  }
  const march = new Date(Date.UTC(2024, 2, 5));
  const rows = [["东庄村宣传工作台账"], ["日期", "形式", "数量", "知晓率"], [march, "标语", 175, 0.95], [march, "专栏", 2.5, 1], [null, "2万余", 7]];
  const merges = [{ startRow: 0, startCol: 0, endRow: 0, endCol: 3 }];
  return writeXlsx({
    sheets: [
      {
        name: "宣传",
        rows,
        cells: styles,
        merges,
        rowDefs: new Map([[3, { hidden: true }]]),
        columns: [{ width: 10 }, { width: 10 }, { width: 10, hidden: true }],
      },
      { name: "旧表", rows: [["不用"]], hidden: true },
    ],
  });
};

describeWithLibreOffice("a workbook that LibreOffice wrote", () => {
  test.each([
    ["xlsx", "xlsx"],
    ["xls", "xls"],
    ["ods", "ods"],
  ])("as .%s has the same cells, merges, hidden rows and sheets", async (extension, to) => {
    const { grids, findings } = await readWorkbook(`东庄村.${extension}`, await convert("东庄村.xlsx", await workbook(), to));
    expect(findings).toEqual([]);
    expect(grids[0]!.cells).toEqual(cells);
    expect(grids[0]!.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 3 }]);
    expect(grids.map(({ sheet, visibility }) => [sheet, visibility])).toEqual([
      ["宣传", "visible"],
      ["旧表", "hidden"],
    ]);
    expect([...grids[0]!.hiddenRows]).toEqual([3]);
    expect([...grids[0]!.hiddenColumns]).toEqual([2]);
  });
});
