/** Errors that a person who types a command can mend: one sentence, no stack trace. */
import { masked } from "../language/personal/mask";
import { fill, messageOf, type Locale } from "../locale";
import type { Finding } from "../model/finding";

export class UsageError extends Error {
  /** @param code key of the sentence in src/locale/cli.*.json */
  constructor(
    readonly code: string,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
  }
}

/** zh-CN, unless TAIZHANG_LANG or the terminal's language says English. */
export function localeOf(environment: Readonly<Record<string, string | undefined>>): Locale {
  const language = environment.TAIZHANG_LANG ?? environment.LC_ALL ?? environment.LANG ?? "";
  return /^en(?![a-z])/i.test(language) ? "en-US" : "zh-CN";
}

/** Says a sentence of the command's tables in the terminal's language. What a terminal shows is kept in logs: personal numbers in names and paths are masked. */
export const say = (code: string, params: Readonly<Record<string, string | number>> = {}): string => masked(fill(code, params, localeOf(process.env)));

/** What is wrong with a file, with its name before it: a sentence about a sheet does not say whose. */
export const sayFileFailed = (finding: Finding): string => say("cli.file-failed", { file: finding.file, reason: messageOf(finding, localeOf(process.env)) });
