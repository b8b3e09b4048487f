/** Findings of measuring while they gather: one cause that repeats over a ledger is one finding that names all its cells. */
import type { Finding, Severity } from "../model/finding";
import type { Ledger } from "../model/ledger";
import { cellAddress } from "../reading/address";
import { cellRanges, type Place } from "./cells";

export interface Notes {
  /** Notes a cell under a cause. `cause` tells causes of one code on one ledger apart; severity and params are those of the first note. */
  readonly add: (ledger: Ledger, code: string, cause: string, severity: Severity, params: Finding["params"], place: Place, indicator?: string) => void;
  /** By file, sheet, cell and code. Each finding stands at its first cell; `count` and `cells` (all of them) join its params. */
  readonly findings: () => Finding[];
}

interface Group {
  readonly ledger: Ledger;
  readonly code: string;
  readonly severity: Severity;
  readonly params: Finding["params"];
  readonly indicator?: string;
  readonly places: Place[];
}

export function gatherNotes(): Notes {
  const byLedger = new Map<Ledger, Map<string, Group>>();
  return {
    add(ledger, code, cause, severity, params, place, indicator) {
      let groups = byLedger.get(ledger);
      if (!groups) byLedger.set(ledger, (groups = new Map()));
      const key = `${code}\u0000${cause}`;
      const group = groups.get(key);
      if (group) group.places.push(place);
      else groups.set(key, { ledger, code, severity, params, indicator, places: [place] });
    },
    findings: () =>
      [...byLedger.values()]
        .flatMap((groups) => [...groups.values()].map(withFirst))
        .sort(inOrder)
        .map(toFinding),
  };
}

const withFirst = (group: Group): Group & { readonly first: Place } => ({
  ...group,
  first: group.places.reduce((a, b) => (b.row < a.row || (b.row === a.row && b.column < a.column) ? b : a)),
});

function toFinding({ ledger, code, severity, params, indicator, places, first }: Group & { readonly first: Place }): Finding {
  const cells = new Set(places.map((place) => cellAddress(place.row, place.column)));
  return {
    code,
    severity,
    params: { ...params, count: cells.size, cells: cellRanges(places) },
    file: ledger.file,
    sheet: ledger.sheet,
    cell: cellAddress(first.row, first.column),
    ...(ledger.area === null ? {} : { area: ledger.area }),
    kind: ledger.kind,
    ...(indicator === undefined ? {} : { indicator }),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const inOrder = (a: Group & { readonly first: Place }, b: Group & { readonly first: Place }): number =>
  compare(a.ledger.file, b.ledger.file) ||
  compare(a.ledger.sheet, b.ledger.sheet) ||
  a.first.row - b.first.row ||
  a.first.column - b.first.column ||
  compare(a.code, b.code) ||
  compare(JSON.stringify(a.params), JSON.stringify(b.params));
