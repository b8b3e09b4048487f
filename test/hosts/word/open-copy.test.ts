/** A formatted copy of the open document in a window of its own: unmodified office.js, a host that fails at every place where one can. */
import { FORMAT_RULES } from "../../../src/documents/formatting";
import { wordFailureOf, openDocument, type Watch } from "../../../src/hosts/word";
import { readDocument } from "../../../src/formats/docx/read";
import { motley, partsOf } from "../../../simulator/test/motley";
import { packages, snapshot } from "./made";
import { openWord, type Opened } from "./town";

const ALL = new Set(FORMAT_RULES);
const PAGE = new Set(["page"] as const);
const LINES = ["关于创建的汇报", "一.工作进展", "清理垃圾,成效明显."];

const watching = (signal = new AbortController().signal): Watch & { readonly seen: [number, number][] } => {
  const seen: [number, number][] = [];
  return { signal, seen, progress: (step, done, total) => void (step === "file" && seen.push([done, total])) };
};
/** Noise that does not pack, so that the file comes in several slices. */
const large = (): Uint8Array => motley({ picture: 200_000 });
const outcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: unknown) => wordFailureOf(error).key,
  );
const untouched = async (opened: Opened, work: () => Promise<unknown>): Promise<void> => {
  const before = partsOf(opened.word.docx());
  await work();
  expect(partsOf(opened.word.docx())).toEqual(before);
  expect(opened.word.host.commonApi.openFiles()).toBe(0);
};

test("a copy with paper, margins and all the rest opens; the open document stays byte for byte, and nothing of it is held", async () => {
  const opened = openWord({ paragraphs: LINES });
  await untouched(opened, async () => {
    const { done, left } = await opened.document.openFormatted(ALL, watching());
    expect(new Set(done.map(({ rule }) => rule))).toEqual(new Set(["page", "page-number", "fonts", "spacing", "indent", "numbering", "punctuation"]));
    expect(left).toEqual([]);
  });
  const [copy] = opened.word.host.opened;
  expect(opened.word.host.opened).toHaveLength(1);
  expect(readDocument(copy!).paragraphs?.map(({ text }) => text)).toEqual(["关于创建的汇报", "一、工作进展", "清理垃圾，成效明显。"]);
  const xml = partsOf(copy!).get("word/document.xml")!;
  expect(xml).toMatch(/<w:pgMar [^>]*w:top="2098"/);
  expect(xml).not.toContain("sim:mark");
  // The other Word, as one that has the copy open.
  const other = openWord({ docx: copy! });
  expect((await other.document.planFormat(ALL)).changes).toEqual([]);
});

test("the report's own data and its figures go along", async () => {
  const opened = openWord({ paragraphs: LINES });
  await opened.document.insert(await packages(), "end", snapshot);
  await opened.document.openFormatted(PAGE, watching());
  const copy = openWord({ docx: opened.word.host.opened[0]! });
  const { figures, snapshot: carried } = await copy.document.read();
  expect(figures.map(({ tag, text }) => [tag, text])).toEqual([
    ["HJ05", "570余吨"],
    ["XC01", "175块"],
  ]);
  expect(carried).toContain("HJ05");
});

test("a file of several slices comes whole, and the person sees how far it is", async () => {
  const opened = openWord({ docx: large() });
  const watch = watching();
  await untouched(opened, () => opened.document.openFormatted(ALL, watch));
  expect(watch.seen.length).toBeGreaterThan(3);
  expect(watch.seen.map(([done]) => done)).toEqual([...Array(watch.seen.length).keys()]);
  expect(partsOf(opened.word.host.opened[0]!).get("word/media/image1.png")).toBe(partsOf(large()).get("word/media/image1.png"));
});

test.each([
  ["getFile", 0, "file"],
  ["getSlice", 0, "file"],
  ["getSlice", 2, "file"],
  ["closeFile", 0, "done"],
] as const)("a failure of %s after %i that go well: %s, and the document is as it was", async (name, after, expected) => {
  const opened = openWord({ docx: large() });
  const before = partsOf(opened.word.docx());
  opened.word.host.commonApi.failNext(name, 5001, after);
  expect(await outcome(opened.document.openFormatted(ALL, watching()))).toBe(expected);
  expect(partsOf(opened.word.docx())).toEqual(before);
  expect(opened.word.host.opened).toHaveLength(expected === "done" ? 1 : 0);
  if (name !== "closeFile") expect(opened.word.host.commonApi.openFiles()).toBe(0);
});

