/** A4 and the type area of 156 × 225 mm (GB/T 9704—2012, 5.1 and 5.2.2). Landscape sections hold wide tables and are left alone. */
import type { FormatChange, FormatSection, Standard } from ".";

/** Half a millimetre. */
const NEAR = 28;
const near = (a: number, b: number): boolean => Math.abs(a - b) <= NEAR;

export function pageChanges(sections: readonly FormatSection[], { page, margin }: Standard): FormatChange[] {
  return sections.flatMap((section, index): FormatChange[] => {
    if (section.width > section.height) return [];
    const changes: FormatChange[] = [];
    if (!near(section.width, page.width) || !near(section.height, page.height))
      changes.push({
        rule: "page",
        section: index,
        what: "paper",
        from: `${mm(section.width)}×${mm(section.height)}`,
        to: `${mm(page.width)}×${mm(page.height)}`,
      });
    if ((["top", "left", "right", "bottom"] as const).some((side) => !near(section.margin[side], margin[side])))
      changes.push({ rule: "page", section: index, what: "margins", from: sides(section.margin), to: sides(margin) });
    return changes;
  });
}

const mm = (twips: number): number => Math.round((twips / 1440) * 25.4);
/** Top, bottom, left, right, as Word's dialog has them. */
const sides = ({ top, bottom, left, right }: FormatSection["margin"]): string => [top, bottom, left, right].map(mm).join("/");
