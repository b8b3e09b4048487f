/** Enumerations: names of activities, meetings and documents as 「“…”“…”等」, and records told apart by a text field. */
import type { Source } from "../model/grid";
import type { RollUp, Total } from "../model/total";
import { compareText, exactly, figure, type Figure } from "./figure";
import { quoteMark } from "./marks";
import type { CountedRecord } from "./records";
import { cleanWords, quoted, titled } from "./wording";

/** Longer texts are descriptions, not names. */
const LONGEST_NAME = 24;
const NO_NAME = /^(?:无|没有|其他|其它|同上|略|详见.*|见附件|[0-9.]+)$/u;

export interface DatedText {
  readonly text: string | null | undefined;
  /** ISO, for the order among equals. */
  readonly date: string | null;
}

/** Distinct names: the most frequent first, then the earliest, then by code point. The order of files does not show. */
export function distinctNames(texts: readonly DatedText[]): string[] {
  const typed = new Map<string, Count>();
  for (const { text, date } of texts) if (text) add(typed, text, { count: 1, first: date ?? UNDATED });
  const found = new Map<string, Count>();
  for (const [text, count] of typed) {
    const name = nameIn(text);
    if (name !== null) add(found, name, count);
  }
  return [...found].sort(([a, n], [b, m]) => m.count - n.count || compareText(n.first, m.first) || compareText(a, b)).map(([name]) => name);
}

interface Count {
  readonly count: number;
  readonly first: string;
}

function add(counts: Map<string, Count>, text: string, { count, first }: Count): void {
  const before = counts.get(text);
  counts.set(text, before ? { count: before.count + count, first: before.first < first ? before.first : first } : { count, first });
}

/** A text as a name, or null: blank, a placeholder, too long, or no name at all. */
function nameIn(text: string): string | null {
  const name = cleanWords(text);
  return name === null || name.length > LONGEST_NAME || NO_NAME.test(name) ? null : name;
}

/** After every date. */
const UNDATED = "9";

export type NameStyle = "引号" | "书名号" | "顿号";

/** `“甲”“乙”等`, `《甲》《乙》`, `甲、乙`: no 顿号 between quotation marks (GB/T 15834—2011, 4.5.3.5). null: no name. */
export function enumerate(names: readonly string[], limit: number, style: NameStyle): string | null {
  if (names.length === 0) return null;
  const shown = names.slice(0, Math.max(1, limit));
  const words = style === "顿号" ? shown.map(quoteMark).join("、") : shown.map((name) => quoteMark(style === "引号" ? quoted(name) : titled(name))).join("");
  return names.length > shown.length ? `${words}等` : words;
}

/** How many of a counted indicator's records have each value of a text field: `ZY01#环境卫生`, largest first. */
export function countsBy(total: Total, field: string, counted: readonly CountedRecord[], rollUp: RollUp): Figure[] {
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
      const quantity = exactly(list.length, unit);
      const base = { id: `${code}#${value}`, name: `${name}（${value}）`, quantity, unit, indicator: code };
      return figure({ ...base, area: null, period: rollUp.period.label, sources: list }, code, value, unit);
    });
}
