/**
 * New sheets with what must be on them, cells with their number formats and tables, under working names and hidden. Looks come later, on sheets that
 * stand. What Excel tells of the cells comes back in the same round trips, so that changes of the clerk's are known later.
 */
import type { PlanCell, SheetPlan } from "../../model/sheet-plan";
import { looks } from "../../layout/styles";
import { cellAddress } from "../../model/address";
import { breather } from "./breather";
import { literal } from "./literal";
import { MARK, markText, type SheetMark } from "./mark";
import { listSheets, RUN, type SheetEntry } from "./own-sheets";
import { widthOf } from "../../layout/looks";
import { createPrint, type NamedPurposes, type PrintBuilder } from "./sheet-print";
import { BYTES_A_TRIP, send, suspend } from "./trip";

/** What sheets are called while they are built, and afterwards; both by planned name. */
export interface SheetNaming {
  readonly working: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, string>;
  /** Name of the workbook. */
  readonly file: string;
}

export interface Building extends SheetNaming {
  readonly markOf: (plan: SheetPlan) => SheetMark;
  /** The run's note, as it is put on each of its sheets. */
  readonly note?: string;
  /** Queues questions right behind the adding of the sheets. @returns what is called once they are answered; throwing from it ends the building */
  readonly onAdded: () => () => void;
}

/** A sheet that stands complete but for its looks. */
export interface BuiltSheet<Plan extends SheetPlan = SheetPlan> {
  readonly plan: Plan;
  readonly id: string;
  readonly print: string;
  /** As it was put on the sheet when it was added. */
  readonly mark: SheetMark;
}

/** Called with steps done and in all; throwing from it stops the work. */
export type StepCount = (done: number, total: number) => void;

/** Round trips that sheets are built in, whatever their number. */
const BUILDING_TRIPS = 2;

export interface Built<Plan extends SheetPlan> {
  readonly built: BuiltSheet<Plan>[];
  /** The questions that went along were answered. */
  readonly answered: boolean;
}

/**
 * Builds the sheets.
 * @param alongside queues questions that go with the last round trip, behind everything that is written
 */
export async function buildSheets<Plan extends SheetPlan>(
  context: Excel.RequestContext,
  plans: readonly Plan[],
  building: Building,
  progress: StepCount,
  alongside: () => unknown = () => undefined,
): Promise<Built<Plan>> {
  const half = Math.floor(plans.length / BUILDING_TRIPS);
  const groups = [plans.slice(0, half), plans.slice(half)].filter((group) => group.length > 0);
  const purposes = new Map(plans.map((plan) => [(building.working.get(plan.name) ?? "").toLowerCase(), plan.purpose]));
  suspend(context);
  // All of them first: formulas name sheets that are written later.
  const begun = new Map(plans.map((plan) => [plan, beginSheet(context, plan, building, purposes)] as const));
  const writer = createWriter(context, building.onAdded);
  let answered = true;
  for (const [done, group] of groups.entries()) {
    if (done > 0) suspend(context);
    for (const plan of group) {
      const sheet = begun.get(plan);
      if (sheet) await writer.write(sheet, building);
    }
    if (done === groups.length - 1) alongside();
    answered = await writer.deliver();
    progress(done + 1, groups.length);
  }
  const ids = await idsOf(context, [...begun.values()], answered);
  return { built: [...begun.values()].map(({ plan, mark, print, name }) => ({ plan, mark, id: ids.get(name) ?? "", print: print.text() })), answered };
}

/** A sheet that was added and is being written. */
interface BegunSheet<Plan extends SheetPlan> {
  readonly plan: Plan;
  /** Working name. */
  readonly name: string;
  readonly mark: SheetMark;
  readonly sheet: Excel.Worksheet;
  readonly print: PrintBuilder;
}

function beginSheet<Plan extends SheetPlan>(
  context: Excel.RequestContext,
  plan: Plan,
  { working, markOf, note }: Building,
  purposes: NamedPurposes,
): BegunSheet<Plan> {
  const name = working.get(plan.name) ?? plan.name;
  const sheet = context.workbook.worksheets.add(name);
  const mark = markOf(plan);
  sheet.customProperties.add(MARK, markText(mark));
  if (note !== undefined) sheet.customProperties.add(RUN, note);
  sheet.visibility = "Hidden";
  return { plan, name, mark, sheet: sheet.load("id"), print: createPrint(purposes) };
}

/** Ids by working name. Another run's sheets have had the same names before now: the marks tell. */
async function idsOf(context: Excel.RequestContext, begun: readonly BegunSheet<SheetPlan>[], answered: boolean): Promise<Map<string, string>> {
  if (answered) return new Map(begun.map(({ name, sheet }) => [name, sheet.id]));
  const { sheets } = await listSheets(context);
  const isOwn = ({ own }: SheetEntry): boolean => begun.some(({ mark }) => mark.by?.run === own?.by?.run);
  return new Map(sheets.filter(isOwn).map(({ name, id }) => [name, id]));
}

interface SheetWriter {
  readonly write: (sheet: BegunSheet<SheetPlan>, building: Building) => Promise<void>;
  /** @returns whether what went along was answered */
  readonly deliver: () => Promise<boolean>;
}

