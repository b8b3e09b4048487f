/** One ledger at its place on the sheet: kind, columns, records and totals, with what the reader is not sure of. */
import type { Said } from "../../findings/make";
import type { Finding } from "../../model/finding";
import type { Field, LedgerKind } from "../../model/indicator";
import type { Column, Correction, RawLedger } from "../../model/ledger";
import { columnLetters } from "../../model/address";
import type { Body } from "./body";
import { cellText, isNumber } from "./cell";
import { columnData, countFigures, isNumericData } from "./column-data";
import type { ColumnInput } from "./column-input";
import { readColumns } from "./columns";
import { addressIn, finding, nameIn, originOf, rowsIn } from "./finding";
import { CLOSE, type HeaderChoice } from "./header";
import { chooseKind, type KindChoice } from "./kind";
import { matchMember, type CatalogueIndex } from "./match";
import type { TablePlace } from "./places";
import { figureAt, figuresOfRow, readRecords } from "./records";
import { rememberedFor, shapeOfHeader } from "./shape";
import { kindsSummedUp } from "./summary";
import { takeOutSums } from "./sums";
import { isTotalColumn, readTotalColumns, readTotals } from "./totals";
import { fieldAcross } from "./turned";
import { shapeAt, type View } from "./view";

/** Columns by which a kind is told; no ledger has more, and a sheet of thousands must not take its time. */
const TELLING = 200;

export interface LedgerResult {
  readonly ledger: RawLedger;
  readonly findings: readonly Finding[];
}

/**
 * @param number the ledger's number on its sheet, from 0
 * @param remembered corrections of any sheet, which hold for a header of the same shape
 */
export function readLedger(place: TablePlace, index: CatalogueIndex, number: number, remembered: readonly Correction[] = []): LedgerResult {
  const { view, header, preamble } = place;
  const again = place.correction === undefined && remembered.length > 0 ? rememberedFor(remembered, shapeOfHeader(view, header)) : undefined;
  const correction = place.correction ?? again;
  const inputs: ColumnInput[] = header.paths.map((path, i) => ({ index: view.left + i, path, data: columnData(view, view.left + i, place.body.records) }));
  const names = { title: preamble.title, sheet: view.grid.sheet, file: view.grid.file };
  const told = correctedKind(index, correction, again !== undefined);
  const guess =
    told ??
    chooseKind(
      index,
      names,
      inputs.slice(0, TELLING).map(({ path, data }) => ({ path, numeric: isNumericData(data), sample: data.sample })),
    );
  const summed = told === null ? kindsSummedUp(index, guess.index, inputs.slice(0, TELLING)) : null;
  const choice = summed === null ? guess : { ...guess, index: null };
  const kindIndex = choice.index ?? index.generic;
  const kind: LedgerKind = kindIndex.kind;
  const { columns, conflicts } = readColumns(
    kindIndex,
    inputs,
    preamble.unit,
    (column) => countFigures(view, column, place.body.records),
    fieldsOf(correction, originOf(view.grid)),
    again !== undefined,
    across(place, kind),
  );
  const sums =
    choice.index === null ? { body: place.body, findings: [] } : takeOutSums(view, place.body, columns, kind, (row) => figuresOfRow(view, columns, row));
  const { body } = sums;
  const { records, findings: recordFindings } = readRecords(view, body, columns, kind);
  const ledger: RawLedger = {
    file: view.grid.file,
    sheet: view.grid.sheet,
    index: number,
    kind: kind.kind,
    kindScore: choice.score,
    title: preamble.title,
    header: header.rows,
    data: body.range ?? { first: header.rows.last + 1, last: header.rows.last },
    totalRows: readTotals(view, body, (row) => figuresOfRow(view, columns, row)),
    totalColumns: readTotalColumns(columns, body.records, (row, column) => figureAt(view, row, column)),
    repeatedHeaderRows: body.repeatedHeaders,
    columns,
    reasons: [...header.reasons, ...choice.reasons],
    titleDate: preamble.date,
    mentions: {
      title: preamble.title,
      unitLine: correction?.area ?? preamble.area,
      sheet: view.grid.sheet,
      file: view.grid.file,
      titleCell: preamble.titleCell,
      unitLineCell: preamble.areaCell,
    },
    records,
  };
  return {
    ledger,
    findings: [...ledgerFindings(view, ledger, header, choice, inputs, conflicts, summed), ...sums.findings, ...recordFindings, ...noteFindings(view, body)],
  };
}

/** In a turned table: the column of villages or days that the corner of the table does not name. */
function across({ view, body }: TablePlace, kind: LedgerKind): ReadonlyMap<number, Field> {
  const type = view.grid.turned ? fieldAcross(view, body) : null;
  const field = type === null ? undefined : kind.fields.find((other) => other.type === type);
  return field ? new Map([[view.left, field]]) : new Map();
}

