/** The page number as a paragraph of its own, for a footer of somebody's document: set directly, since styles of that name are the document's. */
import { packageOf, part } from "./flat-part";
import { fontsXml, FONTS } from "./fonts";
import { PAGE_NUMBER_INDENT, PAGE_NUMBER_SIZE } from "./page";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";

/** @returns flat OPC with the page number's paragraph */
export const pageNumberPackage = (side: "left" | "right"): string => footerPackage(pageNumberParagraph(side));

/** @returns the content of a part that is a footer with a page number, in the namespace of the document's main part */
export const pageNumberFooter = (side: "left" | "right", namespace: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:ftr xmlns:w="${namespace}">${pageNumberParagraph(side)}</w:ftr>`;

export const FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml";

/** `— 1 —` (GB/T 9704—2012, 7.5), one character from the edge that it stands at. */
function pageNumberParagraph(side: "left" | "right"): string {
  const look = `<w:rPr>${fontsXml(FONTS.pageNumber)}<w:sz w:val="${PAGE_NUMBER_SIZE}"/><w:szCs w:val="${PAGE_NUMBER_SIZE}"/></w:rPr>`;
  const run = (content: string): string => `<w:r>${look}${content}</w:r>`;
  const field = (kind: string): string => run(`<w:fldChar w:fldCharType="${kind}"/>`);
  const words = (text: string): string => run(`<w:t xml:space="preserve">${text}</w:t>`);
  return (
    `<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>` +
    `<w:ind w:${side}="${PAGE_NUMBER_INDENT}" w:firstLine="0" w:firstLineChars="0"/><w:jc w:val="${side}"/>${look}</w:pPr>` +
    words("— ") +
    field("begin") +
    run(`<w:instrText xml:space="preserve"> PAGE </w:instrText>`) +
    field("separate") +
    words("1") +
    field("end") +
    words(" —") +
    `</w:p>`
  );
}

/** An empty paragraph without settings of its own. */
export const emptyPackage = (): string => footerPackage("<w:p/>");

const footerPackage = (paragraph: string): string =>
  packageOf(
    part(
      "_rels/.rels",
      "application/vnd.openxmlformats-package.relationships+xml",
      `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    part(
      "word/document.xml",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
      `<w:document xmlns:w="${W}"><w:body>${paragraph}</w:body></w:document>`,
    ),
  );
