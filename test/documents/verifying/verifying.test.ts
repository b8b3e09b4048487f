import { builtIn } from "../../../src/catalogue";
import type { Result } from "../../../src/model/result";
import { verify } from "../../../src/documents/verifying";
import { figuresOf } from "../../../src/documents/verifying/figures";

const total = (code: string, name: string, unit: string, value: number, more: Partial<Result["indicators"][number]> = {}): Result["indicators"][number] => ({
  code,
  name,
  unit,
  periodType: "flow",
  total: { value, low: value, high: value, mark: null },
  byArea: {},
  records: 1,
  ...more,
});

const result: Result = {
  schema: 1,
  town: "青石镇",
  period: { label: "2024年上半年", start: "2024-01-01", end: "2024-06-30" },
  areas: [{ name: "东庄村", type: "村" }],
  indicators: [
    total("XC01", "制作宣传旗牌", "块", 175),
    total("XC02", "刷写宣传标语", "条", 160),
    total("XC05", "发放宣传材料", "份", 20000, {
      total: { value: 20000, low: 20000, high: 30000, mark: "余" },
      byArea: { 东庄村: { value: 300, low: 300, high: 300, mark: null } },
    }),
    total("XC09", "群众知晓率", "%", 95.948),
    total("HJ05", "清理垃圾", "吨", 575),
    total("QT01", "清理墙体广告", "处", 185, {
      breakdown: { 红园路: { value: 26, low: 26, high: 26, mark: null }, 石大路: { value: 128, low: 128, high: 128, mark: null } },
    }),
  ],
  findings: [],
  completeness: { expected: 0, received: 0, missing: [] },
  facts: [],
  unmeasured: [],
};

const verdicts = (...texts: string[]) =>
  verify(
    texts.map((text) => ({ text, controls: [] })),
    result,
  ).figures.map((figure) => [figure.text, figure.status, figure.indicator]);

test("figures that agree with the result are matched, with their indicator", () => {
  expect(verdicts("制作宣传旗牌175块，刷写宣传标语160条，发放宣传材料2万余份，群众知晓率达到95.95%。")).toEqual([
    ["175块", "matched", "XC01"],
    ["160条", "matched", "XC02"],
    ["2万余份", "matched", "XC05"],
    ["95.95%", "matched", "XC09"],
  ]);
});

test("an uncertain figure agrees where the exact one lies within what it says", () => {
  expect(verdicts("共清理各类垃圾570余吨。")).toEqual([["570余吨", "matched", "HJ05"]]);
  expect(verdicts("共清理各类垃圾560余吨。")).toEqual([["560余吨", "differs", "HJ05"]]);
});

test("a changed figure is told, not matched to whatever is as large", () => {
  expect(verdicts("制作宣传旗牌160块，刷写宣传标语175条。")).toEqual([
    ["160块", "differs", "XC01"],
    ["175条", "differs", "XC02"],
  ]);
  expect(verdicts("发放宣传材料2万份。")).toEqual([["2万份", "differs", "XC05"]]);
});

test("roads and villages are told apart by their names", () => {
  expect(verdicts("清理红园路墙体26处；石大路128处，墙体广告共185处。")).toEqual([
    ["26处", "matched", "QT01"],
    ["128处", "matched", "QT01"],
    ["185处", "matched", "QT01"],
  ]);
  expect(verdicts("其中东庄村发放宣传材料300份。")).toEqual([["300份", "matched", "XC05"]]);
});

test("figures that no indicator speaks of are unknown, and placeholders are told", () => {
  expect(verdicts("投入资金12.5万元，印制小贴士202_个。")).toEqual([
    ["12.5万元", "unknown", null],
    ["202_", "unknown", null],
  ]);
});

test("plans are not held against results", () => {
  expect(verdicts("九、下一步工作打算", "制作宣传旗牌500块。", "附件：指标表")).toEqual([["500块", "unknown", null]]);
});

