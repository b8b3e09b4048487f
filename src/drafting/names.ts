/** Enumerations: names of activities, meetings and documents as 「“…”“…”等」, and records told apart by a text field. */
import type { Source } from "../model/grid";
import type { RollUp, Total } from "../model/total";
import { ownFigure } from "../figures/of-total";
import { townFigureId } from "../model/figure";
import { compareText, templateFigure, type TemplateFigure } from "./figure";
import { quoteMark } from "./marks";
import type { CountedRecord } from "./records";
import { cleanWords, quoted, titled } from "./wording";

/** Longer texts are descriptions, not names. */
const LONGEST_NAME = 24;
const NO_NAME = /^(?:无|没有|其他|其它|同上|略|详见.*|见附件|[0-9.]+)$/u;

export interface NameTally {
  /** @param date ISO, for the order among equals; null comes after every date */
  readonly add: (text: string | null | undefined, date: string | null) => void;
  /** At most so many distinct names: the most frequent first, then the earliest, then by code point. The order of files does not show. */
  readonly first: (most: number) => string[];
}

interface Count {
  count: number;
  first: string;
}

/** Counts texts and gives the names among them. A town has a hundred thousand different ones and a report tells five: nothing is made for each. */
export function nameTally(): NameTally {
  const typed = new Map<string, Count>();
  // A name that was cleaned is not cleaned again: several drafts ask the same tally.
  let merged = true;
  return {
    add(text, date) {
      if (!text) return;
      count(typed, text, 1, date ?? UNDATED);
      merged = false;
    },
    first(most) {
      if (!merged) mergeVariants(typed);
      merged = true;
      return largest(typed, most);
    },
  };
}

function count(counts: Map<string, Count>, text: string, times: number, first: string): void {
  const known = counts.get(text);
  if (known === undefined) counts.set(text, { count: times, first });
  else {
    known.count += times;
    if (first < known.first) known.first = first;
  }
}

/** What was typed in several ways is one name; what is no name goes. */
function mergeVariants(counts: Map<string, Count>): void {
  const variants: [name: string, Count][] = [];
  for (const [text, one] of counts) {
    const name = nameIn(text);
    if (name === text) continue;
    counts.delete(text);
    if (name !== null) variants.push([name, one]);
  }
  for (const [name, one] of variants) count(counts, name, one.count, one.first);
}

function largest(counts: ReadonlyMap<string, Count>, most: number): string[] {
  const best: [name: string, Count][] = [];
  const before = ([a, n]: [string, Count], [b, m]: [string, Count]): number => m.count - n.count || compareText(n.first, m.first) || compareText(a, b);
  for (const entry of counts) {
    const last = best[most - 1];
    if (last !== undefined && before(last, entry) <= 0) continue;
    let at = Math.min(best.length, most - 1);
    for (; at > 0 && before(entry, best[at - 1] as [string, Count]) < 0; at--) best[at] = best[at - 1] as [string, Count];
    best[at] = entry;
  }
  return best.map(([name]) => name);
}

/** A text as a name, or null: blank, a placeholder, too long, or no name at all. */
function nameIn(text: string): string | null {
  const name = cleanWords(text);
  return name === null || name.length > LONGEST_NAME || NO_NAME.test(name) ? null : name;
}

/** After every date. */
const UNDATED = "9";

export type NameStyle = "引号" | "书名号" | "顿号";

/** `“甲”“乙”等`, `《甲》《乙》`, `甲、乙` of at most `limit` names: no 顿号 between quotation marks (GB/T 15834—2011, 4.5.3.5). null: no name. */
export function enumerate(tally: NameTally, limit: number, style: NameStyle): string | null {
  // One more than is told says whether there are more.
  const names = tally.first(limit + 1);
  if (names.length === 0) return null;
  const shown = names.slice(0, limit);
  const words = style === "顿号" ? shown.map(quoteMark).join("、") : shown.map((name) => quoteMark(style === "引号" ? quoted(name) : titled(name))).join("");
  return names.length > shown.length ? `${words}等` : words;
}

/** How many of a counted indicator's records have each value of a text field: `ZY01#环境卫生`, largest first. */
export function countsBy(total: Total, field: string, counted: readonly CountedRecord[], rollUp: RollUp): TemplateFigure[] {
  const typed = new Map<string, Source[]>();
  for (const { record, source } of counted) {
    const text = record.texts[field];
    if (text === undefined) continue;
    const list = typed.get(text);
    if (list) list.push(source);
    else typed.set(text, [source]);
  }
  const sources = new Map<string, Source[]>();
  for (const [text, list] of typed) {
    const value = nameIn(text);
    if (value !== null) sources.set(value, [...(sources.get(value) ?? []), ...list]);
  }
  const { code, name, unit } = total.indicator;
  return [...sources]
    .sort(([a, n], [b, m]) => m.length - n.length || compareText(a, b))
    .map(([value, list]) => {
      const one = ownFigure(townFigureId(code, "", value), `${name}（${value}）`, list.length, unit, rollUp);
      return templateFigure({ ...one, sources: list }, code, value, unit);
    });
}
