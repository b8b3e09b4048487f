/** LibreOffice as an independent printer: what it sets from our .docx, and what it keeps when it saves one. */
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { writeReport } from "../../../src/formats/docx";
import { readDocument } from "../../../src/formats/docx/read";
import { snapshotJson } from "../../../src/formats/docx/snapshot";
import type { Block, Report } from "../../../src/model/report";
import { emptyResult } from "../../builders/drafts";
import { convert, describeWithLibreOffice } from "../libreoffice";

const fact = { id: "HJ05", text: "545.6吨", value: 545.6, unit: "吨", indicator: "HJ05", area: null, period: "2024年上半年", sources: [] };
const result = emptyResult({ facts: [fact] });
const block = (type: Block["type"], text: string): Block => ({ type, section: "", runs: [{ text }] });
const reportOf = (...blocks: Block[]): Report => ({ kind: "汇报材料", title: "题目", blocks, facts: [fact], appendix: [] });

const canMeasure = spawnSync("pdftotext", ["-v"], { stdio: "ignore" }).error === undefined;
if (!canMeasure) console.warn("pdftotext is not installed: lines and characters a page are not measured.");
const measured = canMeasure ? test : test.skip;

interface Line {
  readonly page: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly text: string;
}

/** Lines of text with their places in points; page numbers (— 1 —) are left out. */
async function linesOf(report: Report): Promise<Line[]> {
  const pdf = await convert("report.docx", await writeReport(report, result), "pdf");
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "taizhang-pdf-"));
  try {
    fs.writeFileSync(path.join(folder, "report.pdf"), pdf);
    const boxes = execFileSync("pdftotext", ["-bbox", path.join(folder, "report.pdf"), "-"], { encoding: "utf8" });
    return boxes.split("<page ").slice(1).flatMap(linesOfPage);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function linesOfPage(boxes: string, page: number): Line[] {
  const words = [...boxes.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">([^<]*)</g)].map(([, left, top, right, text = ""]) => ({
    ...{ page: page + 1, text, left: Number(left), top: Number(top), right: Number(right) },
  }));
  const lines = new Map<number, Line>();
  for (const word of words) {
    const key = Math.round(word.top);
    const line = lines.get(key);
    lines.set(key, line ? { ...line, text: line.text + word.text, right: word.right } : word);
  }
  return [...lines.values()].filter(({ text }) => !text.startsWith("—"));
}

describeWithLibreOffice("set by LibreOffice", () => {
  measured("22 lines stand on a page and 28 characters on a line, within the type area", async () => {
    const lines = await linesOf(reportOf(block("paragraph", "文明创建工作台账汇总".repeat(200) + "。")));
    const first = lines.filter(({ page }) => page === 1);
    expect(first).toHaveLength(22);
    expect([...(first[0]?.text ?? "")]).toHaveLength(26);
    expect([...new Set(first.slice(1).map(({ text }) => [...text].length))]).toEqual([28]);
    expect(lines.filter(({ page }) => page === 2)).toHaveLength(22);
    const mm = (points: number): number => (points / 72) * 25.4;
    for (const line of first.slice(1)) {
      expect(Math.abs(mm(line.left) - 28)).toBeLessThan(0.5);
      expect(Math.abs(mm(line.right) - 184)).toBeLessThan(0.5);
    }
    const pitches = first.slice(1).map(({ top }, i) => top - (first[i]?.top ?? 0));
    expect(Math.min(...pitches)).toBeGreaterThan(28.8);
    expect(Math.max(...pitches)).toBeLessThan(29.1);
  });

  measured("signature and date never stand on a page without text", async () => {
    // 20 lines: attachment and a blank line would end the page, and the signature begin the next.
    const body = Array.from({ length: 20 }, (_, i) => block("paragraph", `第${"一二三四五六七八九十".charAt(i % 10)}项工作有序推进。`));
    const lines = await linesOf(reportOf(...body, block("attachment", "附件：指标汇总表"), block("signature", "聚宝镇"), block("date", "2024年7月2日")));
    const last = lines.filter(({ page }) => page === Math.max(...lines.map((line) => line.page))).map(({ text }) => text);
    expect(last).toEqual([expect.stringContaining("有序推进"), "附件：指标汇总表", "聚宝镇", expect.stringContaining("月")]);
  });

  test("a document that LibreOffice saved again keeps its figures' content controls, and the result where it keeps it", async () => {
    const report = reportOf({ type: "paragraph", section: "", runs: [{ text: "清理垃圾" }, { fact: "HJ05", text: "545.6吨" }, { text: "。" }] });
    const saved = await convert("report.docx", await writeReport(report, result), "docx");
    expect(readDocument(saved).paragraphs?.[0]?.text).toBe("清理垃圾545.6吨。");
    const xml = strFromU8(unzipSync(saved)["word/document.xml"] ?? new Uint8Array());
    expect(xml.match(/<w:sdt>/g)).toHaveLength(1);
    expect(xml.replace(/.*<w:sdtContent>(.*)<\/w:sdtContent>.*/s, "$1").replace(/<[^>]*>/g, "")).toBe("545.6吨");
    // Up to version 7.4 it forgets the tag of a control that it keeps; later ones write it back.
    expect(["", `<w:tag w:val="HJ05"/>`]).toContain(/<w:tag [^>]*\/>/.exec(xml)?.[0] ?? "");
    const parts = Object.entries(unzipSync(saved)).filter(([name]) => /^customXml\/item\d+\.xml$/.test(name));
    const snapshots = parts.flatMap(([, bytes]) => snapshotJson(strFromU8(bytes)) ?? []);
    expect(snapshots.map((json) => (JSON.parse(json) as { facts: unknown[] }).facts)).toEqual([[fact]]);
  });
});
