/** Words of 用语 put in after the draft: where a template only prints them, and nowhere else. */
import { builtIn } from "../../src/catalogue";
import { draft, drafter, keptDrafts, reworded, wordsOf } from "../../src/drafting";
import { keepDrafts } from "../../src/drafting/kept";
import { lint } from "./lint-report";
import { freeKeys } from "../../src/drafting/wording-keys";
import { reportText } from "../../src/formats/docx/text";
import type { Draft } from "../../src/model/report";
import { emptyResult, ledger, rolledUp, TOWN, type Case } from "../builders/drafts";

const given: Case = { ledgers: [ledger("sanitation", [{ area: "东庄村", date: "2024-03-05", garbage: 12, people: 30 }])], period: "2024H1" };

/** The report of a template drafted with words, and the one made of a draft with other words. */
function both(
  source: string,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): { drafted: string; put: string; kept: Draft } {
  const catalogue = { ...builtIn, templates: [{ kind: "汇报材料" as const, title: "汇报", source }] };
  const input = { rollUp: rolledUp(given), ledgers: given.ledgers, findings: [], catalogue, today: "2024-07-02" };
  const kept = drafter(input).draft("汇报材料", before);
  const drafted = draft("汇报材料", { ...input, catalogue: { ...catalogue, wording: { ...before, ...after } } });
  return { drafted: reportText(drafted), put: reportText(reworded(kept, after, TOWN)), kept };
}

test.each([
  ["a line of its own", "# 汇报\n@主送 {{ 用语.主送 }}\n正文。", "主送", true],
  ["words within a sentence", "按照{{ 用语.依据 }}，现将情况汇报如下。", "依据", true],
  ["the only words of a clause", "出动{{ 指标.HJ01 | 数 }}，{{ 用语.依据 }}，清理{{ 指标.HJ05 | 数 }}。", "依据", false],
  ["in brackets", "出动{{ 指标.HJ01 | 数 }}（{{ 用语.依据 }}）。", "依据", false],
  ["a heading of its own", "## {{ 用语.依据 }}\n出动{{ 指标.HJ01 | 数 }}。\n## 二\n清理{{ 指标.HJ05 | 数 }}。", "依据", false],
  ["a heading with more words", "## 关于{{ 用语.依据 }}\n出动{{ 指标.HJ01 | 数 }}。", "依据", true],
  ["two attachments", "正文。\n@附件 {{ 用语.附件名称 }}\n@附件 名单", "附件名称", true],
  ["a title that fits on one line only without it", "# 关于二〇二四年上半年工作\n# {{ 用语.依据 }}的汇报\n正文。", "依据", true],
  ["beside a figure", "{{ 用语.依据 }}清理{{ 指标.HJ05 | 数 }}。", "依据", true],
  [
    "the last word after a section without data",
    "## 一\n出动{{ 指标.HJ01 | 数 }}。\n## 二\n评选{{ 指标.DD01 | 数 }}。\n{{ 用语.结语 }}\n@署名 {{ 用语.落款 }}",
    "结语",
    true,
  ],
])("%s: others are put in as if they had been drafted, or none are offered", (_, source, key, offered) => {
  for (const before of ["", "甲", "2024年甲"]) {
    for (const after of ["", "乙方关于进一步做好有关工作的意见", "乙3", "〔是〕, {{ 镇 }} [甲]"]) {
      const { drafted, put, kept } = both(source, { [key]: before }, { [key]: after });
      expect(key in wordsOf(kept)).toBe(offered);
      if (offered) expect(put).toBe(drafted);
      else expect(put).toBe(both(source, { [key]: before }, {}).drafted);
    }
  }
});

