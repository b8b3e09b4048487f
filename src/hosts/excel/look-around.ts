/** Before names change: what a clerk did to the sheets that are to be replaced, and which of their own formulas name sheets of ours. */
import { readBlocks, type SizedSheet } from "./blocks";
import { askNeighbours, findNeighbours, type Neighbours } from "./neighbours";
import { createFinder, type OutsideFormulas } from "./outside-formulas";
import { isDerived, type SheetEntry } from "./own-sheets";
import { createPrint, isSamePrint, type NamedPurposes, type PrintBuilder } from "./sheet-print";
import type { TableNames } from "./table-names";
import { isOurChart } from "./charts";

export interface Looked {
  readonly tables: TableNames;
  /** Ids of sheets that stand and that somebody typed, wrote a comment or drew on since we wrote them. */
  readonly changed: ReadonlySet<string>;
  /** Of these, those on which there are comments or drawings. */
  readonly added: ReadonlySet<string>;
  /** Formulas that name sheets or tables of ours; null: could not be looked for. */
  readonly outside: readonly OutsideFormulas[] | null;
}

export interface Neighbourhood {
  /** Every sheet of the workbook. */
  readonly sheets: readonly SheetEntry[];
  /** Ours: their names and tables are what formulas may name. */
  readonly own: readonly SheetEntry[];
  /** Those of ours that are looked at for changes. */
  readonly watched: readonly SheetEntry[];
  /** Nothing is to be done where the clerk's formulas cannot be looked for. */
  readonly needsFormulas?: boolean;
}

const users = ({ sheets }: Neighbourhood): SheetEntry[] => sheets.filter((sheet) => sheet.own === null);

/** Tables of a copy or of a changed sheet have names that ours must not take. */
const withTables = (hood: Neighbourhood): SheetEntry[] => [...hood.own, ...hood.sheets.filter((sheet) => isDerived(sheet) && !hood.own.includes(sheet))];

/** Queues the first questions; see `askNeighbours`. */
export const askAround = (context: Excel.RequestContext, hood: Neighbourhood): (() => Neighbours) =>
  askNeighbours(context, withTables(hood), [...hood.watched, ...users(hood)]);

/** The same in round trips of its own. */
export const findAround = (context: Excel.RequestContext, hood: Neighbourhood): Promise<Neighbours> =>
  findNeighbours(context, withTables(hood), [...hood.watched, ...users(hood)]);

/**
 * @param step called after each round trip; throwing from it stops the work
 * @throws the host's error where the sheets that are watched cannot be read
 */
export async function lookAround(context: Excel.RequestContext, hood: Neighbourhood, { sizes, tables }: Neighbours, step: () => void): Promise<Looked> {
  const names = hood.own.flatMap((sheet) => [sheet.name, ...(tables.get(sheet.id) ?? [])]);
  const watched = new Set(hood.watched);
  const look = async (sized: readonly SizedSheet[], alongside: () => void): Promise<{ prints: Map<string, PrintBuilder>; outside: OutsideFormulas[] }> => {
    const purposes = purposesOf(hood.sheets);
    const prints = new Map(sized.filter(({ entry }) => watched.has(entry)).map(({ entry }) => [entry.id, createPrint(purposes)] as const));
    const finder = createFinder(names);
    alongside();
    await readBlocks(
      context,
      sized,
      "formulas",
      (block, range) => {
        const formulas = range.formulas as unknown[][];
        prints.get(block.sheet.entry.id)?.add(block.sheet.top + block.from, block.sheet.left, formulas);
        finder.take(block, formulas);
      },
      step,
    );
    return { prints, outside: finder.found() };
  };
  let additions: (sheet: SheetEntry) => boolean = () => false;
  try {
    let answers: ((sheet: SheetEntry) => boolean)[] = [];
    const { prints, outside } = await look(sizes, () => {
      answers = ADDITIONS.map((ask) => asked(context, hood.watched, ask));
    });
    // With nothing to read there was no round trip yet.
    if (sizes.length === 0 && hood.watched.length > 0) await context.sync();
    additions = (sheet) => answers.some((has) => has(sheet));
    return { tables, ...changesOf(hood.watched, prints, additions), outside };
  } catch (error) {
    if (!(error instanceof OfficeExtension.Error) || hood.needsFormulas === true) throw error;
  }
  // One of the clerk's sheets, or one of the questions, was refused: what must be known is asked alone.
  const { prints } = await look(
    sizes.filter(({ entry }) => watched.has(entry)),
    () => undefined,
  );
  for (const ask of ADDITIONS) {
    const before = additions;
    const has = asked(context, hood.watched, ask);
    try {
      await context.sync();
      additions = (sheet) => before(sheet) || has(sheet);
    } catch {
      // This Excel does not tell: then nothing is known of them.
    }
  }
  return { tables, ...changesOf(hood.watched, prints, additions), outside: null };
}

/** A sheet of an older version says nothing of what was written: it counts as changed. */
function changesOf(
  watched: readonly SheetEntry[],
  prints: ReadonlyMap<string, PrintBuilder>,
  additions: (sheet: SheetEntry) => boolean,
): Pick<Looked, "changed" | "added"> {
  const added = watched.filter(additions);
  const typed = watched.filter(({ id, own }) => {
    const print = prints.get(id);
    // An emptied sheet has nothing to keep.
    return print !== undefined && (own?.print == null || !isSamePrint(own.print, print.text()));
  });
  return { added: new Set(added.map(({ id }) => id)), changed: new Set([...added, ...typed].map(({ id }) => id)) };
}

/** Names of sheets that still are the ones that we made, whatever they are called now. */
const purposesOf = (sheets: readonly SheetEntry[]): NamedPurposes =>
  new Map(sheets.flatMap(({ id, name, own, bears }) => (bears && (own !== null || bears.id === id) ? [[name.toLowerCase(), bears.purpose] as const] : [])));

/** What of a kind somebody added to a sheet: we put no comments, no notes and no shapes there, and charts under names of ours. */
type Addition = (sheet: Excel.Worksheet) => () => boolean;

const DRAWN: readonly string[] = ["Image", "GeometricShape", "Group", "Line"];

const ADDITIONS: readonly Addition[] = [
  (sheet) => {
    const count = sheet.comments.getCount();
    return () => count.value > 0;
  },
  (sheet) => {
    const charts = sheet.charts.load("items/name");
    return () => charts.items.some(({ name }) => !isOurChart(name));
  },
  (sheet) => {
    const shapes = sheet.shapes.load("items/type");
    return () => shapes.items.some(({ type }) => DRAWN.includes(type));
  },
  (sheet) => {
    // Newer than the office.js of npm, which then has no such member.
    const notes = Office.context.requirements.isSetSupported("ExcelApi", "1.18") && "notes" in sheet ? sheet.notes.getCount() : null;
    return () => (notes?.value ?? 0) > 0;
  },
];

function asked(context: Excel.RequestContext, sheets: readonly SheetEntry[], ask: Addition): (sheet: SheetEntry) => boolean {
  const answers = new Map(sheets.map((sheet) => [sheet.id, ask(context.workbook.worksheets.getItem(sheet.id))]));
  return ({ id }) => answers.get(id)?.() ?? false;
}
