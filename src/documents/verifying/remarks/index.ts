/** What is wrong with a document beside its figures: what it leaves open, and where it speaks against itself. */
import type { remarkCodes } from "../../../findings/codes/remarks";
import type { Severity } from "../../../model/finding";
import type { Result } from "../../../model/result";
import type { TextParagraph, VerifiedFigure } from "..";
import { stillLastPeriod } from "./last-period";
import { lists } from "./lists";
import { numbering } from "./numbering";
import { personal } from "./personal";
import { placeholders } from "./placeholders";
import { repeated } from "./repeated";
import { selection } from "./selection";
import { sums } from "./sums";
import { uncertainty } from "./uncertainty";
import { years } from "./years";

/** Stable. */
export type RemarkCode = keyof typeof remarkCodes;

export interface Remark {
  readonly code: RemarkCode;
  readonly severity: Severity;
  /** What the sentence needs. Text of the document goes in here as it is; whoever shows it escapes it. */
  readonly params: Readonly<Record<string, string | number>>;
  /** 0-based paragraph, and the range of characters in it that is meant. */
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  /** Some words around it, for finding the place. */
  readonly context: string;
}

/** What the rules look at. */
export interface Document {
  /** With personal numbers masked: as long as they were typed. */
  readonly paragraphs: readonly TextParagraph[];
  readonly typed: readonly TextParagraph[];
  readonly figures: readonly VerifiedFigure[];
  readonly figuresIn: (paragraph: number) => readonly VerifiedFigure[];
  readonly result: Result;
  readonly previous: Result | null;
}

const RULES: readonly ((document: Document) => Remark[])[] = [
  personal,
  placeholders,
  numbering,
  lists,
  sums,
  selection,
  repeated,
  years,
  stillLastPeriod,
  uncertainty,
];

/** All remarks on a document, in reading order. */
export const remarksOn = (document: Document): Remark[] =>
  RULES.flatMap((rule) => rule(document)).sort((a, b) => a.paragraph - b.paragraph || a.start - b.start);
