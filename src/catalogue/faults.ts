/** What entries of a catalogue must say about one another: an indicator's kind and fields, an area's parent, a target's indicator. */
import type { Catalogue, Indicator, LedgerKind } from "../model/indicator";
import type { KindRule } from "../model/kind-rule";
import { ruleFaults, ruleKey } from "./rule-forms";

export type CatalogueList = "kinds" | "rules" | "indicators" | "groups" | "templates" | "areas" | "targets" | "responsible";

export interface CatalogueFault {
  readonly list: CatalogueList;
  /** Place of the entry in its list. */
  readonly index: number;
  /** Key of the entry: kind, code, name. */
  readonly key: string;
  readonly message: string;
  /** The areas above it form a circle: it can stay without its parent. */
  readonly code?: "circle";
  /** The rule at fault, of the kind at `index`. */
  readonly rule?: KindRule;
}

export const listNames: Readonly<Record<string, string>> = {
  kinds: "台账类型",
  rules: "台账规则",
  indicators: "指标",
  groups: "工作领域",
  templates: "报告模板",
  areas: "区划单位",
  targets: "目标",
  responsible: "责任单位",
  corrections: "识别更正",
  explanations: "说明",
};

/** `指标 XC01`. */
export const faultEntry = ({ list, key }: CatalogueFault): string => `${listNames[list] ?? list} ${key}`;

/** Faults in the order of the lists; empty where all is well. Of two entries with one key the later is at fault. */
export function catalogueFaults(catalogue: Catalogue): CatalogueFault[] {
  return [
    ...catalogue.kinds.flatMap((kind, index) => kindFaults(kind).map((message): CatalogueFault => ({ list: "kinds", index, key: kind.kind, message }))),
    ...catalogue.kinds.flatMap((kind, index) =>
      ruleFaults(kind, catalogue.kinds).map(({ rule, message }): CatalogueFault => ({ list: "rules", index, key: ruleKey(kind, rule), message, rule })),
    ),
    ...catalogue.indicators.flatMap((indicator, index) =>
      indicatorFaults(indicator, catalogue).map((message): CatalogueFault => ({ list: "indicators", index, key: indicator.code, message })),
    ),
    ...repeated(
      "kinds",
      catalogue.kinds.map((kind) => kind.kind),
    ),
    ...repeated(
      "indicators",
      catalogue.indicators.map((indicator) => indicator.code),
    ),
    ...repeated(
      "groups",
      catalogue.groups.map((group) => group.group),
    ),
    ...repeated(
      "templates",
      catalogue.templates.map((template) => template.kind),
    ),
    ...repeated(
      "areas",
      catalogue.areas.map((area) => area.name),
    ),
    ...areaFaults(catalogue),
    ...subjectFaults(catalogue),
  ];
}

function kindFaults({ kind, fields }: LedgerKind): string[] {
  const faults: string[] = [];
  if (kind === "other") faults.push("other 留给认不出的台账，请换一个名字");
  for (const field of duplicates(fields.map((f) => f.field))) faults.push(`字段 ${field} 重复出现`);
  const misplaced = fields.find((f) => (f.type === "area") !== (f.field === "area"));
  if (misplaced) faults.push(`村居字段的编号固定为 area（${misplaced.name}）`);
  return faults;
}

function indicatorFaults(indicator: Indicator, { kinds, indicators, groups }: Catalogue): string[] {
  const { kind: kindKey, group, where, task } = indicator;
  const kind = kinds.find((each) => each.kind === kindKey);
  return [
    ...(groups.some((each) => each.group === group) ? [] : [`没有工作领域 ${group}`]),
    ...(task?.of === undefined || indicators.some(({ code }) => code === task.of) ? [] : [`没有指标 ${task.of}`]),
    ...(kind ? [...measureFaults(indicator, kind, indicators), ...namedFieldFaults(indicator, kind)] : [`没有台账类型 ${kindKey}`]),
    ...where.flatMap((filter) => (kind && filter.op !== "filled" && filter.values.length === 0 ? [`条件 ${filter.field} 没有可比的词`] : [])),
  ];
}

/** What is measured: numbers of the kind, or other indicators. */
function measureFaults({ measure }: Indicator, { kind, fields }: LedgerKind, indicators: readonly Indicator[]): string[] {
  if (measure.type === "count") return [];
  if (measure.type === "ratio" && measure.of === "indicator")
    return [measure.numerator, measure.denominator].flatMap((code) => {
      const other = indicators.find((each) => each.code === code);
      if (!other) return [`没有指标 ${code}`];
      return other.measure.type === "ratio" ? [`指标 ${code} 本身是比率，不能再相除`] : [];
    });
  const measured = measure.type === "ratio" ? [measure.numerator, measure.denominator] : [measure.field];
  return measured.flatMap((name) => {
    const field = fields.find((each) => each.field === name);
    if (!field) return [`台账类型 ${kind} 没有字段 ${name}`];
    return measure.type !== "distinct" && field.type !== "quantity" ? [`字段 ${name} 不是数量，不能计算`] : [];
  });
}

/** Fields that conditions, 分别按 and 分项 name. */
function namedFieldFaults({ measure, where, breakdown }: Indicator, { kind, fields }: LedgerKind): string[] {
  const per = measure.type === "latest" || measure.type === "ratio" ? measure.per : undefined;
  const named = [...where.map(({ field }) => field), per, breakdown === "unit" ? undefined : breakdown].filter((name) => name !== undefined);
  return named.filter((name) => !fields.some(({ field }) => field === name)).map((name) => `台账类型 ${kind} 没有字段 ${name}`);
}

function areaFaults({ areas }: Catalogue): CatalogueFault[] {
  const parents = new Map(areas.map((area) => [area.name, area.parent]));
  return areas.flatMap(({ name, parent }, index): CatalogueFault[] => {
    const fault = (message: string): CatalogueFault => ({ list: "areas", index, key: name, message });
    if (parent !== undefined && !parents.has(parent)) return [fault(`上级 ${parent} 不在表中`)];
    const seen = new Set<string>();
    for (let above: string | undefined = name; above !== undefined; above = parents.get(above)) {
      if (seen.has(above)) return [{ ...fault("上级关系成了一个圈"), code: "circle" }];
      seen.add(above);
    }
    return [];
  });
}

function subjectFaults({ indicators, groups, targets, responsible, areas }: Catalogue): CatalogueFault[] {
  const codes = new Set(indicators.map((i) => i.code));
  const subjects = new Set([...codes, ...groups.map((g) => g.group)]);
  const names = new Set(areas.map((a) => a.name));
  const faults: CatalogueFault[] = [];
  targets.forEach(({ indicator, area }, index) => {
    const fault = (message: string) => faults.push({ list: "targets", index, key: indicator, message });
    if (!codes.has(indicator)) fault(`没有指标 ${indicator}`);
    if (area !== null && names.size > 0 && !names.has(area)) fault(`没有区划单位 ${area}`);
  });
  responsible.forEach(({ subject }, index) => {
    if (!subjects.has(subject)) faults.push({ list: "responsible", index, key: subject, message: `没有指标或工作领域 ${subject}` });
  });
  return faults;
}

const repeated = (list: CatalogueList, keys: readonly string[]): CatalogueFault[] =>
  keys.flatMap((key, index) => (keys.indexOf(key) === index ? [] : [{ list, index, key, message: "重复出现" }]));

const duplicates = (keys: readonly string[]): string[] => [...new Set(keys.filter((key, i) => keys.indexOf(key) !== i))];
