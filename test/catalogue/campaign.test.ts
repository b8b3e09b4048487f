/** A campaign is a folder of data: any folder of that shape is a catalogue, ours among them. */
import path from "node:path";
import { run } from "../../src/app/pipeline";
import { builtIn } from "../../src/catalogue";
import { campaignFrom } from "../../src/catalogue/campaign";
import { reportText } from "../../src/formats/docx/text";
import { folderAt } from "./folder";
import { gridFrom } from "./grid";

const river = folderAt(path.join(__dirname, "river"));
const without = (name: string) => Object.fromEntries(Object.entries(river).filter(([file]) => file !== name));
const changed = (name: string, change: (data: never) => unknown) => ({ ...river, [name]: change(structuredClone(river[name]) as never) });

test("the built-in campaign carries every file of its folder", () => {
  expect(campaignFrom(folderAt(path.join(__dirname, "../../src/catalogue/campaigns/wenming")))).toEqual(builtIn);
});

test("a campaign that nobody has seen is read, rolled up and told", () => {
  const ledger = gridFrom(
    "巡河",
    [
      ["河道巡查台账"],
      ["巡查日期", "村名", "河道名称", "巡查里程"],
      ["2024-03-05", "东庄村", "石河", 3.5],
      ["2024-03-12", "东庄村", "石河", "2公里"],
      ["2024-03-06", "西庄村", "沙河", 4],
    ],
    "巡查.xlsx",
  );
  const { rollUp, report, findings } = run([ledger], {
    catalogue: campaignFrom(river),
    town: "石桥镇",
    period: { label: "2024年3月", type: "month", start: "2024-03-01", end: "2024-03-31" },
    today: "2024-04-02",
    report: "汇报材料",
  });
  expect(rollUp.totals.map(({ indicator, quantity }) => [indicator.code, quantity?.value])).toEqual([
    ["HD01", 3],
    ["HD02", 9.5],
  ]);
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(reportText(report)).toContain("巡查河道3次，巡查里程9.5公里");
});

describe("what is wrong with a folder names its file or its entry", () => {
  test.each([
    ["a list that is missing", without("groups.json"), "groups.json：没有这个文件"],
    ["a kind that is listed and not there", without("kinds/patrol.json"), "kinds/patrol.json：没有这个文件"],
    ["a template that is not there", without("templates/briefing.liquid"), "templates/briefing.liquid：没有这个文件"],
    ["a kind that the order forgets", { ...river, "kinds/boat.json": {} }, "kinds/boat.json：settings.json 的 kinds 里没有它"],
    ["a template of no report", { ...river, "templates/old.liquid": "" }, "templates/old.liquid：settings.json 的 reports 里没有它"],
    ["a file of another shape", { ...river, "notes.txt": "" }, "notes.txt：口径里没有这样的文件"],
    ["settings without a bound", changed("settings.json", ({ kindBound: _, ...rest }: Record<string, unknown>) => rest), "settings.json kindBound："],
    ["a key that nothing reads", changed("kinds/patrol.json", (kind: object) => ({ ...kind, alias: [] })), "台账类型 patrol：不认识的项：alias"],
    [
      "a rule of a field that is not there",
      changed("kinds/patrol.json", (kind: object) => ({ ...kind, rules: [{ rule: "part", part: "kilometres", whole: "miles" }] })),
      "台账规则 河道巡查 部分与整体：没有字段 miles",
    ],
    [
      "a rule of a field that is no number",
      changed("kinds/patrol.json", (kind: object) => ({ ...kind, rules: [{ rule: "part", part: "kilometres", whole: "river" }] })),
      "字段 河道名称 不能用作整体",
    ],
    [
      "two rules of which a kind has one",
      changed("kinds/patrol.json", (kind: object) => ({ ...kind, rules: [1, 2].map(() => ({ rule: "identity", names: ["river"], apart: [] })) })),
      "台账规则 河道巡查 同一事项：一个台账类型只能有一条",
    ],
    ["a rule that nobody knows", changed("kinds/patrol.json", (kind: object) => ({ ...kind, rules: [{ rule: "whole" }] })), "台账类型 patrol rules.0.rule"],
    [
      "an indicator of a field that is not there",
      changed("indicators.json", ([first, second]: object[]) => [first, { ...second, measure: { type: "sum", field: "miles" } }]),
      "指标 HD02：台账类型 patrol 没有字段 miles",
    ],
  ])("%s", (_, folder, says) => {
    expect(() => campaignFrom(folder)).toThrow(says);
  });
});
