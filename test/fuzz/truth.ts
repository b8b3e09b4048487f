/** Ledgers in good order whose figures are known: what the fuzzer dresses up. */
import type { Random } from "./random";

export interface TrueColumn {
  readonly field: string;
  readonly names: readonly string[];
  readonly type: "date" | "area" | "text" | "number";
  readonly unit?: string;
  readonly values?: readonly string[];
  readonly most?: number;
  readonly decimals?: number;
}

export interface TrueLedger {
  readonly kind: string;
  readonly titles: readonly string[];
  readonly columns: readonly TrueColumn[];
  readonly records: readonly Readonly<Record<string, string | number>>[];
}

const date: TrueColumn = { field: "date", type: "date", names: ["日期", "时间", "活动日期", "开展时间"] };
const area: TrueColumn = { field: "area", type: "area", names: ["村居", "村名", "村（社区）", "填报单位", "村（居）", "单位"] };
const place: TrueColumn = {
  field: "place",
  type: "text",
  names: ["地点", "位置", "具体地点"],
  values: ["石大路", "红园路", "文化广场", "村委会门口", "109国道沿线"],
};
const person: TrueColumn = { field: "person", type: "text", names: ["责任人", "负责人", "联系人"], values: ["张三", "李四", "王小明", "赵六"] };

const NAMES = ["张三", "李四", "王小明", "赵六", "孙丽", "周建国", "吴芳"];

const FORMS = [
  ["旗牌", "块"],
  ["标语", "条"],
  ["专栏", "块"],
  ["宣传材料", "份"],
  ["短信", "条"],
  ["公益广告", "处"],
] as const;

interface Kind {
  readonly kind: string;
  readonly titles: readonly string[];
  readonly columns: readonly TrueColumn[];
}

const KINDS: readonly Kind[] = [
  {
    kind: "publicity",
    titles: ["宣传工作台账", "宣传情况统计表", "创城宣传登记表"],
    columns: [
      date,
      area,
      { field: "form", type: "text", names: ["形式", "宣传形式", "类别"], values: FORMS.map(([form]) => form) },
      { field: "quantity", type: "number", names: ["数量", "发放数量", "制作数量"], most: 300 },
      { field: "unit", type: "text", names: ["单位", "计量单位"] },
      place,
      person,
    ],
  },
  {
    kind: "sanitation",
    titles: ["环境卫生整治台账", "大扫除登记表", "清扫保洁台账"],
    columns: [
      date,
      area,
      place,
      { field: "people", type: "number", unit: "人次", names: ["出动人次", "出动人数", "参加人数"], most: 80 },
      { field: "loaders", type: "number", unit: "辆", names: ["铲车", "动用铲车"], most: 5 },
      { field: "trucks", type: "number", unit: "辆", names: ["清运车", "大型清运车", "垃圾清运车"], most: 6 },
      { field: "garbage", type: "number", unit: "吨", names: ["清理垃圾", "垃圾清运量", "垃圾量"], most: 40, decimals: 1 },
      { field: "corners", type: "number", unit: "处", names: ["卫生死角", "清理卫生死角"], most: 20 },
      person,
    ],
  },
  {
    kind: "volunteer-event",
    titles: ["志愿服务台账", "志愿活动记录"],
    columns: [
      date,
      area,
      { field: "name", type: "text", names: ["活动名称", "活动主题", "服务内容"], values: ["学雷锋活动", "慰问老人", "清扫街道", "文明交通劝导", "义务理发"] },
      { field: "participants", type: "number", unit: "人次", names: ["参加人数", "志愿者人数", "参与人次"], most: 60 },
      { field: "hours", type: "number", unit: "小时", names: ["服务时长", "时长"], most: 8, decimals: 1 },
      place,
    ],
  },
  {
    kind: "survey",
    titles: ["入户宣传知晓率调查表", "知晓率问卷统计表"],
    columns: [
      date,
      area,
      { field: "households", type: "number", unit: "户", names: ["入户数", "入户户数"], most: 90 },
      { field: "surveyed", type: "number", unit: "人", names: ["调查人数", "受访人数", "发放问卷"], most: 90 },
      { field: "aware", type: "number", unit: "人", names: ["知晓人数", "合格人数"], most: 90 },
    ],
  },
  {
    kind: "wall-ad",
    titles: ["墙体广告清理台账", "乱涂乱画清理情况表"],
    columns: [
      date,
      area,
      { field: "segment", type: "text", names: ["路段", "清理路段"], values: ["石大路", "红园路", "同城化干道", "109国道"] },
      { field: "spots", type: "number", unit: "处", names: ["处数", "清理处数"], most: 60 },
      { field: "surface", type: "number", unit: "㎡", names: ["面积", "清理面积"], most: 900, decimals: 2 },
      person,
    ],
  },
  {
    kind: "persuasion",
    titles: ["文明劝导台账", "劝导登记表"],
    columns: [date, area, place, { field: "times", type: "number", unit: "次", names: ["劝导次数", "次数"], most: 30 }, person],
  },
  {
    kind: "training",
    titles: ["培训台账", "技术培训登记表"],
    columns: [
      date,
      area,
      { field: "topic", type: "text", names: ["主题", "培训主题", "培训内容"], values: ["花椒修枝技术", "文明礼仪", "垃圾分类", "消防安全"] },
      { field: "participants", type: "number", unit: "人次", names: ["人数", "培训人数", "参加人数"], most: 90 },
      { field: "teacher", type: "text", names: ["讲师", "授课人"], values: ["周老师", "吴技术员"] },
    ],
  },
  {
    kind: "construction",
    titles: ["人居环境项目进度表", "厕所革命、四改三建三清进度表"],
    columns: [
      area,
      { field: "project", type: "text", names: ["项目", "项目名称"], values: ["厕所革命", "四改三建三清"] },
      { field: "tasks", type: "number", unit: "户", names: ["任务数", "计划数"], most: 90 },
      { field: "done", type: "number", unit: "户", names: ["完成数", "已完成数"], most: 90 },
    ],
  },
  {
    kind: "honour",
    titles: ["文明家庭评选台账", "道德模范、文明家庭评选结果表"],
    columns: [
      date,
      area,
      { field: "category", type: "text", names: ["类别", "称号", "荣誉称号"], values: ["五好文明家庭", "道德模范", "文明单位"] },
      { field: "name", type: "text", names: ["姓名", "户主", "姓名（户主）"], values: NAMES },
      { field: "status", type: "text", names: ["状态", "评选状态"], values: ["命名", "公示", "推荐"] },
    ],
  },
  {
    kind: "inspection",
    titles: ["督查问题整改台账", "问题整改清单"],
    columns: [
      { field: "source", type: "text", names: ["来源", "问题来源"], values: ["镇督查组", "群众反映", "县创城办"] },
      area,
      { field: "problem", type: "text", names: ["问题", "存在问题", "问题描述"], values: ["路边有白色垃圾", "车辆乱停乱放", "宣传栏破损", "沟渠有漂浮物"] },
      { field: "person", type: "text", names: ["责任人"], values: NAMES },
      { field: "status", type: "text", names: ["整改情况", "整改状态"], values: ["已整改", "整改中", "未整改"] },
    ],
  },
  {
    kind: "moral-list",
    titles: ["道德红黄榜", "道德评议红黄榜台账"],
    columns: [
      { field: "issue", type: "text", names: ["期次", "期数"], values: ["第一期", "第二期", "第三期"] },
      area,
      { field: "list", type: "text", names: ["榜别", "榜单"], values: ["红榜", "黄榜"] },
      { field: "name", type: "text", names: ["姓名", "上榜人"], values: NAMES },
      { field: "reason", type: "text", names: ["事由", "上榜事由"], values: ["孝老爱亲", "乱倒垃圾", "热心公益"] },
    ],
  },
];

