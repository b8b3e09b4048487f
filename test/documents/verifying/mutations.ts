/** One figure of a document changed as people change figures by mistake: a digit, two digits swapped, one lost or doubled, a neighbour's number. */
import type { TextParagraph } from "../../../src/documents/verifying";
import { random, type Random } from "../../generate";

export interface Mutation {
  readonly paragraphs: readonly TextParagraph[];
  /** The changed place, and what stood there. */
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
}

/** @returns a document with exactly one of its figures (a content control's text) changed into another number; null where it has none to change */
export function mutate(paragraphs: readonly TextParagraph[], seed: number): Mutation | null {
  const chance = random(seed);
  const places = paragraphs.flatMap(({ controls, text }, paragraph) =>
    controls.map((control) => ({ ...control, paragraph, before: text.slice(control.start, control.end) })),
  );
  if (places.length === 0) return null;
  for (let attempt = 0; attempt < 50; attempt++) {
    const place = chance.pick(places);
    const after = changed(place.before, places[chance.int(0, places.length - 1)]?.before ?? "", chance);
    if (after === null || valueOf(after) === valueOf(place.before)) continue;
    const { paragraph, start, end, before } = place;
    return {
      paragraphs: paragraphs.map((one, i) => (i === paragraph ? replaced(one, start, end, after) : one)),
      paragraph,
      start,
      end: start + after.length,
      before,
      after,
    };
  }
  return null;
}

const NUMBER = /\d+(?:\.\d+)?/;
const valueOf = (text: string): string => (NUMBER.exec(text)?.[0] ?? "").replace(/\.?0+$/, (zeros) => (zeros.startsWith(".") ? "" : zeros));

function changed(text: string, neighbour: string, chance: Random): string | null {
  const number = NUMBER.exec(text)?.[0];
  if (number === undefined) return null;
  const digits = [...number];
  const at = chance.pick(digits.map((digit, i) => ({ digit, i })).filter(({ digit }) => digit !== ".")).i;
  const next = digits[at + 1];
  const ways: (() => string | null)[] = [
    () => digits.map((digit, i) => (i === at ? String((Number(digit) + chance.int(1, 9)) % 10) : digit)).join(""),
    () =>
      next === undefined || next === "." || next === digits[at]
        ? null
        : digits.map((digit, i) => (i === at ? next : i === at + 1 ? (digits[at] ?? "") : digit)).join(""),
    () => (digits.length < 2 || number.includes(".") ? null : digits.filter((_, i) => i !== at).join("")),
    () => digits.flatMap((digit, i) => (i === at ? [digit, digit] : [digit])).join(""),
    () => NUMBER.exec(neighbour)?.[0] ?? null,
  ];
  const made = chance.pick(ways)();
  if (made === null || !/^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(made)) return null;
  return text.replace(number, made);
}

function replaced(paragraph: TextParagraph, start: number, end: number, after: string): TextParagraph {
  const shift = after.length - (end - start);
  const moved = (at: number): number => (at >= end ? at + shift : at);
  return {
    ...paragraph,
    text: paragraph.text.slice(0, start) + after + paragraph.text.slice(end),
    controls: paragraph.controls.map((control) => ({ ...control, start: control.start === start ? start : moved(control.start), end: moved(control.end) })),
  };
}
