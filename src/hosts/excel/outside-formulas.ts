/**
 * Formulas that a clerk wrote on sheets of their own and that name our sheets or tables. To Excel they point at a sheet, not at a name: they
 * follow the former sheet when a run sets it aside. Entering the same text again makes them point at the sheet that has the name now. Nothing but
 * formulas is written, and none of them differs from what stood there.
 *
 * A copy of a sheet of ours, and one that the clerk renamed or changed, keep the figures that they show: their formulas are left alone, and become
 * those figures when the sheet that they point at is deleted.
 */
import type { CellBlock, SizedSheet } from "./blocks";
import { asText } from "./literal";
import type { SheetEntry } from "./own-sheets";
import { rectangles } from "../../layout/rectangles";
import { mentions, redirected, type Renames } from "./redirect";
import { cellAddress, parseAddress } from "../../model/address";

/** A rectangle of formulas on one of the clerk's sheets. */
export interface OutsideFormulas {
  readonly sheet: SheetEntry;
  readonly address: string;
}

/** The same, to be looked at in the very round trip that renames. */
export interface NotedFormulas extends OutsideFormulas {
  readonly range: Excel.Range;
}

/** A formula that still points at a sheet that was set aside. */
export interface LeftFormula {
  readonly sheet: string;
  /** As it stood before names changed. */
  readonly text: string;
}

/** A rectangle of formulas to be entered, most often one cell. */
interface Reentry {
  readonly sheet: SheetEntry;
  readonly address: string;
  readonly before: readonly string[];
  readonly texts: readonly (readonly string[])[];
}

export interface Finder {
  /** Takes what `range.formulas` says of a block. */
  readonly take: (block: CellBlock, formulas: readonly (readonly unknown[])[]) => void;
  readonly found: () => OutsideFormulas[];
}

/**
 * Finds the formulas by their texts. Excel's own list of dependents would be shorter to ask for, but it leaves out other sheets once rows were
 * inserted (office-js#4649) and references to table columns (#4609), and search passes over hidden sheets (#6349).
 * @param names of our sheets and tables
 */
export function createFinder(names: readonly string[]): Finder {
  const cells = new Map<SizedSheet, Set<string>>();
  return {
    take: ({ sheet, from }, formulas) =>
      formulas.forEach((line, row) =>
        line.forEach((text, column) => {
          if (typeof text !== "string" || !text.startsWith("=") || !mentions(text, names)) return;
          const found = cells.get(sheet) ?? new Set();
          found.add(`${sheet.top + from + row}|${sheet.left + column}`);
          cells.set(sheet, found);
        }),
      ),
    found: () =>
      [...cells].flatMap(([{ entry, top, left, rows, columns }, found]) =>
        (rectangles(top + rows, left + columns, (row, column) => (found.has(`${row}|${column}`) ? "found" : null)).get("found") ?? []).map((address) => ({
          sheet: entry,
          address,
        })),
      ),
  };
}

/** Has the formulas looked at once more, before anything is renamed in the same round trip: what somebody typed meanwhile counts. */
export const noteOutside = (context: Excel.RequestContext, formulas: readonly OutsideFormulas[]): NotedFormulas[] =>
  formulas.map(({ sheet, address }) => {
    const range = context.workbook.worksheets.getItem(sheet.id).getRange(address);
    range.load("formulas,values,numberFormat,hasSpill");
    return { sheet, address, range };
  });

/** What is to be entered, and what must not be touched, known once the round trip is over in which names changed. */
export interface Reentering {
  /** Queues the entering. @returns whether there is anything to enter */
  readonly queue: () => boolean;
  /** Enters sheet by sheet, where the round trip that it was queued for was refused: which of them was, is not told. Never throws. */
  readonly alone: () => Promise<void>;
  /** Formulas that were left as they were: what Excel refuses (a protected sheet, part of an array). */
  readonly left: readonly LeftFormula[];
}

