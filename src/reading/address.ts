/** A1 addresses: arithmetic that every stage shares stands in model/. */
export { cellAddress, columnLetters, parseAddress, placeIn, rowName, sharedAddress, TURNED } from "../model/address";
