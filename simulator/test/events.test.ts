import { createExcel, type SimulatedExcel } from "../node";

const cells = {
  台账: [
    ["村", "一季", "二季"],
    ["东庄村", 3, 30],
    ["西河村", 4, 40],
    ["南坡村", 5, 50],
  ],
};

const run = <R>(excel: SimulatedExcel, work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => R | Promise<R>): Promise<R> =>
  excel.Excel.run(async (context) => {
    const result = await work(context.workbook.worksheets.getItem("台账"), context);
    await context.sync();
    return result;
  });

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));

describe("events", () => {
  const listen = async (
    excel: SimulatedExcel,
    add: (sheet: Excel.Worksheet, heard: (text: string) => Promise<void>, context: Excel.RequestContext) => unknown,
  ): Promise<string[]> => {
    const heard: string[] = [];
    await run(excel, (sheet, context) => add(sheet, (text) => Promise.resolve(void heard.push(text)), context));
    return heard;
  };

  test("of tables and their cells", async () => {
    const excel = createExcel({ cells });
    await run(excel, (sheet) => (sheet.tables.add("A1:C4", true).name = "表"));
    const heard = await listen(excel, (sheet, say) => {
      sheet.tables.getItem("表").onChanged.add(({ changeType, address }) => say(`${changeType} ${address}`));
      sheet.tables.getItem("表").onSelectionChanged.add(({ isInsideTable, address }) => say(`${isInsideTable ? "in" : "out"} ${address}`));
      sheet.tables.onAdded.add(({ type }) => say(type));
      sheet.tables.onDeleted.add(({ type }) => say(type));
    });
    await run(excel, (sheet) => {
      sheet.getRange("B2:F2").values = [[1, 2, 3, 4, 5]];
      sheet.tables.getItem("表").rows.add(undefined, [["北山村", 1, 2]]);
      sheet.getRange("B3").select();
      sheet.getRange("H9").select();
      sheet.tables.add("H1:I2", true).delete();
    });
    await soon();
    expect(heard).toEqual(["RangeEdited B2:C2", "RowInserted A5:C5", "in B3", "out ", "TableAdded", "TableDeleted"]);
  });

  test("of sorting, hiding, protecting, moving and visibility", async () => {
    const excel = createExcel({ cells: { ...cells, 另: [] } });
    const heard = await listen(excel, (sheet, say, context) => {
      sheet.onRowSorted.add(({ address }) => say(`sorted ${address}`));
      sheet.onRowHiddenChanged.add(({ address, changeType }) => say(`${changeType} ${address}`));
      sheet.onProtectionChanged.add(({ isProtected }) => say(`protected ${isProtected}`));
      sheet.onVisibilityChanged.add(({ visibilityBefore, visibilityAfter }) => say(`${visibilityBefore} ${visibilityAfter}`));
      context.workbook.worksheets.onMoved.add(({ positionBefore, positionAfter }) => say(`moved ${positionBefore} ${positionAfter}`));
    });
    await run(excel, (sheet) => {
      sheet.getRange("A2:C4").sort.apply([{ key: 1, ascending: false }]);
      sheet.getRange("2:3").rowHidden = true;
      sheet.position = 1;
      sheet.visibility = "Hidden";
      sheet.protection.protect();
    });
    await soon();
    expect(heard).toEqual(["sorted A2:C2,A4:C4", "Hidden 2:3", "moved 0 1", "Visible Hidden", "protected true"]);
  });

  test("of what is computed anew and of formulas that change, only while somebody listens", async () => {
    const excel = createExcel({ cells });
    await run(excel, (sheet) => (sheet.getRange("E1:E2").formulas = [["=SUM(B2:B4)"], ["=1+1"]]));
    const heard = await listen(excel, (sheet, say) => {
      sheet.onCalculated.add(({ address }) => say(`computed ${address}`));
      sheet.onFormulaChanged.add(({ formulaDetails }) =>
        say(formulaDetails.map(({ cellAddress, previousFormula }) => `${cellAddress} ${previousFormula}`).join()),
      );
    });
    await run(excel, (sheet) => (sheet.getRange("E2").formulas = [["=2+2"]]));
    await soon();
    expect(heard[0]).toBe("E2 =1+1");
    expect(heard[1]).toContain("E2");
  });

  test("of charts and comments", async () => {
    const excel = createExcel({ cells });
    const heard = await listen(excel, (sheet, say) => {
      sheet.charts.onAdded.add(() => say("added"));
      sheet.charts.onActivated.add(() => say("activated"));
      sheet.charts.onDeactivated.add(() => say("deactivated"));
      sheet.charts.onDeleted.add(() => say("deleted"));
      sheet.comments.onAdded.add(({ commentDetails }) => say(`comment ${commentDetails.length}`));
      sheet.comments.onChanged.add(({ changeType }) => say(changeType));
    });
    await run(excel, async (sheet, context) => {
      const [a, b] = [sheet.charts.add("Pie", sheet.getRange("A1:B4")), sheet.charts.add("Pie", sheet.getRange("A1:B4"))];
      a.activate();
      b.activate();
      const active = context.workbook.getActiveChart().load("name");
      b.load("name");
      await context.sync();
      expect(active.name).toBe(b.name);
      a.delete();
      sheet.comments.add("A1", "看").resolved = true;
    });
    await soon();
    expect(heard).toEqual(["added", "added", "activated", "deactivated", "activated", "deleted", "comment 1", "CommentResolved"]);
  });

  test("none are sent while the add-in has them switched off, and one that never comes is refused when it is asked for", async () => {
    const excel = createExcel({ cells });
    const heard = await listen(excel, (sheet, say) => sheet.onChanged.add(() => say("changed")));
    await run(excel, (sheet, context) => {
      context.runtime.enableEvents = false;
      sheet.getRange("A1").values = [["静"]];
    });
    await run(excel, (sheet, context) => {
      context.runtime.enableEvents = true;
      sheet.getRange("A1").values = [["响"]];
    });
    await soon();
    expect(heard).toEqual(["changed"]);
    await expect(run(excel, (sheet) => sheet.onSingleClicked.add(() => Promise.resolve()))).rejects.toMatchObject({ code: "NotSimulated" });
  });
});
