/** What the town's own offices keep: stock lists of all areas, honours, meetings, plans, the assessment tasks, inspections. */
import { entry, type Entry } from "./entry";
import type { Random } from "./random";
import { committeeOf, person, PLACES, TOWN } from "./town";

/** Stock of volunteers at the end of two quarters; the later list replaces the earlier, and each year there are a few more. */
export function volunteerTeams(random: Random, dates: readonly string[]): Entry[] {
  return PLACES.flatMap((area) => {
    let registered = random.whole(40, 70) + (Number(dates[0]?.slice(0, 4)) - 2024) * 6;
    const teams = random.whole(2, 4);
    const party = random.whole(1, 3);
    return dates.map((date, index) => {
      registered += index === 0 ? 0 : random.whole(2, 8);
      return entry("volunteer-team", area, date, {}, { registered, teams: teams + index, party, stations: random.whole(1, 2), posts: 1 });
    });
  });
}

/** Two projects in every village; communities have none. Stock: done so far, of so many. */
export function construction(random: Random): Entry[] {
  return PLACES.filter((area) => area.endsWith("村")).flatMap((area) =>
    (["厕所革命", "四改三建三清"] as const).map((project) => {
      const task = random.whole(15, 30);
      return entry("construction", area, null, { project }, { task, done: task - random.whole(0, 6) });
    }),
  );
}

/** Families and persons chosen in May and June: most are named, some are still on the way. */
export function honours(random: Random, year: number, month: number): Entry[] {
  const list: Entry[] = [];
  let next = 0;
  const add = (area: string, category: string, name: string) => {
    const state = random.chance(0.85) ? "命名" : random.pick(["推荐", "初评", "公示"]);
    const day = `${year}-${String(random.whole(month - 1, month)).padStart(2, "0")}-${String(random.whole(8, 26)).padStart(2, "0")}`;
    list.push(entry("honour", area, day, { category, person: name, level: "镇级", state }, {}));
  };
  for (const area of PLACES) {
    for (let index = random.whole(4, 6); index > 0; index--) add(area, "五好文明家庭", person(next++));
    for (let index = random.whole(1, 2); index > 0; index--) add(area, "道德模范", person(next++));
    for (let index = random.whole(2, 3); index > 0; index--) add(area, "文明家庭", person(next++));
    if (random.chance(0.6)) add(area, "文明单位", `${area}${area.endsWith("村") ? "卫生室" : "幼儿园"}`);
  }
  return list;
}

/** Meetings and papers of the town. */
export function meetings(): Entry[] {
  const rows: readonly (readonly [date: string, type: string, name: string, people: number | null])[] = [
    ["2024-01-08", "方案", "清禾镇2024年文明创建工作方案", null],
    ["2024-01-10", "会议", "文明创建工作动员会", 86],
    ["2024-01-10", "领导小组", "成立文明创建工作领导小组", null],
    ["2024-02-20", "文件", "关于印发文明创建宣传方案的通知", null],
    ["2024-03-04", "会议", "第一季度文明创建推进会", 64],
    ["2024-04-09", "会议", "创城重点点位整改推进会", 52],
    ["2024-04-15", "方案", "清禾镇志愿服务活动实施方案", null],
    ["2024-05-13", "文件", "关于规范道德红黄榜的通知", null],
    ["2024-06-03", "会议", "迎检工作推进会", 71],
    ["2024-06-17", "文件", "关于做好佐证材料装档的通知", null],
  ];
  return rows.map(([date, type, name, people]) => entry("meeting", TOWN, date, { type, name }, people === null ? {} : { people }));
}

/** Plans of the second half year: never added to results. */
export function plans(): Entry[] {
  const rows: readonly (readonly [matter: string, quantity: number, unit: string, office: string, until: string])[] = [
    ["印制宣传折页", 3000, "份", "镇宣传办", "2024年7月底"],
    ["更换破损公益广告", 12, "处", "镇综合执法队", "2024年8月底"],
    ["集中清理墙体广告", 40, "处", "各村居", "2024年9月底"],
    ["组织志愿服务活动", 90, "场次", "镇新时代文明实践所", "2024年12月底"],
    ["改造农村户厕", 60, "户", "镇农业农村办", "2024年11月底"],
  ];
  return rows.map(([matter, quantity, unit, office, due]) => entry("plan", TOWN, null, { matter, unit, office, due }, { quantity }));
}

