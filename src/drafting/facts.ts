/** The figures of a draft: each gets an id that is stable over runs, and a mark for the rendered text. */
import type { Source } from "../model/grid";
import type { Quantity } from "../model/quantity";
import type { Fact } from "../model/report";
import { factMark } from "./marks";

/** A figure that a template may print. */
export interface FigureSpec {
  readonly id: string;
  readonly name: string;
  readonly quantity: Quantity;
  readonly unit: string;
  readonly indicator: string;
  readonly area: string | null;
  readonly period: string;
  readonly sources: readonly Source[];
}

export interface FactBook {
  /** Notes a figure down as printed and gives its mark. The same figure printed the same way is one fact. */
  readonly note: (figure: FigureSpec, text: string) => string;
  readonly fact: (index: number) => Fact | undefined;
  readonly factById: (id: string) => Fact | undefined;
}

/** Word allows 64 characters in a content control's tag. */
const LONGEST_ID = 64;

export function factBook(): FactBook {
  const facts: Fact[] = [];
  const indexOf = new Map<string, number>();
  const taken = new Set<string>();
  const idOf = new Map<string, string>();
  const lastNumber = new Map<string, number>();

  const freeId = (id: string, figure: FigureSpec, text: string): string => {
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
      const id = freeId(cleanId(figure.id), figure, text);
      let index = indexOf.get(id);
      if (index === undefined) {
        index = facts.length;
        indexOf.set(id, index);
        const { name, quantity, unit, indicator, area, period, sources } = figure;
        facts.push({ id, name, text, value: quantity.value, unit, indicator, area, period, sources });
      }
      return factMark(index);
    },
    fact: (index) => facts[index],
    factById: (id) => facts[indexOf.get(id) ?? -1],
  };
}

/** Letters, digits, Chinese and `. @ # _ -`; at most 64 characters, a long id keeping its two ends. */
export function cleanId(id: string): string {
  const clean = id.replace(/[^A-Za-z0-9.@#_\-\u3400-\u9fff〇]+/gu, "-").replace(/-+$/u, "");
  if (clean.length <= LONGEST_ID) return clean;
  return `${clean.slice(0, 40)}-${hash(clean)}-${clean.slice(-14)}`;
}

/** Short and stable, for telling cut ids apart. */
function hash(text: string): string {
  let value = 5381;
  for (const character of text) value = ((value * 33) ^ (character.codePointAt(0) ?? 0)) >>> 0;
  return value.toString(36);
}
