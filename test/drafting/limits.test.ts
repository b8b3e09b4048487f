/** A town's template is bounded by steps and size, never by time: the totals stand, the built-in words stand in, and the cell is told. */
import { builtIn, catalogueFromSheets } from "../../src/catalogue";
import { draft } from "../../src/drafting";
import { TemplateError } from "../../src/drafting/engine";
import { withoutGaps } from "../../src/drafting/gaps";
import { noLimits, templateLimits } from "../../src/drafting/limits";
import { linesOf } from "../../src/drafting/lines";
import { quoteMark, settingMark } from "../../src/drafting/marks";
import { render } from "../../src/drafting/engine";
import { messageOf } from "../../src/locale";
import type { Grid } from "../../src/model/grid";
import { run } from "../../src/app/pipeline";
import { gridFrom } from "../catalogue/grid";
import { ledger, rolledUp } from "../builders/drafts";

const given = { period: "2024H1", ledgers: [ledger("volunteer-event", [{ date: "2024-03-05", area: "东庄村", name: "清洁家园" }])] };

const attempt = (source: string) => {
  const catalogue = { ...builtIn, templates: [{ kind: "汇报材料" as const, title: "自定", source }] };
  return draft("汇报材料", { rollUp: rolledUp(given), ledgers: given.ledgers, findings: [], catalogue, today: "2024-07-02" });
};