/** Fields that a person set, by column of the view. */
const fieldsOf = (correction: Correction | undefined, origin: number): Correction["fields"] =>
  correction?.fields && Object.fromEntries(Object.entries(correction.fields).map(([column, field]) => [Number(column) - origin, field]));

function correctedKind(index: CatalogueIndex, correction: Correction | undefined, remembered: boolean): KindChoice | null {
  if (correction?.kind === undefined) return null;
  const kind = index.kinds.find((other) => other.kind.kind === correction.kind) ?? null;
  if (kind === null && correction.kind !== "other") return null;
  const reasons = [{ code: remembered ? "reason.kind.remembered" : "reason.kind.corrected", params: { kind: kind?.kind.name ?? "" }, score: 1 }];
  return { index: kind, score: 1, reasons, best: kind, second: null };
}

/** What the reader is not sure of, and the figures that no field takes. */
function ledgerFindings(
  view: View,
  ledger: RawLedger,
  header: HeaderChoice,
  choice: KindChoice,
  inputs: readonly ColumnInput[],
  conflicts: readonly { index: number; field: string; taken: number }[],
  summed: readonly string[] | null,
): Finding[] {
  const { grid } = view;
  const top = [header.rows.first, view.left] as const;
  const findings: Finding[] = [];
  const say = (said: Said, at: readonly [row: number, column: number] = top): unknown => findings.push(finding(grid, said, at, ledger.kind));
  if (grid.turned && ledger.kind !== "other") say({ code: "layout.turned", params: { fields: inputs.length - 1 } });
  if (summed !== null) say({ code: "layout.summary", params: { kinds: summed.slice(0, 3).join("、"), count: summed.length } });
  else if (ledger.kind === "other" && (ledger.records.length > 0 || inputs.some(({ data }) => isNumericData(data) && !data.serial)))
    say(
      choice.best && choice.score >= 0.2
        ? { code: "kind.unsure", params: { guess: choice.best.kind.name, percent: Math.round(choice.score * 100) } }
        : { code: "kind.unknown", severity: inputs.some((input) => isNumericData(input.data)) ? "warning" : "info", params: {} },
    );
  else if (choice.index && choice.second && choice.score - choice.second.score < 0.03 && choice.score < 0.9)
    say({ code: "kind.close", params: { kind: choice.index.kind.name, other: choice.second.index.kind.name } });
  if (header.rival && header.score - header.rival.score < CLOSE)
    say({
      code: "header.close",
      params: { first: nameIn(grid, header.rows.first), last: nameIn(grid, header.rows.last), other: nameIn(grid, header.rival.rows.first) },
    });
  for (const conflict of conflicts)
    say({ code: "column.conflict", params: { field: conflict.field, taken: columnLetters(conflict.taken + originOf(grid)) } }, [
      header.lastNames,
      conflict.index,
    ]);
  for (const column of ledger.columns) {
    const sound = column.reasons.find((reason) => reason.code === "reason.column.sound");
    if (!sound) continue;
    const { word = "", field = "" } = sound.params;
    say({ code: "column.sound", params: { header: column.header.join(""), ...sound.params, word, field } }, [header.lastNames, column.index]);
  }
  // 五好文明家庭 as a column of figures is what the kind counts, but counts by its records: that must not go by unseen.
  const expected = (column: Column) => choice.index !== null && column.header.some((name) => choice.index !== null && matchMember(choice.index, name) !== null);
  for (const column of ledger.columns) {
    if (column.role !== "unmeasured" || isTotalColumn(column)) continue;
    const params = { header: columnName(column, originOf(grid)), count: column.numbers ?? 0 };
    say({ code: "column.unmeasured", severity: expected(column) ? "warning" : "info", params }, [header.lastNames, column.index]);
  }
  return findings;
}

const columnName = (column: Column, origin: number): string => column.header.join("") || columnLetters(column.index + origin);

/** Addresses of the numbers in some rows. */
export const numberCells = (view: View, rows: readonly number[]): string =>
  rows
    .flatMap((row) =>
      (view.cells[row] ?? []).flatMap((cell, column) =>
        isNumber(cell) && column >= view.left && column <= view.right ? [addressIn(view.grid, row, column)] : [],
      ),
    )
    .join("、");

/** Rows of words between the records, and numbers in notes and signature lines below them. */
export function noteFindings(view: View, body: Body): Finding[] {
  const findings: Finding[] = [];
  const [alone] = body.alone;
  if (alone !== undefined)
    findings.push(
      finding(view.grid, { code: "row.alone", params: { count: body.alone.length, rows: rowsIn(view.grid, body.alone) } }, [alone, shapeAt(view, alone).first]),
    );
  const rows = body.notes.filter((row) => shapeAt(view, row).numbers > 0);
  const [first] = rows;
  if (first === undefined) return findings;
  const start = shapeAt(view, first).first;
  const params = { text: cellText(view.cells[first]?.[start]).slice(0, 20), rows: rowsIn(view.grid, rows), cells: numberCells(view, rows) };
  return [...findings, finding(view.grid, { code: "row.note", params }, [first, start])];
}
