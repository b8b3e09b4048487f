/**
 * 排版: a document's paragraphs as they look → what must change so that it looks as an official document should (GB/T 9704—2012). Pure: a host
 * reads the looks and carries the changes out.
 */
import { lookChanges } from "./looks";
import { numberingChanges, numberLength } from "./numbering";
import { pageChanges } from "./page";
import { pageNumberChanges, type FooterLook } from "./page-number";
import { punctuationChanges } from "./punctuation";
import { rolesOf } from "./roles";

/** Each can be switched off. */
export const FORMAT_RULES = ["page", "page-number", "fonts", "spacing", "indent", "numbering", "punctuation"] as const;
export type FormatRule = (typeof FORMAT_RULES)[number];

export type { FooterLook } from "./page-number";

export type Role = "title" | "heading1" | "heading2" | "heading3" | "heading4" | "body" | "flush" | "closing" | "other";

/** How a paragraph looks now, styles resolved. Sizes in half-points, lengths in twips; null: mixed, or not said. */
export interface ParagraphLook {
  readonly font: string | null;
  readonly size: number | null;
  readonly line: number | null;
  readonly exact: boolean;
  readonly before: number;
  readonly after: number;
  /** First line's indent in characters of the paragraph's own size. */
  readonly indent: number;
  readonly align: "left" | "center" | "right" | "both";
}

export interface FormatParagraph {
  readonly text: string;
  /** Name of its style as Word shows it: `heading 1`, `标题 1`, `Title`. */
  readonly style: string;
  readonly inTable: boolean;
  /** Numbered by Word itself, not in its text. */
  readonly numbered: boolean;
  /** Holds what must stay as it is: pictures, fields, tracked changes that nobody has accepted yet. */
  readonly untouchable: boolean;
  /** Ranges that are not ours to write in: content controls. */
  readonly controls: readonly { readonly start: number; readonly end: number }[];
  readonly look: ParagraphLook;
}

export interface FormatSection {
  readonly width: number;
  readonly height: number;
  readonly margin: { readonly top: number; readonly left: number; readonly right: number; readonly bottom: number };
}

export interface FormatDocument {
  readonly paragraphs: readonly FormatParagraph[];
  readonly sections: readonly FormatSection[];
  readonly footers: readonly FooterLook[];
}

/** The figures of the standard, in the same units. */
export interface Standard {
  readonly page: { readonly width: number; readonly height: number };
  readonly margin: FormatSection["margin"];
  readonly linePitch: number;
  readonly bodySize: number;
  readonly titleSize: number;
  readonly fonts: { readonly title: string; readonly heading1: string; readonly heading2: string; readonly body: string };
  /** Other names of the same font on this or that machine. */
  readonly sameFont: (a: string, b: string) => boolean;
}

/** Characters out and in, by place in the paragraph's text as it is now. */
export interface TextEdit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

export type FormatChange =
  | { readonly rule: "page"; readonly section: number; readonly what: "paper" | "margins"; readonly from: string; readonly to: string }
  | { readonly rule: "page-number"; readonly section: number; readonly what: FooterLook["pages"]; readonly from: string; readonly to: string }
  | {
      readonly rule: "fonts" | "spacing" | "indent";
      readonly paragraph: number;
      readonly role: Role;
      readonly what: "font" | "size" | "pitch" | "apart" | "indent" | "align";
      /** As told to a person: a font's name, points, characters. */
      readonly from: string;
      readonly to: string;
      readonly set: Partial<ParagraphLook>;
    }
  | {
      readonly rule: "numbering" | "punctuation";
      readonly paragraph: number;
      readonly what: "number" | "mark";
      readonly from: string;
      readonly to: string;
      readonly edits: readonly TextEdit[];
    };

/** @returns the changes in reading order, page setup first */
export function planFormat(document: FormatDocument, rules: ReadonlySet<FormatRule>, standard: Standard): FormatChange[] {
  const roles = rolesOf(document.paragraphs);
  const paragraphs = document.paragraphs.flatMap((paragraph, index): FormatChange[] => {
    if (paragraph.untouchable) return [];
    const role = roles[index] ?? "other";
    return [...lookChanges(paragraph, index, role, standard), ...punctuationChanges(paragraph, index, numberLength(paragraph.text, role))];
  });
  return [...pageChanges(document.sections, standard), ...pageNumberChanges(document.footers), ...paragraphs, ...numberingChanges(document.paragraphs, roles)]
    .filter((change) => rules.has(change.rule))
    .sort((a, b) => placeOf(a) - placeOf(b));
}

const placeOf = (change: FormatChange): number => ("paragraph" in change ? change.paragraph : -1);
