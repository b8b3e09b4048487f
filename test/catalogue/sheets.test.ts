import fc from "fast-check";
import { builtIn, catalogueFromSheets, catalogueSheets } from "../../src/catalogue";
import { parseCatalogue } from "../../src/catalogue/schema";
import { messageOf } from "../../src/locale";
import type { Area } from "../../src/model/area";
import type { Catalogue, Field, Filter, Indicator, IndicatorWords, LedgerKind, Measure } from "../../src/model/indicator";
import type { Grid } from "../../src/model/grid";
import { parseAddress } from "../../src/model/address";
import { frequencies } from "../../src/model/frequency";
import { inheritedRules } from "../../src/catalogue/inherited-rules";
import { ruleForms, ruleNames, type RulePart } from "../../src/catalogue/rule-forms";
import type { KindRule } from "../../src/model/kind-rule";
import { gridFrom, gridOf, withoutCells } from "./grid";

type Entry = Partial<Record<string, string | number | null>>;

const gridsOf = (catalogue: Catalogue): Grid[] => catalogueSheets(catalogue).map((plan) => gridOf(plan));

/** The sheet with some cells of its entry rows changed; columns by header. */
function changed(name: string, change: (rows: Entry[]) => Entry[], base: Catalogue = builtIn): Grid {
  const grid = gridsOf(base).find((each) => each.sheet === name)!;
  const headers = grid.cells[2]!.map(String);
  const rows = grid.cells.slice(3).map((row) => Object.fromEntries(headers.map((header, i) => [header, (row[i] ?? null) as string | number | null])));
  const cells = change(rows).map((row) => headers.map((header) => row[header] ?? null));
  return gridFrom(name, [...grid.cells.slice(0, 3), ...cells]);
}

test("the built-in catalogue comes back from its sheets as it was", () => {
  const { catalogue, findings } = catalogueFromSheets(gridsOf(builtIn), { ...builtIn, kinds: [], indicators: [], groups: [], templates: [], wording: {} });
  expect({ catalogue: withoutCells(catalogue), findings }).toEqual({ catalogue: builtIn, findings: [] });
});

