/**
 * Sentences: of findings from the table of their codes, of all else (reasons, words of the command) from one table per matter and language
 * (`reasons.zh-CN.json`: code → sentence with {params}). A test holds that both languages have the same keys and the same params.
 */
import { findingCodes } from "../checking/codes";
import { sentencesOf } from "../findings/sentences";
import type { Finding } from "../model/finding";
import cliEn from "./cli.en-US.json";
import cliZh from "./cli.zh-CN.json";
import ownTemplateEn from "./own-template.en-US.json";
import ownTemplateZh from "./own-template.zh-CN.json";
import reasonsEn from "./reasons.en-US.json";
import reasonsZh from "./reasons.zh-CN.json";

export type Locale = "zh-CN" | "en-US";

/** Findings, reasons and words of the command: code → sentence with `{name}` where a parameter goes. */
export const sentences: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  "zh-CN": { ...sentencesOf(findingCodes, "zh"), ...reasonsZh, ...ownTemplateZh, ...cliZh },
  "en-US": { ...sentencesOf(findingCodes, "en"), ...reasonsEn, ...ownTemplateEn, ...cliEn },
};

/**
 * Fills the sentence of a code; `code#many`, where the table has it, is the sentence for a finding that stands for several cells (`count` > 1), and
 * `code#one` the sentence for a stretch of one row only (`first` = `last`).
 * Never throws, for a sentence must not end a run: a param that is missing stays as `{name}`, and an unknown code is told by itself with its params.
 * Both are faults of ours, which tests find.
 */
export function fill(code: string, params: Readonly<Record<string, string | number>>, locale: Locale): string {
  const table = sentences[locale];
  const many = Number(params.count) > 1 ? table[`${code}#many`] : undefined;
  const one = params.first !== undefined && params.first === params.last ? table[`${code}#one`] : undefined;
  const sentence = many ?? one ?? table[code] ?? [code, ...Object.keys(params).map((name) => `${name}: {${name}}`)].join(" ");
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
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
