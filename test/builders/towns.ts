/** Ledgers that hold the figures of three reports of towns as they are really written (figures only). */
import { ledger, TOWN, type Case } from "./drafts";

const publicity = (form: string, name: string, quantity: string, unit: string, area = "东庄村") => ({ date: "2024-03-05", area, form, name, quantity, unit });
const repeat = <T>(n: number, make: (index: number) => T): T[] => Array.from({ length: n }, (_, index) => make(index));

/** 旗牌175块 … 石大路128处6367.17㎡ and a plan of 4000 leaflets. */
export const broad: Case = {
  period: "2024H1",
  ledgers: [
    ledger("meeting", [
      { date: "2024-01-08", area: TOWN, type: "会议", name: "创城工作动员会" },
      { date: "2024-03-12", area: TOWN, type: "会议", name: "创城工作推进会" },
      { date: "2024-01-10", area: TOWN, type: "方案", name: "创建全国文明城市工作实施方案" },
      { date: "2024-01-10", area: TOWN, type: "方案", name: "《宣传方案》" },
      { date: "2024-01-05", area: TOWN, type: "领导小组", name: "成立创城工作领导小组" },
    ]),
    ledger("publicity", [
      publicity("旗牌", "创城旗牌", "100块", "块"),
      publicity("旗牌", "创城旗牌", "75块", "块", "西庄村"),
      publicity("标语", "墙体标语", "160条", "条"),
      publicity("专栏", "创城知识专栏", "7块", "块"),
      publicity("手册", "村民文明礼仪手册", "2万余份", "份"),
      publicity("短信", "创城短信", "1万余条", "条", TOWN),
      publicity("公益广告", "志愿服务公益广告", "3处", "处"),
    ]),
    ledger("survey", [{ date: "2024-04-01", area: "东庄村", households: 420, surveyed: 400, aware: 400 }]),
    ledger("volunteer-team", [{ area: TOWN, volunteers: 894, partyGroups: 32, teams: 47, stations: 26 }]),
    ledger("volunteer-event", [
      ...repeat(90, (i) => ({ date: "2024-04-11", area: "东庄村", name: i % 2 ? "网格创城志愿行" : "清洁家园", category: "环境卫生" })),
      ...repeat(60, () => ({ date: "2024-05-11", area: "西庄村", name: "学雷锋树新风", category: "文明宣传" })),
    ]),
    ledger("honour", [
      ...repeat(350, () => ({ date: "2024-05-20", area: "东庄村", category: "五好文明家庭" })),
      ...repeat(132, () => ({ date: "2024-05-20", area: "东庄村", category: "道德模范" })),
    ]),
    ledger(
      "moral-list",
      repeat(6, (i) => ({ issue: `2024年${i + 1}月`, date: `2024-0${i + 1}-25`, area: "水口村", list: i === 0 ? "黄榜" : "红榜", review: "通过" })),
    ),
    ledger("sanitation", [{ date: "2024-03-20", area: "东庄村", place: "石大路", people: "800余人次", loaders: 2, trucks: 4, carts: 33, garbage: "570余吨" }]),
    ledger("wall-ad", [
      { date: "2024-04-02", area: "东庄村", segment: "红园路", spots: 26, surface: "1208.72㎡" },
      { date: "2024-04-03", area: "西庄村", segment: "同城化干道", spots: 31, surface: "1521.96㎡" },
      { date: "2024-04-04", area: "水口村", segment: "石大路", spots: 128, surface: "6367.17㎡" },
    ]),
    ledger("plan", [
      { item: "印制《创建全国文明城市知识问答》宣传折页", quantity: 4000, unit: "份", unitInCharge: "镇宣传办", deadline: "2024.9.30" },
      { item: "充实创城内页资料并做好装档", unitInCharge: "镇创建办" },
    ]),
    ledger("inspection", [
      {
        date: "2024-05-06",
        source: "区创建办督查",
        area: "水口村",
        problem: "109国道部分路段有白色垃圾",
        unitInCharge: "镇环卫站",
        measure: "集中清运",
        deadline: "2024年7月底",
        status: "整改中",
      },
      { date: "2024-05-06", source: "区创建办督查", area: "西庄村", problem: "宣传横幅破损", status: "已整改" },
    ]),
  ],
};

/** 119项指标 · 关停3家 · 宣传栏7个 · 文明家庭100户 · 文明单位12个 · 动员会2次; what is in 初评 is no result. */
export const summing: Case = {
  period: "2024",
  today: "2024-12-20",
  ledgers: [
    ledger("meeting", [
      { date: "2024-06-28", area: TOWN, type: "会议", name: "精神文明创建动员会" },
      { date: "2024-07-03", area: TOWN, type: "会议", name: "青少年学生动员大会" },
    ]),
    ledger(
      "standard",
      repeat(119, (i) => ({ item: "公共环境", code: `Ⅰ-${i + 1}`, unitInCharge: "镇宣传办", status: i < 100 ? "已完成" : "进行中" })),
    ),
    ledger("enforcement", [{ date: "2024-05-05", area: "水口社区", venue: "游戏机室", checked: 8, closed: 3 }]),
    ledger("publicity", [publicity("宣传栏", "村级宣传栏", "7个", "个")]),
    ledger("honour", [
      ...repeat(100, () => ({ date: "2024-08-20", area: "西庄村", category: "文明家庭", status: "命名" })),
      ...repeat(12, () => ({ date: "2024-08-20", area: TOWN, category: "文明单位", status: "命名" })),
      ...repeat(60, () => ({ date: "2024-08-20", area: "西庄村", category: "文明家庭", status: "初评" })),
    ]),
    ledger("inspection", [
      {
        date: "2024-09-01",
        source: "区督查",
        area: "水口社区",
        problem: "街道乱摆乱卖",
        unitInCharge: "镇城管办",
        measure: "划定摊位",
        deadline: "2025年1月底",
        status: "未整改",
      },
      { date: "2024-09-01", source: "区督查", area: "东庄村", problem: "宣传栏破损", status: "未整改" },
    ]),
  ],
};

/** 志愿服务230余次(当年) · 公益广告10幅 · 劝导53次 · 大扫除(当次) · 培训2次 · 厕所革命170户(累计). */
export const monthly: Case = {
  period: "2024-03",
  today: "2024-03-31",
  ledgers: [
    ledger("volunteer-team", [{ area: TOWN, teams: 3 }]),
    ledger("volunteer-event", [
      ...repeat(200, () => ({ date: "2024-02-11", area: "东庄村", name: "防汛宣传" })),
      ...repeat(30, (i) => ({
        date: "2024-03-05",
        area: "西庄村",
        name: i < 1 ? "助力复工复产" : i < 2 ? "疫情防控宣传" : "环境卫生大清理",
        participants: 40 - i,
      })),
    ]),
    ledger("publicity", [publicity("公益广告", "创建公益广告", "10幅", "幅")]),
    ledger("persuasion", [{ date: "2024-03-08", area: "东庄村", place: "乡道路口", times: 53 }]),
    ledger("sanitation", [{ date: "2024-03-05", area: TOWN, place: "乡政府周边", people: "20余人", roads: "3公里", garbage: "1方", corners: "12处" }]),
    ledger("training", [
      { date: "2024-03-12", area: "东庄村", topic: "花椒修枝技术", participants: 30 },
      { date: "2024-03-19", area: "东庄村", topic: "脆红李种植技术", participants: 26 },
    ]),
    ledger("construction", [
      { area: TOWN, project: "厕所革命", tasks: 170, done: 170 },
      { area: TOWN, project: "四改三建三清", tasks: 71, done: 71 },
    ]),
  ],
};
