/** The catalogue (口径): what a town counts, as data. */
export { blankLedgers } from "./blank";
export { builtIn } from "./built-in";
export { catalogueFromSheets, catalogueSheets } from "./sheets";
