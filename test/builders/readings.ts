/** Readings of made-up ledgers, as the sheet reader would give them. */
import { builtIn } from "../../src/catalogue";
import type { Area } from "../../src/model/area";
import type { Cell } from "../../src/model/grid";
import type { Catalogue } from "../../src/model/indicator";
import type { Column, RawLedger, RawRecord, SheetReading } from "../../src/model/ledger";
import { readDate } from "../../src/language/date";

export interface LedgerSpec {
  readonly file?: string;
  readonly sheet?: string;
  readonly kind?: string;
  readonly title?: string | null;
  readonly unitLine?: string | null;
  readonly titleDate?: string;
  /** [area, date, quantity] of each row; undefined: the ledger has no such column. */
  readonly rows: readonly (readonly [area: string | null | undefined, date: Cell | undefined, quantity?: number])[];
}

const column = (index: number, header: string, field: string): Column => ({
  index,
  header: [header],
  role: "field",
  field,
  unit: null,
  member: null,
  indicator: null,
  score: 1,
  reasons: [],
});

/** One sheet with one ledger: 日期 in A, 村居 in B, 数量 in C, records from row 3 on. */
export function reading(spec: LedgerSpec): SheetReading {
  const { file = "台账.xlsx", sheet = "宣传", kind = "publicity", title = null, unitLine = null } = spec;
  const columns: Column[] = [];
  if (spec.rows.some(([, date]) => date !== undefined)) columns.push(column(0, "日期", "date"));
  if (spec.rows.some(([area]) => area !== undefined)) columns.push(column(1, "村居", "area"));
  columns.push(column(2, "数量", "quantity"));
  const records = spec.rows.map(([area, date, quantity = 1], i): RawRecord => {
    return {
      row: 2 + i,
      memberColumn: null,
      hidden: false,
      texts: {},
      quantities: { quantity: { value: quantity, unit: null, low: quantity, high: quantity, mark: null } },
      columns: { quantity: 2 },
      date: date === undefined || date === null ? null : readDate(date, { column: true }),
      areaText: area ?? null,
    };
  });
  const ledger: RawLedger = {
    file,
    sheet,
    index: 0,
    kind,
    kindScore: 1,
    title,
    header: { first: 1, last: 1 },
    data: { first: 2, last: 1 + records.length },
    totalRows: [],
    repeatedHeaderRows: [],
    columns,
    reasons: [],
    titleDate: spec.titleDate === undefined ? null : readDate(spec.titleDate),
    mentions: { title, unitLine, sheet, file },
    records,
  };
  return { file, sheet, ledgers: [ledger], findings: [], skipped: null };
}

export const listed = (...names: string[]): Area[] => names.map((name) => ({ name, type: name.endsWith("社区") ? "居" : "村", aliases: [] }));

export const catalogue = (more: Partial<Catalogue> = {}): Catalogue => ({ ...builtIn, ...more });
