/** The figures of a draft: each gets an id that is stable over runs, and a mark for the rendered text. */
import { factOf } from "../figures/fact";
import { figureIdText, LONGEST_ID, type Figure } from "../model/figure";
import type { Fact } from "../model/report";
import { factMark } from "./marks";

export interface DraftFacts {
  /** Notes a figure down as printed and gives its mark. The same figure printed the same way is one fact. */
  readonly note: (figure: Figure, text: string) => string;
  readonly fact: (index: number) => Fact | undefined;
  readonly factById: (id: string) => Fact | undefined;
}

export function factBook(): DraftFacts {
  const facts: Fact[] = [];
  const indexOf = new Map<string, number>();
  const taken = new Set<string>();
  const idOf = new Map<string, string>();
  const lastNumber = new Map<string, number>();

  const freeId = (id: string, figure: Figure, text: string): string => {
    // Two figures meet in one id when their names were cut or cleaned to the same, or two records say the same; the later one is numbered.
    const identity = JSON.stringify([figure.id, text, figure.sources[0] ?? null]);
    const known = idOf.get(identity);
    if (known !== undefined) return known;
    for (let n = (lastNumber.get(id) ?? 0) + 1; ; n += 1) {
      const candidate = n === 1 ? id : `${id.slice(0, LONGEST_ID - Math.max(4, String(n).length + 1))}-${n}`;
      if (taken.has(candidate)) continue;
      taken.add(candidate);
      idOf.set(identity, candidate);
      lastNumber.set(id, n);
      return candidate;
    }
  };

  return {
    note: (figure, text) => {
      const id = freeId(figureIdText(figure.id), figure, text);
      let index = indexOf.get(id);
      if (index === undefined) {
        index = facts.length;
        indexOf.set(id, index);
        facts.push(factOf(figure, text, id));
      }
      return factMark(index);
    },
    fact: (index) => facts[index],
    factById: (id) => facts[indexOf.get(id) ?? -1],
  };
}
