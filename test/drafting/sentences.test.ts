/** Sentences follow the data: what is missing falls away, what is uncertain says so, what a town changes in its template is carried out. */
import { builtIn } from "../../src/catalogue";
import { draft } from "../../src/drafting";
import { TemplateError } from "../../src/drafting/engine";
import { lint } from "./lint-report";
import { withoutGaps } from "../../src/drafting/gaps";
import { GAP, factMark, quoteMark } from "../../src/drafting/marks";
import { printFigure, printRounded } from "../../src/figures/print";
import { chineseNumber } from "../../src/language/numbering";
import { cleanWords, quoted } from "../../src/drafting/wording";
import type { ReportKind } from "../../src/model/indicator";
import type { Ledger } from "../../src/model/ledger";
import type { Quantity } from "../../src/model/quantity";
import { readQuantity } from "../../src/language/quantity";
import { reportText } from "../../src/formats/docx/text";
import { draftedText, drafted, emptyResult, ledger, rolledUp, TOWN, type Case } from "../builders/drafts";
import type { Row } from "../builders/ledgers";

const typed = (text: string): Quantity => readQuantity(text).quantity!;

test.each([
  ["20000", "份", "2万份"],
  ["2万余份", "份", "2万余份"],
  ["12345", "份", "12345份"],
  ["12.5万", "元", "12.5万元"],
  ["570余吨", "吨", "570余吨"],
  ["近千人", "人", "近1000人"],
  ["约300", "人", "约300人"],
  ["3-5", "次", "3～5次"],
  ["1208.72", "㎡", "1208.72平方米"],
  ["1", "方", "1立方米"],
  ["95%", "%", "95%"],
])("%s in %s is printed %s", (text, unit, printed) => {
  expect(printFigure(typed(text), unit)).toBe(printed);
});

test("sums keep a round number under 余 and no false figures under 约", () => {
  expect(printFigure({ value: 575, unit: "吨", low: 575, high: 585, mark: "余" }, "吨")).toBe("570余吨");
  expect(printFigure({ value: 20005, unit: "份", low: 20005, high: 30004, mark: "余" }, "份")).toBe("2万余份");
  expect(printFigure({ value: 25985, unit: "份", low: 25400, high: 26900, mark: "约" }, "份")).toBe("约2.6万份");
  expect(printFigure({ value: 0.1 + 0.2, unit: "吨", low: 0.3, high: 0.3, mark: null }, "吨")).toBe("0.3吨");
  expect(printFigure({ value: 99.999, unit: "%", low: 99.999, high: 99.999, mark: null }, "%")).toBe("99.99%");
});

test("余 is added only where the exact figure is above the round number, and never to 约", () => {
  expect(printRounded(typed("573"), "吨")).toBe("570余吨");
  expect(printRounded(typed("570"), "吨")).toBe("570吨");
  expect(printRounded(typed("约570"), "吨")).toBe("约570吨");
  expect(printRounded(typed("21300"), "份")).toBe("2.1万余份");
});

test("a clause without data goes, with its sentence when nothing is left, and its brackets alone", () => {
  const figure = factMark(0);
  expect(withoutGaps(`制作旗牌${GAP}，刷写标语${figure}；发放材料${GAP}。`)).toBe(`刷写标语${figure}。`);
  expect(withoutGaps(`围绕创建目标，制作旗牌${GAP}。`)).toBe("");
  expect(withoutGaps(`清理垃圾${figure}（较上期${GAP}）。`)).toBe(`清理垃圾${figure}。`);
  expect(withoutGaps(`动用[铲车${GAP}、清运车${figure}、人力车${GAP}]，清理垃圾${GAP}。`)).toBe(`动用清运车${figure}。`);
  expect(withoutGaps(`[召开动员会、推进会${GAP}，制定方案、文件${figure}]。`)).toBe(`制定方案、文件${figure}。`);
  expect(withoutGaps(`动用[铲车${GAP}、清运车${GAP}]，清理垃圾${figure}。`)).toBe(`清理垃圾${figure}。`);
  expect(withoutGaps(`活动有${quoteMark("甲，乙。丙")}，参加${GAP}。`)).toBe(`活动有${quoteMark("甲，乙。丙")}。`);
  expect(withoutGaps("没有数据的话也照写。")).toBe("没有数据的话也照写。");
});

