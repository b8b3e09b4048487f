/** The town's name as a report prints it. A report goes to others: signed 本镇 it would be nobody's, so a gap stands there that a reader cannot miss and lint flags. */
import { UNKNOWN_TOWN } from "../reading/resolve/town";
import { settingWords } from "./wording";

const TOWN_GAP = "××镇";

export const printedTown = (town: string): string => (town === UNKNOWN_TOWN ? TOWN_GAP : settingWords(town));
