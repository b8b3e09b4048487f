/**
 * The true totals of the made-up town, by plain sums over its entries and without a line of the product's code:
 * what every indicator must come to if the ledgers are read right.
 */
import type { Entry } from "./entry";

export interface TrueValue {
  readonly value: number;
  /** false: some of it was typed with 余, 近, 约 or as a range. */
  readonly exact: boolean;
}

export interface TrueIndicator {
  readonly total: TrueValue;
  readonly byArea: Readonly<Record<string, TrueValue>>;
  readonly breakdown?: Readonly<Record<string, number>>;
}

export interface Days {
  readonly start: string;
  readonly end: string;
}

type Test = (one: Entry) => boolean;
type Way = (entries: readonly Entry[], days: Days) => TrueIndicator;

const all: Test = () => true;
const has =
  (field: string, ...words: readonly string[]): Test =>
  (one) =>
    words.some((word) => (one.texts[field] ?? "").includes(word));

/** Whether a record falls into the days: by the day on which it ends. One without a date belongs to them as a whole. */
function within(one: Entry, days: Days): boolean {
  if (one.lost || one.date === null) return !one.lost;
  const end = one.until ?? one.date;
  return end >= days.start && end <= days.end;
}

const WAYS: Readonly<Record<string, Way>> = {
  ZZ01: count("meeting", has("type", "会议")),
  ZZ02: count("meeting", has("type", "方案", "文件")),
  XC01: sum("publicity", "quantity", has("form", "旗牌", "宣传牌")),
  XC02: sum("publicity", "quantity", has("form", "标语")),
  XC03: sum("publicity", "quantity", has("form", "专栏")),
  XC04: sum("publicity", "quantity", has("form", "宣传栏")),
  XC05: sum("publicity", "quantity", has("form", "材料", "手册", "一封信", "折页", "传单", "问答")),
  XC06: sum("publicity", "quantity", has("form", "小贴士")),
  XC07: sum("publicity", "quantity", has("form", "短信")),
  XC08: sum("publicity", "quantity", has("form", "公益广告")),
  XC09: rate("survey", "aware", "surveyed"),
  XC10: sum("survey", "households"),
  ZY01: count("volunteer-event"),
  ZY02: sum("volunteer-event", "people"),
  ZY03: sum("volunteer-event", "hours"),
  ZY04: latest("volunteer-team", "registered"),
  ZY05: latest("volunteer-team", "teams"),
  ZY06: latest("volunteer-team", "party"),
  ZY07: latest("volunteer-team", "stations"),
  DD01: named("五好"),
  DD02: named("道德模范"),
  DD03: named("文明家庭", "五好"),
  DD04: named("文明单位"),
  JR01: count("festival"),
  JR02: sum("festival", "people"),
  HH01: count("moral-list", (one) => one.texts.list === "红榜" && one.texts.review === "审核通过"),
  HH02: count("moral-list", (one) => one.texts.list === "黄榜" && one.texts.review === "审核通过"),
  HH03: issues(),
  WC01: count("minor"),
  WC02: sum("minor", "people"),
  HJ01: sum("sanitation", "people"),
  HJ02: largest("sanitation", "loaders"),
  HJ03: largest("sanitation", "trucks"),
  HJ04: largest("sanitation", "carts"),
  HJ05: sum("sanitation", "rubbish", (one) => one.texts.rubbishUnit === undefined),
  HJ06: sum("sanitation", "rubbish", has("rubbishUnit", "方")),
  HJ07: sum("sanitation", "corners"),
  HJ08: sum("sanitation", "road"),
  QT01: sum("wall-ad", "spots", all, "road"),
  QT02: sum("wall-ad", "surface", all, "road"),
  QD01: sum("persuasion", "times"),
  PX01: count("training"),
  PX02: sum("training", "people"),
  JC01: sum("construction", "done", has("project", "厕所")),
  JC02: sum("construction", "done", has("project", "四改")),
  JC03: rate("construction", "done", "task"),
  CS01: sum("enforcement", "closed"),
  DC01: count("inspection"),
  DC02: count("inspection", has("state", "已整改")),
  DC03: share("inspection", has("state", "已整改")),
  CP01: count("standard"),
  CP02: count("standard", has("state", "已完成")),
  CP03: count("standard", (one) => one.texts.evidence !== undefined),
};

