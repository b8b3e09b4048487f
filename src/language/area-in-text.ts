/** The area that a title, a 填报单位 line, a sheet name or a file name speaks of, among other words. */
import type { Area, AreaType } from "../model/area";
import { readAreaName, sureMatch } from "./area";

export interface AreaMention {
  /** Canonical name; as written where no known area is meant. */
  readonly name: string;
  readonly type: AreaType;
  /** One of `areas` or the town, by its exact or its bare name. */
  readonly known: boolean;
}

/**
 * Finds the area named in a text: `石桥镇东庄村2024年3月宣传工作台账` → 东庄村, `3月/东庄村-宣传.xlsx` → 东庄村, `石桥镇宣传台账` → 石桥镇.
 * A village goes before the town that it is named with. null where none is named, or several are (`东庄村、西庄村`).
 * @param areas the areas that are known; a name that is none of them is returned as written, `known` false
 */
export function areaInText(text: string, areas: readonly Area[], town: string | null): AreaMention | null {
  const whole = known(text, areas, town);
  if (whole) return whole;
  const found = new Map<string, AreaMention>();
  let upper: AreaMention | null = null;
  for (const segment of segmentsOf(text)) {
    const mention = known(segment, areas, town) ?? inSegment(segment, areas, town);
    if (!mention) continue;
    if (mention.type === "村" || mention.type === "居") found.set(mention.name, mention);
    else upper ??= mention;
  }
  if (found.size > 1) {
    const sure = [...found.values()].filter((mention) => mention.known);
    return sure.length === 1 ? (sure[0] ?? null) : null;
  }
  const [village] = found.values();
  return village ?? upper;
}

/** The town (镇, 乡, 街道) that a text names, whether or not with a village behind it: `石桥镇东庄村` → 石桥镇. */
export function townInText(text: string): string | null {
  for (const segment of segmentsOf(text)) {
    const named = townName.exec(afterUpperLevels(segment))?.[1];
    if (named !== undefined && !commonTown.test(named) && readAreaName(named)?.type === "镇") return named;
  }
  return null;
}

const townName = /^([一-龥]{1,6}?(?:镇|乡(?!村)|街道))/;
const commonTown = /(?:城|全|本|各|我|该|下|村|返|家|故|老|小|古|集|开展|工作|建设|推进|落实|特色|美丽|和美)(?:镇|乡|街道)$/;
const afterUpperLevels = (segment: string): string =>
  segment
    .replace(/^[一-龥]{2,4}(?:省|自治区)/, "")
    .replace(/^[一-龥]{2,5}?市/, "")
    .replace(/^[一-龥]{1,5}?[县区旗](?=.*(?:镇|乡|街道))/, "");

function known(text: string, areas: readonly Area[], town: string | null): AreaMention | null {
  const match = sureMatch(text, areas, town);
  if (!match) return null;
  const area = areas.find((candidate) => candidate.name === match.area);
  return { name: match.area, type: area?.type ?? "镇", known: true };
}

/** Pieces in which a name may stand at the front: cut at punctuation, figures and the words that end a title. */
function segmentsOf(text: string): string[] {
  const code = /(?<!\d)\d{12}(?!\d)/.exec(text)?.[0];
  const pieces = text
    .replace(/\.(?:xlsx?|xlsm|et|ods|csv)$/i, "")
    .replace(dates, " ")
    .split(/[^一-龥]+|台账|统计表|登记表|情况表|汇总表|记录表|一览表|清单|附件|关于/)
    .map((piece) => piece.replace(/^(?:填报单位|填表单位|报送单位|上报单位|村名|单位|年度?|月份?|在|由|对|的|及|和)/, ""))
    .filter((piece) => piece.length > 1);
  return code === undefined ? pieces : [code, ...pieces];
}

const number = "[0-9〇零一二三四五六七八九十]";
const dates = new RegExp(`${number}{2,4}年度?|第?[一二三四1-4]季度|[上下]半年|${number}{1,3}月份?|${number}{1,3}[日号](?=[^一-龥]|$)`, "g");

const suffix =
  /^([一-龥]{1,7}?)(社区居民委员会|社区居委会|社区|居民委员会|居委会|村民委员会|村委会|村(?!级|民(?!委)|居|务|风|规|容|貌|庄|干|史|两|容|镇|乡|街|委(?!会)|卫|医|小学|歌|晚|企|屯|组|情|道|部))/;

/** A village at the front of a piece, behind its upper levels; else the town there. */
function inSegment(segment: string, areas: readonly Area[], town: string | null): AreaMention | null {
  const upper = town !== null && segment.startsWith(town) ? town : townInText(segment);
  const start = upper === null ? 0 : segment.indexOf(upper) + upper.length;
  for (const piece of [segment.slice(start), afterUpperLevels(segment.slice(start))]) {
    const match = suffix.exec(piece);
    if (!match || commonWords.test(match[1] ?? "")) continue;
    const named = readAreaName(match[0], town);
    if (!named) continue;
    return known(match[0], areas, town) ?? { ...named, known: false };
  }
  if (upper === null) return null;
  return known(upper, areas, town) ?? { name: upper, type: "镇", known: upper === town };
}

/** Words before 村 and 社区 in titles that name no place. */
const commonWords =
  /(?:文明|行政|自然|示范|美丽|卫生|平安|生态|和谐|重点|试点|贫困|帮扶|先进|星级|包|驻|进|入|到|下|各|全|本|该|我|每|农|乡|个|和|与|及|创建|开展|走进|服务|宣传|活动|工作|建设|管理|志愿者?|网格|所辖|辖区)$/;
