/** What villages and communities did from month to month: entries of the ledgers that each of them keeps. */
import { entry, type Entry } from "./entry";
import type { Random } from "./random";
import { BY_VOLUME, person, ROADS } from "./town";

/** Month of the made-up half year: year and month, and which days are still free for a kind of event. */
export interface Month {
  readonly year: number;
  readonly month: number;
}

const iso = ({ year, month }: Month, day: number): string => `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

/** Different days of a month, in order: an area never has two events of a kind on one day unless that is planted. */
function days(random: Random, month: Month, count: number, from = 2, to = 27): string[] {
  const all = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return random.some(all, count).map((day) => iso(month, day));
}

const NAMES: Readonly<Record<string, readonly string[]>> = {
  标语: ["讲文明树新风", "移风易俗我先行", "邻里和睦一家亲", "爱护环境人人有责"],
  旗牌: ["文明创建道旗", "文明出行宣传牌", "公筷公勺提示牌", "垃圾分类宣传牌"],
  专栏: ["创城知识专栏", "家风家训专栏", "村规民约专栏"],
  材料: ["文明创建倡议书", "致村民一封信", "市民文明手册", "移风易俗折页", "创城知识问答"],
  小贴士: ["文明用餐小贴士", "文明养犬小贴士"],
  短信: ["创城知晓率短信", "清明文明祭扫短信", "防溺水提醒短信"],
  公益广告: ["核心价值观公益广告", "节约粮食公益广告", "孝老爱亲公益广告"],
  宣传栏: ["文化广场宣传栏", "村委会门前宣传栏"],
};
const FORMS: readonly (readonly [key: string, form: string, unit: string, low: number, high: number])[] = [
  ["材料", "宣传材料", "份", 180, 420],
  ["标语", "宣传标语", "条", 3, 9],
  ["旗牌", "宣传旗牌", "块", 4, 12],
  ["短信", "宣传短信", "条", 400, 900],
  ["公益广告", "公益广告", "处", 1, 3],
  ["小贴士", "宣传小贴士", "个", 30, 80],
  ["专栏", "宣传专栏", "块", 1, 2],
  ["宣传栏", "宣传栏", "个", 1, 2],
];
const SITES = ["村口", "文化广场", "主干道", "便民服务中心", "小学门口", "农贸市场"];

export function publicity(random: Random, area: string, month: Month): Entry[] {
  const rotating = FORMS.slice(1);
  const turn = (month.month * 2 + area.charCodeAt(0) + area.charCodeAt(1)) % rotating.length;
  const chosen = [FORMS[0], rotating[turn], rotating[(turn + 3) % rotating.length]].flatMap((form) => (form === undefined ? [] : [form]));
  const dates = days(random, month, chosen.length);
  return chosen.map(([key, form, unit, low, high], index) =>
    entry(
      "publicity",
      area,
      dates[index] ?? null,
      { form, name: random.pick(NAMES[key] ?? []), unit, place: random.pick(SITES), person: person(random.whole(0, 400)) },
      { quantity: random.whole(low, high) },
    ),
  );
}

/** One survey every month: of those asked, at least nine in ten know. */
export function survey(random: Random, area: string, month: Month): Entry[] {
  const surveyed = random.whole(40, 60);
  return days(random, month, 1, 15, 27).map((date) =>
    entry("survey", area, date, {}, { households: random.whole(40, 70), surveyed, aware: surveyed - random.whole(0, 4) }),
  );
}

const EVENTS: readonly (readonly [name: string, category: string])[] = [
  ["看望空巢老人", "敬老助老"],
  ["防溺水巡查", "平安志愿"],
  ["交通文明引导", "文明劝导"],
  ["义务理发", "便民服务"],
  ["反诈知识宣讲", "政策宣讲"],
  ["关爱留守儿童", "关爱儿童"],
  ["春耕帮扶", "助农服务"],
  ["森林防火宣传", "平安志愿"],
  ["理论微宣讲", "理论宣讲"],
  ["家电义务维修", "便民服务"],
];

export function volunteerEvents(random: Random, area: string, month: Month): Entry[] {
  const team = `${area}${random.pick(["党员志愿服务队", "青年志愿服务队", "巾帼志愿服务队"])}`;
  const chosen = random.some(EVENTS, random.whole(2, 3));
  const dates = days(random, month, chosen.length);
  return chosen.map(([name, category], index) =>
    entry(
      "volunteer-event",
      area,
      dates[index] ?? null,
      { name, category, team, place: random.pick(SITES) },
      { people: random.whole(10, 24), hours: random.whole(3, 7) / 2 },
    ),
  );
}

const FESTIVALS: readonly (readonly [month: number, festival: string, from: number, to: number, names: readonly string[]])[] = [
  [1, "元旦", 1, 3, ["迎新年写春联", "元旦登高健步走"]],
  [2, "春节", 5, 8, ["村民春晚", "送福字到家门"]],
  [2, "元宵节", 21, 24, ["猜灯谜闹元宵", "元宵包汤圆"]],
  [4, "清明节", 2, 4, ["文明祭扫承诺", "缅怀先烈诵读会"]],
  [6, "端午节", 6, 9, ["端午包粽子", "端午诗会"]],
];

export function festivals(random: Random, area: string, month: Month): Entry[] {
  return FESTIVALS.filter(([when]) => when === month.month).flatMap(([, festival, from, to, names]) =>
    days(random, month, 1, from, to).map((date) =>
      entry("festival", area, date, { festival, name: random.pick(names), person: person(random.whole(0, 400)) }, { people: random.whole(40, 80) }),
    ),
  );
}

const GOOD = ["孝敬公婆十余年", "捡拾财物归还失主", "义务照看邻家老人", "带头拆除违章棚屋", "调解邻里纠纷", "热心村里公益"];
const BAD = ["门前垃圾长期不清", "乱倒建筑垃圾", "婚宴大操大办"];

/** Every month one list: two or three are praised, now and then one is warned; each was reviewed and passed. */
export function moralList(random: Random, area: string, month: Month): Entry[] {
  const praised = random.whole(2, 3);
  const count = praised + (random.chance(0.35) ? 1 : 0);
  const [date = null] = days(random, month, 1, 20, 26);
  const first = random.whole(0, 600);
  return Array.from({ length: count }, (_, index) =>
    entry(
      "moral-list",
      area,
      date,
      {
        issue: `第${month.month > 6 ? month.month - 6 : month.month}期`,
        list: index < praised ? "红榜" : "黄榜",
        person: person(first + index * 5),
        reason: random.pick(index < praised ? GOOD : BAD),
        review: "审核通过",
      },
      {},
    ),
  );
}

export function minors(random: Random, area: string, month: Month): Entry[] {
  if (month.month % 2 === (area.length + area.charCodeAt(0)) % 2) return [];
  return days(random, month, 1).map((date) =>
    entry(
      "minor",
      area,
      date,
      { name: random.pick(["经典诵读", "我是小小讲解员", "家长课堂", "手工传承课"]), school: random.pick(["清禾镇中心小学", "清禾中学", "环镇路小学"]) },
      { people: random.whole(20, 45) },
    ),
  );
}

export function sanitation(random: Random, area: string, month: Month): Entry[] {
  return days(random, month, random.whole(1, 2)).map((date) =>
    entry(
      "sanitation",
      area,
      date,
      { place: random.pick(["村主干道", "河道两侧", "房前屋后", "集贸市场周边", "入村路口"]), ...(BY_VOLUME.includes(area) ? { rubbishUnit: "方" } : {}) },
      {
        people: random.whole(18, 40),
        loaders: random.whole(0, 1),
        trucks: random.whole(1, 2),
        carts: random.whole(2, 5),
        rubbish: random.whole(20, 60) / 10,
        corners: random.whole(3, 8),
        road: random.whole(10, 30) / 10,
      },
    ),
  );
}

export function persuasion(random: Random, area: string, month: Month): Entry[] {
  return days(random, month, 2).map((date) =>
    entry("persuasion", area, date, { place: random.pick(["村口路口", "学校门口", "集市"]) }, { times: random.whole(2, 5), people: random.whole(10, 24) }),
  );
}

export function trainings(random: Random, area: string, month: Month): Entry[] {
  if ((month.month + area.length + area.charCodeAt(1)) % 3 !== 0) return [];
  return days(random, month, 1).map((date) =>
    entry(
      "training",
      area,
      date,
      { topic: random.pick(["果树修剪技术", "电商直播入门", "应急救护常识", "垃圾分类知识"]), lecturer: person(random.whole(0, 400)) },
      { people: random.whole(25, 50), hours: random.whole(2, 4) },
    ),
  );
}

/** Roads run through some places only. */
export function wallAds(random: Random, area: string, months: readonly Month[]): Entry[] {
  return random.some(months, 2).map((month) => {
    const [date = null] = days(random, month, 1);
    return entry("wall-ad", area, date, { road: random.pick(ROADS) }, { spots: random.whole(3, 9), surface: random.whole(9000, 30_000) / 100 });
  });
}
