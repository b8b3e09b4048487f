/** Files that end the process which reads them: the command names them, and does all others. The built command, since the processes are. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { coveredOds, linksEverywhere, spannedXml } from "../formats/exploding";

jest.setTimeout(600_000);
const command = path.resolve(__dirname, "../../bin/taizhang.js");
const village = path.resolve(__dirname, "../../samples/ledgers/村居报送/东庄村.xlsx");

let folder = "";
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "taizhang-"));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

test("a file that fills all memory and one that never ends are named, all others are done", () => {
  const input = path.join(folder, "in");
  fs.mkdirSync(input);
  fs.copyFileSync(village, path.join(input, "东庄村.xlsx"));
  const lost = { "一.xls": linksEverywhere(), "二.xls": spannedXml() };
  for (const [name, bytes] of Object.entries({ ...lost, "三.ods": coveredOds() })) fs.writeFileSync(path.join(input, name), bytes);
  const out = path.join(folder, "out");
  const { status, stderr } = spawnSync(process.execPath, [command, "rollup", input, "--out", out, "--period", "2024H1", "--quiet"], { encoding: "utf8" });
  expect([status, stderr.trim().split("\n").length]).toEqual([2, 2]);
  for (const name of Object.keys(lost)) expect(stderr).toMatch(new RegExp(`^${name}：.*耗尽了内存或处理能力.*请`, "m"));
  const { findings, indicators } = JSON.parse(fs.readFileSync(path.join(out, "result.json"), "utf8")) as {
    findings: { code: string; file: string }[];
    indicators: { code: string; total: { value: number } | null }[];
  };
  expect(findings.filter(({ code }) => code === "file.exhausting").map(({ file }) => file)).toEqual(Object.keys(lost));
  expect(indicators.find(({ code }) => code === "HJ05")?.total?.value).toBeGreaterThan(0);
});
