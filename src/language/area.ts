/** Areas (区划单位): which one a text means, and which ones it may mean. Exact where the rules make it so; anything fuzzy is a proposal. */
import type { Area } from "../model/area";
import traditional from "./area-traditional.json";
import { readAreaName } from "./area-name";
import { halfWidth } from "./numerals-text";

export { isPlaceholderArea, isSeveralAreas, readAreaName } from "./area-name";
export type { AreaName } from "./area-name";

export interface AreaMatch {
  /** Canonical name of the area. */
  readonly area: string;
  /** The name itself, an alias, a regular form (村委会, prefixes) or the code. */
  readonly exact: boolean;
  /** One character off, 繁体, 全角 or spaces: to be shown, never applied. Neither exact nor a proposal: the bare name (东庄) that only one area has. */
  readonly proposal: boolean;
}

/**
 * The area that a text means, out of a list; null where none or several come into question. `town` itself is always known.
 * 水口 is nobody where both 水口村 and 水口社区 exist.
 */
export function matchArea(text: string, areas: readonly Area[], town?: string | null): AreaMatch | null {
  const sure = sureMatch(text, areas, town);
  if (sure !== undefined) return sure;
  const [first, second] = similarAreas(readAreaName(text, town)?.name ?? text.trim(), areas);
  return first !== undefined && second === undefined ? { area: first, exact: false, proposal: true } : null;
}

/** `matchArea` without proposals: undefined where the name is unknown, null where several areas share it or nothing is written. */
export function sureMatch(text: string, areas: readonly Area[], town?: string | null): AreaMatch | null | undefined {
  const index = indexOf(areas);
  const trimmed = text.trim();
  if (trimmed === "") return null;
  const direct = index.exact.get(trimmed);
  if (direct !== undefined) return { area: direct, exact: true, proposal: false };
  const named = readAreaName(trimmed, town);
  const known = named && index.exact.get(named.name);
  if (known) return { area: known, exact: true, proposal: false };
  if (named && named.name === town) return { area: town, exact: true, proposal: false };
  const bare = index.bare.get(trimmed);
  return typeof bare === "string" ? { area: bare, exact: false, proposal: false } : bare;
}

/**
 * Names of the areas that a name may stand for, the likeliest kind first: the same but for 繁体, 全角 or spaces; else one character off,
 * with the same suffix. 东庄村 and 西庄村 are one character off too: pairs by which villages tell each other apart (东西, 大小, 一二) are none,
 * and names of one character (李村, 季村) are too short to say.
 */
export function similarAreas(name: string, areas: readonly Area[]): string[] {
  const key = fold(name);
  const names = indexOf(areas).folded;
  const same = names.filter((other) => other.key === key && other.area !== name);
  if (same.length > 0) return [...new Set(same.map((other) => other.area))];
  return [...new Set(names.filter((other) => other.area !== name && oneOff(key, other.key)).map((other) => other.area))];
}

/** Half-width, without spaces, in simplified characters: what two spellings of one name have in common. */
export const fold = (name: string): string =>
  [...halfWidth(name).normalize("NFKC").replace(/\s/g, "")].map((character) => simplified[character] ?? character).join("");

const simplified: Readonly<Record<string, string>> = traditional;

/** `东庄` of 东庄村 and 东庄社区. */
export const baseOf = (name: string): string => name.replace(/(?:村|社区)$/, "");

interface AreaIndex {
  /** Name, alias, code and their regular forms → canonical name. */
  readonly exact: ReadonlyMap<string, string>;
  /** Name without suffix → canonical name; null where several share it. */
  readonly bare: ReadonlyMap<string, string | null>;
  readonly folded: readonly { readonly key: string; readonly area: string }[];
}

const indexes = new WeakMap<readonly Area[], AreaIndex>();

function indexOf(areas: readonly Area[]): AreaIndex {
  let index = indexes.get(areas);
  if (!index) indexes.set(areas, (index = makeIndex(areas)));
  return index;
}

function makeIndex(areas: readonly Area[]): AreaIndex {
  const exact = new Map<string, string>();
  const bare = new Map<string, string | null>();
  const folded: { key: string; area: string }[] = [];
  // Names before aliases: an alias never takes another area's name away.
  for (const area of areas) if (!exact.has(area.name)) exact.set(area.name, area.name);
  for (const area of areas) {
    for (const spelling of [area.name, ...area.aliases]) {
      const regular = readAreaName(spelling)?.name;
      for (const form of [spelling.trim(), regular]) if (form !== undefined && !exact.has(form)) exact.set(form, area.name);
      folded.push({ key: fold(spelling), area: area.name });
    }
    if (area.code !== undefined && !exact.has(area.code)) exact.set(area.code, area.name);
    const base = baseOf(area.name);
    if (base !== area.name && base.length > 0 && !exact.has(base)) bare.set(base, bare.has(base) ? null : area.name);
  }
  return { exact, bare, folded };
}

/** Characters by which neighbouring villages are told apart: no typing mistakes. */
const contrasts = ["东西南北中前后左右上下内外里", "大小老新旧", "一二三四五六七八九十", "甲乙丙丁", "高低", "山河湖溪江海"];

function oneOff(a: string, b: string): boolean {
  const [baseA, baseB] = [baseOf(a), baseOf(b)];
  if (a.slice(baseA.length) !== b.slice(baseB.length) || Math.min(baseA.length, baseB.length) < 2) return false;
  if (Math.abs(baseA.length - baseB.length) > 1) return false;
  let start = 0;
  while (start < baseA.length && start < baseB.length && baseA[start] === baseB[start]) start++;
  let end = 0;
  while (end < Math.min(baseA.length, baseB.length) - start && baseA.at(-1 - end) === baseB.at(-1 - end)) end++;
  const [restA, restB] = [baseA.slice(start, baseA.length - end), baseB.slice(start, baseB.length - end)];
  if (restA.length > 1 || restB.length > 1) return false;
  // 东庄 and 庄东… a character more or less: 前东庄村 is another village than 东庄村.
  if (restA === "" || restB === "") return !contrasts.some((group) => group.includes(restA + restB));
  return !contrasts.some((group) => group.includes(restA) && group.includes(restB));
}