test("words from ledgers come with full-width punctuation, and placeholders not at all", () => {
  expect(cleanWords(" 清洁家园(第1期), 大扫除;")).toBe("清洁家园（第1期），大扫除");
  expect(cleanWords("投入1,208.5元")).toBe("投入1,208.5元");
  for (const text of ["***村", "202_年活动", "××路", "", "——", "null"]) expect(cleanWords(text)).toBeNull();
  expect(quoted("学“雷锋”日")).toBe("“学‘雷锋’日”");
  expect(quoted("《一封信》")).toBe("《一封信》");
});

test("headings are numbered up to 99", () => {
  expect([1, 10, 11, 20, 21, 99].map(chineseNumber)).toEqual(["一", "十", "十一", "二十", "二十一", "九十九"]);
});

const event = (area: string, participants: number | string = 20) => ({ date: "2024-03-05", area, name: "清洁家园", participants });
const events = (...areas: string[]): Case => ({
  period: "2024H1",
  ledgers: [
    ledger(
      "volunteer-event",
      areas.map((name) => event(name)),
    ),
  ],
});

test("one village is named, some are counted, all are said to be all", () => {
  expect(draftedText("汇报材料", events("东庄村", "东庄村"))).toContain("志愿服务活动，东庄村参与其中。");
  expect(draftedText("汇报材料", events("东庄村", "水口社区"))).toContain("2个村（社区）参与其中");
  expect(draftedText("汇报材料", events("东庄村", "西庄村", "水口村", "水口社区"))).toContain("全部4个村（社区）参与其中");
  expect(draftedText("汇报材料", events(TOWN))).toContain("镇本级参与其中");
});

test("nobody leads by the order of a list", () => {
  const given = events(...["东庄村", "东庄村", "西庄村", "西庄村", "水口村", "水口社区"]);
  expect(draftedText("汇报材料", given)).toContain("场次较多的有东庄村2场次、西庄村2场次。");
  expect(draftedText("汇报材料", events("东庄村", "西庄村", "水口村", "水口社区"))).not.toContain("较多的有");
});

test("an average is told only where every event told its number, and rounded numbers are about", () => {
  const mixed: Case = { period: "2024H1", ledgers: [ledger("volunteer-event", [event("东庄村", 20), event("西庄村", 21)])] };
  expect(draftedText("汇报材料", mixed)).toContain("场均参与约21人次");
  const silent: Case = { period: "2024H1", ledgers: [ledger("volunteer-event", [event("东庄村", 20), { date: "2024-03-06", area: "西庄村", name: "义诊" }])] };
  expect(draftedText("汇报材料", silent)).not.toContain("场均");
  const loose: Case = { period: "2024H1", ledgers: [ledger("volunteer-event", [event("东庄村", "20余"), event("西庄村", 21)])] };
  expect(draftedText("汇报材料", loose)).not.toContain("场均");
});

test("the last period and targets are compared where both are exact", () => {
  const ledgers = [ledger("sanitation", [{ date: "2024-05-05", area: "东庄村", garbage: 120 }])];
  const before = { code: "HJ05", name: "清理垃圾", unit: "吨", periodType: "flow" as const, total: exact(100), byArea: {}, records: 1 };
  const previous = emptyResult({ period: { label: "2024年4月", start: "2024-04-01", end: "2024-04-30" }, indicators: [before] });
  const given: Case = { period: "2024-05", ledgers, previous, catalogue: { targets: [{ indicator: "HJ05", area: null, value: 100 }] } };
  expect(draftedText("汇报材料", given)).toContain("清理垃圾较上期增加20吨、增长20%，完成目标任务100吨的120%。");
  const about = { ...before, total: { value: 100, low: 100, high: 199, mark: "余" as const } };
  expect(draftedText("汇报材料", { ...given, previous: emptyResult({ period: previous.period, indicators: [about] }) })).not.toContain("较上期");
});

