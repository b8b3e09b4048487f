/** Columns of each ledger kind, with the header words that different clerks use for the same thing. */
import type { Cell } from "../../src/model/grid";
import type { Column } from "./draw";
import type { Entry } from "./entry";
import { typeDate, type Hand } from "./hands";
import { percentCell, type Look } from "./paper";

/** How the 村居 column is filled; null: the ledger has none. */
export type AreaStyle = ((area: string) => string) | null;

interface Plan {
  readonly field: string;
  /** Header by `Hand.words`; "a|b" gives two header rows. */
  readonly words: readonly [string, string, string];
  readonly width: number;
  readonly look?: Look;
  readonly total?: true;
  /** Unit that goes behind the number (`cell`) or into the header (`header`). */
  readonly unit?: string;
}

const NOTE: Plan = { field: "note", words: ["备注", "备注", "说明"], width: 14, look: "wrap" };
const PERSON: Plan = { field: "person", words: ["责任人", "责任人", "负责人"], width: 10 };

const PLANS: Readonly<Record<string, readonly Plan[]>> = {
  publicity: [
    { field: "date", words: ["日期", "时间", "宣传时间"], width: 14, look: "date" },
    { field: "form", words: ["形式", "宣传形式", "类别"], width: 14 },
    { field: "name", words: ["内容", "名称", "主题"], width: 30, look: "wrap" },
    { field: "quantity", words: ["数量", "数量（份/块/条）", "数量"], width: 12, look: "number" },
    { field: "unit", words: ["单位", "计量单位", "单位"], width: 8 },
    { field: "place", words: ["地点", "位置", "地点"], width: 16 },
    PERSON,
    NOTE,
  ],
  survey: [
    { field: "date", words: ["日期", "时间", "调查时间"], width: 14, look: "date" },
    { field: "households", words: ["入户数", "入户数（户）", "入户数"], width: 10, look: "number", total: true, unit: "户" },
    { field: "surveyed", words: ["调查人数", "发放问卷", "受访人数"], width: 10, look: "number", total: true, unit: "人" },
    { field: "aware", words: ["知晓人数", "合格人数", "知晓"], width: 10, look: "number", total: true, unit: "人" },
    { field: "rate", words: ["知晓率", "知晓率（%）", "知晓率"], width: 10, look: "percent" },
    NOTE,
  ],
  "volunteer-event": [
    { field: "date", words: ["日期", "时间", "活动时间"], width: 14, look: "date" },
    { field: "name", words: ["活动名称", "活动主题", "服务内容"], width: 28, look: "wrap" },
    { field: "category", words: ["类别", "类别", "活动类别"], width: 12 },
    { field: "team", words: ["队伍", "组织单位", "服务队"], width: 20, look: "wrap" },
    { field: "people", words: ["参加人数", "志愿者人数", "参与人次"], width: 10, look: "number", total: true, unit: "人" },
    { field: "hours", words: ["时长", "服务时长（小时）", "小时"], width: 10, look: "number", total: true },
    { field: "place", words: ["地点", "活动地点", "地点"], width: 16 },
    NOTE,
  ],
  festival: [
    { field: "date", words: ["日期", "时间", "活动时间"], width: 14, look: "date" },
    { field: "festival", words: ["节日", "节日", "节日名称"], width: 10 },
    { field: "name", words: ["活动名称", "活动主题", "活动名称"], width: 28, look: "wrap" },
    { field: "people", words: ["参加人数", "参加人数", "参加人数"], width: 10, look: "number", total: true, unit: "人" },
    PERSON,
    NOTE,
  ],
  "moral-list": [
    { field: "issue", words: ["期次", "期次", "月份"], width: 12 },
    { field: "list", words: ["榜别", "红黄榜", "榜别"], width: 8 },
    { field: "person", words: ["姓名", "姓名", "姓名"], width: 10 },
    { field: "reason", words: ["事由", "主要事迹", "事由"], width: 28, look: "wrap" },
    { field: "date", words: ["评议日期", "评议时间", "评议日期"], width: 14, look: "date" },
    { field: "review", words: ["审核", "审核情况", "审核"], width: 10 },
    NOTE,
  ],
  minor: [
    { field: "date", words: ["日期", "时间", "活动时间"], width: 14, look: "date" },
    { field: "name", words: ["活动名称", "活动名称", "活动主题"], width: 28, look: "wrap" },
    { field: "school", words: ["学校", "学校", "所在学校"], width: 16 },
    { field: "people", words: ["参加人数", "参加人数", "人数"], width: 10, look: "number", total: true, unit: "人" },
    NOTE,
  ],
  sanitation: [
    { field: "date", words: ["日期", "时间", "整治时间"], width: 14, look: "date" },
    { field: "place", words: ["地点", "点位", "路段"], width: 18 },
    { field: "people", words: ["出动人次", "出动力量|人员（人次）", "参加人数"], width: 10, look: "number", total: true, unit: "人" },
    { field: "loaders", words: ["铲车", "出动力量|铲车（辆）", "铲车"], width: 8, look: "number", total: true, unit: "辆" },
    { field: "trucks", words: ["清运车", "出动力量|大型清运车（辆）", "清运车"], width: 8, look: "number", total: true, unit: "辆" },
    { field: "carts", words: ["人力车", "出动力量|人力车（辆）", "人力车"], width: 8, look: "number", total: true, unit: "辆" },
    { field: "rubbish", words: ["清理垃圾（吨）", "整治成效|清理垃圾（吨）", "垃圾量"], width: 10, look: "number", total: true, unit: "吨" },
    { field: "corners", words: ["卫生死角（处）", "整治成效|卫生死角（处）", "卫生死角"], width: 10, look: "number", total: true, unit: "处" },
    { field: "road", words: ["清扫道路（公里）", "整治成效|清扫道路（公里）", "清扫道路"], width: 10, look: "number", total: true, unit: "公里" },
    NOTE,
  ],
  persuasion: [
    { field: "date", words: ["日期", "时间", "劝导时间"], width: 14, look: "date" },
    { field: "place", words: ["地点", "劝导地点", "地点"], width: 16 },
    { field: "times", words: ["劝导次数", "次数", "劝导次数"], width: 10, look: "number", total: true, unit: "次" },
    { field: "people", words: ["劝导人次", "劝导人次", "劝导人次"], width: 10, look: "number", total: true, unit: "人次" },
    NOTE,
  ],
  training: [
    { field: "date", words: ["日期", "时间", "培训时间"], width: 14, look: "date" },
    { field: "topic", words: ["主题", "培训主题", "培训内容"], width: 28, look: "wrap" },
    { field: "lecturer", words: ["讲师", "授课人", "讲师"], width: 12 },
    { field: "people", words: ["人数", "参加人数", "培训人数"], width: 10, look: "number", total: true, unit: "人" },
    { field: "hours", words: ["课时", "课时", "课时"], width: 8, look: "number", total: true },
    NOTE,
  ],
  "wall-ad": [
    { field: "date", words: ["日期", "时间", "清理时间"], width: 14, look: "date" },
    { field: "road", words: ["路段", "位置", "路段"], width: 14 },
    { field: "spots", words: ["处数", "处数（处）", "处数"], width: 10, look: "number", total: true, unit: "处" },
    { field: "surface", words: ["面积（㎡）", "面积（平方米）", "面积（㎡）"], width: 12, look: "number", total: true },
    NOTE,
  ],
  "volunteer-team": [
    { field: "registered", words: ["注册志愿者", "志愿者|注册志愿者（名）", "注册志愿者人数"], width: 12, look: "number", total: true, unit: "名" },
    { field: "teams", words: ["志愿服务队", "队伍|志愿服务队（支）", "队伍数"], width: 12, look: "number", total: true, unit: "支" },
    { field: "party", words: ["网格党小组", "队伍|网格党小组（支）", "网格党小组"], width: 12, look: "number", total: true, unit: "支" },
    { field: "stations", words: ["志愿服务站", "阵地|志愿服务站（个）", "便民站"], width: 12, look: "number", total: true, unit: "个" },
    NOTE,
  ],
  construction: [
    { field: "project", words: ["项目", "项目名称", "实施项目"], width: 16 },
    { field: "task", words: ["任务数", "任务数（户）", "任务数"], width: 10, look: "number", unit: "户" },
    { field: "done", words: ["完成数", "完成数（户）", "完成数"], width: 10, look: "number", unit: "户" },
    NOTE,
  ],
  meeting: [
    { field: "date", words: ["日期", "时间", "日期"], width: 14, look: "date" },
    { field: "type", words: ["类型", "类型", "类型"], width: 10 },
    { field: "name", words: ["名称", "名称", "会议（文件）名称"], width: 36, look: "wrap" },
    { field: "people", words: ["参加人数", "参会人数", "参加人数"], width: 10, look: "number", unit: "人" },
  ],
  plan: [
    { field: "matter", words: ["事项", "工作事项", "事项"], width: 30, look: "wrap" },
    { field: "quantity", words: ["数量", "数量", "数量"], width: 10, look: "number" },
    { field: "unit", words: ["单位", "计量单位", "单位"], width: 8 },
    { field: "office", words: ["责任单位", "责任单位", "责任单位"], width: 18 },
    { field: "due", words: ["完成时限", "完成时限", "完成时限"], width: 14 },
  ],
  standard: [
    { field: "project", words: ["测评项目", "测评内容|测评项目", "测评项目"], width: 16, look: "wrap" },
    { field: "target", words: ["测评指标", "测评内容|测评指标（编号）", "测评指标"], width: 12 },
    { field: "content", words: ["测评内容", "测评内容|测评内容", "内容"], width: 18, look: "wrap" },
    { field: "office", words: ["责任单位", "责任落实|责任单位", "责任单位"], width: 18 },
    { field: "due", words: ["完成时限", "责任落实|完成时限", "完成时限"], width: 14 },
    { field: "state", words: ["完成情况", "完成情况", "完成情况"], width: 10 },
    { field: "evidence", words: ["佐证材料", "佐证材料", "装档"], width: 14, look: "wrap" },
  ],
  inspection: [
    { field: "date", words: ["日期", "时间", "督查时间"], width: 14, look: "date" },
    { field: "origin", words: ["来源", "来源", "来源"], width: 14 },
    { field: "problem", words: ["问题", "问题", "存在问题"], width: 24, look: "wrap" },
    { field: "office", words: ["责任单位", "责任单位", "责任单位"], width: 16 },
    PERSON,
    { field: "measure", words: ["整改措施", "整改措施", "整改措施"], width: 26, look: "wrap" },
    { field: "due", words: ["整改期限", "整改期限", "整改时限"], width: 12 },
    { field: "state", words: ["整改情况", "整改情况", "整改情况"], width: 10 },
  ],
  enforcement: [
    { field: "date", words: ["日期", "时间", "检查时间"], width: 14, look: "date" },
    { field: "venue", words: ["场所类型", "场所类型", "场所类型"], width: 16 },
    { field: "checked", words: ["检查数", "检查数（家）", "检查数"], width: 10, look: "number", total: true, unit: "家" },
    { field: "closed", words: ["取缔数", "关停（家）", "关停"], width: 10, look: "number", total: true, unit: "家" },
  ],
  honour: [
    { field: "date", words: ["日期", "时间", "评选时间"], width: 14, look: "date" },
    { field: "category", words: ["类别", "称号", "类别"], width: 14 },
    { field: "person", words: ["姓名", "户主", "姓名/单位名称"], width: 16 },
    { field: "level", words: ["级别", "级别", "级别"], width: 8 },
    { field: "state", words: ["状态", "状态", "状态"], width: 8 },
    NOTE,
  ],
};

