/** All codes of findings but those of the checks, which stand in the checks' own files (`checking/codes.ts` has both). */
import { areaCodes } from "./areas";
import { cellCodes } from "./cells";
import { dateCodes } from "./dates";
import { fileCodes } from "./files";
import { measuringCodes } from "./measures";
import { personalCodes } from "./personal";
import { remarkCodes } from "./remarks";
import { reportCodes } from "./reports";
import { rollUpCodes } from "./totals";
import { settingsCodes } from "./settings";
import { tableCodes } from "./tables";

export const stageCodes = {
  ...fileCodes,
  ...tableCodes,
  ...cellCodes,
  ...dateCodes,
  ...areaCodes,
  ...personalCodes,
  ...measuringCodes,
  ...rollUpCodes,
  ...reportCodes,
  ...settingsCodes,
  ...remarkCodes,
} as const;

/** Code of a finding that is no check's. */
export type StageCode = keyof typeof stageCodes;
