/**
 * Everything a template can name. Figures print through filters only (filters.ts); words from ledgers are strings and are
 * marked as such when they are printed (engine.ts).
 *
 *     镇  全镇  今天  略 (drops its clause)  报告期.名称 .词 .截至 .今年以来 .自年初  用语.落款 …
 *     指标.HJ05 (also by name: 指标.清理垃圾)  .有 .零 .名称 .单位 .分项
 *     台账.志愿服务活动: rows with the ledger's Chinese field names, 村居 and 日期
 *     报送.台账数 .应报 .实报 .报送率 .缺报 .齐全   区划.总数 .村数 .社区数
 *     问题: problems.ts   待整改: open items   候选: honours not yet conferred   其余: groups of indicators that the template does not name
 */
import { builtIn } from "../catalogue/built-in";
import type { Catalogue } from "../model/indicator";
import { ruleOf } from "../model/kind-rule";
import type { Finding } from "../model/finding";
import type { Ledger } from "../model/ledger";
import type { RollUp } from "../model/total";
import { passedDeadline } from "../language/date";
import { candidates } from "./candidates";
import { ownFigure } from "../figures/of-total";
import { exactly } from "../measuring/value";
import { townFigureId } from "../model/figure";
import { templateFigure, indicatorFigure, type TemplateFigure } from "./figure";
import { GAP, settingMark } from "./marks";
import { membersOf, memberWord } from "./members";
import { endWord, fullDate, periodWord, yearToDateWord } from "../language/period-words";
import { openItems } from "./open-items";
import type { ProblemContext } from "./problem";
import { problemsOf } from "./problems";
import type { RecordsBehind } from "./records";
import type { Row } from "./row";
import { printedTown } from "./town-name";
import { wordingScope } from "./wording-keys";

export interface ScopeContext extends ProblemContext {
  readonly catalogue: Catalogue;
  readonly rollUp: RollUp;
  readonly records: RecordsBehind;
  readonly ledgers: readonly Ledger[];
  readonly findings: readonly Finding[];
  readonly today: string;
  /** 用语 as printed. */
  readonly words: Readonly<Record<string, string>>;
  /** The template's source: indicators that it does not name come under 其余. */
  readonly source: string;
}

export function scopeOf(context: ScopeContext): object {
  const { rollUp, catalogue, today } = context;
  const { period } = rollUp;
  const indicators = indicatorFigures(catalogue, rollUp);
  return lazily({
    镇: () => settingMark(printedTown(rollUp.town)),
    全镇: () => settingMark(wholeTown(rollUp.town)),
    略: () => GAP,
    今天: () => settingMark(fullDate(today)),
    报告期: () => ({
      名称: settingMark(period.label),
      词: settingMark(periodWord(period)),
      截至: settingMark(endWord(period)),
      今年以来: settingMark(yearToDateWord(period, today)),
      自年初: period.start.endsWith("-01-01"),
    }),
    用语: () => wordingScope(context.words, context.source),
    指标: () => indicators,
    台账: () => lazily(rowMakers(context)),
    区划: () => areaFigures(rollUp),
    报送: () => reporting(context),
    问题: () => problemsOf(context),
    待整改: () => openItems(context),
    候选: () => candidates(context),
    计划: () => planRows(context),
    其余: () => unnamedGroups(context, indicators),
  });
}

/** 全镇, 全乡, 全街道, 全县: by what the town is called. */
function wholeTown(town: string): string {
  const type = /(?:街道|开发区|[镇乡区县市旗州])$/u.exec(town)?.[0];
  return type === undefined ? "全域" : `全${type}`;
}

/** Own getters, each made once: a template pays only for what it names. */
function lazily(makers: Readonly<Record<string, () => unknown>>): object {
  const made = new Map<string, unknown>();
  const scope = {};
  for (const [name, make] of Object.entries(makers)) {
    Object.defineProperty(scope, name, {
      enumerable: true,
      get: () => {
        if (!made.has(name)) made.set(name, make());
        return made.get(name);
      },
    });
  }
  return scope;
}

/** Rows by kind. Of a built-in kind that the town took out of its settings there are none. */
function rowMakers({ catalogue, records }: ScopeContext): Record<string, () => readonly Row[]> {
  const none = builtIn.kinds.map(({ name }) => [name, () => []] as const);
  return Object.fromEntries([...none, ...catalogue.kinds.map((kind) => [kind.name, () => records.rows(kind)] as const)]);
}

/**
 * Every indicator of the catalogue by code and by name, those without data as empty figures: a name misspelt in a template is an error, missing data is
 * not. Built-in indicators that the town took out of its settings have no data: templates go on naming them.
 */
