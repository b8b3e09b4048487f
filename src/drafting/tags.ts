/**
 * What a town's own document may ask for in braces: `{镇}`, `{清理垃圾}`, `{清理垃圾.今年以来}`, `{#村居}{名称}{清理垃圾}{/村居}`. Figures keep their
 * fact, so that a host can bind them; words are words, whatever signs a village put in them.
 */
import { printedTown } from "./town-name";
import type { Fact } from "../model/report";
import type { Result, ResultIndicator, ResultQuantity } from "../model/result";
import { factsOfResult, type FactBook } from "../figures/of-result";
import { printFigure, unitInWords } from "../figures/print";
import { figureIdText, townFigureId, type FigureId } from "../model/figure";
import { fullDate } from "../language/period-words";

export interface TagValue {
  readonly text: string;
  /** The figure behind the text; null where the text is words, or a number without its unit. */
  readonly fact: Fact | null;
}

export type TagRow = ReadonlyMap<string, TagValue>;

export interface TagLoop {
  readonly tag: string;
  /** Tags inside the loop, as a list for people; those of the indicators come on top. */
  readonly tags: readonly string[];
  readonly rows: readonly TagRow[];
}

export interface Tags {
  /** Every tag outside loops, by name and by code. */
  readonly values: TagRow;
  readonly loops: ReadonlyMap<string, TagLoop>;
  /** The tags worth showing in a list, in the order of the catalogue: no codes, no villages. */
  readonly listed: readonly { readonly tag: string; readonly text: string }[];
}

/** An indicator that a catalogue names and no ledger filled: known, without data. */
export type NamedIndicator = Pick<ResultIndicator, "code" | "name" | "unit">;

/** Printed where there is no data: a blank would look like an oversight, 0 would be a number. */
export const NO_DATA = "—";

const words = (text: string): TagValue => ({ text, fact: null });
const none = words(NO_DATA);

/**
 * The tags of a result.
 * @param catalogue indicators that may be named although the result has no data for them
 * @param today ISO day, for {日期}
 */
export function tagsOf(result: Result, catalogue: readonly NamedIndicator[], today: string): Tags {
  const facts = factsOfResult(result);
  const measured = new Map(result.indicators.map((indicator) => [indicator.code, indicator]));
  const named = [...result.indicators, ...catalogue.filter(({ code }) => !measured.has(code))];
  const general: [string, TagValue][] = [
    ["镇", words(printedTown(result.town))],
    ["报告期", words(result.period.label)],
    ["开始日期", words(fullDate(result.period.start))],
    ["截止日期", words(fullDate(result.period.end))],
    ["日期", words(fullDate(today))],
    ...(["应报送台账", "实际报送台账", "报送率"] as const).map((tag): [string, TagValue] => [tag, reporting(result, tag, facts)]),
  ];
  const values = new Map<string, TagValue>(general);
  const listed = general.map(([tag, { text }]) => ({ tag, text }));
  for (const indicator of named) {
    const entries = indicatorTags(indicator, measured.get(indicator.code), facts);
    for (const [end, value] of entries) for (const head of [indicator.code, indicator.name]) if (!values.has(head + end)) values.set(head + end, value);
    for (const [end, value] of entries) if (LISTED.has(end)) listed.push({ tag: indicator.name + end, text: value.text });
  }
  return { values, loops: loopsOf(result, named, facts), listed };
}

const LISTED = new Set(["", ".今年以来", ".增减", ".增幅", ".目标", ".完成率"]);
const SAID: readonly (readonly [end: string, aspect: string])[] = [
  [".增减", "change"],
  [".增幅", "growth"],
  [".目标", "target"],
  [".完成率", "completion"],
];

/** `""` the figure with its unit, `.数值`, `.单位`, `.今年以来`, `.东庄村`, `.石大路`, and what the report says of it. */
function indicatorTags(named: NamedIndicator, measured: ResultIndicator | undefined, facts: FactBook): [end: string, value: TagValue][] {
  const { code } = named;
  const factAt = (id: FigureId): Fact | undefined => facts.byId(figureIdText(id));
  const figure = (fact: Fact | undefined): TagValue => (fact ? { text: fact.text, fact } : none);
  const total = measured?.total ?? null;
  return [
    ["", figure(total ? factAt(townFigureId(code)) : undefined)],
    [".数值", total ? words(bare(total, named.unit)) : none],
    [".单位", words(unitInWords(named.unit))],
    [".今年以来", figure(measured?.yearToDate ? factAt(townFigureId(code, "ytd")) : undefined)],
    ...SAID.flatMap(([end, aspect]): [string, TagValue][] => {
      const fact = factAt(townFigureId(code, aspect));
      return fact ? [[end, { text: fact.text, fact }]] : [];
    }),
    ...Object.keys(measured?.byArea ?? {}).map((area): [string, TagValue] => [`.${area}`, figure(factAt({ ...townFigureId(code), area }))]),
    ...partsOf(named, measured, facts).map(({ part, fact }): [string, TagValue] => [`.${part}`, figure(fact)]),
  ];
}