const faultOf = (source: string): TemplateError => {
  try {
    attempt(source);
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
  throw new Error("nothing was struck");
};

const doubled = (times: number) => `{% assign x = "字" %}${"{% assign x = x | append: x %}".repeat(times)}`;

/** Templates that ask for hours, or for gigabytes, each with the limit that it strikes. */
const greedy: readonly (readonly [name: string, limit: string, source: string])[] = [
  ["a loop in a loop", "steps", "{% for a in (1..5000) %}{% for b in (1..5000) %}{% if 镇 == a %}字{% endif %}{% endfor %}{% endfor %}"],
  ["a loop in a loop without words", "steps", "{% for a in (1..5000) %}{% for b in (1..5000) %}{% endfor %}{% endfor %}"],
  ["a table of rows", "line", "{% tablerow a in (1..900000) %}{% endtablerow %}"],
  ["a range without end", "text", "{% for a in (1..999999999) %}字{% endfor %}"],
  ["a text that doubles", "text", `${doubled(40)}{{ x }}`],
  ["a captured text that doubles", "text", `{% capture x %}字字{% endcapture %}${"{% capture x %}{{ x }}{{ x }}{% endcapture %}".repeat(40)}`],
  ["a list that doubles", "handled", `{% assign x = "甲,乙" | split: "," %}${"{% assign x = x | concat: x %}".repeat(40)}`],
  ["a long text looked through time and again", "handled", `${doubled(19)}{% for a in (1..400) %}{% if x contains "句" %}{% endif %}{% endfor %}`],
  ["a long list summed up time and again", "handled", "{% assign x = (1..900000) %}{% for a in (1..400) %}{% assign y = x | sum %}{% endfor %}"],
  ["a long report", "length", '{% for a in (1..20000) %}{{ "三十个字的一段话，说的是本镇各村居今年以来开展活动的情况，写得很长" }}\n{% endfor %}'],
  ["a report of blank lines", "lines", "{% for a in (1..30000) %}\n{% endfor %}"],
  ["a paragraph without end", "line", "{% for a in (1..60000) %}字{% endfor %}"],
  ["a filter that looks itself up", "depth", `{% assign a = "甲" | split: "," %}{% assign e = 'a | where_exp: "x", e' %}{{ a | where_exp: "x", e }}`],
  ["tags within tags", "depth", `${"{% if 镇 %}".repeat(4000)}${"{% endif %}".repeat(4000)}`],
  ["brackets within brackets", "depth", `{{ 镇${"[镇".repeat(900)}${"]".repeat(900)} }}`],
  ["a tag without end", "markup", `{{ 镇 | append: ${'"字", '.repeat(2000)}"字" }}`],
  ["a book for a template", "source", "字\n".repeat(60_000)],
];

test.each(greedy)("%s strikes the limit of %s, the same each time", (_, limit, source) => {
  const faults = [faultOf(source), faultOf(source)];
  expect(faults.map(({ struck, line }) => [struck?.limit, line])).toEqual([
    [limit, 1],
    [limit, 1],
  ]);
});

test("the line that struck a limit is named", () => {
  expect(faultOf("# 标题\n说一句。\n{% for a in (1..5000) %}{% for b in (1..5000) %}字{% endfor %}{% endfor %}").line).toBe(3);
});

test("no clock and no chance reach what is written", () => {
  for (const source of ['{{ "now" | date: "%Y" }}', '{{ "today" | date_to_string }}', '{{ "甲乙" | sample }}'])
    expect(() => attempt(source)).toThrow(TemplateError);
  expect(faultOf('{{ "now" | date: "%Y" }}').message).toContain("{{ 今天 }}");
  const zone = process.env.TZ;
  const texts = ["America/New_York", "Asia/Shanghai", "Pacific/Kiritimati"].map((tz) => {
    process.env.TZ = tz;
    return render('{{ "2024-05-01" | date: "%Y-%m-%d" }} {{ 1714500000 | date: "%H:%M" }}', {}, {}, templateLimits);
  });
  process.env.TZ = zone;
  expect(new Set(texts.map((text) => text.replace(/[\uE000-\uE00F]/g, "")))).toEqual(new Set(["2024-05-01 02:00"]));
});

test("the clock's speed changes nothing: a report is the same when every look at it is an hour later", () => {
  const real = performance.now.bind(performance);
  let hours = 0;
  const source = builtIn.templates[0]!.source + "\n补一句。";
  const before = attempt(source);
  performance.now = () => real() + 3_600_000 * (hours += 1);
  try {
    expect(attempt(source)).toEqual(before);
  } finally {
    performance.now = real;
  }
});

test("a town may list thousands of rows", () => {
  const rows = Array.from({ length: 3000 }, (_, i) => ({ date: "2024-03-05", area: "东庄村", name: `活动${i}`, participants: 20 }));
  const catalogue = {
    ...builtIn,
    templates: [
      {
        kind: "汇报材料" as const,
        title: "自定",
        source: "{% for 行 in 台账.志愿服务活动 %}{{ 行.活动名称 | 引号 }}参加{{ 行.参加人数 | 数 }}。\n{% endfor %}",
      },
    ],
  };
  const ledgers = [ledger("volunteer-event", rows)];
  const { blocks } = draft("汇报材料", { rollUp: rolledUp({ period: "2024H1", ledgers }), ledgers, findings: [], catalogue, today: "2024-07-02" });
  expect(blocks).toHaveLength(3000);
});

const templateSheet = (lines: readonly (readonly [kind: string, line: string])[]): Grid =>
  gridFrom("设置·报告", [
    ["报告用语、责任单位和模板", null, null],
    ["说明", null, null],
    ["类别", "项目", "内容"],
    ...lines.map(([kind, line]) => ["模板正文", kind, line]),
  ]);

const ledgerSheet: Grid = gridFrom("志愿服务", [
  ["东庄村志愿服务活动台账", null, null, null],
  ["日期", "活动名称", "参加人数", "服务时长（小时）"],
  ["2024-03-05", "清洁家园", 20, 40],
  ["2024-04-05", "文明劝导", 30, 60],
]);

const runWith = (sheet: Grid, report: "汇报材料" | "总结报告" = "汇报材料") => {
  const { catalogue, findings } = catalogueFromSheets([sheet], builtIn);
  expect(findings).toEqual([]);
  return run([ledgerSheet], { catalogue, report, today: "2024-07-01", town: "聚宝镇" });
};

test.each([
  ["汇报材料", "汇报材料"],
  ["总结报告", "汇报材料"],
] as const)("a limit that the template of %s strikes is a finding at its cell, with the built-in words in place and the totals as they are", (kind, asked) => {
  const sheet = templateSheet([
    [kind, "# 情况汇报"],
    [kind, "开头一句。\n{% for a in (1..5000) %}{% for b in (1..5000) %}{% endfor %}{% endfor %}"],
    [kind, "结尾一句。"],
  ]);
  const struck = runWith(sheet, asked);
  const plain = run([ledgerSheet], { catalogue: builtIn, report: asked, today: "2024-07-01", town: "聚宝镇" });
  const told = struck.findings.filter(({ code }) => code.startsWith("report."));
  expect(told).toEqual([
    { code: "report.limit.steps", severity: "error", params: { kind, line: 3, most: 300_000 }, file: sheet.file, sheet: "设置·报告", cell: "C5" },
    ...(kind === asked ? [] : [expect.objectContaining({ code: "report.no-template", severity: "info" })]),
  ]);
  for (const locale of ["zh-CN", "en-US"] as const) expect(messageOf(told[0]!, locale)).toContain("300000");
  expect(struck.result.indicators).toEqual(plain.result.indicators);
  expect(struck.report.blocks).toEqual(plain.report.blocks);
  expect(struck.drafter.all().find((each) => each.kind === kind)?.blocks).toEqual(plain.drafter.all().find((each) => each.kind === kind)?.blocks);
  expect(struck.plans.some(({ cells }) => JSON.stringify(cells).includes("设置·报告"))).toBe(true);
});

test.each([
  ["a kind", { kinds: builtIn.kinds.slice(1), indicators: builtIn.indicators.filter(({ kind }) => kind !== builtIn.kinds[0]!.kind) }],
  ["an indicator", { indicators: builtIn.indicators.filter(({ code }) => code !== "ZY01") }],
])("a town that takes %s out of its settings has its report without it", (_, less) => {
  const outcome = run([ledgerSheet], { catalogue: { ...builtIn, ...less }, report: "汇报材料", today: "2024-07-01", town: "聚宝镇" });
  expect(outcome.drafter.all().map(({ kind }) => kind)).toEqual(["汇报材料", "总结报告", "活动报告"]);
  expect(outcome.findings.filter(({ code }) => code.startsWith("report."))).toEqual([]);
});

test("settings without a template cost no report", () => {
  const sheet = gridFrom("设置·报告", [
    ["类别", "项目", "内容"],
    ["用语", "落款", "聚宝镇人民政府"],
  ]);
  const { findings, report } = runWith(sheet);
  expect(report.blocks.length).toBeGreaterThan(3);
  expect(findings.filter(({ code }) => code.startsWith("report."))).toEqual([
    { code: "report.no-template", severity: "info", params: { kind: "汇报材料" }, file: "", sheet: "设置·报告", cell: "" },
  ]);
});

describe("what becomes of a text that is as long as it may be is linear in it", () => {
  /** Processor time of the second of two, as a multiple of the first's; both are long enough to be measured. */
  const growth = (work: (size: number) => unknown): number => {
    const time = (size: number): number => {
      let best = Infinity;
      for (let i = 0; i < 3; i += 1) {
        const { user } = process.cpuUsage();
        work(size);
        best = Math.min(best, process.cpuUsage().user - user);
      }
      return best;
    };
    time(2);
    return time(8) / Math.max(20_000, time(2));
  };
  const mark = quoteMark("词");
  test.each<[string, (size: number) => unknown]>([
    ["brackets that are never closed", (size) => withoutGaps(mark + "[（“《".repeat(3000 * size))],
    ["brackets within brackets", (size) => withoutGaps(mark + "[（".repeat(2000 * size) + "）]".repeat(2000 * size))],
    ["headings", (size) => linesOf(`## ${mark}\n`.repeat(2500 * size))],
    ["closing words", (size) => linesOf(`## ${mark}\n${`${settingMark("特此报告。")}\n`.repeat(2500 * size)}再说。`)],
  ])("%s", (_, work) => {
    // Four times as much may take six times as long; what is quadratic takes sixteen times.
    expect(growth(work)).toBeLessThan(8);
  });
});

test("our own templates have no limits: nothing could stand in for them", () => {
  expect(render("{% for a in (1..600000) %}{% endfor %}好", {}, {}, noLimits)).toBe("好");
});
