/**
 * The command killed in the middle of what it writes (SIGKILL, which nothing can catch), at every point where it touches a file of its results: what stands
 * there then is the former set, the new one, or some of each; in the last case the next run says which file is of which run. The next run writes a whole
 * set and leaves nothing behind, and nobody's files are touched.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { main } from "../../src/cli/main";

jest.setTimeout(600_000);
const root = path.resolve(__dirname, "../..");
const FILES = ["上报件.docx", "汇总.xlsx", "报告.docx", "result.json"];

let folder = "";
const at = (...parts: string[]) => path.join(folder, ...parts);
const bytesIn = (dir: string): Map<string, Buffer> =>
  new Map(FILES.flatMap((file) => (fs.existsSync(path.join(dir, file)) ? [[file, fs.readFileSync(path.join(dir, file))]] : [])));

const LEDGER = (tons: number): string => `序号,日期,清理垃圾（吨）\n1,2024-03-01,${tons}\n2,2024-05-11,4\n`;
const argsFor = (input: string, out: string): string[] => [
  ...["rollup", path.join(input, "东庄村.csv"), "--out", out, "--town", "清溪镇", "--today", "2024-07-05", "--clean", "--quiet"],
  ...["--period", "2024H1"],
];

/** In this process: what comes after a kill need not be killed. @returns what it says on the error stream */
async function next(input: string, out: string): Promise<string> {
  const said: string[] = [];
  const spy = jest.spyOn(process.stderr, "write").mockImplementation((text) => said.push(String(text)) > 0);
  try {
    expect(await main(["node", "taizhang", ...argsFor(input, out)])).toBe(0);
  } finally {
    spy.mockRestore();
  }
  return said.join("");
}

/** A short life is mostly loading and collecting garbage: a process that does neither well costs half. */
const QUICK = ["--no-opt", "--max-lazy", "--max-semi-space-size=64"];

/** The built command in a process of its own. */
function command(input: string, out: string, env: Readonly<Record<string, string>>): NodeJS.Signals | number | null {
  const hook = path.join(__dirname, "kill-at.cjs");
  const { signal, status } = spawnSync(process.execPath, [...QUICK, "--require", hook, path.join(root, "bin/taizhang.js"), ...argsFor(input, out)], {
    env: { ...process.env, KILL_BELOW: out, ...env },
    stdio: "ignore",
  });
  return signal ?? status;
}

/** A folder with the former set in it, and something of somebody's. */
function folderWith(name: string, former: ReadonlyMap<string, Buffer>): string {
  const out = at(name);
  fs.mkdirSync(out);
  for (const [file, bytes] of former) fs.writeFileSync(path.join(out, file), bytes);
  for (const [file, text] of SOMEBODYS) {
    fs.mkdirSync(path.dirname(path.join(out, file)), { recursive: true });
    fs.writeFileSync(path.join(out, file), text);
  }
  return out;
}

/** Names that look like what a run makes, and are not its own. */
const SOMEBODYS: readonly (readonly [string, string])[] = [
  ["汇总.xlsx.part", "a download"],
  ["result.json.former", "a copy"],
  [".taizhang-notes/汇总.xlsx.new", "notes"],
];
const expectSomebodys = (out: string): void => {
  for (const [file, text] of SOMEBODYS) expect([file, fs.readFileSync(path.join(out, file), "utf8")]).toEqual([file, text]);
};

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "taizhang-killed-"));
  for (const [name, tons] of [
    ["before", 3],
    ["now", 5],
  ] as const) {
    fs.mkdirSync(at(name));
    fs.writeFileSync(at(name, "东庄村.csv"), LEDGER(tons));
  }
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Which files are of the former run, the new one, or missing; anything else is a file by halves. */
function stateOf(out: string, former: ReadonlyMap<string, Buffer>, fresh: ReadonlyMap<string, Buffer>): ("former" | "new" | "missing")[] {
  const found = bytesIn(out);
  return FILES.map((file) => {
    const bytes = found.get(file);
    if (!bytes) return "missing";
    if (fresh.get(file)?.equals(bytes)) return "new";
    if (former.get(file)?.equals(bytes)) return "former";
    throw new Error(`${file} is neither of the former run nor of the new one`);
  });
}

