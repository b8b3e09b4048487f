/** Copying, with the formats of the report where the clipboard takes them. Panes may be denied the clipboard: then an older way is tried. */
import type { Block, Report } from "../model/report";

export type CopyOutcome = "formatted" | "text" | "failed";

export async function copyText(text: string): Promise<CopyOutcome> {
  try {
    await navigator.clipboard.writeText(text);
    return "text";
  } catch {
    return oldCopy(text) ? "text" : "failed";
  }
}

/** The report with its fonts and indents as HTML, for Word, and as plain text beside it. */
export async function copyReport(report: Pick<Report, "blocks">, text: string): Promise<CopyOutcome> {
  try {
    await navigator.clipboard.write([
      new ClipboardItem({ "text/html": new Blob([htmlOf(report.blocks)], { type: "text/html" }), "text/plain": new Blob([text], { type: "text/plain" }) }),
    ]);
    return "formatted";
  } catch {
    return copyText(text);
  }
}

/** GB/T 9704—2012: 2号 title, 3号 body, 29 pt pitch, two characters of indent. */
const STYLES: Readonly<Partial<Record<Block["type"], string>>> = {
  title: "text-align:center;font:22pt 方正小标宋简体,宋体;line-height:29pt",
  heading1: "text-indent:2em;font:16pt 黑体;line-height:29pt",
  heading2: "text-indent:2em;font:16pt 楷体_GB2312,楷体;line-height:29pt",
  addressee: "font:16pt 仿宋_GB2312,仿宋;line-height:29pt",
  signature: "text-align:right;font:16pt 仿宋_GB2312,仿宋;line-height:29pt",
  date: "text-align:right;font:16pt 仿宋_GB2312,仿宋;line-height:29pt",
};
const BODY = "text-indent:2em;font:16pt 仿宋_GB2312,仿宋;line-height:29pt";

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

export const htmlOf = (blocks: readonly Block[]): string =>
  blocks.map((block) => `<p style="margin:0;${STYLES[block.type] ?? BODY}">${block.runs.map((run) => escapeHtml(run.text)).join("")}</p>`).join("");

function oldCopy(text: string): boolean {
  const area = document.createElement("textarea");
  area.value = text;
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}
