/** The object model of Word: its root, and the files of all classes that are taken from the registry. */
import "./body";
import "./content-control";
import "./paragraph";
import "./range";
import "./table";
import "./table-rows";

export { documentType } from "./document";
