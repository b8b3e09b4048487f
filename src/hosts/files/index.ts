/** Files in and out; the same in Node and in a browser. The caller reads and writes the bytes. */
export { readWorkbook } from "./read-workbook";