function indicatorFigures(catalogue: Catalogue, rollUp: RollUp): Record<string, TemplateFigure> {
  const totals = new Map(rollUp.totals.map((total) => [total.indicator.code, total]));
  const figures: Record<string, TemplateFigure> = {};
  for (const { code, name, unit } of [...catalogue.indicators, ...builtIn.indicators.filter(({ code }) => !totals.has(code))]) {
    if (code in figures) continue;
    const total = totals.get(code);
    const made = total ? indicatorFigure(total, rollUp) : templateFigure(null, code, name, unit);
    figures[code] = made;
    figures[name] ??= made;
  }
  return figures;
}

function areaFigures(rollUp: RollUp): Readonly<Record<string, TemplateFigure>> {
  const members = membersOf(rollUp);
  const villages = members.filter(({ type }) => type === "村").length;
  const communities = members.filter(({ type }) => type === "居").length;
  const count = (aspect: string, name: string, value: number, unit: string) =>
    templateFigure(ownFigure(townFigureId("areas", aspect), name, value, unit, rollUp), "areas", name, unit);
  const word = memberWord(members);
  return {
    总数: count("", `${word}数`, members.length, `个${word}`),
    村数: count("villages", "村数", villages, "个村"),
    社区数: count("communities", "社区数", communities, "个社区"),
  };
}

function reporting({ rollUp, ledgers }: ScopeContext): Readonly<Record<string, TemplateFigure | boolean>> {
  const { expected, received, missing } = rollUp.completeness;
  const count = (aspect: string, name: string, value: number, unit: string) =>
    templateFigure(ownFigure(townFigureId("completeness", aspect), name, value, unit, rollUp), "completeness", name, unit);
  const rate = expected > 0 ? Number(((received / expected) * 100).toFixed(1)) : 0;
  const used = ledgers.filter(({ kind, records }) => kind !== "other" && records.length > 0);
  return {
    台账数: count("ledgers", "汇总的台账", used.length, "份"),
    应报: count("expected", "应报送台账", expected, "份"),
    实报: count("received", "实际报送台账", received, "份"),
    缺报: count("missing", "未报送台账", missing.length, "份"),
    报送率: templateFigure(
      {
        ...ownFigure(townFigureId("completeness", "rate"), "报送率", rate, "%", rollUp),
        quantity: exactly(received < expected ? Math.min(rate, 99.9) : rate, "%"),
      },
      "completeness",
      "报送率",
      "%",
    ),
    齐全: expected > 0 && missing.length === 0,
  };
}

/** Plans in the order of their sheets; without a matter there is nothing to tell. What had to be done before today is no next step (finding `plan.passed`). */
function planRows({ catalogue, records, rollUp, today }: ScopeContext): readonly Row[] {
  const seen = new Set<string>();
  return catalogue.kinds.flatMap((kind) => {
    const rule = ruleOf(kind, "plan");
    if (!rule) return [];
    const found = records.found(kind.kind);
    const item = kind.fields.find(({ field }) => field === rule.item)?.name ?? rule.item;
    return records.rows(kind).flatMap((row, at) => {
      const matter = row[item];
      if (typeof matter !== "string" || seen.has(matter)) return [];
      const deadline = rule.deadline === undefined ? undefined : found[at]?.record.texts[rule.deadline];
      if (passedDeadline(deadline ?? "", rollUp.period, today) !== null) return [];
      seen.add(matter);
      return [row];
    });
  });
}

/** Groups with data that the template names nowhere: what a town counts of its own still reaches its report. */
function unnamedGroups(
  { catalogue, rollUp, source }: ScopeContext,
  indicators: Readonly<Record<string, TemplateFigure>>,
): { 名称: string; 指标: TemplateFigure[] }[] {
  const named = (code: string, name: string): boolean => source.includes(`指标.${code}`) || source.includes(`指标.${name}`) || source.includes(`"${code}"`);
  const plans = new Set(catalogue.kinds.flatMap((kind) => (ruleOf(kind, "plan") ? [kind.kind] : [])));
  return catalogue.groups.flatMap(({ group, name }) => {
    const figures = rollUp.totals
      .filter(({ indicator }) => indicator.group === group && !plans.has(indicator.kind) && !named(indicator.code, indicator.name))
      .flatMap(({ indicator }) => indicators[indicator.code] ?? [])
      .filter(({ 有 }) => 有);
    return figures.length > 0 ? [{ 名称: name, 指标: figures }] : [];
  });
}