export interface Choice {
  readonly hand: Hand;
  /** The 村居 column, first after the serial; null for a ledger of one village. */
  readonly area: AreaStyle;
  readonly areaWord?: string;
  /** Leaves columns out: `unit`, `note`, `person`… */
  readonly without?: readonly string[];
  /** Other header words for single fields. */
  readonly headers?: Readonly<Record<string, readonly string[]>>;
}

/** Columns of a long ledger of a kind, in the clerk's words. */
export function columnsOf(kind: string, choice: Choice): Column[] {
  const { hand } = choice;
  const plans = (PLANS[kind] ?? []).filter((plan) => !(choice.without ?? []).includes(plan.field) && !(plan.field === "unit" && hand.units === "cell"));
  const serial: Column[] = hand.serials ? [{ header: ["序号"], field: "serial", width: 6, look: "number", cell: (_, index) => index + 1 }] : [];
  const areaStyle = choice.area;
  const area: Column[] =
    areaStyle === null
      ? []
      : [{ header: [choice.areaWord ?? "村居"], field: "area", width: 14, look: "text", cell: (one) => one.written.area ?? areaStyle(one.area) }];
  return [...serial, ...area, ...plans.map((plan) => columnOf(plan, choice))];
}

function columnOf(plan: Plan, { hand, headers }: Choice): Column {
  const words = plan.words[hand.words];
  const header = headers?.[plan.field] ?? words.split("|");
  const total = plan.total === undefined ? {} : { total: plan.total };
  const rate = plan.field === "rate" ? { total: rateOf(words.includes("%")) } : {};
  return { header, field: plan.field, width: plan.width, look: plan.look ?? "text", cell: (one) => cellOf(one, plan, hand, header), ...total, ...rate };
}

function cellOf(one: Entry, plan: Plan, hand: Hand, header: readonly string[]): Cell {
  const own = one.written[plan.field];
  if (own !== undefined) return own;
  if (plan.field === "date") return one.date === null ? null : typeDate(hand.dates, one.date, one.until);
  if (plan.field === "rate") return rateOf(plan.words[hand.words].includes("%"))([one]);
  const number = one.numbers[plan.field];
  if (number === undefined) return one.texts[plan.field] ?? null;
  const other = one.texts[`${plan.field}Unit`];
  if (other !== undefined) return header.some((text) => text.includes(other)) ? number : `${number}${other}`;
  const unit = plan.field === "quantity" ? one.texts.unit : plan.unit;
  return hand.units === "cell" && unit !== undefined ? `${number}${unit}` : number;
}

/** 知晓率 of one row or of many: never a mean of rates. */
const rateOf =
  (inPoints: boolean) =>
  (entries: readonly Entry[]): Cell => {
    const sum = (field: string) => entries.reduce((total, one) => total + (one.numbers[field] ?? 0), 0);
    const rate = sum("aware") / sum("surveyed");
    return inPoints ? Math.round(rate * 1000) / 10 : percentCell(Math.round(rate * 10_000) / 10_000);
  };
