/** A report as a Word document in the format of official documents (GB/T 9704—2012). Runs in Node and in a browser. */
import { AlignmentType, Document, DocumentGridType, Footer, Packer, PageNumber, Paragraph, TextRun, type ISectionOptions } from "docx";
import type { Report } from "../../model/report";
import type { Result } from "../../model/result";
import { appendixTable } from "./appendix";
import { finish } from "./package";
import { FOOTER, LINE_PITCH, MARGIN, PAGE, PAGE_NUMBER_INDENT } from "./page";
import { paragraphsOf, runMaker } from "./paragraphs";
import { STYLE } from "./styles";

/**
 * The .docx of a report: A4, 22 lines of 28 characters, every figure a content control tagged with its fact's id, the table of indicators as
 * 附件, and the result inside as a custom XML part (without findings: they may name people). The same input gives the same bytes.
 */
export async function writeReport(report: Report, result: Result): Promise<Uint8Array> {
  const make = runMaker(report.facts);
  const document = new Document({
    title: report.title,
    subject: `${result.town}${result.period.label}`,
    creator: "Taizhang 台账通",
    lastModifiedBy: "Taizhang 台账通",
    description: `${report.kind}，由台账汇总生成`,
    evenAndOddHeaderAndFooters: true,
    sections: [{ ...SECTION, children: [...paragraphsOf(report, make), ...appendixTable(report, make)] }],
  });
  const packed = await Packer.toArrayBuffer(document);
  return finish(new Uint8Array(packed), result, result.period.end);
}

const SECTION: Omit<ISectionOptions, "children"> = {
  properties: {
    page: { size: PAGE, margin: { ...MARGIN, header: MARGIN.top / 2, footer: FOOTER, gutter: 0 } },
    // A grid of lines alone: with characters as well, LibreOffice doubles the pitch. Character spacing makes the 28 a line.
    grid: { type: DocumentGridType.LINES, linePitch: LINE_PITCH },
  },
  footers: { default: pageNumber("right"), even: pageNumber("left") },
};

/** `— 1 —`: odd pages right, even pages left, one character from the edge (GB/T 9704—2012, 7.5). */
function pageNumber(side: "left" | "right"): Footer {
  return new Footer({
    children: [
      new Paragraph({
        style: STYLE.footer,
        alignment: side === "right" ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: { [side]: PAGE_NUMBER_INDENT },
        children: [new TextRun({ children: ["— ", PageNumber.CURRENT, " —"] })],
      }),
    ],
  });
}
