/**
 * The document's styles (GB/T 9704—2012, 7.3): every look is a named style, so that a town can change it in one place and Word's
 * navigation shows the headings.
 */
import { FONTS, fontsXml } from "./fonts";
import { BODY_SIZE, CHARACTER, CHARACTER_SPACING, LINE_PITCH, PAGE_NUMBER_SIZE, TABLE_SIZE, TITLE_SIZE } from "./page";

export const STYLE = {
  body: "GwBody",
  flush: "GwFlush",
  title: "Title",
  heading1: "Heading1",
  heading2: "Heading2",
  heading3: "Heading3",
  heading4: "Heading4",
  attachment: "GwAttachment",
  signature: "GwSignature",
  appendixMark: "GwAppendixMark",
  tableText: "GwTableText",
  tableHead: "GwTableHead",
  footer: "Footer",
} as const;

interface Style {
  readonly id: string;
  readonly name: string;
  readonly basedOn?: string;
  readonly next?: string;
  readonly paragraph?: string;
  readonly run?: string;
}

const size = (halfPoints: number): string => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`;
const SPACED = `<w:spacing w:val="${CHARACTER_SPACING}"/>`;
/** First line indented by two characters; the width in twips is for programs that do not count characters. */
const INDENTED = `<w:ind w:firstLineChars="200" w:firstLine="${CHARACTER * 2}"/>`;
const exact = (before = 0): string => `<w:spacing w:before="${before}" w:after="0" w:line="${LINE_PITCH}" w:lineRule="exact"/>`;
/** Blank between Chinese and digits would break the count of 28 characters a line. */
const NO_AUTO_SPACE = `<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>`;
const outline = (level: number): string => `<w:outlineLvl w:val="${level}"/>`;

const STYLES: readonly Style[] = [
  {
    id: "Normal",
    name: "Normal",
    paragraph: `<w:widowControl w:val="0"/>` + NO_AUTO_SPACE + exact() + `<w:jc w:val="both"/>`,
    run: fontsXml(FONTS.body) + size(BODY_SIZE),
  },
  { id: STYLE.body, name: "公文正文", basedOn: "Normal", paragraph: INDENTED, run: SPACED },
  { id: STYLE.flush, name: "公文主送", basedOn: "Normal", next: STYLE.body, run: SPACED },
  {
    id: STYLE.title,
    name: "Title",
    basedOn: "Normal",
    next: STYLE.body,
    paragraph: `<w:keepNext/><w:snapToGrid w:val="0"/>` + exact() + `<w:jc w:val="center"/>`,
    run: fontsXml(FONTS.title) + size(TITLE_SIZE),
  },
  { id: STYLE.heading1, name: "heading 1", basedOn: STYLE.body, next: STYLE.body, paragraph: `<w:keepNext/>` + outline(0), run: fontsXml(FONTS.heading1) },
  { id: STYLE.heading2, name: "heading 2", basedOn: STYLE.body, next: STYLE.body, paragraph: `<w:keepNext/>` + outline(1), run: fontsXml(FONTS.heading2) },
  { id: STYLE.heading3, name: "heading 3", basedOn: STYLE.body, next: STYLE.body, paragraph: outline(2) },
  { id: STYLE.heading4, name: "heading 4", basedOn: STYLE.body, next: STYLE.body, paragraph: outline(3) },
  { id: STYLE.attachment, name: "公文附件说明", basedOn: STYLE.body, next: STYLE.signature },
  { id: STYLE.signature, name: "公文署名", basedOn: "Normal", paragraph: `<w:keepLines/>` + `<w:jc w:val="right"/>`, run: SPACED },
  { id: STYLE.appendixMark, name: "公文附件", basedOn: "Normal", next: STYLE.title, run: fontsXml(FONTS.heading1) + SPACED },
  {
    id: STYLE.tableText,
    name: "公文表格",
    basedOn: "Normal",
    paragraph: `<w:snapToGrid w:val="0"/><w:spacing w:before="20" w:after="20" w:line="280" w:lineRule="atLeast"/><w:jc w:val="left"/>`,
    run: fontsXml(FONTS.table) + size(TABLE_SIZE),
  },
  { id: STYLE.tableHead, name: "公文表头", basedOn: STYLE.tableText, paragraph: `<w:jc w:val="center"/>`, run: fontsXml(FONTS.heading1) },
  {
    id: STYLE.footer,
    name: "footer",
    basedOn: "Normal",
    paragraph: `<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>`,
    run: fontsXml(FONTS.pageNumber) + size(PAGE_NUMBER_SIZE),
  },
];

/** word/styles.xml, whole. */
export const stylesXml = (): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` +
  `<w:docDefaults><w:rPrDefault><w:rPr>${fontsXml(FONTS.body)}${size(BODY_SIZE)}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
  STYLES.map(styleXml).join("") +
  `<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>` +
  `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
  `</w:styles>`;

function styleXml({ id, name, basedOn, next, paragraph, run }: Style): string {
  const own = id.startsWith("Gw") ? ` w:customStyle="1"` : "";
  const first = id === "Normal" ? ` w:default="1"` : "";
  const links = (basedOn ? `<w:basedOn w:val="${basedOn}"/>` : "") + (next ? `<w:next w:val="${next}"/>` : "");
  const look = (paragraph ? `<w:pPr>${paragraph}</w:pPr>` : "") + (run ? `<w:rPr>${run}</w:rPr>` : "");
  return `<w:style w:type="paragraph"${first}${own} w:styleId="${id}"><w:name w:val="${name}"/>${links}<w:qFormat/>${look}</w:style>`;
}
