/** Files in and out; the same in Node and in a browser. The caller reads and writes the bytes. */
export { readWorkbook, type ReadWorkbook } from "./read-workbook";
export { readResult, resultFile } from "./result-file";
export { writeWorkbook, type WriteOptions } from "./write-workbook";
