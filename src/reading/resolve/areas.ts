/** The areas of a run, and which of them each name means: a name is decided once, for all ledgers. */
import areasWords from "../../language/words/areas.json";
import { wordPattern } from "../../language/word-pattern";
import type { Area, AreaType } from "../../model/area";
import type { Finding } from "../../model/finding";
import type { Catalogue } from "../../model/indicator";
import type { RawLedger } from "../../model/ledger";
import { baseOf, isPlaceholderArea, isSeveralAreas, matchArea, readAreaName, similarAreas } from "../../language/area";
import { areaInText, type AreaMention } from "../../language/area-in-text";
import { ledgerNote } from "./note";

/** What an area text means, and what has to be said about it. */
export interface AreaMeaning {
  /** Canonical name; always one of the naming's `areas`. */
  readonly area: string;
  /** null: by its name, alias, regular form or code. Else the finding's code without `area.`. */
  readonly note: "unknown" | "similar" | "ambiguous" | "short-name" | "no-suffix" | "several" | "department" | "placeholder" | null;
  /** Names that may be meant. */
  readonly proposal?: string;
}

/** A name that no list knows, or that does not say what it is: a user's correction goes before it. */
export const isUnsure = ({ note }: AreaMeaning): boolean => note === "unknown" || note === "similar" || note === "ambiguous" || note === "no-suffix";

/** Where a ledger names its area. */
export type MentionPlace = "title" | "unitLine" | "sheet" | "file";

export interface Naming {
  readonly areas: readonly Area[];
  readonly findings: readonly Finding[];
  /** What a text of an area column means. */
  readonly meaningOf: (text: string) => AreaMeaning;
  readonly mentionsOf: (ledger: RawLedger) => Mentions;
}

/** What a ledger's surroundings name. */
export interface Mentions {
  /** Area of a user's correction. */
  readonly corrected: string | null;
  /** Villages and communities in order of trust: title, 填报单位, sheet, file. */
  readonly villages: readonly Mention[];
  /** The one that counts: the first known, else the first. */
  readonly chosen: Mention | null;
  /** The town is named (and maybe villages too). */
  readonly anything: boolean;
}

export interface Mention extends AreaMention {
  /** The whole text of the title, file name… */
  readonly text: string;
  readonly place: MentionPlace;
}

const places: readonly MentionPlace[] = ["title", "unitLine", "sheet", "file"];

/** @returns how names are understood in this run: by the catalogue's list where it has one, else by what the ledgers name */
export function makeNaming(ledgers: readonly RawLedger[], catalogue: Catalogue, town: string): Naming {
  const listed = catalogue.areas.some((area) => area.name !== town);
  const base = withTown(catalogue.areas, town);
  const corrections = new Map<RawLedger, string>();
  for (const ledger of ledgers) {
    const corrected = catalogue.corrections.find(
      ({ area, file, sheet, index }) => area !== undefined && sheet === ledger.sheet && index === ledger.index && (file === null || file === ledger.file),
    );
    if (corrected?.area !== undefined) corrections.set(ledger, corrected.area);
  }
  const names = listed ? null : discover(ledgers, corrections, town);
  const known: readonly Area[] = names ? [...base, ...[...names.values()].map(({ area }) => area).filter((area) => area.name !== town)] : base;

  const extra = new Map<string, Area>();
  const include = (name: string, type: AreaType, doubtful = listed): string => {
    if (name !== town && !known.some((area) => area.name === name) && !extra.has(name))
      extra.set(name, { name, type, parent: town, aliases: [], ...(doubtful ? { unlisted: true } : {}) });
    return name;
  };
  const meanings = new Map<string, AreaMeaning>();
  const meaningOf = (text: string): AreaMeaning => {
    let meaning = meanings.get(text);
    if (!meaning) {
      meaning = understand(text, known, town, listed);
      meanings.set(text, meaning);
    }
    return meaning;
  };
  const inText = new Map<string, AreaMention | null>();
  const mentionIn = (text: string): AreaMention | null => {
    let mention = inText.get(text);
    if (mention === undefined) inText.set(text, (mention = areaInText(text, known, town)));
    return mention;
  };
  const mentionsOf: Naming["mentionsOf"] = (ledger) => {
    const corrected = corrections.get(ledger);
    const mentions = places.flatMap((place): Mention[] => {
      const text = ledger.mentions[place];
      const mention = text === null ? null : mentionIn(text);
      return text !== null && mention ? [{ ...mention, text, place }] : [];
    });
    const villages = mentions.filter(({ type }) => type === "村" || type === "居");
    const chosen = villages.find((mention) => mention.known) ?? villages[0] ?? null;
    return { corrected: corrected === undefined ? null : correctedArea(corrected), villages, chosen, anything: mentions.length > 0 };
  };
  const correctedArea = (text: string): string => {
    const match = matchArea(text, known, town);
    const name = match && !match.proposal ? match.area : (readAreaName(text, town)?.name ?? text.trim());
    return include(name, readAreaName(name, town)?.type ?? "村");
  };

  const included = new Set<AreaMeaning>();
  // Everything is asked once here, so that `areas` is complete before anyone uses it.
  for (const ledger of ledgers) {
    const { chosen, corrected } = mentionsOf(ledger);
    if (chosen && corrected === null) include(chosen.name, chosen.type);
    let last: string | null = null;
    for (const { areaText } of ledger.records) {
      if (areaText === null || areaText === last) continue;
      last = areaText;
      const meaning = meaningOf(areaText);
      if (included.has(meaning) || (corrected !== null && isUnsure(meaning))) continue;
      included.add(meaning);
      include(meaning.area, readAreaName(meaning.area, town)?.type ?? "村", listed || meaning.note === "ambiguous");
    }
  }
  const all = [...known, ...extra.values()];
  const findings = names ? closeNames(names, all) : [];
  const slips = new Set(findings.map(({ params }) => params.text));
  const areas = all.map((area): Area => (slips.has(area.name) ? { ...area, unlisted: true } : area));
  return { areas, findings, meaningOf, mentionsOf };
}

