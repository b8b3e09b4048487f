/** Whose ledgers these are: the town's name, where nobody has said it. */
import { makeFinding, NOWHERE } from "../../findings/make";
import type { Finding } from "../../model/finding";
import type { Catalogue } from "../../model/indicator";
import type { RawLedger } from "../../model/ledger";
import { townInText } from "../../language/area-in-text";

/** What a town is called that nobody has named. */
export const UNKNOWN_TOWN = "本镇";

/**
 * The town: the option, else the catalogue's, else the root of its areas, else the 镇, 乡 or 街道 that most ledgers name in their title, 填报单位, sheet,
 * file or area column (finding `town.guessed`), else 本镇 (finding `town.unknown`). Several towns without a majority are no answer.
 */
export function findTown(ledgers: readonly RawLedger[], catalogue: Catalogue, option: string | undefined): { town: string; findings: readonly Finding[] } {
  const given = option?.trim() || catalogue.town?.trim() || rootOf(catalogue);
  if (given) return { town: given, findings: [] };
  const votes = new Map<string, number>();
  let all = 0;
  for (const ledger of ledgers) {
    const named = new Set(textsOf(ledger).flatMap((text) => townOf(text) ?? []));
    for (const town of named) votes.set(town, (votes.get(town) ?? 0) + 1);
    all += named.size;
  }
  const [best] = [...votes].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  if (best && best[1] * 2 > all) return { town: best[0], findings: [makeFinding({ code: "town.guessed", params: { town: best[0] } }, NOWHERE)] };
  return { town: UNKNOWN_TOWN, findings: ledgers.length === 0 ? [] : [makeFinding({ code: "town.unknown", params: { town: UNKNOWN_TOWN } }, NOWHERE)] };
}

function rootOf({ areas }: Catalogue): string | undefined {
  const roots = areas.filter((area) => area.parent === undefined && (area.type === "镇" || area.type === "县"));
  return roots.length === 1 ? roots[0]?.name : undefined;
}

function textsOf(ledger: RawLedger): string[] {
  const { title, unitLine, sheet, file } = ledger.mentions;
  const texts = new Set<string>();
  for (const text of [title, unitLine, sheet, file]) if (text !== null) texts.add(text);
  for (const { areaText } of ledger.records) if (areaText !== null) texts.add(areaText);
  return [...texts];
}

const known = new Map<string, string | null>();

function townOf(text: string): string | null {
  let town = known.get(text);
  if (town === undefined) {
    if (known.size > 20000) known.clear();
    known.set(text, (town = townInText(text)));
  }
  return town;
}
