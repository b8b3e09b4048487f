/**
 * Formulas that a clerk wrote on sheets of their own and that name our sheets or tables. To Excel they point at a sheet, not at a name: they
 * follow the former sheet when a run sets it aside. Entering the same text again makes them point at the sheet that has the name now. Nothing but
 * formulas is written, and none of them differs from what stood there.
 */
import { readBlocks, type SizedSheet } from "./blocks";
import type { SheetEntry } from "./own-sheets";
import { rectangles } from "./rectangles";
import { mentions, redirected, type Renames } from "./redirect";
import { cellAddress, parseAddress } from "../../reading/address";

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

/**
 * Finds the formulas by their texts. Excel's own list of dependents would be shorter to ask for, but it leaves out other sheets once rows were
 * inserted (office-js#4649) and references to table columns (#4609), and search passes over hidden sheets (#6349).
 * @param names of our sheets and tables
 */
export async function findOutside(
  context: Excel.RequestContext,
  sheets: readonly SizedSheet[],
  names: readonly string[],
  progress: () => void,
): Promise<OutsideFormulas[]> {
  const found = new Map<SizedSheet, Set<string>>();
  await readBlocks(
    context,
    sheets,
    "formulas",
    ({ sheet, from }, range) =>
      (range.formulas as unknown[][]).forEach((line, row) =>
        line.forEach((text, column) => {
          if (typeof text !== "string" || !text.startsWith("=") || !mentions(text, names)) return;
          const cells = found.get(sheet) ?? new Set();
          cells.add(`${sheet.top + from + row}|${sheet.left + column}`);
          found.set(sheet, cells);
        }),
      ),
    progress,
  );
  return [...found].flatMap(([{ entry, top, left, rows, columns }, cells]) =>
    (rectangles(top + rows, left + columns, (row, column) => (cells.has(`${row}|${column}`) ? "found" : null)).get("found") ?? []).map((address) => ({
      sheet: entry,
      address,
    })),
  );
}

/** Has the formulas looked at once more, before anything is renamed in the same round trip: what somebody typed meanwhile counts. */
export const noteOutside = (context: Excel.RequestContext, formulas: readonly OutsideFormulas[]): NotedFormulas[] =>
  formulas.map(({ sheet, address }) => {
    const range = context.workbook.worksheets.getItem(sheet.id).getRange(address);
    range.load("formulas,values,numberFormat,hasSpill");
    return { sheet, address, range };
  });

/**
 * Enters noted formulas again, after names have changed. Never throws: what Excel refuses (a protected sheet, part of an array) is left.
 * @param clear queues what goes along in the same round trip, given the formulas that are left
 * @returns formulas that were left as they were
 */
export async function reenterOutside(
  context: Excel.RequestContext,
  noted: readonly NotedFormulas[],
  renames: Renames,
  clear: (left: readonly LeftFormula[]) => boolean,
): Promise<LeftFormula[]> {
  const { entries, left } = await reentriesOf(context, noted, renames);
  write(context, entries);
  if (!clear(left) && entries.length === 0) return left;
  try {
    await context.sync();
    return left;
  } catch {
    if (entries.length === 0) return left;
  }
  // Which of them was refused is not told: each sheet by itself.
  for (const sheet of new Set(entries.map((entry) => entry.sheet))) {
    const own = entries.filter((entry) => entry.sheet === sheet);
    write(context, own);
    try {
      await context.sync();
    } catch {
      left.push(...own.flatMap(leftOf));
    }
  }
  if (clear(left)) await context.sync().catch(() => undefined);
  return left;
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
        if (typeof before !== "string" || !before.startsWith("=") || range.values[i]?.[j] === before || !mentions(before, names)) return [];
        const text = redirected(before, renames);
        // In a cell of format text the formula would become a text.
        if (text !== null && range.numberFormat[i]?.[j] !== "@")
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
