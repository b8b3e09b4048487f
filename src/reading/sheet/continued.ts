/**
 * 续表: a sheet that goes on with the ledger of the sheet before it, under the same header again or under none. It keeps that ledger's kind, columns and
 * village; blanks at its top are filled down from the other sheet's last row, and a total at its foot may sum up both.
 */
import notesWords from "../../language/words/notes.json";
import { wordPattern } from "../../language/word-pattern";
import type { Finding } from "../../model/finding";
import type { Column, RawLedger, Reason } from "../../model/ledger";
import { areaInText } from "../../language/area-in-text";
import { readBody } from "./body";
import { cellText, isBlank, isDate, isNumber, looksNumeric } from "./cell";
import { columnData, countFigures } from "./column-data";
import { finding } from "./finding";
import { isPreamble, type HeaderChoice } from "./header";
import { headerPath } from "./header-rows";
import { noteFindings } from "./ledger";
import { isColumnNumbers, squeeze } from "./lines";
import type { CatalogueIndex } from "./match";
import { readPreamble } from "./preamble";
import { figureAt, figuresOfRow, readRecords } from "./records";
import { remembering } from "../../language/remembering";
import { readTotalColumns, readTotals } from "./totals";
import { readDate } from "../../language/date";
import { cellAt, filledRows, shapeAt, type View } from "./view";

const CONTINUED = wordPattern()`^[(]?(${notesWords.continued})|[(]?续(表|页)?[一二三四五六\d]*[)]?$`;

/** 续表, 接上表, …（续）, …续1: said in a line over the header or in the sheet's name. */
const SAYS = remembering((text: string): boolean => CONTINUED.test(squeeze(text)));

/** Rows looked at before the data: titles and label lines. */
const LINES = 6;
const SURE = 1;
/** Share of the columns in use that must hold what the ledger before holds in them, where there is no header. */
const FITS = 0.8;

/** The sheet's one ledger read as the continuation of `last`, or null where it does not look like one. */
export function readContinued(view: View, index: CatalogueIndex, last: RawLedger): { ledger: RawLedger; findings: Finding[] } | null {
  if (last.turned) return null;
  const near = filledRows(view, 0, LINES);
  const start = near.find((row) => !isPreamble(view, row));
  if (start === undefined) return null;
  const lines = near.filter((row) => row < start);
  const said = SAYS(view.grid.sheet) || lines.some((row) => SAYS(cellText(cellAt(view, row, shapeAt(view, row).first))));
  const header = sameHeader(view, start, last) ?? noHeader(view, start, last, said);
  // The same header under a title of its own is the same form once more.
  if (header === null || (header.rows.last >= header.rows.first && !said)) return null;
  const kind = index.kinds.find((other) => other.kind.kind === last.kind) ?? index.generic;
  const preamble = readPreamble(view, 0, start);
  const body = readBody(view, header, preamble.title, index.vocabulary);
  // Another ledger below: the sheet is more than a continuation.
  if (body.next < view.rows) return null;

  const columns = last.columns.map((column): Column => ({ ...column, numbers: countFigures(view, column.index, body.records) }));
  const { records, findings } = readRecords(view, body, columns, kind.kind, heldOver(last));
  const own = areaInText(view.grid.sheet, [], null) !== null;
  const ledger: RawLedger = {
    ...last,
    sheet: view.grid.sheet,
    index: 0,
    continues: last.sheet,
    carried: carriedOver(last),
    header: header.rows,
    data: body.range ?? { first: start, last: start - 1 },
    totalRows: readTotals(view, body, (row) => figuresOfRow(view, columns, row)),
    totalColumns: readTotalColumns(columns, body.records, (row, column) => figureAt(view, row, column)),
    repeatedHeaderRows: body.repeatedHeaders,
    columns,
    reasons: [...header.reasons, { code: "reason.kind.continued", params: { kind: kind.kind.name }, score: 1 }],
    titleDate: preamble.date ?? last.titleDate,
    mentions: {
      title: last.mentions.title,
      unitLine: preamble.area ?? last.mentions.unitLine,
      sheet: own ? view.grid.sheet : last.mentions.sheet,
      file: last.mentions.file,
      ...(preamble.areaCell ? { unitLineCell: preamble.areaCell } : {}),
    },
    records,
  };
  const headless = header.rows.last < header.rows.first;
  const told = headless
    ? [
        finding(
          view.grid,
          { code: "layout.continued", severity: said || header.score === SURE ? "info" : "warning", params: { sheet: last.sheet } },
          [start, view.left],
          ledger.kind,
        ),
      ]
    : [];
  return { ledger, findings: [...told, ...unmeasured(view, columns, start, ledger.kind), ...findings, ...noteFindings(view, body)] };
}

const choice = (rows: HeaderChoice["rows"], last: RawLedger, right: number, what: string): HeaderChoice => {
  const reasons: Reason[] = [{ code: "reason.header.continued", params: { sheet: last.sheet, what }, score: 1 }];
  const paths = Array.from({ length: right + 1 }, (_, column) => last.columns.find((other) => other.index === column)?.header ?? []);
  return { rows, lastNames: rows.last, score: 1, reasons, rival: null, evidence: { words: 1, contrast: 1, known: 0, below: 0 }, paths };
};

