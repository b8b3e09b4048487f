/** Findings of measuring while they gather: one cause that repeats over a ledger is one finding that names all its cells. */
import type { measuringCodes } from "../findings/codes/measures";
import { makeFinding, ofMany, type Said } from "../findings/make";
import { cellRanges, fewRanges, type CellPlace } from "../findings/ranges";
import type { Finding } from "../model/finding";
import type { Ledger } from "../model/ledger";
import { cellAddress } from "../model/address";

/** What a finding says, but for its cells. */
export interface Cause {
  readonly said: Said<keyof typeof measuringCodes>;
  readonly indicator?: string;
}

export interface Notes {
  /**
   * The cells noted under a cause so far: the caller pushes to them, and may keep them for the next.
   * @param key tells causes of one code on one ledger apart
   */
  readonly places: (ledger: Ledger, key: string, cause: Cause) => CellPlace[];
  /** By file, sheet, cell and code. Each finding stands at its first cell; `count`, `cells` (all of them) and `places` (a few) join its params. */
  readonly findings: () => Finding[];
}

interface Group extends Cause {
  readonly ledger: Ledger;
  readonly places: CellPlace[];
}

interface PlacedGroup extends Group {
  readonly first: CellPlace;
}

export function gatherNotes(): Notes {
  const byLedger = new Map<Ledger, Map<string, Group>>();
  return {
    places(ledger, key, cause) {
      const groups = byLedger.get(ledger) ?? new Map<string, Group>();
      byLedger.set(ledger, groups);
      const id = `${cause.said.code}\u0000${key}`;
      const group = groups.get(id) ?? { ...cause, ledger, places: [] };
      groups.set(id, group);
      return group.places;
    },
    findings: () =>
      [...byLedger.values()]
        .flatMap((groups) => [...groups.values()].map(withFirst))
        .sort(inOrder)
        .map(toFinding),
  };
}

const withFirst = (group: Group): PlacedGroup => ({
  ...group,
  first: group.places.reduce((a, b) => (b.row < a.row || (b.row === a.row && b.column < a.column) ? b : a)),
});

function toFinding({ ledger, said, indicator, places, first }: PlacedGroup): Finding {
  const count = new Set(places.map((place) => cellAddress(place.row, place.column))).size;
  const cells = cellRanges(places);
  const found = makeFinding(said, {
    file: ledger.file,
    sheet: ledger.sheet,
    cell: cellAddress(first.row, first.column),
    ...(ledger.area === null ? {} : { area: ledger.area }),
    kind: ledger.kind,
    ...(indicator === undefined ? {} : { indicator }),
  });
  return ofMany(found, count, cells, { places: fewRanges(cells) });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const inOrder = (a: PlacedGroup, b: PlacedGroup): number =>
  compare(a.ledger.file, b.ledger.file) ||
  compare(a.ledger.sheet, b.ledger.sheet) ||
  a.first.row - b.first.row ||
  a.first.column - b.first.column ||
  compare(a.said.code, b.said.code) ||
  compare(JSON.stringify(a.said.params), JSON.stringify(b.said.params));
