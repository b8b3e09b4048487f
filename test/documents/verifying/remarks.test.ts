/** What 核对 says about a text beside its figures, and what it keeps quiet about. */
import { sentences } from "../../../src/locale";
import type { Result } from "../../../src/model/result";
import { verify } from "../../../src/documents/verifying";

const indicator = (code: string, name: string, unit: string, value: number): Result["indicators"][number] => ({
  ...{ code, name, unit, periodType: "flow", byArea: {}, records: 1 },
  total: { value, low: value, high: value, mark: null },
});

const result: Result = {
  ...{ schema: 1, town: "青石镇", period: { label: "2024年上半年", start: "2024-01-01", end: "2024-06-30" }, areas: [], findings: [], unmeasured: [] },
  ...{ completeness: { expected: 0, received: 0, missing: [] }, facts: [] },
  indicators: [indicator("XC01", "制作宣传旗牌", "块", 175), indicator("HJ05", "清理垃圾", "吨", 60), indicator("DD03", "文明家庭", "户", 12)],
};

const remarks = (texts: readonly string[], previous: Result | null = null) =>
  verify(
    texts.map((text) => ({ text, controls: [] })),
    result,
    previous,
  ).remarks;
const codes = (...texts: string[]) => remarks(texts).map(({ code, params }) => `${code.replace("remark.", "")} ${String(params.text ?? params.phrase)}`);

test.each([
  [["一、宣传", "二、志愿服务", "四、环境"], ["numbering-skipped 四、"]],
  [["一、宣传", "（一）旗牌", "（三）标语", "二、志愿服务", "（一）队伍"], ["numbering-skipped （三）"]],
  [["一、宣传", "一、志愿服务"], ["numbering-repeated 一、"]],
  [["1. 加强领导", "3. 落实经费"], ["numbering-skipped 3."]],
  [["一是开会。三是检查。"], ["numbering-skipped 三是"]],
  [["二、志愿服务"], ["numbering-skipped 二、"]],
])("numbers of headings that skip or come twice: %j", (texts, expected) => expect(codes(...texts)).toEqual(expected));

test.each([
  [["一、宣传", "（一）旗牌", "1. 数量", "2. 质量", "（二）标语", "1. 数量", "二、志愿服务", "（一）队伍"]],
  [["九、培训", "十、督查", "十一、测评", "十二、打算"].map((text, i) => (i === 0 ? "一、培训" : text.replace(/^[^、]+/, ["二", "三", "四"][i - 1] ?? "")))],
  [["一是开会。二是检查。", "另一方面，一是宣传。二是劝导。"]],
  [["共3.5公里", "2024年，3月的活动"]],
])("numbers in order: %j", (texts) => expect(codes(...texts)).toEqual([]));

test.each([
  ["实施四大工程（礼仪、诚信、和睦）。", ["list 四大工程"]],
  ["以“礼仪”、“诚信”、“和睦”四大工程为抓手。", ["list 四大工程"]],
  ["以“礼仪、诚信、和睦、爱心”四大工程为抓手。", []],
  ["评出12个文明单位（市直、区直单位）。", []],
])("a count and its list: %s", (text, expected) => expect(codes(text)).toEqual(expected));

test.each([
  ["红园路26处、同城化干道31处、石大路128处，共185处。", []],
  ["红园路26处、同城化干道31处、石大路128处，共186处。", ["sum 186处"]],
  ["清运120余吨、130余吨，共250余吨。", []],
  ["查处问题20处，其中占道12处、违建11处。", ["sum 20处"]],
  ["查处问题20处，其中占道12处、违建3处。", []],
  ["出动人员80人次，动用铲车2辆，共清理垃圾60吨。", []],
])("parts and the total that a sentence tells: %s", (text, expected) => expect(codes(text)).toEqual(expected));

