/** The pane for everybody: 320 pixels wide, by keyboard alone, with names for screen readers, in high contrast. */
import type { Frame } from "playwright-core";
import { openPane, TOWN, type OpenPane } from "./pane";

const VIEWS = ["totals", "findings", "ledgers", "report"] as const;

let open: OpenPane;
beforeAll(async () => {
  open = await openPane({ workbook: TOWN });
  await open.excel.simulator((handle) => handle.controller.set({ paneWidth: 320 }));
  await open.pane.waitForSelector('[data-testid="choices"]');
});
afterAll(() => open.excel.close());

/** Elements that reach beyond the pane to the right. */
const tooWide = (pane: Frame): Promise<string[]> =>
  pane.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = document.documentElement.scrollWidth > width ? ["the page scrolls sideways"] : [];
    const beyond = [...document.querySelectorAll("#root *")].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 1 && box.height > 1 && box.right > width + 1 && !element.closest("svg");
    });
    return [...scrolls, ...beyond.map((element) => `${element.tagName} ${element.textContent?.slice(0, 30) ?? ""}`)];
  });

/** What can be operated, without a name that a screen reader could say. */
const nameless = (pane: Frame): Promise<string[]> =>
  pane.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("#root button, #root input:not([hidden]), #root select, #root textarea, #root [role=tab], #root a")]
      .filter((element) => {
        const labelled = element
          .getAttribute("aria-labelledby")
          ?.split(" ")
          .some((id) => document.getElementById(id)?.textContent?.trim());
        const label = (element as HTMLInputElement).labels?.[0]?.textContent;
        return (
          !labelled && !(element.getAttribute("aria-label") || element.textContent || label || element.title || element.getAttribute("placeholder"))?.trim()
        );
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );

/** What Tab should reach from the first heading on and does not, or reaches without showing where it is. Of a list of tabs only the chosen one is a stop. */
async function unreached(pane: Frame): Promise<string[]> {
  await pane.evaluate(() => document.querySelectorAll("[data-reached]").forEach((element) => element.removeAttribute("data-reached")));
  // A click on plain text: Tab goes on from there.
  await pane.click("h1");
  const stops = await pane.locator("#root button:visible, #root input:visible, #root select:visible, #root [role=button]:visible").count();
  for (let press = 0; press < stops + 30; press++) {
    await open.excel.page.keyboard.press("Tab");
    const again = await pane.evaluate(() => {
      const now = document.activeElement;
      // Past its end the keyboard goes back to the sheet.
      if (!document.hasFocus() || !now || now === document.body) return true;
      const before = now.hasAttribute("data-reached");
      now.setAttribute("data-reached", now.matches(":focus-visible") ? "seen" : "unseen");
      return before;
    });
    if (again) break;
  }
  return pane.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("#root button, #root input, #root select, #root [role=button]")]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !(element as HTMLButtonElement).disabled && element.tabIndex >= 0)
      .filter((element) => !element.matches("[role=tab][aria-selected=false]"))
      .filter((element) => element.getAttribute("data-reached") !== "seen")
      .map((element) => `${element.textContent ?? ""} ${element.outerHTML.slice(0, 80)}`),
  );
}

test("the first screen", async () => {
  const { pane, excel } = open;
  expect(await tooWide(pane)).toEqual([]);
  expect(await nameless(pane)).toEqual([]);
  expect(await unreached(pane)).toEqual([]);
  // office.js hands the keyboard back by a message.
  await excel.page.waitForSelector(".sim-grid:focus", { timeout: 10_000 });
});

test("Enter starts the roll-up; the focus goes to 取消 and comes back", async () => {
  const { pane, excel } = open;
  await pane.focus('[data-testid="rollup"]');
  await excel.page.keyboard.press("Enter");
  await pane.waitForSelector('[data-testid="cancel"]:focus');
  expect(await tooWide(pane)).toEqual([]);
  await pane.waitForSelector("#tab-totals:focus", { timeout: 120_000 });
});