test.each([
  [0, "NotAllowed", "window"],
  [0, "NotImplemented", "window"],
  [0, "ApiNotFound", "window"],
  [0, "InvalidArgument", "content"],
  [0, "GeneralException", "other"],
  [2, "NotAllowed", "window"],
] as const)("a Word that refuses the window after %i actions with %s says so: %s", async (after, error, expected) => {
  const opened = openWord({ paragraphs: LINES });
  // The body is read first, then a probe asks whether Word lets anybody write.
  opened.word.faults.add({ sync: 3, error, after });
  await untouched(opened, async () => expect(await outcome(opened.document.openFormatted(ALL, watching()))).toBe(expected));
  expect(opened.word.host.opened).toHaveLength(0);
  opened.word.faults.clear();
  opened.word.faults.add({ sync: 1, error, after: 0 });
  expect(await outcome(opened.document.openAsNew(motley()))).toBe(expected);
});

test("a protected document is not asked for its file: what Word hands out has lost the protection", async () => {
  const opened = openWord({ paragraphs: LINES });
  opened.word.person.protect(true);
  expect(await outcome(opened.document.openFormatted(ALL, watching()))).toBe("protected");
  expect(opened.word.host.opened).toHaveLength(0);
});

test("above what a new document takes, nothing is fetched", async () => {
  const opened = openWord({ docx: motley({ picture: 4_100_000 }) });
  const watch = watching();
  await untouched(opened, async () => expect(await outcome(opened.document.openFormatted(ALL, watch))).toBe("too-large"));
  expect(watch.seen).toEqual([]);
});

test.each([0, 2])("cancelled at slice %i, no window opens and the file is closed", async (at) => {
  const opened = openWord({ docx: large() });
  const stop = new AbortController();
  const watch: Watch = { signal: stop.signal, progress: (_step, done) => done === at && stop.abort(new Error("enough")) };
  await expect(opened.document.openFormatted(ALL, watch)).rejects.toThrow("enough");
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect([opened.word.host.opened.length, opened.word.host.commonApi.openFiles()]).toEqual([0, 0]);
});

test("a Word that never answers lets the person go", async () => {
  const { word } = openWord({ paragraphs: LINES });
  const silent = { ...word.Office.context, document: { ...word.Office.context.document, getFileAsync: () => undefined } };
  const document = openDocument({ word: word.Word, office: { context: silent, FileType: word.Office.FileType } as unknown as typeof Office });
  const stop = new AbortController();
  setTimeout(() => stop.abort(new Error("enough")), 50);
  await expect(document.openFormatted(ALL, watching(stop.signal))).rejects.toThrow("enough");
});

test("a file that comes after the person gave up is closed", async () => {
  const { word } = openWord({ paragraphs: LINES });
  let closed = 0;
  const file = { size: 1, sliceCount: 1, closeAsync: () => (closed += 1) };
  const late = (_type: unknown, _options: unknown, done: (result: unknown) => void) => setTimeout(() => done({ status: "succeeded", value: file }), 60);
  const context = { ...word.Office.context, document: { ...word.Office.context.document, getFileAsync: late } };
  const document = openDocument({ word: word.Word, office: { context, FileType: word.Office.FileType } as unknown as typeof Office });
  const stop = new AbortController();
  setTimeout(() => stop.abort(new Error("enough")), 20);
  await expect(document.openFormatted(ALL, watching(stop.signal))).rejects.toThrow("enough");
  await new Promise((resolve) => setTimeout(resolve, 80));
  expect(closed).toBe(1);
});

test("a copy is offered where the host has the sets for it", () => {
  expect(openWord().document.copies).toBe(true);
  const opened = openWord();
  const { preset } = opened.word.host;
  opened.word.host.preset = { ...preset, sets: Object.fromEntries(Object.entries(preset.sets).filter(([name]) => name !== "File")) };
  expect(openDocument({ word: opened.word.Word, office: opened.word.Office }).copies).toBe(false);
  expect(openWord().document.setsPages).toBe(false);
});

test("two files that nobody closed are all that Word keeps: the third is refused, and that is told", async () => {
  const opened = openWord({ paragraphs: LINES });
  const { document: own } = opened.word.Office.context;
  const take = () => new Promise<Office.AsyncResult<Office.File>>((resolve) => own.getFileAsync(opened.word.Office.FileType.Compressed, resolve));
  expect([(await take()).status, (await take()).status, (await take()).status].map(String)).toEqual(["succeeded", "succeeded", "failed"]);
  expect(await outcome(opened.document.openFormatted(ALL, watching()))).toBe("file");
});
