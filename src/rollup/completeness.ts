/** 报送率: which areas sent which ledgers, of those expected. */
import type { Catalogue } from "../model/indicator";
import type { Ledger } from "../model/ledger";
import type { Period } from "../model/period";
import type { Completeness } from "../model/total";
import { isDue } from "../language/due";
import { inWindow } from "../measuring/ledger";
import { memberships } from "../measuring/window";
import type { AreaTree } from "./tree";

/**
 * Expected are all leaves of the area tree × the kinds that are due in the period and that at least one of them sent: a kind that
 * nobody keeps in this town is not missing fifteen times.
 * Sent is a kind with a record that counts in the period (since 1 January, or at its end, as the kind's indicators have it), or with no record
 * at all: an empty ledger says that there was nothing. A ledger that only holds other months is not this period's.
 */
export function completenessOf(ledgers: readonly Ledger[], catalogue: Catalogue, period: Period, tree: AreaTree): Completeness {
  const sentEver = new Set<string>();
  const sent = new Map<string, Set<string>>(tree.leaves.map((area) => [area, new Set()]));
  const note = (area: string, kind: string): void => {
    const kinds = sent.get(area) ?? new Set();
    sent.set(area, kinds.add(kind));
  };
  for (const ledger of ledgers) {
    const kind = catalogue.kinds.find((candidate) => candidate.kind === ledger.kind);
    if (!kind) continue;
    const indicators = catalogue.indicators.filter((indicator) => indicator.kind === kind.kind);
    const membershipOf = memberships(ledger, kind, period);
    if (ledger.area !== null && tree.isLeaf(ledger.area)) sentEver.add(kind.kind);
    if (ledger.area !== null && ledger.records.length === 0) note(ledger.area, kind.kind);
    let area: string | null = null;
    let done = false;
    for (const record of ledger.records) {
      if (record.area !== area) {
        area = record.area;
        done = sent.get(area)?.has(kind.kind) ?? false;
        if (tree.isLeaf(area)) sentEver.add(kind.kind);
      }
      if (done) continue;
      const membership = membershipOf(record);
      if (indicators.length > 0 ? indicators.some((indicator) => inWindow(indicator, membership)) : membership.inPeriod) {
        note(area, kind.kind);
        done = true;
      }
    }
  }
  const expected = catalogue.kinds.filter((kind) => isDue(kind.frequency, period) && sentEver.has(kind.kind)).map((kind) => kind.kind);
  const missing = tree.leaves.flatMap((area) => expected.filter((kind) => !sent.get(area)?.has(kind)).map((kind) => ({ area, kind })));
  const order = new Map(catalogue.kinds.map((kind, i) => [kind.kind, i]));
  const total = tree.leaves.length * expected.length;
  return {
    expected: total,
    received: total - missing.length,
    missing,
    byArea: new Map([...sent].map(([area, kinds]) => [area, [...kinds].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))])),
  };
}
