/**
 * The filters of report templates, by their Chinese names. Every one that prints a figure notes it down as a fact; where there is no
 * figure it gives a gap, and the clause around it falls away (gaps.ts).
 *
 *     {{ 指标.HJ05 | 数 }}                    570余吨
 *     {{ 指标.HJ05 | 余 }}                    an exact 573 as 570余吨; anything else as 数
 *     {{ 指标.HJ05 | 较上期 }}                较上期增加20吨、增长3.6%
 *     {{ 指标.HJ05 | 目标 }}                  完成目标任务500吨的114%
 *     {{ 指标.HJ05 | 今年以来 }}              今年以来累计570余吨 (gap where the period starts with the year)
 *     {{ 指标.HJ05 | 领先: 3 }}               东庄村120吨、西庄村80吨、南庄村60吨
 *     {{ 指标.HJ05 | 覆盖 }}                  东庄村 · 8个村（社区） · 全部15个村（社区）
 *     {{ 指标.QT01 | 占比: "石大路" }}        69.19%
 *     {{ 指标.QT02 | 分项: "石大路" }}        6367.17平方米
 *     {{ 指标.ZY02 | 平均: 指标.ZY01 }}       23人次
 *     {{ 指标.ZY01 | 分类: "类别", 3 }}       环境卫生62场次、文明劝导30场次
 *     {{ 指标.ZY01 | 列举: "活动名称", 4 }}   “清洁家园”“学雷锋”等; also of rows: {{ 台账.组织领导 | 筛选: "类型", "会" | 列举: "名称" }}
 *     {{ 指标.HJ05 | 时期 }}                  本月 · 今年以来 · 截至6月底累计; with `时期: "当次"` also 当次, where there was one event
 *     {{ 指标.XC08 | 分列 }}                  3处、10幅, kept apart by unit
 *     {{ 指标.XC09 | 分子 }}                  980人, what a rate is made of; 分母 likewise
 *     {{ 台账.环境卫生整治 | 前几: "出动人次", 3 }}  the rows with the largest figures
 *     {{ 行.事项 | 带数: 行.数量 }}           印制宣传折页4000份
 *     {{ 行.整改期限 | 期限 }}                7月15日前
 *     {{ 题.内容 | 引号 }}                    “沟渠有漂浮物”, with single quotation marks inside
 *     {{ "next" | 节 }}                       names the section that a heading opens
 */
import { holdsWord } from "../catalogue/filter";
import type { Catalogue } from "../model/indicator";
import type { RollUp, Total } from "../model/total";
import { reachedOf } from "../rollup/target";
import { areaFigure, derivedFigure } from "../figures/of-total";
import type { Figure } from "../model/figure";
import type { DraftFacts } from "./facts";
import { isFigure, specOf, tellingYearToDate, totalOf } from "./figure";
import { printFigure, printRounded } from "../figures/print";
import { GAP, quoteMark, sectionMark, settingMark } from "./marks";
import type { Listed } from "./listed";
import { contributions, membersOf, memberWord } from "./members";
import { countsBy, enumerate, nameTally, type NameStyle, type NameTally } from "./names";
import { deadlineOf, endWord, periodWord, yearOf, yearToDateWord } from "../language/period-words";
import type { RecordsBehind } from "./records";
import { quantityIn, type Row } from "./row";
import { againstTarget, sinceNewYear, targetFigure } from "./targets";
import { cleanWords, quoted } from "./wording";

export interface FilterContext {
  readonly rollUp: RollUp;
  readonly catalogue: Catalogue;
  readonly records: RecordsBehind;
  readonly book: DraftFacts;
  readonly today: string;
  readonly listed: Listed;
}

export type TemplateFilter = (value: unknown, ...parameters: unknown[]) => unknown;

