/**
 * Where a run keeps what it is about to put in place: a folder of its own beside its results, named for the machine and the process, so that two runs never
 * share one. It is gone when the run has ended; one that stands there without its process is what a killed run left.
 */
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { fingerprintOf } from "../model/fingerprint";

export interface WorkFolder {
  readonly path: string;
  /** What it holds, by name: written first, so that whoever clears up deletes nothing else. */
  readonly manifest: Manifest;
  /** All is written, and files are being put in place. */
  readonly placing: boolean;
  /** Of the files to be put in place, those that were. */
  readonly placed: readonly string[];
}

export interface Manifest {
  /** Of the run, where it has one. */
  readonly stamp?: string;
  /** Base names, in the order in which they are put in place. */
  readonly files: readonly string[];
}

const manifestSchema = z.object({ program: z.literal("taizhang"), stamp: z.string().optional(), files: z.array(z.string().regex(/^[^/\\]+$/)) });

const MANIFEST = "manifest.json";
const PLACING = "placing";
const NAME = /^\.taizhang-([0-9a-f]{8})-(\d+)(?:-\d+)?$/;
/** Names of machines may be names of people. */
const machine = (): string => fingerprintOf(os.hostname()).slice(0, 8);
const ownName = (): string => `.taizhang-${machine()}-${process.pid}`;
/** A name is taken where a run could not clear up: what is kept there is somebody's only copy. */
const NAMES = 100;

export const newOf = (work: string, file: string): string => path.join(work, `${path.basename(file)}.new`);
export const formerOf = (work: string, file: string): string => path.join(work, `${path.basename(file)}.former`);

/** Makes the folder of this run, empty but for its manifest. @returns its path */
export async function openWorkFolder(folder: string, manifest: Manifest): Promise<string> {
  const work = await madeFolder(path.join(folder, ownName()));
  await fs.writeFile(path.join(work, MANIFEST), JSON.stringify({ program: "taizhang", ...manifest }));
  return work;
}

async function madeFolder(wanted: string, number = 1): Promise<string> {
  const work = number === 1 ? wanted : `${wanted}-${number}`;
  try {
    await fs.mkdir(work);
    return work;
  } catch (error) {
    if (number === NAMES || (error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return madeFolder(wanted, number + 1);
  }
}

/** From now on files are being put in place. */
export const beginPlacing = (work: string): Promise<void> => fs.writeFile(path.join(work, PLACING), "", { flush: true });

/** Deletes what the manifest names, the manifest last, and the folder where nothing else is in it. Never throws. */
export async function clearWorkFolder(work: string, files: readonly string[]): Promise<void> {
  for (const file of files) for (const one of [newOf(work, file), formerOf(work, file)]) await removed(one);
  await removed(path.join(work, PLACING));
  await removed(path.join(work, MANIFEST));
  await fs.rmdir(work).catch(() => undefined);
}

const removed = (file: string): Promise<void> => fs.rm(file, { force: true }).catch(() => undefined);

/** What killed runs left in a folder. Of a run that may still be at work nothing is told. */
export async function leftWorkFolders(folder: string): Promise<WorkFolder[]> {
  const entries = await fs.readdir(folder, { withFileTypes: true }).catch(() => []);
  const left: WorkFolder[] = [];
  for (const entry of entries) {
    const [, host, pid] = NAME.exec(entry.name) ?? [];
    if (!entry.isDirectory() || host === undefined || (host === machine() && isAtWork(Number(pid)))) continue;
    const work = path.join(folder, entry.name);
    const names = await fs.readdir(work);
    const manifest = await manifestIn(work);
    // Killed before it had written its manifest, it holds nothing; what somebody put there is somebody's.
    if (!manifest && names.some((name) => name !== MANIFEST)) continue;
    const placing = names.includes(PLACING);
    const placed = placing ? (manifest?.files ?? []).filter((file) => !names.includes(path.basename(newOf(work, file)))) : [];
    left.push({ path: work, manifest: manifest ?? { files: [] }, placing, placed });
  }
  return left;
}

async function manifestIn(work: string): Promise<Manifest | null> {
  try {
    return manifestSchema.parse(JSON.parse(await fs.readFile(path.join(work, MANIFEST), "utf8")));
  } catch {
    return null;
  }
}

/** A process of this number runs, and it is not this one: numbers come again, so that one's own may be that of a dead run. */
function isAtWork(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return typeof error === "object" && error !== null && "code" in error && error.code === "EPERM";
  }
}
