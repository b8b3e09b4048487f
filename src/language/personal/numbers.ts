/**
 * Numbers by which a person can be found in a typed text: citizens' numbers, telephones, bank cards, passports; with spaces, dashes and full-width
 * digits, inside longer text. Amounts, days, codes of documents and areas are none. What only a label can tell (a local telephone number, a
 * passport) is taken behind its label alone.
 */
import { folded, mayHoldNumbers } from "./fold";
import { labelBefore, type Label } from "./labels";
import {
  beginsWithYear,
  hasCardPrefix,
  isAreaCode,
  isBirthday,
  isDisability,
  isId15,
  isId18,
  isLocal,
  isLuhn,
  isMobile,
  looksLikeId18,
  mayBeSerial,
} from "./validity";
import words from "./words.json";

export type PersonalKind = "id" | "phone" | "bank" | "document";

export interface PersonalNumber {
  readonly kind: PersonalKind;
  /** UTF-16 units of the text, from the first digit up to behind the last one. */
  readonly start: number;
  readonly end: number;
  /** Digits at both ends that stay readable; counted from `start`, in digits and letters, separators left out. */
  readonly head: number;
  readonly tail: number;
}

/** Digits that stand together, with what parts them from the group before. */
interface Group {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** Null: no separator that a number could have inside, so nothing goes on here. */
  readonly gap: string | null;
}

const GROUP = /\d+(?:X(?![A-Za-z\d])|x(?![A-Za-z\d]))?/g;
/** One dash, dot or slash at most, a closed bracket (of an area code), and spaces. */
const GAP = /^ {0,2}(?:[-.·/_]|\)-?)? {0,2}$/;

/**
 * @param text as typed
 * @param above what the header says of the cell, for a text that is a number and nothing else
 */
export function personalNumbers(text: string, above: Label | null = null): PersonalNumber[] {
  if (!mayHoldNumbers(text)) return [];
  const even = folded(text);
  const groups = groupsOf(even);
  const found: PersonalNumber[] = [];
  const alone = above !== null && /^[\d\s()+./_·Xx-]*$/.test(even);
  let known: { readonly label: Label | null; readonly end: number } = { label: null, end: -1 };
  for (let at = 0; at < groups.length;) {
    const [first] = groups.slice(at, at + 1);
    if (!first) break;
    const own = labelBefore(even, first.start) ?? documentLabel(even, first.start);
    // 电话：87654321、87654322: the label goes on.
    const label = own ?? (isList(even.slice(known.end, first.start)) && known.end >= 0 ? known.label : alone ? above : null);
    const match = numberAt(even, groups, at, label);
    if (match) {
      found.push(match.number);
      at += match.groups;
      known = { label, end: match.number.end };
    } else at += 1;
  }
  return found;
}

const isList = (between: string): boolean => /^ *(?:[、,，;；/和或及]|) *$/.test(between);

/** The letters of a passport's number stand between it and its label. */
const documentLabel = (text: string, at: number): Label | null => {
  const letters = /[A-Z]{1,2}$/i.exec(text.slice(Math.max(0, at - 2), at))?.[0].length ?? 0;
  return letters > 0 && labelBefore(text, at - letters) === "document" ? "document" : null;
};

function groupsOf(text: string): Group[] {
  let end = 0;
  return [...text.matchAll(GROUP)].map(({ 0: digits, index }, i): Group => {
    const between = text.slice(end, index);
    end = index + digits.length;
    return { digits: digits.toUpperCase(), start: index, end, gap: i > 0 && between !== "" && GAP.test(between) ? between : null };
  });
}

interface Match {
  readonly number: PersonalNumber;
  readonly groups: number;
}

/** A number that begins at a group, over as many groups as it takes; the surest reading first. */
function numberAt(text: string, groups: readonly Group[], at: number, label: Label | null): Match | null {
  const runs = runsFrom(groups, at).map((taken): Run => runOf(text, taken));
  for (const read of [asId, asLabelled, asCard, asMobile, asLandline]) {
    for (const run of runs) {
      const number = read(run, label);
      if (number) return { number, groups: run.groups.length };
    }
  }
  return null;
}

const MOST_GROUPS = 20;
const MOST_DIGITS = 21;

