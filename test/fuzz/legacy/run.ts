/** Reads damaged copies of sound files in one process after another, a new one only where one was lost, and counts what came of each. */
import { fork, type ChildProcess } from "node:child_process";
import type { Answer, Case } from "./child";
import type { Verdict } from "./judge";

export interface Sound {
  readonly name: string;
  readonly format: "xls" | "ods";
  readonly bytes: Uint8Array;
}

/** stopped: our reading took its process with it, as the command foresees; theirs: only the library by itself did. */
export type Outcome = Verdict | "stopped" | "theirs";

export interface Rates {
  readonly counts: Readonly<Record<string, Partial<Record<Outcome, number>>>>;
  /** What has to be looked at, each with the seed that makes it again. */
  readonly odd: readonly string[];
}

/** @param count damaged files of each format */
export async function fuzzLegacy(entry: string, sound: readonly Sound[], count: number, firstSeed: number): Promise<Rates> {
  const counts: Record<string, Partial<Record<Outcome, number>>> = { xls: {}, ods: {} };
  const odd: string[] = [];
  let child: ChildProcess | null = null;
  for (const format of ["xls", "ods"] as const) {
    const files = sound.filter((file) => file.format === format);
    for (let n = 0; n < count; n++) {
      const file = files[n % files.length]!;
      const seed = firstSeed + n;
      child ??= fork(entry, [], { execArgv: ["--max-old-space-size=1024"], serialization: "advanced", stdio: ["ignore", "ignore", "ignore", "ipc"] });
      const { outcome, why } = await asked(child, { seed, ...file });
      if (outcome === "stopped" || outcome === "theirs") child = null;
      counts[format]![outcome] = (counts[format]![outcome] ?? 0) + 1;
      if (outcome === "wrong" || outcome === "stopped" || outcome === "alone") odd.push(`${outcome} ${file.name} seed ${seed}: ${why}`);
    }
  }
  child?.disconnect();
  return { counts, odd };
}

function asked(child: ChildProcess, task: Case): Promise<{ readonly outcome: Outcome; readonly why: string }> {
  return new Promise((resolve) => {
    let opened = false;
    const end = (outcome: Outcome, why: string): void => {
      child.off("message", answered).off("exit", lost);
      resolve({ outcome, why });
    };
    const answered = (answer: Answer): void => {
      if (answer.type === "opened") opened = true;
      else end(answer.verdict, `${answer.kind}; ${answer.why}`);
    };
    const lost = (): void => end(opened ? "theirs" : "stopped", "the process was lost");
    child.on("message", answered).on("exit", lost);
    child.send(task);
  });
}
