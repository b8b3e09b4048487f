/** The pane before office.js and its own script are there: readable at once, in Office's language, for the host that opened it. */
import { openSimulator, openWord } from "../../simulator/drive";

/** office.js comes when `release` is called. */
async function held(page: Awaited<ReturnType<typeof openSimulator>>["page"]): Promise<() => void> {
  let release = (): void => undefined;
  const wait = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/office/office.js", async (route) => {
    await wait;
    await route.continue();
  });
  return () => release();
}

test.each([
  ["zh-CN", "各村台账，一键汇总", "正在连接 Excel……"],
  ["en-US", "Village ledgers, rolled up in one click", "Connecting to Excel…"],
])("in Excel, %s: it says what it does while office.js loads, and the pane takes its place", async (locale, title, connecting) => {
  const excel = await openSimulator({ locale });
  try {
    const release = await held(excel.page);
    await excel.simulator((handle) => handle.openPane());
    const pane = excel.page.frameLocator(".sim-taskpane iframe");
    await pane.locator("#first-view h1:visible").waitFor();
    expect(await pane.locator("#first-view h1:visible").allTextContents()).toEqual([title]);
    expect(await pane.locator("#first-view li:visible").count()).toBe(3);
    expect(await pane.locator("#first-view [role=status]:visible").allTextContents()).toEqual([connecting]);
    const before = await pane.locator("#first-view h1:visible").boundingBox();
    release();
    await pane.locator("#root h1").waitFor();
    expect(await pane.locator("#first-view").count()).toBe(0);
    // Nothing moves under the reader's eyes.
    const after = await pane.locator("#root h1").boundingBox();
    expect([Math.round(after?.x ?? 0), Math.round(after?.y ?? 0)]).toEqual([Math.round(before?.x ?? 0), Math.round(before?.y ?? 0)]);
    expect(excel.problems).toEqual([]);
  } finally {
    await excel.close();
  }
});

test("in Word it speaks of the document", async () => {
  const word = await openWord();
  try {
    const release = await held(word.page);
    await word.simulator((handle) => handle.openPane());
    const pane = word.page.frameLocator(".sim-taskpane iframe");
    await pane.locator("#first-view h1:visible").waitFor();
    expect(await pane.locator("#first-view h1:visible").allTextContents()).toEqual(["报告与台账，数字对得上"]);
    release();
    await pane.locator("#root [role=tablist]").waitFor();
    expect(await pane.locator("#first-view").count()).toBe(0);
  } finally {
    await word.close();
  }
});
