/** 附件: the table of indicators on a page of its own, its head repeated on every page. */
import { BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlign, WidthType, type ParagraphChild } from "docx";
import type { Report } from "../../model/report";
import { LINE_PITCH, MARGIN, PAGE } from "./page";
import type { RunMaker } from "./paragraphs";
import { STYLE } from "./styles";
import { appendixTitle } from "./text";

const HEAD = ["序号", "指标", "数据", "口径"];
/** Widths in thousandths of the type area. */
const SHARES = [100, 460, 260, 180];
const WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
const WIDTHS = SHARES.map((share) => Math.floor((WIDTH * share) / 1000));

export function appendixTable(report: Report, make: RunMaker): (Paragraph | Table)[] {
  if (report.appendix.length === 0) return [];
  const rows = report.appendix.map(({ name, text, periodType, fact }, index) => [
    make.words(String(index + 1)),
    make.words(name),
    make.figure(fact, text),
    make.words(periodType),
  ]);
  return [
    new Paragraph({ style: STYLE.appendixMark, pageBreakBefore: true, children: [make.words("附件")] }),
    new Paragraph({ style: STYLE.title, spacing: { before: LINE_PITCH, after: LINE_PITCH / 2 }, children: [make.words(appendixTitle(report))] }),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: WIDTH, type: WidthType.DXA },
      columnWidths: WIDTHS,
      borders: Object.fromEntries(SIDES.map((side) => [side, { style: BorderStyle.SINGLE, size: 4, color: "000000" }])),
      rows: [row(HEAD.map(make.words), true), ...rows.map((cells) => row(cells, false))],
    }),
  ];
}

const SIDES = ["top", "bottom", "left", "right", "insideHorizontal", "insideVertical"];

function row(cells: readonly ParagraphChild[], head: boolean): TableRow {
  return new TableRow({
    tableHeader: head,
    cantSplit: true,
    children: cells.map(
      (cell, column) =>
        new TableCell({
          width: { size: WIDTHS[column] ?? 0, type: WidthType.DXA },
          verticalAlign: VerticalAlign.CENTER,
          children: [
            new Paragraph({ style: head ? STYLE.tableHead : STYLE.tableText, ...(!head && column !== 1 ? { alignment: "center" } : {}), children: [cell] }),
          ],
        }),
    ),
  });
}
