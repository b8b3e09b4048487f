import { createExcel } from "../node";

const long = "村".repeat(1000);

describe("limits and faults of the simulated Excel", () => {
  test("a request over 5 MB is refused whole, counted in bytes of UTF-8", async () => {
    const { Excel, workbook, counters } = createExcel();
    const write = Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1:A1800").values = Array.from({ length: 1800 }, () => [long]);
      await context.sync();
    });
    await expect(write).rejects.toMatchObject({ code: "RequestPayloadSizeLimitExceeded" });
    expect(workbook.sheets[0]?.rows).toEqual([]);
    expect(counters.largestRequest).toBeGreaterThan(5_000_000);
  });

  test("a response over 5 MB is refused", async () => {
    const { Excel } = createExcel();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1:A900").values = Array.from({ length: 900 }, () => [long]);
      await context.sync();
      sheet.getRange("B1:B900").copyFrom("A1:A900");
      await context.sync();
    });
    const read = Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getUsedRange().load("values");
      await context.sync();
    });
    await expect(read).rejects.toMatchObject({ code: "ResponsePayloadSizeLimitExceeded" });
  });

  test("more than five million cells come back as null, without an error", async () => {
    const { Excel } = createExcel();
    await Excel.run(async (context) => {
      const columns = context.workbook.worksheets.getActiveWorksheet().getRange("A:F").load("values, cellCount");
      await context.sync();
      expect(columns.values).toBeNull();
      expect(columns.cellCount).toBe(6 * 1_048_576);
    });
  });

  test("members above the chosen requirement set answer ApiNotFound, and isSetSupported says so before", async () => {
    const old = createExcel({ requirementSet: "1.11" });
    expect(old.Office.context.requirements.isSetSupported("ExcelApi", "1.12")).toBe(false);
    expect(old.Office.context.requirements.isSetSupported("ExcelApi", "1.9")).toBe(true);
    const mark = old.Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().customProperties.add("a", "b");
      await context.sync();
    });
    await expect(mark).rejects.toMatchObject({ code: "ApiNotFound" });
    const ltsc = createExcel({ requirementSet: "LTSC 2021" });
    expect(ltsc.Office.context.requirements.isSetSupported("ExcelApi", "1.14")).toBe(true);
    expect(ltsc.Office.context.requirements.isSetSupported("ExcelApi", "1.15")).toBe(false);
    expect(createExcel({ requirementSet: "Microsoft 365" }).Office.context.requirements.isSetSupported("ExcelApi", "1.20")).toBe(true);
  });

  test("the n-th sync fails with the code asked for, before, within or after the work", async () => {
    const outcome = async (after?: number | "all"): Promise<unknown> => {
      const excel = createExcel({ faults: [{ sync: 2, error: "GeneralException", after }] });
      await expect(
        excel.Excel.run(async (context) => {
          const sheet = context.workbook.worksheets.getActiveWorksheet();
          await context.sync();
          sheet.getRange("A1").values = [[1]];
          sheet.getRange("A2").values = [[2]];
          await context.sync();
        }),
      ).rejects.toMatchObject({ code: "GeneralException" });
      return [excel.workbook.sheets[0]?.rows[0]?.[0]?.value, excel.workbook.sheets[0]?.rows[1]?.[0]?.value];
    };
    expect(await outcome()).toEqual([undefined, undefined]);
    // Five actions bring the workbook, the sheets, the sheet, the range and its tracking; the next writes.
    expect(await outcome(7)).toEqual([1, undefined]);
    expect(await outcome("all")).toEqual([1, 2]);
  });

  test("a slow sync is late but right", async () => {
    const { Excel } = createExcel({ faults: [{ sync: 1, delay: 40 }] });
    const start = performance.now();
    await Excel.run((context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange("A1").values = [[1]];
      return context.sync();
    });
    expect(performance.now() - start).toBeGreaterThan(35);
  });

  test("while the user edits a cell a sync fails, or waits when it was asked to", async () => {
    const { Excel, state, host, workbook } = createExcel();
    state.cellEditing = true;
    const write = (options: { delayForCellEdit?: boolean }): Promise<void> =>
      Excel.run(options, async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange("A1").values = [["写"]];
        await context.sync();
      });
    await expect(write({})).rejects.toMatchObject({ code: "InvalidOperationInCellEditMode" });
    const waiting = write({ delayForCellEdit: true });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(workbook.sheets[0]?.rows[0]).toBeUndefined();
    host.leaveCellEditing();
    await waiting;
    expect(workbook.sheets[0]?.rows[0]?.[0]?.value).toBe("写");
  });

  test("a closed workbook ends the session", async () => {
    const { Excel, state } = createExcel();
    state.closed = true;
    await expect(Excel.run((context) => context.sync().then(() => context.workbook.load("name")))).rejects.toMatchObject({ code: "InvalidOrTimedOutSession" });
  });

  test("syncs are counted without the clean-up that Excel.run sends by itself", async () => {
    const { Excel, counters } = createExcel();
    counters.logging = true;
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
      range.values = [[1]];
      await context.sync();
      range.load("values");
      await context.sync();
    });
    expect(counters.syncs).toBe(2);
    expect(counters.cleanups).toBe(1);
    expect(counters.log).toEqual(expect.arrayContaining(["WorksheetCollection.GetActiveWorksheet", "Worksheet.GetRange", "Range.Values=", "Range.load"]));
  });
});
