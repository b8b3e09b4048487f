/** The catalogue that the product brings along. Kinds and indicators in report order, with no areas, targets or corrections of a certain town. */
import type { Catalogue } from "../model/indicator";
import { campaignFrom } from "./campaign";
import { wenming } from "./campaigns/wenming";

/** 全国文明城市创建. */
export const builtIn: Catalogue = campaignFrom(wenming);
