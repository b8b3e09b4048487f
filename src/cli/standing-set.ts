/**
 * Whether the results that stand in a folder are of one run. A run that is killed between two renames leaves some of each; somebody who copies a file from
 * elsewhere does the same. The next run says so, whose is what, and writes a whole set.
 */
import fs from "node:fs/promises";
import path from "node:path";
import { stampOfFile, type StampedFile } from "../formats/run-stamp";
import { say } from "./usage";
import { leftWorkFolders, type WorkFolder } from "./work-folder";

export const WORKBOOK = "汇总.xlsx";
export const REPORT = "报告.docx";
export const RESULT = "result.json";
/** Carries no stamp: what is sent has nothing that is not seen. */
export const CLEAN = "上报件.docx";
const STAMPED: readonly string[] = [WORKBOOK, REPORT, RESULT];

interface Standing {
  readonly file: string;
  readonly state: StampedFile | "broken" | "missing";
}

async function standingIn(folder: string): Promise<Standing[]> {
  return Promise.all(
    STAMPED.map(async (file): Promise<Standing> => {
      const full = path.join(folder, file);
      const bytes = await fs
        .readFile(full)
        .catch((error: NodeJS.ErrnoException) => (error.code === "ENOENT" || error.code === "ENOTDIR" ? "missing" : "broken"));
      if (bytes === "missing" || bytes === "broken") return { file, state: bytes };
      return { file, state: await stampOfFile(file, bytes).catch(() => "broken" as const) };
    }),
  );
}

/**
 * What a run finds in its folder before it begins.
 * @returns one sentence where a killed run has left something or the results are not of one run; null where there is nothing to say
 */
export async function sentenceOnFormer(folder: string): Promise<string | null> {
  const standing = await standingIn(folder);
  const killed = (await leftWorkFolders(folder)).at(-1) ?? null;
  const shown = path.resolve(folder);
  const what = say(killed ? "cli.set.killed" : "cli.set.standing", { folder: shown });
  const parts = killed ? partsOfKilled(standing, killed) : partsOf(standing);
  const then = say("cli.set.again");
  if (parts.length > 0) return say("cli.set.mixed", { what, parts: parts.join("；"), then });
  if (!killed) return null;
  const label = standing.flatMap(({ state }) => (typeof state === "object" ? [state.label] : []))[0];
  return label === undefined ? say("cli.set.empty", { what, then }) : say("cli.set.whole", { what, label: inBrackets(label), then });
}

/** @returns nothing where the files can be of one run: without a stamp anywhere they are of a version before there were stamps */
function partsOf(standing: readonly Standing[]): string[] {
  const runs = runsIn(standing);
  const bare = filesWhere(standing, (state) => typeof state === "object" && state.stamp === null);
  const broken = filesWhere(standing, (state) => state === "broken");
  if (runs.length === 0 || (runs.length === 1 && bare.length + broken.length === 0)) return [];
  const keys = ["cli.set.one", "cli.set.other", "cli.set.other"];
  const told = runs.map(({ files, label }, i) => say(keys[i] ?? "cli.set.other", { files: named(files), label: inBrackets(label) }));
  return [...told, ...rest(bare, broken)];
}

/** Of a killed run it is known which files it had put in place already. */
function partsOfKilled(standing: readonly Standing[], { placed, placing, manifest }: WorkFolder): string[] {
  const open = manifest.files.filter((file) => !placed.includes(file));
  const gone = filesWhere(standing, (state) => state === "missing").filter((file) => open.includes(file));
  const [run, ...others] = runsIn(standing);
  const alike = run?.stamp === manifest.stamp && others.length === 0 && gone.length === 0;
  if (!placing || placed.length === 0 || open.length === 0 || alike) return partsOf(standing);
  const labelOf = (files: readonly string[]): string => {
    const labels = standing.flatMap(({ file, state }) => (files.includes(file) && typeof state === "object" ? [state.label] : []));
    return inBrackets(labels[0] ?? "");
  };
  const old = open.filter((file) => !gone.includes(file));
  return [
    say("cli.set.new", { files: named(placed), label: labelOf(placed) }),
    ...(old.length > 0 ? [say("cli.set.old", { files: named(old), label: labelOf(old) })] : []),
    ...(gone.length > 0 ? [say("cli.set.none", { files: named(gone) })] : []),
  ];
}

const rest = (bare: readonly string[], broken: readonly string[]): string[] => [
  ...(bare.length > 0 ? [say("cli.set.bare", { files: named(bare) })] : []),
  ...(broken.length > 0 ? [say("cli.set.broken", { files: named(broken) })] : []),
];

function runsIn(standing: readonly Standing[]): { readonly stamp: string; readonly files: string[]; readonly label: string }[] {
  const runs = new Map<string, { stamp: string; files: string[]; label: string }>();
  for (const { file, state } of standing) {
    if (typeof state !== "object" || state.stamp === null) continue;
    const run = runs.get(state.stamp) ?? { stamp: state.stamp, files: [], label: state.label };
    run.files.push(file);
    runs.set(state.stamp, run);
  }
  return [...runs.values()];
}

const filesWhere = (standing: readonly Standing[], holds: (state: Standing["state"]) => boolean): string[] =>
  standing.flatMap(({ file, state }) => (holds(state) ? [file] : []));
const named = (files: readonly string[]): string => files.join("、");
const inBrackets = (label: string): string => (label === "" ? "" : `（${label}）`);

/**
 * What stands in the folder after a run has written.
 * @param written base names of what it wrote
 * @returns `mixed`: another run wrote here at the same time; `left`: results of before that do not belong to what was written
 */
export async function sentencesAfter(
  folder: string,
  stamp: string,
  written: readonly string[],
): Promise<{ readonly mixed: string | null; readonly left: string[] }> {
  const standing = await standingIn(folder);
  const other = standing.filter(({ state }) => state !== "missing" && (typeof state !== "object" || state.stamp !== stamp)).map(({ file }) => file);
  const absent = filesWhere(standing, (state) => state === "missing");
  const shown = path.resolve(folder);
  const mixed = [...other, ...absent].filter((file) => written.includes(file));
  const left = other.filter((file) => !written.includes(file));
  const cleanLeft =
    !written.includes(CLEAN) &&
    (await fs
      .access(path.join(folder, CLEAN))
      .then(() => true)
      .catch(() => false));
  return {
    mixed: mixed.length > 0 ? say("cli.set.other-run", { folder: shown, files: named(mixed) }) : null,
    left: [
      ...(left.length > 0 ? [say("cli.set.left", { folder: shown, files: named(left) })] : []),
      ...(cleanLeft ? [say("cli.set.clean-left", { folder: shown })] : []),
    ],
  };
}
