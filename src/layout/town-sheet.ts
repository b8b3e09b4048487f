/** 汇总·镇级: indicators × areas, the totals as formulas over 汇总·指标值, so that a person can trace them and a correction flows. */
import type { Mark } from "../model/quantity";
import type { PlanCell, PlanConditional, SheetPlan, StyleName } from "../model/sheet-plan";
import { cellAddress, columnLetters } from "../model/address";
import { bare, blank, criterion, longDate, number, range, text } from "./cells";
import { summaryText } from "./findings-sheet";
import type { SheetFrame } from "./frame";
import { sheetNames } from "../model/sheet-names";
import { tabColor } from "./styles";
import { townCharts } from "./town-charts";
import { pages, townColumns, type Key, type TownColumns } from "./town-columns";
import { townRows, type TownLine, type TownRow } from "./town-rows";
import { isWhole, valueRanges, type ValueRow } from "./values-sheet";

const headerRow = 3;

type Ranges = ReturnType<typeof valueRanges>;

export function townSheet(frame: SheetFrame, values: readonly ValueRow[]): SheetPlan {
  const { rollUp, catalogue, today, findings } = frame;
  const rows = townRows(frame);
  const columns = townColumns(frame, rows);
  const ranges = valueRanges(values.length);
  const width = columns.headings.length;
  const firstValue = new Map<string, number>();
  values.forEach(({ code }, i) => firstValue.has(code) || firstValue.set(code, i));
  const body = rows.map((row, i): (PlanCell | null)[] =>
    "group" in row
      ? [text(row.group, "group"), ...Array.from({ length: width - 1 }, () => blank("group"))]
      : lineCells(row.line, headerRow + 1 + i, columns, ranges, frame, firstValue.get(row.line.code)),
  );
  const last = headerRow + body.length;
  const { completeness } = rollUp;
  const subtitle = [
    `报告期：${rollUp.period.label}`,
    `制表：${longDate(today)}`,
    `报送：${completeness.received}/${completeness.expected} 份`,
    `问题：${summaryText(findings)}`,
  ].join("　　");
  const notes = notesOf(columns, rows);
  const page = pages(columns);
  const above: (PlanCell | null)[][] = [
    [text(`${rollUp.town}${catalogue.name}工作汇总表`, "title")],
    [{ ...text(subtitle, "subtitle"), link: { sheet: sheetNames.findings, cell: "A1", tip: "转到问题清单" } }],
    [],
    columns.headings.map((heading) => text(heading, "header")),
    ...body,
    [],
    ...notes,
    [],
  ];
  const below = townCharts(frame, rows, columns, headerRow, above.length);
  return {
    ...bare,
    purpose: "town",
    name: sheetNames.town,
    cells: [...above, ...below.cells],
    merges: [range(0, 0, 0, page.lastColumn), range(1, 0, 1, page.lastColumn)],
    widths: columns.widths,
    heights: { 0: 34, 1: 18, 2: 6, [headerRow]: 32 },
    charts: below.charts,
    conditionals: conditionalsOf(columns, last),
    freeze: { rows: headerRow + 1, columns: (columns.at.get("total") ?? 3) + 1 },
    print: {
      landscape: true,
      fitToWidth: true,
      repeatRows: `$${headerRow + 1}:$${headerRow + 1}`,
      repeatColumns: `$A:$${columnLetters(columns.at.get("total") ?? 3)}`,
      pagesWide: page.wide,
      ...(below.breakBefore.length > 0 ? { breakBefore: below.breakBefore } : {}),
    },
    tabColor,
  };
}

/** The number format that shows a mark beside a figure that stays a number: 20,000余. */
function markedFormat(mark: Mark, whole: boolean): string | undefined {
  if (mark === null) return undefined;
  const figures = whole ? "#,##0" : "#,##0.0#";
  return mark === "余" ? `${figures}"余"` : mark === "范围" ? `${figures}"起"` : `"${mark}"${figures}`;
}

