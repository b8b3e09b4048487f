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

function indicatorFaults({ kind: kindKey, group, measure, where, breakdown }: Indicator, { kinds, indicators, groups }: Catalogue): string[] {
  const faults: string[] = [];
  if (!groups.some((g) => g.group === group)) faults.push(`没有工作领域 ${group}`);
  const kind = kinds.find((k) => k.kind === kindKey);
  if (!kind) return [...faults, `没有台账类型 ${kindKey}`];
  const fieldOf = (name: string) => kind.fields.find((f) => f.field === name);
  if (measure.type === "ratio" && measure.of === "indicator") {
    for (const code of [measure.numerator, measure.denominator]) {
      const other = indicators.find((i) => i.code === code);
      if (!other) faults.push(`没有指标 ${code}`);
      else if (other.measure.type === "ratio") faults.push(`指标 ${code} 本身是比率，不能再相除`);
    }
  } else {
    const measured = measure.type === "count" ? [] : measure.type === "ratio" ? [measure.numerator, measure.denominator] : [measure.field];
    for (const name of measured) {
      const field = fieldOf(name);
      if (!field) faults.push(`台账类型 ${kindKey} 没有字段 ${name}`);
      else if (measure.type !== "distinct" && field.type !== "quantity") faults.push(`字段 ${name} 不是数量，不能计算`);
    }
  }
  const per = measure.type === "latest" || measure.type === "ratio" ? measure.per : undefined;
  const named = [...where.map((f) => f.field), ...(per === undefined ? [] : [per]), ...(breakdown === undefined || breakdown === "unit" ? [] : [breakdown])];
  for (const name of named) if (!fieldOf(name)) faults.push(`台账类型 ${kindKey} 没有字段 ${name}`);
  for (const filter of where) if (filter.op !== "filled" && filter.values.length === 0) faults.push(`条件 ${filter.field} 没有可比的词`);
  return faults;
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
