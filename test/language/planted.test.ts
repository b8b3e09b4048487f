/** Personal numbers planted in every text field of every kind, in names and settings: no output holds one, hidden parts and tags included. */
import { strFromU8, unzipSync } from "fflate";
import { builtIn, catalogueFromSheets } from "../../src/catalogue";
import { writeWorkbook } from "../../src/formats";
import { cleanCopy } from "../../src/formats/docx/clean";
import { writeReport } from "../../src/formats/docx";
import { resultFile } from "../../src/results/result-file";
import { cleanGrid } from "../../src/language/personal/grid";
import { masked } from "../../src/language/personal/mask";
import { checkOf, isLuhn } from "../../src/language/personal/validity";
import { withReports } from "../../src/results/result";
import type { Cell, Grid } from "../../src/model/grid";
import { run } from "../../src/app/pipeline";
import { messageOf } from "../../src/locale";
import { reworded } from "../../src/drafting";
import { htmlOf } from "../../src/taskpane/copy";
import { reminderText } from "../../src/app/engine/reminder";
import { randomOf, type Random } from "../fuzz/random";

const TODAY = "2024-07-05";

/** A number as it is, and as somebody typed it. */
interface Planted {
  readonly bare: string;
  readonly typed: string;
}

const digits = (random: Random, count: number): string => Array.from({ length: count }, () => random.whole(0, 9)).join("");
const wide = (text: string): string => text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

function idOf(random: Random): string {
  const body = `${random.pick(["330127", "150402", "440111"])}${random.whole(1940, 2009)}${String(random.whole(1, 12)).padStart(2, "0")}${String(random.whole(10, 28))}${random.whole(100, 999)}`;
  return body + checkOf(body);
}

function cardOf(random: Random): string {
  const body = `6222${digits(random, 14)}`;
  const check = [..."0123456789"].find((digit) => isLuhn(body + digit)) ?? "0";
  return body + check;
}

function planted(random: Random): Planted {
  const kind = random.pick(["id", "phone", "landline", "card"] as const);
  const sentence = (text: string, label: string): string =>
    random.pick([text, `${label}：${text}`, `王大力${text}反映`, `已联系${text}，办结`, `（${label}${text}）`, `${text}（${label}）`]);
  if (kind === "landline") {
    const local = `${random.whole(2, 8)}${digits(random, 7)}`;
    return { bare: local, typed: sentence(random.pick([`0571-${local}`, `（0571）${local}`, `0571 ${local}`, wide(`0571-${local}`)]), "电话") };
  }
  const bare = kind === "id" ? idOf(random) : kind === "card" ? cardOf(random) : `1${random.pick(["38", "59", "77", "86", "99"])}${digits(random, 8)}`;
  const label = { id: "身份证", phone: "电话", card: "卡号" }[kind];
  const cuts = { id: [6, 14], phone: [3, 7], card: [4, 8, 12, 16] }[kind];
  const parted = (gap: string): string => [...bare].map((one, i) => (cuts.includes(i) ? gap + one : one)).join("");
  return { bare, typed: sentence(random.pick([bare, bare, parted(" "), parted("-"), wide(bare)]), label) };
}

/** Every digit of the text in one row, in half width: no dressing hides a number from it. */
const bared = (text: string): string =>
  text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)).replace(/(?<=\d)[ \u3000-]+(?=\d)/g, "");

test("of 1000 planted numbers all are masked", () => {
  const random = randomOf(21);
  const missed = Array.from({ length: 1000 }, () => planted(random)).filter(({ bare, typed }) => bared(masked(typed)).includes(bare));
  expect(missed).toEqual([]);
});

