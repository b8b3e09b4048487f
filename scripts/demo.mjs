/**
 * `npm run demo`: the add-in in the simulated Excel on the sample town (`npm run demo -- --word`: in the simulated Word), in the person's own browser,
 * until Ctrl+C. With `--headless`, or where
 * there is no display: the same roll-up on the command line into out/, and in the simulated Excel (or Word) with pictures of it into out/screenshots.
 */
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { serve } from "../simulator/serve.mjs";
import { buildAll } from "./build.mjs";
import { bundled } from "./bundle.mjs";
import { tour } from "./tour.mjs";
import { wordTour } from "./word-tour.mjs";

const root = path.resolve(import.meta.dirname, "..");
const out = path.join(root, "out");
const sample = (name) => path.join(root, "samples", name);
process.chdir(root);

const display = process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
/** With `--word` the simulated Word opens instead. */
const word = process.argv.includes("--word");
const headless = process.argv.includes("--headless") || !display;

console.log("正在准备（第一次约需一分钟）……");
buildAll();
if (headless) await withoutDisplay();
else await inBrowser();

/** Serves the page and opens it; the server ends with the process. */
async function inBrowser() {
  const { url } = await serve({ port: 3000 }).catch(() => serve());
  const address = word ? `${url}/simulator/word.html?pane=` : `${url}/simulator/?open=/samples/town.xlsx&pane=`;
  const hint = word
    ? "模拟 Word 已打开空白文档，右侧是台账通面板：选 samples/town.xlsx 起草；也可以把 .docx 拖进来。"
    : "模拟 Excel 已打开样例乡镇，右侧是台账通面板：点“一键汇总”试试。";
  console.log(`\n${hint}\n\n  ${address}\n`);
  console.log("证书是本次运行临时生成的：浏览器提示不安全时，选“高级”→“继续前往 localhost”。\n按 Ctrl+C 结束。");
  const [command, ...args] = process.platform === "win32" ? ["cmd", "/c", "start", ""] : [process.platform === "darwin" ? "open" : "xdg-open"];
  spawn(command, [...args, process.platform === "win32" ? address.replaceAll("&", "^&") : address], { stdio: "ignore", detached: true })
    .on("error", () => console.log("没能自动打开浏览器，请把上面的地址复制到浏览器里。"))
    .unref();
}

async function withoutDisplay() {
  onCommandLine();
  const folder = path.join(out, "screenshots");
  try {
    const { openSimulator, openWord } = await bundled("drive", "simulator/drive.ts");
    const files = word ? await wordTour(openWord, { folder }) : await tour(openSimulator, { folder });
    console.log(`\n${word ? "模拟 Word 里从台账到报告" : "模拟 Excel 里的同一次汇总"}，截图 ${files.length} 张：${folder}`);
  } catch (error) {
    console.log(`\n没有可用的浏览器，跳过${word ? "模拟 Word" : "模拟 Excel"}部分（${String(error?.message ?? error).split("\n")[0]}）。命令行汇总不受影响。`);
  }
}

function onCommandLine() {
  const args = [
    ["rollup", sample("ledgers"), "--out", out],
    ["--period", "2024H1", "--settings", sample("settings.xlsx"), "--previous", sample("previous.json"), "--today", "2024-07-05"],
  ].flat();
  const status = spawnSync(process.execPath, [path.join(root, "bin/taizhang.js"), ...args], { cwd: root, stdio: "inherit" }).status ?? 1;
  // 2 says that a file of the folder could not be read: the others are still rolled up.
  if (status !== 0 && status !== 2) process.exit(status);
  printTotals(JSON.parse(fs.readFileSync(path.join(out, "result.json"), "utf8")));
  console.log(`\n汇总表 ${path.join(out, "汇总.xlsx")}\n报告   ${path.join(out, "报告.docx")}\n结果   ${path.join(out, "result.json")}`);
}

/** Ten main totals as a table. */
function printTotals(result) {
  const main = ["XC05", "XC09", "ZY01", "ZY02", "ZY04", "DD01", "HJ01", "HJ05", "QT01", "DC03"];
  const width = (text) => [...text].reduce((sum, char) => sum + (char.codePointAt(0) > 0x2e80 ? 2 : 1), 0);
  const cell = (text, columns) => text + " ".repeat(Math.max(1, columns - width(text)));
  console.log(`\n${result.town} ${result.period.label} 主要指标`);
  for (const code of main) {
    const indicator = result.indicators.find((entry) => entry.code === code);
    if (!indicator) continue;
    const { total } = indicator;
    const before = total?.mark === "约" || total?.mark === "近" ? total.mark : "";
    const after = total?.mark === "余" ? "余" : total?.mark === "范围" ? "起" : "";
    const text = total ? `${before}${total.value.toLocaleString("en-US", { maximumFractionDigits: 2 })}${after} ${indicator.unit}` : "—";
    console.log(`  ${cell(code, 6)}${cell(indicator.name, 22)}${text}`);
  }
}