describe("any catalogue comes back from its sheets as it was", () => {
  const word = fc
    .array(fc.constantFrom(..."宣传栏含是不、；，「」（）()÷/=村 a1\n".split("")), { minLength: 1, maxLength: 8 })
    .map((letters) => letters.join("").trim())
    .filter((text) => text !== "");
  const line = word.map((text) => text.replaceAll("\n", ""));
  const plain = line.map((text) => text.trim()).filter((text) => text !== "" && text !== "（自动识别）");
  const key = fc.string({ unit: fc.constantFrom(..."abcde甲乙"), minLength: 1, maxLength: 5 }).filter((text) => text !== "other" && text !== "area");
  const some = <T>(items: fc.Arbitrary<T>) => fc.array(items, { maxLength: 3 });
  const optional = <T>(item: fc.Arbitrary<T>) => fc.option(item, { nil: undefined });
  const flag = fc.option(fc.constant(true), { nil: undefined });
  const tidy = <T extends object>(entry: T): T => Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as T;

  const field: fc.Arbitrary<Field> = fc
    .record({
      field: key,
      name: plain,
      type: fc.constantFrom("date" as const, "text" as const, "quantity" as const, "rate" as const),
      unit: optional(plain),
      aliases: some(word),
      required: flag,
      key: flag,
      values: optional(fc.array(word, { minLength: 1, maxLength: 3 })),
      personal: flag,
    })
    .map(tidy);
  const amount: Field = { field: "amount", name: "数量", type: "quantity", aliases: [] };
  const text: Field = { field: "text", name: "形式", type: "text", aliases: [] };
  const rate: Field = { field: "share", name: "占比", type: "rate", aliases: [] };
  /** A rule of fields that the kind has; of another kind there is just the kind itself. */
  const ruleOf = (own: LedgerKind): fc.Arbitrary<KindRule> => {
    const fieldFor = ({ types }: RulePart) => fc.constantFrom(...own.fields.filter(({ type }) => types?.includes(type) !== false).map((f) => f.field));
    const valueOf = (part: RulePart): fc.Arbitrary<unknown> => {
      if (part.is === "flag") return flag;
      if (part.is === "kind") return fc.constant(own.kind);
      const many = fc.array(part.is === "words" ? word : fieldFor(part), { minLength: part.optional ? 1 : 0, maxLength: 3 });
      const value: fc.Arbitrary<unknown> = part.is === "words" || part.is === "fields" ? many : fieldFor(part);
      return part.optional ? optional(value) : value;
    };
    return fc
      .constantFrom(...ruleNames)
      .chain((rule) =>
        fc.record({ rule: fc.constant(rule), ...Object.fromEntries(ruleForms[rule].parts.map((part) => [part.key, valueOf(part)])) }).map(tidy),
      ) as fc.Arbitrary<KindRule>;
  };
  const once = (rules: readonly KindRule[]): KindRule[] =>
    rules.filter((rule, at) => !ruleForms[rule.rule].once || rules.findIndex((other) => other.rule === rule.rule) === at);
  const ruled = (own: LedgerKind): fc.Arbitrary<LedgerKind> =>
    fc.array(ruleOf(own), { maxLength: 4 }).map((rules) => (rules.length > 0 ? { ...own, rules: once(rules) } : own));
  const kind: fc.Arbitrary<LedgerKind> = fc
    .record({
      kind: key,
      name: plain,
      words: some(word),
      stock: fc.boolean(),
      frequency: fc.constantFrom(...frequencies),
      fields: fc
        .uniqueArray(field, { selector: (f) => f.field, maxLength: 4 })
        .map((fields) => [...fields.filter((f) => !["amount", "text", "share"].includes(f.field)), amount, text, rate]),
    })
    .chain(ruled);
  const filterOf = (fields: readonly Field[]): fc.Arbitrary<Filter> =>
    fc
      .record({
        field: fc.constantFrom(...fields.map((f) => f.field)),
        op: fc.constantFrom("contains" as const, "excludes" as const, "equals" as const, "filled" as const),
        values: fc.array(word, { minLength: 1, maxLength: 3 }),
        optional: flag,
      })
      .map((filter) => tidy(filter.op === "filled" ? { ...filter, values: [] } : filter));
  const measureOf = (fields: readonly Field[]): fc.Arbitrary<Measure> => {
    const number = fc.constantFrom(...fields.filter((f) => f.type === "quantity").map((f) => f.field));
    const any = fc.constantFrom(...fields.map((f) => f.field));
    return fc.oneof(
      fc.record({ type: fc.constantFrom("sum" as const, "sumOrCount" as const, "max" as const), field: number }),
      fc.constant({ type: "count" as const }),
      fc.record({ type: fc.constant("distinct" as const), field: any }),
      fc.record({ type: fc.constant("latest" as const), field: number, per: optional(any) }).map(tidy),
      fc
        .record({
          type: fc.constant("ratio" as const),
          numerator: number,
          denominator: number,
          of: fc.constantFrom("sum" as const, "latest" as const),
          per: optional(any),
        })
        .map(tidy),
    );
  };
  const list = optional(fc.array(fc.oneof(word, fc.constantFrom("分子", "分母 数", "未完成：")), { minLength: 1, maxLength: 3 }));
  const told: fc.Arbitrary<IndicatorWords> = fc
    .record({ amount: list, numerator: list, denominator: list, left: list })
    .map(tidy)
    .filter((words) => Object.keys(words).length > 0);
  const catalogue: fc.Arbitrary<Catalogue> = fc
    .record({
      kinds: fc.uniqueArray(kind, { selector: (k) => k.kind, minLength: 1, maxLength: 3 }),
      groups: fc.uniqueArray(fc.record({ group: key, name: plain }), { selector: (g) => g.group, minLength: 1, maxLength: 3 }),
      areaNames: fc.uniqueArray(plain, { maxLength: 5 }),
    })
    .chain(({ kinds, groups, areaNames }) => {
      const indicator: fc.Arbitrary<Indicator> = fc
        .constantFrom(...kinds)
        .chain((own) =>
          fc
            .record({
              code: fc.string({ unit: fc.constantFrom(..."ABZ019"), minLength: 2, maxLength: 4 }),
              name: plain,
              unit: plain,
              kind: fc.constant(own.kind),
              group: fc.constantFrom(...groups.map((g) => g.group)),
              measure: measureOf(own.fields),
              where: some(filterOf(own.fields)),
              periodType: fc.constantFrom("flow" as const, "yearToDate" as const, "stock" as const),
              breakdown: optional(fc.constantFrom("unit", ...own.fields.map((f) => f.field))),
              units: optional(fc.array(word, { minLength: 1, maxLength: 3 })),
              direction: fc.constantFrom(1 as const, 0 as const, -1 as const),
              words: optional(told),
              task: optional(fc.record({ name: plain })),
            })
            .map(tidy),
        );
      const areas: fc.Arbitrary<Area[]> = fc
        .tuple(
          ...areaNames.map(() =>
            fc.tuple(fc.constantFrom("村" as const, "居" as const, "镇" as const, "县" as const), fc.nat({ max: 5 }), some(word), fc.boolean()),
          ),
        )
        .map((rows) =>
          rows.map(([type, above, aliases, coded], i) =>
            tidy({ name: areaNames[i]!, type, code: coded ? `15010000000${i}` : undefined, parent: above < i ? areaNames[above] : undefined, aliases }),
          ),
        );
      return fc
        .record({
          name: plain,
          version: plain,
          kinds: fc.constant(kinds),
          groups: fc.constant(groups),
          indicators: fc.uniqueArray(indicator, { selector: (i) => i.code, maxLength: 4 }),
          templates: fc.uniqueArray(
            fc.record({
              kind: fc.constantFrom("汇报材料" as const, "总结报告" as const, "活动报告" as const),
              title: plain,
              source: some(fc.constantFrom("", "# 标题", "  {{ 指标.XC01 | 数 }}", "=1+1")).map((lines) => lines.join("\n")),
            }),
            { selector: (t) => t.kind },
          ),
          wording: fc.dictionary(plain, line, { maxKeys: 3 }),
          areas,
          town: fc.option(plain, { nil: null }),
          kindBound: fc.double({ min: 0, max: 1, noNaN: true }),
          changeBound: fc.record({ ratio: fc.double({ min: 0.01, max: 9, noNaN: true }), absolute: fc.nat() }),
          corrections: some(
            fc
              .record({
                file: fc.option(plain, { nil: null }),
                sheet: plain,
                index: fc.nat({ max: 4 }),
                kind: optional(fc.constantFrom("other", ...kinds.map((k) => k.kind))),
                area: optional(plain),
                header: optional(fc.record({ first: fc.nat({ max: 50 }), last: fc.nat({ max: 50 }) })),
                fields: optional(
                  fc.dictionary(fc.nat({ max: 800 }).map(String), fc.option(fc.constantFrom("amount", "text"), { nil: null }), { minKeys: 1, maxKeys: 3 }),
                ),
                ignore: flag,
              })
              .map(tidy),
          ),
          explanations: some(fc.record({ code: plain, file: plain, sheet: plain, cell: fc.constantFrom("", "C7", "AA10"), text: plain })),
        })
        .chain((rest) => {
          const codes = rest.indicators.map((i) => i.code);
          const subjects = [...codes, ...groups.map((g) => g.group)];
          return fc
            .record({
              targets:
                codes.length === 0
                  ? fc.constant([])
                  : some(
                      fc.record({
                        indicator: fc.constantFrom(...codes),
                        area: fc.constantFrom(null, ...areaNames),
                        value: fc.double({ noNaN: true, noDefaultInfinity: true }),
                      }),
                    ),
              responsible: some(fc.record({ subject: fc.constantFrom(...subjects), unit: plain })),
            })
            .map((more) => ({ ...rest, ...more }) as Catalogue);
        });
    });

  test("with any words, separators and quotes in it", () => {
    fc.assert(
      fc.property(catalogue, (made) => {
        const sound = parseCatalogue(made);
        const { catalogue: read, findings } = catalogueFromSheets(gridsOf(sound), builtIn);
        expect(findings).toEqual([]);
        expect(withoutCells(read)).toEqual(sound);
        const sheet = catalogueSheets(sound).find(({ name }) => name === "设置·目标");
        for (const { value, source } of read.targets) expect(sheet?.cells[parseAddress(source?.cell ?? "")?.row ?? 0]?.[3]?.value).toBe(value);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a workbook of before, whose sheets lack what came later", () => {
  /** The sheet without some of its columns. */
  const withoutColumns = (name: string, ...headers: string[]): Grid => {
    const grid = gridsOf(builtIn).find((each) => each.sheet === name)!;
    const kept = grid.cells[2]!.flatMap((header, at) => (headers.includes(String(header)) ? [] : [at]));
    return gridFrom(name, [...grid.cells.slice(0, 2), ...grid.cells.slice(2).map((row) => kept.map((at) => row[at] ?? null))]);
  };

  test("keeps the rules of its kinds: 设置·台账 with 是 and 否, no 设置·规则", () => {
    const kinds = changed("设置·台账", (rows) => rows.map((row) => ({ ...row, 应报送: row.应报送 === "每期" ? "是" : row.应报送 === "有则报" ? "否" : null })));
    expect(catalogueFromSheets([kinds], builtIn)).toEqual({ catalogue: builtIn, findings: [] });
  });

  test("drops a rule of a field that the town took out, and no other", () => {
    const kinds = changed("设置·台账", (rows) => rows.filter((row) => row.台账类型 !== "survey" || row.字段编号 !== "rate"));
    const { catalogue, findings } = catalogueFromSheets([kinds], builtIn);
    const rulesOf = ({ kinds: all }: Catalogue) => all.find(({ kind }) => kind === "survey")?.rules;
    expect(findings).toEqual([]);
    expect(rulesOf(catalogue)).toEqual(rulesOf(builtIn)?.filter(({ rule }) => rule !== "rate"));
  });

  test("keeps words and tasks of its indicators", () => {
    const indicators = withoutColumns("设置·指标", "文中说法", "任务名称", "任务总数");
    expect(catalogueFromSheets([indicators], builtIn)).toEqual({ catalogue: builtIn, findings: [] });
  });
});

test("of the kinds whose fields an own kind has, it takes the rules of the one that is most like it", () => {
  const field = (key: string): Field => ({ field: key, name: key, type: "text", aliases: [] });
  const kind = (key: string, keys: readonly string[], rules: readonly KindRule[] = []): LedgerKind => ({
    ...{ kind: key, name: key, words: [], stock: false, frequency: "asItComes", fields: keys.map(field) },
    ...(rules.length > 0 && { rules }),
  });
  const [few, many]: KindRule[] = [
    { rule: "choice", field: "a" },
    { rule: "choice", field: "b" },
  ];
  const small = kind("small", ["a"], [few!]);
  const large = kind("large", ["a", "b"], [many!]);
  for (const base of [
    [small, large],
    [large, small],
  ]) {
    const [own, other] = inheritedRules([kind("own", ["a", "b", "c"]), kind("other", ["b", "c"])], base);
    expect([own?.rules, other?.rules]).toEqual([[many], undefined]);
  }
});

describe("what a clerk may change", () => {
  test("a rule: one row more, in words", () => {
    const sheet = changed("设置·规则", (rows) => [
      ...rows,
      { 台账类型: "培训", 规则: "部分与整体", 内容: "课时≤人数" },
      { 台账类型: "training", 规则: "只用可选值", 内容: "主题" },
      { 台账类型: "墙体广告清理", 规则: "可用单位", 内容: "字段：处数；单位：块，面" },
    ]);
    const { catalogue, findings } = catalogueFromSheets([sheet], builtIn);
    const last = (key: string) => catalogue.kinds.find(({ kind }) => kind === key)?.rules;
    expect(findings).toEqual([]);
    expect(last("training")?.slice(-2)).toEqual([
      { rule: "part", part: "lessons", whole: "participants" },
      { rule: "choice", field: "topic" },
    ]);
    expect(last("wall-ad")?.at(-1)).toEqual({ rule: "units", field: "spots", units: ["块", "面"] });
  });

  test("a rule that is deleted from 设置·规则 holds no more", () => {
    const sheet = changed("设置·规则", (rows) => rows.filter((row) => row.规则 !== "比率"));
    const { catalogue } = catalogueFromSheets([sheet], builtIn);
    expect(catalogue.kinds.flatMap(({ rules = [] }) => rules).filter(({ rule }) => rule === "rate")).toEqual([]);
  });

  test("an alias: one more word in the cell", () => {
    const sheet = changed("设置·台账", (rows) =>
      rows.map((row) => (row.台账类型 === "publicity" && row.字段编号 === "form" ? { ...row, 表头别名: `${row.表头别名}，宣传样式` } : row)),
    );
    const { catalogue, findings } = catalogueFromSheets([sheet], builtIn);
    expect(findings).toEqual([]);
    expect(catalogue.kinds.find((k) => k.kind === "publicity")?.fields.find((f) => f.field === "form")?.aliases).toContain("宣传样式");
    expect(catalogue.indicators).toBe(builtIn.indicators);
  });

  test("a kind of ledger and an indicator of it, with names alone", () => {
    const kinds = changed("设置·台账", (rows) => [
      ...rows,
      { 台账类型: "河道巡查", 标题用词: "巡河、河长", 应报送: "是", 字段名称: "村居", 字段类型: "村居" },
      { 台账类型: "河道巡查", 字段名称: "巡查日期", 字段类型: "日期" },
      { 台账类型: "河道巡查", 字段名称: "河道名称" },
      { 台账类型: "河道巡查", 字段名称: "巡查次数", 字段类型: "数量", 单位: "次" },
    ]);
    const indicators = changed("设置·指标", (rows) => [
      ...rows,
      {
        编号: "ZD01",
        指标名称: "巡查河道",
        单位: "次",
        工作领域: "河湖管护",
        台账: "河道巡查",
        计算: "求和",
        字段: "巡查次数",
        条件: "河道名称不含 沟、渠",
        时期: "当期",
      },
    ]);
    const { catalogue, findings } = catalogueFromSheets([kinds, indicators], builtIn);
    expect(findings).toEqual([]);
    expect(catalogue.kinds.at(-1)).toEqual({
      kind: "河道巡查",
      name: "河道巡查",
      words: ["巡河", "河长"],
      stock: false,
      frequency: "everyPeriod",
      fields: [
        { field: "area", name: "村居", type: "area", aliases: [] },
        { field: "date", name: "巡查日期", type: "date", aliases: [] },
        { field: "河道名称", name: "河道名称", type: "text", aliases: [] },
        { field: "巡查次数", name: "巡查次数", type: "quantity", unit: "次", aliases: [] },
      ],
    });
    expect(catalogue.indicators.at(-1)).toMatchObject({
      group: "河湖管护",
      measure: { type: "sum", field: "巡查次数" },
      where: [{ field: "河道名称", op: "excludes", values: ["沟", "渠"] }],
      direction: 0,
    });
    expect(catalogue.groups.at(-1)).toEqual({ group: "河湖管护", name: "河湖管护" });
  });

  test("areas in a tree; the one root is the town", () => {
    const rows = [
      { 名称: "石桥镇", 类型: "镇" },
      { 名称: "东片", 类型: "镇", 上级: "石桥镇" },
      { 名称: "东庄村", 上级: "东片", 别名: "东庄、东庄子" },
      { 名称: "水口社区", 上级: "东片" },
    ];
    const report = changed("设置·报告", (lines) => lines.map((line) => (line.项目 === "镇（街道）" ? { ...line, 内容: null } : line)));
    const { catalogue, findings } = catalogueFromSheets([changed("设置·区划", () => rows), report], builtIn);
    expect(findings).toEqual([]);
    expect(catalogue.town).toBe("石桥镇");
    expect(catalogue.areas.map((a) => [a.name, a.type, a.parent])).toEqual([
      ["石桥镇", "镇", undefined],
      ["东片", "镇", "石桥镇"],
      ["东庄村", "村", "东片"],
      ["水口社区", "居", "东片"],
    ]);
  });

  test("columns may stand in another order, and below a line of the clerk's own", () => {
    const sheet = gridFrom("设置·目标", [["本镇2024年目标"], [], [null, "目标值", "指标编号", "备注"], ["x", "1,200", "HJ05", "按县里要求"]]);
    expect(catalogueFromSheets([sheet], builtIn)).toMatchObject({ findings: [], catalogue: { targets: [{ indicator: "HJ05", area: null, value: 1200 }] } });
  });
});

describe("what cannot be used is left out, with its cell and what is allowed", () => {
  const findingsOf = (grids: readonly Grid[], base = builtIn) => {
    const { catalogue, findings } = catalogueFromSheets(grids, base);
    parseCatalogue(catalogue);
    return { catalogue, findings, seen: findings.map((f) => [f.code, f.cell]), messages: findings.map((f) => messageOf(f)) };
  };
  const badIndicator = (cells: Record<string, string>) =>
    findingsOf([changed("设置·指标", (rows) => rows.map((row) => (row.编号 === "XC01" ? { ...row, ...cells } : row)))]);

  test.each([
    [{ 计算: "平均" }, "settings.not-allowed", "F6", "求和、计数"],
    [{ 时期: "" }, "settings.missing", "J6", "时期"],
    [{ 字段: "重量" }, "settings.unknown", "G6", "数量"],
    [{ 条件: "形式 像 旗牌" }, "settings.unreadable-condition", "I6", "形式 像 旗牌"],
    [{ 条件: "样式 含 旗牌" }, "settings.unknown", "I6", "形式"],
    [{ 编号: "宣传1" }, "settings.bad-code", "A6", "字母"],
    [{ 编号: "XC02" }, "settings.duplicate", "A7", "A6"],
    [{ 台账: "宣传品" }, "settings.unknown", "E6", "入户知晓率调查"],
  ])("an indicator with %p", (cells, code, cell, says) => {
    const { seen, messages, catalogue } = badIndicator(cells);
    expect(seen).toEqual([[code, cell]]);
    expect(messages[0]).toContain(says);
    expect(catalogue.indicators).toHaveLength(builtIn.indicators.length - 1);
  });

  test.each([
    [{ 台账类型: "河道巡查", 规则: "比率", 内容: "甲 = 乙 ÷ 丙" }, "settings.unknown", "A4", "宣传"],
    [{ 台账类型: "宣传", 规则: "比例", 内容: "甲 = 乙 ÷ 丙" }, "settings.not-allowed", "B4", "比率"],
    [{ 台账类型: "入户知晓率调查", 规则: "比率", 内容: "知晓率 = 知晓人数" }, "settings.not-allowed", "C4", "比率 = 分子 ÷ 分母"],
    [{ 台账类型: "入户知晓率调查", 规则: "比率", 内容: "知晓率 = 知道的 ÷ 调查人数" }, "settings.unknown", "C4", "知晓人数"],
    [{ 台账类型: "培训", 规则: "期限", 内容: "期限 课时；状态 主题" }, "settings.invalid", "B4", "不能用作期限"],
    [{ 台账类型: "培训", 规则: "别的台账也记", 内容: "台账 河道；名称 主题" }, "settings.not-allowed", "C4", "那边名称"],
    [{ 台账类型: "培训", 规则: "部分与整体", 内容: "课时 ≤ 人数 ≤ 人数" }, "settings.not-allowed", "C4", "部分 ≤ 整体"],
    [{ 台账类型: "培训", 规则: "同一事项", 内容: "叫做 主题" }, "settings.not-allowed", "C4", "名称 …"],
  ])("a rule with %p", (cells, code, cell, says) => {
    const { seen, messages, catalogue } = findingsOf([changed("设置·规则", () => [cells])]);
    expect(seen).toEqual([[code, cell]]);
    expect(messages[0]).toContain(says);
    expect(catalogue.kinds.flatMap(({ rules = [] }) => rules)).toEqual([]);
  });

  test("an indicator of a kind that is no longer there, and the ratio that needs it", () => {
    const kinds = changed("设置·台账", (rows) => rows.filter((row) => row.台账类型 !== "inspection"));
    const { catalogue, seen } = findingsOf([kinds]);
    expect(catalogue.indicators.filter((i) => i.kind === "inspection")).toEqual([]);
    expect(seen).toEqual(Array.from({ length: 3 }, () => ["settings.invalid", ""]));
  });

  test("a parent that is not listed costs only the parent; so does a circle", () => {
    const { catalogue, seen } = findingsOf([
      changed("设置·区划", () => [
        { 名称: "东庄村", 上级: "西片" },
        { 名称: "甲片", 上级: "乙片" },
        { 名称: "乙片", 上级: "甲片" },
        { 名称: "南庄村", 代码: "123" },
      ]),
    ]);
    expect(catalogue.areas.map((a) => a.name)).toEqual(["东庄村", "甲片", "乙片", "南庄村"]);
    expect(seen).toEqual([
      ["settings.bad-number", "D7"],
      ["settings.unknown", "C4"],
      ["settings.area-circle", "A5"],
      ["settings.area-circle", "A6"],
    ]);
  });

  test("a sheet without its columns is not used at all", () => {
    const { catalogue, seen } = findingsOf([
      gridFrom("设置·指标", [
        ["编号", "指标名称", "单位", "台账"],
        ["A1", "甲", "个", "宣传"],
      ]),
    ]);
    expect(seen).toEqual([["settings.no-column", "A1"]]);
    expect(catalogue.indicators).toBe(builtIn.indicators);
  });

  test("a target that is no number, an indicator that is not there", () => {
    const rows = [
      { 指标编号: "HJ05", 目标值: "很多" },
      { 指标编号: "XX99", 目标值: 5 },
    ];
    expect(findingsOf([changed("设置·目标", () => rows)]).seen).toEqual([
      ["settings.bad-number", "D4"],
      ["settings.invalid", "A5"],
    ]);
  });
});