/** Every indicator over the days. */
export function truthOf(entries: readonly Entry[], days: Days): Readonly<Record<string, TrueIndicator>> {
  return Object.fromEntries(Object.entries(WAYS).map(([code, way]) => [code, way(entries, days)]));
}

/** One way: which entries, and what becomes of those of one area and of all. */
function by(kind: string, test: Test, reduce: (entries: readonly Entry[]) => TrueValue | null, over: "sum" | "all" | "largest", road?: string): Way {
  return (entries, days) => {
    const chosen = entries.filter((one) => one.kind === kind && test(one) && within(one, days));
    const areas = [...new Set(chosen.map((one) => one.area))];
    const values = areas.flatMap((area) => {
      const value = reduce(chosen.filter((one) => one.area === area));
      return value === null ? [] : [[area, value] as const];
    });
    const parts = values.map(([, value]) => value);
    const exact = parts.every((value) => value.exact);
    const added = { value: tidy(parts.reduce((total, value) => total + value.value, 0)), exact };
    const total = over === "sum" ? added : over === "largest" ? { value: Math.max(0, ...parts.map((part) => part.value)), exact } : reduce(chosen);
    const breakdown: Record<string, number> = {};
    if (road !== undefined) {
      for (const one of chosen) {
        const name = one.texts[road] ?? "";
        breakdown[name] = tidy((breakdown[name] ?? 0) + (reduce([one])?.value ?? 0));
      }
    }
    const indicator = { total: total ?? { value: 0, exact: true }, byArea: Object.fromEntries(values) };
    return road === undefined ? indicator : { ...indicator, breakdown };
  };
}

function sum(kind: string, field: string, test: Test = all, road?: string): Way {
  return by(kind, test, (entries) => added(entries, field), "sum", road);
}

function count(kind: string, test: Test = all): Way {
  return by(kind, test, (entries) => ({ value: entries.length, exact: true }), "sum");
}

function largest(kind: string, field: string): Way {
  const top = (entries: readonly Entry[]) => {
    const numbers = numbersOf(entries, field);
    return numbers.length === 0 ? null : { value: Math.max(...numbers), exact: true };
  };
  return by(kind, all, top, "sum");
}

/** The last list of each area within the days. */
function latest(kind: string, field: string): Way {
  const last = (entries: readonly Entry[]) => {
    const sorted = [...entries].sort((a, b) => ((a.date ?? "") < (b.date ?? "") ? -1 : 1));
    return added(sorted.slice(-1), field);
  };
  return by(kind, all, last, "sum");
}

function rate(kind: string, numerator: string, denominator: string): Way {
  const ratio = (entries: readonly Entry[]) => {
    const below = added(entries, denominator)?.value ?? 0;
    return below === 0 ? null : { value: ((added(entries, numerator)?.value ?? 0) / below) * 100, exact: true };
  };
  return by(kind, all, ratio, "all");
}

function share(kind: string, test: Test): Way {
  return by(kind, all, (entries) => ({ value: (entries.filter(test).length / entries.length) * 100, exact: true }), "all");
}

/** Honours count once they are named. */
function named(word: string, not?: string): Way {
  return count("honour", (one) => has("category", word)(one) && (not === undefined || !has("category", not)(one)) && one.texts.state === "命名");
}

/** 期次: how many different ones an area put up; the town's number is the largest. */
function issues(): Way {
  return by("moral-list", all, (entries) => ({ value: new Set(entries.map((one) => one.texts.issue)).size, exact: true }), "largest");
}

const numbersOf = (entries: readonly Entry[], field: string): number[] =>
  entries.flatMap((one) => {
    const number = one.numbers[field];
    return number === undefined ? [] : [number];
  });

function added(entries: readonly Entry[], field: string): TrueValue | null {
  const numbers = numbersOf(entries, field);
  if (numbers.length === 0) return null;
  const loose = entries.some((one) => one.loose.includes(field) && one.numbers[field] !== undefined);
  return { value: tidy(numbers.reduce((total, number) => total + number, 0)), exact: !loose };
}

/** Sums of decimals without binary dust. */
const tidy = (value: number): number => Math.round(value * 1e9) / 1e9;
