/** What really happened in a made-up town, before anybody put it on a sheet: ledgers as rows of values by field. Without any mistake. */
import { builtIn } from "../../src/catalogue";
import type { Period } from "../../src/model/period";
import { random, type Random } from "./random";

export type Value = string | number;

export interface TruthRow {
  readonly area: string;
  /** ISO day. */
  readonly date: string;
  /** By field of the kind; rates in per cent. */
  readonly values: Readonly<Record<string, Value>>;
}

export interface TruthLedger {
  readonly kind: string;
  readonly file: string;
  readonly sheet: string;
  /** The one area of the ledger; null where rows of several stand in it. */
  readonly area: string | null;
  readonly rows: readonly TruthRow[];
}

export interface TruthTown {
  readonly town: string;
  readonly areas: readonly string[];
  readonly period: Period;
  readonly today: string;
  readonly ledgers: readonly TruthLedger[];
}

export const TOWN = "石桥镇";
const PERIOD: Period = { start: "2024-01-01", end: "2024-06-30", label: "2024年上半年", type: "half" };
export const TODAY = "2024-07-10";

const AREAS = ["东庄村", "西庄村", "水口村", "水口社区", "柳树村", "河湾村", "聚宝社区", "红星村"];

/** Kinds that villages send; the others are the town's own. */
const VILLAGE = builtIn.kinds.filter((kind) => kind.frequency !== "asItComes").map((kind) => kind.kind);
const OWN = builtIn.kinds.filter((kind) => kind.frequency === "asItComes" && kind.kind !== "plan").map((kind) => kind.kind);

export interface TownOptions {
  readonly areas?: number;
  /** Rows of each ledger of events, at most. */
  readonly rows?: number;
  readonly kinds?: readonly string[];
}

/** A town with every number in order. How its ledgers are spread over files and sheets is chance, too. */
export function townOf(seed: number, options: TownOptions = {}): TruthTown {
  const chance = random(seed);
  const areas = chance.shuffle(AREAS).slice(0, options.areas ?? chance.int(2, 6));
  const most = options.rows ?? 8;
  const kinds = options.kinds ?? chance.shuffle(VILLAGE).slice(0, chance.int(2, 6));
  const own = options.kinds ? [] : chance.shuffle(OWN).slice(0, chance.int(0, 2));
  const counter = { value: 0 };
  const spread = chance.pick(["villages", "kinds", "sheets"] as const);
  const nameOf = (kind: string) => builtIn.kinds.find((other) => other.kind === kind)?.name ?? kind;
  const ledgers: TruthLedger[] = [];
  for (const kind of kinds) {
    const rows = areas.map((area) => rowsOf(kind, area, chance, counter, most));
    if (spread === "kinds") ledgers.push({ kind, file: `${nameOf(kind)}.xlsx`, sheet: nameOf(kind), area: null, rows: rows.flat() });
    else {
      areas.forEach((area, i) => {
        const place = spread === "villages" ? { file: `${area}.xlsx`, sheet: nameOf(kind) } : { file: `${nameOf(kind)}.xlsx`, sheet: area };
        ledgers.push({ kind, ...place, area, rows: rows[i] ?? [] });
      });
    }
  }
  for (const kind of own) ledgers.push({ kind, file: `${TOWN}.xlsx`, sheet: nameOf(kind), area: TOWN, rows: rowsOf(kind, TOWN, chance, counter, most) });
  return { town: TOWN, areas, period: PERIOD, today: TODAY, ledgers };
}

interface Counter {
  value: number;
}

const FORMS: readonly (readonly [form: string, unit: string])[] = [
  ["旗牌", "块"],
  ["标语", "条"],
  ["专栏", "块"],
  ["宣传栏", "个"],
  ["手册", "份"],
  ["小贴士", "个"],
  ["短信", "条"],
  ["公益广告", "处"],
];
const PLACES = ["村口", "河边", "文化广场", "主干道", "卫生室旁", "老槐树下"];
const THEMES = ["敬老", "义诊", "清明祭扫", "植树", "普法", "读书", "慰问", "健步走"];

