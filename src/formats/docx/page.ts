/** The page of an official document in twips (1 mm = 56.6929): GB/T 9704—2012, 5.1, 5.2.2, 5.2.3 and 7.5. */

const MM = 1440 / 25.4;
const twips = (mm: number): number => Math.round(mm * MM);

/** A4, 210 × 297 mm. */
export const PAGE = { width: 11906, height: 16838 } as const;
/** 天头 37 mm, 订口 28 mm; the type area of 156 × 225 mm leaves 26 mm and 35 mm. */
export const MARGIN = { top: twips(37), left: twips(28), right: twips(26), bottom: twips(35) } as const;
/** 22 lines a page: 225 mm / 22 = 28.99 pt; a twentieth less, so that 22 surely fit. */
export const LINE_PITCH = 579;
/** 三号, in half-points. */
export const BODY_SIZE = 32;
/** 28 characters a line: 156 mm / 28 = 15.79 pt for a 16 pt character, so a quarter of a point less between them. */
export const CHARACTER_SPACING = -5;
/** One character of the body as it is set, in twips. */
export const CHARACTER = BODY_SIZE * 10 + CHARACTER_SPACING;
/** 二号 */
export const TITLE_SIZE = 44;
/** 四号 */
export const PAGE_NUMBER_SIZE = 28;
/** The dash beside the page number stands 7 mm below the type area; it lies in the middle of a line that is 1.3 times the font's size. */
export const FOOTER = Math.round(MARGIN.bottom - twips(7) - (PAGE_NUMBER_SIZE * 10 * 1.3) / 2);
/** 五号, for tables: the standard leaves their size open. */
export const TABLE_SIZE = 21;
/** 一字线 and number stand one character of 14 pt from the edge. */
export const PAGE_NUMBER_INDENT = 280;
