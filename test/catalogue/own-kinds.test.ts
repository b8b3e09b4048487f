/**
 * A town's own kind is checked, counted and told as a built-in one is: each kind is renamed on the 设置 sheets, and the same ledger makes the same findings and
 * the same figures.
 */
import { run } from "../../src/app/pipeline";
import { builtIn, catalogueFromSheets, catalogueSheets } from "../../src/catalogue";
import type { Catalogue } from "../../src/model/indicator";
import type { Cell, Grid } from "../../src/model/grid";
import type { SheetPlan } from "../../src/model/sheet-plan";
import { gridFrom, gridOf } from "./grid";

interface Faulty {
  readonly rows: readonly (readonly Cell[])[];
  /** Codes that the ledger's faults have. */
  readonly codes: readonly string[];
}

const faulty: Readonly<Record<string, Faulty>> = {
  survey: {
    rows: [
      ["日期", "村居", "入户数", "调查人数", "知晓人数", "知晓率", "地点"],
      ["2024-03-05", "东庄村", 30, 40, 45, "100%", "村口"],
      ["2024-03-06", "东庄村", 30, 50, 40, "95%", "村口"],
      ["2024-03-07", "西庄村", 30, 50, 40, "80%", "村口"],
      ["2024-03-07", "西庄村", 30, 50, 40, "80%", "村口"],
    ],
    codes: ["part.exceeds-whole", "rate.mismatch", "duplicate.event"],
  },
  publicity: {
    rows: [
      ["日期", "村居", "形式", "名称", "数量", "单位"],
      ["2024-03-05", "东庄村", "标语", "春季宣传", 12, "条"],
      ["2024-03-05", "东庄村", "标语", "春季宣传", 12, "条"],
      ["2024-03-09", "西庄村", "标语", "安全宣传", "7份", "条"],
      // Without its unit, 9 hours would be 9 slogans.
      ["2024-03-11", "西庄村", "标语", "入村宣传", 9, "小时"],
    ],
    codes: ["duplicate.event", "measure.unit"],
  },
  "moral-list": {
    rows: [
      ["期次", "评议日期", "村居", "榜别", "姓名", "事由", "公示起", "公示止"],
      ["第1期", "2024-03-05", "东庄村", "红榜", "王小五", "助人为乐", "2024-03-10", "2024-03-07"],
      ["第1期", "2024-04-05", "东庄村", "黄榜", "李四海", "乱堆乱放", "2024-04-06", "2024-04-12"],
      ["第2期", "2024-04-05", "东庄村", "蓝榜", "张三丰", "孝老爱亲", "2024-04-06", "2024-04-12"],
    ],
    codes: ["date.order", "issue.dates", "choice.unknown"],
  },
  honour: {
    rows: [
      ["日期", "村居", "类别", "姓名", "状态", "主要事迹"],
      ["2024-03-05", "东庄村", "道德模范", "王小五", "推荐", "被评为全区先进"],
      ["2024-03-06", "东庄村", "道德模范", "李四海", "命名", "助人为乐"],
      ["2024-03-06", "东庄村", "道德模范", "李四海", "命名", "助人为乐"],
      ["2024-03-07", "东庄村", "文明家庭", "赵六家", "落选", "家风良好"],
    ],
    codes: ["status.contradicts", "duplicate.event", "choice.unknown"],
  },
  inspection: {
    rows: [
      ["日期", "来源", "村居", "问题", "责任单位", "整改措施", "整改期限", "整改情况"],
      ["2024-03-05", "区督查", "东庄村", "垃圾清运不及时", "环卫站", "增加车辆", "2024-03-20", "未整改"],
      ["2024-03-06", "区督查", "西庄村", "广告栏破损", "村委会", "更换栏板", "2024-03-01", "已整改"],
    ],
    codes: ["deadline.passed", "date.order"],
  },
  construction: {
    rows: [
      ["日期", "村居", "项目", "任务数", "完成数", "完成率"],
      ["2024-03-31", "东庄村", "厕所革命", 20, 25, "100%"],
      ["2024-03-31", "西庄村", "厕所革命", 20, 10, "60%"],
      ["2024-03-31", "西庄村", "厕所革命", 20, 10, "60%"],
    ],
    codes: ["part.exceeds-whole", "rate.mismatch", "duplicate.stock"],
  },
  enforcement: {
    rows: [
      ["日期", "村居", "场所类型", "检查数", "取缔数"],
      ["2024-03-05", "东庄村", "网吧", "3次", "5家"],
    ],
    codes: ["part.exceeds-whole"],
  },
  standard: {
    rows: [
      ["测评项目", "测评指标", "测评内容", "责任单位", "完成时限", "完成情况", "佐证材料"],
      ["公共环境", "Ⅰ-1", "街道整洁", "城管办", "2024-03-01", "未完成", "方案"],
      ["公共环境", "Ⅰ-2", "绿化养护", "城管办", "2024-12-01", "已完成", null],
    ],
    codes: ["deadline.passed", "evidence.missing"],
  },
  plan: {
    rows: [
      ["事项", "数量", "单位", "责任单位", "完成时限"],
      ["印制宣传折页", 4000, "份", "宣传办", "2024-03-01"],
      ["新建宣传栏", 3, "个", "宣传办", "2024-12-01"],
    ],
    codes: ["plan.passed"],
  },
};

