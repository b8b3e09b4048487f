/** The same entries in one plain workbook: one sheet a ledger, one header row, a 村居 column, nothing mistyped. */
import { book, page, type Book } from "./book";
import { columnsOf } from "./columns";
import type { Entry } from "./entry";
import { HANDS } from "./hands";
import { TOWN } from "./town";

const TITLES: Readonly<Record<string, string>> = {
  publicity: "宣传工作台账",
  survey: "入户宣传知晓率调查台账",
  "volunteer-event": "志愿服务活动台账",
  "volunteer-team": "志愿者队伍台账",
  honour: "文明评选台账",
  festival: "我们的节日活动台账",
  "moral-list": "道德红黄榜台账",
  minor: "未成年人思想道德建设台账",
  sanitation: "环境卫生整治台账",
  "wall-ad": "墙体广告清理台账",
  persuasion: "文明劝导台账",
  training: "培训台账",
  construction: "人居环境项目台账",
  enforcement: "无证经营场所检查台账",
  meeting: "会议台账",
  plan: "下一步工作计划",
  standard: "测评任务分解表",
  inspection: "督查整改台账",
};

const OF_THE_TOWN = ["meeting", "plan", "standard"];

/** @throws Error for a kind that has no title: its records would be left out in silence */
export const plainTitle = (kind: string): string => {
  const title = TITLES[kind];
  if (title === undefined) throw new Error(`no title for ${kind}`);
  return title;
};

/** The town's own ledgers have no 村居 column. */
export const areaOf = (kind: string): ((area: string) => string) | null => (OF_THE_TOWN.includes(kind) ? null : (area) => area);

export const kindsOf = (entries: readonly Entry[]): string[] => [...new Set(entries.map((one) => one.kind))];

export function plainBook(entries: readonly Entry[], name = "全镇台账.xlsx"): Book {
  const to = book(name, HANDS.plain.script);
  for (const kind of kindsOf(entries)) {
    const columns = columnsOf(kind, { hand: HANDS.plain, area: areaOf(kind) });
    const title = plainTitle(kind);
    page(to, title, [[{ title: `${TOWN}${title}`, line: null, columns, totals: "none" }, entries.filter((one) => one.kind === kind)]]);
  }
  return to;
}
