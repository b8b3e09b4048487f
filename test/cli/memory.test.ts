/** What files that are made to exhaust a reader cost the built command: each in a process of its own, so that its memory can be told. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { allColumns, bomb, lyingBomb, manySheets, millionFormattedRows, millionsOfFormattedCells, mostlyBlankOds, repeatingOds } from "../formats/exhausting";

const command = path.resolve(__dirname, "../../dist/cli/taizhang.js");
const GIGABYTE = 1e9;

/** Prints the most memory that the process has held, in bytes, on a line of its own behind what the command prints. */
const script = `require(process.argv[1]).main(["node", "taizhang", "inspect", process.argv[2], "--json"]).then((code) => {
  console.log("\\n" + process.resourceUsage().maxRSS * 1024);
  process.exitCode = code;
});`;

let folder = "";
beforeAll(() => {
  if (!fs.existsSync(command)) throw new Error("The command is not built: npm run build:cli");
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "taizhang-"));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

test.each([
  ["百万行格式.xlsx", millionFormattedRows, 0],
  ["百万格格式.xlsx", millionsOfFormattedCells, 0],
  ["压缩炸弹.xlsx", bomb, 2],
  ["谎报大小.xlsx", () => lyingBomb(2_000_000), 2],
  ["谎报为空.xlsx", () => lyingBomb(0), 2],
  ["重复行.ods", repeatingOds, 2],
  ["空白行.ods", mostlyBlankOds, 2],
  ["五百张表.xlsx", () => manySheets(500), 0],
  ["所有列.xlsx", allColumns, 2],
])("%s takes less than 1 GB and ends with a sentence that names it, where it cannot be read", (name, made, code) => {
  const file = path.join(folder, name);
  fs.writeFileSync(file, made());
  const { status, stdout, stderr } = spawnSync(process.execPath, ["-e", script, command, file], { encoding: "utf8", timeout: 60_000, maxBuffer: 1e8 });
  expect(Number(stdout.trim().split("\n").at(-1))).toBeGreaterThan(10_000_000);
  expect(Number(stdout.trim().split("\n").at(-1))).toBeLessThan(GIGABYTE);
  expect(stderr).not.toMatch(/\n\s+at /);
  if (code === 2) expect(stderr).toContain(name);
  expect(status).toBe(code);
});
