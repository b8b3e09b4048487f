import { openSimulator } from "/work/main/simulator/drive";
test("pane", async () => {
  const d = await openSimulator({ workbook: "/work/main/samples/ledgers/东片区各村台账（2024年1—6月）.xlsx", pane: true, size: { width: 1360, height: 820 } });
  try {
    const pane = await d.pane();
    await pane.waitForSelector('[data-testid="rollup"]', { timeout: 30000 });
    await d.page.screenshot({ path: "/tmp/s1.png" });
    await pane.click('[data-testid="rollup"]');
    await pane.waitForSelector('[data-testid="total"]', { timeout: 60000 });
    await d.page.waitForTimeout(1500);
    await d.page.screenshot({ path: "/tmp/s2.png" });
    console.log(await d.simulator((h) => [h.sheets(), h.counters()]));
    for (const t of ["findings", "ledgers", "report"]) { await pane.click(`#tab-${t}`); await d.page.waitForTimeout(600); await d.page.screenshot({ path: `/tmp/s-${t}.png` }); }
  } catch (e) { await d.page.screenshot({ path: "/tmp/s-err.png" }); console.log(String(e)); }
  console.log(d.problems, d.foreign);
  await d.close();
}, 120000);
