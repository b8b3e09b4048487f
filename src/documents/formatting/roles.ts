/** What each paragraph is: by its style where that says so, else by how it begins and where it stands. */
import type { FormatParagraph, Role } from ".";

/** `（一）` and the like: group 1 is the number. */
export const NUMBERED: Readonly<Record<"heading1" | "heading2" | "heading3" | "heading4", RegExp>> = {
  heading1: /^\s*([一二三四五六七八九十]{1,3})(?:[、.．,，]|\s+(?=\S))\s*/u,
  heading2: /^\s*[（(]([一二三四五六七八九十]{1,3})[）)][、.．]?\s*/u,
  heading3: /^\s*([0-9０-９]{1,2})(?:[、．]|[.](?![0-9０-９]))\s*/u,
  heading4: /^\s*[（(]([0-9０-９]{1,2})[）)][、.．]?\s*/u,
};

const DATE = /^\s*(?:[0-9０-９]{4}|[二〇○零一二三四五六七八九]{4})年.{1,3}月.{1,3}日\s*$/u;
/** A heading that stands alone; a longer paragraph that begins with a number is text. */
const LONGEST_HEADING = 40;
const LONGEST_TITLE = 60;
const LONGEST_SIGNATURE = 30;
/** Ends as text does. Half-width marks count as well: they become full ones, and the paragraph must be the same to us then. */
const SENTENCE = /[。.；;：:，,]$/u;

/** @returns a role for each paragraph */
export function rolesOf(paragraphs: readonly FormatParagraph[]): Role[] {
  const roles = paragraphs.map(ownRole);
  markTitle(paragraphs, roles);
  markAddressee(paragraphs, roles);
  markClosing(paragraphs, roles);
  return roles;
}

function ownRole({ text, style, inTable }: FormatParagraph): Role {
  if (inTable || text.trim() === "") return "other";
  if (/^(?:title|标题|公文标题)$/i.test(style)) return "title";
  const level = /^(?:heading|标题|公文标题)\s*([1-4])$/i.exec(style)?.[1];
  if (level) return `heading${level}` as Role;
  if (/toc|目录|footnote|脚注|endnote|caption|题注|header|footer|页眉|页脚|公文附件$/i.test(style)) return "other";
  for (const role of ["heading1", "heading2", "heading3", "heading4"] as const) if (NUMBERED[role].test(text)) return headingOr(role, text);
  return "body";
}

/** `一、` opens a heading; with whole sentences behind the number it is a paragraph of text, as 1. and （1） often are. */
const headingOr = (role: "heading1" | "heading2" | "heading3" | "heading4", text: string): Role =>
  text.trim().length <= LONGEST_HEADING && !/[。.；;]\s*$/u.test(text) ? role : role === "heading3" || role === "heading4" ? role : "body";

/** The paragraphs above the first text that are short and end with no full stop. */
function markTitle(paragraphs: readonly FormatParagraph[], roles: Role[]): void {
  if (roles.includes("title")) return;
  for (let i = 0; i < paragraphs.length; i++) {
    const paragraph = paragraphs[i];
    if (!paragraph || roles[i] === "other") {
      // Blank lines stand above a title; a table there (a red head) ends the search.
      if (paragraph?.inTable) return;
      continue;
    }
    const text = paragraph.text.trim();
    if (roles[i] !== "body" || text.length > LONGEST_TITLE || SENTENCE.test(text)) return;
    // One title is enough where it is not set as one; more lines are told from the text below by standing in the middle too.
    const centred = paragraph.look.align === "center";
    if (!centred && roles.includes("title")) return;
    roles[i] = "title";
    if (!centred) return;
  }
}

/** `各村（社区）：` directly below the title. */
function markAddressee(paragraphs: readonly FormatParagraph[], roles: Role[]): void {
  const first = roles.findIndex((role, i) => role === "body" && i > roles.lastIndexOf("title"));
  const text = paragraphs[first]?.text.trim() ?? "";
  if (first >= 0 && text.length <= LONGEST_TITLE && /[：:]$/u.test(text)) roles[first] = "flush";
}

/** The date at the end and the name above it. */
function markClosing(paragraphs: readonly FormatParagraph[], roles: Role[]): void {
  paragraphs.forEach(({ text }, i) => {
    if (roles[i] !== "body" || !DATE.test(text)) return;
    roles[i] = "closing";
    for (let above = i - 1; above >= 0; above--) {
      const name = paragraphs[above]?.text.trim() ?? "";
      if (name === "") continue;
      if (roles[above] === "body" && name.length <= LONGEST_SIGNATURE && !SENTENCE.test(name)) roles[above] = "closing";
      return;
    }
  });
}