/** The list with the town in it; areas without one above them belong to the town. */
function withTown(areas: readonly Area[], town: string): readonly Area[] {
  const own = areas.find((area) => area.name === town);
  const rest = areas.map((area) => (area.parent === undefined && area.name !== town ? { ...area, parent: town } : area));
  return own ? rest : [{ name: town, type: /[县区市旗]$/.test(town) ? "县" : "镇", aliases: [] }, ...rest];
}

function understand(text: string, areas: readonly Area[], town: string, listed: boolean): AreaMeaning {
  const match = matchArea(text, areas, town);
  if (match && !match.proposal) return { area: match.area, note: match.exact ? null : "short-name" };
  if (isPlaceholderArea(text)) return { area: town, note: "placeholder" };
  const namesakes = match === null ? areas.filter((area) => baseOf(area.name) === text.trim() && area.name !== town) : [];
  if (namesakes.length > 1) return { area: text.trim(), note: "ambiguous", proposal: namesakes.map((area) => area.name).join("、") };
  if (isSeveralAreas(text)) return { area: town, note: "several" };
  const named = readAreaName(text, town);
  if (!named && department.test(text)) return { area: town, note: "department" };
  const name = named?.name ?? text.trim();
  if (listed) return match ? { area: name, note: "similar", proposal: match.area } : { area: name, note: "unknown" };
  return { area: name, note: named ? null : "no-suffix" };
}

/** Offices of the town and its institutions, as they stand in columns like 单位. */
const department = wordPattern()`(?:${areasWords.organEnds})$`;

interface FoundName {
  readonly area: Area;
  /** Named by a title, 填报单位, sheet or file. */
  strong: boolean;
  records: number;
  readonly first: { readonly ledger: RawLedger; readonly row: number };
}

/** Every area that the ledgers name, in order of first appearance. */
function discover(ledgers: readonly RawLedger[], corrections: ReadonlyMap<RawLedger, string>, town: string): Map<string, FoundName> {
  const names = new Map<string, FoundName>();
  const nameOf = new Map<string, { name: string; type: AreaType } | null>();
  const inText = new Map<string, AreaMention | null>();
  const villageIn = (text: string | null): AreaMention | null => {
    if (text === null) return null;
    let mention = inText.get(text);
    if (mention === undefined) inText.set(text, (mention = areaInText(text, [], town)));
    return mention?.type === "村" || mention?.type === "居" ? mention : null;
  };
  const add = (name: string, type: AreaType, ledger: RawLedger, row: number): FoundName => {
    let found = names.get(name);
    if (!found) names.set(name, (found = { area: { name, type, parent: town, aliases: [] }, strong: false, records: 0, first: { ledger, row } }));
    return found;
  };
  for (const ledger of ledgers) {
    const corrected = corrections.get(ledger);
    const texts = corrected === undefined ? places.map((place) => ledger.mentions[place]) : [corrected];
    const mention = texts.map(villageIn).find((candidate) => candidate !== null);
    if (mention) add(mention.name, mention.type, ledger, -1).strong = true;
    for (const { areaText, row } of ledger.records) {
      if (areaText === null) continue;
      let named = nameOf.get(areaText);
      if (named === undefined) nameOf.set(areaText, (named = readAreaName(areaText, town)));
      if (named && named.name !== town) add(named.name, named.type, ledger, row).records++;
    }
  }
  return names;
}

/**
 * Without a list, a rare name that resembles a usual one may be a slip: it stays an area of its own, and a warning proposes the other (`area.close`).
 * Rare: in no title, sheet or file, and with at most two records, a fifth of the other's.
 */
function closeNames(names: ReadonlyMap<string, FoundName>, areas: readonly Area[]): Finding[] {
  const findings: Finding[] = [];
  for (const [name, { strong, records, first }] of names) {
    if (strong || records > 2) continue;
    const usual = (other: string): boolean => {
      const found = names.get(other);
      return found !== undefined && other !== name && (found.strong || found.records >= 5 * records);
    };
    const base = baseOf(name);
    const otherSuffix = name === base ? [] : [`${base}村`, `${base}社区`];
    const [proposal] = [...similarAreas(name, areas), ...otherSuffix].filter(usual);
    if (proposal === undefined) continue;
    const column = first.ledger.columns.find((candidate) => candidate.field === "area");
    findings.push(
      ledgerNote(
        first.ledger,
        { code: "area.close", params: { text: name, proposal, count: records } },
        first.row < 0 || !column ? null : [first.row, column.index],
      ),
    );
  }
  return findings;
}
