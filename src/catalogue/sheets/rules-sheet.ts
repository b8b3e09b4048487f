/** 设置·规则: what checks and reports go by, one rule of a kind a row, in words: `比率 | 知晓率 = 知晓人数 ÷ 调查人数`. */
import type { Grid } from "../../model/grid";
import type { LedgerKind } from "../../model/indicator";
import type { KindRule, RuleName } from "../../model/kind-rule";
import type { SheetPlan } from "../../model/sheet-plan";
import { otherKind, partOf, ruleForms, ruleKey, ruleNames, type RuleForm, type RulePart } from "../rule-forms";
import { ruleSchema } from "../schema";
import { fieldNamed, fieldText } from "./conditions";
import type { SettingsReading } from "./entries";
import { known, named, nameOrKey } from "./indicators-sheet";
import { choose, planOf, readTable, type SettingsCells, type SettingsRow, type SettingsTable } from "./table";
import { listOf, quote, split, unquote } from "./words";

const names: ReadonlyMap<string, RuleName> = new Map(ruleNames.map((rule) => [ruleForms[rule].name, rule]));

export const rulesTable: SettingsTable = {
  purpose: "settings-rules",
  sheet: "设置·规则",
  title: "台账规则",
  note: "一行一条规则，校核和报告照此办理；本镇自己的台账类型写了规则，就和内置的一样校核。字段写字段名称，几项之间用分号，几个字段或词语之间用顿号，例如“知晓人数 ≤ 调查人数”“名称 活动名称；区别 队伍、地点”。",
  columns: [
    { header: "台账类型", width: 18, required: true },
    { header: "规则", width: 18, required: true, choices: [...names.keys()], strict: true },
    { header: "内容", width: 100, required: true },
  ],
};

export const rulesPlan = (kinds: readonly LedgerKind[]): SheetPlan =>
  planOf(
    rulesTable,
    kinds.flatMap((kind) => (kind.rules ?? []).map((rule) => rowOf(rule, kind, kinds))),
  );

const rowOf = (rule: KindRule, kind: LedgerKind, kinds: readonly LedgerKind[]): SettingsCells => ({
  台账类型: nameOrKey(kind.kind, kinds, "kind"),
  规则: ruleForms[rule.rule].name,
  内容: contentText(rule, kind, kinds),
});

function contentText(rule: KindRule, kind: LedgerKind, kinds: readonly LedgerKind[]): string {
  const { parts, signs } = ruleForms[rule.rule];
  const text = (part: RulePart): string => {
    const owner = part.is === "fieldThere" ? (otherKind(rule, kinds) ?? kind) : kind;
    const words = partOf(rule, part);
    if (part.is === "words") return words.map(quote).join("、");
    if (part.is === "kind") return words.map((word) => quote(nameOrKey(word, kinds, "kind"))).join("、");
    return words.map((word) => fieldText(word, owner)).join("、");
  };
  if (signs) return parts.map((part, i) => `${i === 0 ? "" : ` ${signs[i - 1] ?? ""} `}${text(part)}`).join("");
  return parts
    .flatMap((part) => {
      if (part.is === "flag") return Object.entries(rule).some(([key, value]) => key === part.key && value === true) ? [part.label] : [];
      const words = text(part);
      return words === "" ? [] : [`${part.label} ${words}`];
    })
    .join("；");
}

/** What the sheet says of each kind that it names, by kind. */
interface SheetRules {
  readonly byKind: ReadonlyMap<string, readonly KindRule[]>;
}

export function readRules(grid: Grid, kinds: readonly LedgerKind[]): SettingsReading<SheetRules> {
  const { rows, findings } = readTable(grid, rulesTable);
  if (rows === null) return { entries: null, findings, cells: new Map() };
  const byKind = new Map<string, KindRule[]>();
  const cells = new Map<string, string>();
  for (const row of rows) {
    const kind = known(row, "台账类型", kinds, "kind");
    const name = choose(row, "规则", names);
    const rule = kind && name && ruleIn(row, name, kind, kinds);
    if (!rule) continue;
    const own = byKind.get(kind.kind) ?? [];
    byKind.set(kind.kind, own);
    own.push(rule);
    cells.set(ruleKey(kind, rule), row.cell("规则"));
  }
  return { entries: { byKind }, findings, cells };
}

type Values = ReadonlyMap<string, readonly string[]>;

