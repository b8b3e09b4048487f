/** `taizhang verify`: every figure of a report against a result, and what is wrong with its text. */
import fs from "node:fs/promises";
import { knownFacts } from "../drafting/kept";
import { readDocument } from "../formats/docx/read";
import { readResult } from "../results/result-file";
import { stampOfFile } from "../formats/run-stamp";
import { fill } from "../locale";
import type { Result } from "../model/result";
import { verify, type Verification, type VerifiedFigure } from "../documents/verifying";
import { localeOf, say, UsageError } from "./usage";

export interface VerifyOptions {
  readonly against: string;
  readonly previous?: string;
  readonly json?: boolean;
  readonly remarks?: boolean;
}

/**
 * Prints each figure with its verdict: matched, differs or unknown, and the remarks on the text. Exit code 0 whatever the verdicts are: they are
 * the answer. `--json` is the list of figures, each with the codes of the remarks on it; with `--remarks` an object of figures and remarks.
 * @throws UsageError where the document or a result cannot be read
 */
export async function verifyDocument(file: string, options: VerifyOptions): Promise<number> {
  const bytes = await load(file);
  const document = readDocument(bytes);
  if (document.problem !== null) throw new UsageError(`cli.${document.problem}`, { file });
  const result = await loadResult(options.against);
  const previous = options.previous === undefined ? null : await loadResult(options.previous);

  await tellOtherRun(file, bytes, options.against, result);
  const tags = document.paragraphs.flatMap(({ controls }) => controls.map(({ tag }) => tag));
  const verification = verify(document.paragraphs, { ...result, facts: knownFacts(result, tags) }, previous);
  process.stdout.write(options.json ? `${JSON.stringify(asJson(verification, options.remarks === true), null, 1)}\n` : asText(verification));
  return 0;
}

/** Where the document's stamp is another than the result's, whoever reads the verdicts should know. Not an error: a result of later is what reports are brought up to date with. */
async function tellOtherRun(file: string, bytes: Uint8Array, against: string, { stamp, town, period }: Result): Promise<void> {
  const written = await stampOfFile(file, bytes).catch(() => null);
  if (stamp === undefined || !written?.stamp || written.stamp === stamp) return;
  process.stderr.write(`${say("cli.verify.other-run", { file, against, label: written.label, other: `${town}${period.label}` })}\n`);
}

const load = (path: string): Promise<Buffer> =>
  fs.readFile(path).catch(() => {
    throw new UsageError("cli.no-such-path", { path });
  });

async function loadResult(file: string): Promise<Result> {
  const read = readResult((await load(file)).toString("utf8"));
  if (!read.result) throw new UsageError("cli.bad-result", { file, reason: read.problem });
  return read.result;
}

function asJson({ figures, remarks }: Verification, both: boolean): unknown {
  const withCodes = figures.map((figure) => ({
    ...figure,
    remarks: remarks
      .filter((remark) => remark.paragraph === figure.paragraph && remark.start < figure.end && remark.end > figure.start)
      .map((remark) => remark.code),
  }));
  if (!both) return withCodes;
  return { figures: withCodes, remarks: remarks.map((remark) => ({ ...remark, message: messageOf(remark) })) };
}

const messageOf = ({ code, params }: Verification["remarks"][number]): string => fill(code, params, localeOf(process.env));

/** What differs first, then what is unknown; what is matched is only counted and listed last. */
const ORDER: readonly VerifiedFigure["status"][] = ["differs", "unknown", "matched"];

function asText({ figures, remarks }: Verification): string {
  const lines = ORDER.flatMap((status) => {
    const those = figures.filter((figure) => figure.status === status);
    return those.length === 0 ? [] : [`${say(`cli.verify.${status}`)} ${those.length}`, ...those.map(figureLine), ""];
  });
  const places = remarks.map((remark) => `  ${place(remark.paragraph)}  ${messageOf(remark)}  ${quoted(remark.context)}`);
  const told = remarks.length === 0 ? say("cli.verify.no-remark") : say("cli.verify.remark", { count: remarks.length });
  const count = (status: string) => figures.filter((figure) => figure.status === status).length;
  const summary = say("cli.verify.summary", { all: figures.length, matched: count("matched"), differs: count("differs"), unknown: count("unknown") });
  return [...lines, told, ...places, "", summary, ""].join("\n");
}

function figureLine(figure: VerifiedFigure): string {
  const name = [figure.area, figure.name].filter((word) => word !== null && word !== "").join(" ");
  const expected = figure.status === "differs" && figure.expected !== null ? say("cli.verify.expected", { expected: figure.expected, name }) : name;
  return `  ${place(figure.paragraph)}  ${padded(figure.text, 12)}  ${padded(expected, 24)}  ${quoted(figure.context)}`;
}

const place = (paragraph: number): string => padded(say("cli.verify.place", { paragraph: paragraph + 1 }), 8);
const quoted = (context: string): string => `“…${context.replace(/\s+/g, " ")}…”`;

/** Chinese characters take two columns of a terminal. */
function padded(text: string, columns: number): string {
  const width = [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1), 0);
  return text + " ".repeat(Math.max(0, columns - width));
}
