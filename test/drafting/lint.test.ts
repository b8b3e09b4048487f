/** Lint finds each fault of a report; otherwise the tests that ask it would pass on anything. */
import { lint } from "./lint-report";
import type { Block, Fact, Report, Run } from "../../src/model/report";

const fact = (id: string, text: string): Fact => ({
  id,
  text,
  value: 1,
  unit: "吨",
  indicator: id.split(/[.@#]/)[0]!,
  area: null,
  period: "2024年",
  sources: [],
});
const run = (id: string, text: string): Run => ({ fact: id, text });

function report(blocks: Block[], facts: Fact[] = [], overrides: Partial<Report> = {}): Report {
  return { kind: "汇报材料", title: "情况汇报", blocks, facts, appendix: [], ...overrides };
}
const block = (text: string | Run[], type: Block["type"] = "paragraph", section = "environment"): Block => ({
  type,
  section,
  runs: typeof text === "string" ? [{ text }] : text,
});

const sound = report(
  [
    block("情况汇报", "title"),
    block("一、环境卫生", "heading1"),
    block([{ text: "2024年3月清理垃圾" }, run("HJ05", "570余吨"), { text: "，活动有" }, { text: "“3·5行动（一）”“约30余人”", verbatim: true }, { text: "。" }]),
    block("2024年7月2日", "date", "closing"),
  ],
  [fact("HJ05", "570余吨")],
);

test("a sound report has no flaw", () => {
  expect(lint(sound)).toEqual([]);
});

const faults: [rule: string, faulty: Report][] = [
  ["numbering", report([block("二、环境卫生", "heading1"), block("清理干净。")])],
  ["numbering", report([block("一、甲", "heading1"), block("好。"), block("三、乙", "heading1"), block("好。")])],
  ["numbering", report([block("一是抓部署。三是抓落实。")])],
  ["punctuation", report([block("清理垃圾(较上期多)。")])],
  ["punctuation", report([block("清理垃圾;清扫道路。")])],
  ["punctuation", report([block("清理垃圾，。")])],
  ["punctuation", report([block("清理垃圾")])],
  ["punctuation", report([block("一、环境卫生。", "heading1"), block("好。")])],
  ["placeholder", report([block("印制小贴士202_个。")])],
  ["placeholder", report([block("***镇。")])],
  ["placeholder", report([block("共undefined。")])],
  ["placeholder", report([block([{ text: "××村", verbatim: true }, { text: "。" }])])],
  ["uncertainty", report([block([{ text: "清理约" }, run("HJ05", "570余吨"), { text: "。" }])], [fact("HJ05", "570余吨")])],
  ["uncertainty", report([block([run("HJ05", "约570吨"), { text: "左右。" }])], [fact("HJ05", "约570吨")])],
  ["bare-figure", report([block("清理垃圾570吨。")])],
  ["fact", report([block([run("HJ05", "580吨"), { text: "。" }])], [fact("HJ05", "570吨")])],
  ["fact", report([block("好。")], [fact("HJ05", "570吨")])],
  ["told-twice", report([block([run("HJ05", "5吨"), { text: "。" }]), block([run("HJ05", "5吨"), { text: "。" }])], [fact("HJ05", "5吨")])],
  ["plan", report([block([run("plan#折页", "4000份"), { text: "。" }])], [fact("plan#折页", "4000份")])],
  ["candidate", report([block([{ text: "评出" }, run("DD03.初评", "60户"), { text: "。" }])], [fact("DD03.初评", "60户")])],
  ["empty-section", report([block("一、甲", "heading1"), block("二、乙", "heading1"), block("好。")])],
  ["unpaired", report([block("1. 有问题。", "heading3", "problems")], [], { kind: "总结报告" })],
  ["period", report([block([{ text: "清理垃圾" }, run("HJ05", "5吨"), { text: "。" }])], [fact("HJ05", "5吨")], { kind: "活动报告" })],
  ["date", report([block("2024年07月02日", "date", "closing")])],
];

test.each(faults)("%s is found", (rule, faulty) => {
  expect(lint(faulty).map((flaw) => flaw.rule)).toContain(rule);
});
