/** `taizhang verify`: every figure of a report against a result. */
import fs from "node:fs/promises";
import { readDocument } from "../hosts/files/docx/read";
import { readResult } from "../hosts/files/result-file";
import { verify } from "../verifying";
import { say, UsageError } from "./usage";

/**
 * Prints each figure with its verdict: matched, differs or unknown. Exit code 0 whatever the verdicts are: they are the answer.
 * @throws UsageError where the document or the result cannot be read
 */
export async function verifyDocument(file: string, options: { against: string; json?: boolean }): Promise<number> {
  const load = (path: string) =>
    fs.readFile(path).catch(() => {
      throw new UsageError("cli.no-such-path", { path });
    });
  const document = readDocument(await load(file));
  if (document.problem !== null) throw new UsageError(`cli.${document.problem}`, { file });
  const read = readResult((await load(options.against)).toString("utf8"));
  if (!read.result) throw new UsageError("cli.bad-result", { file: options.against, reason: read.problem ?? "" });

  const figures = verify(document.paragraphs, read.result);
  if (options.json) {
    process.stdout.write(`${JSON.stringify(figures, null, 1)}\n`);
    return 0;
  }
  for (const figure of figures) {
    const expected = figure.expected === null ? "" : say("cli.verify.expected", { expected: figure.expected, name: figure.name ?? "" });
    process.stdout.write(
      `${say(`cli.verify.${figure.status}`)}\t${figure.text}\t${expected}\t${say("cli.verify.place", { paragraph: figure.paragraph + 1 })}\t${figure.context}\n`,
    );
  }
  const count = (status: string) => figures.filter((figure) => figure.status === status).length;
  process.stdout.write(
    `${say("cli.verify.summary", { all: figures.length, matched: count("matched"), differs: count("differs"), unknown: count("unknown") })}\n`,
  );
  return 0;
}