/** As a number alone, for a column that names the unit in its head; 余 and 约 stay. */
function bare(quantity: ResultQuantity, unit: string): string {
  if (quantity.mark !== null) return printFigure({ ...quantity, unit: null }, "");
  return String(Number(quantity.value.toFixed(unit === "%" ? 2 : 3)));
}

interface Part {
  readonly part: string;
  readonly fact: Fact;
  readonly quantity: ResultQuantity;
}

function partsOf(named: NamedIndicator, measured: ResultIndicator | undefined, facts: FactBook): Part[] {
  return Object.entries(measured?.breakdown ?? {})
    .flatMap(([part, quantity]) => {
      const fact = facts.byId(figureIdText(townFigureId(named.code, "", part)));
      return fact ? [{ part, quantity, fact }] : [];
    })
    .sort((a, b) => b.quantity.value - a.quantity.value || (a.part < b.part ? -1 : 1));
}

function reporting({ completeness }: Result, tag: "应报送台账" | "实际报送台账" | "报送率", facts: FactBook): TagValue {
  const { expected, received } = completeness;
  const [aspect, text] =
    tag === "应报送台账"
      ? ["expected", `${expected}份`]
      : tag === "实际报送台账"
        ? ["received", `${received}份`]
        : ["rate", expected === 0 ? NO_DATA : `${String(Math.floor((received / expected) * 1000) / 10)}%`];
  const fact = facts.byId(figureIdText(townFigureId("completeness", aspect)));
  return fact ? { text: fact.text, fact } : words(text);
}

function loopsOf(result: Result, named: readonly NamedIndicator[], facts: FactBook): Map<string, TagLoop> {
  const measured = new Map(result.indicators.map((indicator) => [indicator.code, indicator]));
  const numbered = (rows: readonly [string, TagValue][][]): TagRow[] => rows.map((row, i) => new Map([["序号", words(String(i + 1))], ...row]));
  const members = result.areas.filter(({ type }) => type === "村" || type === "居");
  const loops: TagLoop[] = [
    {
      tag: "村居",
      tags: ["序号", "名称", "类型", "〔指标〕"],
      rows: numbered(members.map((area) => [["名称", words(area.name)], ["类型", words(area.type)], ...sharesOf(area.name, named, measured, facts)])),
    },
    {
      tag: "指标",
      tags: ["序号", "编号", "名称", "数据", "数值", "单位"],
      rows: numbered(
        result.indicators.flatMap((indicator) => {
          if (indicator.total === null) return [];
          const tags = new Map(indicatorTags(indicator, indicator, facts));
          return [
            [
              ["编号", words(indicator.code)],
              ["名称", words(indicator.name)],
              ["数据", tags.get("") ?? none],
              ["数值", tags.get(".数值") ?? none],
              ["单位", tags.get(".单位") ?? none],
            ] as [string, TagValue][],
          ];
        }),
      ),
    },
    {
      tag: "缺报",
      tags: ["序号", "村居", "台账"],
      rows: numbered(
        result.completeness.missing.map(({ area, kind }) => [
          ["村居", words(area)],
          ["台账", words(kind)],
        ]),
      ),
    },
    ...result.indicators.flatMap((indicator): TagLoop[] => {
      if (!indicator.breakdown) return [];
      const rows = numbered(
        partsOf(indicator, indicator, facts).map(({ part, fact }) => [
          ["名称", words(part)],
          ["数据", { text: fact.text, fact }],
        ]),
      );
      return [indicator.name, indicator.code].map((head) => ({ tag: `${head}.分项`, tags: ["序号", "名称", "数据"], rows }));
    }),
  ];
  return new Map(loops.map((loop) => [loop.tag, loop]));
}

/** Inside {#村居} an indicator is the village's, and a village without data has none: never the town's total instead. */
function sharesOf(area: string, named: readonly NamedIndicator[], measured: ReadonlyMap<string, ResultIndicator>, facts: FactBook): [string, TagValue][] {
  return named.flatMap((indicator): [string, TagValue][] => {
    const quantity = measured.get(indicator.code)?.byArea[area];
    const fact = quantity && facts.byId(figureIdText({ ...townFigureId(indicator.code), area }));
    const value = fact ? { text: fact.text, fact } : none;
    const plain = quantity ? words(bare(quantity, indicator.unit)) : none;
    return [indicator.name, indicator.code].flatMap((head): [string, TagValue][] => [
      [head, value],
      [`${head}.数值`, plain],
      [`${head}.单位`, words(unitInWords(indicator.unit))],
    ]);
  });
}
