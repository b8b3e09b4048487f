/** Names of 区划单位 as people write them: one canonical form for 东庄村, 东庄村委会 and 石桥镇东庄村村民委员会. */
import areasWords from "./words/areas.json";
import { wordPattern } from "./word-pattern";
import { withoutMasks } from "./personal/mask";
import type { AreaType } from "../model/area";

export interface AreaName {
  /** Canonical, suffix included: `水口村`, `水口社区`, `石桥镇`; twelve digits where a code was written. */
  readonly name: string;
  readonly type: AreaType;
}

const TOWN_WITH_ORGAN = wordPattern()`^([^、，,\s\d]{1,8}?(?:镇|乡|街道|县|区|旗|市))(?:${areasWords.townOrgans})?$`;

/**
 * Reads a text that is an area name and nothing else; null where it is none (`宣传栏`, `各村`, `文明村`, a bare `东庄`).
 * 村委会, 村民委员会, 村党支部 are the 村; 居委会, 社区居委会, 居民委员会 the 社区; 人民政府 and 办事处 the 镇 or 街道. A twelve-digit code is a name of its own kind.
 * Prefixes (省市区县, and the town) are taken off; that of another town than `town` is not: its villages are not ours.
 * 镇本级, 全镇, 镇政府 and the like are the town: its name, or `镇本级` where that is not known.
 * Spaces and full-width letters inside stay: names that differ by them are proposed, not taken as one.
 */
export function readAreaName(text: string, town?: string | null): AreaName | null {
  const name = text.trim();
  if (name.length < 2 || name.length > 30 || isPlaceholderArea(name)) return null;
  if (/^\d{12}$/.test(name)) return { name, type: typeOfCode(name) };
  if (own.test(name)) return { name: town ?? "镇本级", type: "镇" };
  const bare = withoutPrefix(name, town ?? null);
  for (const [pattern, suffix, type] of suffixes) {
    const base = pattern.exec(bare)?.[1];
    if (base === undefined) continue;
    if (notNames.test(base) || /[、，,;；/+]/.test(base) || !/^[^\s\d（(].*/.test(base)) return null;
    return { name: base + suffix, type };
  }
  const upper = TOWN_WITH_ORGAN.exec(bare)?.[1];
  if (upper === undefined || notTowns.test(upper)) return null;
  return { name: upper, type: /[镇乡道]$/.test(upper) ? "镇" : "县" };
}

/** `***村`, `××社区`, `某村`, `___村委会`: a form that was never filled in. */
export const isPlaceholderArea = (text: string): boolean => /[*＊_＿×✕╳□?？]|[xX]{2,}|○○|^某|^[xX](?:村|社区)/.test(withoutMasks(text));

const ALL_OF = wordPattern()`^(?:${areasWords.allOf})(?:村|社区|村居|村（居）|村\(居\)|单位)`;

/** Whether a text names several areas or all of them (`东庄村、西庄村`, 各村): counted for the town as a whole. */
export const isSeveralAreas = (text: string): boolean =>
  ALL_OF.test(text.trim()) ||
  text
    .trim()
    .split(/[、，,;；/+和与及]/)
    .filter((part) => readAreaName(part) !== null).length > 1;

const own = wordPattern()`^(?:${areasWords.townItself})$`;

/** The longest first. A doubled 村 (东庄村村委会) belongs to the suffix. */
const suffixes: readonly (readonly [RegExp, string, AreaType])[] = [
  [/^(.+?)社区(?:居民委员会|居委会?|党委|党总支|党支部|委员会)?$/, "社区", "居"],
  [/^(.+?)(?:居民委员会|居委会|居委)$/, "社区", "居"],
  [/^(.+?)村?(?:村民委员会|村民委|村委会?|村两委)$/, "村", "村"],
  [wordPattern()`^(.+?)村(?:${areasWords.partyOrgans})?$`, "村", "村"],
];

/** What stands before 村 and 社区 in words that are no names. */
const notNames = wordPattern()`^(?:${areasWords.noVillages})$`;
const notTowns = wordPattern()`^(?:${areasWords.noTowns})(?:镇|乡|街道|县|区|旗|市)?$`;

const provinces =
  "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆";
const upperLevels = new RegExp(
  `^(?:(?:${provinces})(?:省|市|自治区|[一-龥]{0,3}自治区)?)?(?:[一-龥]{2,5}?(?:市|自治州|地区|盟))?(?:[一-龥]{1,5}?(?:县|区|旗)|[一-龥]{2,5}?市)?(?=.{2,})`,
);
const townLevel = /^([一-龥]{1,6}?(?:镇|乡|街道)(?:办事处|办)?)(?=.{2,})/;

/** Takes 省市区县 and the town off the front, as long as a name of two characters and its suffix remain. */
function withoutPrefix(name: string, town: string | null): string {
  if (town !== null && name.startsWith(town) && isWhole(name.slice(town.length))) return name.slice(town.length);
  const upper = upperLevels.exec(name)?.[0] ?? "";
  const rest = upper !== "" && isWhole(name.slice(upper.length)) && name.length - upper.length > 2 ? name.slice(upper.length) : name;
  if (town !== null && rest.startsWith(town) && isWhole(rest.slice(town.length))) return rest.slice(town.length);
  const found = townLevel.exec(rest)?.[1];
  if (found === undefined || notTowns.test(found)) return rest;
  if (town !== null && found.replace(/(?:办事处|办)$/, "") !== town) return rest;
  const inner = rest.slice(found.length);
  return isWhole(inner) && inner.length > 2 ? inner : rest;
}

/** Whether a name still stands there: more than a suffix (旧县村 is not 旧县 + 村), and not a word like 居委会. */
const isWhole = (rest: string): boolean =>
  rest.length >= 2 && !/^(?:村|社区|居)?(?:村民委员会|村委会?|居民委员会|居委会?|社区|村两委|党支部|人民政府|政府|办事处|委员会)?$/.test(rest);

/** GB/T 2260 and 10114: the last three digits are 000 for the town itself, 001–199 居, 200–399 村. */
const typeOfCode = (code: string): AreaType => (code.endsWith("000") ? (code.endsWith("000000") ? "县" : "镇") : Number(code.slice(9)) < 200 ? "居" : "村");
