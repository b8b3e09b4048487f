/**
 * Files that may take everything with them are read in a process of their own: older formats, whose library can be made to fill all memory by 25 KB, and
 * whatever is very large. Its end is the end of that file alone, which is named in a finding. A thread would not do: memory that V8 cannot get ends the
 * whole process. One process serves all such files of a thread, and a new one comes after each that was lost.
 */
import { fork, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { filesFinding } from "../formats/finding";
import type { Catalogue } from "../model/indicator";
import type { InputFile } from "./inputs";
import { unpacker, type Parcel } from "./parcel";
import type { FileReading } from "./read-file";

/** What the process is asked. It answers with a parcel. */
export interface ApartTask {
  readonly file: InputFile;
  readonly catalogue: Catalogue;
}

/** Megabytes of JavaScript's memory: the largest public .xls, .ods and .xlsb take 400. */
const MEMORY = 1024;

let running: ChildProcess | null = null;
const unpack = unpacker();

/** Reads one file. Never throws: a process that was lost is a finding `file.exhausting`. */
export async function readApart(file: InputFile, catalogue: Catalogue): Promise<FileReading> {
  const parcel = await asked({ file, catalogue });
  return parcel ? unpack(parcel) : { name: file.name, readings: [], findings: [filesFinding("file.exhausting", file.name)] };
}

function asked(task: ApartTask): Promise<Parcel | null> {
  const child = (running ??= start());
  child.ref();
  child.channel?.ref();
  return new Promise((resolve) => {
    const end = (parcel: Parcel | null): void => {
      child.off("message", answered).off("exit", lost).off("error", lost);
      // Waiting for the next file, it must not keep the command from ending.
      child.unref();
      child.channel?.unref();
      resolve(parcel);
    };
    const answered = (parcel: unknown): void => end(parcel as Parcel);
    const lost = (): void => {
      if (running === child) running = null;
      child.kill("SIGKILL");
      end(null);
    };
    child.on("message", answered).on("exit", lost).on("error", lost);
    child.send(task, (error) => error && lost());
  });
}

/** Silent: what a dying process prints is nothing for a clerk. */
function start(): ChildProcess {
  const built = path.join(__dirname, "read-apart.js");
  // Run from the sources, as tests do, there is the built one beside them.
  const entry = fs.existsSync(built) ? built : path.resolve(__dirname, "../../dist/cli/read-apart.js");
  return fork(entry, [], { execArgv: [`--max-old-space-size=${MEMORY}`], serialization: "advanced", stdio: ["ignore", "ignore", "ignore", "ipc"] });
}
