/** What a check wants to say and where, and how notes become findings: in the order of the sheets, repeated causes as one. */
import type { Finding, Severity } from "../model/finding";
import type { Ledger } from "../model/ledger";
import { cellList } from "../findings/ranges";
import { cellAddress } from "../model/address";

/** Where a note stands. */
export interface NotePlace {
  readonly ledger: Ledger;
  /** 0-based cell; null for the whole sheet. */
  readonly row: number | null;
  readonly column: number | null;
  readonly area?: string;
  readonly indicator?: string;
}

export interface Note extends NotePlace {
  readonly code: string;
  readonly severity: Severity;
  readonly params: Finding["params"];
}

/** More notes of one code in one column than this are one cause, and one finding. */
const MANY = 10;

/**
 * Findings of the notes, by file, sheet, row, column and code, whatever order they came in. Where one code repeats in a column of a ledger
 * more than `MANY` times, the first cell stands for all: its params gain `count` and `cells` (all of them: `C5:C9、C12`).
 */
export function toFindings(notes: readonly Note[]): Finding[] {
  const groups = new Map<string, Note[]>();
  const ledgers = new Map<Ledger, number>();
  for (const note of [...notes].sort(inOrder)) {
    if (!ledgers.has(note.ledger)) ledgers.set(note.ledger, ledgers.size);
    const key = `${note.code}|${note.severity}|${note.column}|${ledgers.get(note.ledger)}`;
    const group = groups.get(key);
    if (group) group.push(note);
    else groups.set(key, [note]);
  }
  return [...groups.values()]
    .flatMap((group) => (group.length > MANY ? together(group) : group))
    .sort(inOrder)
    .map(toFinding);
}

function together(group: readonly Note[]): Note[] {
  const [first] = group;
  if (!first) return [];
  return [
    {
      ...first,
      params: {
        ...first.params,
        count: group.length,
        cells: cellList(
          group.flatMap(({ row }) => (row === null ? [] : [row])),
          first.column ?? 0,
        ),
      },
    },
  ];
}

const addressOf = (note: Note): string => (note.row === null || note.column === null ? "" : cellAddress(note.row, note.column));

function toFinding(note: Note): Finding {
  const { code, severity, ledger, params, area, indicator } = note;
  return {
    code,
    severity,
    params,
    file: ledger.file,
    sheet: ledger.sheet,
    cell: addressOf(note),
    ...((area ?? ledger.area) ? { area: area ?? ledger.area ?? undefined } : {}),
    kind: ledger.kind,
    ...(indicator ? { indicator } : {}),
  };
}

const compare = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

/** By place on paper: file, sheet, ledger, row, column; then by code and params, so that no two notes can change places. */
function inOrder(a: Note, b: Note): number {
  return (
    ledgerOrder(a.ledger, b.ledger) ||
    compare(a.row ?? -1, b.row ?? -1) ||
    compare(a.column ?? -1, b.column ?? -1) ||
    compare(a.code, b.code) ||
    compare(JSON.stringify(a.params), JSON.stringify(b.params))
  );
}

/** Order of ledgers that does not depend on the order in which they came. */
export const ledgerOrder = (a: Ledger, b: Ledger): number => compare(a.file, b.file) || compare(a.sheet, b.sheet) || compare(a.index, b.index);