test("of 1000 innocent texts none is", () => {
  const random = randomOf(22);
  const innocent = (): string =>
    random.pick([
      () => `${digits(random, 1)}.${digits(random, 2)}亿元`,
      () => `1${digits(random, 10)}元`,
      () => `202${random.whole(0, 6)}${String(random.whole(1, 12)).padStart(2, "0")}${random.whole(10, 28)}`,
      () => `2024年${random.whole(1, 12)}月${random.whole(1, 28)}日清理垃圾${random.whole(1, 99999)}吨`,
      () => `330127${digits(random, 6)}`,
      () => `项目编号${digits(random, random.pick([11, 14, 16]))}`,
      () => `石政发〔2024〕${random.whole(1, 300)}号`,
      () => `${random.whole(100, 999)},${random.whole(100, 999)},${random.whole(100, 999)}`,
      () => `HT${digits(random, 11)}`,
      () => `标语${random.whole(10, 200)}条、旗牌${random.whole(10, 200)}块、材料${random.whole(1000, 99999)}份`,
      () => `${random.whole(1, 12)}.${random.whole(1, 28)}—${random.whole(1, 12)}.${random.whole(1, 28)}`,
      () => `400-${digits(random, 3)}-${digits(random, 4)}`,
    ])();
  const accused = Array.from({ length: 1000 }, innocent).filter((text) => masked(text) !== text);
  expect(accused).toEqual([]);
});

function sheetsWith(random: Random, all: Planted[]): Grid[] {
  const plant = (): string => {
    const one = planted(random);
    all.push(one);
    return one.typed;
  };
  const parts = { visibility: "visible", merges: [], hiddenRows: new Set<number>(), hiddenColumns: new Set<number>() } as const;
  const value = (type: string, values: readonly string[] | undefined): Cell =>
    type === "date" ? "2024.3.5" : type === "area" ? "东庄村" : type === "text" ? (values?.[0] ?? plant()) : 12;
  return [
    ...builtIn.kinds.map(({ name, fields }, i) => {
      const rows: Cell[][] = [[`${name}台账${plant()}`], [`填报单位：东庄村 ${plant()}`], fields.map((field) => field.name)];
      for (let row = 0; row < 3; row++) rows.push(fields.map(({ type, values }) => value(type, row === 0 ? values : undefined)));
      rows.push([`备注：${plant()}`]);
      return cleanGrid({ ...parts, file: `东庄村${plant()}.xlsx`, sheet: `${name}${i % 2 === 0 ? plant() : ""}`, cells: rows });
    }),
    cleanGrid({
      ...parts,
      file: "东庄村.xlsx",
      sheet: "其他",
      cells: [
        ["低保救助台账"],
        ["序号", "户主", "联系电话", "身份证号", "卡号", "情况"],
        [1, "赵六", 13812345678, plant(), plant(), plant()],
        [2, "钱七", plant(), plant(), plant(), plant()],
      ],
    }),
  ];
}

test("no output holds a number that was planted in a field, a title, a name or a setting", async () => {
  const random = randomOf(23);
  const all: Planted[] = [{ bare: "13812345678", typed: "13812345678" }];
  const grids = sheetsWith(random, all);
  const setting = planted(random);
  all.push(setting);
  const explained = cleanGrid({
    ...{ file: "设置.xlsx", sheet: "设置·说明", visibility: "visible", merges: [], hiddenRows: new Set(), hiddenColumns: new Set() },
    cells: [
      ["代码", "文件", "工作表", "单元格", "说明"],
      ["x", "", "", "", setting.typed],
    ],
  });
  const { catalogue, findings } = catalogueFromSheets([explained], builtIn);
  expect(all.length).toBeGreaterThan(300);
  const outcome = run(grids, { catalogue: { ...catalogue, wording: builtIn.wording }, today: TODAY, report: "总结报告", hostFindings: findings });
  const result = withReports(outcome.result, outcome.drafter.all());
  const report = await writeReport(outcome.report, result);
  const zipped = (bytes: Uint8Array): string =>
    Object.entries(unzipSync(bytes))
      .flatMap(([path, part]) => [path, strFromU8(part)])
      .join("\n");
  const outputs: Record<string, string> = {
    "汇总.xlsx": zipped(await writeWorkbook(outcome.plans)),
    plans: JSON.stringify(outcome.plans),
    "报告.docx": zipped(report),
    "上报件.docx": zipped((await cleanCopy(report)).docx),
    "result.json": Buffer.concat([...resultFile(result)]).toString("utf8"),
    findings: JSON.stringify(outcome.findings),
    settings: JSON.stringify(catalogue),
    reminder: reminderText(outcome, catalogue, TODAY),
    "copied HTML": outcome.drafter
      .all()
      .map((draft) => htmlOf(reworded(draft, {}, outcome.town).blocks))
      .join("\n"),
    "the pane's words": JSON.stringify(outcome.findings.map((finding) => messageOf(finding))),
  };
  for (const [name, text] of Object.entries(outputs)) {
    const whole = bared(text);
    expect([name, all.filter(({ bare }) => whole.includes(bare)).map(({ typed }) => typed)]).toEqual([name, []]);
  }
  const personal = outcome.findings.filter(({ code }) => code === "text.personal");
  expect(new Set(personal.map(({ file }) => file)).size).toBeGreaterThanOrEqual(builtIn.kinds.length);
  expect(personal.every(({ severity }) => severity !== "error")).toBe(true);
});