test.each([
  "2024年3月5日召开会议",
  "第3次会议",
  "一、加强领导",
  "（二）广泛宣传",
  "3. 整改措施",
  "109国道和110线沿线",
  "惠城发〔2024〕22号",
  "印发《致全镇农民朋友的一封信》",
  "按照一把手负总责的要求",
  "3月5日至7日",
])("no figure in: %s", (text) => {
  expect(figuresOf([text])).toEqual([]);
});

test("a figure in a content control is compared with its own fact", () => {
  const fact = { id: "XC01", text: "175块", value: 175, unit: "块", indicator: "XC01", area: null, period: "2024年上半年", sources: [] };
  const paragraph = (text: string) => [{ text: `旗牌${text}`, controls: [{ tag: "XC01", start: 2, end: 2 + text.length }] }];
  expect(verify(paragraph("175块"), { ...result, facts: [fact] }).figures).toMatchObject([{ status: "matched", fact: "XC01", expected: "175块" }]);
  expect(verify(paragraph("176块"), { ...result, facts: [fact] }).figures).toMatchObject([{ status: "differs", fact: "XC01", expected: "175块" }]);
});

test("a share in a content control is compared also where the result's own report does not tell it", () => {
  const cell = (text: string) => [{ text, controls: [{ tag: "XC05@东庄村", start: 0, end: text.length }] }];
  expect(verify(cell("300份"), result).figures).toMatchObject([{ status: "matched", indicator: "XC05", area: "东庄村" }]);
  expect(verify(cell("301份"), result).figures).toMatchObject([{ status: "differs", expected: "300份" }]);
});

test("every indicator of the built-in catalogue has words that documents use for it", () => {
  expect(builtIn.indicators.filter(({ words }) => !words?.amount?.length).map(({ code }) => code)).toEqual([]);
});

describe("candidates of an honour whose stages are a town's own", () => {
  const honour = total("XX01", "新乡贤", "人", 2);
  const fact = { text: "3人", value: 3, unit: "人", indicator: "XX01", area: null, period: "2024年上半年", sources: [], name: "新乡贤（评议）" };
  const told = (text: string) =>
    verify([{ text, controls: [] }], { ...result, indicators: [honour], facts: [{ ...fact, id: "XX01.评议" }] }).figures.map(({ status, expected }) => [
      status,
      expected,
    ]);

  test("are matched where the text names the stage", () => expect(told("处于评议阶段的有新乡贤3人。")).toEqual([["matched", "3人"]]));
  test("are held against the stage, not against those who were chosen", () => expect(told("处于评议阶段的有新乡贤2人。")).toEqual([["differs", "3人"]]));
  test("are not what was chosen", () => expect(told("评出新乡贤2人。")).toEqual([["matched", "2人"]]));
});

test("公示 is what an indicator counts, unless a text says that it is a stage", () => {
  const indicators = [total("HH03", "张榜公示", "期", 3), total("DD02", "道德模范", "人", 2)];
  const facts = [
    { text: "3人", value: 3, unit: "人", indicator: "DD02", area: null, period: "2024年上半年", sources: [], name: "道德模范（公示）", id: "DD02.公示" },
  ];
  const told = (text: string) => verify([{ text, controls: [] }], { ...result, indicators, facts }).figures.map(({ status, indicator }) => [status, indicator]);
  expect(told("道德红黄榜张榜公示3期。")).toEqual([["matched", "HH03"]]);
  expect(told("处于公示阶段的有道德模范3人。")).toEqual([["matched", "DD02"]]);
});

test("a town's own words for an indicator go along with its result", () => {
  const own = total("ZD01", "河道管护里程数", "公里", 12);
  const text = [{ text: "全年巡护河道12公里。", controls: [] }];
  const statuses = (indicators: Result["indicators"]) => verify(text, { ...result, indicators }).figures.map(({ status, indicator }) => [status, indicator]);
  expect(statuses([{ ...own, words: { amount: ["巡护河道"] } }])).toEqual([["matched", "ZD01"]]);
  expect(statuses([{ ...own, words: { amount: ["植树"] } }])).not.toEqual([["matched", "ZD01"]]);
});
