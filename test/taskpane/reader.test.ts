/** What the engine is given of workbook and files: each once, and what it holds is not given again. */
import type { OpenWorkbook } from "../../src/hosts/excel";
import { Cancelled, type Engine } from "../../src/hosts/browser/client";
import type { Choices, RequestName } from "../../src/app/engine/protocol";
import { createReader, type NamedFile } from "../../src/taskpane/reader";

const choices = { town: null } as Choices;
const none = (): void => undefined;

function setUp() {
  const asked: string[] = [];
  const losses: (() => void)[] = [];
  const engine = {
    ask: (name: RequestName, input: unknown, progress?: (stage: string, done: number, total: number) => void) => {
      asked.push(name === "addFile" || name === "removeFile" ? `${name} ${(input as { name: string }).name}` : name);
      try {
        progress?.("reading", 1, 1);
      } catch (error) {
        return Promise.reject(error as Error);
      }
      return Promise.resolve(name === "addFile" ? { sheets: 1, problem: null } : name === "run" ? { plans: 0 } : null);
    },
    cancel: none,
    onLost: (lost: () => void) => losses.push(lost),
  } as unknown as Engine;
  let reads = 0;
  const workbook = {
    read: (_: unknown, known: string | null) => {
      reads++;
      return Promise.resolve(known === "outline" ? null : { file: "空.xlsx", sheets: [], grids: [], ownSettings: [], outline: "outline" });
    },
  } as unknown as OpenWorkbook;
  const reader = createReader(workbook, engine, "zh-CN");
  reader.watched();
  return {
    reader,
    lose: () => losses.forEach((lost) => lost()),
    /** What was asked of the engine since the last question. */
    asked: () => asked.splice(0),
    reads: () => reads,
  };
}

const file = (name: string, text = name): NamedFile => ({ name, path: name, digest: text, problem: null, content: new Blob([text]) });

test("files that were read while they were added are not given again; one more or one less is all that changes", async () => {
  const { reader, asked } = setUp();
  const [east, west, south] = [file("东.xlsx"), file("西.xlsx"), file("南.xlsx")];
  for (const { name, content } of [east, west]) await reader.readFile(name, content, new Uint8Array(await content.arrayBuffer()));
  await reader.read(choices, [east, west], none);
  expect(asked()).toEqual(["addFile 东.xlsx", "addFile 西.xlsx", "clear", "run"]);
  await reader.read(choices, [east, west, south], none);
  expect(asked()).toEqual(["addFile 南.xlsx", "run"]);
  await reader.read(choices, [east, south], none);
  expect(asked()).toEqual(["removeFile 西.xlsx", "run"]);
  await reader.read(choices, [east, south], none);
  expect(asked()).toEqual([]);
});

test("a batch that was given up leaves the engine with what was not added: it is taken out before the next run", async () => {
  const { reader, asked } = setUp();
  const old = file("东.xlsx", "六月");
  await reader.readFile(old.name, old.content, new Uint8Array());
  // Of the batch that was given up: one of the same name, one more.
  await reader.readFile("东.xlsx", new Blob(["七月"]), new Uint8Array());
  await reader.readFile("西.xlsx", new Blob(["西"]), new Uint8Array());
  asked();
  await reader.read(choices, [old], none);
  expect(asked()).toEqual(["clear", "removeFile 西.xlsx", "addFile 东.xlsx", "run"]);
});

test("after the engine has lost everything, everything is given again", async () => {
  const { reader, asked, lose } = setUp();
  const east = file("东.xlsx");
  await reader.read(choices, [east], none);
  asked();
  lose();
  expect(reader.isReady()).toBe(false);
  await reader.read(choices, [east], none);
  expect(asked()).toEqual(["clear", "addFile 东.xlsx", "run"]);
});

test("a look that is given up in the run leaves what was given; what comes next only runs", async () => {
  const { reader, asked } = setUp();
  const east = file("东.xlsx");
  const look = reader.read(choices, [east], (step) => {
    if (step === "reading") throw new Cancelled();
  });
  await expect(look).rejects.toBeInstanceOf(Cancelled);
  asked();
  await reader.read(choices, [east], none);
  expect(asked()).toEqual(["run"]);
});

test("the outcome that is shown can still be asked about after files were added, and not after a run that was given up", async () => {
  const { reader } = setUp();
  await reader.read(choices, [], none);
  await reader.readFile("东.xlsx", new Blob(["东"]), new Uint8Array());
  expect(reader.isReady()).toBe(true);
  await reader
    .read(choices, [], (step) => {
      if (step === "reading") throw new Cancelled();
    })
    .catch(none);
  expect(reader.isReady()).toBe(false);
});
