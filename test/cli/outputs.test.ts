/** Results onto the disk: what is in the way is said in words, former results stay, and odd names of files make no odd results. */
import { DOMParser } from "@xmldom/xmldom";
import { strFromU8, unzipSync } from "fflate";
import fs from "node:fs";
import files from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { main } from "../../src/cli/main";
import { writeOutputs } from "../../src/cli/outputs";
import { say, UsageError } from "../../src/cli/usage";

const village = path.resolve(__dirname, "../../samples/ledgers/村居报送/东庄村.xlsx");
let folder = "";
beforeEach(() => void (folder = fs.mkdtempSync(path.join(os.tmpdir(), "taizhang-outputs-"))));
afterEach(() => fs.rmSync(folder, { recursive: true }));
const at = (...parts: string[]) => path.join(folder, ...parts);

const refusing = (code: string) => Object.assign(new Error(code), { code });
const failureOf = (promise: Promise<void>): Promise<UsageError> =>
  promise.then(
    () => {
      throw new Error("it was written");
    },
    (error: unknown) => error as UsageError,
  );

test.each([
  ["ENOSPC", "cli.disk-full", "磁盘空间不够"],
  ["EDQUOT", "cli.disk-full", "磁盘空间不够"],
  ["EROFS", "cli.read-only", "只读"],
  ["EACCES", "cli.no-permission", "没有权限"],
  ["ENAMETOOLONG", "cli.name-too-long", "太长"],
  ["EIO", "cli.cannot-write", "EIO"],
])("%s is called what it is, and the former results stay", async (code, said, words) => {
  const [one, two] = [at("a.txt"), at("b.txt")];
  await writeOutputs(folder, [
    [one, Buffer.from("former a")],
    [two, Buffer.from("former b")],
  ]);
  const write = files.writeFile.bind(files);
  const spy = jest.spyOn(files, "writeFile").mockImplementation(async (file, data, options) => {
    if (path.basename(String(file)).startsWith("b.txt")) throw refusing(code);
    return write(file, data, options);
  });
  try {
    const error = await failureOf(
      writeOutputs(folder, [
        [one, Buffer.from("new a")],
        [two, Buffer.from("new b")],
      ]),
    );
    expect(error).toBeInstanceOf(UsageError);
    expect([error.code, error.params.file]).toEqual([said, two]);
    expect(say(error.code, error.params)).toContain(words);
  } finally {
    spy.mockRestore();
  }
  expect(fs.readdirSync(folder).sort()).toEqual(["a.txt", "b.txt"]);
  expect([one, two].map((file) => fs.readFileSync(file, "utf8"))).toEqual(["former a", "former b"]);
});

test("a former file that cannot be put back is not deleted: it stays where the next run leaves it alone", async () => {
  const [one, two] = [at("a.txt"), at("b.txt")];
  const write = (words: string) =>
    writeOutputs(folder, [
      [one, Buffer.from(`${words} a`)],
      [two, Buffer.from(`${words} b`)],
    ]);
  await write("former");
  const rename = files.rename.bind(files);
  const spy = jest.spyOn(files, "rename").mockImplementation(async (from, to) => {
    // The second is open in another program, and then the first is, too.
    if (to === two || String(from).endsWith(".former")) throw refusing("EBUSY");
    return rename(from, to);
  });
  try {
    expect((await failureOf(write("new"))).params.file).toBe(two);
  } finally {
    spy.mockRestore();
  }
  const kept = () =>
    fs
      .readdirSync(folder)
      .filter((name) => name.startsWith(".taizhang-"))
      .map((name) => at(name, "a.txt.former"));
  expect(kept().map((file) => fs.readFileSync(file, "utf8"))).toEqual(["former a"]);
  expect(fs.readFileSync(two, "utf8")).toBe("former b");
  await write("newest");
  expect([one, two].map((file) => fs.readFileSync(file, "utf8"))).toEqual(["newest a", "newest b"]);
  expect(kept().map((file) => fs.readFileSync(file, "utf8"))).toEqual(["former a"]);
});

test("a line break or another control character in a file's name leaves every part of the results well-formed", async () => {
  if (process.platform === "win32") return;
  const names = ["东庄\n村.xlsx", "西\u0001庄村\t.xlsx"];
  for (const name of names) fs.copyFileSync(village, at(name));
  const quiet = jest.spyOn(process.stdout, "write").mockImplementation(() => true);
  const code = await main(["node", "taizhang", "rollup", ...names.map((name) => at(name)), "--out", at("out"), "--town", "清溪镇", "--period", "2024H1"]);
  quiet.mockRestore();
  expect(code).toBe(0);
  for (const file of ["汇总.xlsx", "报告.docx"])
    for (const [name, part] of Object.entries(unzipSync(fs.readFileSync(at("out", file))))) {
      if (!/\.(xml|rels)$/.test(name)) continue;
      const text = strFromU8(part);
      expect([name, [...text].some((one) => one < " " && !"\t\n\r".includes(one))]).toEqual([name, false]);
      expect(() => new DOMParser({ onError: (level, message) => fail(`${name}: ${level} ${message}`) }).parseFromString(text, "text/xml")).not.toThrow();
      // A break in an attribute would be read as a blank: the link would lead nowhere.
      if (name.endsWith(".rels")) expect([name, /Target="[^"]*\n/.test(text)]).toEqual([name, false]);
    }
  expect(() => JSON.parse(fs.readFileSync(at("out/result.json"), "utf8")) as unknown).not.toThrow();
});

function fail(message: string): never {
  throw new Error(message);
}
