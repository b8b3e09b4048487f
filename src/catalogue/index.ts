/** The catalogue (口径): what a town counts, as data. */
export { adopt, proposeIndicator, type Proposal } from "./adopt";
export { blankLedgers } from "./blank";
export { builtIn } from "./built-in";
export { campaignFrom, type CampaignFolder } from "./campaign";
export { parseCatalogue } from "./schema";
export { catalogueFromSheets, catalogueSheets } from "./sheets";
