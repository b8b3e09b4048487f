/** Results onto the disk: each file is written in a folder beside its place and then moved there, so that no half-written file ever stands under a good name. */
import fs from "node:fs/promises";
import path from "node:path";
import { UsageError } from "./usage";
import { beginPlacing, clearWorkFolder, formerOf, leftWorkFolders, newOf, openWorkFolder } from "./work-folder";

/** A file and its bytes, which may still be in the making. */
export type Output = readonly [file: string, bytes: Uint8Array | Iterable<Uint8Array> | Promise<Uint8Array | Iterable<Uint8Array>>];

/**
 * Makes the folder where it is missing, and writes the files: all of them, or none where one of them cannot be made or written. All are whole and on the disk
 * before the first is put in its place, so that a run that is killed leaves its former files, its new ones, or between two renames some of both; what killed
 * runs left is cleared away first.
 * @param stamp of the run, for who finds what is left of it
 * @throws UsageError cli.out-is-file, cli.disk-full, cli.read-only, cli.no-permission, cli.name-too-long, cli.cannot-write: what is in the way, and where
 */
export async function writeOutputs(folder: string, outputs: readonly Output[], stamp?: string): Promise<void> {
  // What fails in the making is told below, when its turn comes.
  for (const [, bytes] of outputs) if (bytes instanceof Promise) bytes.catch(() => undefined);
  await fs.mkdir(folder, { recursive: true }).catch((error: unknown) => {
    const code = codeOf(error);
    throw code === "EEXIST" || code === "ENOTDIR" ? new UsageError("cli.out-is-file", { path: folder }) : cannotWrite(folder, error);
  });
  for (const left of await leftWorkFolders(folder)) await clearWorkFolder(left.path, left.manifest.files);
  const files = outputs.map(([file]) => file);
  const names = files.map((file) => path.basename(file));
  const work = await openWorkFolder(folder, { stamp, files: names }).catch(failing(files[0] ?? folder));
  /** Files whose former content could not be put back: it stays in the folder, which nobody clears then. */
  const lost = new Set<string>();
  try {
    // Each as soon as it is made; all come to an end before any is cleared away.
    const written = await Promise.allSettled(outputs.map(async ([file, bytes]) => writeNew(work, file, await bytes)));
    for (const one of written) if (one.status === "rejected") throw one.reason;
    await putInPlace(work, files, lost);
    await settle(folder);
  } finally {
    await clearWorkFolder(
      work,
      files.filter((file) => !lost.has(file)),
    );
  }
}

const writeNew = (work: string, file: string, bytes: Uint8Array | Iterable<Uint8Array>): Promise<void> =>
  fs.writeFile(newOf(work, file), bytes, { flush: true }).catch(failing(file));

/** Moves the written files to their names, one rename after the other. Where a place is held (the file is open in Excel), those already moved get their former files back. */
async function putInPlace(work: string, files: readonly string[], lost: Set<string>): Promise<void> {
  const formers = new Set<string>();
  for (const file of files) {
    if (!(await exists(file))) continue;
    await fs.copyFile(file, formerOf(work, file)).catch(failing(file));
    formers.add(file);
  }
  await beginPlacing(work).catch(failing(files[0] ?? work));
  const placed: string[] = [];
  try {
    for (const file of files) {
      await fs.rename(newOf(work, file), file).catch(failing(file));
      placed.push(file);
    }
  } catch (error) {
    for (const file of placed) await (formers.has(file) ? fs.rename(formerOf(work, file), file) : fs.rm(file, { force: true })).catch(() => lost.add(file));
    throw error;
  }
}

/** The names as well are on the disk, where the system lets a folder be written out. */
async function settle(folder: string): Promise<void> {
  const handle = await fs.open(folder, "r").catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

const exists = (file: string): Promise<boolean> =>
  fs.access(file).then(
    () => true,
    () => false,
  );

/** One file, in the folder that its path names. */
export const writeOutput = (file: string, bytes: Uint8Array): Promise<void> => writeOutputs(path.dirname(file), [[file, bytes]]);

const codeOf = (error: unknown): string => (typeof error === "object" && error !== null && "code" in error ? String(error.code) : "?");

/** What the system's codes say (POSIX errno); any other is told as it is. */
const REASONS: Readonly<Record<string, string>> = {
  EACCES: "cli.no-permission",
  EDQUOT: "cli.disk-full",
  ENAMETOOLONG: "cli.name-too-long",
  ENOSPC: "cli.disk-full",
  EROFS: "cli.read-only",
};

function cannotWrite(file: string, error: unknown): UsageError {
  const reason = codeOf(error);
  return new UsageError(REASONS[reason] ?? "cli.cannot-write", { file, reason });
}

const failing =
  (file: string) =>
  (error: unknown): never => {
    throw cannotWrite(file, error);
  };
