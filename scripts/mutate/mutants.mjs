/** The mutants that Stryker makes of source files, and a random sample of them. */
import fs from "node:fs";
import path from "node:path";
import { commonTokens } from "@stryker-mutator/api/plugin";
import { createInstrumenter } from "@stryker-mutator/instrumenter";
import { createInjector } from "typed-inject";

const silent = Object.fromEntries(
  ["trace", "debug", "info", "warn", "error", "fatal"].flatMap((level) => [
    [level, () => undefined],
    [`is${level[0].toUpperCase()}${level.slice(1)}Enabled`, () => false],
  ]),
);

/**
 * @param root of the repository
 * @param folders below it
 * @returns what Stryker would change, with lines and columns from 1, in the order of files and places
 */
export async function mutantsOf(root, folders) {
  const sources = folders
    .flatMap((folder) => fs.readdirSync(path.join(root, folder), { recursive: true }).map((file) => path.join(folder, file)))
    .filter((file) => /\.ts$/.test(file))
    .sort();
  const instrumenter = createInjector().provideValue(commonTokens.logger, silent).injectFunction(createInstrumenter);
  const files = sources.map((name) => ({ name, mutate: true, content: fs.readFileSync(path.join(root, name), "utf8") }));
  const { mutants } = await instrumenter.instrument(files, { plugins: null, excludedMutations: [], ignorers: [] });
  return mutants
    .filter(({ status }) => status !== "Ignored")
    .map(({ fileName, location, mutatorName, replacement }) => ({
      file: fileName,
      start: fromOne(location.start),
      end: fromOne(location.end),
      name: mutatorName,
      replacement,
    }));
}

/** Stryker counts from 0 inside, and from 1 in what it reports. */
const fromOne = ({ line, column }) => ({ line: line + 1, column: column + 1 });

/** What a mutant is known by. */
export const keyOf = ({ file, start, end, name, replacement }) => JSON.stringify([file, start.line, start.column, end.line, end.column, name, replacement]);

/** So many of them, drawn by a number; in their own order. */
export function sampled(mutants, count, seed) {
  const next = numbers(seed);
  const order = mutants.map((_, i) => i);
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order
    .slice(0, count)
    .sort((a, b) => a - b)
    .map((i) => mutants[i]);
}

/** Numbers from 0 to 1 (mulberry32). */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