function rowsOf(kind: string, area: string, chance: Random, counter: Counter, most: number): TruthRow[] {
  const days = chance.shuffle(Array.from({ length: 170 }, (_, i) => i));
  const dayOf = (i: number): string => new Date(Date.UTC(2024, 0, 2) + (days[i] ?? i) * 86_400_000).toISOString().slice(0, 10);
  const many = chance.int(2, Math.max(2, most));
  const rows = (count: number, values: (i: number) => Record<string, Value>): TruthRow[] =>
    Array.from({ length: count }, (_, i) => ({ area, date: dayOf(i), values: values(i) })).sort((a, b) => (a.date < b.date ? -1 : 1));
  /** A name that stands nowhere else in the town. */
  const name = (what: string): string => `${chance.pick(THEMES)}${what}${chinese(++counter.value)}`;
  const people = (): number => chance.int(12, 60);
  switch (kind) {
    case "publicity":
      return rows(many, () => {
        const [form, unit] = chance.pick(FORMS);
        return { form, name: name("宣传"), quantity: chance.int(5, 40), unit, place: chance.pick(PLACES) };
      });
    case "survey":
      return rows(many, () => {
        const surveyed = chance.pick([20, 40, 50, 80, 100]);
        const aware = surveyed - chance.int(0, surveyed / 10);
        return { households: chance.int(10, 60), surveyed, aware, rate: Number(((aware / surveyed) * 100).toFixed(2)) };
      });
    case "volunteer-event":
      return rows(many, () => ({
        name: name("服务"),
        team: "第一志愿服务队",
        participants: people(),
        hours: chance.pick([1, 1.5, 2, 3]),
        place: chance.pick(PLACES),
      }));
    case "volunteer-team":
      return rows(1, () => ({ volunteers: chance.int(30, 90), teams: chance.int(2, 5), partyGroups: chance.int(1, 4), stations: chance.int(1, 3) }));
    case "honour":
      return rows(many, () => ({
        category: chance.pick(["五好文明家庭", "道德模范", "文明家庭"]),
        name: person(++counter.value),
        level: "镇级",
        status: chance.pick(["推荐", "初评", "命名", "命名"]),
      }));
    case "festival":
      return rows(many, () => ({ festival: chance.pick(["春节", "清明节", "端午节"]), name: name("活动"), participants: people() }));
    case "moral-list":
      return rows(many, (i) => ({
        issue: `第${i + 1}期`,
        list: chance.pick(["红榜", "黄榜"]),
        name: person(++counter.value),
        reason: "邻里互助",
        review: "通过",
      }));
    case "minor":
      return rows(many, () => ({ name: name("课堂"), school: "聚宝小学", participants: people() }));
    case "sanitation":
      return rows(many, () => ({
        place: chance.pick(PLACES),
        people: people(),
        loaders: chance.int(1, 3),
        trucks: chance.int(1, 4),
        garbage: chance.int(2, 12) + chance.pick([0, 0.5]),
        corners: chance.int(2, 9),
        roads: chance.pick([1, 1.5, 2, 3]),
      }));
    case "wall-ad":
      return rows(many, () => ({
        segment: chance.pick(["红园路", "石大路", "同城化干道"]),
        spots: chance.int(3, 20),
        surface: chance.int(20, 150) + chance.pick([0, 0.25, 0.5]),
      }));
    case "persuasion":
      return rows(many, () => ({ place: chance.pick(PLACES), times: chance.int(1, 6), advices: people() }));
    case "training":
      return rows(many, () => ({ topic: name("培训"), participants: people(), lessons: chance.int(1, 4) }));
    case "construction":
      return rows(1, () => {
        const tasks = chance.int(10, 30);
        return { project: "厕所革命", tasks, done: tasks - chance.int(0, 8) };
      });
    case "enforcement":
      return rows(many, () => {
        const found = chance.int(2, 9);
        return {
          venue: chance.pick(["网吧", "游戏机室"]),
          checked: found,
          closed: chance.int(0, 2),
          place: `${chance.pick(PLACES)}${chinese(++counter.value)}`,
        };
      });
    case "meeting":
      return rows(many, () => ({ type: chance.pick(["会议", "文件", "方案"]), name: name("部署"), participants: people() }));
    case "inspection":
      return rows(many, () => ({ source: "区督查组", problem: name("问题"), unitInCharge: "综合办", status: chance.pick(["已整改", "整改中"]) }));
    case "standard":
      return rows(many, () => ({ item: "公共环境", code: `Ⅱ-${++counter.value}`, content: "环境整洁", status: "已完成", evidence: "照片一组" }));
    default:
      return [];
  }
}

const DIGITS = "零一二三四五六七八九";
const chinese = (value: number): string => [...String(value)].map((digit) => DIGITS[Number(digit)]).join("");

const GIVEN = "安邦昌达恩丰光和嘉俊康良明宁平瑞胜泰文祥".split("");
/** A name of a person, never the same twice (up to 8000). */
const person = (value: number): string => `${"赵钱孙李周吴郑王冯陈"[value % 10]}${GIVEN[Math.floor(value / 10) % 20]}${GIVEN[Math.floor(value / 200) % 20]}`;
