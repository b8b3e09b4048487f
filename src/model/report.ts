/** A drafted report: blocks of runs; a run is words or a fact. Hosts turn it into a document. */
import type { Source } from "./grid";
import type { ReportKind } from "./indicator";

/** A figure in the report's text, bound to an indicator value and through it to cells (数据). */
export interface Fact {
  /** Stable over runs: `HJ05`, `HJ05@东庄村`, `HJ05.ytd`, `QT01#石大路`: indicator, area, period type, breakdown. At most 64 characters, [A-Za-z0-9.@#_-] and Chinese. */
  readonly id: string;
  /** What the figure is, in words, for the title of its content control: `清理垃圾（东庄村）`. */
  readonly name?: string;
  /** As printed: `570余吨`. */
  readonly text: string;
  readonly value: number;
  readonly unit: string;
  readonly indicator: string;
  readonly area: string | null;
  readonly period: string;
  readonly sources: readonly Source[];
}

/** Words of a report that are no fact. */
export interface Words {
  readonly text: string;
  /** Taken as it stands from a ledger or the settings (a name, a problem): digits in it belong to a name and are no figures of ours. */
  readonly verbatim?: true;
  /** In a draft: the key of 用语 that these words come from. Without text, the place of words that are not set. */
  readonly wording?: string;
}

export type Run = Words | { readonly fact: string; readonly text: string };

export type BlockType =
  | "title"
  | "addressee" // 主送机关 or 称谓: flush left
  | "heading1" // 一、
  | "heading2" // （一）
  | "heading3" // 1.
  | "heading4" // （1）
  | "paragraph"
  | "attachment" // 附件：1. …
  | "signature"
  | "date";

export interface Block {
  readonly type: BlockType;
  readonly runs: readonly Run[];
  /** Section key (an indicator group, `problems`, `next`), so that one section can be inserted alone. */
  readonly section: string;
}

/** A row of the appendix table of indicators. */
export interface AppendixRow {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly text: string;
  readonly periodType: string;
  readonly fact: string;
}

/**
 * A report before its last words: words of 用语 carry their key, so that others can be put in their place. Title lines stand apart, attachments are
 * not numbered, and the appendix is there even where no attachment announces it yet; drafting's `reworded` makes the report of it.
 */
export interface Draft {
  readonly kind: ReportKind;
  readonly blocks: readonly Block[];
  readonly facts: readonly Fact[];
  readonly appendix: readonly AppendixRow[];
}

export interface Report {
  readonly kind: ReportKind;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly facts: readonly Fact[];
  readonly appendix: readonly AppendixRow[];
}