/** The groups from one on, the longest stretch first. */
function runsFrom(groups: readonly Group[], at: number): Group[][] {
  const runs: Group[][] = [];
  const taken: Group[] = [];
  let digits = 0;
  for (let i = at; i < groups.length && taken.length < MOST_GROUPS; i++) {
    const group = groups[i];
    if (!group || (i > at && group.gap === null)) break;
    digits += group.digits.length;
    if (digits > MOST_DIGITS) break;
    taken.push(group);
    runs.unshift([...taken]);
  }
  return runs;
}

interface Run {
  readonly groups: readonly Group[];
  readonly digits: string;
  /** `3-4-4` as lengths. */
  readonly shape: string;
  /** The separators, one where all are alike; null where they differ. */
  readonly gap: string | null;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
}

function runOf(text: string, groups: readonly Group[]): Run {
  const [start, end] = [groups[0]?.start ?? 0, groups.at(-1)?.end ?? 0];
  const gaps = new Set(groups.slice(1).map(({ gap }) => (gap ?? "").trim()));
  return {
    groups,
    digits: groups.map(({ digits }) => digits).join(""),
    shape: groups.map(({ digits }) => digits.length).join("-"),
    gap: gaps.size === 0 ? "" : gaps.size === 1 ? ([...gaps][0] ?? null) : null,
    start,
    end,
    before: text.slice(Math.max(0, start - 8), start),
    after: text.slice(end, end + 4),
  };
}

const numberOf = (kind: PersonalKind, { start, end }: Pick<Run, "start" | "end">, head: number, tail: number): PersonalNumber => ({
  kind,
  start,
  end,
  head,
  tail,
});

