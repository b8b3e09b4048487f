/** Files made to exhaust a reader, by what is wrong with each. */
import { strToU8, zipSync } from "fflate";
import { madeWorkbook } from "./made-workbook";

const oneSheet = (data: string): Uint8Array => madeWorkbook({ sheets: [{ name: "s", data }] });

/** One row of two cells with content over a million rows that only have a format. */
export const millionFormattedRows = (): Uint8Array =>
  oneSheet(
    `<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>${Array.from({ length: 1_000_000 }, (_, i) => `<row r="${i + 3}" s="1" customFormat="1"/>`).join("")}`,
  );

/** One row with content over three million cells that only have a format. */
export function millionsOfFormattedCells(): Uint8Array {
  const blanks = (r: number) => ["B", "C", "D"].map((column) => `<c r="${column}${r}" s="1"/>`).join("");
  const rows = Array.from({ length: 1_000_000 }, (_, i) => `<row r="${i + 2}">${blanks(i + 2)}</row>`).join("");
  return oneSheet(`<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"/><c r="C1"><v>3</v></c></row>${rows}`);
}

/** 60 MB of blanks in a hundred kilobytes. */
export const bomb = (): Uint8Array => oneSheet(" ".repeat(60 * 1024 * 1024));

/** A bomb whose directory states another size. */
export function lyingBomb(stated: number): Uint8Array {
  const bytes = oneSheet(`${" ".repeat(1000)}<row/>`.repeat(60_000));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let i = 0; i < bytes.length - 46; i++) {
    if (view.getUint32(i, true) === 0x02014b50 && view.getUint32(i + 24, true) > 1_000_000) view.setUint32(i + 24, stated, true);
  }
  return bytes;
}

const thousandCells = '<table:table-cell table:number-columns-repeated="1000" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell>';

const ods = (rows: string): Uint8Array =>
  zipSync({
    mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet"),
    "styles.xml": strToU8("<office:document-styles/>"),
    "content.xml": strToU8(
      `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="S">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
    ),
    "META-INF/manifest.xml": strToU8("<m/>"),
  });

/** An .ods in which one row of a thousand cells repeats a million times. */
export const repeatingOds = (): Uint8Array => ods(`<table:table-row table:number-rows-repeated="1048000">${thousandCells}</table:table-row>`);

/** A sound .ods: one row of a thousand cells, and a million blank ones that it repeats. */
export const mostlyBlankOds = (): Uint8Array =>
  ods(
    `<table:table-row>${thousandCells}</table:table-row><table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>`,
  );

/** Sheets 表0, 表1… with their number in A1. */
export const manySheets = (count: number): Uint8Array =>
  madeWorkbook({ sheets: Array.from({ length: count }, (_, i) => ({ name: `表${i}`, data: `<row><c><v>${i}</v></c></row>` })) });

/** Twenty rows that fill all columns. */
export const allColumns = (): Uint8Array => oneSheet(`<row>${"<c><v>1</v></c>".repeat(16_384)}</row>`.repeat(20));
