/** `taizhang draft`: a result into the town's own document. */
import fs from "node:fs/promises";
import path from "node:path";
import { builtIn } from "../catalogue";
import { tagsOf } from "../drafting/tags";
import { fillDocument } from "../formats/docx/fill";
import { readResult } from "../results/result-file";
import { dayOfRun } from "./day";
import { writeOutput } from "./outputs";
import { say, UsageError } from "./usage";

export interface DraftOptions {
  readonly template?: string;
  readonly from: string;
  readonly out?: string;
  readonly today?: string;
}

/**
 * Writes the template with its tags filled; without a template, prints the tags that there are. Nothing is written where a tag is wrong: each
 * is named on stderr with its place, exit code 2.
 * @param now the day of the run, for {日期} where --today is not given
 */
export async function draftDocument(options: DraftOptions, now: Date): Promise<number> {
  const load = (file: string): Promise<Buffer> =>
    fs.readFile(file).catch(() => {
      throw new UsageError("cli.no-such-path", { path: file });
    });
  const read = readResult((await load(options.from)).toString("utf8"));
  if (!read.result) throw new UsageError("cli.bad-result", { file: options.from, reason: read.problem });
  const today = dayOfRun(options.today, now);
  const tags = tagsOf(read.result, builtIn.indicators, today);
  if (options.template === undefined) {
    process.stdout.write(listOf(tags));
    return 0;
  }
  const filling = await fillDocument(await load(options.template), tags, read.result);
  if (filling.bytes === null) {
    if (filling.problem !== null) throw new UsageError(`cli.${filling.problem}`, { file: options.template });
    for (const { code, params } of filling.faults) process.stderr.write(`${say(code, params)}\n`);
    process.stderr.write(`${say("cli.draft.nothing-written", { count: filling.faults.length })}\n`);
    return 2;
  }
  const { dir, name } = path.parse(options.template);
  const file = path.resolve(options.out ?? path.join(dir, `${name}-${read.result.period.label}.docx`));
  if (file === path.resolve(options.template)) throw new UsageError("cli.draft.same-file", { file });
  await writeOutput(file, filling.bytes);
  process.stdout.write(`${say("cli.written", { file })}\n`);
  if (filling.empty.length > 0) process.stdout.write(`${say("cli.draft.empty", { tags: filling.empty.map((tag) => `{${tag}}`).join(" ") })}\n`);
  return 0;
}

function listOf(tags: ReturnType<typeof tagsOf>): string {
  const figures = tags.listed.map(({ tag, text }) => `  {${tag}}\t${text}`);
  const loops = [...tags.loops.values()].map(
    (loop) => `  {#${loop.tag}}…{/${loop.tag}}\t${loop.tags.map((tag) => (tag.startsWith("〔") ? tag : `{${tag}}`)).join(" ")}`,
  );
  return [say("cli.draft.tags"), ...figures, "", say("cli.draft.loops"), ...loops, ""].join("\n");
}
