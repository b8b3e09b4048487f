/**
 * What the pane asks its engine and what it gets back. The engine runs in a worker: whole ledgers go in, only what the pane shows or
 * writes comes out, in pieces small enough that handing them over never freezes the pane.
 */
import type { PlannedSheet } from "../../layout/looks";
import type { ResultStamp } from "../../results/stamp";
import type { Grid } from "../../model/grid";
import type { ReportKind } from "../../model/indicator";
import type { Correction } from "../../model/ledger";
import type { Explanation, Severity } from "../../model/finding";
import type { Fact } from "../../model/report";
import type { SheetPlan } from "../../model/sheet-plan";
import type { Stage } from "../pipeline";
import type { FreshFigure } from "../../documents/refreshing";
import type { TextParagraph, VerifiedFigure } from "../../documents/verifying";
import type { SentFile } from "./sent-file";
import type { Summary, DataState, DraftSummary, PaneVocabulary } from "./summaries";

/** What the clerk chose; null lets the engine judge from the ledgers. */
export interface Choices {
  readonly town: string | null;
  readonly period: string | null;
  readonly report: ReportKind;
  /** ISO day of the run. */
  readonly today: string;
  readonly wording: Readonly<Record<string, string>>;
  readonly corrections: readonly Correction[];
  readonly explanations: readonly Explanation[];
  /** Text of the last period's result.json, for comparison. */
  readonly previous: string | null;
}

export interface Requests {
  /** Forget all sheets (of one origin: the open workbook, or added files). */
  clear: { in: { origin: "workbook" | "files" }; out: null };
  addGrids: { in: { grids: readonly Grid[] }; out: null };
  /** More rows of the sheet that was added last. */
  addRows: { in: { rows: Grid["cells"] }; out: null };
  /** A village workbook added beside the open one; or the workbook itself, with its 设置 sheets, where none is open (Word). */
  addFile: { in: { name: string; bytes: Uint8Array; asWorkbook?: boolean }; out: Opened };
  /** The same, of a file that was read apart. */
  addRead: { in: { name: string; read: ReadApart; asWorkbook?: boolean }; out: Opened };
  /** A fixed piece of work. @returns milliseconds that it took */
  beat: { in: null; out: number };
  removeFile: { in: { name: string }; out: null };
  run: { in: { choices: Choices; locale: "zh-CN" | "en-US" }; out: Summary };
  /** The outcome that is shown stands on the sheets now: it is kept until two later ones do, for undo. */
  keep: { in: null; out: null };
  /** The outcome that was kept with this stamp is the one that is shown again; null: it is not there any more. */
  recall: { in: { stamp: ResultStamp; locale: "zh-CN" | "en-US" }; out: RecalledRun | null };
  /** Draft again with another template or other words, without reading again. */
  draft: { in: { choices: Choices }; out: DraftSummary };
  /** A plan without its rows, which are asked for in portions: a large sheet handed over at once would hold the pane up. */
  plan: { in: { index: number }; out: { plan: PlannedSheet; rows: number } };
  planRows: { in: { index: number; from: number; to: number }; out: SheetPlan["cells"] };
  /** Plans of the 设置 sheets that hold the clerk's corrections and explanations; `own` names those that are ours already. */
  settingsPlans: { in: { choices: Choices; own: readonly string[] }; out: readonly SheetPlan[] };
  /** What of 设置·说明 changes so that a finding is explained, or not any more. Null: the finding is not there. */
  explanationEdit: { in: Explaining; out: SettingsEdit };
  /** The outcome that is shown with what 设置·说明 says now; nothing is read again. */
  explainAnew: { in: { sheets: readonly Grid[]; locale: "zh-CN" | "en-US" }; out: Summary };
  sources: { in: { indicator: string; area: string | null }; out: readonly { file: string; sheet: string; cell: string }[] };
  docx: { in: null; out: Uint8Array };
  /** 上报件: the same report with nothing in it that a reader does not see. */
  cleanDocx: { in: null; out: Uint8Array };
  text: { in: null; out: string };
  /** The text for the group chat. */
  reminder: { in: null; out: string };
  resultFile: { in: null; out: string };
  vocabulary: { in: null; out: PaneVocabulary };
  /** A result.json, or the snapshot that a document carries: drafts, and figures to refresh and check with, where there is no workbook. */
  loadResult: { in: { text: string; from: "file" | "document"; choices: Choices }; out: LoadedResult };
  /** The figures as they are now, for refreshing those of a document that are tagged. */
  freshFigures: { in: { tags: readonly string[]; known: string | null }; out: FreshFigures };
  /** `known`: XML of the snapshot that the document carries; null or absent: it carries none. */
  verify: { in: { paragraphs: readonly TextParagraph[]; locale: "zh-CN" | "en-US"; known?: string | null }; out: CheckedText };
  /** Which run a file is of that the command or the pane wrote (汇总.xlsx, result.json); null: it does not say. */
  stampOf: { in: { name: string; bytes: Uint8Array }; out: { stamp: string; label: string } | null };
  /** The report, or one section of it, as flat OPC for insertOoxml. */
  packages: { in: { section: number | null; idsAbove: number }; out: { packages: readonly string[]; facts: readonly string[] } };
  /** XML of the snapshot that a document must carry after a step. */
  snapshot: { in: SnapshotRequest; out: string };
  /** Tags that a town's own document may hold, as a list for people. */
  tags: { in: null; out: TagList };
  /** A town's own .docx with its tags filled, or what is wrong with them; nothing is filled by halves. */
  fillTemplate: { in: { name: string; template: Uint8Array; locale: "zh-CN" | "en-US" }; out: FilledTemplate };
}

