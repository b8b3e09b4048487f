import { createWorkbook } from "../excel/book/workbook";
import { textAt, typeCells, valuesOfSheet } from "../excel/book/typing";
import { format } from "../excel/book/format-cells";
import { merge } from "../excel/book/merges";
import { openXlsx } from "../excel/xlsx/open";
import { saveXlsx } from "../excel/xlsx/save";

describe("files of the simulated Excel", () => {
  test("a workbook that is saved and opened again has the same cells, formulas, looks and sheets", async () => {
    const book = createWorkbook({ sheets: ["台账", "隐藏"] });
    const sheet = typeCells(book, "台账", [["宣传台账"], ["日期", "数量"], ["2024-3-5", "95%"], ["合计", "=SUM(B3:B3)"]]);
    merge(book, sheet, { top: 0, left: 0, bottom: 0, right: 1 }, false);
    format(
      book,
      sheet,
      { top: 1, left: 0, bottom: 1, right: 1 },
      { bold: true, fill: "#DDEBF7", EdgeBottom: { style: "Continuous", weight: "Thin", color: "#000000" } },
    );
    if (book.sheets[1]) book.sheets[1].visibility = "Hidden";
    const again = await openXlsx("甲.xlsx", await saveXlsx(book));
    const read = again.sheets[0];
    if (!read) throw new Error();
    expect(valuesOfSheet(again, "台账")).toEqual(valuesOfSheet(book, "台账"));
    expect(textAt(again, read, 2, 0)).toBe("2024/3/5");
    expect(textAt(again, read, 2, 1)).toBe("95%");
    expect(read.merges).toEqual([{ top: 0, left: 0, bottom: 0, right: 1 }]);
    expect(read.rows[1]?.[0]?.style).toMatchObject({ bold: true, fill: "#DDEBF7", EdgeBottom: { style: "Continuous" } });
    expect(read.rows[3]?.[1]?.formula).not.toBeNull();
    expect(again.sheets[1]?.visibility).toBe("Hidden");
  });
});
