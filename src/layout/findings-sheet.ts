/** 汇总·问题: every finding with a link to its cell, and the numeric columns that no indicator measures. */
import type { Finding } from "../model/finding";
import { messageOf } from "../locale";
import type { PlanCell, SheetPlan, StyleName } from "../model/sheet-plan";
import { bare, blank, lineCount, number, range, text } from "./cells";
import { inOrder } from "../findings/order";
import type { SheetFrame } from "./frame";
import { sheetNames, tableNames } from "../model/sheet-names";
import { tabColor } from "./styles";

const headings = ["序号", "级别", "区划", "台账", "文件", "工作表", "单元格", "问题与处理", "说明", "代码"] as const;
const widths = [6, 8, 10, 13, 26, 14, 8, 64, 14, 21];
const headerRow = 2;
const messageColumn = 7;
const wrapped = [messageColumn, messageColumn + 1];

export function findingsSheet(frame: SheetFrame): SheetPlan {
  const { rollUp } = frame;
  const findings = inOrder(frame.findings);
  const rows = findings.length > 0 ? findings.map((finding, i) => rowOf(finding, i + 1, frame)) : [emptyRow()];
  const last = headerRow + rows.length;
  const unmeasured = unmeasuredTable(frame);
  const unmeasuredTop = last + 2;
  const heights: Record<number, number> = { 0: 30, [headerRow]: 22 };
  rows.forEach((row, i) => {
    const lines = Math.max(...wrapped.map((column) => lineCount(String(row[column]?.value ?? ""), widths[column] ?? 10)));
    if (lines > 1) heights[headerRow + 1 + i] = Math.min(lines * 14 + 4, 200);
  });
  return {
    ...bare,
    purpose: "findings",
    name: sheetNames.findings,
    cells: [
      [text(`${rollUp.town}台账问题清单（${rollUp.period.label}）`, "title")],
      [
        text(summaryText(findings), "subtitle"),
        ...Array.from({ length: messageColumn - 1 }, () => null),
        unmeasured.length > 0
          ? {
              ...text(`另有 ${rollUp.unmeasured.length} 列数字没有对应的指标，列在下面`, "subtitle"),
              link: { sheet: sheetNames.findings, cell: `A${unmeasuredTop + 1}` },
            }
          : null,
      ],
      headings.map((heading) => text(heading, "header")),
      ...rows,
      ...(unmeasured.length > 0
        ? [[], [text("没有对应指标的数字列（未计入任何合计）", "group"), ...headings.slice(1).map(() => blank("group"))], ...unmeasured]
        : []),
    ],
    merges: [range(0, 0, 0, headings.length - 1)],
    widths,
    heights,
    tables: [
      { name: tableNames.findings, top: headerRow, left: 0, bottom: last, right: headings.length - 1 },
      ...(unmeasured.length > 0
        ? [{ name: tableNames.unmeasured, top: unmeasuredTop + 1, left: 0, bottom: unmeasuredTop + unmeasured.length, right: unmeasuredHeadings.length - 1 }]
        : []),
    ],
    conditionals: (
      [
        ["错误", "bad"],
        ["警告", "neutral"],
        ["已说明", "good"],
      ] as const
    ).map(([equals, style]) => ({ range: range(headerRow + 1, 1, last, 1), rule: { type: "text", equals }, style })),
    freeze: { rows: headerRow + 1, columns: 2 },
    print: { landscape: true, fitToWidth: true, repeatRows: `$${headerRow + 1}:$${headerRow + 1}` },
    tabColor,
  };
}

const severityNames = { error: "错误", warning: "警告", info: "提示" } as const;

/** 错误 3 处，警告 5 处，提示 7 处，已说明 1 处。 */
export function summaryText(findings: readonly Finding[]): string {
  if (findings.length === 0) return "没有发现问题。";
  const open = findings.filter((finding) => finding.explained === undefined);
  const counts = (["error", "warning", "info"] as const).map(
    (severity) => `${severityNames[severity]} ${open.filter((f) => f.severity === severity).length} 处`,
  );
  const explained = findings.length - open.length;
  return `${counts.join("，")}${explained > 0 ? `，已说明 ${explained} 处` : ""}。`;
}

function rowOf(finding: Finding, serial: number, frame: SheetFrame): PlanCell[] {
  const style: StyleName = finding.explained === undefined ? finding.severity : "info";
  const { file, sheet, cell } = finding;
  const link =
    file === "" ? undefined : { file, ...(sheet === "" ? {} : { sheet }), ...(cell === "" ? {} : { cell: cell.split(":")[0] ?? cell }), tip: "转到原处" };
  return [
    number(serial),
    text(finding.explained === undefined ? severityNames[finding.severity] : "已说明", style),
    text(finding.area === undefined ? "" : frame.shown(finding.area)),
    text(finding.kind === undefined ? "" : frame.kindName(finding.kind)),
    link ? { ...text(file, "link"), link } : text(file),
    text(sheet),
    link && cell !== "" ? { ...text(cell, "link"), link } : text(cell),
    text(messageOf(finding), "textWrap"),
    text(finding.explained ?? (finding.lapsed === undefined ? "" : `（内容已改动，原说明不再适用：${finding.lapsed}）`), "textWrap"),
    text(finding.code),
  ];
}

const emptyRow = (): PlanCell[] => headings.map((_, i) => (i === messageColumn ? text("没有发现问题。", "textWrap") : blank("text")));

/** Under the columns of the findings, so that both tables read well. */
const unmeasuredHeadings = ["序号", "列", "数字个数", "台账", "文件", "工作表", "单元格", "表头"] as const;

function unmeasuredTable({ rollUp, kindName }: SheetFrame): PlanCell[][] {
  if (rollUp.unmeasured.length === 0) return [];
  // Serial numbers are numbers too, but nobody misses them: they come last.
  const isSerial = ({ header }: { header: string }): number => (/^(?:序号|编号|序|No\.?)$/i.test(header.trim()) ? 1 : 0);
  const columns = [...rollUp.unmeasured].sort((a, b) => isSerial(a) - isSerial(b));
  const rows = columns.map((column, i): PlanCell[] => {
    const link = { file: column.file, sheet: column.sheet, cell: `${column.column}1`, tip: "转到原处" };
    return [
      number(i + 1),
      text(column.column),
      number(column.cells),
      text(kindName(column.kind)),
      { ...text(column.file, "link"), link },
      text(column.sheet),
      { ...text(link.cell, "link"), link },
      text(column.header, "textWrap"),
    ];
  });
  return [unmeasuredHeadings.map((heading) => text(heading, "header")), ...rows];
}
