/** The lines of a rendered template: what kind of block each one is, after everything without data has fallen away. */
import type { BlockType } from "../model/report";
import { withoutGaps } from "./gaps";
import { isSettingAlone, mapWordings, saysData, settingMark, wordingsIn } from "./marks";

export interface Line {
  readonly type: BlockType;
  /** With marks. */
  readonly text: string;
}

/** A line's kind by its first characters; village text stands behind a mark and can never be one of them. */
const PREFIXES: readonly (readonly [string, BlockType])[] = [
  ["##### ", "heading4"],
  ["#### ", "heading3"],
  ["### ", "heading2"],
  ["## ", "heading1"],
  ["# ", "title"],
  ["@主送 ", "addressee"],
  ["@附件 ", "attachment"],
  ["@署名 ", "signature"],
  ["@日期 ", "date"],
];
const LEVELS: Readonly<Partial<Record<BlockType, number>>> = { heading1: 1, heading2: 2, heading3: 3, heading4: 4 };

const CLOSING = new Set<BlockType>(["attachment", "signature", "date"]);

export const levelOf = (type: BlockType): number | null => LEVELS[type] ?? null;

/** Lines in order, without gaps and without sections that say nothing from the data. */
export function linesOf(rendered: string): Line[] {
  return withoutEmptySections(rendered.split(/\r?\n/u).flatMap((raw) => lineOf(withSoundKeys(raw)) ?? []));
}

function lineOf(raw: string): Line | null {
  const line = raw.trim();
  const prefix = PREFIXES.find(([mark]) => line.startsWith(mark) || line === mark.trimEnd());
  const text = withoutGaps(prefix ? line.slice(prefix[0].length).trim() : line);
  return text === "" ? null : { type: prefix?.[1] ?? "paragraph", text };
}

/** Words of 用语 keep their key only where the line without them is what it would be, had there never been any: a clause of theirs alone goes with them. */
function withSoundKeys(raw: string): string {
  const words = wordingsIn(raw);
  if (words.length === 0) return raw;
  const unset = new Set(words.flatMap(({ key, text }) => (text === "" ? [key] : [])));
  const placed = fallAlone(raw, unset) ? raw : without(raw, unset);
  return [...new Set(words.map(({ key }) => key))].reduce((line, key) => (fallAlone(line, new Set([key])) ? line : fixed(line, key)), placed);
}

function fallAlone(raw: string, keys: ReadonlySet<string>): boolean {
  const [kept, bare] = [lineOf(raw), lineOf(without(raw, keys))];
  // A heading of such words alone would leave its number behind.
  if (kept === null || bare === null) return kept === null || (levelOf(kept.type) === null && without(kept.text, keys) === "");
  return kept.type === bare.type && without(kept.text, keys) === bare.text;
}

const without = (line: string, keys: ReadonlySet<string>): string => mapWordings(line, (key, _, mark) => (keys.has(key) ? "" : mark));
const fixed = (line: string, key: string): string => mapWordings(line, (other, text, mark) => (other === key ? settingMark(text) : mark));

/** A heading stays where its own line or a line below it, up to the next heading of its rank, has a figure or words of a ledger. */
function withoutEmptySections(lines: readonly Line[]): Line[] {
  const kept: Line[] = [];
  const lastWords = lastWordsOf(lines);
  for (let at = 0; at < lines.length;) {
    const line = lines[at];
    if (!line) break;
    const level = levelOf(line.type);
    if (level === null) {
      kept.push(line);
      at += 1;
      continue;
    }
    const end = endOfSection(lines, at, level, lastWords);
    if (lines.slice(at, end).some(isContent)) {
      kept.push(line);
      at += 1;
    } else at = end;
  }
  return kept;
}

/** Figures, words of a ledger, or a numbered item that is a sentence of its own. */
const isContent = ({ type, text }: Line): boolean => saysData(text) || ((levelOf(type) ?? 0) >= 3 && text.endsWith("。"));

/** Where the section that opens at `start` ends: at the next heading of its rank or above, or at the closing blocks. */
function endOfSection(lines: readonly Line[], start: number, level: number, lastWords: readonly boolean[]): number {
  for (let at = start + 1; at < lines.length; at += 1) {
    const line = lines[at];
    const other = line ? levelOf(line.type) : null;
    if (line && (CLOSING.has(line.type) || (other !== null && other <= level) || lastWords[at])) return at;
  }
  return lines.length;
}

/** By line: 结语, words of the settings alone, after which nothing else is said. They close the report and not its last section. */
function lastWordsOf(lines: readonly Line[]): boolean[] {
  const last: boolean[] = [];
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at];
    const next = lines[at + 1];
    const isSetting = line !== undefined && line.type === "paragraph" && isSettingAlone(line.text);
    last[at] = isSetting && (next === undefined || CLOSING.has(next.type) || last[at + 1] === true);
  }
  return last;
}
