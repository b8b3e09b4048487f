/** Workbooks of many villages, as they come in by the end of a month: made part by part, so that no library of ours has a hand in them. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { madeWorkbook } from "../formats/made-workbook";

type Cell = string | number | null;

export interface VillageFile {
  readonly village: string;
  readonly name: string;
  readonly path: string;
  readonly bytes: Buffer;
}

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const cellXml = (value: Cell): string =>
  value === null ? "<c/>" : typeof value === "number" ? `<c><v>${value}</v></c>` : `<c t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
const sheetXml = (rows: readonly (readonly Cell[])[]): string => rows.map((row) => `<row>${row.map(cellXml).join("")}</row>`).join("");

const villageNames = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${"东西南北中上下前后新"[i % 10] ?? ""}${"庄岭沟湾桥"[Math.floor(i / 10) % 5] ?? ""}村`);

/** Two ledgers of a village's month. What they add up to depends on the village, so that one that is missing shows in the totals. */
function sheetsOf(village: string, at: number, month: string, rows: number) {
  const day = (i: number): string => `${month}-${String((i % 28) + 1).padStart(2, "0")}`;
  return [
    {
      name: "宣传",
      data: sheetXml([
        [`${village}宣传工作台账`],
        ["日期", "形式", "名称", "数量", "单位"],
        ...Array.from({ length: rows }, (_, i): Cell[] => [day(i), "标语", `文明标语${i + 1}`, 10 + at + i, "条"]),
      ]),
    },
    {
      name: "环境卫生",
      data: sheetXml([
        [`${village}环境卫生整治台账`],
        ["日期", "地点", "出动人次", "清理垃圾（吨）"],
        ...Array.from({ length: rows }, (_, i): Cell[] => [day(i), `村口${i + 1}号`, 20 + at, 3 + (i % 4)]),
      ]),
    },
  ];
}

/**
 * Writes one workbook a village.
 * @param nameOf what the file of a village is called
 */
export function writeVillages(folder: string, count: number, month = "2024-06", nameOf = (village: string) => `${village}.xlsx`, rows = 20): VillageFile[] {
  fs.mkdirSync(folder, { recursive: true });
  return villageNames(count).map((village, at) => {
    const bytes = Buffer.from(madeWorkbook({ sheets: sheetsOf(village, at, month, rows) }));
    const name = nameOf(village);
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, bytes);
    return { village, name, path: file, bytes };
  });
}

export const temporaryFolder = (): string => fs.mkdtempSync(path.join(os.tmpdir(), "taizhang-"));
