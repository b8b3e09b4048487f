/**
 * The rules of a kind, each with its parts: what they are called, and what they name. The schema's faults, 设置·规则 and its drop-down are all made from this.
 * What each rule means says model/kind-rule.
 */
import type { FieldType, LedgerKind } from "../model/indicator";
import type { KindRule, RuleName } from "../model/kind-rule";

/** What a part of a rule names: a field or several, words, a kind of ledger, a field of that kind, or nothing (it is there or not). */
export type RulePartType = "field" | "fields" | "words" | "kind" | "fieldThere" | "flag";

export interface RulePart<Key = string> {
  readonly key: Key;
  /** Before the part in a cell: `状态 整改情况`. */
  readonly label: string;
  readonly is: RulePartType;
  /** Types that the field may have; any where absent. */
  readonly types?: readonly FieldType[];
  readonly optional?: true;
}

export interface RuleForm<Key = string> {
  readonly name: string;
  /** Signs between the parts, in their place of labels: `知晓率 = 知晓人数 ÷ 调查人数`. */
  readonly signs?: readonly string[];
  readonly parts: readonly RulePart<Key>[];
  /** A kind has one of it at most. */
  readonly once?: true;
}

const NUMBER: readonly FieldType[] = ["quantity"];
const WORDS: readonly FieldType[] = ["text"];
const DAY: readonly FieldType[] = ["date", "text"];

const field = (key: string, label: string, types?: readonly FieldType[]): RulePart => ({ key, label, is: "field", ...(types && { types }) });
const perhaps = (part: RulePart): RulePart => ({ ...part, optional: true });
const words = (key: string, label: string): RulePart => ({ key, label, is: "words" });
const flag = (key: string, label: string): RulePart => ({ key, label, is: "flag", optional: true });

export const ruleForms: { readonly [Name in RuleName]: RuleForm } = {
  identity: {
    name: "同一事项",
    once: true,
    parts: [
      { key: "names", label: "名称", is: "fields", types: WORDS },
      { key: "apart", label: "区别", is: "fields", types: WORDS },
      { key: "common", label: "常见", is: "fields", types: WORDS, optional: true },
      flag("sameNumbers", "数字也要相同"),
      flag("undated", "同一年内只算一次"),
    ],
  },
  part: { name: "部分与整体", signs: ["≤"], parts: [field("part", "部分", NUMBER), field("whole", "整体", NUMBER)] },
  rate: { name: "比率", signs: ["=", "÷"], parts: [field("rate", "比率", ["rate"]), field("numerator", "分子", NUMBER), field("denominator", "分母", NUMBER)] },
  order: { name: "日期先后", signs: ["≤"], parts: [field("earlier", "先", DAY), field("later", "后", DAY)] },
  choice: { name: "只用可选值", parts: [field("field", "字段", WORDS)] },
  units: { name: "可用单位", parts: [field("field", "字段", NUMBER), words("units", "单位")] },
  elsewhere: {
    name: "别的台账也记",
    parts: [
      { key: "kind", label: "台账", is: "kind" },
      field("name", "名称", WORDS),
      { key: "otherName", label: "那边名称", is: "fieldThere", types: WORDS },
      field("number", "人数", NUMBER),
      { key: "otherNumber", label: "那边人数", is: "fieldThere", types: NUMBER },
      words("words", "字样"),
    ],
  },
  ahead: { name: "日期在以后", once: true, parts: [] },
  issue: { name: "期次", once: true, parts: [field("issue", "期次", WORDS)] },
  deadline: { name: "期限", parts: [field("deadline", "期限", DAY), field("status", "状态", WORDS)] },
  evidence: { name: "完成要有佐证", parts: [field("evidence", "佐证", WORDS), field("status", "状态", WORDS)] },
  honour: {
    name: "评选",
    once: true,
    parts: [field("category", "称号", WORDS), field("name", "对象", WORDS), field("status", "状态", WORDS), words("stages", "阶段"), words("named", "结果")],
  },
  plan: { name: "计划", once: true, parts: [field("item", "事项", WORDS), perhaps(field("deadline", "时限", DAY))] },
  problem: {
    name: "待整改问题",
    once: true,
    parts: [
      field("problem", "问题", WORDS),
      field("status", "状态", WORDS),
      perhaps(field("source", "来源", WORDS)),
      perhaps(field("unitInCharge", "责任单位", WORDS)),
      perhaps(field("measure", "措施", WORDS)),
      perhaps(field("deadline", "期限", DAY)),
    ],
  },
  withheld: { name: "姓名不公开", parts: [field("name", "姓名", WORDS), field("field", "栏目", WORDS), words("words", "字样")] },
};

export const ruleNames = Object.keys(ruleForms) as RuleName[];

/** What a rule names in a part: keys of fields, words. */
export function partOf(rule: KindRule, { key }: RulePart): readonly string[] {
  const value: unknown = Object.entries(rule).find(([name]) => name === key)?.[1];
  return typeof value === "string" ? [value] : Array.isArray(value) ? value.map(String) : [];
}

/** What a fault of a rule is told by: `入户知晓率调查 比率`. */
export const ruleKey = (kind: Pick<LedgerKind, "name">, { rule }: KindRule): string => `${kind.name} ${ruleForms[rule].name}`;

/** What is wrong with a kind's rules: fields that it has not, or that are of another type. */
export function ruleFaults(kind: LedgerKind, kinds: readonly LedgerKind[]): { readonly rule: KindRule; readonly message: string }[] {
  const seen = new Set<RuleName>();
  return (kind.rules ?? []).flatMap((rule) => {
    const form = ruleForms[rule.rule];
    const twice = form.once && seen.has(rule.rule) ? ["一个台账类型只能有一条"] : [];
    seen.add(rule.rule);
    return [...twice, ...form.parts.flatMap((part) => partFaults(rule, part, kind, kinds))].map((message) => ({ rule, message }));
  });
}

function partFaults(rule: KindRule, part: RulePart, kind: LedgerKind, kinds: readonly LedgerKind[]): string[] {
  if (part.is === "words" || part.is === "flag") return [];
  const names = partOf(rule, part);
  if (part.is === "kind") return names.filter((name) => !kinds.some((other) => other.kind === name)).map((name) => `没有台账类型 ${name}`);
  const owner = part.is === "fieldThere" ? otherKind(rule, kinds) : kind;
  return names.flatMap((name) => {
    const found = owner?.fields.find((each) => each.field === name);
    if (!found) return [`没有字段 ${name}`];
    return part.types && !part.types.includes(found.type) ? [`字段 ${found.name} 不能用作${part.label}`] : [];
  });
}

/** The kind that a rule speaks of beside its own. */
export const otherKind = (rule: KindRule, kinds: readonly LedgerKind[]): LedgerKind | undefined =>
  rule.rule === "elsewhere" ? kinds.find(({ kind }) => kind === rule.kind) : undefined;

/** The kind with just these rules; without any, it has no list of them. */
export function withRules({ kind, name, words: titles, stock, frequency, fields }: LedgerKind, rules: readonly KindRule[]): LedgerKind {
  return { kind, name, words: titles, stock, frequency, fields, ...(rules.length > 0 && { rules }) };
}