export function filtersFor(context: FilterContext): Readonly<Record<string, TemplateFilter>> {
  const { rollUp, book } = context;
  const print = (spec: Figure | null): string => (spec === null || spec.quantity.value === 0 ? GAP : book.note(spec, printFigure(spec.quantity, spec.unit)));
  /** A filter that needs a whole total; a gap for anything else, and where the total is 0 or missing. */
  const ofTotal =
    (words: (total: Total, ...parameters: unknown[]) => string | null): TemplateFilter =>
    (value, ...parameters) => {
      const total = totalOf(value);
      return total === null || !isFigure(value) || !value.有 ? GAP : (words(total, ...parameters) ?? GAP);
    };

  return {
    数: (value) => print(specOf(value)),
    含零数: (value) => {
      const spec = specOf(value);
      return spec === null ? GAP : book.note(spec, printFigure(spec.quantity, spec.unit));
    },
    余: (value) => {
      const spec = specOf(value);
      return spec === null || spec.quantity.value === 0 ? GAP : book.note(spec, printRounded(spec.quantity, spec.unit));
    },
    较上期: ofTotal((total) => comparison(total, rollUp, print)),
    目标: ofTotal((total) => targetWords(total, context, print)),
    今年以来: ofTotal((total) => {
      const spec = tellingYearToDate(total, rollUp);
      return spec && `${settingMark(yearToDateWord(rollUp.period, context.today))}${print(spec)}`;
    }),
    领先: ofTotal((total, limit) => leaders(total, rollUp, atMost(limit, 3), print)),
    覆盖: ofTotal((total) => coverage(total, rollUp, print)),
    占比: ofTotal((total, key) => share(total, String(key), rollUp, print)),
    分列: (value) => listParts(value, print),
    分子: ofTotal((total) => print(partSpec(total, "numerator", context))),
    分母: ofTotal((total) => print(partSpec(total, "denominator", context))),
    分项: (value, key) => (isFigure(value) ? print(specOf(value.分项.find((part) => part.名称 === key))) : GAP),
    平均: ofTotal((total, other) => mean(total, totalOf(other), rollUp, print)),
    分类: ofTotal((total, fieldName, limit) => byValue(total, String(fieldName), atMost(limit, 3), context, print)),
    列举: (value, fieldName, limit, style) => enumerate(namesOf(value, String(fieldName), context), atMost(limit, 3), styleOf(style)) ?? GAP,
    时期: (value, single) => (isFigure(value) ? settingMark(periodOf(value.编号, single === "当次", context)) : GAP),
    筛选: (value, fieldName, ...words) => rowsOf(value).filter((row) => holds(row, fieldName, words)),
    除外: (value, fieldName, ...words) => rowsOf(value).filter((row) => !holds(row, fieldName, words)),
    前几: (value, fieldName, limit) => largest(rowsOf(value), String(fieldName), atMost(limit, 3), context.catalogue),
    带数: (value, amount) => (typeof value === "string" ? withAmount(value, specOf(amount), print) : GAP),
    期限: (value, then) => (typeof value === "string" ? deadlineWords(value, yearOf(rollUp.period.end), then) : GAP),
    引号: (value) => (typeof value === "string" ? quoteMark(quoted(value)) : GAP),
    节: (value) => sectionMark(String(value)),
  };
}

/** `7月底前完成` by `期限: "完成"`; what is no date (长期坚持) stays alone. */
function deadlineWords(typed: string, reportYear: number, then: unknown): string {
  const { words, day } = deadlineOf(typed, reportYear);
  return quoteMark(words) + (day !== null && typeof then === "string" ? then : "");
}

type Print = (spec: Figure | null) => string;

/** Only exact figures can be compared: a difference of two 余 says nothing. */
function comparison(total: Total, rollUp: RollUp, print: Print): string | null {
  const { change, quantity, indicator } = total;
  if (!change || !quantity || !change.exact || !Number.isFinite(change.difference)) return null;
  const size = Math.abs(change.difference);
  if (size < 0.0005) return "与上期持平";
  const more = change.difference > 0;
  if (indicator.unit === "%") {
    const spec = derivedFigure(total, rollUp, "change", "较上期", size, "个百分点");
    return `较上期${more ? "提高" : "下降"}${print(rounded(spec, 2))}`;
  }
  const difference = `较上期${more ? "增加" : "减少"}${print(derivedFigure(total, rollUp, "change", "较上期", size, indicator.unit))}`;
  if (change.ratio === null || Math.abs(change.ratio) < 0.0005) return difference;
  const growth = derivedFigure(total, rollUp, "growth", "较上期变化率", Math.abs(change.ratio) * 100, "%");
  return `${difference}、${more ? "增长" : "下降"}${print(rounded(growth, 1))}`;
}

function targetWords(total: Total, { rollUp, today }: FilterContext, print: Print): string | null {
  const { target, indicator } = total;
  const reached = reachedOf(total);
  if (!target || !reached || target.value <= 0) return null;
  const basis = sinceNewYear(total) ? `按${settingMark(yearToDateWord(rollUp.period, today))}的数计算，` : "";
  const told = (certain: string | null): string | null => certain && `${basis}${certain}${print(targetFigure(total, rollUp, "目标"))}`;
  // 2万余 of 2.5万 may be less than all of it, or more: what its bounds do not say is not told.
  const above = reached.low > target.value;
  const below = reached.high < target.value;
  // Of what should be little the target is the most that there may be.
  if (indicator.direction < 0) return told(above ? "超出目标" : reached.high <= target.value ? "没有超出目标" : null);
  if (indicator.unit === "%") return told(reached.low >= target.value ? "达到目标值" : below ? "低于目标值" : null);
  if (reached.mark !== null) return told(reached.low >= target.value ? "达到目标任务" : below ? "低于目标任务" : null);
  const goal = print(targetFigure(total, rollUp, "目标"));
  const completion = againstTarget(total, rollUp, "completion", "目标完成率", (reached.value / target.value) * 100, "%");
  return `${basis}完成目标任务${goal}的${print(rounded(completion, 1))}`;
}