function ruleIn(row: SettingsRow, name: RuleName, kind: LedgerKind, kinds: readonly LedgerKind[]): KindRule | undefined {
  const form = ruleForms[name];
  const text = row.text("内容");
  const values = form.signs ? signedValues(text, form, form.signs) : labelledValues(text, form);
  if (values === null) {
    row.note({ code: "settings.not-allowed", params: { column: "内容", value: text, allowed: exampleOf(form) } }, "内容");
    return undefined;
  }
  const entries: [string, unknown][] = [["rule", name]];
  for (const part of form.parts) {
    const value = valueOf(row, part, values, kind, kinds);
    if (value === undefined) return undefined;
    if (value !== null) entries.push([part.key, value]);
  }
  const parsed = ruleSchema.safeParse(Object.fromEntries(entries));
  return parsed.success ? parsed.data : undefined;
}

/** undefined (with a finding) where the part cannot be used, null where it is not there and need not be. */
function valueOf(row: SettingsRow, part: RulePart, values: Values, kind: LedgerKind, kinds: readonly LedgerKind[]): unknown {
  const words = values.get(part.key);
  if (part.is === "flag") return words ? true : null;
  if (words === undefined && part.optional) return null;
  if (part.is === "words") return words ?? [];
  const owner = part.is === "fieldThere" ? (thereOf(values, kinds) ?? kind) : kind;
  const keys: string[] = [];
  for (const word of words ?? []) {
    const key = part.is === "kind" ? named(word, kinds, "kind")?.kind : fieldNamed(word, owner)?.field;
    if (key === undefined) {
      const [what, allowed] = part.is === "kind" ? ["台账类型", kinds] : [`“${owner.name}”的字段`, owner.fields];
      row.note({ code: "settings.unknown", params: { what, value: word, allowed: allowed.map((each) => each.name).join("、") } }, "内容");
      return undefined;
    }
    keys.push(key);
  }
  return part.is === "fields" ? keys : keys[0];
}

/** The kind that 别的台账也记 names. */
const thereOf = (values: Values, kinds: readonly LedgerKind[]): LedgerKind | undefined => {
  const [name] = values.get("kind") ?? [];
  return name === undefined ? undefined : named(name, kinds, "kind");
};

/** `知晓率 = 知晓人数 ÷ 调查人数`: what stands between the signs. */
function signedValues(text: string, { parts }: RuleForm, signs: readonly string[]): Values | null {
  const values = new Map<string, string[]>();
  let rest = text;
  for (const [i, part] of parts.entries()) {
    const sign = signs[i];
    const pieces = sign === undefined ? [rest] : split(rest, otherSigns[sign] ?? /[=＝]/);
    const [first = "", ...more] = pieces;
    if (first === "" || (sign !== undefined && more.length !== 1)) return null;
    values.set(part.key, [unquote(first)]);
    rest = more[0] ?? "";
  }
  return values;
}

/** How clerks type the signs. */
const otherSigns: Readonly<Record<string, RegExp>> = { "=": /[=＝]/, "÷": /[÷]/, "≤": /[≤]/ };

/** `名称 活动名称；区别 队伍、地点`. A rule of one part needs no label. */
function labelledValues(text: string, { parts }: RuleForm): Values | null {
  const values = new Map<string, string[]>();
  const byLength = [...parts].sort((a, b) => b.label.length - a.label.length);
  for (const piece of split(text, /[；;\n\r]/)) {
    if (piece === "") continue;
    const part = byLength.find(({ label }) => piece.startsWith(label)) ?? (parts.length === 1 ? { ...parts[0], label: "" } : undefined);
    if (part?.key === undefined) return null;
    values.set(part.key, listOf(piece.slice(part.label.length).replace(/^(?:[：:]\s*|\s+)/, "")));
  }
  return parts.every((part) => part.optional || part.is === "fields" || part.is === "words" || values.has(part.key)) ? values : null;
}

/** How the content of such a rule looks, with the parts' names for fields. */
function exampleOf({ parts, signs }: RuleForm): string {
  if (signs) return parts.map(({ label }, i) => (i === 0 ? label : `${signs[i - 1] ?? ""} ${label}`)).join(" ");
  return parts.map(({ label, is }) => (is === "flag" ? label : `${label} …`)).join("；") || "（不用填）";
}
