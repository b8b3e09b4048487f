/** Fonts, sizes, pitch and indents of one paragraph against the standard (GB/T 9704—2012, 7.3). */
import type { FormatChange, FormatParagraph, ParagraphLook, Role, Standard } from ".";

/** Lengths that a person could not tell apart. */
const NEAR_TWIPS = 20;
const NEAR_CHARACTERS = 0.15;

export function lookChanges({ look, inTable, text }: FormatParagraph, paragraph: number, role: Role, standard: Standard): FormatChange[] {
  if (inTable || role === "other" || text.trim() === "") return [];
  const change = (
    rule: "fonts" | "spacing" | "indent",
    what: Extract<FormatChange, { set: unknown }>["what"],
    from: string,
    to: string,
    set: Partial<ParagraphLook>,
  ): FormatChange => ({ rule, paragraph, role, what, from, to, set });
  const changes: FormatChange[] = [];

  const font = fontOf(role, standard);
  if (look.font === null || !standard.sameFont(look.font, font)) changes.push(change("fonts", "font", look.font ?? "", font, { font }));
  const size = role === "title" ? standard.titleSize : standard.bodySize;
  if (look.size !== size) changes.push(change("fonts", "size", look.size === null ? "" : points(look.size), points(size), { size }));

  if (!look.exact || look.line === null || Math.abs(look.line - standard.linePitch) > NEAR_TWIPS) {
    const now = look.exact && look.line !== null ? points(look.line / 10) : "";
    changes.push(change("spacing", "pitch", now, points(standard.linePitch / 10), { line: standard.linePitch, exact: true }));
  }
  // None, half a line or a whole one keep the text on the grid of 22 lines.
  const lines = (twips: number) => [0, 0.5, 1].some((part) => Math.abs(twips - part * standard.linePitch) <= NEAR_TWIPS);
  if (!lines(look.before) || !lines(look.after)) {
    changes.push(change("spacing", "apart", points((look.before + look.after) / 10), "0", { before: 0, after: 0 }));
  }

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