/** Rows that Excel is asked to tell what it made of them. */
interface Asked {
  readonly begun: BegunSheet<SheetPlan>;
  readonly top: number;
  readonly rows: number;
  readonly range: Excel.Range;
  /** Rows that are asked for once more, after Excel made headers of tables of them. */
  readonly without: ReadonlySet<number>;
}

const createWriter = (context: Excel.RequestContext, onAdded: Building["onAdded"]): SheetWriter => new PortionWriter(context, onAdded);

/** Writes in portions that one request may hold, and asks with each what Excel made of the last. */
class PortionWriter implements SheetWriter {
  private readonly rest = breather();
  private added: (() => void) | null;
  private asked: Asked[] = [];
  private bytes = 0;

  constructor(
    private readonly context: Excel.RequestContext,
    private readonly onAdded: Building["onAdded"],
  ) {
    this.added = onAdded();
  }

  async write(begun: BegunSheet<SheetPlan>, { working }: Building): Promise<void> {
    const { plan, sheet } = begun;
    const headers = new Set(plan.tables.map((table) => table.top));
    for (const { top, values, formats, size } of await portionsOf(plan, renamer(working), this.rest)) {
      if (this.bytes + size > BYTES_A_TRIP && this.bytes > 0) {
        await this.deliver();
        suspend(this.context);
      }
      const range = this.ask(begun, top, values.length, headers);
      range.numberFormat = formats;
      range.formulas = values;
      this.bytes += size;
      await this.rest();
    }
    // Table names are unique in a workbook, and the former run's tables are still there: Excel gives a name of its own.
    for (const { top, left, bottom, right } of plan.tables) sheet.tables.add(`${cellAddress(top, left)}:${cellAddress(bottom, right)}`, true);
    for (const top of headers) this.ask(begun, top, 1, new Set());
  }

  async deliver(): Promise<boolean> {
    for (const { range } of this.asked) range.load("formulas");
    try {
      await send(this.context);
      this.tell();
      await this.take();
      return true;
    } catch (error) {
      if (!(error instanceof OfficeExtension.Error) || error.code !== "UnsupportedSheet") throw error;
      await this.askAgain();
      return false;
    }
  }

  private tell(): void {
    const now = this.added;
    this.added = null;
    now?.();
  }

  private ask(begun: BegunSheet<SheetPlan>, top: number, rows: number, without: ReadonlySet<number>): Excel.Range {
    const range = begun.sheet.getRangeByIndexes(top, 0, rows, widthOf(begun.plan));
    this.asked.push({ begun, top, rows, range, without });
    return range;
  }

  private async take(): Promise<void> {
    for (const { begun, top, range, without } of this.asked) {
      for (const [row, line] of (range.formulas as unknown[][]).entries()) {
        if (!without.has(top + row)) begun.print.add(top + row, 0, [line]);
        await this.rest();
      }
    }
    this.asked = [];
    this.bytes = 0;
  }

  /** A chart or macro sheet refused a question that went along. What was written stands before it and is done; only the answers are lost. */
  private async askAgain(): Promise<void> {
    this.asked = this.asked.map((one) => ({
      ...one,
      range: this.context.workbook.worksheets.getItem(one.begun.name).getRangeByIndexes(one.top, 0, one.rows, widthOf(one.begun.plan)).load("formulas"),
    }));
    if (this.added) this.added = this.onAdded();
    await send(this.context);
    this.tell();
    await this.take();
  }
}

/** `'汇总·指标值'!$A$1` with the name that the sheet has now. Planned names are always quoted in formulas. */
const renamer =
  (working: ReadonlyMap<string, string>) =>
  (formula: string): string =>
    [...working].reduce((text, [planned, now]) => text.replaceAll(`'${planned}'!`, `'${now.replaceAll("'", "''")}'!`), formula);

/** Rows of a plan that go out in one request. */
interface Portion {
  readonly top: number;
  readonly values: (string | number | boolean)[][];
  readonly formats: string[][];
  size: number;
}

async function portionsOf(plan: SheetPlan, rename: (formula: string) => string, rest: () => Promise<void>): Promise<Portion[]> {
  const columns = widthOf(plan);
  const portions: Portion[] = [];
  for (const [top, row] of plan.cells.entries()) {
    await rest();
    const values = Array.from({ length: columns }, (_, column) => literal(row[column], rename));
    const formats = Array.from({ length: columns }, (_, column) => formatOf(row[column]));
    // Chinese takes three bytes a character in UTF-8; quotes and comma take three more.
    const size = [...values, ...formats].reduce<number>((sum, value) => sum + (typeof value === "string" ? value.length * 3 + 3 : 12), 4);
    const last = portions.at(-1);
    if (last && last.size + size <= BYTES_A_TRIP) {
      last.values.push(values);
      last.formats.push(formats);
      last.size += size;
    } else portions.push({ top, values: [values], formats: [formats], size });
  }
  return portions;
}

const formatOf = (cell: PlanCell | null | undefined): string => cell?.numberFormat ?? (cell?.style ? looks[cell.style].numberFormat : undefined) ?? "General";
