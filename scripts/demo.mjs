/** `npm run demo`: rolls the sample town up into out/ and shows the main totals. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const out = path.join(root, "out");
const sample = (name) => path.join(root, "samples", name);
const args = [
  "rollup",
  sample("ledgers"),
  "--out",
  out,
  "--period",
  "2024H1",
  "--settings",
  sample("settings.xlsx"),
  "--previous",
  sample("previous.json"),
  "--today",
  "2024-07-05",
];
const status = spawnSync(process.execPath, [path.join(root, "bin/taizhang.js"), ...args], { cwd: root, stdio: "inherit" }).status ?? 1;
// 2 says that a file of the folder could not be read: the others are still rolled up.
if (status !== 0 && status !== 2) process.exit(status);

const result = JSON.parse(fs.readFileSync(path.join(out, "result.json"), "utf8"));
const main = ["XC05", "XC09", "ZY01", "ZY02", "ZY04", "DD01", "HJ01", "HJ05", "QT01", "DC03"];
const width = (text) => [...text].reduce((sum, char) => sum + (char.codePointAt(0) > 0x2e80 ? 2 : 1), 0);
const cell = (text, columns) => text + " ".repeat(Math.max(1, columns - width(text)));
console.log(`\n${result.town} ${result.period.label} 主要指标`);
for (const code of main) {
  const indicator = result.indicators.find((entry) => entry.code === code);
  if (!indicator) continue;
  const { total } = indicator;
  const text = total ? `${total.value.toLocaleString("en-US", { maximumFractionDigits: 2 })}${total.mark === "余" ? "余" : ""} ${indicator.unit}` : "—";
  console.log(`  ${cell(code, 6)}${cell(indicator.name, 22)}${text}`);
}
console.log(`\n汇总表 ${path.join(out, "汇总.xlsx")}\n报告   ${path.join(out, "报告.docx")}\n结果   ${path.join(out, "result.json")}`);
