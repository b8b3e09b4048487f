/**
 * Three reports as towns write them by hand, in our words: the figures are those of reports that were really sent, and so are the faults. The
 * ledgers behind them hold every figure (test/seeds).
 */
import { Document, Packer, Paragraph } from "docx";
import { builtIn } from "../../src/catalogue";
import { readDocument } from "../../src/formats/docx/read";
import type { Result } from "../../src/model/result";
import { run } from "../../src/app/pipeline";
import { parsePeriod } from "../../src/language/period";
import { verify, type Verification } from "../../src/documents/verifying";
import { SEEDS, TOWN } from "./figures";
import { LAYOUTS } from "./layouts";

function resultOf(index: number): Result {
  const seed = SEEDS[index];
  const grids = seed && LAYOUTS["one long sheet a ledger"]?.(seed.entries);
  if (!seed || !grids) throw new Error(`no seed ${String(index)}`);
  return run(grids, { catalogue: builtIn, town: TOWN, period: parsePeriod(seed.period) ?? undefined, today: "2024-07-02", report: seed.report }).result;
}

/** As a plain document that somebody else wrote. */
async function check(index: number, text: string): Promise<Verification> {
  const children = text
    .trim()
    .split("\n")
    .map((line) => new Paragraph(line.trim()));
  const { paragraphs } = readDocument(new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] }))));
  if (!paragraphs) throw new Error("the document cannot be read");
  return verify(paragraphs, resultOf(index));
}
const figuresOf = ({ figures }: Verification, status: string) =>
  figures.filter((figure) => figure.status === status).map(({ text, indicator }) => `${text} ${indicator ?? ""}`.trim());
const remarksOf = ({ remarks }: Verification) => remarks.map(({ code, params }) => `${code} ${String(params.text ?? params.phrase)}`);

const BRIEFING = `
***镇创城工作情况
一、宣传
沿街竖起旗牌175块，刷写标语160条，办起宣传专栏7块，向农户送去手册和一封信等材料2万余份，小贴士202_个，群发短信1万余条，问卷显示知晓率为100%。
二、志愿服务
路口立有公益广告3处。招募注册志愿者894名，建起32支网格党小组、47支网格志愿服务队，便民志愿服务站26个，各类志愿活动办了150余场次。
三、评选
评选“五好文明家庭”350户、道德模范132人。红黄榜每月一次张榜。
五、环境
围绕“礼仪”、“诚信”、“和睦”四大工程，共出动干部和保洁员800余人次，用上铲车2辆、清运车4辆、人力垃圾车33辆，清理垃圾570余吨。清理红园路墙体26处1208.72㎡;同城化干道31处1521.96㎡;石大路128处6367.17㎡，三条路墙体广告共186处。
六、下一步打算
1、再印制知识问答折页4000份，问卷202_份。
`;

const SUMMARY = `
202_年工作总结
一、进展
测评体系涉及我镇的119项指标已经分解到人，前后开过两次动员会。
检查中关停3家无证经营的游戏机室，新建宣传栏7个。
经村居申报，全镇评出100户镇级文明家庭、12个镇级文明单位，目前已进入初评阶段。
二、问题
四、两个居委会没有办公场所。
三、措施
`;

const ACTIVITY = `
三月份活动情况
一、总体情况
全乡有3支青年志愿服务队，全年开展志愿服务活动230余次；沿街张贴公益广告10幅；文明劝导53次。
二、大扫除
202_年3月5日，机关干部上街大扫除。此次活动志愿者达20余人，清扫乡道3公里，清理垃圾1方，消毒卫生死角12处。
三、培训
就花椒修枝办了技术培训，通过这两次学习，村民有了收获。
四、建设
累计实施厕所革命170户、四改三建三清71户。
`;

test("every figure of a briefing is found, and those that the ledgers support are matched", async () => {
  const checked = await check(0, BRIEFING);
  expect(figuresOf(checked, "matched")).toEqual([
    ...["175块 XC01", "160条 XC02", "7块 XC03", "2万余份 XC05", "1万余条 XC07", "100% XC09", "3处 XC08", "894名 ZY04", "32支 ZY06", "47支 ZY05", "26个 ZY07"],
    ...["150余场次 ZY01", "350户 DD01", "132人 DD02", "一次 HH03", "800余人次 HJ01", "2辆 HJ02", "4辆 HJ03", "33辆 HJ04", "570余吨 HJ05"],
    ...["26处 QT01", "1208.72㎡ QT02", "31处 QT01", "1521.96㎡ QT02", "128处 QT01", "6367.17㎡ QT02", "4000份 plan"],
  ]);
  expect(figuresOf(checked, "differs")).toEqual(["186处 QT01"]);
  expect(figuresOf(checked, "unknown")).toEqual(["202_", "202_"]);
});

test("its blanks, its skipped number, its short list and its wrong sum are told", async () => {
  expect(remarksOf(await check(0, BRIEFING))).toEqual([
    "remark.placeholder ***",
    "remark.placeholder 202_",
    "remark.numbering-skipped 五、",
    "remark.list 四大工程",
    "remark.sum 186处",
  ]);
});

test("a summary that has chosen families who are still candidates is told so", async () => {
  const checked = await check(1, SUMMARY);
  expect(figuresOf(checked, "matched")).toEqual(["119项 CP01", "两次 ZZ01", "3家 CS01", "7个 XC04", "100户 DD03", "12个 DD04"]);
  expect(figuresOf(checked, "differs")).toEqual([]);
  expect(remarksOf(checked)).toEqual(["remark.placeholder 202_", "remark.selection 100户", "remark.numbering-skipped 四、", "remark.numbering-repeated 三、"]);
});

test("figures of one event, of the year and of stock are told apart in a report on a month", async () => {
  const checked = await check(2, ACTIVITY);
  expect(figuresOf(checked, "matched")).toEqual([
    ...["3支 ZY05", "230余次 ZY01", "10幅 XC08", "53次 QD01", "20余人 HJ01", "3公里 HJ08", "1方 HJ06", "12处 HJ07", "两次 PX01", "170户 JC01", "71户 JC02"],
  ]);
  expect(checked.figures.filter(({ status }) => status !== "matched")).toEqual([]);
});

test.each([
  [0, BRIEFING, "150余场次。", "150余场次，清理垃圾570余吨。", "570余吨"],
  [1, SUMMARY, "二、问题", "二、问题\n为补阵地不足，新建宣传栏7个。", "7个"],
  [2, ACTIVITY, "文明劝导53次。", "文明劝导53次。春季大扫除清扫乡道3公里。", "3公里"],
])("a figure that report %i tells in two sections as two events is told, and both are matched", async (index, text, words, planted, figure) => {
  const spoiled = await check(index, text.replace(words, planted));
  expect(remarksOf(spoiled)).toContain(`remark.told-twice ${figure}`);
  expect(spoiled.figures.filter((one) => one.text === figure).map(({ status }) => status)).toEqual(["matched", "matched"]);
  expect(remarksOf(await check(index, text)).join()).not.toContain("told-twice");
});