function lineCells(
  line: TownLine,
  row: number,
  columns: TownColumns,
  ranges: Ranges,
  { columns: areas, rollUp }: SheetFrame,
  firstValue: number | undefined,
): PlanCell[] {
  const at = (key: Key): string => cellAddress(row, columns.at.get(key) ?? 0);
  // A part of a breakdown has a code of two words (QT01#石大路) that only formulas need to see.
  const code = line.total ? `$A${row + 1}` : criterion(line.code);
  const whole = isWhole([line.quantity, line.yearToDate, ...line.byArea.values()].map((quantity) => quantity?.value));
  const percent = line.unit === "%";
  const style: StyleName = percent ? "percent" : whole ? "number" : "decimal";
  const totalStyle: StyleName = percent ? "totalPercent" : whole ? "total" : "totalDecimal";
  const { target, change } = line.total ?? {};
  // Targets are set for the year: what flows is held against the year to date.
  const reached = line.yearToDate !== null && columns.at.has("yearToDate") ? at("yearToDate") : at("total");
  const areaSpan = areas.length === 0 ? null : range(row, columns.firstArea, row, columns.firstArea + areas.length - 1);
  const ofTown = `${ranges.代码},${code},${ranges.上级},${criterion(rollUp.town)}`;
  const totalFormula = totalFormulaOf(line, ranges, ofTown, areaSpan);
  const cells: Readonly<Record<Key, () => PlanCell>> = {
    code: () => text(line.total ? line.code : ""),
    name: () => ({
      ...text(line.total ? line.name : `\u3000${line.name}`, firstValue === undefined ? "text" : "link"),
      ...(firstValue === undefined ? {} : { link: { sheet: sheetNames.values, cell: `A${firstValue + 4}`, tip: "看各单位的值和来源" } }),
    }),
    unit: () => text(line.unit),
    total: () => formula(totalFormula, line.quantity?.value ?? null, totalStyle, markedFormat(line.quantity?.mark ?? null, whole)),
    target: () => number(target?.value ?? null, style),
    completion: () =>
      formula(
        target && `IF(OR(${reached}="",${at("target")}=0),"",${reached}/${at("target")}*100)`,
        target && target.completion !== null ? target.completion * 100 : null,
        "percent",
      ),
    yearToDate: () =>
      formula(
        line.yearToDate !== null && line.yearToDateAggregate === "sum" ? `SUMIFS(${ranges.当年累计},${ofTown})` : undefined,
        line.yearToDate?.value ?? null,
        style,
        markedFormat(line.yearToDate?.mark ?? null, whole),
      ),
    previous: () => number(change?.previous ?? null, style),
    difference: () =>
      formula(
        change && `IF(OR(${at("total")}="",${at("previous")}=""),"",${at("total")}-${at("previous")})`,
        change && line.quantity ? change.difference : null,
        "change",
      ),
    ratio: () =>
      formula(
        change && `IF(OR(${at("total")}="",${at("previous")}="",${at("previous")}=0),"",(${at("total")}-${at("previous")})/${at("previous")}*100)`,
        change && change.ratio !== null && line.quantity ? change.ratio * 100 : null,
        "percent",
      ),
  };
  const areaCells = areas.map((area, i) =>
    areaCell(line, area, `${ranges.区划},${columnLetters(columns.firstArea + i)}$${headerRow + 1}`, { ranges, code, style, whole }),
  );
  return [...columns.keys.map((key) => cells[key]()), ...areaCells];
}

/** How the town's total is worked out of 汇总·指标值, or of the areas beside it; undefined: it is a value. */
function totalFormulaOf({ aggregate }: TownLine, ranges: Ranges, ofTown: string, areaSpan: string | null): string | undefined {
  return {
    sum: `IF(COUNTIFS(${ofTown},${ranges.数值},"<>")=0,"",SUMIFS(${ranges.数值},${ofTown}))`,
    largest: areaSpan === null ? undefined : `IF(COUNT(${areaSpan})=0,"",MAX(${areaSpan}))`,
    ratio: `IF(SUMIFS(${ranges.分母},${ofTown})=0,"",SUMIFS(${ranges.分子},${ofTown})/SUMIFS(${ranges.分母},${ofTown})*100)`,
    value: undefined,
  }[aggregate];
}

interface AreaCellLook {
  readonly ranges: Ranges;
  /** The indicator's code as formulas look for it. */
  readonly code: string;
  readonly style: StyleName;
  readonly whole: boolean;
}

/** @param area name of the area @param criterion range and header cell that select it in formulas */
function areaCell(line: TownLine, area: string, criterion: string, { ranges, code, style, whole }: AreaCellLook): PlanCell {
  const quantity = line.byArea.get(area);
  const ofArea = `${ranges.代码},${code},${criterion}`;
  const worked =
    line.total?.indicator.measure.type === "ratio"
      ? `IF(SUMIFS(${ranges.分母},${ofArea})=0,"",SUMIFS(${ranges.分子},${ofArea})/SUMIFS(${ranges.分母},${ofArea})*100)`
      : `IF(COUNTIFS(${ofArea},${ranges.数值},"<>")=0,"",SUMIFS(${ranges.数值},${ofArea}))`;
  return formula(worked, quantity?.value ?? null, style, markedFormat(quantity?.mark ?? null, whole));
}

/** A formula with its value; without a formula the value alone. A formula that shows nothing has the empty text as its value. */
function formula(worked: string | undefined, value: number | null, style: StyleName, numberFormat?: string): PlanCell {
  const format = numberFormat === undefined ? {} : { numberFormat };
  return worked === undefined ? { value, style, ...format } : { value: value ?? "", formula: worked, style, ...format };
}

function notesOf(columns: TownColumns, rows: readonly TownRow[]): PlanCell[][] {
  const notes = [
    "注：合计与各单位的数由“汇总·指标值”求出，更正那里的数值，本表随之改变；点指标名称可看来源。空格表示没有报送，0 表示报送为零。",
    ...(rows.some((row) => "line" in row && row.line.quantity?.mark)
      ? ["数旁的“余”“近”“约”“起”表示原表写的是约数：合计按写明的数相加，上下限见“汇总·指标值”。"]
      : []),
    ...(columns.at.has("ratio") ? ["增减、增减率与上期相比。"] : []),
  ];
  return notes.map((note) => [{ ...text(note, "subtitle") }]);
}

function conditionalsOf(columns: TownColumns, last: number): PlanConditional[] {
  const over = (key: Key): string | null => {
    const column = columns.at.get(key);
    return column === undefined ? null : range(headerRow + 1, column, last, column);
  };
  const completion = over("completion");
  const difference = over("difference");
  return [
    ...(completion === null
      ? []
      : ([
          { range: completion, rule: { type: "above", than: 99.95 }, style: "good" },
          { range: completion, rule: { type: "below", than: 60 }, style: "bad" },
        ] as const)),
    ...(difference === null ? [] : ([{ range: difference, rule: { type: "below", than: 0 }, style: "neutral" }] as const)),
  ];
}
