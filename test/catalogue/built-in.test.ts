import { builtIn } from "../../src/catalogue";
import { parseCatalogue } from "../../src/catalogue/schema";
import { passes } from "../../src/catalogue/filter";
import type { Catalogue } from "../../src/model/indicator";

/** Codes, names and units are an interface: result files of earlier periods and other tools use them. What comes later may stand anywhere among them. */
const table = `
ZZ01 召开动员会、推进会 次 meeting count flow
ZZ02 制定方案、文件 份 meeting count flow
XC01 制作宣传旗牌 块 publicity sum flow
XC02 刷写宣传标语 条 publicity sum flow
XC03 制作宣传专栏 块 publicity sum flow
XC04 新建宣传栏 个 publicity sum flow
XC05 发放宣传材料 份 publicity sum flow
XC06 发放宣传小贴士 个 publicity sum flow
XC07 发送宣传短信 条 publicity sum flow
XC08 公益广告 处 publicity sum flow
XC09 群众知晓率 % survey ratio flow
XC10 入户宣传 户 survey sum flow
ZY01 开展志愿服务活动 场次 volunteer-event count flow
ZY02 参与志愿服务 人次 volunteer-event sum flow
ZY03 志愿服务时长 小时 volunteer-event sum flow
ZY04 注册志愿者 名 volunteer-team latest stock
ZY05 志愿服务队 支 volunteer-team latest stock
ZY06 网格党小组 支 volunteer-team latest stock
ZY07 志愿服务站 个 volunteer-team latest stock
DD01 五好文明家庭 户 honour count yearToDate
DD02 道德模范 人 honour count yearToDate
DD03 文明家庭 户 honour count yearToDate
DD04 文明单位 个 honour count yearToDate
JR01 开展节日主题活动 场次 festival count flow
JR02 参加节日活动 人次 festival sum flow
HH01 红榜表扬 人次 moral-list count flow
HH02 黄榜警示 人次 moral-list count flow
HH03 张榜公示 期 moral-list distinct flow
WC01 未成年人活动 场次 minor count flow
WC02 未成年人参加活动 人次 minor sum flow
HJ01 出动人员 人次 sanitation sum flow
HJ02 动用铲车 辆 sanitation max flow
HJ03 动用清运车 辆 sanitation max flow
HJ04 动用人力垃圾车 辆 sanitation max flow
HJ05 清理垃圾 吨 sanitation sum flow
HJ06 清理垃圾（体积） 方 sanitation sum flow
HJ07 清理卫生死角 处 sanitation sum flow
HJ08 清扫道路 公里 sanitation sum flow
QT01 清理墙体广告 处 wall-ad sum flow
QT02 清理墙体广告面积 ㎡ wall-ad sum flow
QD01 文明劝导 次 persuasion sumOrCount flow
PX01 开展培训 次 training count flow
PX02 参加培训 人次 training sum flow
JC01 实施厕所革命 户 construction latest stock
JC02 实施四改三建三清 户 construction latest stock
JC03 项目完成率 % construction ratio stock
CS01 停止无证经营场所 家 enforcement sumOrCount flow
DC01 督查发现问题 个 inspection count flow
DC02 完成整改 个 inspection count flow
DC03 整改完成率 % inspection ratio flow
CP01 测评指标任务 项 standard count stock
CP02 完成测评任务 项 standard count stock
CP03 完成装档 项 standard count stock`;

test("counts what the town counts, under fixed codes", () => {
  const rows = builtIn.indicators.map((i) => [i.code, i.name, i.unit, i.kind, i.measure.type, i.periodType].join(" "));
  const fixed = table.trim().split("\n");
  expect(rows.filter((row) => fixed.includes(row))).toEqual(fixed);
});

test.each([
  ["宣传旗牌", "XC01"],
  ["大型宣传牌", "XC01"],
  ["墙体标语", "XC02"],
  ["宣传专栏", "XC03"],
  ["村级宣传栏", "XC04"],
  ["致居民一封信", "XC05"],
  ["宣传折页", "XC05"],
  ["知识问答", "XC05"],
  ["宣传单（传单）", "XC05"],
  ["小贴士", "XC06"],
  ["手机短信", "XC07"],
  ["公益广告", "XC08"],
  ["横幅", ""],
  ["专栏、宣传栏", ""],
])("a 形式 %s goes to %p and nowhere else", (form, code) => {
  const taking = builtIn.indicators.filter((i) => i.kind === "publicity" && i.where.every((filter) => passes(filter, form)));
  expect(taking.map((i) => i.code).join()).toBe(code);
});

test("aliases and words stand sorted, each once, and name one field of a kind (单位 alone may be the village or the unit)", () => {
  for (const kind of builtIn.kinds) {
    const words = kind.fields.flatMap((field) => [field.name, ...field.aliases].map((word) => [word, field.field] as const));
    const seen = new Map<string, string>();
    for (const [word, field] of words) {
      if (word !== "单位") expect([kind.kind, word, seen.get(word) ?? field]).toEqual([kind.kind, word, field]);
      seen.set(word, field);
    }
    for (const list of [kind.words, ...kind.fields.map((field) => field.aliases)]) expect(list).toEqual([...new Set(list)].sort());
  }
});

test("no title word belongs to two kinds", () => {
  const words = builtIn.kinds.flatMap((kind) => [kind.name, ...kind.words]);
  expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
});

test("names of people are marked personal wherever they stand", () => {
  const named = builtIn.kinds.flatMap((kind) => kind.fields.filter((f) => /^(姓名|责任人|讲师)$/.test(f.name)));
  expect(named.filter((field) => !field.personal)).toEqual([]);
});

describe("a catalogue that is not sound is refused, with the entry's name", () => {
  const refuse = (change: Partial<Catalogue>) => () => parseCatalogue({ ...builtIn, ...change });
  const [first] = builtIn.indicators;
  test("an indicator of an unknown field", () =>
    expect(refuse({ indicators: [{ ...first!, measure: { type: "sum", field: "weight" } }] })).toThrow("指标 ZZ01：台账类型 meeting 没有字段 weight"));
  test("a sum of words", () => expect(refuse({ indicators: [{ ...first!, measure: { type: "sum", field: "name" } }] })).toThrow("不是数量"));
  test("a code twice", () => expect(refuse({ indicators: [first!, first!] })).toThrow("指标 ZZ01：重复出现"));
  test("a wrong measure, by its place in the entry", () =>
    expect(refuse({ indicators: [{ ...first!, measure: { type: "mean" } as never }] })).toThrow(/^指标 ZZ01 measure/));
  test("a parent that is not there", () =>
    expect(refuse({ areas: [{ name: "东庄村", type: "村", parent: "东片", aliases: [] }] })).toThrow("区划单位 东庄村：上级 东片 不在表中"));
  test("a circle of areas", () => expect(refuse({ areas: [{ name: "甲村", type: "村", parent: "甲村", aliases: [] }] })).toThrow("圈"));
  test("a target of nothing", () => expect(refuse({ targets: [{ indicator: "XX01", area: null, value: 1 }] })).toThrow("目标 XX01：没有指标 XX01"));
  test("no catalogue at all", () => expect(() => parseCatalogue("catalogue")).toThrow());
});
