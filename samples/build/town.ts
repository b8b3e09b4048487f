/** The made-up town: 安和县清禾镇, twelve villages and three communities. No such town exists. */
import type { Area } from "../../src/model/area";

export const COUNTY = "安和县";
export const TOWN = "清禾镇";

/** 水口村 and 水口社区 are two places; 大堰村 and 小堰村, 上坪村 and 下坪村 differ in one character and are different places as well. */
export const VILLAGES = ["水口村", "东庄村", "柳湾村", "石桥村", "大堰村", "小堰村", "枣林村", "白鹭村", "上坪村", "下坪村", "龙泉村", "青石村"] as const;

export const COMMUNITIES = ["水口社区", "新街社区", "河滨社区"] as const;

export const PLACES: readonly string[] = [...VILLAGES, ...COMMUNITIES];

/** Area codes are invented too: 990000 is no county of GB/T 2260. */
export const AREAS: readonly Area[] = [
  { name: TOWN, type: "镇", code: "990021102000", aliases: [] },
  ...COMMUNITIES.map((name, index): Area => ({ name, type: "居", code: `990021102${code(index + 1)}`, parent: TOWN, aliases: [] })),
  ...VILLAGES.map((name, index): Area => ({ name, type: "村", code: `990021102${code(index + 201)}`, parent: TOWN, aliases: [] })),
];

/** Here rubbish is counted by the cart load, in 方, which is no weight. */
export const BY_VOLUME: readonly string[] = ["白鹭村"];

export const ROADS = ["清禾大道", "环镇路", "迎宾路"] as const;

/** What the committee of a place calls itself: 水口村委会, 水口居委会. */
export const committeeOf = (area: string): string => (area.endsWith("村") ? `${area}委会` : `${area.replace("社区", "")}居委会`);

const SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜".split("");
const GIVEN = [
  "德顺",
  "桂兰",
  "永福",
  "秀珍",
  "建平",
  "玉梅",
  "志强",
  "春燕",
  "国安",
  "淑芬",
  "明辉",
  "丽华",
  "长林",
  "小芳",
  "守田",
  "金凤",
  "大勇",
  "雪琴",
  "兴旺",
  "巧云",
];

/** A person of the town; different for different numbers up to 640. */
export function person(number: number): string {
  return `${SURNAMES[number % SURNAMES.length] ?? ""}${GIVEN[Math.floor(number / SURNAMES.length + number * 7) % GIVEN.length] ?? ""}`;
}

function code(number: number): string {
  return String(number).padStart(3, "0");
}
