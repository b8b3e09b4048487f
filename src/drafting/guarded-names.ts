/**
 * Names that no report may carry: of people on the 黄榜, of families on relief, of minors. Reports print no personal field; but a problem or a place
 * may name somebody in its text. What a draft says goes through here, with the ids, names and places of its figures: 王五 becomes 王某.
 */
import { holdsWord } from "../catalogue/filter";
import type { LedgerKind } from "../model/indicator";
import { ruleOf } from "../model/kind-rule";
import type { Ledger } from "../model/ledger";
import type { Draft, Run } from "../model/report";
import words from "../language/personal/names.json";

export interface NameGuard {
  /** The text with such names shortened to the surname. */
  readonly text: (text: string) => string;
}

const SURNAME = `(?:${words.compound.join("|")}|[${words.surnames}])`;
const AFTER = `(?=$|[^\\u3400-\\u9fff]|${words.after.join("|")})`;
const LABEL = words.labels.join("|");
/** 低保户王五家门前: a name right behind its label, and before a word that can follow a name. */
const LABELLED = new RegExp(`(${LABEL})([：:（(\\s]{0,2})(${SURNAME})([\\u3400-\\u9fff]{1,2}?)${AFTER}`, "gu");
/** 王五（低保户） */
const BEFORE_LABEL = new RegExp(`(?<![\\u3400-\\u9fff])(${SURNAME})([\\u3400-\\u9fff]{1,2})(?=[（(](?:${LABEL})[）)])`, "gu");
const notNames = new Set(words.notNames);

/**
 * @param ledgers those of the run: names that their kinds withhold (黄榜) are known from them
 * @param listed names on lists of families on relief and of minors
 */
export function nameGuard(ledgers: readonly Ledger[], kinds: readonly LedgerKind[], listed: readonly string[] = []): NameGuard {
  const names = new Set<string>(listed);
  for (const { kind, records } of ledgers) {
    const rule = ruleOf(
      kinds.find((each) => each.kind === kind),
      "withheld",
    );
    if (!rule) continue;
    for (const { texts } of records) {
      if (!rule.words.some((word) => holdsWord(texts[rule.field] ?? "", word))) continue;
      for (const name of (texts[rule.name] ?? "").split(/[、，,；;\s/（）()]+/u)) if (/^[\u3400-\u9fff·]{2,4}$/u.test(name)) names.add(name);
    }
  }
  const known = [...names].sort((a, b) => b.length - a.length);
  return {
    text: (text) => {
      const plain = known.reduce((rest, name) => (rest.includes(name) ? withoutName(rest, name) : rest), text);
      return plain.replace(LABELLED, labelled).replace(BEFORE_LABEL, (whole, surname: string, given: string) => hidden(surname, given, whole));
    },
  };
}

const labelled = (whole: string, label: string, between: string, surname: string, given: string): string =>
  label + between + hidden(surname, given, whole.slice(label.length + between.length));

const hidden = (surname: string, given: string, whole: string): string => (notNames.has(whole.slice(0, 2)) ? whole : surname + "某".repeat(given.length));

/** Words that a name of two characters may stand before or behind; inside other words it is none (提高明显). */
const BEFORE = new RegExp(`(?:^|[^\\u3400-\\u9fff]|[由对给请为与和及在将把被向村组户民]|${LABEL})$`, "u");
const BEHIND = new RegExp(`^(?:$|[^\\u3400-\\u9fff]|${words.after.join("|")})`, "u");

function withoutName(text: string, name: string): string {
  const surname = words.compound.find((one) => name.startsWith(one)) ?? name.slice(0, 1);
  const short = surname + "某".repeat(Math.max(1, name.length - surname.length));
  let out = "";
  let at = 0;
  for (let found = text.indexOf(name); found >= 0; found = text.indexOf(name, at)) {
    const end = found + name.length;
    const sure = name.length > 2 || BEFORE.test(text.slice(0, found)) || BEHIND.test(text.slice(end));
    out += text.slice(at, found) + (sure ? short : name);
    at = end;
  }
  return out + text.slice(at);
}

/** The draft as it may leave the house. Words of 用语 are the staff's own and stay. */
export function guarded(draft: Draft, guard: NameGuard): Draft {
  const { text } = guard;
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  const idOf = (id: string): string => {
    const known = ids.get(id);
    if (known !== undefined) return known;
    let clean = text(id);
    for (let n = 2; taken.has(clean); n++) clean = `${text(id)}-${n}`;
    ids.set(id, clean);
    taken.add(clean);
    return clean;
  };
  const run = (one: Run): Run => {
    if ("fact" in one) return { ...one, fact: idOf(one.fact) };
    return one.wording === undefined ? { ...one, text: text(one.text) } : one;
  };
  return {
    ...draft,
    blocks: draft.blocks.map((block) => ({ ...block, runs: block.runs.map(run) })),
    facts: draft.facts.map((fact) => ({ ...fact, id: idOf(fact.id), ...(fact.name === undefined ? {} : { name: text(fact.name) }) })),
    appendix: draft.appendix.map((row) => ({ ...row, name: text(row.name), fact: idOf(row.fact) })),
  };
}
