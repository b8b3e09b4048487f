/**
 * Header text → field: the words of a catalogue, folded once into an index, and how near a header comes to each of them. Nothing is known
 * here of the data below the header.
 */
import type { Catalogue, Field, Indicator, LedgerKind } from "../../model/indicator";
import type { Vocabulary } from "./header";
import { squeeze } from "./lines";
import { remembering } from "../../language/remembering";
import { soundAlike } from "../../language/sounds";
import { canonicalUnit } from "../../language/units";

/** How a header came to a field, for the reasons. */
export type MatchHow = "name" | "alias" | "contains" | "close" | "sound" | "data";

export interface FieldMatch {
  readonly field: Field;
  /** 0–1. */
  readonly score: number;
  readonly how: MatchHow;
  /** The word of the catalogue that was met. */
  readonly word: string;
}

interface Word {
  readonly key: string;
  readonly field: Field;
  readonly how: "name" | "alias";
}

export interface KindIndex {
  readonly kind: LedgerKind;
  readonly words: readonly Word[];
  readonly exact: ReadonlyMap<string, readonly Word[]>;
  /** Title words, squeezed, longest first. */
  readonly titles: readonly string[];
  /** Values that a header may name instead of a field (标语, 专栏): the field's own and those that indicators filter by. */
  readonly members: readonly MemberValue[];
  readonly indicators: readonly Indicator[];
  readonly matches: Map<string, readonly FieldMatch[]>;
}

export interface MemberValue {
  readonly field: Field;
  readonly key: string;
  readonly value: string;
  /** The value itself must stand in the record's text, not only a text that contains it. */
  readonly whole: boolean;
}

export interface CatalogueIndex {
  readonly catalogue: Catalogue;
  readonly kinds: readonly KindIndex[];
  /** Date and area fields of all kinds, for ledgers of no known kind. */
  readonly generic: KindIndex;
  readonly vocabulary: Vocabulary;
  /** Is the text the name of a quantity of some kind (出动人次), and not one of the names that say nothing (数量, 人数)? */
  readonly isMeasure: (text: string) => boolean;
  /** Is the text the name of any kind's field, date and area among them? */
  readonly isField: (text: string) => boolean;
  /** Numbers of the kinds that have a field with this value among its known ones (标语 → 宣传). */
  readonly kindsWithValue: (text: string) => readonly number[];
}

/** Words that stand in headers of every sort of list. */
const GENERAL = new Set(
  "序号 编号 项目 项目名称 名称 姓名 内容 单位 数量 金额 时间 日期 地点 备注 说明 类别 类型 合计 小计 总计 比例 比率 占比 单价 规格 型号 职务 性别 年龄 电话 联系电话 负责人 责任人 责任单位 完成情况 人数 户数 次数 面积 村名 村 村居 社区 账龄 账面余额 期末余额 期初余额 年末余额 年初余额 本期金额 上期金额 本期数 上期数 本期 上年同期 指标 代码 原因 用途 来源 地区 区域 年份 月份 事项 种类 方式 期次 增减 增长率 同比 备注说明".split(
    " ",
  ),
);

const indexes = new WeakMap<Catalogue, CatalogueIndex>();

