/** What a roll-up costs in Excel: round trips, bytes, and how long the pane is held up, on made-up villages of any size. */
import type { Frame } from "playwright-core";
import { openSimulator, type Driven } from "../simulator/drive";
import { watchTasks, type LongTask } from "./processor-time";

export interface PaneCost {
  readonly syncs: number;
  readonly requests: { readonly largest: number; readonly total: number };
  readonly responses: { readonly largest: number; readonly total: number };
  /** Tasks of the pane's own over 50 ms; the simulated Excel runs in the same thread and is left out. */
  readonly tasks: readonly LongTask[];
  readonly milliseconds: number;
  /** From the opening of the pane's page to its first screen, office.js and its handshake included. */
  readonly firstView: number;
  readonly problems: readonly string[];
}

declare global {
  interface Window {
    toldOfChange?: Promise<void>;
  }
}

/** Rows of a ledger of 8 columns with its title and header. Runs in the page. */
function typeVillages(handle: { type: (sheet: string, rows: (string | number | null)[][]) => void }, [sheets, rows]: readonly [number, number]): void {
  for (let s = 0; s < sheets; s++) {
    const village = `第${"甲乙丙丁戊己庚辛壬癸"[s % 10] ?? ""}${"东南西北中上下前后里"[Math.floor(s / 10) % 10] ?? ""}村`;
    handle.type(village, [
      [`${village}宣传工作台账`],
      ["序号", "日期", "形式", "名称", "数量", "单位", "地点", "备注"],
      ...Array.from({ length: rows - 2 }, (_, i): (string | number | null)[] => [
        i + 1,
        `2024-0${(i % 6) + 1}-${String((i % 28) + 1).padStart(2, "0")}`,
        ["标语", "专栏", "宣传材料", "宣传旗牌"][i % 4] ?? null,
        `文明创建宣传第${i + 1}期`,
        10 + (i % 50),
        ["条", "块", "份", "块"][i % 4] ?? null,
        `村委会${i % 7}号栏`,
        null,
      ]),
    ]);
  }
}

/** The pane's look at the workbook in the background is over. */
const glanced = (pane: Frame): Promise<unknown> => pane.waitForSelector('[data-testid="glance"]:not(:has([role="progressbar"]))', { timeout: 300_000 });

/** Somebody corrects a ledger, so that no earlier reading holds. Ends when the pane has been told. */
async function correctLedger({ simulator }: Driven, pane: Frame): Promise<void> {
  await pane.evaluate(() => {
    window.toldOfChange = new Promise((told) => {
      window.addEventListener("message", ({ data }) => {
        // office.js listens for longer than this does: it has had the message, and the next task comes after all that it does with it.
        if (typeof data === "string" && data.includes("RangeEdited")) setTimeout(told, 0);
      });
    });
  });
  await simulator(({ controller, sheets }) => {
    controller.goTo(`${sheets().at(-1) ?? ""}!H3`);
    controller.startEditing("已核对");
    if (!controller.commit()) throw new Error("the cell was not changed");
  });
  await pane.evaluate(() => window.toldOfChange);
}

/**
 * Counts the costliest roll-up: one that must read everything, since a ledger was changed after the pane's own look at the workbook.
 * @param rows of each sheet, title and header included
 */
export async function paneCost(sheets: number, rows: number): Promise<PaneCost> {
  const excel = await openSimulator({ today: "2024-07-05" });
  try {
    await excel.simulator(typeVillages, [sheets, rows] as const);
    const pane = await excel.openPane();
    await pane.waitForSelector('[data-testid="rollup"]');
    const firstView = await pane.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? performance.now());
    await glanced(pane);
    await correctLedger(excel, pane);
    const end = await watchTasks(excel.page, pane);
    await excel.simulator((handle) => handle.resetCounters());
    const started = performance.now();
    await pane.click('[data-testid="rollup"]');
    await pane.waitForSelector("#tab-totals", { timeout: 300_000 });
    const milliseconds = performance.now() - started;
    const tasks = await end();
    const counters = await excel.simulator((handle) => handle.counters());
    return {
      syncs: counters.syncs,
      requests: { largest: counters.largestRequest, total: counters.requestBytes },
      responses: { largest: counters.largestResponse, total: counters.responseBytes },
      tasks,
      milliseconds,
      firstView,
      problems: excel.problems,
    };
  } finally {
    await excel.close();
  }
}