test.each([
  [["全镇评出文明家庭12户，现正处于初评阶段。"], ["selection 12户"]],
  [["评选文明家庭12户。", "初评文明家庭12户。"], ["selection 12户"]],
  [["今年以来评选文明家庭12户。尚在评选程序中的不计入上述结果，处于初评阶段的有文明家庭3户。"], []],
  [["评选文明家庭12户，群众反响良好。"], []],
])("chosen and still a candidate: %j", (texts, expected) => expect(codes(...texts)).toEqual(expected));

test("a number that the ledgers have as candidates is not told as chosen", () => {
  const fact = { id: "DD03.初评", text: "8户", value: 8, unit: "户", indicator: "DD03", area: null, period: "2024年上半年", sources: [] };
  const checked = verify([{ text: "全镇评出文明家庭8户。", controls: [] }], { ...result, facts: [fact] });
  expect(checked.figures.map(({ status }) => status)).toEqual(["differs"]);
  expect(checked.remarks).toMatchObject([{ code: "remark.selection", params: { text: "8户", step: "初评" } }]);
});

test("one figure told in two sections as two events", () => {
  expect(codes("一、志愿服务", "大扫除清理垃圾60吨。", "二、环境卫生", "集中整治清理垃圾60吨。")).toEqual(["told-twice 60吨"]);
  expect(codes("一、志愿服务", "发动群众栽树350棵。", "二、环境卫生", "道路两旁栽树350棵。")).toEqual(["told-twice 350棵"]);
  expect(codes("一、志愿服务", "大扫除清理垃圾60吨。", "二、环境卫生", "集中整治清理垃圾60.0吨。")).toEqual(["told-twice 60.0吨"]);
  expect(codes("本镇清理垃圾60吨。", "一、环境卫生", "集中整治清理垃圾60吨，其中清理垃圾60吨由村民完成。")).toEqual([]);
});

test("what a table or an attachment repeats is not told twice", () => {
  const text = (content: string, more: object = {}) => ({ text: content, controls: [], ...more });
  const paragraphs = [text("一、环境卫生"), text("清理垃圾60吨。"), text("附件"), text("1", { firstColumn: true }), text("60吨", { lead: "1 清理垃圾 " })];
  expect(verify(paragraphs, result).remarks).toEqual([]);
});

test.each([
  ["2023年，全镇清理垃圾60吨。", ["year 2023年"]],
  ["较2023年增长一成，自2021年以来逐年向好。", []],
  ["印发《2023年工作方案》（青发〔2023〕5号）。", []],
  ["2024年，全镇清理垃圾60吨。", []],
  ["2025年1月3日", []],
])("years outside the period: %s", (text, expected) => expect(codes(text)).toEqual(expected));

test("last period's figure is named as such, where the last result is given", () => {
  const previous = {
    ...result,
    period: { label: "2023年下半年", start: "2023-07-01", end: "2023-12-31" },
    indicators: [indicator("XC01", "制作宣传旗牌", "块", 140)],
  };
  expect(remarks(["制作宣传旗牌140块。"], previous)).toMatchObject([
    { code: "remark.last-period", params: { text: "140块", period: "2023年下半年", expected: "175块" }, paragraph: 0, start: 6, end: 10 },
  ]);
  expect(remarks(["制作宣传旗牌150块。"], previous)).toEqual([]);
  expect(remarks(["制作宣传旗牌175块。"], previous)).toEqual([]);
});

test.each([
  ["受益群众约300余人。", ["uncertain-twice 约300余人"]],
  ["受益群众300余人。", []],
  ["联系电话138****1234。", []],
  ["发放资料××份，走访____户，待补充。", ["placeholder ××", "placeholder ____", "placeholder 待补充"]],
])("words of uncertainty and blanks: %s", (text, expected) => expect(codes(text)).toEqual(expected));

test("a blank that stands in many places is told once, with how many", () => {
  expect(remarks(["***镇", "***村和***村"])).toMatchObject([{ code: "remark.placeholder", params: { text: "***", count: 3 }, paragraph: 0 }]);
  expect(sentences["zh-CN"]["remark.placeholder#many"]).toContain("{count}");
});
