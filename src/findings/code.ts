/**
 * Codes of findings: what a code says, how grave it is, what it is about and what it does to the totals. A code without a sentence in both languages
 * does not compile, and neither does a finding without the params that its sentence asks for.
 */
import type { Severity } from "../model/finding";
import type topics from "./topics.json";

/** What a finding is about, for people who count their faults: names stand in topics.json. */
export type Topic = keyof typeof topics;

/** What it does to the totals: nothing, a record or figure was left out of them, or something was not read at all. */
export type Effect = "none" | "left out" | "not read";

/** One sentence in both languages, with `{name}` where a param goes. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

export interface FindingCode extends Sentence {
  /** Several: the finding says which. */
  readonly severity: Severity | readonly Severity[];
  readonly topic: Topic;
  readonly effect: Effect;
  /** For a finding that stands for several cells (`count` > 1). */
  readonly many?: Sentence;
  /** For a stretch of one row only (`first` = `last`). */
  readonly single?: Sentence;
}

export type FindingCodes = Readonly<Record<string, FindingCode>>;

/** Keeps the sentences' own types, from which the params of their findings are read. */
export const defineCodes = <const Codes extends FindingCodes>(codes: Codes): Codes => codes;

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type SentenceNames<Code> = Code extends { readonly zh: infer Text extends string } ? NamesIn<Text> : never;
type FormNames<Code, Form extends string> = Code extends { readonly [Key in Form]: infer Said } ? SentenceNames<Said> : never;

/** Params that grouping adds by itself: how many cells, all of them, and a few of them. */
type Gathered = "count" | "cells" | "places";

/** What a finding of the code must bring along for its sentences. */
export type ParamsOf<Code extends FindingCode> = {
  readonly [Name in Exclude<SentenceNames<Code> | FormNames<Code, "many"> | FormNames<Code, "single">, Gathered>]: string | number;
} & { readonly [Name in Gathered]?: string | number };

/** The severity that a finding of the code must name; none where the code has only one. */
export type SeverityOf<Code extends FindingCode> = Code["severity"] extends readonly (infer Several)[]
  ? { readonly severity: Several }
  : { readonly severity?: undefined };

/** The severity of a finding of the code: its own, or the code's only one (the gravest of several). */
export const severityOf = ({ severity }: FindingCode, own?: Severity): Severity => own ?? (typeof severity === "string" ? severity : (severity[0] ?? "error"));