const exact = (value: number) => ({ value, low: value, high: value, mark: null });

test("a missed target is a problem with its measure; its missing unit is named", () => {
  const ledgers = [ledger("sanitation", [{ date: "2024-05-05", area: "东庄村", garbage: 80 }])];
  const targets = [{ indicator: "HJ05", area: null, value: 100 }];
  const text = draftedText("总结报告", { period: "2024-05", ledgers, catalogue: { targets } });
  expect(text).toContain("清理垃圾没有达到目标100吨，相差20吨。");
  expect(text).toContain("加快推进清理垃圾，对照目标补齐差额，尚未明确责任单位，须尽快研究确定。");
  const responsible = [{ subject: "environment", unit: "镇环卫站" }];
  expect(draftedText("总结报告", { period: "2024-05", ledgers, catalogue: { targets, responsible } })).toContain("由镇环卫站负责落实。");
});

test("a reached target is no problem", () => {
  const ledgers = [ledger("sanitation", [{ date: "2024-05-05", area: "东庄村", garbage: 100 }])];
  expect(draftedText("总结报告", { period: "2024-05", ledgers, catalogue: { targets: [{ indicator: "HJ05", area: null, value: 100 }] } })).not.toContain(
    "没有达到目标",
  );
});

describe("a target is the year's", () => {
  const months = ledger("sanitation", [
    { date: "2024-01-08", area: "东庄村", garbage: 200 },
    { date: "2024-05-05", area: "东庄村", garbage: 30 },
  ]);
  const source = { file: "设置.xlsx", sheet: "设置·目标", cell: "D4" };
  const given: Case = { period: "2024-05", ledgers: [months], catalogue: { targets: [{ indicator: "HJ05", area: null, value: 500, source }] } };

  test("a month's report holds what came since 1 January against it, and says so", () => {
    expect(draftedText("汇报材料", given)).toContain("按今年以来的数计算，完成目标任务500吨的46%");
    expect(draftedText("总结报告", given)).toContain("清理垃圾没有达到目标500吨，相差270吨。");
    expect(draftedText("汇报材料", { ...given, today: "2025-01-10" })).toContain("按2024年累计的数计算，完成目标任务500吨的46%");
    const reached: Case = { ...given, catalogue: { targets: [{ indicator: "HJ05", area: null, value: 230 }] } };
    expect(draftedText("总结报告", reached)).not.toContain("没有达到目标");
  });

  test("the target comes from its own cell, what follows from it from both, and the year's figure from all months", () => {
    const cells = (id: string, kind: ReportKind = "汇报材料") =>
      drafted(kind, given)
        .facts.find((fact) => fact.id === id)
        ?.sources.map(({ cell }) => cell);
    expect(drafted("汇报材料", given).facts.find(({ id }) => id === "HJ05.target")?.sources).toEqual([source]);
    const [january, may] =
      rolledUp(given)
        .totals.find(({ indicator }) => indicator.code === "HJ05")
        ?.yearToDateSources?.map(({ cell }) => cell) ?? [];
    expect(cells("HJ05")).toHaveLength(1);
    expect(cells("HJ05.ytd", "活动报告")?.sort()).toEqual([january, may].sort());
    expect(cells("HJ05.completion")?.sort()).toEqual([january, may, "D4"].sort());
    expect(cells("HJ05.shortfall", "总结报告")?.sort()).toEqual([january, may, "D4"].sort());
  });
});