/** The first ones, without those that are equal to the first one left out: nobody leads by the order of a list. */
function leaders(total: Total, rollUp: RollUp, limit: number, print: Print): string | null {
  const values = contributions(total, rollUp);
  if (values.length < 2) return null;
  const next = values[limit]?.quantity?.value;
  const shown = values.slice(0, limit).filter(({ quantity }) => quantity?.value !== next);
  if (shown.length === 0) return null;
  return shown.map((value) => `${settingMark(value.area)}${print(areaFigure(total, value, rollUp))}`).join("、");
}

function coverage(total: Total, rollUp: RollUp, print: Print): string | null {
  const members = membersOf(rollUp);
  const values = contributions(total, rollUp);
  const [first] = values;
  // The town's own ledgers belong to no village.
  const own = (total.byArea.get(rollUp.town)?.quantity?.value ?? 0) > 0;
  if (first === undefined) return own ? "镇本级" : null;
  if (values.length === 1) return settingMark(first.area) + (own ? "和镇本级" : "");
  const taking = members.filter(({ name }) => values.some(({ area }) => area === name));
  const all = taking.length === members.length;
  const word = memberWord(all ? members : taking);
  const spec = derivedFigure(total, rollUp, "areas", `涉及${word}数`, taking.length, `个${word}`);
  return `${all ? "全部" : ""}${print({ ...spec, sources: [] })}${own ? "和镇本级" : ""}`;
}

function share(total: Total, key: string, rollUp: RollUp, print: Print): string | null {
  const part = Object.entries(total.breakdown ?? {}).find(([name]) => cleanWords(name) === key)?.[1] ?? total.byArea.get(key)?.quantity;
  if (!part || !total.quantity || part.mark !== null || total.quantity.mark !== null || total.quantity.value <= 0) return null;
  const spec = derivedFigure(total, rollUp, "share", `${key}占比`, (part.value / total.quantity.value) * 100, "%");
  return print(rounded({ ...spec, id: { ...spec.id, part: key } }, 1));
}

/** 场均, 次均: only where every event told its number, and both are exact. */
function mean(total: Total, other: Total | null, rollUp: RollUp, print: Print): string | null {
  const { quantity } = total;
  if (!quantity || !other?.quantity || quantity.mark !== null || other.quantity.mark !== null) return null;
  if (other.quantity.value < 2 || total.sources.length !== other.sources.length) return null;
  const value = quantity.value / other.quantity.value;
  const spec = derivedFigure(total, rollUp, "mean", "平均", Math.round(value), total.indicator.unit);
  return print(Number.isInteger(value) ? spec : { ...spec, quantity: { ...spec.quantity, low: Math.floor(value), high: Math.ceil(value), mark: "约" } });
}

function byValue(total: Total, fieldName: string, limit: number, context: FilterContext, print: Print): string | null {
  const field = fieldKey(context.catalogue, total.indicator.kind, fieldName);
  // Only where the figure is a count of records do records of one kind make up a part of it.
  if (field === null || total.indicator.measure.type !== "count") return null;
  const counts = context.listed.counts(total, field, () => countsBy(total, field, context.records.behind(total), context.rollUp));
  if (counts.length < 2) return null;
  return counts
    .slice(0, limit)
    .map((count) => quoteMark(count.名称) + print(specOf(count)))
    .join("、");
}

function namesOf(value: unknown, fieldName: string, { catalogue, records, listed }: FilterContext): NameTally {
  const total = totalOf(value);
  if (total === null) {
    const names = nameTally();
    for (const row of rowsOf(value)) names.add(textIn(row, fieldName), null);
    return names;
  }
  const { kind, measure } = total.indicator;
  const field = fieldKey(catalogue, kind, fieldName);
  if (field === null) return nameTally();
  return listed.names(total, field, () => {
    const names = nameTally();
    for (const { record } of records.behind(total)) {
      // A record that adds nothing (检查 without 取缔) is no example of what was done.
      if ("field" in measure && record.quantities[measure.field]?.value === 0) continue;
      names.add(record.texts[field], record.span?.start ?? null);
    }
    return names;
  });
}