test.each([
  ["asked about", "{% if 用语.主送 %}@主送 {{ 用语.主送 }}{% else %}@主送 各村{% endif %}\n正文。"],
  ["asked about in unless", "{% unless 用语.主送 %}@主送 各村{% endunless %}\n@主送 {{ 用语.主送 }}\n正文。"],
  ["told apart", '{% case 用语["主送"] %}{% when "县委" %}甲{% endcase %}\n@主送 {{ 用语.主送 }}\n正文。'],
  ["filtered", '@主送 {{ 用语.主送 | default: "各村" }}\n正文。'],
  ["kept in a variable", "{% assign 词 = 用语.主送 %}{% if 词 %}有{% endif %}\n@主送 {{ 用语.主送 }}\n正文。"],
  ["captured", '{% capture 词 %}{{ 用语.主送 }}{% endcapture %}{% if 词 == "" %}没有主送。{% endif %}\n@主送 {{ 用语.主送 }}\n正文。'],
  ["one of all", "{% for 词 in 用语 %}有{% endfor %}\n@主送 {{ 用语.主送 }}\n正文。"],
])("a key that is %s stays as drafted and holds no place", (_, source) => {
  for (const before of ["", "县委"]) {
    const { put, kept } = both(source, { 主送: before }, { 主送: "市委" });
    expect(wordsOf(kept)).toEqual({});
    expect(put).toBe(both(source, { 主送: before }, {}).drafted);
  }
});

test("what a comment says of a key binds nothing", () => {
  expect([...freeKeys("{%- comment -%}{% if 用语.主送 %}{%- endcomment -%}{{ 用语.主送 }}", ["主送", "结语"])]).toEqual(["主送", "结语"]);
});

test("who signs is asked by older templates, and still is the town where nobody else is set", () => {
  const source = "正文。\n@署名 {% if 用语.落款 %}{{ 用语.落款 }}{% else %}{{ 镇 }}{% endif %}";
  const { kept, put } = both(source, {}, { 落款: "镇文明办" });
  expect(put).toContain("镇文明办");
  expect(reportText(reworded(kept, {}, TOWN))).toContain(TOWN);
  expect(reportText(reworded(kept, { 落款: " " }, TOWN))).toContain(TOWN);
});

test("an attachment that is set brings the table of indicators, one that is emptied takes it and its facts away", () => {
  const source = "清理{{ 指标.HJ05 | 数 }}。\n@附件 {{ 用语.附件名称 }}";
  const { kept } = both(source, { 附件名称: "" }, {});
  const [without, withOne] = [reworded(kept, {}, TOWN), reworded(kept, { 附件名称: "汇总表" }, TOWN)];
  expect([without.appendix.length, without.facts.map(({ id }) => id)]).toEqual([0, ["HJ05"]]);
  expect(withOne.appendix.map(({ fact }) => fact)).toContain("HJ01");
  expect(withOne.facts.map(({ id }) => id)).toContain("HJ01");
  expect(lint(withOne)).toEqual([]);
});

test("words cannot forge a figure, a heading or a gap", () => {
  const { kept } = both("@主送 {{ 用语.主送 }}\n清理{{ 指标.HJ05 | 数 }}。", {}, {});
  const { blocks } = reworded(kept, { 主送: "\uE0000\uE003## 一\n@署名 甲\uE004" }, TOWN);
  expect(blocks[0]).toMatchObject({ type: "addressee", runs: [{ text: "0##一@署名甲", verbatim: true }] });
  expect(blocks).toHaveLength(2);
});

describe("kept drafts", () => {
  const source = (file: string) => [{ file, sheet: "甲", cell: "B2" }];
  const fact = (id: string, text: string, sources = source("甲.xlsx")) => ({
    id,
    text,
    value: 1,
    unit: "次",
    indicator: id,
    area: null,
    period: "2024",
    sources,
  });
  const report = (kind: Draft["kind"], ...facts: ReturnType<typeof fact>[]): Draft => ({
    ...{ kind, facts, appendix: [] },
    blocks: [{ type: "paragraph", section: "a", runs: facts.map(({ id, text }) => ({ fact: id, text })) }],
  });
  const shared = source("乙.xlsx");
  const own = [fact("A", "1次"), fact("B", "2次", shared)];
  const drafts = [
    report("汇报材料", ...own),
    report("总结报告", fact("A", "一次"), fact("C", "3次", shared), fact("D", "4次")),
    report("活动报告", fact("C", "3次", shared)),
  ];
  const result = emptyResult({ facts: own, reports: keepDrafts(drafts, own, TOWN) });

  test("come back whole; only what differs from the result's own facts is stored, and no list of cells twice", () => {
    expect(keptDrafts(result)).toEqual(drafts);
    expect(result.reports!.map(({ facts }) => facts.map(({ id }) => id))).toEqual([[], ["A", "C", "D"], []]);
    expect(result.reports![1]!.facts[1]).toMatchObject({ id: "C", sourcesOf: "B" });
  });
});
