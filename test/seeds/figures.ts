/**
 * The figures that a town reported once, in three reports, as the records that must stand behind them: which areas, which
 * days, which rows. Names of people and places are made up; only the figures are as they were.
 */
import { entry, typed, type Entry } from "../../samples/build/entry";
import { person } from "../../samples/build/town";
import type { ReportKind } from "../../src/model/indicator";

export interface Figure {
  readonly code: string;
  readonly value: number;
  readonly unit: string;
  /** Where the total must be looked for: the period (default), since 1 January, or one member of the breakdown. */
  readonly of?: "yearToDate" | { readonly member: string };
  /** Marked 余: written `2万余份`, or a count that may be told as 余. */
  readonly mark?: "余";
  /** The figure as the old report told it, when the exact one is another: 150余 for 153 events. */
  readonly told?: number;
}

export interface Seed {
  readonly report: ReportKind;
  readonly period: string;
  readonly entries: readonly Entry[];
  readonly figures: readonly Figure[];
  /** Texts that must stand in 下一步 and in no total. */
  readonly planned: readonly string[];
}

export const TOWN = "清禾镇";
export const AREAS = ["水口村", "水口社区", "东庄村", "柳湾村"] as const;

/** Parts that add up to `total`, unequal on purpose. */
function split(total: number, parts: number): number[] {
  const even = Math.floor(total / parts);
  const list = Array.from({ length: parts }, (_, index) => even + (index % 2 === 0 ? 1 : -1) * Math.min(index, even));
  const rest = total - list.reduce((sum, part) => sum + part, 0);
  return list.map((part, index) => (index === 0 ? part + rest : part));
}

const overAreas = (total: number, make: (area: string, part: number, index: number) => Entry): Entry[] =>
  split(total, AREAS.length).map((part, index) => make(AREAS[index] ?? "", part, index));