/** Letters right before: part of a code (HT13812345678), unless the label is in letters, which is a label. */
const isInCode = ({ before, after }: Run): boolean => /[A-Za-z_#№]$/.test(before) || /^[A-Za-z_]/.test(after);

/** 1,380… or 0.138…: a figure. */
const isFraction = ({ before, after }: Run): boolean => /\d[.,]$/.test(before) || /^[.,]\d/.test(after);

const units = words.amountUnits;
const isAmount = ({ before, after }: Run): boolean =>
  units.some((unit) => after.trimStart().startsWith(unit)) || words.moneySigns.some((sign) => before.trimEnd().endsWith(sign));

function asId(run: Run, label: Label | null): PersonalNumber | null {
  const { digits } = run;
  if (digits.length === 20 && isDisability(digits)) return numberOf("id", run, 6, 4);
  if (digits.length === 18 && looksLikeId18(digits) && (label === "id" || isOnesOwn(digits, label))) return numberOf("id", run, 6, 4);
  if (digits.length !== 15 || label === "code" || label === "amount" || !isId15(digits)) return null;
  return !isInCode(run) && !isFraction(run) && (run.shape === "15" || run.shape === "6-6-3") ? numberOf("id", run, 6, 3) : null;
}

/** Numbers of documents have the same parts: an area code, a day of these years, a serial number. One in eleven of them passes the check, too. */
function isOnesOwn(digits: string, label: Label | null): boolean {
  const year = digits.slice(6, 10);
  if (label === "code") return isId18(digits) && year < "2010";
  return isId18(digits) ? !mayBeSerial(digits) : year >= "1920" && year < "2010" && digits.slice(14, 17) !== "000";
}

/** What stands behind its label is taken as what it says, typing errors and all. */
function asLabelled(run: Run, label: Label | null): PersonalNumber | null {
  const { length } = run.digits;
  if (label === "id" && length >= 14 && length <= 20) return numberOf("id", run, 6, length === 18 ? 4 : 3);
  if (label === "bank" && length >= 12 && length <= 21 && !looksLikeId18(run.digits)) return numberOf("bank", run, 4, 4);
  if (label === "document" && run.groups.length === 1 && length >= 6 && length <= 12) return numberOf("document", run, 1, 3);
  return null;
}

function asCard(run: Run, label: Label | null): PersonalNumber | null {
  const { digits, shape } = run;
  if (!/^\d{16,19}$/.test(digits) || !isLuhn(digits) || label === "code" || label === "amount" || isInCode(run) || isFraction(run) || isAmount(run))
    return null;
  const inFours = /^4-4-4-4(?:-[1-3])?$/.test(shape) && run.gap !== null;
  // 6201022024…: 62 is also a province, and its codes go on with a day.
  const known = hasCardPrefix(digits) && !isBirthday(digits.slice(6, 14)) && (run.groups.length === 1 || inFours || shape === "6-10" || shape === "6-13");
  return known || (inFours && /^[3-69]/.test(digits)) ? numberOf("bank", run, 4, 4) : null;
}

const CHINA = /^(?:00)?86/;
/** How people part a mobile number. */
const MOBILE_SHAPES = new Set(["11", "3-4-4", "3-8", "7-4", "3-3-5", "4-4-3", "4-3-4", "5-6", Array<number>(11).fill(1).join("-")]);

/** What says of itself that it is no telephone. Letters before a number that a label calls a telephone are the label's. */
const isNoTelephone = (run: Run, label: Label | null): boolean =>
  label === "code" || label === "amount" || isFraction(run) || (isInCode(run) && label !== "phone");

function asMobile(run: Run, label: Label | null): PersonalNumber | null {
  if (isNoTelephone(run, label)) return null;
  const prefix = run.digits.length > 11 ? (CHINA.exec(run.digits)?.[0] ?? (run.digits.startsWith("0") ? "0" : "")) : "";
  const digits = run.digits.slice(prefix.length);
  if (!isMobile(digits)) return null;
  const shape = prefix === "" ? run.shape : withoutPrefix(run.groups, prefix.length);
  if (shape === null || !MOBILE_SHAPES.has(shape)) return null;
  if (label !== "phone" && (shape === "11" ? isAmount(run) : isFigureAndDay(run.gap, digits))) return null;
  return numberOf("phone", run, prefix.length + 3, 4);
}

/** 150 2024 1208, 138 20240305; and whatever dots, slashes or signs that differ have parted. */
const isFigureAndDay = (gap: string | null, digits: string): boolean =>
  gap === null || gap === "/" || gap === "." || (gap !== "-" && isBirthday(digits.slice(3)));

/** The lengths of the groups without a country's code, which may stand alone or with the first group. */
function withoutPrefix(groups: readonly Group[], length: number): string | null {
  const [first, ...rest] = groups.map(({ digits }) => digits.length);
  if (first === undefined || first < length) return null;
  return (first === length ? rest : [first - length, ...rest]).join("-");
}

function asLandline(run: Run, label: Label | null): PersonalNumber | null {
  if (isNoTelephone(run, label) || isAmount(run)) return null;
  const { digits, groups } = run;
  const isShort = (digits.length === 7 || digits.length === 8) && groups.length <= 2;
  if (label === "phone" && isShort && isLocal(digits, "")) return numberOf("phone", run, 1, 3);
  const country = CHINA.exec(groups[0]?.digits ?? "")?.[0] ?? "";
  for (const length of [3, 4]) {
    const { code, rest, behind } = areaCodeOf(digits, country.length, length);
    if (!isAreaCode(code) || !isLocal(rest, code) || !isParted(groups, behind)) continue;
    if (label !== "phone" && isRatherFigure(rest, groups.length)) continue;
    return numberOf("phone", run, behind + 1, 3);
  }
  return null;
}

/** An area code of a length, with the nought that falls away behind +86; the local number; the digits before that, a country's code included. */
function areaCodeOf(digits: string, country: number, length: number): { code: string; rest: string; behind: number } {
  const isWithoutNought = country > 0 && digits.charAt(country) !== "0";
  const behind = country + length - (isWithoutNought ? 1 : 0);
  return { code: (isWithoutNought ? "0" : "") + digits.slice(country, behind), rest: digits.slice(behind), behind };
}

/** Without a label a day is none, and without a separator only a whole number of a city that has this code. */
const isRatherFigure = (local: string, groups: number): boolean => (local.length === 8 ? isBirthday(local) : beginsWithYear(local) || groups === 1);

/** Whether groups end where the area code does, or nothing parts them; the local number may be parted once more. */
function isParted(groups: readonly Group[], length: number): boolean {
  const ends: number[] = [];
  let end = 0;
  for (const { digits } of groups) ends.push((end += digits.length));
  return groups.length === 1 || (ends.includes(length) && groups.length <= 4);
}
