/** Results onto the disk: each file is written beside its place and then moved there, so that no half-written file ever stands under a good name. */
import fs from "node:fs/promises";
import path from "node:path";
import { UsageError } from "./usage";

/** A file and its bytes, which may still be in the making. */
export type Output = readonly [file: string, bytes: Uint8Array | Iterable<Uint8Array> | Promise<Uint8Array | Iterable<Uint8Array>>];

/**
 * Makes the folder where it is missing, and writes the files: all of them, or none where one of them cannot be made or written.
 * @throws UsageError cli.out-is-file, cli.disk-full, cli.read-only, cli.no-permission, cli.name-too-long, cli.cannot-write: what is in the way, and where
 */
export async function writeOutputs(folder: string, outputs: readonly Output[]): Promise<void> {
  await fs.mkdir(folder, { recursive: true }).catch((error: unknown) => {
    const code = codeOf(error);
    throw code === "EEXIST" || code === "ENOTDIR" ? new UsageError("cli.out-is-file", { path: folder }) : cannotWrite(folder, error);
  });
  const files = outputs.map(([file]) => file);
  try {
    // Each as soon as it is made; all come to an end before any is cleared away.
    const written = await Promise.allSettled(outputs.map(async ([file, bytes]) => writePart(file, await bytes)));
    for (const one of written) if (one.status === "rejected") throw one.reason;
    await putInPlace(files);
  } finally {
    for (const file of files) await removed(partOf(file));
  }
}

const writePart = (file: string, bytes: Uint8Array | Iterable<Uint8Array>): Promise<void> => fs.writeFile(partOf(file), bytes).catch(failing(file));
const partOf = (file: string): string => `${file}.part`;

/** Moves the written parts to their names. Where a place is held (the file is open in Excel), those already moved get their former files back. */
async function putInPlace(files: readonly string[]): Promise<void> {
  const placed: { readonly file: string; readonly former: string | null }[] = [];
  try {
    for (const file of files) {
      const former = (await exists(file)) ? `${file}.former` : null;
      if (former !== null) await fs.copyFile(file, former).catch(failing(file));
      await fs.rename(partOf(file), file).catch(async (error: unknown) => {
        if (former !== null) await removed(former);
        throw cannotWrite(file, error);
      });
      placed.push({ file, former });
    }
  } catch (error) {
    for (const { file, former } of placed) await (former === null ? removed(file) : fs.rename(former, file).catch(() => undefined));
    throw error;
  }
  for (const { former } of placed) if (former !== null) await removed(former);
}

const removed = (file: string): Promise<void> => fs.rm(file, { force: true }).catch(() => undefined);
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

const failing = (file: string) => (error: unknown) => {
  throw cannotWrite(file, error);
};
