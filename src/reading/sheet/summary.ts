/**
 * A summary of several ledgers on one sheet (a town's own table: 标语, 志愿活动, 清理垃圾 side by side or one below the other). It says again what the
 * ledgers say: counted, it would double them, so it is only told.
 */
import { isNumericData } from "./column-data";
import type { ColumnInput } from "./column-input";
import { matchFields, matchMember, nameKey, type CatalogueIndex, type KindIndex } from "./match";

/** Fewer columns of other kinds may be a remark in figures. */
const LEAST = 3;

/** Names of the kinds whose figures stand together, where the chosen kind knows fewer of them than others do; null for a ledger of one kind. */
export function kindsSummedUp(index: CatalogueIndex, chosen: KindIndex | null, inputs: readonly ColumnInput[]): readonly string[] | null {
  const foreign = new Map<KindIndex, number>();
  let own = 0;
  let others = 0;
  for (const { path, data } of inputs) {
    if (path.length === 0 || !isNumericData(data) || data.serial) continue;
    if (chosen && path.some((name) => (matchFields(chosen, name)[0]?.score ?? 0) >= 0.6 || matchMember(chosen, name) !== null)) {
      own++;
      continue;
    }
    const knowing = index.kinds.filter((kind) => path.some((name) => counts(kind, name)));
    if (knowing.length === 0) continue;
    others++;
    for (const kind of knowing) foreign.set(kind, (foreign.get(kind) ?? 0) + 1);
  }
  if (others < LEAST || others <= own) return null;
  // One kind that knows nearly all of them is the ledger's, and was only not sure enough.
  if (chosen === null && Math.max(...foreign.values()) >= others * 0.8) return null;
  const names = [...foreign].sort((a, b) => b[1] - a[1]).map(([kind]) => kind.kind.name);
  return chosen ? [chosen.kind.name, ...names] : names;
}

/** Does the kind count this: a quantity of its own, a value that it sums by, or an indicator by its name? */
function counts(kind: KindIndex, name: string): boolean {
  const key = nameKey(name);
  if (key.length < 2) return false;
  return (
    kind.exact.get(key)?.some(({ field }) => field.type === "quantity" || field.type === "rate") === true ||
    kind.members.some((member) => member.key === key) ||
    kind.indicators.some((indicator) => nameKey(indicator.name) === key)
  );
}