/** Column of a plan's table by its header. */
const columnOf = ({ cells }: SheetPlan, header: string): number => cells[2]?.findIndex((cell) => cell?.value === header) ?? -1;

/**
 * The settings with one kind renamed wherever it is named, as a clerk's own.
 * @param without sheets that the workbook has not, and columns that are blank for the kind
 */
function renamed(key: string, without: { readonly sheets?: readonly string[]; readonly keys?: boolean }): Catalogue {
  const kind = builtIn.kinds.find((each) => each.kind === key)!;
  const grids = catalogueSheets(builtIn)
    .filter(({ name }) => !without.sheets?.includes(name))
    .map((plan): Grid => {
      const [ownKey, ownName, fieldKey] = ["台账类型", "台账名称", "字段编号"].map((header) => columnOf(plan, header));
      const grid = gridOf(plan);
      const cells = grid.cells.map((row, at): readonly Cell[] => {
        const own = plan.name === "设置·台账" && row[ownKey!] === key;
        return row.map((cell, column) => {
          if (own && column === ownKey) return "own-1";
          if (own && column === ownName && cell !== null) return "本镇自办台账";
          if (own && column === fieldKey && without.keys) return null;
          if (at < 3 || plan.name === "设置·台账") return cell;
          return cell === kind.name || cell === key
            ? "本镇自办台账"
            : typeof cell === "string"
              ? cell.replace(`台账 ${kind.name}；`, "台账 本镇自办台账；")
              : cell;
        });
      });
      return { ...grid, cells };
    });
  const { catalogue, findings } = catalogueFromSheets(grids, builtIn);
  expect(findings).toEqual([]);
  expect(catalogue.kinds.map((each) => each.kind)).toEqual(builtIn.kinds.map((each) => (each.kind === key ? "own-1" : each.kind)));
  return catalogue;
}

function outcomeOf(catalogue: Catalogue, rows: readonly (readonly Cell[])[], title: string) {
  const { findings, rollUp, report } = run([gridFrom("台账", [[title], ...rows], "东庄村.xlsx")], {
    catalogue,
    town: "石桥镇",
    period: { label: "2024年上半年", type: "half", start: "2024-01-01", end: "2024-06-30" },
    today: "2024-07-02",
    report: "总结报告",
  });
  const named = (params: object) => JSON.stringify(params).replaceAll("本镇自办台账", title);
  return {
    findings: findings.map(({ code, severity, cell, params }) => [code, severity, cell, named(params)]),
    totals: rollUp.totals.map(({ indicator, quantity, yearToDate }) => [indicator.code, quantity?.value, yearToDate?.value]),
    blocks: report.blocks.map(({ runs }) =>
      runs
        .map(({ text }) => text)
        .join("")
        .replaceAll("本镇自办台账", title),
    ),
  };
}

