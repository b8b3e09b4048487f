/** A batch of files: each is counted once, or it is said which is not and why. */
import { batchOf, distinctFiles, readBatch as readWith, type Batch, type GivenFile } from "../../src/taskpane/adding";
import { Cancelled, EngineFailure } from "../../src/hosts/browser/client";
import type { NamedFile } from "../../src/taskpane/reader";

const given = (name: string, text: string, folder = ""): GivenFile => ({ file: new File([text], name), path: folder + name });
const batch = (...files: GivenFile[]): Batch => ({ files, said: [] });

/** Reads everything but what the test says. */
function reader(problems: Readonly<Record<string, string | Error>> = {}) {
  const read: string[] = [];
  const readFile = (name: string): Promise<string | null> => {
    read.push(name);
    const problem = problems[name] ?? null;
    return problem instanceof Error ? Promise.reject(problem) : Promise.resolve(problem);
  };
  return { read, readFile };
}
const readBatch = (...given: Tail<Parameters<typeof readWith>>) => readWith(...given, new AbortController().signal);
type Tail<List extends readonly unknown[]> = List extends [...infer Rest, AbortSignal] ? Rest : never;
const none = (): void => undefined;
const said = (added: { said: readonly { key: string; params?: Readonly<Record<string, string | number>> }[] }) =>
  added.said.map(({ key, params }) => [key, ...Object.values(params ?? {})]);
const names = (files: readonly NamedFile[]) => files.map(({ name }) => name);

test("progress names each file before it is read", async () => {
  const steps: unknown[] = [];
  await readBatch(batch(given("东沟村.xlsx", "东"), given("西沟村.xlsx", "西")), [], reader(), (...step) => steps.push(step));
  expect(steps).toEqual([
    [0, 2, "东沟村.xlsx"],
    [1, 2, "西沟村.xlsx"],
  ]);
});

test("the same bytes count once, whatever the name: within a batch, and against files from before", async () => {
  const { readFile, read } = reader();
  const first = await readBatch(batch(given("东沟村.xlsx", "同"), given("东沟村（副本）.xlsx", "同")), [], { readFile }, none);
  expect([names(first.files), first.count, said(first)]).toEqual([["东沟村.xlsx"], 1, [["files.same", "东沟村（副本）.xlsx", "东沟村.xlsx"]]]);
  const second = await readBatch(batch(given("改名.xlsx", "同"), given("东沟村.xlsx", "同"), given("西沟村.xlsx", "异")), first.files, { readFile }, none);
  expect([names(second.files), second.count, said(second)]).toEqual([
    ["东沟村.xlsx", "西沟村.xlsx"],
    1,
    [
      ["files.same", "改名.xlsx", "东沟村.xlsx"],
      ["files.same-again", "东沟村.xlsx"],
    ],
  ]);
  expect(read).toEqual(["东沟村.xlsx", "西沟村.xlsx"]);
});

test("a later file of the same name with other contents replaces the former in its place, which is told", async () => {
  const first = await readBatch(batch(given("东沟村.xlsx", "六月"), given("西沟村.xlsx", "西")), [], reader(), none);
  const second = await readBatch(batch(given("东沟村.xlsx", "六月（更正）")), first.files, reader(), none);
  expect([names(second.files), second.count, said(second)]).toEqual([["东沟村.xlsx", "西沟村.xlsx"], 1, [["files.replaced", "东沟村.xlsx"]]]);
  expect(await second.files[0]?.content.text()).toBe("六月（更正）");
});

test("two files of one name in one batch are two: told apart by their folders, or numbered where there are none", async () => {
  const folders = await readBatch(batch(given("台账.xlsx", "东", "报送/东沟村/"), given("台账.xlsx", "西", "报送/西沟村/")), [], reader(), none);
  expect([names(folders.files), said(folders)]).toEqual([["报送/东沟村/台账.xlsx", "报送/西沟村/台账.xlsx"], []]);
  const loose = await readBatch(batch(given("台账.xlsx", "东"), given("台账.xlsx", "西")), [], reader(), none);
  expect([names(loose.files), said(loose)]).toEqual([["台账.xlsx", "台账 (2).xlsx"], [["files.numbered", "台账 (2).xlsx"]]]);
});

