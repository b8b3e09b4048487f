/**
 * Figures (数据) of a run and their ids. An id is a record; its text, the tag of a content control and the key of result.json's facts, is made and read
 * in this file only: `HJ05` · `HJ05.ytd` · `HJ05@东庄村` · `QT01#石大路` · `QT01#石大路.share` · `volunteer-event@东庄村#清洁家园.people` · `completeness.rate`.
 */
import type { Claim } from "./claim";
import type { Source } from "./grid";
import type { Quantity } from "./quantity";

export interface FigureId {
  /** Code of an indicator, kind of a record's ledger, or `plan`, `areas`, `completeness`, `problems` for what a report counts itself. */
  readonly indicator: string;
  readonly area: string | null;
  /** Member of a breakdown, or what a record is about. */
  readonly part: string | null;
  /** What of it: `ytd`, `change`, `target`, a record's field …; "" is the amount itself. */
  readonly aspect: string;
}

/** A figure that may be printed: value with bounds, what it claims, and the cells behind it. */
export interface Figure {
  readonly id: FigureId;
  /** In words, for people: `清理垃圾（东庄村）`. */
  readonly name: string;
  readonly quantity: Quantity;
  /** As it is printed behind the value. */
  readonly unit: string;
  readonly claim: Claim;
  readonly sources: readonly Source[];
}

/** Of the town: the amount of an indicator, or what else is told of it. */
export const townFigureId = (indicator: string, aspect = "", part: string | null = null): FigureId => ({ indicator, area: null, part, aspect });

/** Word allows 64 characters in a content control's tag. */
export const LONGEST_ID = 64;

/** Letters, digits, Chinese and `. @ # _ -`; at most 64 characters, a long one keeping its two ends around a digest. */
export function figureIdText({ indicator, area, part, aspect }: FigureId): string {
  const whole = indicator + (area === null ? "" : `@${area}`) + (part === null ? "" : `#${part}`) + (aspect === "" ? "" : `.${aspect}`);
  const clean = whole.replace(/[^A-Za-z0-9.@#_\-\u3400-\u9fff〇]+/gu, "-").replace(/-+$/u, "");
  return clean.length <= LONGEST_ID ? clean : `${clean.slice(0, 40)}-${digest(clean)}-${clean.slice(-14)}`;
}

/**
 * What an id's text says: names in it as they were cleaned; of a long one, that was cut, only its two ends. What follows the last full stop is the
 * aspect, unless it is a decimal's (`QT01#3.5公里路`); a number behind it tells two figures of one draft apart that meet in one id.
 */
export function parseFigureId(text: string): FigureId {
  const stop = text.lastIndexOf(".");
  const [whole, aspect] = stop < 0 || /^\d/.test(text.slice(stop + 1)) ? [text, ""] : [text.slice(0, stop), text.slice(stop + 1).replace(/-\d+$/, "")];
  const hash = whole.indexOf("#");
  const [owner, part] = hash < 0 ? [whole, null] : [whole.slice(0, hash), whole.slice(hash + 1)];
  const at = owner.indexOf("@");
  return at < 0 ? { indicator: owner, area: null, part, aspect } : { indicator: owner.slice(0, at), area: owner.slice(at + 1), part, aspect };
}

/** The stage of an honour (推荐, 初评) whose candidates a figure counts, in the campaign's own word; null for any other figure. */
export const stageOfFigure = ({ area, part, aspect }: FigureId): string | null =>
  area === null && part === null && /^[\u3400-\u9fff]+$/u.test(aspect) ? aspect : null;

/** Short and stable, for telling cut ids apart. */
function digest(text: string): string {
  let value = 5381;
  for (const character of text) value = ((value * 33) ^ (character.codePointAt(0) ?? 0)) >>> 0;
  return value.toString(36);
}
