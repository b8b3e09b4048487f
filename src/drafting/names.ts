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
  const found = new Map<string, { count: number; first: string }>();
  for (const { text, date } of texts) {
    const name = text === null || text === undefined ? null : cleanWords(text);
    if (name === null || name.length > LONGEST_NAME || NO_NAME.test(name)) continue;
    const before = found.get(name);
    const first = date ?? UNDATED;
    found.set(name, { count: (before?.count ?? 0) + 1, first: before && before.first < first ? before.first : first });
  }
  return [...found].sort(([a, n], [b, m]) => m.count - n.count || compareText(n.first, m.first) || compareText(a, b)).map(([name]) => name);
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
  const sources = new Map<string, Source[]>();
  for (const { record, source } of counted) {
    const value = cleanWords(record.texts[field] ?? "");
    if (value === null || NO_NAME.test(value) || value.length > LONGEST_NAME) continue;
    const list = sources.get(value);
    if (list) list.push(source);
    else sources.set(value, [source]);
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