export interface Opened {
  readonly sheets: number;
  /** In the pane's language, where it cannot be read. */
  readonly problem: string | null;
  /** Nothing was read: it has to be read apart, under this name. */
  readonly apart: string | null;
}

/** What came of reading a file apart: its sheets and findings as they travel, or null where the reader was lost over it. */
export type ReadApart = SentFile | null;

export interface FindingKey {
  readonly code: string;
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
}

export interface Explaining {
  readonly finding: FindingKey;
  /** null: the explanation is taken back. */
  readonly text: string | null;
  /** The sheets 设置·说明 as they are now. */
  readonly sheets: readonly Grid[];
}

/** A sheet to be made, or cells to be written on the one that is there. */
export type SettingsEdit =
  { readonly plan: SheetPlan } | { readonly sheet: string; readonly cells: readonly { readonly address: string; readonly text: string }[] } | null;

export interface RecalledRun {
  readonly summary: Summary;
  /** What the clerk had chosen for it. */
  readonly choices: Choices;
}

export interface TagList {
  readonly listed: readonly { readonly tag: string; readonly text: string }[];
  readonly loops: readonly { readonly tag: string; readonly tags: readonly string[] }[];
}

export interface FilledTemplate {
  readonly bytes: Uint8Array | null;
  /** Tags that had no data and print as —. */
  readonly empty: readonly string[];
  /** In the pane's language, each with the tag and where it stands. */
  readonly problems: readonly string[];
}

export type LoadedResult = GivenResult | { readonly problem: "not-a-result" };

export interface GivenResult {
  readonly town: string;
  readonly period: string;
  readonly facts: number;
  /** What it has drafts of; none where it comes from an older version or another program. */
  readonly kinds: readonly ReportKind[];
  /** The draft of the kind chosen, else of the first that there is. */
  readonly report: (DraftSummary & { readonly kind: ReportKind }) | null;
  /** The place in its drafts that somebody broke, so that they are left aside. */
  readonly ignored: string | null;
  /** null: a document does not say it. A result does not say which indicators are short. */
  readonly dataState: DataState | null;
  readonly problem: null;
}

export interface FreshFigures {
  readonly fresh: readonly FreshFigure[];
  /** Facts of the document's own snapshot; null where it has none. */
  readonly known: readonly Fact[] | null;
  /** Whose and which period's figures the document was written with; null where its snapshot does not say. */
  readonly written: WrittenWith | null;
  /** The document and the source say that they are of different runs. */
  readonly otherRun: boolean;
}

export interface WrittenWith {
  readonly town: string;
  /** Its label. */
  readonly period: string;
}

export interface SnapshotRequest {
  /** XML of the snapshot that the document carries now. */
  readonly before: string | null;
  /** Ids of figures that show what the ledgers say now. */
  readonly fresh: readonly string[];
  /** Ids of figures that still show what the snapshot before knows. */
  readonly kept: readonly string[];
}

export interface RemarkLine {
  readonly severity: Severity;
  /** In the pane's language. */
  readonly message: string;
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  readonly context: string;
}

export interface CheckedText {
  readonly figures: readonly VerifiedFigure[];
  readonly remarks: readonly RemarkLine[];
  /** As of `FreshFigures`. */
  readonly otherRun: boolean;
}

export type RequestName = keyof Requests;

/** What the engine answers; how fast the computer is, the thread that it runs in. */
export type EngineRequest = Exclude<RequestName, "beat">;

export interface RequestMessage<Name extends RequestName = RequestName> {
  readonly id: number;
  readonly name: Name;
  readonly input: Requests[Name]["in"];
}

export type ReplyMessage =
  | { readonly id: number; readonly type: "progress"; readonly stage: Stage; readonly done: number; readonly total: number }
  | { readonly id: number; readonly type: "done"; readonly output: unknown }
  | { readonly id: number; readonly type: "failed"; readonly message: string }
  /** Something failed that no request waits for. */
  | { readonly type: "fault"; readonly message: string };
