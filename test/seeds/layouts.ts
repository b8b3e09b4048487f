/** Three ways in which a town's ledgers come, around the same records: the totals must not depend on which. */
import { book, gridsOf, page, type Book } from "../../samples/build/book";
import { columnsOf } from "../../samples/build/columns";
import type { Column, Form } from "../../samples/build/draw";
import { monthOf, type Entry } from "../../samples/build/entry";
import { HANDS, hanzi } from "../../samples/build/hands";
import type { Grid } from "../../src/model/grid";
import { areaOf, kindsOf, plainBook, plainTitle } from "../../samples/build/plain-books";
import { AREAS, TOWN } from "./figures";

/** One workbook, one sheet a ledger, one header row, a 村居 column; numbers with their units in a column. */
function longLayout(entries: readonly Entry[]): Grid[] {
  return gridsOf([plainBook(entries)]);
}

/** One workbook, one sheet a ledger: a column for each 形式 and each project, two and more header rows, 合计 at the foot. */
function wideLayout(entries: readonly Entry[]): Grid[] {
  const hand = { ...HANDS.community, dates: "serial" as const };
  const to = book("台账（汇总表）.xlsx", hand.script);
  for (const kind of kindsOf(entries)) {
    const list = entries.filter((one) => one.kind === kind);
    const wide = kind === "publicity" ? widePublicity(list) : kind === "construction" ? wideConstruction(list) : null;
    const columns = wide?.columns ?? columnsOf(kind, { hand, area: areaOf(kind) });
    const summed = columns.some((column) => column.total !== undefined) && !["publicity", "survey"].includes(kind);
    const form: Form = { title: `${TOWN}${plainTitle(kind)}`, line: [`填报单位：${TOWN}创建办`, ""], columns, totals: summed ? "bottom" : "none" };
    page(to, plainTitle(kind), [[form, wide?.rows ?? list]]);
  }
  return gridsOf([to]);
}

/** One workbook a village, all its ledgers one below the other on a single sheet; the town's own in a workbook of its own. */
function stackedLayout(entries: readonly Entry[]): Grid[] {
  const hand = HANDS.chinese;
  const books = [...AREAS, TOWN].map((area): Book => {
    const to = book(`${area}台账.xlsx`, hand.script);
    const own = entries.filter((one) => one.area === area);
    const ledgers = kindsOf(own).map((kind, index): readonly [Form, readonly Entry[]] => {
      const mergeFields = kind === "honour" ? ["category"] : kind === "standard" ? ["project", "office"] : [];
      return [
        { title: `${hanzi(index + 1)}、${plainTitle(kind)}`, line: null, columns: columnsOf(kind, { hand, area: null }), totals: "none", mergeFields },
        own.filter((one) => one.kind === kind),
      ];
    });
    page(to, "台账", ledgers);
    return to;
  });
  return gridsOf(books.filter((one) => (one.papers[0]?.squares.size ?? 0) > 0));
}

const areaColumn: Column = { header: ["村居"], field: "area", width: 12, look: "text", cell: (one) => one.area };

/** A row for each place and month, a column for each form with its unit in the header. */
function widePublicity(list: readonly Entry[]): { columns: Column[]; rows: Entry[] } {
  const forms = [...new Set(list.map((one) => `${one.texts.form ?? ""}（${one.texts.unit ?? ""}）`))];
  const keys = [...new Set(list.map((one) => `${one.area}|${monthOf(one)}`))];
  const rows = keys.flatMap((key): Entry[] => {
    const these = list.filter((one) => `${one.area}|${monthOf(one)}` === key);
    const first = these[0];
    if (first === undefined) return [];
    const cells = these.map((one) => [`${one.texts.form ?? ""}（${one.texts.unit ?? ""}）`, one] as const);
    const written = Object.fromEntries(cells.map(([form, one]) => [form, one.written.quantity ?? one.numbers.quantity ?? null]));
    return [{ ...first, written, loose: [] }];
  });
  const columns = forms.map((form): Column => ({
    header: ["宣传形式", form],
    field: form,
    width: 12,
    look: "number",
    cell: (one) => one.written[form] ?? null,
  }));
  return { columns: [areaColumn, { header: ["月份"], field: "date", width: 12, look: "text", cell: (one) => `2024年${monthOf(one)}月` }, ...columns], rows };
}

/** A row for each place, a group of columns for each project: 任务数 and 完成数 under its name. */
function wideConstruction(list: readonly Entry[]): { columns: Column[]; rows: Entry[] } {
  const projects = [...new Set(list.map((one) => one.texts.project ?? ""))];
  const rows = [...new Set(list.map((one) => one.area))].flatMap((area): Entry[] => {
    const these = list.filter((one) => one.area === area);
    const numbers = Object.fromEntries(
      these.flatMap((one) => ["task", "done"].map((field) => [`${one.texts.project ?? ""}.${field}`, one.numbers[field] ?? 0] as const)),
    );
    return these.slice(0, 1).map((one) => ({ ...one, numbers }));
  });
  const group = (project: string, field: string, header: string): Column => ({
    header: [project, header],
    field: `${project}.${field}`,
    width: 12,
    look: "number",
    cell: (one) => one.numbers[`${project}.${field}`] ?? null,
    total: true,
  });
  const columns = projects.flatMap((project) => [group(project, "task", "任务数（户）"), group(project, "done", "完成数（户）")]);
  return { columns: [areaColumn, ...columns], rows };
}

export const LAYOUTS: Readonly<Record<string, (entries: readonly Entry[]) => Grid[]>> = {
  "one long sheet a ledger": longLayout,
  "wide sheets with merged headers": wideLayout,
  "a workbook a village, ledgers one below the other": stackedLayout,
};