export function indexOf(catalogue: Catalogue): CatalogueIndex {
  const known = indexes.get(catalogue);
  if (known) return known;
  const kinds = catalogue.kinds.map((kind) =>
    kindIndex(
      kind,
      catalogue.indicators.filter((indicator) => indicator.kind === kind.kind),
    ),
  );
  const fields = new Map<string, Field>();
  for (const kind of catalogue.kinds)
    for (const field of kind.fields) {
      if (field.type !== "date" && field.type !== "area") continue;
      const same = fields.get(field.type);
      fields.set(field.type, same ? { ...same, aliases: [...same.aliases, field.name, ...field.aliases] } : { ...field, field: field.type });
    }
  const generic = kindIndex({ kind: "other", name: "", words: [], stock: false, frequency: "asItComes", fields: [...fields.values()] }, []);
  const all = new Set(GENERAL);
  for (const kind of kinds) for (const word of kind.words) all.add(word.key);
  // 标语（条） names a column of a wide ledger; 标语 alone is a value in a long one.
  const members = new Set(
    kinds.filter((kind) => kind.kind.fields.some((field) => field.type === "quantity")).flatMap((kind) => kind.members.map((member) => member.key)),
  );
  const vocabulary: Vocabulary = {
    has: remembering((text) => {
      const key = nameKey(text);
      return all.has(text) || all.has(key) || (key.length < text.length && members.has(key));
    }),
    common: remembering((text) => generic.exact.get(text)?.[0]?.field.field ?? null),
  };
  const values = kinds.flatMap((kind, number) => kind.members.filter((member) => member.key !== "其他").map((member) => ({ key: member.key, number })));
  const kindsWithValue = remembering((text: string): readonly number[] => {
    const key = text.length > 12 ? "" : nameKey(text);
    return key === "" ? [] : [...new Set(values.filter((value) => key.includes(value.key)).map((value) => value.number))];
  });
  const isMeasure = remembering((text: string): boolean => {
    const key = nameKey(text);
    if (key.length < 2 || GENERAL.has(key)) return false;
    return kinds.some((kind) => kind.exact.get(key)?.some(({ field }) => field.type === "quantity" || field.type === "rate"));
  });
  const names = new Set(kinds.flatMap((kind) => [...kind.exact.keys()]));
  const isField = remembering((text: string): boolean => text.length <= 16 && (names.has(squeeze(text).toLowerCase()) || names.has(nameKey(text))));
  const index: CatalogueIndex = { catalogue, kinds, generic, vocabulary, isMeasure, isField, kindsWithValue };
  indexes.set(catalogue, index);
  return index;
}

function kindIndex(kind: LedgerKind, indicators: readonly Indicator[]): KindIndex {
  const words: Word[] = [];
  const exact = new Map<string, Word[]>();
  const add = (text: string, field: Field, how: "name" | "alias") => {
    for (const key of new Set([squeeze(text).toLowerCase(), nameKey(text)])) {
      const same = exact.get(key) ?? [];
      // 单位 may be the village or the unit of measurement: the data below tell.
      if (key === "" || same.some((word) => word.field === field)) continue;
      const word = { key, field, how };
      exact.set(key, [...same, word]);
      words.push(word);
    }
  };
  for (const field of kind.fields) add(field.name, field, "name");
  for (const field of kind.fields) for (const alias of field.aliases) add(alias, field, "alias");
  const members = new Map<string, MemberValue>();
  for (const field of kind.fields) {
    if (field.type !== "text") continue;
    const filters = indicators.flatMap((indicator) => indicator.where.filter((filter) => filter.field === field.field));
    for (const value of field.values ?? []) members.set(nameKey(value), { field, key: nameKey(value), value, whole: false });
    for (const filter of filters)
      if (filter.op === "contains" || filter.op === "equals")
        for (const value of filter.values) {
          const key = nameKey(value);
          if (!members.has(key) || filter.op === "equals") members.set(key, { field, key, value, whole: filter.op === "equals" });
        }
  }
  return {
    kind,
    words,
    exact,
    titles: [kind.name, ...kind.words].map(squeeze).sort((a, b) => b.length - a.length),
    members: [...members.values()].filter((member) => member.key.length > 1).sort((a, b) => b.key.length - a.key.length),
    indicators,
    matches: new Map(),
  };
}

/** A header's name alone: folded, without what stands in brackets, numbering before it or a colon after it. */
export function nameKey(text: string): string {
  return withoutBrackets(withoutUnit(squeeze(text)).toLowerCase())
    .replace(/^(\d+[、.]|[一二三四五六七八九十]+、|[*★])/, "")
    .replace(/[:：、,，;；]$/, "");
}

