/** A finding about a whole file or one of its sheets. */
import { severityOf, type FindingCode, type ParamsOf } from "../findings/code";
import { fileCodes } from "../findings/codes/files";
import { masked } from "../language/personal/mask";
import type { Finding, Severity } from "../model/finding";
import { megabytes } from "./limits";

type FileCode = keyof typeof fileCodes;

/** What the sentence of the code needs beside {file}. */
type Facts<Code extends FileCode> = Omit<ParamsOf<(typeof fileCodes)[Code]>, "file" | "places"> & Finding["params"];
type FactsOf<Code extends FileCode> =
  Record<never, never> extends Omit<ParamsOf<(typeof fileCodes)[Code]>, "file"> ? [facts?: Facts<Code>] : [facts: Facts<Code>];

/**
 * @param file name as people know it, masked here; also given to the sentence as {file}
 * @param severity where the code leaves it open; else the code's own
 */
export function fileFinding(code: FileCode, file: string, facts: Finding["params"] = {}, severity?: Severity, sheet = "", cell = ""): Finding {
  const shown = masked(file);
  const entry: FindingCode = fileCodes[code];
  return { code, severity: severityOf(entry, severity), params: { file: shown, ...facts }, file: shown, sheet, cell };
}

/** A finding about a whole file, with what its sentence needs. */
export const filesFinding = <Code extends FileCode>(code: Code, file: string, ...[facts]: FactsOf<Code>): Finding => fileFinding(code, file, facts);

/** A problem that stops the reading of a file: thrown inside this folder, turned into a finding at its border. */
export class FileProblem<Code extends FileCode = FileCode> extends Error {
  readonly params: Finding["params"];
  constructor(
    readonly code: Code,
    ...[facts]: FactsOf<Code>
  ) {
    super(code);
    this.params = facts ?? {};
  }
}

/** @throws FileProblem where there are more bytes than the limit */
export function refuseLarger(bytes: Uint8Array, limit: number): void {
  if (bytes.length > limit) throw new FileProblem("file.too-large", { size: megabytes(bytes.length), limit: megabytes(limit) });
}

/** Thrown where a reading would be dangerous to the process that it is done in. */
export class MustBeApart extends Error {}

/** @throws MustBeApart unless we are in a process or worker that may be lost */
export function refuseHere({ apart }: { readonly apart: boolean }): void {
  if (!apart) throw new MustBeApart();
}
