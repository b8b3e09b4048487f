/** Fonts of an official document by their part, and what Word takes where a machine does not have them (altName in the font table). */

export const FONTS = { title: "方正小标宋简体", body: "仿宋_GB2312", heading1: "黑体", heading2: "楷体_GB2312", pageNumber: "宋体", table: "宋体" } as const;

/** Font → what stands in for it. 小标宋 has no twin in Windows: 宋体 comes nearest. */
const FALLBACKS: readonly (readonly [font: string, fallback: string, family: string])[] = [
  [FONTS.title, "宋体", "script"],
  [FONTS.body, "仿宋", "modern"],
  [FONTS.heading1, "SimHei", "modern"],
  [FONTS.heading2, "楷体", "modern"],
  [FONTS.pageNumber, "SimSun", "auto"],
];

/** `w:rFonts` with all four: without the East Asian one Word sets Chinese in whatever the theme says. */
export const fontsXml = (font: string): string => `<w:rFonts w:ascii="${font}" w:eastAsia="${font}" w:hAnsi="${font}" w:cs="${font}"/>`;

export const fontTableXml = (): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` +
  FALLBACKS.map(
    ([font, fallback, family]) =>
      `<w:font w:name="${font}"><w:altName w:val="${fallback}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="auto"/></w:font>`,
  ).join("") +
  `</w:fonts>`;