test("a file of the same name from another folder stands beside the former one; from the same folder it replaces it", async () => {
  const first = await readBatch(batch(given("台账.xlsx", "东", "东沟村/")), [], reader(), none);
  expect(names(first.files)).toEqual(["台账.xlsx"]);
  const other = await readBatch(batch(given("台账.xlsx", "西", "西沟村/")), first.files, reader(), none);
  expect([names(other.files), said(other)]).toEqual([["台账.xlsx", "西沟村/台账.xlsx"], []]);
  const again = await readBatch(batch(given("台账.xlsx", "东，更正", "东沟村/")), other.files, reader(), none);
  expect([names(again.files), said(again)]).toEqual([["台账.xlsx", "西沟村/台账.xlsx"], [["files.replaced", "台账.xlsx"]]]);
});

test("a file that cannot be read stays in the list with its reason and is not counted; sent again whole it takes that place", async () => {
  const first = await readBatch(batch(given("坏.xlsx", "坏"), given("好.xlsx", "好")), [], reader({ "坏.xlsx": "“坏.xlsx”已损坏" }), none);
  expect([names(first.files), first.count, said(first)]).toEqual([["坏.xlsx", "好.xlsx"], 1, [["files.problem", "“坏.xlsx”已损坏"]]]);
  const again = await readBatch(batch(given("坏.xlsx", "修好了")), first.files, reader(), none);
  expect([names(again.files), again.files[0]?.problem, again.count, said(again)]).toEqual([["坏.xlsx", "好.xlsx"], null, 1, []]);
});

test("one file that brings the engine down, and one that the browser cannot open, are named; the others are added", async () => {
  const closed = given("文件夹", "");
  closed.file.arrayBuffer = () => Promise.reject(new DOMException("gone", "NotFoundError"));
  const engine = reader({ "炸.xls": new EngineFailure("out of memory") });
  const added = await readBatch(batch(given("炸.xls", "炸"), closed, given("好.xlsx", "好")), [], engine, none);
  expect([names(added.files), added.count, said(added)]).toEqual([
    ["好.xlsx"],
    1,
    [
      ["files.failed", "炸.xls", "out of memory"],
      ["files.unreadable", "文件夹"],
    ],
  ]);
});

test("given up half way: it throws, and says nothing of half a batch", async () => {
  const step = (done: number) => {
    if (done === 1) throw new Cancelled();
  };
  await expect(readBatch(batch(given("东.xlsx", "东"), given("西.xlsx", "西")), [], reader(), step)).rejects.toBeInstanceOf(Cancelled);
  await expect(readBatch(batch(given("东.xlsx", "东")), [], reader({ "东.xlsx": new Cancelled() }), none)).rejects.toBeInstanceOf(Cancelled);
});

test("given up while a file's bytes do not come: it ends at once", async () => {
  const slow = given("网盘.xlsx", "慢");
  slow.file.arrayBuffer = () => new Promise(none);
  const stop = new AbortController();
  const reading = readWith(batch(slow), [], reader(), none, stop.signal);
  stop.abort();
  await expect(reading).rejects.toBeInstanceOf(Cancelled);
});

test("a result.json and a file too large to load are refused in words, without being read", async () => {
  const large = given("大.xlsx", "x");
  Object.defineProperty(large.file, "size", { value: 300 * 1024 * 1024 });
  const engine = reader();
  const added = await readBatch(batch(given("result.json", "{}"), large), [], engine, none);
  expect([added.files, engine.read, said(added)]).toEqual([
    [],
    [],
    [
      ["files.result", "result.json"],
      ["files.too-large", "大.xlsx", 300],
    ],
  ]);
});

test("what is counted is what was added, though the file changes on the disk afterwards", async () => {
  const file = new File(["六月"], "东沟村.xlsx");
  const { files } = await readBatch(batchOf([file]), [], reader(), none);
  file.arrayBuffer = () => Promise.reject(new DOMException("changed", "NotReadableError"));
  expect(await files[0]?.content.text()).toBe("六月");
});

test("in Word all files are read together: the same bytes once, one name twice under two names", async () => {
  const { files, said: told } = await distinctFiles(batch(given("台账.xlsx", "东"), given("台账.xlsx", "西"), given("另一份.xlsx", "东")));
  expect(files.map(({ name }) => name)).toEqual(["台账.xlsx", "台账 (2).xlsx"]);
  expect(told).toEqual([{ key: "files.same", params: { name: "另一份.xlsx", other: "台账.xlsx" } }]);
});
