/** What drafts list of an indicator's records by a field. A run's drafts ask for the same, and going through tens of thousands of records takes its time. */
import type { Total } from "../model/total";
import type { TemplateFigure } from "./figure";
import type { NameTally } from "./names";

export interface Listed {
  readonly names: ByField<NameTally>;
  readonly counts: ByField<TemplateFigure[]>;
}

type ByField<List> = (total: Total, field: string, make: () => List) => List;

/** Each list is made once. */
export const listed = (): Listed => ({ names: byField(), counts: byField() });

function byField<List>(): ByField<List> {
  const known = new Map<Total, Map<string, List>>();
  return (total, field, make) => {
    const ofTotal = known.get(total) ?? new Map<string, List>();
    known.set(total, ofTotal);
    const list = ofTotal.get(field) ?? make();
    ofTotal.set(field, list);
    return list;
  };
}