/** Without what stands in brackets, from each that opens to the first that closes. One pass: a cell may be full of brackets that never close. */
function withoutBrackets(text: string): string {
  let kept = "";
  for (let at = 0; ;) {
    const open = text.slice(at).search(/[([{【〔]/);
    const close = open < 0 ? -1 : text.slice(at + open).search(/[)\]}】〕]/);
    if (close < 0) return kept + text.slice(at);
    kept += text.slice(at, at + open);
    at += open + close + 1;
  }
}

/** 入户数/户 without its unit; 村/居 stays. */
function withoutUnit(text: string): string {
  const slash = text.lastIndexOf("/");
  return slash > 0 && canonicalUnit(text.slice(slash + 1)) !== null ? text.slice(0, slash) : text;
}

/** How many different fields of the kind the texts name outright, dates and areas among them only beside others. */
export function fieldsNamed(index: KindIndex, texts: readonly string[]): number {
  const fields = new Set<string>();
  for (const text of texts) {
    const word = index.exact.get(squeeze(text).toLowerCase())?.[0] ?? index.exact.get(nameKey(text))?.[0];
    if (word) fields.add(word.field.field);
  }
  return fields.size;
}

/** Fields of a kind that a header may mean, best first; each field at most once, none below 0.5. */
export function matchFields(index: KindIndex, text: string): readonly FieldMatch[] {
  const known = index.matches.get(text);
  if (known) return known;
  const matches = findMatches(index, text);
  if (index.matches.size < 5000) index.matches.set(text, matches);
  return matches;
}

function findMatches(index: KindIndex, text: string): FieldMatch[] {
  const full = squeeze(text).toLowerCase();
  const key = nameKey(text);
  if (full === "") return [];
  const whole = index.exact.get(full) ?? index.exact.get(key);
  const best = new Map<Field, FieldMatch>();
  const offer = (word: Word, score: number, how: MatchHow) => {
    const other = best.get(word.field);
    if (score >= 0.5 && (!other || other.score < score)) best.set(word.field, { field: word.field, score, how, word: word.key });
  };
  if (whole) for (const word of whole) offer(word, word.how === "name" ? 1 : 0.95, word.how);
  else if (key.length >= 2)
    for (const word of index.words) {
      const score = nearness(key, word.key);
      if (score > 0) offer(word, score, key.includes(word.key) || word.key.includes(key) ? "contains" : "close");
      // A name of three characters and more that sounds like the word is nothing else; of two, it may be.
      if (soundAlike(key, word.key)) offer(word, key.length > 2 ? 0.88 : 0.78, "sound");
    }
  return [...best.values()].sort((a, b) => b.score - a.score);
}

/** 0–0.9: one holds the other, or they are a letter apart. Words of one character never match loosely. */
function nearness(text: string, word: string): number {
  if (word.length < 2) return 0;
  if (text.endsWith(word)) return 0.6 + 0.3 * (word.length / text.length);
  if (text.startsWith(word) || text.includes(word)) return 0.5 + 0.3 * (word.length / text.length);
  if (word.includes(text)) return 0.5 + 0.3 * (text.length / word.length);
  const longer = Math.max(text.length, word.length);
  return longer >= 3 && Math.abs(text.length - word.length) <= 1 && withinOneEdit(text, word) ? 0.9 - 0.9 / longer : 0;
}

/** One character put in, left out or changed, or two neighbours in the wrong order. */
function withinOneEdit(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const apart = Math.max(a.length, b.length) - start - end;
  return apart <= 1 || (apart === 2 && a.length === b.length && a[start] === b[start + 1] && a[start + 1] === b[start]);
}

/** The value that a header names (标语, 宣传标语（条）), the longest where several stand in it, or null. */
export function matchMember(index: KindIndex, text: string): { member: MemberValue; exact: boolean } | null {
  const key = nameKey(text);
  if (key === "") return null;
  for (const member of index.members) if (key === member.key) return { member, exact: true };
  for (const member of index.members) if (key.includes(member.key)) return { member, exact: false };
  for (const member of index.members) if (soundAlike(key, member.key)) return { member: { ...member, whole: true }, exact: false };
  return null;
}
