/** `— 1 —` at the foot of the pages (GB/T 9704—2012, 7.5). A footer in which somebody wrote is theirs: it is told, never touched. */
import type { FormatChange } from ".";

/** A footer of the document as it stands. */
export interface FooterLook {
  readonly section: number;
  /** all: one footer for odd and even pages. even beside all: where a host does not say whether even pages have their own; then it goes with the other. */
  readonly pages: "all" | "odd" | "even";
  /** official: a page number of this form and nothing else. */
  readonly state: "empty" | "official" | "own";
  readonly text: string;
}

/** Odd pages right, even pages left; one footer for all of them is that of the odd ones. */
export const sideOf = (pages: FooterLook["pages"]): "left" | "right" => (pages === "even" ? "left" : "right");

export const pageNumberChanges = (footers: readonly FooterLook[]): FormatChange[] =>
  footers
    .filter(
      ({ state, section, pages }) => state === "empty" && !(pages === "even" && footers.some((other) => other.section === section && other.pages === "all")),
    )
    .map(({ section, pages }) => ({ rule: "page-number", section, what: pages, from: "", to: "— 1 —" }));
