/**
 * Stryker's jest runner, with two differences: mutants that are not of the sample cost nothing (ranges of a file hold more than the one that was drawn), and
 * of the tests' files only those are loaded whose tests reach the mutant, the stage's own first: the first failure ends a run.
 */
import fs from "node:fs";
import path from "node:path";
import { declareFactoryPlugin, PluginKind } from "@stryker-mutator/api/plugin";
import { commonTokens, tokens } from "@stryker-mutator/api/plugin";
import { strykerPlugins as jestPlugins, strykerValidationSchema } from "@stryker-mutator/jest-runner";
import { keyOf } from "./mutants.mjs";

export { strykerValidationSchema };

const sample = new Set(JSON.parse(fs.readFileSync(process.env.MUTANTS, "utf8")));
const isSampled = ({ fileName, location, mutatorName, replacement }) => {
  const file = fileName.slice(fileName.lastIndexOf(`${path.sep}src${path.sep}`) + 1);
  const at = ({ line, column }) => ({ line: line + 1, column: column + 1 });
  // Within Stryker columns and lines count from 0.
  return sample.has(keyOf({ file, start: at(location.start), end: at(location.end), name: mutatorName, replacement }));
};

function sampledJest(injector) {
  const runner = injector.injectFunction(jestPlugins[0].factory);
  // The first process finds out, all others look it up.
  const known = `${process.env.MUTANTS}.files`;
  let files;
  const { dryRun, mutantRun, run } = runner;
  runner.dryRun = async (options) => {
    const result = await dryRun.call(runner, options);
    const found = {};
    for (const { id, fileName } of result.tests ?? []) (found[id] ??= []).push(fileName);
    fs.writeFileSync(known, JSON.stringify(found));
    return result;
  };
  let only;
  runner.run = (settings) => run.call(runner, only ? { ...settings, fileNamesUnderTest: undefined, testFiles: only } : settings);
  runner.mutantRun = async (options) => {
    if (!isSampled(options.activeMutant)) return { status: "survived", nrOfTests: 0 };
    process.env.MUTATED_STAGE = /[\\/]src[\\/]([^\\/]+)/.exec(options.activeMutant.fileName)?.[1] ?? "";
    files ??= JSON.parse(fs.readFileSync(known, "utf8"));
    const reaching = options.testFilter?.flatMap((id) => files[id] ?? []);
    only = reaching && reaching.length > 0 ? [...new Set(reaching)] : undefined;
    try {
      return await mutantRun.call(runner, options);
    } finally {
      only = undefined;
    }
  };
  return runner;
}
sampledJest.inject = tokens(commonTokens.injector);

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, "sampled-jest", sampledJest)];
