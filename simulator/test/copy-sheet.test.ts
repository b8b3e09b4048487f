import { createExcel } from "../node";
import { copySheetTo } from "../excel/book/copy-sheet";
import { sheetNamed } from "../excel/book/workbook";

const cells = {
  汇总: [
    ["村", "数量"],
    ["东庄村", 3],
    ["西河村", 4],
  ],
  说明: [["说明"]],
};

/** A sheet with all that can stand on one: a table that its own formula names, a chart, a rule, a validation, a mark. */
async function dressed() {
  const excel = createExcel({ cells });
  await excel.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("汇总");
    sheet.customProperties.add("taizhang", "current:town");
    sheet.tables.add("A1:B3", true).name = "数";
    sheet.getRange("D1:D3").formulas = [["=SUM(数[数量])"], ["=说明!A1"], ["=D1*2"]];
    sheet.charts.add("ColumnClustered", sheet.getRange("A1:B3"), "Columns").name = "图";
    sheet.getRange("B2:B3").conditionalFormats.add("DataBar");
    sheet.getRange("B2:B3").dataValidation.rule = { wholeNumber: { formula1: 0, operator: "GreaterThan" } };
    sheet.showGridlines = false;
    sheet.pageLayout.orientation = "Landscape";
    await context.sync();
  });
  return excel;
}

test("建立副本 takes everything along, the add-in's mark too, under names of its own", async () => {
  const { Excel } = await dressed();
  await Excel.run(async (context) => {
    const copy = context.workbook.worksheets.getItem("汇总").copy("End");
    copy.load(
      "name, id, showGridlines, pageLayout/orientation, customProperties/items/key, customProperties/items/value, tables/items/name, charts/items/name",
    );
    const formulas = copy.getRange("D1:D3").load("formulas, values");
    const rules = copy.getRange("B2:B3").conditionalFormats.getCount();
    copy.charts.getItem("图").series.getItemAt(0).load("name");
    const values = copy.charts.getItem("图").series.getItemAt(0).getDimensionValues("Values");
    copy.getRange("B2").values = [[30]];
    const original = context.workbook.worksheets.getItem("汇总").load("id");
    const there = context.workbook.worksheets.getItem("汇总").getRange("D1").load("values");
    await context.sync();
    expect(copy.name).toBe("汇总 (2)");
    expect(copy.id).not.toBe(original.id);
    expect(copy.customProperties.items.map(({ key, value }) => [key, value])).toEqual([["taizhang", "current:town"]]);
    expect(copy.tables.items.map(({ name }) => name)).toEqual(["数2"]);
    expect(formulas.formulas).toEqual([["=SUM(数2[数量])"], ["=说明!A1"], ["=D1*2"]]);
    expect(formulas.values).toEqual([[7], ["说明"], [14]]);
    expect([copy.showGridlines, copy.pageLayout.orientation, rules.value]).toEqual([false, "Landscape", 1]);
    expect(values.value).toEqual([3, 4]);
    expect(there.values).toEqual([[7]]);
    const later = copy.charts.getItem("图").series.getItemAt(0).getDimensionValues("Values");
    const sum = copy.getRange("D1").load("values");
    await context.sync();
    expect(later.value).toEqual([30, 4]);
    expect(sum.values).toEqual([[34]]);
  });
});

test("a sheet copied to another workbook brings its mark; what it named elsewhere is a link with the last result", async () => {
  const from = await dressed();
  const to = createExcel({ sheets: ["Sheet1"] });
  const sheet = sheetNamed(from.workbook, "汇总");
  if (!sheet) throw new Error();
  from.workbook.name = "源.xlsx";
  copySheetTo(to.workbook, from.workbook, sheet);
  await to.Excel.run(async (context) => {
    const copy = context.workbook.worksheets.getItem("汇总");
    copy.load("customProperties/items/key, customProperties/items/value, tables/items/name");
    const range = copy.getRange("D1:D3").load("formulas, values");
    await context.sync();
    expect(copy.customProperties.items.map(({ key, value }) => [key, value])).toEqual([["taizhang", "current:town"]]);
    expect(copy.tables.items.map(({ name }) => name)).toEqual(["数"]);
    expect(range.formulas).toEqual([["=SUM(数[数量])"], ["='[源.xlsx]说明'!A1"], ["=D1*2"]]);
    expect(range.values).toEqual([[7], ["说明"], [14]]);
  });
});