test.each(VIEWS)("the view %s", async (view) => {
  const { pane, excel } = open;
  await pane.focus("#tab-totals");
  await pane.click(`#tab-${view}`);
  expect(await pane.getAttribute(`#tab-${view}`, "aria-selected")).toBe("true");
  for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight"]) await excel.page.keyboard.press(key);
  await pane.waitForSelector(`#tab-${view}:focus`);
  if (view === "totals" || view === "ledgers") {
    await pane
      .locator(`[data-testid="${view.slice(0, -1)}"] button`)
      .first()
      .focus();
    await excel.page.keyboard.press("Space");
    expect(
      await pane
        .locator(`[data-testid="${view.slice(0, -1)}"] button`)
        .first()
        .getAttribute("aria-expanded"),
    ).toBe("true");
  }
  expect(await tooWide(pane)).toEqual([]);
  expect(await nameless(pane)).toEqual([]);
  expect((await unreached(pane)).slice(0, 5)).toEqual([]);
});

test("a dialog keeps the focus, closes with Esc and gives it back; the page behind it can be reached again", async () => {
  const { pane, excel } = open;
  await pane.focus('[data-testid="choices"]');
  await excel.page.keyboard.press("Enter");
  await pane.waitForSelector("dialog[open]");
  expect(await tooWide(pane)).toEqual([]);
  for (let i = 0; i < 12; i++) await excel.page.keyboard.press("Tab");
  expect(await pane.evaluate(() => document.hasFocus() && document.activeElement?.closest("dialog") !== null)).toBe(true);
  await excel.page.keyboard.press("Escape");
  await pane.waitForSelector("dialog[open]", { state: "detached" });
  expect(await pane.evaluate(() => document.activeElement?.getAttribute("data-testid"))).toBe("choices");
  expect(await pane.locator("#root[aria-hidden]").count()).toBe(0);
});

test("text can be told from its ground in light, in dark and in high contrast", async () => {
  const { pane, excel } = open;
  for (const media of [{ colorScheme: "light" as const }, { colorScheme: "dark" as const }, { forcedColors: "active" as const }]) {
    await excel.page.emulateMedia(media);
    await excel.simulator((handle, dark: boolean) => handle.theme(dark ? "dark" : "light"), "colorScheme" in media && media.colorScheme === "dark");
    for (const view of VIEWS) {
      await pane.click(`#tab-${view}`);
      await excel.page.waitForTimeout(300);
      expect([media, view, (await faint(pane)).slice(0, 3)]).toEqual([media, view, []]);
    }
  }
});

/** Texts with less contrast than 4.5 : 1 (WCAG 2.2, 1.4.3), against the grounds behind them, translucent ones mixed. */
const faint = (pane: Frame): Promise<string[]> =>
  pane.evaluate(() => {
    const channels = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
    const light = (color: number[]) => {
      const [r = 0, g = 0, b = 0] = color.slice(0, 3).map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = (element: Element | null): number[] => {
      if (!element) return [255, 255, 255];
      const color = channels(getComputedStyle(element).backgroundColor);
      const alpha = color[3] ?? 1;
      if (alpha === 1) return color;
      const below = ground(element.parentElement);
      return [0, 1, 2].map((i) => (color[i] ?? 0) * alpha + (below[i] ?? 0) * (1 - alpha));
    };
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>("#root *")) {
      const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
      if (!own || !element.checkVisibility({ visibilityProperty: true }) || (element as HTMLButtonElement).disabled) continue;
      const [a, b] = [light(channels(getComputedStyle(element).color)), light(ground(element))];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (ratio < 4.5) found.push(`${ratio.toFixed(1)} ${element.textContent?.trim().slice(0, 20) ?? ""}`);
    }
    return found;
  });

test("nothing was written to the console, and nothing left the origin", () => {
  expect(open.excel.problems).toEqual([]);
  expect(open.excel.foreign).toEqual([]);
});
