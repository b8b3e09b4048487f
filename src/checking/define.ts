/** A check (校核) is one file: the codes that it may tell, with their sentences, and how it looks. `index.ts` lists them all. */
import { severityOf, type FindingCode, type FindingCodes, type ParamsOf, type SeverityOf } from "../findings/code";
import type { Severity } from "../model/finding";
import type { CheckContext } from "./context";
import type { LedgerView, TextCell } from "./ledger-view";
import type { Note, NotePlace } from "./note";

/** A note of one of the codes, with just the params that its sentences ask for. */
export type NoteOf<Codes extends FindingCodes> = {
  [Code in keyof Codes & string]: NotePlace & { readonly code: Code; readonly params: ParamsOf<Codes[Code]> } & SeverityOf<Codes[Code]>;
}[keyof Codes & string];

/** How a check looks, in one run. Ledgers come in their order; whatever it keeps of them is its own. */
export interface Looks<One> {
  readonly ledger?: (view: LedgerView) => readonly One[];
  /** A text cell that may say something: merged or filled-down texts come once. */
  readonly text?: (text: string, place: TextCell) => readonly One[];
  /** After the last ledger: what only all of them together show. */
  readonly end?: () => readonly One[];
}

/** What all notes have in common, whatever their codes. */
interface Ungraded extends NotePlace {
  readonly code: string;
  readonly params: Note["params"];
  readonly severity?: Severity;
}

export interface Check<Codes extends FindingCodes = FindingCodes> {
  readonly codes: Codes;
  readonly start: (context: CheckContext) => Looks<Note>;
}

/** @param start begins a run; the notes of its looks take their severity from their codes */
export function defineCheck<Codes extends FindingCodes>(codes: Codes, start: (context: CheckContext) => Looks<NoteOf<Codes> & Ungraded>): Check<Codes> {
  const known = new Map<string, FindingCode>(Object.entries(codes));
  const graded = (notes: readonly Ungraded[]): Note[] =>
    notes.map((note) => {
      const code = known.get(note.code);
      return { ...note, severity: code ? severityOf(code, note.severity) : "error" };
    });
  return {
    codes,
    start(context) {
      const { ledger, text, end } = start(context);
      return {
        ...(ledger ? { ledger: (view) => graded(ledger(view)) } : {}),
        ...(text ? { text: (words, place) => graded(text(words, place)) } : {}),
        ...(end ? { end: () => graded(end()) } : {}),
      };
    },
  };
}
