import { FORMAT_RULES, planFormat, type FormatChange, type FormatParagraph, type FormatRule, type ParagraphLook } from "../../../src/documents/formatting";
import { rolesOf } from "../../../src/documents/formatting/roles";
import { OFFICIAL } from "../../../src/hosts/word/format";

const BODY: ParagraphLook = { font: "仿宋_GB2312", size: 32, line: 579, exact: true, before: 0, after: 0, indent: 2, align: "both" };
const paragraph = (text: string, look: Partial<ParagraphLook> = {}, extra: Partial<FormatParagraph> = {}): FormatParagraph => ({
  text,
  style: "Normal",
  inTable: false,
  numbered: false,
  untouchable: false,
  controls: [],
  look: { ...BODY, ...look },
  ...extra,
});
const plan = (paragraphs: FormatParagraph[], rules: readonly FormatRule[] = FORMAT_RULES) =>
  planFormat({ paragraphs, sections: [], footers: [] }, new Set(rules), OFFICIAL);
const edited = (text: string, changes: readonly FormatChange[]): string =>
  changes
    .flatMap((change) => ("edits" in change ? change.edits : []))
    .sort((a, b) => b.at - a.at)
    .reduce((now, { at, remove, insert }) => now.slice(0, at) + insert + now.slice(at + remove), text);
const punctuated = (text: string, controls: FormatParagraph["controls"] = []) => edited(text, plan([paragraph(text, {}, { controls })], ["punctuation"]));

test.each([
  ["清理垃圾570余吨,出动800余人次;效果明显.", "清理垃圾570余吨，出动800余人次；效果明显。"],
  ["各村(社区)都报了:没有缺报", "各村（社区）都报了：没有缺报"],
  ['开展"清洁家园"活动', "开展“清洁家园”活动"],
  ["面积1,208.72平方米,时间10:30", "面积1,208.72平方米，时间10:30"],
  ["见 https://example.cn/a?b=1,2 和附件", "见 https://example.cn/a?b=1,2 和附件"],
  ["OK, fine (yes).", "OK, fine (yes)."],
  ['只有一个"引号', '只有一个"引号'],
])("half-width punctuation: %s", (text, expected) => {
  expect(punctuated(text)).toBe(expected);
});

test("what stands in a content control is not written in", () => {
  expect(punctuated("共清理,垃圾,处", [{ start: 3, end: 6 }])).toBe("共清理,垃圾，处");
});

test("skipped and mistyped numbers of headings are put right, each level counted below the one above", () => {
  const texts = ["一、工作进展", "(一)宣传", "（三）志愿服务", "1、清扫", "3、清运", "二.存在问题", "（一）力量不足", "四、下一步打算"];
  const changes = plan(
    texts.map((text) => paragraph(text)),
    ["numbering"],
  );
  const after = texts.map((text, i) =>
    edited(
      text,
      changes.filter((change) => "paragraph" in change && change.paragraph === i),
    ),
  );
  expect(after).toEqual(["一、工作进展", "（一）宣传", "（二）志愿服务", "1. 清扫", "2. 清运", "二、存在问题", "（一）力量不足", "三、下一步打算"]);
});

test("numbers that Word gives itself, figures that open a sentence, and lists that begin again stay", () => {
  const texts = ["1. 甲", "2. 乙", "1. 丙", "3.5公里道路已清扫完毕，沿线垃圾全部清运"];
  expect(plan([...texts.map((text) => paragraph(text)), paragraph("五、自动编号", {}, { numbered: true })], ["numbering"])).toEqual([]);
});

test("the number's own mark is not taken for punctuation", () => {
  expect(edited("二.存在问题", plan([paragraph("一、进展"), paragraph("二.存在问题")], ["punctuation"]))).toBe("二.存在问题");
});

test("title, headings, addressee, text, name and date are told apart without styles", () => {
  const texts = [
    "关于文明创建的汇报",
    "县文明办：",
    "今年以来，清理垃圾570余吨。",
    "一、工作进展",
    "（一）宣传",
    "1. 旗牌175块。",
    "青石镇人民政府",
    "2024年7月5日",
  ];
  expect(rolesOf(texts.map((text) => paragraph(text)))).toEqual(["title", "flush", "body", "heading1", "heading2", "heading3", "closing", "closing"]);
});

test("a paragraph in Word's defaults gets font, size, pitch and indent of a body; each rule can be left out", () => {
  const plain = paragraph("今年以来，清理垃圾570余吨。", { font: "宋体", size: 21, line: 240, exact: false, indent: 0 });
  const before = paragraph("一、进展", { font: "黑体" });
  expect(plan([before, plain]).map((change) => [change.rule, change.what, change.from, change.to])).toEqual([
    ["fonts", "font", "宋体", "仿宋_GB2312"],
    ["fonts", "size", "10.5", "16"],
    ["spacing", "pitch", "", "28.95"],
    ["indent", "indent", "0", "2"],
  ]);
  expect(plan([before, plain], ["spacing"]).map(({ rule }) => rule)).toEqual(["spacing"]);
});

test("tables, pictures and pending revisions keep their looks", () => {
  const odd = { font: "Arial", size: 18, indent: 0 };
  expect(plan([paragraph("表内", odd, { inTable: true }), paragraph("图", odd, { untouchable: true })])).toEqual([]);
});

test("the same font under another name is no fault", () => {
  expect(plan([paragraph("一、进展", { font: "SimHei" }), paragraph("今年以来，工作有进展。", { font: "仿宋" })])).toEqual([]);
});

test("a page that is not A4 with the type area of an official document is told in millimetres; landscape stays", () => {
  const margin = { top: 1440, left: 1800, right: 1800, bottom: 1440 };
  const sections = [
    { width: 12240, height: 15840, margin },
    { width: 16838, height: 11906, margin },
  ];
  expect(planFormat({ paragraphs: [], sections, footers: [] }, new Set(FORMAT_RULES), OFFICIAL)).toEqual([
    { rule: "page", section: 0, what: "paper", from: "216×279", to: "210×297" },
    { rule: "page", section: 0, what: "margins", from: "25/25/32/32", to: "37/35/28/26" },
  ]);
});

test("empty footers get a page number, those with content of somebody's stay", () => {
  const footers = [
    { section: 0, pages: "odd", state: "empty", text: "" },
    { section: 0, pages: "even", state: "own", text: "内部资料" },
    { section: 1, pages: "odd", state: "official", text: "— 3 —" },
  ] as const;
  const changes = planFormat({ paragraphs: [], sections: [], footers }, new Set(FORMAT_RULES), OFFICIAL);
  expect(changes).toEqual([{ rule: "page-number", section: 0, what: "odd", from: "", to: "— 1 —" }]);
});
