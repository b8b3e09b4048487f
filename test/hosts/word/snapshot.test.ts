/** The data that travels with a document: what happens where Word does not take it, where it is large, and where somebody's program has dropped it. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { wordFailureOf } from "../../../src/hosts/word";
import { readSnapshot, snapshotXml } from "../../../src/formats/docx/snapshot";
import { insert, refresh } from "../../../src/taskpane/word/steps";
import { emptyResult } from "../../builders/drafts";
import { facts, LINES, packages, snapshot } from "./made";
import { corrected, openWord, texts, townEngine, type Opened, refreshRows } from "./town";

const engine = townEngine();
const later = corrected().then(townEngine);
const MORE = { control: 0, tag: "HJ05", from: "570余吨", to: "610余吨" };

/** A result of a whole county: facts that no figure of the document is bound to. */
const large = (bytes: number): string => {
  const one = { ...facts[0]!, name: "各村清理垃圾".repeat(50) };
  const count = Math.ceil(bytes / (JSON.stringify(one).length + 600));
  return snapshotXml(emptyResult({ facts: [...facts, ...Array.from({ length: count }, (_, i) => ({ ...one, id: `X${i}` }))] }));
};
const carried = async ({ document }: Opened) => readSnapshot((await document.read()).snapshot ?? "").result?.facts.map(({ text }) => text);
const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

test("a report that Word takes without its data stands; that is said, and its figures can be refreshed one by one", async () => {
  const opened = openWord();
  opened.word.host.commonApi.failNext("addPart");
  const { notice, facts: count } = await insert(opened.document, await engine, "document", null);
  expect(notice).toBe("inserted-bare");
  expect((await opened.document.read()).snapshot).toBeNull();

  const rubbish = (lines: Awaited<ReturnType<typeof refreshRows>>) => lines.filter(({ tag }) => tag === "HJ05");
  const lines = await refreshRows(opened.document, await later);
  expect(count).toBeGreaterThan(100);
  expect(new Set(rubbish(lines).map(({ state }) => state))).toEqual(new Set(["unsure"]));
  expect(lines.filter(({ state }) => state === "change" || state === "typed")).toEqual([]);

  await refresh(opened.document, await later, rubbish(lines));
  expect(new Set(rubbish(await refreshRows(opened.document, await later)).map(({ state }) => state))).toEqual(new Set(["same"]));
  // From now on the document carries them.
  expect((await opened.document.read()).snapshot).toContain("HJ05");
});

test("undo of such a report leaves the document as it was", async () => {
  const opened = openWord({ paragraphs: ["原有内容。"] });
  opened.word.host.commonApi.failNext("addPart");
  const { undo: record } = await opened.document.insert(await packages(), "end", snapshot);
  expect(record.carried).toBe(false);
  await opened.document.undo(record);
  expect(await texts(opened)).toEqual(["原有内容。"]);
});

test("a report below another whose data stays: figures of the new one are asked for, never taken for granted", async () => {
  const opened = openWord();
  const other = snapshotXml(emptyResult({ facts: [{ ...facts[0]!, id: "ZZ01" }] }));
  await opened.document.insert(await packages(), "document", other);
  opened.word.person.replace("570余吨", "580余吨");
  const lines = await refreshRows(opened.document, await later);
  expect(lines.map(({ tag, state }) => [tag, state])).toEqual([
    ["HJ05", "unsure"],
    ["XC01", "unsure"],
  ]);
});

test("a refresh whose data Word does not take is taken back whole", async () => {
  const opened = openWord();
  await opened.document.insert(await packages(), "document", snapshot);
  opened.word.host.commonApi.failNext("addPart");
  await expect(opened.document.replace([MORE], snapshotXml(emptyResult({ facts })))).rejects.toMatchObject({ code: "Office.5001" });
  expect(await texts(opened)).toEqual(LINES);
  expect(await carried(opened)).toEqual(["570余吨", "175块"]);
});

test("an old snapshot that does not go does no harm: the newest counts", async () => {
  const opened = openWord();
  await opened.document.insert(await packages(), "document", snapshot);
  opened.word.host.commonApi.failNext("deletePart");
  const newer = snapshotXml(emptyResult({ facts: [{ ...facts[0]!, text: "610余吨" }, facts[1]!] }));
  await opened.document.replace([MORE], newer);
  expect(await carried(opened)).toEqual(["610余吨", "175块"]);
});

test("data of more than 3.5 MB goes in, above what Word takes in one request the report stands without", async () => {
  const [fits, tooMuch] = [large(3_700_000), large(6_000_000)];
  expect(bytesOf(fits)).toBeGreaterThan(3_500_000);
  expect(bytesOf(fits)).toBeLessThan(5_000_000);
  expect(bytesOf(tooMuch)).toBeGreaterThan(5 * 1024 * 1024);
  const opened = openWord();
  expect((await opened.document.insert(await packages(), "document", fits)).undo.carried).toBe(true);
  expect(readSnapshot((await opened.document.read()).snapshot!).result?.facts.length).toBeGreaterThan(1000);

  const other = openWord();
  expect((await other.document.insert(await packages(), "document", tooMuch)).undo.carried).toBe(false);
  expect(await texts(other)).toEqual(LINES);
  expect(await other.document.replace([MORE], tooMuch).catch((error: unknown) => wordFailureOf(error).key)).toBe("too-large");
  expect(await texts(other)).toEqual(LINES);
});

test("a document whose data somebody's program has dropped is refreshed by its tags, each figure asked for", async () => {
  const first = openWord();
  await insert(first.document, await engine, "document", null);
  const parts = unzipSync(first.word.docx());
  for (const name of Object.keys(parts)) if (name.startsWith("customXml/")) delete parts[name];
  const rels = "word/_rels/document.xml.rels";
  parts[rels] = strToU8(strFromU8(parts[rels]!).replace(/<Relationship\b[^>]*customXml[^>]*\/>/g, ""));
  const opened = openWord({ docx: zipSync(parts) });
  expect((await opened.document.read()).snapshot).toBeNull();
  const lines = await refreshRows(opened.document, await later);
  expect(new Set(lines.map(({ state }) => state))).toEqual(new Set(["same", "unsure"]));
  expect(lines.filter(({ tag }) => tag === "HJ05").every(({ state }) => state === "unsure")).toBe(true);
});
