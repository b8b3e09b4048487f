/** The object model of Excel: its root, and the files of all classes that are taken from the registry. */
import "./range";
import "./range-areas";
import "./worksheet";

export { workbookType } from "./workbook";
