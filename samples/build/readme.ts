/** samples/README.md: what the made-up town's files are, and what is planted where. Written by the script, so that it is always true. */
import type { Book } from "./book";
import type { Mark } from "./entry";
import { MISSING } from "./world";

/** Mistakes that have no cell of their own. */
export interface Absence {
  readonly area: string;
  readonly kind: string;
}

/** Ledgers that must be reported as missing: never sent, or of a kind that communities do not have. */
export const ABSENT: readonly Absence[] = [
  ...MISSING.map(([area, kind]) => ({ area, kind })),
  ...["水口社区", "新街社区", "河滨社区"].map((area) => ({ area, kind: "construction" })),
];

/** One sentence a file: how it is laid out. */
const LAYOUTS: Readonly<Record<string, string>> = {
  "水口村台账.xlsx": "one workbook a village, one sheet a ledger; Excel dates; sums as formulas; last year's publicity sheet is hidden",
  "水口社区2024年上半年台账.xlsx":
    "publicity as a wide ledger (a column for each 形式, two header rows, months down the side); two header rows for sanitation; 2024.3.5",
  "东庄村.xlsx": "units behind the numbers (30人), 3月5日, equal dates merged downwards, hidden rows",
  "柳湾村创城台账（1-6月）.xlsx": "小计 for each month; 24.3.5",
  "石桥村委会上报材料.xlsx": "total in the first row; repeated headers; notes at the foot; 二〇二四年三月五日",
  "新街社区.xls": "an old .xls file; 2024/3/5",
  "东片区各村台账（2024年1—6月）.xlsx":
    "one sheet a village, its ledgers one below the other; a clerk's own way of typing on each sheet (3.5, 3/5, 2024年3月5日, 2024-03-05)",
  "西片区台账汇总.xlsx":
    "one sheet a ledger with a 村居 column, written in five ways (村委会, with the town's name, without 村, merged, only in the first row)",
  "河滨社区文明劝导.csv": "CSV in GB18030, as a phone app exports it; 20240305",
  "志愿者队伍情况.xlsx": "stock at the end of March and of June; three header rows",
  "人居环境项目.xlsx": "four header rows, projects side by side; the total in the first row",
  "文明评选台账.xlsx": "names of families and persons; merged 村居 cells; some not yet 命名",
  "墙体广告清理.xlsx": "小计 for each road; merged road cells",
  "会议文件和计划.xlsx": "the town's meetings, its plans (never results), a sheet of an unknown kind and a sheet that is no ledger",
  "测评任务分解.xlsx": "the assessment framework, two header rows, merged chapters",
  "督查整改台账.xlsx": "problems found and put right",
  "场所检查.xlsx": "checks of premises",
};

export function readme(books: readonly Book[], marks: readonly Mark[], more: readonly Explained[]): string {
  const files = books.map((book) => {
    const name = book.path.split("/").at(-1) ?? "";
    const layout = LAYOUTS[name];
    if (layout === undefined) throw new Error(`no description of ${name}`);
    return `| \`${book.path}\` | ${layout} |`;
  });
  const planted = marks.map((mark) => `| ${mark.file} | ${mark.sheet} | ${mark.cell} | ${mark.severity} | \`${mark.code}\` | ${mark.note} |`);
  const absent = ABSENT.map(({ area, kind }) => `| ${area} | \`${kind}\` |`);
  const explained = more.map(({ code, file, sheet, why }) => `| \`${code}\` | ${file} | ${sheet} | ${why} |`);
  return `# A made-up town

安和县清禾镇 does not exist. Its twelve villages and three communities keep ledgers from January to June 2024, as messily as real ones are kept:
${String(books.length)} files, written by \`npm run samples\` (sources in \`build/\`, always the same bytes). 水口村 and 水口社区 are two places; so are 大堰村 and 小堰村, 上坪村 and 下坪村.

    npm run samples               ledgers/, town.xlsx, settings.xlsx, previous.json, golden/truth.json and this file
    npm run samples -- --golden   also golden/result.json, town-result.json, findings.txt and the reports: what the product makes of them, for review as a diff
    npm run demo                  rolls them up into out/ and shows town.xlsx in the simulated Excel

\`town.xlsx\` holds all these ledgers as sheets of one workbook, with the 设置 sheets of \`settings.xlsx\`: what a town office has open in Excel.

\`golden/truth.json\` holds the true totals, added up from the events themselves by code that knows nothing of the product. The tests compare the product with it.

## The files

| file below \`ledgers/\` | how it is kept |
| --- | --- |
${files.join("\n")}

## Planted mistakes

Each must be found, with this code, at this cell (or in the finding that stands for the whole column).

| file | sheet | cell | severity | code | what was done |
| --- | --- | --- | --- | --- | --- |
${planted.join("\n")}

Ledgers that never came, and must be named as missing:

| area | ledger kind |
| --- | --- |
${absent.join("\n")}

## Other warnings and errors

No mistakes, and yet rightly asked about:

| code | file | sheet | why |
| --- | --- | --- | --- |
${explained.join("\n")}

## Typed oddly, and read right all the same

2万余-like quantities (近400份, 三百余份, 2百余份, 约40人, 十几人), 方 beside 吨, 幅 beside 处, 800公斤 in a column of 吨, 1200米 in one of 公里, 0.3亩 in one of ㎡, 百分之一百, 两, 无;
dates in eleven ways, ranges (6月8日-10日), 2月上旬, 6月底, 上半年; 未通过 in 审核, which contains 通过 and is none.
`;
}

/** A warning or error that is no planted mistake: where, and why it is right to ask. */
export interface Explained {
  readonly code: string;
  readonly file: string;
  readonly sheet: string;
  readonly why: string;
}

export const EXPLAINED: readonly Explained[] = [
  { code: "date.two-digit-year", file: "柳湾村创城台账（1-6月）.xlsx", sheet: "*", why: "this clerk writes 24.3.5: read as 2024, and said so once a ledger" },
  { code: "kind.unknown", file: "会议文件和计划.xlsx", sheet: "植树", why: "trees planted: a ledger that the catalogue does not know" },
  { code: "rollup.change", file: "*", sheet: "*", why: "previous.json has half as many trainings: twice as many now asks for 变化原因" },
];
