/** A batch of files that a clerk gave at once: read whole into the engine before anything of it shows, with a sentence for each that is not counted. */
import { Cancelled } from "../hosts/browser/client";
import type { NoticeSentence } from "./notice";
import type { NamedFile, Reader } from "./reader";
import { unlessGivenUp } from "./turns";

export interface GivenFile {
  readonly file: File;
  /** Its name, with the folders that came with it where any did: 东沟村/台账.xlsx. */
  readonly path: string;
}

export interface Batch {
  readonly files: readonly GivenFile[];
  /** What is to be said of it before any file is read: folders that are empty, files that are no workbooks. */
  readonly said: readonly NoticeSentence[];
}

export interface Added {
  /** All files, those from before included. */
  readonly files: readonly NamedFile[];
  /** How many of the batch can be read and are counted from now on. */
  readonly count: number;
  readonly said: readonly NoticeSentence[];
}

/** Larger files are not even loaded: the pane would go down with them. Bytes; the reader's own limit is below it. */
const TOO_LARGE = 256 * 1024 * 1024;

export const batchOf = (files: readonly File[]): Batch => ({ files: files.map((file) => ({ file, path: file.webkitRelativePath || file.name })), said: [] });

/**
 * Reads a batch into the engine. Nothing outside the engine changes: where it is given up half way, the former list still holds.
 * @param present files that were added before
 * @param step called before each file; throwing from it ends the reading
 * @param signal gives it up while the bytes of a file are waited for
 * @throws Cancelled
 */
export async function readBatch(
  batch: Batch,
  present: readonly NamedFile[],
  reader: Pick<Reader, "readFile">,
  step: (done: number, total: number, name: string) => void,
  signal: AbortSignal,
): Promise<Added> {
  const said: NoticeSentence[] = [...batch.said];
  let files = present;
  const added = new Set<NamedFile>();
  const named = namesFor(batch.files, present);
  for (const [i, given] of named.entries()) {
    const { name, numbered } = given;
    step(i, named.length, name);
    const outcome = await readOne(given, files, reader, signal);
    if ("key" in outcome) {
      said.push(outcome);
      continue;
    }
    const before = files.find((other) => other.name === name);
    if (before && before.problem === null) said.push({ key: "files.replaced", params: { name } });
    if (numbered) said.push({ key: "files.numbered", params: { name } });
    if (outcome.problem !== null) said.push({ key: "files.problem", params: { problem: outcome.problem } });
    files = before ? files.map((other) => (other === before ? outcome : other)) : [...files, outcome];
    added.add(outcome);
  }
  return { files, count: files.filter((file) => added.has(file) && file.problem === null).length, said };
}

/** One file read, or why it is not added at all. */
async function readOne(
  { file, path, name }: NamedGiven,
  present: readonly NamedFile[],
  reader: Pick<Reader, "readFile">,
  signal: AbortSignal,
): Promise<NamedFile | NoticeSentence> {
  if (/\.json$/i.test(name)) return { key: "files.result", params: { name } };
  if (file.size > TOO_LARGE) return { key: "files.too-large", params: { name, size: Math.ceil(file.size / 1024 / 1024) } };
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await unlessGivenUp(file.arrayBuffer(), signal));
  } catch (error) {
    if (error instanceof Cancelled) throw error;
    // A folder where the browser gives no entries, a file that has gone since, one that another program keeps to itself.
    return { key: "files.unreadable", params: { name } };
  }
  const digest = await digestOf(bytes);
  const same = present.find((other) => other.digest === digest && other.problem === null);
  if (same) return same.name === name ? { key: "files.same-again", params: { name } } : { key: "files.same", params: { name, other: same.name } };
  const content = new Blob([bytes]);
  try {
    return { name, path, digest, content, problem: await reader.readFile(name, content, bytes) };
  } catch (error) {
    if (error instanceof Cancelled) throw error;
    return { key: "files.failed", params: { name, reason: error instanceof Error ? error.message : String(error) } };
  }
}

/** Files of a batch that are each something of their own, under names that tell them apart, for where only all of them together are read. */
export async function distinctFiles(batch: Batch): Promise<{ readonly files: readonly File[]; readonly said: readonly NoticeSentence[] }> {
  const said: NoticeSentence[] = [...batch.said];
  const byDigest = new Map<string, File>();
  for (const { file, name } of namesFor(batch.files, [])) {
    const bytes = await file.arrayBuffer().catch(() => null);
    if (bytes === null) {
      said.push({ key: "files.unreadable", params: { name } });
      continue;
    }
    const digest = await digestOf(new Uint8Array(bytes));
    const same = byDigest.get(digest);
    if (same) said.push({ key: "files.same", params: { name, other: same.name } });
    else byDigest.set(digest, new File([bytes], name));
  }
  return { files: [...byDigest.values()], said };
}

async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

interface NamedGiven extends GivenFile {
  readonly name: string;
  /** Another file of the batch has its name, and no folder tells them apart. */
  readonly numbered: boolean;
}

/**
 * What each file is called: its base name, as the command calls it; with its folders where another file of the batch, or one that came from another folder,
 * has the same. A later file of the same name is the new edition of the former one; two of one batch are two.
 */
function namesFor(given: readonly GivenFile[], present: readonly NamedFile[]): NamedGiven[] {
  const uses = new Map<string, number>();
  for (const { file } of given) uses.set(file.name, (uses.get(file.name) ?? 0) + 1);
  const taken = new Set<string>();
  return given.map(({ file, path }) => {
    const inFolder = path !== file.name;
    const former = present.find((other) => other.name === file.name);
    const elsewhere = inFolder && former !== undefined && former.path !== former.name && former.path !== path;
    const wanted = inFolder && (uses.get(file.name) !== 1 || elsewhere) ? path : file.name;
    let name = wanted;
    for (let number = 2; taken.has(name); number++) name = wanted.replace(/(\.[^./]*)?$/, ` (${number})$1`);
    taken.add(name);
    return { file, path, name, numbered: name !== wanted };
  });
}
