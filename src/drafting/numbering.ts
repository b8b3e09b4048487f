/** 一、（一）1.（1）and 一是…二是…: put in front once it is known what stays, so that no number is ever skipped (GB/T 9704—2012, 7.3.3). */
import { chineseNumber, headingNumber } from "../language/numbering";
import { levelOf, type Line } from "./lines";
import { ORDINAL } from "./marks";

/** Lines with the number of each heading in front. */
export function numbered(lines: readonly Line[]): Line[] {
  const counts = [0, 0, 0, 0];
  return withOrdinals(lines).map((line) => {
    const level = levelOf(line.type);
    if (level === null) return line;
    counts[level - 1] = (counts[level - 1] ?? 0) + 1;
    counts.fill(0, level);
    return { ...line, text: headingNumber(level, counts[level - 1] ?? 1) + line.text };
  });
}

/** Counts ordinals from one heading to the next; a single one is none. */
function withOrdinals(lines: readonly Line[]): Line[] {
  const totals: number[] = [];
  const section: number[] = [];
  for (const { type, text } of lines) {
    if (levelOf(type) !== null || totals.length === 0) totals.push(0);
    const last = totals.length - 1;
    section.push(last);
    totals[last] = (totals[last] ?? 0) + text.split(ORDINAL).length - 1;
  }
  let current = -1;
  let n = 0;
  return lines.map((line, index) => {
    if (section[index] !== current) [current, n] = [section[index] ?? 0, 0];
    const alone = totals[current] === 1;
    return { ...line, text: line.text.replaceAll(ORDINAL, () => (alone ? "" : `${chineseNumber((n += 1))}是`)) };
  });
}