test("at each of 40 points and more the set is the former, the new, or one that the next run names; the next run writes a whole one", async () => {
  await next(at("before"), at("former"));
  const former = bytesIn(at("former"));
  const listed = folderWith("listed", former);
  expect(command(at("now"), listed, { KILL_LIST: at("points") })).toBe(0);
  const fresh = bytesIn(listed);
  for (const file of FILES) expect([file, fresh.get(file)?.equals(former.get(file)!)]).toEqual([file, false]);
  expectSomebodys(listed);
  const points = fs.readFileSync(at("points"), "utf8").trim().split("\n");
  // What stands after one operation is what stands before the next; a few that only read are there for the time before anything is written.
  const chosen = points.filter((point, i) => /^(before|half of) (?!read)|^before read.* #2$|^after rename result/.test(point) || i === points.length - 1);
  expect(chosen.length).toBeGreaterThanOrEqual(40);
  const seen = new Map<string, number>();
  const out = at("out");
  for (const point of chosen) {
    fs.rmSync(out, { recursive: true, force: true });
    folderWith("out", former);
    expect([point, command(at("now"), out, { KILL_AT: point })]).toEqual([point, "SIGKILL"]);
    const state = stateOf(out, former, fresh);
    const kind = new Set(state).size === 1 ? state[0]! : "mixed";
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    const said = await next(at("now"), out);
    if (kind === "mixed") {
      expect([point, said]).toEqual([point, expect.stringContaining("写结果时中途停了")]);
      for (const [of, words] of [
        ["new", "已换成那一次的"],
        ["former", "还是更早一次的"],
      ] as const) {
        const files = FILES.filter((_, i) => state[i] === of).join("、");
        expect([point, said]).toEqual([point, expect.stringContaining(`${files} ${words}`)]);
      }
    } else expect([point, said.replace(/^上一次往 .* 写结果时中途停了；里面的结果是完整的一套（清溪镇2024年上半年）。.*\n$/, "")]).toEqual([point, ""]);
    expect([point, stateOf(out, former, fresh)]).toEqual([point, FILES.map(() => "new")]);
    expect([point, fs.readdirSync(out).sort()]).toEqual([point, [...FILES, ".taizhang-notes", "result.json.former", "汇总.xlsx.part"].sort()]);
    expectSomebodys(out);
    for (const [name, tons] of [
      ["before", 3],
      ["now", 5],
    ] as const)
      expect(fs.readFileSync(at(name, "东庄村.csv"), "utf8")).toBe(LEDGER(tons));
  }
  // All three kinds were seen: the points are where it matters.
  expect([...seen.keys()].sort()).toEqual(["former", "mixed", "new"]);
  // Where nothing was killed there is nothing to say.
  expect(await next(at("now"), out)).toBe("");
});

test("killed while the first set of a folder is put in place: what is not written yet is told as that", async () => {
  const out = at("first");
  expect(command(at("now"), out, { KILL_AT: "before rename 报告.docx" })).toBe("SIGKILL");
  expect([...bytesIn(out).keys()]).toEqual(["上报件.docx", "汇总.xlsx"]);
  expect(await next(at("now"), out)).toContain("上报件.docx、汇总.xlsx 已换成那一次的（清溪镇2024年上半年）；报告.docx、result.json 还没有写。");
  expect(fs.readdirSync(out).sort()).toEqual([...FILES].sort());
  fs.rmSync(out, { recursive: true });
  expect(command(at("now"), out, { KILL_AT: "half of writeFile .taizhang/汇总.xlsx.new" })).toBe("SIGKILL");
  expect(bytesIn(out).size).toBe(0);
  expect(await next(at("now"), out)).toMatch(/中途停了，没有写成任何结果。/);
  expect(fs.readdirSync(out).sort()).toEqual([...FILES].sort());
});
