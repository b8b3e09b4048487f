/** A report as plain text to review: one block a paragraph, headings marked, figures in braces. */
import type { Report } from "../../src/model/report";

const LEAD: Readonly<Record<string, string>> = { title: "# ", heading1: "## ", heading2: "### ", heading3: "#### ", heading4: "##### " };

export const reportText = (report: Report): string =>
  `${report.blocks.map((block) => `${LEAD[block.type] ?? ""}${block.runs.map((part) => ("fact" in part ? `{${part.text}}` : part.text)).join("")}`).join("\n\n")}\n`;
