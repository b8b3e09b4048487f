/**
 * Sentences for findings, one table per stage and language (`reading.zh-CN.json`: code → sentence with {params}).
 * A test holds that both languages have the same keys and the same params.
 */
import { checkingCodes } from "../checking/codes";
import { sentencesOf } from "../findings/sentences";
import type { Finding } from "../model/finding";
import cliEn from "./cli.en-US.json";
import cliZh from "./cli.zh-CN.json";
import filesEn from "./files.en-US.json";
import filesZh from "./files.zh-CN.json";
import readingEn from "./reading.en-US.json";
import readingZh from "./reading.zh-CN.json";
import rollupEn from "./rollup.en-US.json";
import rollupZh from "./rollup.zh-CN.json";
import verifyingEn from "./verifying.en-US.json";
import verifyingZh from "./verifying.zh-CN.json";

export type Locale = "zh-CN" | "en-US";

/** Findings, file errors and reasons: code → sentence with `{name}` where a parameter goes. */
export const sentences: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  "zh-CN": { ...readingZh, ...sentencesOf(checkingCodes, "zh"), ...rollupZh, ...filesZh, ...verifyingZh, ...cliZh },
  "en-US": { ...readingEn, ...sentencesOf(checkingCodes, "en"), ...rollupEn, ...filesEn, ...verifyingEn, ...cliEn },
};

/**
 * Fills the sentence of a code; `code#many`, where the table has it, is the sentence for a finding that stands for several cells (`count` > 1), and
 * `code#one` the sentence for a stretch of one row only (`first` = `last`).
 * An unknown code is a fault of ours and throws: a test walks all of them.
 */
export function fill(code: string, params: Readonly<Record<string, string | number>>, locale: Locale): string {
  const table = sentences[locale];
  const many = Number(params.count) > 1 ? table[`${code}#many`] : undefined;
  const one = params.first !== undefined && params.first === params.last ? table[`${code}#one`] : undefined;
  const sentence = many ?? one ?? table[code];
  if (sentence === undefined) throw new Error(`no sentence for ${code} in ${locale}`);
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}

/** The sentence of a finding: what happened and what to do. */
export const messageOf = (finding: Finding, locale: Locale = "zh-CN"): string => columnsForRows(fill(finding.code, finding.params, locale), locale);

/** Sentences speak of rows; those of a table on its side are columns of the sheet, with letters for numbers: 第C行 → 第C列. */
const columnsForRows = (sentence: string, locale: Locale): string =>
  locale === "zh-CN"
    ? sentence.replace(/第( ?[A-Z]{1,3}(?:[—、][A-Z]{1,3})* ?)行/g, "第$1列")
    : sentence.replace(
        /\b(R|r)ow(s?) ([A-Z]{1,3}(?:[–—、][A-Z]{1,3})*)\b/g,
        (_, first: string, many: string, names: string) => `${first === "R" ? "C" : "c"}olumn${many} ${names}`,
      );
