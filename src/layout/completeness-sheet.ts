/** 汇总·报送: which area sent which ledger, who is missing, and a text to paste into a group chat. */
import type { PlanCell, SheetPlan, StyleName } from "../model/sheet-plan";
import { isDue } from "../language/due";
import { cellAddress } from "../model/address";
import { bare, blank, longDate, range, text, textWidth } from "./cells";
import { compare } from "../findings/order";
import type { SheetFrame } from "./frame";
import { sheetNames } from "../model/sheet-names";
import { tabColor } from "./styles";

const sent = "✓";
const lacking = "缺";
/** Sent although nobody has to: not counted. */
const beside = "另报";
const headerRow = 2;
const styleOf: Readonly<Record<string, StyleName>> = { [sent]: "info", [lacking]: "error" };

export function completenessSheet(frame: SheetFrame): SheetPlan {
  const { rollUp, shown, kindName } = frame;
  const { completeness } = rollUp;
  const kinds = kindsOf(frame);
  const areas = kinds.length === 0 ? [] : areasOf(frame);
  const firstKind = 1;
  const lastKind = kinds.length;
  const headings = ["单位", ...kinds.map(kindName), "已报", "应报", "报送率"];
  const stateOf = stateIn(frame);
  const body = areas.map((area, i): PlanCell[] => {
    const states = kinds.map((kind) => stateOf(area, kind));
    return areaRow(shown(area), states, headerRow + 1 + i);
  });
  const last = headerRow + body.length;
  const totals = body.length === 0 ? [] : [totalRow(headerRow + 1, last, kinds.length, body)];
  const messageTop = last + totals.length + 2;
  const message = reminder(frame);
  const width = headings.length;
  return {
    ...bare,
    purpose: "completeness",
    name: sheetNames.completeness,
    cells: [
      [text(`${rollUp.town}台账报送情况（${rollUp.period.label}）`, "title")],
      [text(`应报 ${completeness.expected} 份，已报 ${completeness.received} 份，报送率 ${rate(completeness.received, completeness.expected)}。`, "subtitle")],
      headings.map((heading) => text(heading, "header")),
      ...body,
      ...totals,
      [],
      [text("催报通知（选中下面各行，复制后粘贴到工作群）", "group"), ...Array.from({ length: Math.max(width - 1, 5) }, () => blank("group"))],
      ...message.map((line) => [{ ...text(line, "subtitle") }]),
    ],
    merges: [range(0, 0, 0, width - 1)],
    widths: [14, ...kinds.map((kind) => Math.max(8, Math.ceil(textWidth(kindName(kind)) / 2) + 2)), 8, 8, 10],
    heights: { 0: 30, [headerRow]: 34, [messageTop]: 20 },
    conditionals:
      body.length === 0
        ? []
        : [
            { range: range(headerRow + 1, firstKind, last, lastKind), rule: { type: "text", equals: lacking }, style: "bad" },
            { range: range(headerRow + 1, lastKind + 3, last, lastKind + 3), rule: { type: "dataBar" }, style: "neutral" },
          ],
    freeze: { rows: headerRow + 1, columns: 1 },
    print: { landscape: true, fitToWidth: true, repeatRows: `$${headerRow + 1}:$${headerRow + 1}` },
    tabColor,
  };
}

/** What an area did of a kind: sent, lacking, beside, or "" where it neither sent nor has to. */
function stateIn({ rollUp, catalogue }: SheetFrame): (area: string, kind: string) => string {
  const { completeness } = rollUp;
  const missing = new Set(completeness.missing.map(({ area, kind }) => `${area} ${kind}`));
  const expectedKinds = new Set(catalogue.kinds.filter((kind) => isDue(kind.frequency, rollUp.period)).map((kind) => kind.kind));
  // Only what stands at the foot of the area tree sends ledgers that are waited for.
  const above = new Set(rollUp.areas.filter(({ name }) => name !== rollUp.town).map(({ parent }) => parent ?? rollUp.town));
  return (area, kind) => {
    if (missing.has(`${area} ${kind}`)) return lacking;
    if (!completeness.byArea.get(area)?.includes(kind)) return "";
    return expectedKinds.has(kind) && !above.has(area) ? sent : beside;
  };
}

