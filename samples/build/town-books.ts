/** The town's own files: stock lists of all places, honours, meetings and plans, the assessment tasks, inspections. */
import { book, page, plainPage, type Book } from "./book";
import { columnsOf } from "./columns";
import type { Column, Form } from "./draw";
import type { Entry } from "./entry";
import { HANDS } from "./hands";
import { committeeOf, TOWN, VILLAGES } from "./town";
import { percentCell, type Look } from "./paper";

const FOLDER = "镇级台账";
const hand = HANDS.careful;

export function townBooks(entries: readonly Entry[]): Book[] {
  const of = (kind: string) => entries.filter((one) => one.kind === kind);
  return [
    teams(of("volunteer-team")),
    projects(of("construction")),
    honours(of("honour")),
    walls(of("wall-ad")),
    papers(of("meeting"), of("plan")),
    tasks(of("standard")),
    inspections(of("inspection")),
    venues(of("enforcement")),
  ];
}

const column = (field: string, header: readonly string[], width: number, look: Look = "text", total?: true): Column => ({
  header,
  field,
  width,
  look,
  cell: (one) => one.written[field] ?? one.numbers[field] ?? one.texts[field] ?? null,
  ...(total === undefined ? {} : { total }),
});
const serial: Column = { header: ["序号"], field: "serial", width: 6, look: "number", cell: (_, index) => index + 1 };
const areaColumn = (style: (area: string) => string = (area) => area, header = "村居"): Column => ({
  header: [header],
  field: "area",
  width: 14,
  look: "text",
  cell: (one) => one.written.area ?? style(one.area),
});
const inOrder = (list: readonly Entry[]): Entry[] => [...list].sort((a, b) => (a.date ?? "").localeCompare(b.date ?? ""));

/** Two lists, end of March and end of June; the later one is what there is. Three header rows. */
function teams(list: readonly Entry[]): Book {
  const to = book(`${FOLDER}/志愿者队伍情况.xlsx`, { ...hand.script, landscape: true });
  const columns = [
    serial,
    areaColumn(),
    column("registered", ["志愿服务力量", "人员", "注册志愿者（名）"], 12, "number", true),
    column("teams", ["志愿服务力量", "队伍", "志愿服务队（支）"], 12, "number", true),
    column("party", ["志愿服务力量", "队伍", "网格党小组（支）"], 12, "number", true),
    column("stations", ["志愿服务阵地", "志愿服务站（个）"], 12, "number", true),
    column("posts", ["志愿服务阵地", "志愿服务岗（个）"], 12, "number", true),
    column("note", ["备注"], 14),
  ];
  for (const date of [...new Set(list.map((one) => one.date ?? ""))].sort()) {
    const month = Number(date.slice(5, 7));
    page(to, `${month}月底`, [
      [{ title: `${TOWN}志愿者队伍情况统计表（截至2024年${month}月底）`, line: null, columns, totals: "bottom" }, list.filter((one) => one.date === date)],
    ]);
  }
  return to;
}

/** Four header rows; a village a row, a project a group of columns. */
function projects(list: readonly Entry[]): Book {
  const to = book(`${FOLDER}/人居环境项目.xlsx`, { ...hand.script, landscape: true });
  const names = ["厕所革命", "四改三建三清"] as const;
  const rows = VILLAGES.flatMap((area): Entry[] => {
    const [first, second] = names.map((project) => list.find((one) => one.area === area && one.texts.project === project));
    if (first === undefined || second === undefined) return [];
    const slips = [first, second].flatMap((one) => one.slips.map((slip) => ({ ...slip, field: `${one.texts.project ?? ""}.${slip.field}` })));
    return [{ ...first, numbers: { ...prefixed(first), ...prefixed(second) }, slips }];
  });
  const groups = names.flatMap((project): Column[] => {
    const head = ["农村人居环境整治", "实施项目", project];
    const rate = (over: readonly Entry[]) => percentCell(Math.round((sumOf(over, `${project}.done`) / sumOf(over, `${project}.task`)) * 10_000) / 10_000);
    return [
      column(`${project}.task`, [...head, "任务数（户）"], 11, "number", true),
      column(`${project}.done`, [...head, "完成数（户）"], 11, "number", true),
      { header: [...head, "完成率"], field: `${project}.rate`, width: 10, look: "percent", cell: (one) => rate([one]), total: rate },
    ];
  });
  page(to, "人居环境", [
    [
      {
        title: `${TOWN}人居环境项目台账`,
        line: [`填报单位：${TOWN}农业农村办`, "单位：户"],
        columns: [serial, areaColumn((area) => area, "村名"), ...groups],
        totals: "top",
        totalLabel: "总计",
      },
      rows,
    ],
  ]);
  return to;
}

const prefixed = (one: Entry) => Object.fromEntries(Object.entries(one.numbers).map(([field, value]) => [`${one.texts.project ?? ""}.${field}`, value]));
const sumOf = (list: readonly Entry[], field: string): number => list.reduce((total, one) => total + (one.numbers[field] ?? 0), 0);

/** Names of families and persons, area after area with merged 村居 cells; units on a sheet of their own. */
function honours(list: readonly Entry[]): Book {
  const to = book(`${FOLDER}/文明评选台账.xlsx`, hand.script);
  const form = (title: string, areaStyle: (area: string) => string): Form => ({
    title: `${TOWN}${title}`,
    line: ["填报单位：镇宣传办", ""],
    columns: columnsOf("honour", { hand, area: areaStyle }),
    totals: "none",
    mergeFields: ["area"],
  });
  const units = (one: Entry) => one.texts.category === "文明单位";
  page(to, "家庭和个人", [[form("文明家庭、道德模范评选台账", committeeOf), list.filter((one) => !units(one))]]);
  page(to, "文明单位", [[{ ...form("文明单位评选台账", (area) => area), mergeFields: [] }, list.filter(units)]]);
  return to;
}

