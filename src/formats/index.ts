/** Files in and out; the same in Node and in a browser. The caller reads and writes the bytes. */
export { readWorkbook, type ReadWorkbook } from "./workbook/read-workbook";
export { writeWorkbook, type WriteOptions } from "./workbook/write-workbook";
