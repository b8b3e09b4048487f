import { createExcel, type SimulatedExcel } from "../node";

const cells = {
  甲: [
    ["村", "类", "数"],
    ["东庄村", "宣传", 3],
    ["西河村", "环境", 4],
    ["南坡村", "宣传", 5],
  ],
};

type Read = { readonly values: unknown[][]; readonly formulas: unknown[][] };

/** Enters formulas at E1 and reads a range. */
async function read(formula: string, address: string, excel: SimulatedExcel = createExcel({ cells })): Promise<Read> {
  return excel.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("甲");
    sheet.getRange("E1").formulas = [[formula]];
    const range = sheet.getRange(address).load("values, formulas");
    await context.sync();
    return { values: range.values as unknown[][], formulas: range.formulas as unknown[][] };
  });
}

describe("formulas that give several values", () => {
  test.each<[string, string, unknown[][]]>([
    ["=A2:A4", "E1:E4", [["东庄村"], ["西河村"], ["南坡村"], [""]]],
    [
      "=A1:C2",
      "E1:G2",
      [
        ["村", "类", "数"],
        ["东庄村", "宣传", 3],
      ],
    ],
    ["=C2:C4*10", "E1:E3", [[30], [40], [50]]],
    ['=IF(C2:C4>3,"多","少")', "E1:E3", [["少"], ["多"], ["多"]]],
    ['=FILTER(A2:A4,B2:B4="宣传","无")', "E1:E3", [["东庄村"], ["南坡村"], [""]]],
    ['=FILTER(A2:A4,B2:B4="文体","无")', "E1:E2", [["无"], [""]]],
    ["=UNIQUE(B2:B4)", "E1:E3", [["宣传"], ["环境"], [""]]],
    ["=SORT(C2:C4,1,-1)", "E1:E3", [[5], [4], [3]]],
    ["=TRANSPOSE(C2:C4)", "E1:G1", [[3, 4, 5]]],
    [
      "=SEQUENCE(2,2,10,5)",
      "E1:F2",
      [
        [10, 15],
        [20, 25],
      ],
    ],
    ["=SUMIFS(C2:C4,B2:B4,B2:B4)", "E1:E3", [[8], [4], [8]]],
    ['=LEN(A2:A4&"们")', "E1:E3", [[4], [4], [4]]],
    ["=SUM(C2:C4*2)", "E1:E2", [[24], [""]]],
    ["=@A1:A4", "E1:E2", [["村"], [""]]],
    [
      "={1,2;3,4}",
      "E1:F2",
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ["=VLOOKUP(A3:A4,A2:C4,3,FALSE)", "E1:E2", [[4], [5]]],
  ])("%s spills as it should", async (formula, address, values) => {
    expect((await read(formula, address)).values).toEqual(values);
  });

  test("cells that are spilled into show the formula, count as content, and are told by their parent", async () => {
    const excel = createExcel({ cells });
    expect((await read("=A2:A4", "E1:E3", excel)).formulas).toEqual([["=A2:A4"], ["=A2:A4"], ["=A2:A4"]]);
    await excel.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("甲");
      const used = sheet.getUsedRange(true).load("address");
      const parent = sheet.getRange("E3").getSpillParentOrNullObject().load("address");
      const to = sheet.getRange("E1").getSpillingToRange().load("address");
      const none = sheet.getRange("E3").getSpillingToRangeOrNullObject();
      const some = sheet.getRange("E1:E4").load("hasSpill");
      const all = sheet.getRange("E2:E3").load("hasSpill");
      sheet.getRange("G1").formulas = [["=SUM(LEN(E1#))"]];
      const sum = sheet.getRange("G1").load("values");
      await context.sync();
      expect([used.address, parent.address, to.address]).toEqual(["甲!A1:E4", "甲!E1", "甲!E1:E3"]);
      expect([none.isNullObject, some.hasSpill, all.hasSpill]).toEqual([true, null, true]);
      expect(sum.values).toEqual([[9]]);
    });
  });

  test("something in the way gives #SPILL!, a table too, and goes on once it is gone", async () => {
    const excel = createExcel({ cells });
    await excel.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("甲");
      sheet.getRange("E3").values = [["挡"]];
      sheet.getRange("E1").formulas = [["=A2:A4"]];
      const range = sheet.getRange("E1:E3").load("values");
      await context.sync();
      expect(range.values).toEqual([["#SPILL!"], [""], ["挡"]]);
      sheet.getRange("E3").clear();
      range.load("values");
      await context.sync();
      expect(range.values).toEqual([["东庄村"], ["西河村"], ["南坡村"]]);
      sheet.tables.add("G1:H3", true);
      sheet.getRange("G2").formulas = [["=A2:A3"]];
      const inTable = sheet.getRange("G2").load("values");
      await context.sync();
      expect(inTable.values).toEqual([["#SPILL!"]]);
    });
  });

  test("what is spilled follows the cells that it comes from", async () => {
    const excel = createExcel({ cells });
    await read('=FILTER(A2:A4,B2:B4="宣传")', "E1", excel);
    await excel.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("甲");
      sheet.getRange("B3").values = [["宣传"]];
      const range = sheet.getRange("E1:E3").load("values");
      await context.sync();
      expect(range.values).toEqual([["东庄村"], ["西河村"], ["南坡村"]]);
    });
  });
});

