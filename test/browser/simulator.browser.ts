import path from "node:path";
import { openSimulator, type Driven } from "../../simulator/drive";

const folders = { "/fixtures/": path.resolve("simulator/test/fixtures") };

describe("the page of the simulated Excel with unmodified office.js in its pane", () => {
  let excel: Driven;

  beforeEach(async () => {
    excel = await openSimulator({ folders, manifest: "/fixtures/manifest.xml" });
  });

  afterEach(() => excel.close());

  test("the pane learns what host it is in, writes cells, reads a computed formula, and hears of the user's edits", async () => {
    await excel.page.click('[data-control="Open"]');
    const pane = await excel.pane();
    await pane.waitForSelector("text=Excel OfficeOnline 1.14 zh-CN");
    await pane.click("#write");
    await pane.waitForSelector("text=合计 42");
    expect(await excel.simulator((handle) => handle.sheet("Sheet1")?.values)).toEqual([
      ["东庄村", 12],
      ["西河村", 30],
      [null, 42],
    ]);
    await excel.simulator((handle) => handle.goTo("B1"));
    await excel.page.focus(".sim-grid");
    await excel.page.keyboard.type("20");
    await excel.page.keyboard.press("Enter");
    await pane.waitForSelector("text=RangeEdited B1");
    expect(await excel.simulator((handle) => handle.sheet("Sheet1")?.values[2]?.[1])).toBe(50);
    expect(await excel.simulator((handle) => handle.selection())).toBe("Sheet1!B2");
    expect(excel.problems).toEqual([]);
    expect(excel.foreign).toEqual([]);
  });

  test("a ribbon function runs in the hidden function file and says when it is done", async () => {
    await excel.page.click('[data-control="Stamp"]');
    await excel.page.waitForSelector('[role="gridcell"]:has-text("盖章")');
    await excel.page.waitForSelector(".sim-status:has-text('就绪')");
  });

  test("the pane follows the theme that is switched in the page", async () => {
    const pane = await excel.openPane();
    const dark = (): Promise<boolean> => pane.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
    expect(await dark()).toBe(false);
    await excel.simulator((handle) => handle.theme("dark"));
    await pane.waitForFunction(() => matchMedia("(prefers-color-scheme: dark)").matches);
  });

  test("another Office, cell editing and a failing sync reach the pane as in the real host", async () => {
    await excel.simulator((handle) => handle.preset("Microsoft 365"));
    const pane = await excel.openPane();
    await pane.waitForSelector("text=Excel OfficeOnline 1.14 1.15 1.20 zh-CN");
    await excel.simulator((handle) => handle.cellEditing(true));
    await pane.click("#write");
    await pane.waitForSelector("text=InvalidOperationInCellEditMode");
    await excel.simulator((handle) => {
      handle.cellEditing(false);
      handle.fault({ sync: 1, error: "InvalidOrTimedOutSession" });
    });
    await pane.click("#write");
    await pane.waitForSelector("text=InvalidOrTimedOutSession");
    await pane.click("#write");
    await pane.waitForSelector("text=合计 42");
  });
});