test("of an uncertain figure nothing is said of its target that its bounds do not say", () => {
  const text = (garbage: string, value: number, kind: ReportKind = "汇报材料") =>
    draftedText(kind, {
      period: "2024H1",
      ledgers: [ledger("sanitation", [{ date: "2024-05-05", area: "东庄村", garbage }])],
      catalogue: { targets: [{ indicator: "HJ05", area: null, value }] },
    });
  expect(text("570余", 500)).toContain("达到目标任务500吨");
  expect(text("570余", 800)).toContain("低于目标任务800吨");
  expect(text("570余", 575)).not.toContain("目标任务");
  for (const value of [500, 575, 800]) expect(text("570余", value)).not.toMatch(/目标任务\d+吨的/);
  expect(text("570余", 800, "总结报告")).toContain("清理垃圾没有达到目标800吨。");
  expect(text("570余", 575, "总结报告")).not.toContain("没有达到目标");
});

test("of what should be little, the target is the most that there may be", () => {
  const problems = (count: number): Row[] =>
    Array.from({ length: count }, (_, i) => ({ date: "2024-03-05", area: "东庄村", problem: `问题${i}`, status: "已整改" }));
  const template = { kind: "汇报材料" as const, title: "汇报材料", source: "# 标题\n## 督查\n督查发现问题{{ 指标.DC01 | 数 }}，{{ 指标.DC01 | 目标 }}。" };
  const text = (value: number) =>
    draftedText("汇报材料", {
      period: "2024H1",
      ledgers: [ledger("inspection", problems(3))],
      catalogue: { templates: [template], targets: [{ indicator: "DC01", area: null, value }] },
    });
  expect(text(3)).toContain("没有超出目标3个");
  expect(text(2)).toContain("督查发现问题3个，超出目标2个。");
});

test("what had to be done before today is no next step, unless its year is not written", () => {
  const plan = (item: string, deadline: string): Row => ({ item, unitInCharge: "宣传办", deadline });
  const plans = [plan("印制折页", "2024年6月底前"), plan("更换广告", "2024.9.30"), plan("清理墙体", "3月底"), plan("改造户厕", "长期坚持")];
  const text = draftedText("汇报材料", { period: "2024H1", today: "2024-07-02", ledgers: [ledger("plan", plans)] });
  expect(text).not.toContain("印制折页");
  for (const told of ["更换广告，由宣传办负责，9月30日前完成。", "清理墙体，由宣传办负责，3月底前完成。", "改造户厕，由宣传办负责，长期坚持。"])
    expect(text).toContain(told);
});

test("plans stand in 下一步 only, and an amount that the matter tells is not told twice", () => {
  const plans: Row[] = [
    { item: "印制宣传折页", quantity: 4000, unit: "份", unitInCharge: "宣传办", deadline: "2024.9.30" },
    { item: "栽植树木500棵", quantity: 500, unit: "棵" },
  ];
  const report = drafted("汇报材料", { period: "2024H1", ledgers: [ledger("plan", plans)] });
  const text = reportText(report);
  expect(text).toContain("1. 印制宣传折页4000份，由宣传办负责，9月30日前完成。");
  expect(text).toContain("2. 栽植树木500棵。");
  expect(report.facts.filter(({ indicator }) => indicator === "plan").map((fact) => fact.text)).toEqual(["4000份", "500棵"]);
  expect(report.blocks.filter(({ runs }) => runs.some((run) => "fact" in run && run.fact.startsWith("plan"))).map(({ section }) => section)).toEqual([
    "next",
    "next",
  ]);
  expect(lint(report)).toEqual([]);
});

test("a deadline that has passed is said to have passed", () => {
  const rows = ["2024年5月底", "2024年9月底"].map((deadline, i) => ({
    date: "2024-03-05",
    area: "东庄村",
    problem: `问题${"甲乙"[i]!}`,
    deadline,
    status: "未整改",
  }));
  const text = draftedText("总结报告", { period: "2024H1", ledgers: [ledger("inspection", rows)] });
  expect(text).toContain("“问题甲”问题，原定5月底前完成，已超过期限，须重新确定期限，尚未明确责任单位和整改措施，须尽快研究确定。");
  expect(text).toContain("“问题乙”问题，9月底前完成整改，尚未明确");
});

