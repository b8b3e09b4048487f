/** The codes of all checks. */
import type { FindingCodes } from "../findings/code";
import { checks } from "./index";

export const checkingCodes: FindingCodes = Object.assign({}, ...Object.values(checks).map(({ codes }) => codes)) as FindingCodes;
