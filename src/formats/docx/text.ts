/** A report as plain text: for copying into another program, and for golden files that a diff can be read in. */
import type { Block, BlockType, Report } from "../../model/report";

const INDENT = "　　";
const FLUSH = new Set<BlockType>(["title", "addressee", "signature", "date"]);

/** Lines end with a line feed; paragraphs are indented by two characters; the table of indicators has tabs. */
export function reportText(report: Report): string {
  const lines = report.blocks.flatMap((block, index) => {
    const text = (FLUSH.has(block.type) ? "" : INDENT) + blockText(block);
    return startsGroup(block.type, report.blocks[index - 1]?.type) ? ["", text] : [text];
  });
  const table = report.appendix.map(({ name, text, periodType }, index) => [index + 1, name, text, periodType].join("\t"));
  const appendix = table.length === 0 ? [] : ["", "附件", appendixTitle(report), ["序号", "指标", "数据", "口径"].join("\t"), ...table];
  return [...lines, ...appendix].join("\n").replace(/^\n+/, "") + "\n";
}

/** A block's words and figures in a row. */
export const blockText = ({ runs }: Pick<Block, "runs">): string => runs.map(({ text }) => text).join("");

/** The attachment's name as the text announces it. */
export function appendixTitle({ blocks }: Report): string {
  const announced = blocks.find(({ type }) => type === "attachment");
  return announced ? blockText(announced).replace(/^附件：/u, "") : "主要指标汇总表";
}

/** A blank line goes between the title, the text, the attachment and the signature. */
const startsGroup = (type: BlockType, before: BlockType | undefined): boolean =>
  (before === "title" && type !== "title") || (type === "attachment" && before !== "attachment") || (type === "signature" && before !== "signature");
