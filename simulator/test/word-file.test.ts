/** The document as a file, by the common API of unmodified office.js. */
import { createWord, type SimulatedWord } from "../node-word";
import { strFromU8, unzipSync } from "fflate";

const settled = <T>(start: (done: (result: Office.AsyncResult<T>) => void) => void): Promise<Office.AsyncResult<T>> => new Promise((resolve) => start(resolve));
const take = ({ Office: office }: SimulatedWord, type: Office.FileType, sliceSize: number) =>
  settled<Office.File>((done) => office.context.document.getFileAsync(type, { sliceSize }, done));

test("the document as it stands comes in slices of the size that was asked for", async () => {
  const word = createWord({ paragraphs: ["清理垃圾570余吨"] });
  word.person.replace("570", "610");
  const { value: file } = await take(word, word.Office.FileType.Compressed, 500);
  expect(file.sliceCount).toBe(Math.ceil(file.size / 500));
  const bytes: number[] = [];
  for (let i = 0; i < file.sliceCount; i++) {
    const { value: slice } = await settled<Office.Slice>((done) => file.getSliceAsync(i, done));
    expect([slice.index, slice.size]).toEqual([i, (slice.data as number[]).length]);
    bytes.push(...(slice.data as number[]));
  }
  expect(bytes.length).toBe(file.size);
  expect(strFromU8(unzipSync(Uint8Array.from(bytes))["word/document.xml"]!).replace(/<[^>]*>/g, "")).toContain("清理垃圾610余吨");
  expect(String((await settled<void>((done) => file.closeAsync(done))).status)).toBe("succeeded");
  // Closed is closed.
  expect(String((await settled<Office.Slice>((done) => file.getSliceAsync(0, done))).status)).toBe("failed");
});

test("slices that are too large and a third open file are refused with office.js's numbers; other kinds of file are not simulated", async () => {
  const word = createWord();
  const { Compressed, Pdf } = word.Office.FileType;
  const { error } = await take(word, Pdf, 500);
  expect([error.name, error.message.slice(0, 14)]).toEqual(["NotSimulated", "Not simulated:"]);
  expect((await take(word, Compressed, 5 * 1024 * 1024)).error.code).toBe(11002);
  expect((await take(word, Compressed, 500)).error).toBeUndefined();
  const { value: second } = await take(word, Compressed, 500);
  expect((await take(word, Compressed, 500)).error.code).toBe(11000);
  await settled<void>((done) => second.closeAsync(done));
  expect((await take(word, Compressed, 500)).error).toBeUndefined();
});

test("the file has lost the document's protection, the document has not", async () => {
  const word = createWord({ paragraphs: ["正文"] });
  word.person.protect(true);
  const { value: file } = await take(word, word.Office.FileType.Compressed, 4_000_000);
  const { value: slice } = await settled<Office.Slice>((done) => file.getSliceAsync(0, done));
  const settings = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)["word/settings.xml"]!);
  expect(settings(Uint8Array.from(slice.data as number[]))).not.toContain("documentProtection");
  expect(settings(word.docx())).toContain("documentProtection");
});