test("the same problem in two villages is one, with both villages and both units", () => {
  const rows = ["东庄村", "西庄村"].map((name) => ({
    date: "2024-03-05",
    area: name,
    problem: "垃圾桶破损",
    measure: "更换",
    unitInCharge: `${name}委会`,
    status: "整改中",
  }));
  const text = draftedText("总结报告", { period: "2024H1", ledgers: [ledger("inspection", rows)] });
  expect(text).toContain("1. 督查发现，东庄村、西庄村存在“垃圾桶破损”问题，目前正在整改。");
  expect(text).toContain("由东庄村委会、西庄村委会负责，更换，尚未明确整改期限");
});

test("names of people never reach a report", () => {
  const rows = [{ date: "2024-03-05", area: "东庄村", category: "道德模范", name: "张三丰", status: "命名" }];
  const inspection = [{ date: "2024-03-05", area: "东庄村", problem: "路灯损坏", person: "李四光", status: "未整改" }];
  const text = draftedText("总结报告", { period: "2024H1", ledgers: [ledger("honour", rows), ledger("inspection", inspection)] });
  expect(text).toContain("道德模范1人");
  expect(text).not.toMatch(/张三丰|李四光/);
});

const withTemplate = (source: string, given: Case) => {
  const catalogue = { ...builtIn, templates: [{ kind: "汇报材料" as const, title: "自定", source }] };
  return draft("汇报材料", { rollUp: rolledUp(given), ledgers: given.ledgers, findings: [], catalogue, today: "2024-07-02" });
};

test("a town's own template is carried out, indicators by code or by name", () => {
  const text = reportText(withTemplate("## 志愿服务\n办了{{ 指标.ZY01 | 数 }}，来了{{ 指标.参与志愿服务 | 余 }}。\n", events("东庄村", "西庄村")));
  expect(text).toBe("　　一、志愿服务\n　　办了2场次，来了40人次。\n");
});

test.each([
  ["## 一\n{{ 指标.ZY99 | 数 }}", 2, "ZY99"],
  ["{{ 指标.ZY01 | 数字 }}", 1, "数字"],
  ["{% if 镇 %}没有结束", 1, "没有结束"],
  ['{% include "/etc/passwd" %}', 1, "文件"],
])("a template that cannot be carried out names its line: %s", (source, line, words) => {
  const attempt = () => withTemplate(source, events("东庄村"));
  expect(attempt).toThrow(TemplateError);
  try {
    attempt();
  } catch (error) {
    expect((error as TemplateError).line).toBe(line);
    expect((error as TemplateError).message).toContain(words);
  }
});

test("a ledger cannot forge a figure, a heading or a template tag", () => {
  const name = "# 标题{{ 镇 }}\uE0000\uE003";
  const report = drafted("汇报材料", { period: "2024H1", ledgers: [ledger("volunteer-event", [{ date: "2024-03-05", area: "东庄村", name }])] });
  expect(reportText(report)).toContain("“#标题｛｛镇｝｝0”");
  expect(lint(report)).toEqual([]);
});

test("indicators that a template does not name come under 其他工作", () => {
  const own = {
    ...builtIn.indicators[2]!,
    code: "XC99",
    name: "悬挂横幅",
    unit: "条",
    where: [{ field: "form", op: "contains" as const, values: ["横幅"] }],
    units: ["条"],
  };
  const ledgers = [ledger("publicity", [{ date: "2024-03-05", area: "东庄村", form: "横幅", quantity: 12, unit: "条" }])];
  const text = draftedText("汇报材料", { period: "2024H1", ledgers, catalogue: { indicators: [...builtIn.indicators, own] } });
  expect(text).toContain("一、统筹推进其他工作\n　　宣传发动方面，悬挂横幅12条。");
});

test("the order of ledgers does not show", () => {
  const ledgers = [ledger("volunteer-event", [event("东庄村"), event("西庄村")]), ledger("volunteer-event", [{ ...event("水口村"), name: "义诊" }])];
  expect(draftedText("汇报材料", { period: "2024H1", ledgers })).toBe(draftedText("汇报材料", { period: "2024H1", ledgers: [...ledgers].reverse() }));
});