const PROJECTS: readonly (readonly [project: string, office: string, targets: readonly string[]])[] = [
  ["理想信念教育", "镇党建办", ["理论学习制度", "宣讲阵地", "主题党日", "学习记录"]],
  ["公共环境", "镇综合执法队", ["街面保洁", "车辆停放", "占道经营", "绿化管护", "公厕管理", "广告清理"]],
  ["公共秩序", "派出所", ["交通引导", "集市秩序", "消防通道", "夜间巡逻"]],
  ["志愿服务", "镇新时代文明实践所", ["队伍建设", "注册管理", "活动常态", "供需对接", "激励嘉许"]],
  ["未成年人保护", "镇团委", ["家长学校", "校园周边", "心理辅导", "网吧监管", "假期托管"]],
  ["乡风文明", "镇宣传办", ["村规民约", "红白理事会", "道德评议", "移风易俗", "文明家庭", "节日活动"]],
  ["人居环境", "镇农业农村办", ["户厕改造", "污水治理", "垃圾收运", "村容村貌", "庭院整治"]],
  ["政务服务", "镇便民服务中心", ["窗口服务", "办事指南", "投诉处理"]],
  ["档案材料", "镇党政办", ["材料收集", "分类装档", "影像资料"]],
];

/** The framework of a made-up edition: 41 items, imported like any other. */
export function standards(random: Random): Entry[] {
  return PROJECTS.flatMap(([project, office, targets], chapter) =>
    targets.map((target, index) => {
      const state = random.chance(0.6) ? "已完成" : random.pick(["进行中", "未完成"]);
      const evidence = state === "已完成" ? "已装档" : random.chance(0.3) ? "照片、记录" : "";
      const texts = {
        project,
        target: `${chapter + 1}-${index + 1}`,
        content: target,
        requirement: `${target}有制度、有人管、有记录`,
        method: random.pick(["材料审核", "实地考察", "问卷调查"]),
        office,
        due: "2024年11月",
        state,
      };
      return entry("standard", TOWN, null, evidence === "" ? texts : { ...texts, evidence }, {});
    }),
  );
}

const PROBLEMS: readonly (readonly [problem: string, measure: string])[] = [
  ["背街小巷有积存垃圾", "当日清运，增加保洁频次"],
  ["公益广告破损褪色", "更换版面"],
  ["集市占道经营", "划定摊位，定时巡查"],
  ["志愿服务记录不全", "补齐签到和照片"],
  ["宣传栏内容过期", "更换内容，专人管理"],
  ["沟渠有漂浮物", "组织打捞"],
  ["车辆乱停乱放", "施划车位线"],
];

export function inspections(random: Random, year: number, months: readonly number[]): Entry[] {
  return months.flatMap((month) =>
    random.some(PLACES, 4).map((area, index) => {
      const [problem, measure] = random.pick(PROBLEMS);
      const date = `${year}-${String(month).padStart(2, "0")}-${String(10 + index * 3).padStart(2, "0")}`;
      const texts = {
        origin: random.pick(["县创城办督查", "镇督查组"]),
        problem,
        office: committeeOf(area),
        person: person(random.whole(0, 400)),
        measure,
        due: `${year}年${month}月底`,
        state: random.chance(0.85) ? "已整改" : random.pick(["整改中", "未整改"]),
      };
      return entry("inspection", area, date, texts, {});
    }),
  );
}

export function enforcements(random: Random, year: number, months: readonly number[]): Entry[] {
  return months.map((month) =>
    entry(
      "enforcement",
      TOWN,
      `${year}-${String(month).padStart(2, "0")}-18`,
      { venue: random.pick(["网吧", "游戏机室", "校园周边小卖部", "歌舞厅"]) },
      { checked: random.whole(4, 8), closed: random.whole(0, 1) },
    ),
  );
}
