/** What is dropped: files as they are, folders with everything below them, and what of them is no workbook by name. */
import { batchDropped, type Dropped } from "../../src/taskpane/dropped";

type Tree = string | { readonly [name: string]: Tree };

/** An entry as browsers hand it out; a folder gives its entries two at a time. */
function entry(name: string, tree: Tree, above = ""): FileSystemEntry {
  const fullPath = `${above}/${name}`;
  const base = { name, fullPath, isFile: typeof tree === "string", isDirectory: typeof tree !== "string" };
  if (typeof tree === "string") {
    const file = (done: (file: File) => void, failed: (error: unknown) => void) => (tree === "锁" ? failed(new Error("locked")) : done(new File([tree], name)));
    return { ...base, file } as unknown as FileSystemEntry;
  }
  const createReader = () => {
    const left = Object.entries(tree).map(([inside, below]) => entry(inside, below, fullPath));
    return {
      readEntries: (done: (entries: FileSystemEntry[]) => void, failed: (error: unknown) => void) =>
        name === "锁住" ? failed(new Error("locked")) : done(left.splice(0, 2)),
    };
  };
  return { ...base, createReader } as unknown as FileSystemEntry;
}

/** A drop; what it holds is gone as soon as its event is over. */
function drop(trees: { readonly [name: string]: Tree }): { readonly dropped: Dropped; readonly end: () => void } {
  let over = false;
  const items = Object.entries(trees).map(([name, tree]) => ({
    kind: "file",
    getAsFile: () => (over ? null : new File([typeof tree === "string" ? tree : ""], name)),
    webkitGetAsEntry: () => (over ? null : entry(name, tree)),
  }));
  return { dropped: { items, files: [] as unknown as FileList }, end: () => (over = true) };
}

async function paths(trees: { readonly [name: string]: Tree }) {
  const { dropped, end } = drop(trees);
  const batch = batchDropped(dropped);
  end();
  const { files, said } = await batch;
  return { paths: files.map(({ path }) => path), said: said.map(({ key, params }) => [key, ...Object.values(params ?? {})]) };
}

test("files are taken as they come, whatever their names", async () => {
  expect(await paths({ "西沟村.xlsx": "西", "照片.png": "png", "东沟村.et": "东" })).toEqual({ paths: ["西沟村.xlsx", "照片.png", "东沟村.et"], said: [] });
});

test("a folder gives the workbooks below it, by path; what is no workbook is named, what is nobody's is not", async () => {
  const tree = {
    东沟村: { "台账.xlsx": "东", "~$台账.xlsx": "锁文件", "照片.png": "png" },
    "河湾村.CSV": "河",
    "Thumbs.db": "x",
    ".git": { "x.csv": "x" },
    西沟村: { 六月: { "台账.et": "西" } },
    "说明.docx": "docx",
  };
  expect(await paths({ 报送: tree })).toEqual({
    paths: ["报送/东沟村/台账.xlsx", "报送/河湾村.CSV", "报送/西沟村/六月/台账.et"],
    said: [["files.passed-over", "报送", "东沟村/照片.png、说明.docx"]],
  });
});

test("a folder without workbooks, and one that the browser does not open, are said", async () => {
  expect(await paths({ 空: { 里面: {} }, 半开: { 锁住: { "x.xlsx": "x" }, "锁.xlsx": "锁", "好.xlsx": "好" } })).toEqual({
    paths: ["半开/好.xlsx"],
    said: [
      ["files.empty-folder", "空"],
      ["files.closed-folder", "半开/锁.xlsx"],
      ["files.closed-folder", "半开/锁住"],
    ],
  });
});

test("a browser that hands out no entries still hands out files", async () => {
  const files = [new File(["东"], "东沟村.xlsx")];
  expect((await batchDropped({ items: [], files: files as unknown as FileList })).files.map(({ path }) => path)).toEqual(["东沟村.xlsx"]);
});