const day = (month: number, date: number): string => `2024-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;

const publicity = (area: string, date: string, form: string, name: string, quantity: number, unit: string): Entry =>
  entry("publicity", area, date, { form, name, unit, place: "主干道" }, { quantity });
const events = (area: string, count: number, months: readonly number[]): Entry[] =>
  Array.from({ length: count }, (_, index) =>
    entry(
      "volunteer-event",
      area,
      day(months[index % months.length] ?? 1, 1 + (Math.floor(index / months.length) % 28)),
      { name: `志愿服务第${index + 1}场`, category: "便民服务", team: `${area}志愿服务队`, place: "村口" },
      { people: 8 + (index % 5), hours: 2 },
    ),
  );
const honour = (area: string, category: string, index: number): Entry =>
  entry(
    "honour",
    area,
    day(5, 1 + (index % 28)),
    { category, person: category === "文明单位" ? `${area}第${index + 1}卫生室` : person(index), level: "镇级", state: "命名" },
    {},
  );

/** First report: a half year of a town with a strong publicity campaign. */
function first(): Seed {
  const walls: readonly (readonly [road: string, spots: number, surface: number])[] = [
    ["红园路", 26, 1208.72],
    ["同城化干道", 31, 1521.96],
    ["石大路", 128, 6367.17],
  ];
  const vehicles = [
    [1, 2, 10],
    [1, 1, 8],
    [0, 1, 9],
    [0, 0, 6],
  ] as const;
  const entries = [
    ...overAreas(175, (area, part) => publicity(area, day(2, 6), "宣传旗牌", "文明创建旗牌", part, "块")),
    ...overAreas(160, (area, part) => publicity(area, day(3, 7), "宣传标语", "讲文明树新风", part, "条")),
    ...overAreas(7, (area, part) => publicity(area, day(3, 12), "宣传专栏", "创城知识专栏", part, "块")),
    typed(publicity("东庄村", day(4, 9), "宣传材料", "致村民一封信", 20_000, "份"), "quantity", "2万余份", true),
    typed(publicity("水口村", day(4, 10), "宣传短信", "创城短信", 10_000, "条"), "quantity", "1万余条", true),
    ...["水口村", "东庄村", "柳湾村"].map((area) => publicity(area, day(5, 8), "公益广告", "志愿服务公益广告", 1, "处")),
    ...AREAS.map((area, index) => entry("survey", area, day(5, 20), {}, { households: 30 + index, surveyed: 50 + index, aware: 50 + index })),
    ...overAreas(894, (area, part, index) =>
      entry(
        "volunteer-team",
        area,
        null,
        {},
        { registered: part, teams: split(47, 4)[index] ?? 0, party: split(32, 4)[index] ?? 0, stations: split(26, 4)[index] ?? 0 },
      ),
    ),
    ...AREAS.flatMap((area, index) => events(area, split(153, 4)[index] ?? 0, [1, 2, 3, 4, 5, 6])),
    ...AREAS.flatMap((area, index) => Array.from({ length: split(350, 4)[index] ?? 0 }, (_, row) => honour(area, "五好文明家庭", row))),
    ...AREAS.flatMap((area, index) => Array.from({ length: split(132, 4)[index] ?? 0 }, (_, row) => honour(area, "道德模范", row))),
    ...AREAS.flatMap((area) =>
      [1, 2, 3, 4, 5, 6].map((month) =>
        entry("moral-list", area, day(month, 25), { issue: `${month}月`, list: "红榜", person: person(month * 9), reason: "孝老爱亲", review: "审核通过" }, {}),
      ),
    ),
    ...AREAS.map((area, index) => {
      const [loaders = 0, trucks = 0, carts = 0] = vehicles[index] ?? [];
      const one = entry("sanitation", area, day(4, 16 + index), { place: "村主干道" }, { loaders, trucks, carts });
      if (index === 0) return typed({ ...one, numbers: { ...one.numbers, people: 800 } }, "people", "800余人次", true);
      return index === 1 ? typed({ ...one, numbers: { ...one.numbers, rubbish: 570 } }, "rubbish", "570余吨", true) : one;
    }),
    ...walls.map(([road, spots, surface], index) => entry("wall-ad", AREAS[index] ?? "", day(6, 3 + index), { road }, { spots, surface })),
    entry("plan", TOWN, null, { matter: "印制宣传折页", unit: "份", office: "镇宣传办", due: "2024年9月底" }, { quantity: 4000 }),
  ];
  return {
    report: "汇报材料",
    period: "2024H1",
    entries,
    figures: [
      { code: "XC01", value: 175, unit: "块" },
      { code: "XC02", value: 160, unit: "条" },
      { code: "XC03", value: 7, unit: "块" },
      { code: "XC05", value: 20_000, unit: "份", mark: "余" },
      { code: "XC07", value: 10_000, unit: "条", mark: "余" },
      { code: "XC08", value: 3, unit: "处" },
      { code: "XC09", value: 100, unit: "%" },
      { code: "ZY01", value: 153, unit: "场次", told: 150 },
      { code: "ZY04", value: 894, unit: "名" },
      { code: "ZY05", value: 47, unit: "支" },
      { code: "ZY06", value: 32, unit: "支" },
      { code: "ZY07", value: 26, unit: "个" },
      { code: "DD01", value: 350, unit: "户" },
      { code: "DD02", value: 132, unit: "人" },
      { code: "HH03", value: 6, unit: "期" },
      { code: "HJ01", value: 800, unit: "人次", mark: "余" },
      { code: "HJ02", value: 2, unit: "辆" },
      { code: "HJ03", value: 4, unit: "辆" },
      { code: "HJ04", value: 33, unit: "辆" },
      { code: "HJ05", value: 570, unit: "吨", mark: "余" },
      { code: "QT01", value: 185, unit: "处" },
      { code: "QT02", value: 9097.85, unit: "㎡" },
      ...walls.flatMap(([member, spots, surface]): Figure[] => [
        { code: "QT01", value: spots, unit: "处", of: { member } },
        { code: "QT02", value: surface, unit: "㎡", of: { member } },
      ]),
    ],
    planned: ["4000份"],
  };
}

/** Second report: the framework of an edition with 119 items, and a half year of small steps. */
function second(): Seed {
  const standards = Array.from({ length: 119 }, (_, index) =>
    entry(
      "standard",
      TOWN,
      null,
      {
        project: `第${Math.floor(index / 10) + 1}类项目`,
        target: `${Math.floor(index / 10) + 1}-${(index % 10) + 1}`,
        content: `内容${index + 1}`,
        office: "镇创建办",
        due: "2024年11月",
        state: "进行中",
      },
      {},
    ),
  );
  const entries = [
    entry("meeting", TOWN, day(6, 27), { type: "会议", name: "精神文明创建和创城动员会" }, { people: 60 }),
    entry("meeting", TOWN, day(6, 28), { type: "会议", name: "青少年创城动员大会" }, { people: 300 }),
    ...standards,
    ...[0, 1, 2].map((index) => entry("enforcement", AREAS[index] ?? "", day(5, 14 + index), { venue: "游戏机室" }, { checked: 3, closed: 1 })),
    ...overAreas(7, (area, part) => publicity(area, day(5, 6), "宣传栏", "村宣传栏", part, "个")),
    ...AREAS.flatMap((area, index) => Array.from({ length: split(100, 4)[index] ?? 0 }, (_, row) => honour(area, "文明家庭", row))),
    ...AREAS.flatMap((area, index) => Array.from({ length: split(12, 4)[index] ?? 0 }, (_, row) => honour(area, "文明单位", row))),
  ];
  return {
    report: "总结报告",
    period: "2024H1",
    entries,
    figures: [
      { code: "CP01", value: 119, unit: "项" },
      { code: "CS01", value: 3, unit: "家" },
      { code: "XC04", value: 7, unit: "个" },
      { code: "DD03", value: 100, unit: "户" },
      { code: "DD04", value: 12, unit: "个" },
      { code: "ZZ01", value: 2, unit: "次" },
    ],
    planned: [],
  };
}

/** Third report: one month, figures of one day, of the month and of the year side by side. */
function third(): Seed {
  const months = [1, 2, 3];
  const counts = [70, 80, 83];
  const entries = [
    ...AREAS.map((area, index) => entry("volunteer-team", area, null, {}, { registered: 20 + index, teams: index < 3 ? 1 : 0, party: 1, stations: 1 })),
    ...months.flatMap((month, index) =>
      events("水口村", Math.ceil((counts[index] ?? 0) / 2), [month]).concat(events("柳湾村", Math.floor((counts[index] ?? 0) / 2), [month])),
    ),
    ...overAreas(10, (area, part) => publicity(area, day(3, 11), "公益广告", "文明创建公益广告", part, "幅")),
    ...overAreas(53, (area, part) => entry("persuasion", area, day(3, 13), { place: "路口" }, { times: part, people: part + 5 })),
    typed(
      typed(entry("sanitation", "水口村", day(3, 5), { place: "乡道" }, { people: 20, corners: 12, road: 3, rubbish: 1 }), "people", "20余人", true),
      "rubbish",
      "1方",
    ),
    entry("training", "东庄村", day(3, 19), { topic: "花椒修枝技术", lecturer: person(3) }, { people: 40, hours: 3 }),
    entry("training", "柳湾村", day(3, 21), { topic: "脆红李种植技术", lecturer: person(4) }, { people: 35, hours: 3 }),
    ...overAreas(170, (area, part) => entry("construction", area, null, { project: "厕所革命" }, { task: part, done: part })),
    ...overAreas(71, (area, part) => entry("construction", area, null, { project: "四改三建三清" }, { task: part, done: part })),
  ];
  return {
    report: "活动报告",
    period: "2024-03",
    entries,
    figures: [
      { code: "ZY05", value: 3, unit: "支" },
      { code: "ZY01", value: 83, unit: "场次" },
      { code: "ZY01", value: 233, unit: "场次", of: "yearToDate", told: 230 },
      { code: "XC08", value: 10, unit: "幅", of: { member: "幅" } },
      { code: "QD01", value: 53, unit: "次" },
      { code: "HJ01", value: 20, unit: "人次", mark: "余" },
      { code: "HJ06", value: 1, unit: "方" },
      { code: "HJ07", value: 12, unit: "处" },
      { code: "HJ08", value: 3, unit: "公里" },
      { code: "PX01", value: 2, unit: "次" },
      { code: "JC01", value: 170, unit: "户" },
      { code: "JC02", value: 71, unit: "户" },
    ],
    planned: [],
  };
}

export const SEEDS: readonly Seed[] = [first(), second(), third()];
