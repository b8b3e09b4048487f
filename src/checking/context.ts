/** What every check may look at beside the ledgers. */
import type { Area } from "../model/area";
import type { Finding } from "../model/finding";
import type { Catalogue } from "../model/indicator";
import type { Period } from "../model/period";
import type { Result } from "../model/result";

export interface CheckContext {
  readonly catalogue: Catalogue;
  readonly period: Period;
  readonly areas: readonly Area[];
  readonly town: string;
  /** The run's date, ISO. */
  readonly today: string;
  /** Result of the period before: the area's own history. */
  readonly previous?: Result;
  /** What reading found already: a cell that could not be read is not called missing, and a total over it is not called wrong. */
  readonly found?: readonly Finding[];
}
