/** `taizhang clean`: a document for sending, with nothing in it that a reader does not see. */
import fs from "node:fs/promises";
import path from "node:path";
import { cleanCopy } from "../formats/docx/clean";
import { FileProblem } from "../formats/finding";
import { writeOutput } from "./outputs";
import { say, UsageError } from "./usage";

/**
 * @param options `out`: by default beside the document, named 上报件
 * @throws UsageError where the document cannot be read, or would be written over
 */
export async function cleanDocument(file: string, options: { readonly out?: string }): Promise<number> {
  const bytes = await fs.readFile(file).catch(() => {
    throw new UsageError("cli.no-such-path", { path: file });
  });
  const { dir, name } = path.parse(file);
  const out = path.resolve(options.out ?? path.join(dir, `${name}（上报件）.docx`));
  if (out === path.resolve(file)) throw new UsageError("cli.draft.same-file", { file });
  const { docx, revisions, comments } = await cleanCopy(bytes).catch((error: unknown) => {
    throw error instanceof FileProblem ? refusal(error, file) : error;
  });
  await writeOutput(out, docx);
  process.stdout.write(`${say("cli.written", { file: out })}\n`);
  if (revisions + comments > 0) process.stdout.write(`${say("cli.clean.settled", { revisions, comments })}\n`);
  return 0;
}

/** Why the document is not taken, and what to do. */
function refusal({ code, params }: FileProblem, file: string): UsageError {
  if (code === "file.unsupported") return new UsageError("cli.clean.elsewhere", { file });
  if (code === "file.broken") return new UsageError("cli.not-a-document", { file });
  return code === "file.encrypted" ? new UsageError("cli.encrypted", { file }) : new UsageError(code, { file, ...params });
}
