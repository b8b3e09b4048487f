/** The area that a title, a 填报单位 line, a sheet name or a file name speaks of, among other words. */
import areasWords from "./words/areas.json";
import titlesWords from "./words/titles.json";
import { wordPattern } from "./word-pattern";
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
const commonTown = wordPattern()`(?:${areasWords.beforeTown})(?:镇|乡|街道)$`;
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

const BETWEEN_NAMES = wordPattern()`[^一-龥]+|${titlesWords.words}`;

const BEFORE_NAME = wordPattern()`^(?:${areasWords.beforeName})`;

/** Pieces in which a name may stand at the front: cut at punctuation, figures and the words that end a title. */
function segmentsOf(text: string): string[] {
  const code = /(?<!\d)\d{12}(?!\d)/.exec(text)?.[0];
  const pieces = text
    .replace(/\.(?:xlsx?|xlsm|et|ods|csv)$/i, "")
    .replace(dates, " ")
    .split(BETWEEN_NAMES)
    .map((piece) => piece.replace(BEFORE_NAME, ""))
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
const commonWords = wordPattern()`(?:${areasWords.beforeVillage})$`;
