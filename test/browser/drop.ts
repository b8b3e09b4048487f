/** Files dragged in from the desktop, as the browser itself does it: real files and folders, and the browser's own answer where nobody takes them. */
import type { Page } from "playwright-core";

export interface Dragging {
  /** Over the point, not let go yet. */
  readonly over: () => Promise<void>;
  readonly drop: () => Promise<void>;
  /** Out of the pane, over the sheet. */
  readonly leave: () => Promise<void>;
}

type Data = { readonly items: { mimeType: string; data: string }[]; readonly files: string[]; readonly dragOperationsMask: number };
type Step = "dragEnter" | "dragOver" | "drop";

/** Where the pointer is: near the top of an element of the pane. */
async function pointer(
  page: Page,
  selector: string,
  data: Data,
): Promise<{ readonly send: (type: Step, place?: { readonly x: number; readonly y: number }) => Promise<void>; readonly end: () => Promise<void> }> {
  const target = page.frameLocator(".sim-taskpane iframe").locator(selector).first();
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (!box) throw new Error(`${selector} is not to be seen`);
  const client = await page.context().newCDPSession(page);
  const at = { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 20) };
  return { send: async (type, place = at) => void (await client.send("Input.dispatchDragEvent", { type, ...place, data })), end: () => client.detach() };
}

/** @param selector in the pane, where the pointer is */
export async function dragFiles(page: Page, paths: readonly string[], selector: string): Promise<Dragging> {
  const { send, end } = await pointer(page, selector, { items: [], files: [...paths], dragOperationsMask: 1 });
  const over = async () => {
    await send("dragEnter");
    await send("dragOver");
  };
  return {
    over,
    drop: async () => {
      await over();
      await send("drop");
      await end();
    },
    leave: async () => {
      await send("dragOver", { x: 100, y: 300 });
      await end();
    },
  };
}

/** A link dragged from another window. */
export async function dragLink(page: Page, address: string, selector: string): Promise<void> {
  const { send, end } = await pointer(page, selector, { items: [{ mimeType: "text/uri-list", data: address }], files: [], dragOperationsMask: 1 });
  for (const type of ["dragEnter", "dragOver", "drop"] as const) await send(type);
  await end();
}

/** Slows the page's own thread down, as an old office computer is slow. */
export async function throttle(page: Page, rate: number): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send("Emulation.setCPUThrottlingRate", { rate });
}

/** Pages that the browser opened for what was dropped. One that we open ourselves comes after them: then all are there. */
export async function strayPages(page: Page): Promise<string[]> {
  const ours = await page.context().newPage();
  await ours.goto("about:blank");
  const strays = page
    .context()
    .pages()
    .filter((other) => other !== page && other !== ours);
  const addresses = strays.map((stray) => stray.url());
  await ours.close();
  return addresses;
}