/** The rows from `start` on that say the names of the ledger before again, each in its column. */
function sameHeader(view: View, start: number, last: RawLedger): HeaderChoice | null {
  const named = last.columns.filter((column) => column.header.length > 0);
  for (let end = start; end < start + MOST_ROWS && end < view.rows; end++) {
    const same = named.filter((column) => headerPath(view, start, end, column.index).join("\n") === column.header.join("\n")).length;
    if (same < 2 || same < named.length * 0.9) continue;
    const numbered = isColumnNumbers(view, end + 1);
    return { ...choice({ first: start, last: numbered ? end + 1 : end }, last, view.right, "表头相同"), lastNames: end };
  }
  return null;
}

/** Ledgers have at most four rows of names. */
const MOST_ROWS = 4;

/** Rows of data from `start` on, with no header over them: they hold what the columns of the ledger before hold. */
function noHeader(view: View, start: number, last: RawLedger, said: boolean): HeaderChoice | null {
  const rows = filledRows(view, start, 30);
  const counts = rows.map((row) => shapeAt(view, row));
  if (last.kind === "other" || view.right > Math.max(...last.columns.map((column) => column.index))) return null;
  // A first row of words only is a header of its own, if the rows below it hold figures.
  const [first] = counts;
  if (!first || (first.texts === first.filled && !holdsRecord(view, start, last))) return null;
  let used = 0;
  let fit = 0;
  for (const column of last.columns) {
    const data = columnData(view, column.index, rows);
    if (data.filled === 0) continue;
    used++;
    if (fits(view, column, rows, last)) fit++;
  }
  const enough = said ? used >= 2 : used >= 3 && used * 2 >= last.columns.filter((column) => column.role !== "blank").length;
  if (!enough || fit < used * FITS) return null;
  // All of four columns and more, a village or a day among them: nothing else looks like that.
  const sure = fit === used && used >= 4 && used === last.columns.filter((column) => column.role !== "blank" && column.role !== "text").length;
  return { ...choice({ first: start, last: start - 1 }, last, view.right, "没有表头"), score: sure ? SURE : 0.8 };
}

/** Are the words of the first row what a record says (a village, a date, a value that stood in the same column), not what a header says? */
function holdsRecord(view: View, row: number, last: RawLedger): boolean {
  return last.columns.some((column) => {
    const cell = cellAt(view, row, column.index);
    if (isBlank(cell)) return false;
    const text = cellText(cell);
    if (column.field === "date") return readDate(cell).from !== null;
    if (column.field === "area") return areaInText(text, [], null) !== null && !column.header.includes(text);
    return column.role === "member" || (column.role === "field" && column.unit !== null && looksNumeric(text));
  });
}

function fits(view: View, column: Column, rows: readonly number[], last: RawLedger): boolean {
  let good = 0;
  let all = 0;
  const figures = column.role === "member" || column.role === "serial" || column.role === "unmeasured" || (column.role === "field" && isFigure(column, last));
  for (const row of rows) {
    const cell = cellAt(view, row, column.index);
    if (isBlank(cell)) continue;
    all++;
    if (figures) good += Number(isNumber(cell) || (typeof cell === "string" && /[\d０-９无一二三四五六七八九十百千万]|^[-—/]/.test(cell)));
    else if (column.field === "date") good += Number(isDate(cell) || readDate(cell).from !== null);
    else good += Number(typeof cell === "string" && !looksNumeric(cell));
  }
  return good * 3 >= all * 2;
}

const isFigure = (column: Column, last: RawLedger): boolean =>
  column.unit !== null || last.records.some((record) => column.field !== null && column.field in record.quantities);

/** What stands in the last row of the ledger before, by field; nothing where a total closes it. */
function heldOver(last: RawLedger): ReadonlyMap<string, string> {
  const record = last.records.at(-1);
  const held = new Map<string, string>();
  if (record === undefined || last.totalRows.some((total) => total.row > record.row)) return held;
  for (const [field, text] of Object.entries(record.texts)) held.set(field, text);
  if (record.areaText !== null) held.set("area", record.areaText);
  if (record.date !== null) held.set("date", record.date.text);
  return held;
}

/** What the sheets before hold, by column: a total at the foot of this one may sum it up as well. */
function carriedOver(last: RawLedger): Map<number, { readonly low: number; readonly high: number }> {
  const sums = new Map<number, { readonly low: number; readonly high: number }>();
  for (const { index, field, role, member } of last.columns) {
    let { low, high } = last.carried?.get(index) ?? { low: 0, high: 0 };
    for (const { quantities, memberColumn } of last.records) {
      const quantity = field === null ? undefined : quantities[field];
      if (!quantity || (role === "member" ? member?.value !== memberOf(last, memberColumn) : memberColumn !== null)) continue;
      low += quantity.low;
      high += quantity.high;
    }
    if (high > 0) sums.set(index, { low, high });
  }
  return sums;
}

const memberOf = (last: RawLedger, index: number | null): string | undefined => last.columns.find((column) => column.index === index)?.member?.value;

function unmeasured(view: View, columns: readonly Column[], row: number, kind: string): Finding[] {
  return columns
    .filter((column) => column.role === "unmeasured" && (column.numbers ?? 0) > 0)
    .map((column) =>
      finding(
        view.grid,
        { code: "column.unmeasured", severity: "info", params: { header: column.header.join(""), count: column.numbers ?? 0 } },
        [row, column.index],
        kind,
      ),
    );
}
