/** The `taizhang` command. Its interface is fixed: other tools call it (docs/command.md). */
import { Command, CommanderError } from "commander";
import type { DraftOptions } from "./draft";
import type { RollUpOptions } from "./rollup";
import { say, UsageError } from "./usage";
import type { VerifyOptions } from "./verify";

/** Each loaded when it is asked for, from the same file: a quantity is read in half the time that loading Word's writer takes. */
const commands = {
  rollup: () => import(/* webpackMode: "eager" */ "./rollup"),
  inspect: () => import(/* webpackMode: "eager" */ "./inspect"),
  quantity: () => import(/* webpackMode: "eager" */ "./quantity"),
  verify: () => import(/* webpackMode: "eager" */ "./verify"),
  draft: () => import(/* webpackMode: "eager" */ "./draft"),
  clean: () => import(/* webpackMode: "eager" */ "./clean"),
  template: () => import(/* webpackMode: "eager" */ "./template"),
  simulate: () => import(/* webpackMode: "eager" */ "./simulate"),
};

/** Takes the exit code of the command that was asked for. */
type Done = (code: number) => void;

/** From ledgers to the three results, and the workbook to begin with. */
function defineRollUp(program: Command, done: Done): void {
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
    .option("--clean", say("cli.rollup.clean"))
    .option("--quiet", say("cli.quiet"))
    .action(async (paths: string[], options: RollUpOptions) => {
      done(await (await commands.rollup()).rollUpFiles(paths, options));
    });

  program
    .command("template")
    .description(say("cli.template"))
    .requiredOption("--out <dir>", say("cli.out"))
    .option("--areas <file>", say("cli.areas"))
    .action(async (options: { out: string; areas?: string }) => {
      done(await (await commands.template()).writeTemplates(options));
    });
}

/** Looking at one file, or at quantities as people type them. */
function defineLooking(program: Command, done: Done): void {
  program
    .command("inspect")
    .description(say("cli.inspect"))
    .argument("<file>")
    .option("--json", say("cli.json"))
    .action(async (file: string, options: { json?: boolean }) => {
      done(await (await commands.inspect()).inspectFile(file, options.json === true));
    });

  program
    .command("quantity")
    .description(say("cli.quantity"))
    .argument("<text...>")
    .option("--json", say("cli.json"))
    .action(async (texts: string[], options: { json?: boolean }) => {
      const { showQuantities } = await commands.quantity();
      process.stdout.write(showQuantities(texts, options.json === true));
    });

  program
    .command("simulate")
    .description(say("cli.simulate"))
    .option("--headless", say("cli.headless"))
    .action(async (options: { headless?: boolean }) => {
      done(await (await commands.simulate()).simulate(options));
    });
}

/** Word documents: checked, drafted, cleaned. */
function defineDocuments(program: Command, done: Done): void {
  program
    .command("verify")
    .description(say("cli.verify"))
    .argument("<report.docx>")
    .requiredOption("--against <result.json>", say("cli.against"))
    .option("--previous <result.json>", say("cli.verify.previous"))
    .option("--json", say("cli.json"))
    .option("--remarks", say("cli.verify.remarks"))
    .action(async (file: string, options: VerifyOptions) => {
      done(await (await commands.verify()).verifyDocument(file, options));
    });

  program
    .command("draft")
    .description(say("cli.draft"))
    .option("--template <own.docx>", say("cli.draft.template"))
    .requiredOption("--from <result.json>", say("cli.draft.from"))
    .option("--out <file>", say("cli.draft.out"))
    .option("--today <date>", say("cli.draft.today"))
    .action(async (options: DraftOptions) => {
      done(await (await commands.draft()).draftDocument(options, new Date()));
    });

  program
    .command("clean")
    .description(say("cli.clean"))
    .argument("<report.docx>")
    .option("--out <file>", say("cli.clean.out"))
    .action(async (file: string, options: { out?: string }) => {
      done(await (await commands.clean()).cleanDocument(file, options));
    });
}

/** Runs the command with the arguments of a process (`process.argv`); resolves to its exit code, never rejects. */
export async function main(argv: readonly string[]): Promise<number> {
  let code = 0;
  const program = new Command("taizhang").description(say("cli.about")).exitOverride().showHelpAfterError(false);
  // What is wrong with the arguments is said below, in the terminal's language.
  program.configureOutput({ outputError: () => {} });
  program.helpOption("-h, --help", say("cli.help")).helpCommand("help [command]", say("cli.help"));
  for (const define of [defineRollUp, defineLooking, defineDocuments]) define(program, (ended) => void (code = ended));
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    return explainFailure(error);
  }
  return code;
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
