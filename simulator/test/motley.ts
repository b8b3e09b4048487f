/** A document of many sorts: sections, a landscape one among them, a table, a control, a tracked change, a header, a picture, custom XML. */
import { createHash } from "node:crypto";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const DECLARED = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;

const paragraph = (text: string, properties = ""): string => `<w:p>${properties}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const LETTER = `<w:pgSz w:w="12240" w:h="15840" w:code="1"/><w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="720" w:footer="720" w:gutter="0"/><w:cols w:space="720"/>`;
const LANDSCAPE = `<w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/><w:pgMar w:top="1800" w:right="1440" w:bottom="1800" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/>`;

export interface MotleyOptions {
  /** References that the first section's properties begin with. */
  readonly references?: string;
  /** Inside w:settings. */
  readonly settings?: string;
  /** Text of the part word/footer7.xml; absent: there is none. */
  readonly footer?: string;
  /** Bytes of the picture, which do not pack. */
  readonly picture?: number;
}

const BODY = (references: string): string =>
  paragraph("关于创建的汇报", `<w:pPr><w:jc w:val="center"/></w:pPr>`) +
  paragraph("一. 工作进展") +
  `<w:p><w:r><w:t>清理垃圾</w:t></w:r><w:sdt><w:sdtPr><w:tag w:val="HJ05"/><w:id w:val="7"/></w:sdtPr><w:sdtContent><w:r><w:t>570余吨</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>,成效明显.</w:t></w:r></w:p>` +
  `<w:p><w:r><w:t>原有</w:t></w:r><w:ins w:id="1" w:author="甲" w:date="2024-07-01T00:00:00Z"><w:r><w:t>待接受,修订</w:t></w:r></w:ins></w:p>` +
  `<w:p><w:pPr><w:sectPr>${references}${LETTER}<w:sectPrChange w:id="2" w:author="甲"><w:sectPr><w:pgSz w:w="9000" w:h="9000"/></w:sectPr></w:sectPrChange></w:sectPr></w:pPr></w:p>` +
  `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>${paragraph("表内,不动字体")}</w:tc></w:tr></w:tbl>` +
  `<w:p><w:pPr><w:sectPr>${LANDSCAPE}</w:sectPr></w:pPr></w:p>` +
  paragraph("二. 下一步打算") +
  `<w:sectPr>${LETTER}</w:sectPr>`;

export function motley({ references = "", settings = "", footer, picture = 400 }: MotleyOptions = {}): Uint8Array {
  const related = (id: string, kind: string, target: string): string => `<Relationship Id="${id}" Type="${R}/${kind}" Target="${target}"/>`;
  const parts: Record<string, string | Uint8Array> = {
    "[Content_Types].xml":
      `${DECLARED}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>` +
      ["document.main", "styles", "settings", "header", ...(footer === undefined ? [] : ["footer"])]
        .map((kind) => {
          const name = kind === "document.main" ? "document" : kind === "header" ? "header1" : kind === "footer" ? "footer7" : kind;
          return `<Override PartName="/word/${name}.xml" ContentType="${TYPE}.${kind}+xml"/>`;
        })
        .join("") +
      `</Types>`,
    "_rels/.rels": `${DECLARED}<Relationships xmlns="${PACKAGE}/relationships">${related("rId1", "officeDocument", "word/document.xml")}</Relationships>`,
    "word/document.xml": `${DECLARED}<w:document xmlns:w="${W}" xmlns:r="${R}"><w:body>${BODY(references)}</w:body></w:document>`,
    "word/_rels/document.xml.rels": `${DECLARED}<Relationships xmlns="${PACKAGE}/relationships">${related("rId1", "styles", "styles.xml")}${related("rId2", "settings", "settings.xml")}${related("rId3", "header", "header1.xml")}${related("rId4", "customXml", "../customXml/item1.xml")}${related("rId5", "image", "media/image1.png")}${footer === undefined ? "" : related("rId7", "footer", "footer7.xml")}</Relationships>`,
    "word/styles.xml": `${DECLARED}<w:styles xmlns:w="${W}"><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style></w:styles>`,
    "word/settings.xml": `${DECLARED}<w:settings xmlns:w="${W}"><w:zoom w:percent="100"/>${settings}</w:settings>`,
    "word/header1.xml": `${DECLARED}<w:hdr xmlns:w="${W}">${paragraph("某镇,内部")}</w:hdr>`,
    "word/media/image1.png": noise(picture),
    "customXml/item1.xml": `<town xmlns="urn:town">清禾镇,存档</town>`,
    ...(footer === undefined ? {} : { "word/footer7.xml": `${DECLARED}<w:ftr xmlns:w="${W}">${footer}</w:ftr>` }),
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, content]) => [name, typeof content === "string" ? strToU8(content) : content])));
}

/** Parts as text, the picture by its checksum, by name. */
export const partsOf = (docx: Uint8Array): Map<string, string> =>
  new Map(
    Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, name.endsWith(".png") ? createHash("sha256").update(bytes).digest("hex") : strFromU8(bytes)]),
  );

function noise(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => (state = (state * 48_271) % 2_147_483_647) & 0xff);
}
