import { desktopQuirks, type Quirk } from "../excel/quirks";
import { createExcel, type SimulatedExcel } from "../node";

const run = (excel: SimulatedExcel, work: (context: Excel.RequestContext) => unknown): Promise<unknown> =>
  excel.Excel.run(async (context) => {
    const result = work(context);
    await context.sync();
    return result;
  });

describe("what an Excel will not do, on a test's word", () => {
  test("a member that is refused fails its round trip wherever it comes, with what went before done", async () => {
    const excel = createExcel({ refusals: [{ member: "PageLayout.SetPrintTitleRows", error: "GeneralException" }] });
    const paint = run(excel, (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1").values = [["先写"]];
      sheet.pageLayout.setPrintTitleRows("$1:$1");
      sheet.getRange("A2").values = [["后写"]];
    });
    await expect(paint).rejects.toMatchObject({ code: "GeneralException", debugInfo: { errorLocation: "PageLayout.SetPrintTitleRows" } });
    expect(excel.workbook.sheets[0]?.rows[0]?.[0]?.value).toBe("先写");
    expect(excel.workbook.sheets[0]?.rows[1]).toBeUndefined();
  });

  test("a refusal may be silent, and may end", async () => {
    const excel = createExcel();
    excel.faults.refuse({ member: "Worksheet.TabColor=", times: 1 });
    const color = (value: string): Promise<unknown> => run(excel, (context) => (context.workbook.worksheets.getActiveWorksheet().tabColor = value));
    await color("#FF0000");
    expect(excel.workbook.sheets[0]?.tabColor).toBe("");
    await color("#FF0000");
    expect(excel.workbook.sheets[0]?.tabColor).toBe("#FF0000");
  });

  const freeze = (
    quirks: readonly Quirk[],
    prepare: (context: Excel.RequestContext) => unknown,
    work: (panes: Excel.WorksheetFreezePanes) => void,
  ): Promise<unknown> => {
    const excel = createExcel({ sheets: ["前", "后"], quirks });
    return run(excel, (context) => {
      prepare(context);
      work(context.workbook.worksheets.getItem("后").freezePanes);
    });
  };

  test("panes: refused altogether, on hidden sheets, on sheets that are not in front; each alone", async () => {
    const nothing = (): void => undefined;
    const hide = (context: Excel.RequestContext): unknown => (context.workbook.worksheets.getItem("后").visibility = "Hidden");
    const front = (context: Excel.RequestContext): void => context.workbook.worksheets.getItem("后").activate();
    const rows = (panes: Excel.WorksheetFreezePanes): void => panes.freezeRows(1);
    const columns = (panes: Excel.WorksheetFreezePanes): void => panes.freezeColumns(1);
    const refused = { code: "GeneralException" };
    await expect(freeze(["freezeRows"], front, rows)).rejects.toMatchObject(refused);
    await freeze(["freezeRows"], front, columns);
    await expect(freeze(["freezeHidden"], hide, columns)).rejects.toMatchObject(refused);
    await expect(freeze(["freezeHidden"], hide, (panes) => panes.unfreeze())).rejects.toMatchObject(refused);
    await freeze(["freezeHidden"], nothing, rows);
    await expect(freeze(["freezeInactive"], nothing, rows)).rejects.toMatchObject(refused);
    await freeze(["freezeInactive"], front, rows);
    await freeze([], hide, rows);
  });

  test("fitting to pages is taken and not done, a scale is", async () => {
    const zoom = async (quirks: readonly Quirk[], value: Excel.PageLayoutZoomOptions): Promise<Excel.PageLayoutZoomOptions> => {
      const excel = createExcel({ quirks });
      const page = await excel.Excel.run(async (context) => {
        const layout = context.workbook.worksheets.getActiveWorksheet().pageLayout;
        layout.zoom = value;
        layout.load("zoom");
        await context.sync();
        return layout;
      });
      return page.zoom;
    };
    expect(await zoom(desktopQuirks, { horizontalFitToPages: 1, verticalFitToPages: 0 })).toEqual({ scale: 100 });
    expect(await zoom(desktopQuirks, { scale: 80 })).toEqual({ scale: 80 });
    expect(await zoom([], { horizontalFitToPages: 1 })).toEqual({ horizontalFitToPages: 1 });
  });
});