describe.each(Object.entries(faulty))("%s", (key, { rows, codes }) => {
  const { name } = builtIn.kinds.find((kind) => kind.kind === key)!;
  const before = outcomeOf(builtIn, rows, name);

  test("has these faults", () => expect(before.findings.map(([code]) => code)).toEqual(expect.arrayContaining([...codes])));
  test("as the town's own loses none", () => expect(outcomeOf(renamed(key, {}), rows, name)).toEqual(before));
  test("as the town's own of a workbook without 设置·规则 loses none", () =>
    expect(outcomeOf(renamed(key, { sheets: ["设置·规则"] }), rows, name)).toEqual(before));
  test("as the town's own with names alone loses none", () => {
    const own = outcomeOf(renamed(key, { keys: true }), rows, name);
    expect({ findings: own.findings, totals: own.totals }).toEqual({ findings: before.findings, totals: before.totals });
  });
});

describe("what a town says of a kind of its own", () => {
  const settings = (name: string, headers: readonly string[], rows: readonly (readonly Cell[])[]): Grid => gridFrom(name, [[name], [], headers, ...rows]);
  const kinds = settings(
    "设置·台账",
    ["台账类型", "标题用词", "应报送", "字段名称", "字段类型", "必填", "可选值"],
    [
      ["乡贤评选", "乡贤", "每年", "村居", "村居", null, null],
      ["乡贤评选", null, null, "日期", "日期", null, null],
      ["乡贤评选", null, null, "称号", "文字", "是", null],
      ["乡贤评选", null, null, "人选", "文字", "是", null],
      ["乡贤评选", null, null, "进展", "文字", null, "推荐、评议、授牌"],
    ],
  );
  const indicators = settings(
    "设置·指标",
    ["编号", "指标名称", "单位", "工作领域", "台账", "计算", "条件", "时期"],
    [["XX01", "新乡贤", "人", "乡风文明", "乡贤评选", "计数", "称号 含 新乡贤；进展 是 授牌", "当年累计"]],
  );
  const rules = settings(
    "设置·规则",
    ["台账类型", "规则", "内容"],
    [
      ["乡贤评选", "评选", "称号 称号；对象 人选；状态 进展；阶段 推荐、评议；结果 授牌"],
      ["乡贤评选", "只用可选值", "进展"],
    ],
  );
  const report = settings(
    "设置·报告",
    ["类别", "项目", "内容"],
    [
      ["模板正文", "总结报告", "# 评选情况"],
      [
        "模板正文",
        "总结报告",
        "评出新乡贤{{ 指标.XX01 | 数 }}。{% for 段 in 候选 %}处于{{ 段.状态 }}阶段的有{{ 段.对象[0].称号 }}{{ 段.对象[0].数 | 数 }}。{% endfor %}",
      ],
    ],
  );
  const rows: readonly (readonly Cell[])[] = [
    ["日期", "村居", "称号", "人选", "进展"],
    ["2024-03-05", "东庄村", "新乡贤", "王小五", "推荐"],
    ["2024-03-06", "东庄村", "新 乡贤", "李四海", "评 议"],
    ["2024-03-07", "东庄村", "新乡贤", "赵六家", "授牌"],
    ["2024-03-08", "东庄村", "新乡贤", "钱七", "落选"],
    ["2024-03-07", "东庄村", "新乡贤", "赵六家", "授牌"],
  ];
  const outcome = (...grids: Grid[]) => {
    const { catalogue, findings } = catalogueFromSheets(grids, builtIn);
    expect(findings).toEqual([]);
    return outcomeOf(catalogue, rows, "乡贤评选台账");
  };

  test("its honours have the stages that it says, and are told stage by stage", () => {
    const { blocks, totals, findings } = outcome(kinds, indicators, rules, report);
    expect(totals).toEqual([["XX01", 2, 2]]);
    expect(blocks.join("")).toContain("评出新乡贤2人。处于推荐阶段的有新乡贤1人。处于评议阶段的有新乡贤1人。");
    expect(findings.map(([code, , cell]) => [code, cell])).toContainEqual(["choice.unknown", "E6"]);
  });

  test("what is entered twice is found without any rule", () => {
    const { findings } = outcome(kinds, indicators, report);
    expect(findings.map(([code, , cell]) => [code, cell]).filter(([code]) => code === "duplicate.event")).toEqual([["duplicate.event", "D7"]]);
  });
});