/** @param going sheets that are going to be deleted, and names of their tables; `frozen` says whose formulas then become figures */
export async function reenterOutside(
  context: Excel.RequestContext,
  noted: readonly NotedFormulas[],
  renames: Renames,
  going: readonly string[],
  frozen: (sheet: SheetEntry) => boolean,
): Promise<Reentering> {
  const { entries, left } = await reentriesOf(context, noted, renames, going, frozen);
  return {
    queue: () => {
      write(context, entries);
      return entries.length > 0;
    },
    alone: async () => {
      for (const sheet of new Set(entries.map((entry) => entry.sheet))) {
        const own = entries.filter((entry) => entry.sheet === sheet);
        write(context, own);
        try {
          await context.sync();
        } catch {
          left.push(...own.flatMap(leftOf));
        }
      }
    },
    left,
  };
}

function write(context: Excel.RequestContext, entries: readonly Reentry[]): void {
  for (const { sheet, address, texts } of entries) context.workbook.worksheets.getItem(sheet.id).getRange(address).formulas = texts.map((line) => [...line]);
}

const leftOf = ({ sheet, before }: Reentry): LeftFormula[] => before.map((text) => ({ sheet: sheet.name, text }));

/** What is to be entered, and what must not be touched. */
async function reentriesOf(
  context: Excel.RequestContext,
  noted: readonly NotedFormulas[],
  renames: Renames,
  going: readonly string[],
  frozen: (sheet: SheetEntry) => boolean,
): Promise<{ readonly entries: Reentry[]; readonly left: LeftFormula[] }> {
  const names = [...renames.sheets.keys(), ...renames.tables.keys()];
  const entries: Reentry[] = [];
  const left: LeftFormula[] = [];
  const spilling: Reentry[] = [];
  for (const { sheet, address, range } of noted) {
    const first = parseAddress(address.split(":")[0] ?? "") ?? { row: 0, column: 0 };
    const formulas = range.formulas as unknown[][];
    const cells = formulas.flatMap((line, i) =>
      line.flatMap((before, j): Reentry[] => {
        // A text that looks like a formula has itself as its value; entered again it would run.
        const value = (range.values as unknown[][])[i]?.[j];
        if (typeof before !== "string" || !before.startsWith("=") || value === before || !mentions(before, names)) return [];
        const isFrozen = frozen(sheet);
        if (isFrozen && !mentions(before, going)) return [];
        // Of an array only one cell can be written, and the figures of the others would go.
        const text = isFrozen ? (range.hasSpill === false ? asFigure(value) : null) : redirected(before, renames);
        // In a cell of format text the formula would become a text.
        if (text !== null && (isFrozen || range.numberFormat[i]?.[j] !== "@"))
          return [{ sheet, address: cellAddress(first.row + i, first.column + j), before: [before], texts: [[text]] }];
        left.push({ sheet: sheet.name, text: before });
        return [];
      }),
    );
    const width = formulas[0]?.length ?? 0;
    if (range.hasSpill !== false) spilling.push(...cells);
    else if (cells.length === formulas.length * width && cells.length > 0) entries.push(joined(sheet, address, cells, width));
    else entries.push(...cells);
  }
  if (spilling.length === 0) return { entries, left };
  try {
    entries.push(...(await anchors(context, spilling)));
  } catch {
    left.push(...spilling.flatMap(leftOf));
  }
  return { entries, left };
}

/** The result that a formula shows, as something to enter. */
const asFigure = (value: unknown): string | null => (typeof value === "string" ? asText(value) : typeof value === "number" ? String(value) : null);

/** All cells of a rectangle as one. */
function joined(sheet: SheetEntry, address: string, cells: readonly Reentry[], width: number): Reentry {
  const texts = cells.map((cell) => cell.texts[0]?.[0] ?? "");
  return {
    sheet,
    address,
    before: cells.flatMap((cell) => cell.before),
    texts: Array.from({ length: texts.length / width }, (_, row) => texts.slice(row * width, (row + 1) * width)),
  };
}

/** Cells that a formula spills into show its text too; only its own cell may be written. */
async function anchors(context: Excel.RequestContext, entries: readonly Reentry[]): Promise<Reentry[]> {
  const asked = entries.map((entry) => {
    const parent = context.workbook.worksheets.getItem(entry.sheet.id).getRange(entry.address).getSpillParentOrNullObject();
    parent.load("address");
    return { entry, parent };
  });
  await context.sync();
  return asked.filter(({ entry, parent }) => parent.isNullObject || parent.address.split("!").at(-1) === entry.address).map(({ entry }) => entry);
}
