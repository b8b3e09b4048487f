/**
 * What tasks of a page cost in processor time. The clock of a task runs on while the machine does other work; the processor's does not, so
 * that a busy machine says nearly the same as a quiet one.
 */
import type { Browser, Frame, Page } from "playwright-core";

/** A task of the frame's own of more than 50 ms by the clock, as the browser reports it. */
export interface LongTask {
  readonly clock: number;
  /** Without what V8 collected meanwhile: it clears up after the simulated Excel too, which shares the pane's heap here. */
  readonly processor: number;
}

interface TraceEvent {
  readonly name: string;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
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
  await browser.startTracing(page, { categories: ["disabled-by-default-devtools.timeline", "blink.user_timing", "v8"] });
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
    const own = traceEvents.filter((event) => event.tid === mark.tid);
    const traced = own.filter((event) => event.name === "RunTask");
    const collections = own.filter((event) => event.name === "MinorGC" || event.name === "MajorGC");
    return tasks.map(({ start, duration }) => {
      const at = mark.ts + (start - markedAt) * 1000;
      const nearest = traced.reduce<TraceEvent | null>((best, task) => (best && Math.abs(best.ts - at) <= Math.abs(task.ts - at) ? best : task), null);
      // Not in the trace: then the clock alone is known.
      if (nearest?.tdur === undefined || Math.abs(nearest.ts - at) >= 3000) return { clock: duration, processor: duration };
      const [from, to] = [nearest.ts, nearest.ts + (nearest.dur ?? 0)];
      const collected = collections.reduce((sum, { ts, tdur }) => (ts >= from && ts < to ? sum + (tdur ?? 0) : sum), 0);
      return { clock: duration, processor: (nearest.tdur - collected) / 1000 };
    });
  };
}