/** Road after road, with 小计 for each. */
function walls(list: readonly Entry[]): Book {
  const to = book(`${FOLDER}/墙体广告清理.xlsx`, hand.script);
  const sorted = [...list].sort((a, b) => `${a.texts.road ?? ""}${a.date ?? ""}`.localeCompare(`${b.texts.road ?? ""}${b.date ?? ""}`, "en"));
  const columns = [
    serial,
    column("road", ["路段"], 14),
    areaColumn(),
    ...columnsOf("wall-ad", { hand: { ...hand, serials: false }, area: null, without: ["road"] }),
  ];
  page(to, "墙体广告", [
    [
      {
        title: `${TOWN}墙体广告清理台账`,
        line: ["填报单位：镇综合执法队", ""],
        columns,
        totals: "groups",
        group: (one) => one.texts.road ?? "",
        mergeFields: ["road"],
      },
      sorted,
    ],
  ]);
  return to;
}

/** Meetings, plans, and two sheets that are no ledger of the catalogue: trees planted, and telephone numbers. */
function papers(meetings: readonly Entry[], plans: readonly Entry[]): Book {
  const to = book(`${FOLDER}/会议文件和计划.xlsx`, HANDS.chinese.script);
  const dated = columnsOf("training", { hand: HANDS.chinese, area: null }).slice(0, 2);
  page(to, "会议文件", [
    [
      {
        title: `${TOWN}会议文件台账`,
        line: null,
        columns: [...dated, column("type", ["类型"], 10), column("name", ["名称"], 40, "wrap"), column("people", ["参加人数"], 10, "number")],
        totals: "none",
      },
      inOrder(meetings),
    ],
  ]);
  const planColumns = [
    serial,
    column("matter", ["事项"], 30, "wrap"),
    column("quantity", ["数量"], 10, "number"),
    column("unit", ["单位"], 8),
    column("office", ["责任单位"], 20),
    column("due", ["完成时限"], 14),
  ];
  page(to, "下一步计划", [[{ title: `${TOWN}下一步工作计划`, line: null, columns: planColumns, totals: "none" }, plans]]);
  const trees = VILLAGES.map((area, index) => [area, `${area}村旁空地`, 120 + ((index * 37) % 60), "杨树、柳树"]);
  plainPage(to, "植树", `${TOWN}义务植树登记表`, [["村居", "地块", "植树株数", "树种"], ...trees]);
  plainPage(to, "说明", "填表说明", [["一、各村每月底前报送。"], ["二、数据以原始记录为准。"]]);
  return to;
}

/** The assessment tasks: two header rows, chapter and office merged down. */
function tasks(list: readonly Entry[]): Book {
  const to = book(`${FOLDER}/测评任务分解.xlsx`, { ...hand.script, landscape: true });
  const columns = [
    serial,
    column("project", ["测评内容", "测评项目"], 16, "wrap"),
    column("target", ["测评内容", "测评指标（编号）"], 10),
    column("content", ["测评内容", "测评内容"], 18, "wrap"),
    column("requirement", ["测评标准"], 30, "wrap"),
    column("method", ["测评方法"], 12),
    column("office", ["责任落实", "责任单位"], 20, "wrap"),
    column("due", ["责任落实", "完成时限"], 14),
    column("state", ["完成情况"], 10),
    column("evidence", ["佐证材料"], 14, "wrap"),
  ];
  page(to, "任务分解", [
    [{ title: `${TOWN}文明创建测评任务分解表`, line: [`填报单位：${TOWN}创建办`, ""], columns, totals: "none", mergeFields: ["project", "office"] }, list],
  ]);
  return to;
}

function inspections(list: readonly Entry[]): Book {
  const to = book(`${FOLDER}/督查整改台账.xlsx`, { ...hand.script, landscape: true });
  const date = columnsOf("training", { hand, area: null }).slice(1, 2);
  const columns = [
    serial,
    ...date,
    column("origin", ["来源"], 14),
    areaColumn(committeeOf),
    column("problem", ["问题"], 24, "wrap"),
    column("office", ["责任单位"], 16),
    column("person", ["责任人"], 10),
    column("measure", ["整改措施"], 26, "wrap"),
    column("due", ["整改期限"], 12),
    column("state", ["整改情况"], 10),
  ];
  page(to, "督查整改", [[{ title: `${TOWN}督查通报问题整改台账`, line: null, columns, totals: "none" }, inOrder(list)]]);
  return to;
}

function venues(list: readonly Entry[]): Book {
  const to = book(`${FOLDER}/场所检查.xlsx`, hand.script);
  const date = columnsOf("training", { hand, area: null }).slice(1, 2);
  const columns = [
    serial,
    ...date,
    column("venue", ["场所类型"], 16),
    column("checked", ["检查数（家）"], 12, "number", true),
    column("closed", ["取缔数（家）"], 12, "number", true),
  ];
  page(to, "场所检查", [[{ title: `${TOWN}无证经营场所检查取缔台账`, line: [`填报单位：${TOWN}综治办`, ""], columns, totals: "bottom" }, list]]);
  return to;
}
