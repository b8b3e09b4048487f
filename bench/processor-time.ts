/**
 * What tasks of a page cost in processor time. The clock of a task runs on while the machine does other work; the processor's does not, so
 * that a busy machine says nearly the same as a quiet one.
 */
import type { Browser, Frame, Page } from "playwright-core";

/** A task of the frame's own of more than 50 ms by the clock, as the browser reports it. */
export interface LongTask {
  readonly clock: number;
  readonly processor: number;
}

interface TraceEvent {
  readonly name: string;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly tdur?: number;
}

declare global {
  interface Window {
    ownLongTasks?: { readonly start: number; readonly duration: number }[];
  }
}

const MARK = "taizhang-bench";

const browserOf = (page: Page): Browser => {
  const browser = page.context().browser();
  if (!browser) throw new Error("the page's browser is gone");
  return browser;
};

/**
 * Starts to watch a frame.
 * @returns ends it, with the frame's long tasks. Those of the page around it, which stands in the same thread, are left out.
 */
export async function watchTasks(page: Page, frame: Frame): Promise<() => Promise<LongTask[]>> {
  const browser = browserOf(page);
  await browser.startTracing(page, { categories: ["disabled-by-default-devtools.timeline", "blink.user_timing"] });
  await frame.evaluate((mark) => {
    const own: { start: number; duration: number }[] = (window.ownLongTasks = []);
    new PerformanceObserver((list) => {
      for (const { name, startTime, duration } of list.getEntries()) if (name === "self") own.push({ start: startTime, duration });
    }).observe({ type: "longtask" });
    // Stands in the trace as well: there the two clocks meet.
    performance.mark(mark);
  }, MARK);
  return async () => {
    // The observer is told of a task after its end.
    await page.waitForTimeout(300);
    const tasks = await frame.evaluate(() => window.ownLongTasks ?? []);
    const markedAt = await frame.evaluate((mark) => performance.getEntriesByName(mark)[0]?.startTime ?? 0, MARK);
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
    const mark = traceEvents.find((event) => event.name === MARK);
    if (!mark) throw new Error("the trace does not hold the mark");
    const traced = traceEvents.filter((event) => event.name === "RunTask" && event.tid === mark.tid);
    return tasks.map(({ start, duration }) => {
      const at = mark.ts + (start - markedAt) * 1000;
      const nearest = traced.reduce<TraceEvent | null>((best, task) => (best && Math.abs(best.ts - at) <= Math.abs(task.ts - at) ? best : task), null);
      // Not in the trace: then the clock alone is known.
      const processor = nearest?.tdur !== undefined && Math.abs(nearest.ts - at) < 3000 ? nearest.tdur / 1000 : duration;
      return { clock: duration, processor };
    });
  };
}
