/** Fonts, sizes, pitch and indents of one paragraph against the standard (GB/T 9704—2012, 7.3). */
import type { FormatChange, FormatParagraph, ParagraphLook, Role, Standard } from ".";

/** Lengths that a person could not tell apart. */
const NEAR_TWIPS = 20;
const NEAR_CHARACTERS = 0.15;

type SetRule = "fonts" | "spacing" | "indent";
type What = Extract<FormatChange, { set: unknown }>["what"];
type Change = (rule: SetRule, what: What, from: string, to: string, set: Partial<ParagraphLook>) => FormatChange;

export function lookChanges({ look, inTable, text }: FormatParagraph, paragraph: number, role: Role, standard: Standard): FormatChange[] {
  if (inTable || role === "other" || text.trim() === "") return [];
  const change: Change = (rule, what, from, to, set) => ({ rule, paragraph, role, what, from, to, set });
  return [...fontChanges(look, role, standard, change), ...spacingChanges(look, standard, change), ...indentChanges(look, role, change)];
}

function fontChanges(look: ParagraphLook, role: Role, standard: Standard, change: Change): FormatChange[] {
  const changes: FormatChange[] = [];
  const font = fontOf(role, standard);
  if (look.font === null || !standard.sameFont(look.font, font)) changes.push(change("fonts", "font", look.font ?? "", font, { font }));
  const size = role === "title" ? standard.titleSize : standard.bodySize;
  if (look.size !== size) changes.push(change("fonts", "size", look.size === null ? "" : points(look.size), points(size), { size }));
  return changes;
}

function spacingChanges(look: ParagraphLook, { linePitch }: Standard, change: Change): FormatChange[] {
  const changes: FormatChange[] = [];
  if (!look.exact || look.line === null || Math.abs(look.line - linePitch) > NEAR_TWIPS) {
    const now = look.exact && look.line !== null ? points(look.line / 10) : "";
    changes.push(change("spacing", "pitch", now, points(linePitch / 10), { line: linePitch, exact: true }));
  }
  // None, half a line or a whole one keep the text on the grid of 22 lines.
  const lines = (twips: number) => [0, 0.5, 1].some((part) => Math.abs(twips - part * linePitch) <= NEAR_TWIPS);
  if (!lines(look.before) || !lines(look.after)) {
    changes.push(change("spacing", "apart", points((look.before + look.after) / 10), "0", { before: 0, after: 0 }));
  }
  return changes;
}

function indentChanges(look: ParagraphLook, role: Role, change: Change): FormatChange[] {
  const changes: FormatChange[] = [];
  const indent = role === "title" || role === "flush" || role === "closing" ? 0 : 2;
  if (role !== "closing" && Math.abs(look.indent - indent) > NEAR_CHARACTERS)
    changes.push(change("indent", "indent", String(Math.round(look.indent * 10) / 10), String(indent), { indent }));
  const align = role === "title" ? "center" : role === "closing" ? "right" : "both";
  const fits = look.align === align || (align === "both" && look.align === "left");
  if (!fits) changes.push(change("indent", "align", look.align, align, { align }));
  return changes;
}

const points = (halfPoints: number): string => String(Math.round((halfPoints / 2) * 100) / 100);

const fontOf = (role: Role, { fonts }: Standard): string =>
  role === "title" ? fonts.title : role === "heading1" ? fonts.heading1 : role === "heading2" ? fonts.heading2 : fonts.body;