describe("formulas that Excel takes and the simulator may not compute", () => {
  test.each(["=SLN(30000,7500,10)", "=LAMBDA(x,x)(1)", "=IFERROR(BESSELI(1,2),0)", '=INDIRECT("A1")'])(
    "the value of %s is not simulated, and nothing is made up",
    async (formula) => {
      await expect(read(formula, "E1")).rejects.toMatchObject({ code: "NotSimulated" });
    },
  );

  test("the workbook goes on: what does not hang on it is read", async () => {
    const excel = createExcel({ cells });
    await read("=SLN(30000,7500,10)", "E1", excel).catch(() => undefined);
    expect(
      (
        await excel.Excel.run(async (context) => {
          const range = context.workbook.worksheets.getItem("甲").getRange("A1:C2").load("values");
          await context.sync();
          return range.values as unknown[][];
        })
      )[1],
    ).toEqual(["东庄村", "宣传", 3]);
  });

  test("what hangs on it is not simulated either, whatever would be made of an error", async () => {
    const excel = createExcel({ cells });
    for (const formula of ["=IFERROR(E1,0)", "=ISERROR(E1)", "=SUM(E1:E1)", "=COUNT(E1:E2)"]) {
      await read("=SLN(30000,7500,10)", "A1", excel);
      await expect(
        excel.Excel.run(async (context) => {
          const range = context.workbook.worksheets.getItem("甲").getRange("G1");
          range.formulas = [[formula]];
          range.load("values");
          await context.sync();
        }),
      ).rejects.toMatchObject({ code: "NotSimulated" });
    }
  });

  test("a function that Excel does not know either is #NAME?", async () => {
    expect((await read("=没有这个(1)", "E1")).values).toEqual([["#NAME?"]]);
  });

  test("both corners may carry the sheet, and are printed as they were written", async () => {
    const { values, formulas } = await read("=SUM(甲!C2:甲!C4)", "E1");
    expect([values, formulas]).toEqual([[[12]], [["=SUM(甲!C2:甲!C4)"]]]);
  });
});

describe("formulas by row and column", () => {
  test.each<[string, string]>([
    ["=R[0]C[-2]*RC[-1]", "=C2*D2"],
    ["=SUM(R2C3:R4C3)", "=SUM($C$2:$C$4)"],
    ["=SUM(C[-2])", "=SUM(C:C)"],
    ['=R1C[-4]&"R1C1"', '=A$1&"R1C1"'],
    ["=SUM(R[-1])", "=SUM(1:1)"],
  ])("%s in E2 is %s, and is read back as it was written", async (relative, absolute) => {
    const { Excel } = createExcel({ cells });
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("甲").getRange("E2");
      range.formulasR1C1 = [[relative]];
      range.load("formulas, formulasR1C1");
      await context.sync();
      expect(range.formulas).toEqual([[absolute]]);
      expect(range.formulasR1C1).toEqual([[relative.replace("R[0]C", "RC")]]);
    });
  });
});
