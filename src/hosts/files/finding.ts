/** A finding about a whole file or one of its sheets. */
import { masked } from "../../language/personal/mask";
import type { Finding, Severity } from "../../model/finding";

/**
 * @param code stable code `file.*`, with a sentence in src/findings/codes/files.ts
 * @param file name as people know it, masked here; also given to the sentence as {file}
 */
export const fileFinding = (
  code: string,
  severity: Severity,
  file: string,
  params: Readonly<Record<string, string | number>> = {},
  sheet = "",
  cell = "",
): Finding => {
  const shown = masked(file);
  return { code, severity, params: { file: shown, ...params }, file: shown, sheet, cell };
};

/** A finding about a whole file that could not be read, for the callers that open it. */
export const filesFinding = (code: string, file: string, params: Readonly<Record<string, string | number>> = {}): Finding =>
  fileFinding(code, "error", file, params);

/** A problem that stops the reading of a file: thrown inside this folder, turned into a finding at its border. */
export class FileProblem extends Error {
  constructor(
    readonly code: string,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
  }
}

/** Thrown where a reading would be dangerous to the process that it is done in. */
export class MustBeApart extends Error {}

/** @throws MustBeApart unless we are in a process or worker that may be lost */
export function refuseHere({ apart }: { readonly apart: boolean }): void {
  if (!apart) throw new MustBeApart();
}