/** An area's row, with its own sums. */
function areaRow(name: string, states: readonly string[], row: number): PlanCell[] {
  const received = states.filter((state) => state === sent).length;
  const expected = states.filter((state) => state === sent || state === lacking).length;
  const lastKind = states.length;
  const span = range(row, 1, row, lastKind);
  const [a, b] = [cellAddress(row, lastKind + 1), cellAddress(row, lastKind + 2)];
  return [
    text(name),
    ...states.map((state) => ({ ...text(state, "info"), style: styleOf[state] ?? "text" })),
    { value: received, formula: `COUNTIF(${span},"${sent}")`, style: "number" },
    { value: expected, formula: `${a}+COUNTIF(${span},"${lacking}")`, style: "number" },
    { value: expected === 0 ? "" : (received / expected) * 100, formula: `IF(${b}=0,"",${a}/${b}*100)`, style: "percent" },
  ];
}

/** Kinds that are waited for or came from somebody, in the catalogue's order. */
function kindsOf({ rollUp, catalogue }: SheetFrame): string[] {
  const { missing, byArea } = rollUp.completeness;
  const seen = new Set([...missing.map(({ kind }) => kind), ...[...byArea.values()].flat()]);
  const known = catalogue.kinds.filter(({ kind }) => seen.has(kind)).map(({ kind }) => kind);
  return [...known, ...[...seen].filter((kind) => !known.includes(kind)).sort(compare)];
}

/** Areas of which something is expected or came, in the order of the areas. */
function areasOf({ rollUp, columns }: SheetFrame): string[] {
  const { missing, byArea } = rollUp.completeness;
  const seen = new Set([...missing.map(({ area }) => area), ...byArea.keys()]);
  const order = [...rollUp.areas.map(({ name }) => name).filter((name) => name !== rollUp.town), ...columns, rollUp.town];
  return [...new Set([...order.filter((area) => seen.has(area)), ...seen])];
}

function totalRow(top: number, last: number, kinds: number, body: readonly PlanCell[][]): PlanCell[] {
  const cells = Array.from({ length: kinds + 3 }, (_, i): PlanCell => {
    const column = range(top, i, last, i);
    const values = body.map((row) => row[i]?.value);
    if (i === 0) return text("合计", "total");
    if (i <= kinds) return { value: values.filter((value) => value === sent).length, formula: `COUNTIF(${column},"${sent}")`, style: "total" };
    return { value: values.reduce<number>((sum, value) => sum + Number(value), 0), formula: `SUM(${column})`, style: "total" };
  });
  const [received = 0, expected = 0] = [cells[kinds + 1], cells[kinds + 2]].map((cell) => Number(cell?.value));
  const [a, b] = [cellAddress(last + 1, kinds + 1), cellAddress(last + 1, kinds + 2)];
  return [...cells, { value: expected === 0 ? "" : (received / expected) * 100, formula: `IF(${b}=0,"",${a}/${b}*100)`, style: "totalPercent" }];
}

/** The lines of the reminder: one area a line, as it is pasted into a chat. */
export function reminder({ rollUp, shown, kindName, today }: SheetFrame): string[] {
  const { expected, received, missing } = rollUp.completeness;
  const head = `【台账报送】${rollUp.town}${rollUp.period.label}台账应报${expected}份，截至${longDate(today)}已报${received}份，报送率${rate(received, expected)}。`;
  if (missing.length === 0) return [`${head}各单位已全部报齐，感谢配合。`];
  const byArea = new Map<string, string[]>();
  for (const { area, kind } of missing) byArea.set(area, [...(byArea.get(area) ?? []), kindName(kind)]);
  return [
    `${head}请以下单位尽快补报：`,
    ...[...byArea].map(([area, kinds], i) => `${i + 1}. ${shown(area)}：${kinds.join("、")}`),
    "报送后请在群里回复；确无内容的，请报空表并注明“无”。",
  ];
}

const rate = (received: number, expected: number): string => (expected === 0 ? "—" : `${((received / expected) * 100).toFixed(1)}%`);