/** The key of a field by its Chinese name; a personal field is none. */
function fieldKey(catalogue: Catalogue, kind: string, name: string): string | null {
  const field = catalogue.kinds.find((k) => k.kind === kind)?.fields.find((f) => f.name === name || f.field === name);
  return field === undefined || field.personal ? null : field.field;
}

/** The period by the indicator's period type; 当次, where the template asks for it, if the ledgers hold a single dated event of the kind. */
function periodOf(code: string, single: boolean, { rollUp, today, records, catalogue }: FilterContext): string {
  const indicator = catalogue.indicators.find((candidate) => candidate.code === code);
  if (indicator?.periodType === "stock") return `${endWord(rollUp.period)}累计`;
  if (indicator?.periodType === "yearToDate") return yearToDateWord(rollUp.period, today);
  const [only, second] = single && indicator ? records.found(indicator.kind) : [];
  return only?.record.span && second === undefined ? "当次" : periodWord(rollUp.period);
}

/** 3处、10幅 where an indicator is kept apart by unit, else its one figure. */
function listParts(value: unknown, print: Print): string {
  if (!isFigure(value)) return GAP;
  const parts = totalOf(value)?.indicator.breakdown === "unit" ? value.分项.filter(({ 有 }) => 有) : [];
  return parts.length > 0 ? parts.map((part) => print(specOf(part))).join("、") : print(specOf(value));
}

/** What a rate was made of: 调查人数 and 知晓人数. */
function partSpec(total: Total, part: "numerator" | "denominator", { rollUp, catalogue }: FilterContext): Figure | null {
  const quantity = total.parts?.[part];
  const { measure, kind } = total.indicator;
  if (!quantity || measure.type !== "ratio") return null;
  const key = measure[part];
  const field = catalogue.kinds.find((k) => k.kind === kind)?.fields.find((f) => f.field === key);
  const of = catalogue.indicators.find(({ code }) => code === key);
  const unit = quantity.unit ?? field?.unit ?? of?.unit;
  if (unit === undefined) return null;
  return { ...derivedFigure(total, rollUp, part, field?.name ?? of?.name ?? part, quantity.value, unit), quantity };
}

/** A matter with its amount: in its place where the matter tells it (印制折页4000份), behind it otherwise, never twice. */
function withAmount(matter: string, amount: Figure | null, print: Print): string {
  if (amount === null || amount.quantity.value === 0) return quoteMark(matter);
  const { quantity, unit } = amount;
  const told = [printFigure(quantity, unit), `${quantity.value}${unit}`].find((text) => text !== "" && matter.includes(text));
  if (told !== undefined) {
    const at = matter.indexOf(told);
    return quoteMark(matter.slice(0, at)) + print(amount) + quoteMark(matter.slice(at + told.length));
  }
  return matter.includes(String(quantity.value)) ? quoteMark(matter) : quoteMark(matter) + print(amount);
}

/** The rows with the largest figures in a field; rows without one are left out, the earlier sheet row first among equals. */
function largest(rows: readonly Row[], fieldName: string, limit: number, catalogue: Catalogue): Row[] {
  const keys = [...new Set(catalogue.kinds.flatMap(({ fields }) => fields.filter(({ name }) => name === fieldName).map(({ field }) => field)))];
  const size = (row: Row): number => keys.reduce((most, key) => Math.max(most, quantityIn(row, key)?.value ?? 0), 0);
  return rows
    .map((row) => ({ row, size: size(row) }))
    .filter((sized) => sized.size > 0)
    .sort((a, b) => b.size - a.size)
    .slice(0, limit)
    .map(({ row }) => row);
}

const rowsOf = (value: unknown): readonly Row[] => (Array.isArray(value) ? value : []);
const textIn = (row: Row, fieldName: string): string | null => {
  const text = row[fieldName];
  return typeof text === "string" ? text : null;
};
const holds = (row: Row, fieldName: unknown, words: readonly unknown[]): boolean =>
  words.some((word) => holdsWord(textIn(row, String(fieldName)) ?? "", String(word)));
const atMost = (limit: unknown, otherwise: number): number => (typeof limit === "number" && limit >= 1 ? Math.floor(limit) : otherwise);
const styleOf = (style: unknown): NameStyle => (style === "书名号" || style === "顿号" ? style : "引号");

/** A derived rate is rounded where it is made, so that its value and its text agree. */
function rounded(spec: Figure, places: number): Figure {
  const exact = spec.quantity.value;
  const near = Number(exact.toFixed(places));
  // Neither 100 % nor 0 % by rounding alone.
  const value = (near === 100 && exact < 100) || near === 0 ? Number(exact.toFixed(3)) : near;
  return { ...spec, quantity: { ...spec.quantity, value, low: value, high: value } };
}
