/** What happened in the town: one entry a record of a ledger, before anybody writes it down. */
import type { Severity } from "../../src/model/finding";
import type { Cell } from "../../src/model/grid";

/** A mistake planted on purpose, and the finding that it must give. */
export interface Slip {
  /** Where it shows: a field of the entry. */
  readonly field: string;
  readonly code: string;
  readonly severity: Severity;
  /** What was done, in Chinese, for samples/README.md. */
  readonly note: string;
}

/** A slip with its place on a sheet. */
export interface Mark extends Slip {
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
}

export interface Entry {
  readonly kind: string;
  /** Canonical name; the town's own name for its own ledgers. */
  readonly area: string;
  /** Whose ledger it stands in: the area, unless somebody wrote another area's name. */
  readonly keeper: string;
  /** First and last day, ISO; null: no date. */
  readonly date: string | null;
  readonly until: string | null;
  readonly texts: Readonly<Record<string, string>>;
  /** What the product must count, in the field's own unit: 20000 for 2万余. A number that cannot be counted is not here. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Cells that are typed otherwise than the clerk's habit. */
  readonly written: Readonly<Record<string, Cell>>;
  /** Fields whose number is typed with 余, 近, 约 or as a range: `numbers` has the value as written, the truth lies about it. */
  readonly loose: readonly string[];
  readonly hidden: boolean;
  /** The record counts nowhere: its date cannot be read. */
  readonly lost: boolean;
  /** Numbers that a clerk adds up although the product cannot count them. */
  readonly addedUp: Readonly<Record<string, number>>;
  readonly slips: readonly Slip[];
}

type Parts = Partial<Pick<Entry, "until" | "written" | "loose" | "hidden" | "lost" | "keeper">>;

export function entry(
  kind: string,
  area: string,
  date: string | null,
  texts: Readonly<Record<string, string>>,
  numbers: Readonly<Record<string, number>>,
  parts: Parts = {},
): Entry {
  return {
    kind,
    area,
    keeper: area,
    date,
    until: parts.until ?? null,
    texts,
    numbers,
    written: {},
    loose: [],
    hidden: false,
    lost: false,
    addedUp: {},
    slips: [],
    ...parts,
  };
}

/** Types a field in a way of its own, which must still be read as the same number or date. */
export const typed = (from: Entry, field: string, cell: Cell, loose = false): Entry => ({
  ...from,
  written: { ...from.written, [field]: cell },
  loose: loose ? [...from.loose, field] : from.loose,
});

/** Plants a mistake: `cell` stands on the sheet instead of the field. `counted` is what the product must count; null: nothing. */
export function spoil(from: Entry, slip: Slip, cell: Cell, counted: number | null): Entry {
  const others = Object.fromEntries(Object.entries(from.numbers).filter(([field]) => field !== slip.field));
  const numbers = counted === null ? others : { ...others, [slip.field]: counted };
  return { ...from, numbers, written: { ...from.written, [slip.field]: cell }, slips: [...from.slips, slip] };
}

/** Notes a mistake that shows at a field and changes nothing of what is counted. */
export const flaw = (from: Entry, slip: Slip): Entry => ({ ...from, slips: [...from.slips, slip] });

/** Month of an entry, 1–12; 0 without a date. */
export const monthOf = (one: Entry): number => (one.date === null ? 0 : Number(one.date.slice(5, 7)));