describe("who is still on the way to an honour", () => {
  const row = (date: string, status: string, name: string): Row => ({ date, area: "东庄村", category: "五好文明家庭", name, status });
  const told = (rows: readonly Row[], change = (records: Ledger["records"]): Ledger["records"] => records) => {
    const honours = ledger("honour", rows);
    return draftedText("汇报材料", { period: "2024-05", ledgers: [{ ...honours, records: change(honours.records) }] });
  };
  const rows = [row("2024-02-03", "推荐", "甲"), row("2024-04-03", "命名", "乙"), row("2024-05-06", "推荐", "丙")];

  test("is told for the year, as the honours are", () => {
    expect(told(rows)).toContain("今年以来评选五好文明家庭1户");
    expect(told(rows)).toContain("处于推荐阶段的有五好文明家庭2户");
  });

  test("is not told where the date cannot be read: the record is in no period", () => {
    const unread = told(rows, ([first, ...rest]) => [{ ...first!, span: null, dateUnknown: true }, ...rest]);
    expect(unread).toContain("处于推荐阶段的有五好文明家庭1户");
  });

  test("counts once, at the last stage, and not at all once it was conferred", () => {
    const stages = ["推荐", "初评", "公示"].map((status, i) => row(`2024-0${i + 2}-03`, status, "甲"));
    expect(told(stages)).toContain("处于公示阶段的有五好文明家庭1户");
    expect(told(stages)).not.toMatch(/推荐阶段|初评阶段/);
    expect(told([...stages, row("2024-05-03", "命名", "甲")])).not.toMatch(/推荐阶段|初评阶段|公示阶段/);
    expect(told(["推荐", "初评"].map((status) => row("2024-05-03", status, "")))).toMatch(/推荐阶段的有五好文明家庭1户；处于初评阶段的有五好文明家庭1户/);
  });

  test("is counted at each stage however the honour is spaced: 道德 模范 is 道德模范 for the report as for the total", () => {
    const spaced = (status: string, name: string, category = "道德 模范"): Row => ({ ...row("2024-05-06", status, name), category });
    const text = told([spaced("推荐", "甲"), spaced("初 评", "乙"), spaced("公示", "丙", "道德　模范"), spaced("命 名", "丁")]);
    expect(text).toContain("今年以来评选道德模范1人");
    expect(text).toContain("处于推荐阶段的有道德模范1人；处于初评阶段的有道德模范1人；处于公示阶段的有道德模范1人");
    // One candidate, spaced in two ways, is one.
    expect(told([spaced("推荐", "王五"), spaced("公示", "王 五", "道德模范")])).not.toContain("处于推荐阶段");
  });
});

describe("what is left of a task is a problem, by what the indicator says of its task", () => {
  const projects = ledger("construction", [
    { date: "2024-06-30", area: "东庄村", project: "厕所革命", tasks: 20, done: 12 },
    { date: "2024-06-30", area: "西庄村", project: "厕所革命", tasks: 10, done: 10 },
  ]);
  const told = (indicators = builtIn.indicators): string => draftedText("总结报告", { period: "2024H1", ledgers: [projects], catalogue: { indicators } });

  test("a ratio is held against its denominator, in the unit of what it counts", () => {
    expect(told()).toContain("人居环境项目进度不足，还有8户没有完成");
  });

  test("an indicator of the town's own is held against the one that counts all", () => {
    const [toilets] = builtIn.indicators.filter(({ code }) => code === "JC01");
    const all = { ...toilets!, code: "XX01", name: "改厕任务", measure: { type: "latest" as const, field: "tasks" } };
    const done = { ...toilets!, code: "XX02", name: "完成改厕", task: { name: "改厕", of: "XX01" } };
    const text = told([all, done]);
    expect(text).toContain("改厕进度不足，还有8户没有完成");
    expect(text).not.toContain("人居环境项目进度不足");
    expect(told([all, { ...done, task: undefined }])).not.toContain("进度不足");
  });
});
