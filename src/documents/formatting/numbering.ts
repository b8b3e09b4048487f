/** Numbers of headings in their order and form: 一、 （一） 1. （1） (GB/T 9704—2012, 7.3.3). Numbers that Word gives itself are left to Word. */
import { headingNumber } from "../../language/numbering";
import type { FormatChange, FormatParagraph, Role } from ".";
import { NUMBERED } from "./roles";

const LEVELS = { heading1: 1, heading2: 2, heading3: 3, heading4: 4 } as const;
type Heading = keyof typeof LEVELS;
const isHeading = (role: Role): role is Heading => role in LEVELS;

/** Characters that a heading's number takes: its marks are the number's business, not that of punctuation. */
export const numberLength = (text: string, role: Role): number => (isHeading(role) ? (NUMBERED[role].exec(text)?.[0].length ?? 0) : 0);

export function numberingChanges(paragraphs: readonly FormatParagraph[], roles: readonly Role[]): FormatChange[] {
  const counts = [0, 0, 0, 0];
  return paragraphs.flatMap((paragraph, index): FormatChange[] => {
    const role = roles[index] ?? "other";
    if (!isHeading(role)) return [];
    const level = LEVELS[role];
    if (paragraph.numbered) {
      counts.fill(0, level);
      return [];
    }
    const match = NUMBERED[role].exec(paragraph.text);
    if (!match) return [];
    // A sequence that begins again at one is another list.
    const first = /^(?:一|1|１)$/u.test(match[1] ?? "");
    const count = first ? 1 : (counts[level - 1] ?? 0) + 1;
    counts[level - 1] = count;
    counts.fill(0, level);
    const lead = /^\s*/u.exec(match[0])?.[0] ?? "";
    const should = headingNumber(level, count);
    const stands = match[0].slice(lead.length);
    if (paragraph.untouchable || stands.trimEnd() === should.trimEnd() || paragraph.controls.some(({ start }) => start < match[0].length)) return [];
    const rest = paragraph.text.slice(match[0].length, match[0].length + 6);
    return [
      {
        rule: "numbering",
        paragraph: index,
        what: "number",
        from: `${stands}${rest}`,
        to: `${should}${rest}`,
        edits: [{ at: lead.length, remove: stands.length, insert: should }],
      },
    ];
  });
}
