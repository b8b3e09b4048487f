/** Turns books into files: .xlsx through hucre, .xls and .csv (GB18030) through SheetJS. The same books give the same bytes. */
import * as sheetjs from "@e965/xlsx";
import * as cpexcel from "@e965/xlsx/dist/cpexcel.js";
import { writeXlsx } from "hucre";
import type { Book } from "./book";
import { plain, toGrid, toSheet, type Paper } from "./paper";

/** The package types its namespace without its members. */
const codepages = cpexcel as unknown as { utils: { encode(codepage: number, text: string): ArrayLike<number> } };
export const WRITTEN = new Date("2024-07-01T00:00:00Z");
/** GBK: what a Chinese Windows writes; GB18030 reads it as it is. */
const GBK = 936;

export async function bytesOf(book: Book): Promise<Uint8Array> {
  if (book.format === "csv") return csvBytes(book);
  if (book.format === "xls") return xlsBytes(book);
  return writeXlsx({
    sheets: book.papers.map((paper) => toSheet(paper, book.script)),
    defaultFont: { name: book.script.body.font, size: book.script.body.size },
    properties: { creator: "清禾镇", created: WRITTEN, modified: WRITTEN },
  });
}

const rowsOf = (paper: Paper) => toGrid(paper, "").cells.map((row) => row.map(plain));

function csvBytes(book: Book): Uint8Array {
  const lines = book.papers
    .flatMap(rowsOf)
    .map((row) => row.map((value) => (/[",\n]/.test(String(value ?? "")) ? `"${String(value).replaceAll('"', '""')}"` : String(value ?? ""))).join(","));
  return Uint8Array.from(codepages.utils.encode(GBK, `${lines.join("\r\n")}\r\n`));
}

function xlsBytes(book: Book): Uint8Array {
  const workbook = sheetjs.utils.book_new();
  for (const paper of book.papers) {
    const sheet = sheetjs.utils.aoa_to_sheet(rowsOf(paper));
    for (const [row, line] of paper.squares) {
      for (const [column, { value }] of line) {
        const cell = sheet[sheetjs.utils.encode_cell({ r: row, c: column })] as { z?: string } | undefined;
        if (cell !== undefined && value !== null && typeof value === "object" && value.kind !== "error") cell.z = value.kind === "date" ? "yyyy/m/d" : "0.00%";
      }
    }
    sheet["!merges"] = paper.merges.map((span) => ({ s: { r: span.top, c: span.left }, e: { r: span.bottom, c: span.right } }));
    sheet["!cols"] = Array.from({ length: Math.max(0, ...paper.widths.keys()) + 1 }, (_, index) => ({ wch: paper.widths.get(index) ?? 9 }));
    sheetjs.utils.book_append_sheet(workbook, sheet, paper.name);
  }
  workbook.Props = { CreatedDate: WRITTEN, ModifiedDate: WRITTEN };
  return new Uint8Array(sheetjs.write(workbook, { type: "array", bookType: "biff8" }) as ArrayBuffer);
}