const VILLAGES = ["东庄村", "西庄村", "水口村", "水口社区", "柳湾村", "河滨社区", "龙泉村", "枣林村"];

/** A ledger of some kind with 3 to 24 records, in the order of area and date as clerks write them. */
export function trueLedger(random: Random): TrueLedger {
  const kind = random.pick(KINDS);
  const optional = kind.columns.filter((column) => column === place || column === person).filter(() => random.chance(0.5));
  const columns = kind.columns.filter((column) => (column !== place && column !== person) || optional.includes(column));
  const villages = random.shuffled(VILLAGES).slice(0, random.whole(2, 5));
  const records = villages.flatMap((village) => Array.from({ length: random.whole(1, 5) }, () => record(random, columns, village)));
  return { kind: kind.kind, titles: kind.titles, columns, records };
}

function record(random: Random, columns: readonly TrueColumn[], village: string): Record<string, string | number> {
  const values: Record<string, string | number> = {};
  const form = random.pick(FORMS);
  for (const { field, type, values: words, most = 10, decimals = 0 } of columns) {
    if (type === "area") values[field] = village;
    else if (type === "date") values[field] = `2024-${String(random.whole(1, 6)).padStart(2, "0")}-${String(random.whole(1, 28)).padStart(2, "0")}`;
    else if (type === "number") values[field] = random.whole(1, most * 10 ** decimals) / 10 ** decimals;
    else if (field === "form") values[field] = form[0];
    else if (field === "unit") values[field] = form[1];
    else values[field] = random.pick(words ?? ["其他"]);
  }
  return values;
}

/** What a sum is kept under: kind and field, and form or project where the kind has them. */
export const sumKey = (kind: string, field: string, texts: Readonly<Record<string, string | number>>): string =>
  [kind, field, kind === "publicity" ? String(texts.form).replace(/（.*）$/, "") : kind === "construction" ? texts.project : ""].join(" ").trim();

/** Ledgers of words are counted, by what their records say. */
export const isCounted = (ledger: TrueLedger): boolean => !ledger.columns.some((column) => column.type === "number");
export const countKey = (kind: string, texts: Readonly<Record<string, string | number>>): string =>
  [kind, "records", texts.category ?? texts.list ?? "", texts.status ?? ""].join(" ").trim();

/** The sums that every way of dressing must keep. */
export function trueSums(ledgers: readonly TrueLedger[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const ledger of ledgers)
    for (const record of ledger.records) {
      if (isCounted(ledger)) sums.set(countKey(ledger.kind, record), (sums.get(countKey(ledger.kind, record)) ?? 0) + 1);
      for (const { field, type } of ledger.columns) {
        const value = record[field];
        if (type !== "number" || typeof value !== "number") continue;
        const key = sumKey(ledger.kind, field, record);
        sums.set(key, (sums.get(key) ?? 0) + value);
      }
    }
  return sums;
}
