/** The `taizhang` command. Its interface is fixed: other tools call it (docs/command.md). */
import fs from "node:fs/promises";
import path from "node:path";
import { Command, CommanderError } from "commander";
import { builtIn } from "../catalogue";
import { draftDocument, type DraftOptions } from "./draft";
import { inspect } from "./inspect";
import { showQuantities } from "./quantity";
import { readFile } from "./read-file";
import { rollUpFiles, type RollUpOptions } from "./rollup";
import { simulate } from "./simulate";
import { writeTemplates } from "./template";
import { say, sayFileFailed, UsageError } from "./usage";
import { verifyDocument, type VerifyOptions } from "./verify";

/** Runs the command with the arguments of a process (`process.argv`); resolves to its exit code, never rejects. */
export async function main(argv: readonly string[]): Promise<number> {
  let code = 0;
  const program = new Command("taizhang").description(say("cli.about")).exitOverride().showHelpAfterError(false);
  // What is wrong with the arguments is said below, in the terminal's language.
  program.configureOutput({ outputError: () => {} });
  program.helpOption("-h, --help", say("cli.help")).helpCommand("help [command]", say("cli.help"));

  program
    .command("rollup")
    .description(say("cli.rollup"))
    .argument("<paths...>", say("cli.rollup.paths"))
    .requiredOption("--out <dir>", say("cli.out"))
    .option("--town <name>", say("cli.town"))
    .option("--period <period>", say("cli.period"))
    .option("--report <kind>", say("cli.report"))
    .option("--settings <file>", say("cli.settings"))
    .option("--previous <result.json>", say("cli.previous"))
    .option("--today <date>", say("cli.today"))
    .option("--strict", say("cli.strict"))
    .option("--quiet", say("cli.quiet"))
    .action(async (paths: string[], options: RollUpOptions) => {
      code = await rollUpFiles(paths, options);
    });

  program
    .command("inspect")
    .description(say("cli.inspect"))
    .argument("<file>")
    .option("--json", say("cli.json"))
    .action(async (file: string, options: { json?: boolean }) => {
      code = await inspectFile(file, options.json === true);
    });

  program
    .command("quantity")
    .description(say("cli.quantity"))
    .argument("<text...>")
    .option("--json", say("cli.json"))
    .action((texts: string[], options: { json?: boolean }) => {
      process.stdout.write(showQuantities(texts, options.json === true));
    });

  program
    .command("verify")
    .description(say("cli.verify"))
    .argument("<report.docx>")
    .requiredOption("--against <result.json>", say("cli.against"))
    .option("--previous <result.json>", say("cli.verify.previous"))
    .option("--json", say("cli.json"))
    .option("--remarks", say("cli.verify.remarks"))
    .action(async (file: string, options: VerifyOptions) => {
      code = await verifyDocument(file, options);
    });

  program
    .command("draft")
    .description(say("cli.draft"))
    .option("--template <own.docx>", say("cli.draft.template"))
    .requiredOption("--from <result.json>", say("cli.draft.from"))
    .option("--out <file>", say("cli.draft.out"))
    .option("--today <date>", say("cli.draft.today"))
    .action(async (options: DraftOptions) => {
      code = await draftDocument(options, new Date());
    });

  program
    .command("template")
    .description(say("cli.template"))
    .requiredOption("--out <dir>", say("cli.out"))
    .option("--areas <file>", say("cli.areas"))
    .action(async (options: { out: string; areas?: string }) => {
      code = await writeTemplates(options);
    });

  program
    .command("simulate")
    .description(say("cli.simulate"))
    .option("--headless", say("cli.headless"))
    .action(async (options: { headless?: boolean }) => {
      code = await simulate(options);
    });

  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    return explainFailure(error);
  }
  return code;
}

async function inspectFile(file: string, json: boolean): Promise<number> {
  const exists = await fs.stat(file).catch(() => null);
  if (!exists?.isFile()) throw new UsageError("cli.no-such-path", { path: file });
  const reading = await readFile({ path: path.resolve(file), name: path.basename(file) }, builtIn);
  process.stdout.write(inspect(reading.readings, json));
  const failed = reading.findings.filter((finding) => finding.severity === "error");
  for (const finding of failed) process.stderr.write(`${sayFileFailed(finding)}\n`);
  return failed.length > 0 ? 2 : 0;
}

/** One clear sentence on stderr; bad usage and everything unforeseen are exit code 2, help and version 0. */
function explainFailure(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    process.stderr.write(`${usageProblem(error)}\n`);
    return 2;
  }
  if (error instanceof UsageError) process.stderr.write(`${say(error.code, error.params)}\n`);
  else process.stderr.write(`${say("cli.unforeseen", { reason: error instanceof Error ? error.message : String(error) })}\n`);
  return 2;
}

/** The library's message names what is wrong in quotes; the sentence around it is ours. */
function usageProblem({ code, message }: CommanderError): string {
  const what = /'([^']*)'/.exec(message)?.[1] ?? "";
  if (code === "commander.help") return say("cli.usage.no-command");
  if (code === "commander.unknownCommand") return say("cli.usage.unknown-command", { what });
  if (code === "commander.unknownOption") return say("cli.usage.unknown-option", { what });
  if (code === "commander.missingArgument") return say("cli.usage.missing-argument", { what });
  if (code === "commander.missingMandatoryOptionValue") return say("cli.usage.missing-option", { what });
  if (code === "commander.optionMissingArgument") return say("cli.usage.missing-value", { what });
  return say("cli.usage.other", { what: message.replace(/^error: /, "") });
}