test("no report names anybody on a list of families on relief, of minors or on the 黄榜, whatever text of a ledger does", async () => {
  const guarded = { 低保: ["王小五", "欧阳大有"], 未成年: ["李小花", "孙二"], 黄榜: ["赵四海"] };
  const all = Object.values(guarded).flat();
  const innocent = "钱大发";
  let told = 0;
  const plant = (field: string): string => `${[...all, innocent][told++ % 6] ?? ""}家门前${field}`;
  const parts = { visibility: "visible", merges: [], hiddenRows: new Set<number>(), hiddenColumns: new Set<number>() } as const;
  const sheet = (name: string, cells: Cell[][]): Grid => cleanGrid({ ...parts, file: "东庄村.xlsx", sheet: name, cells });
  const value = (type: string, field: string, values: readonly string[] | undefined): Cell =>
    type === "date" ? "2024.3.5" : type === "area" ? "东庄村" : type === "text" ? (values?.[0] ?? plant(field)) : 12;
  const grids = [
    ...builtIn.kinds.map(({ name, fields }) =>
      sheet(name, [
        [`${name}台账`],
        fields.map((field) => field.name),
        ...Array.from({ length: 4 }, (_, row) => fields.map((field) => value(field.type, field.name, row < 2 ? field.values : undefined))),
      ]),
    ),
    sheet("花名册", [["低保家庭花名册"], ["户主姓名", "人口"], ...guarded.低保.map((name): Cell[] => [name, 3])]),
    { ...sheet("名单", [["留守儿童名单"], ["学生姓名"], ...guarded.未成年.map((name): Cell[] => [name])]), visibility: "hidden" as const },
    sheet("红黄榜", [
      ["道德红黄榜台账"],
      ["期次", "村居", "榜别", "姓名", "事由"],
      ["2024年3月", "东庄村", "黄榜", ...guarded.黄榜, "乱堆乱放"],
      ["2024年3月", "东庄村", "红榜", innocent, "孝敬老人"],
    ]),
  ];
  const outcome = run(grids, { catalogue: builtIn, today: TODAY, report: "总结报告" });
  const papers = await Promise.all(
    builtIn.templates.map(async ({ kind }) => {
      const report = outcome.drafter.report(kind);
      const docx = await writeReport(report, withReports(outcome.result, outcome.drafter.all()));
      return [JSON.stringify(report), ...Object.entries(unzipSync(docx)).map(([path, part]) => path + strFromU8(part))].join("\n");
    }),
  );
  expect(papers).toHaveLength(3);
  expect(papers.map((paper) => all.filter((name) => paper.includes(name)))).toEqual([[], [], []]);
  // They would have been named: somebody on no list is.
  expect(papers.some((paper) => paper.includes(innocent))).toBe(true);
  expect(papers.some((paper) => /王某某|孙某/.test(paper))).toBe(true);
});
