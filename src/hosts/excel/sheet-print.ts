/**
 * What stands on a sheet, in short: whether a clerk typed anything on a sheet of ours is known by it. It is made of what Excel itself tells of the cells
 * right after we wrote them (`range.formulas`) and compared with what it tells later, so that its own ways of writing a formula or a number are never
 * taken for a change. Results of formulas, looks and dates as they are shown are not in it. Pure.
 */
import { fingerprintOf } from "../../model/fingerprint";

/** Names of our sheets and tables, in lower case → what they are for: formulas are compared by that, since names change. */
export type NamedPurposes = ReadonlyMap<string, string>;

/** Cells in any order, in any portions. */
export interface PrintBuilder {
  /** @param cells rows of `range.formulas` whose first cell stands at `top`, `left` (0-based) */
  readonly add: (top: number, left: number, cells: readonly (readonly unknown[])[]) => void;
  readonly text: () => string;
}

const BROKEN = "#REF!";

/** Two numbers that every cell adds to, so that the order of cells does not matter. */
type Sum = [high: number, low: number];

export function createPrint(purposes: NamedPurposes): PrintBuilder {
  const typed: Sum = [0, 0];
  const formulas: Sum = [0, 0];
  const places: Sum = [0, 0];
  let broken = false;
  return {
    add: (top, left, cells) =>
      cells.forEach((line, i) =>
        line.forEach((cell, j) => {
          const text = normalText(cell);
          if (text === "") return;
          const place = `${top + i}|${left + j}|`;
          if (!text.startsWith("=")) return addTo(typed, place + text);
          broken ||= text.includes(BROKEN);
          addTo(places, place);
          addTo(formulas, place + withPurposes(text, purposes));
        }),
      ),
    text: () => `${[typed, places, formulas].map(([high, low]) => hex(high) + hex(low)).join(".")}${broken ? "!" : ""}`,
  };
}

/**
 * @param was print of what we wrote
 * @param now print of what stands there
 */
export function isSamePrint(was: string, now: string): boolean {
  if (!now.endsWith("!")) return was === now;
  // Formulas broke because somebody deleted a sheet that they name: nothing was typed here.
  const [typed, places] = was.split(".");
  const [typedNow, placesNow] = now.split(".");
  return typed === typedNow && places === placesNow;
}

/** What was entered, as every Excel tells it: some put the apostrophe of a text before it, numbers differ in their last digits, lines end in two ways. */
function normalText(cell: unknown): string {
  if (typeof cell === "number") return String(Number(cell.toPrecision(12)));
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  if (typeof cell !== "string") return "";
  return cell.replace(/^'/, "").replaceAll("\r\n", "\n");
}

/** A text in quotes, a sheet in front of `!`, a table in front of `[`. */
const NAMES = /"(?:[^"]|"")*"|'((?:[^']|'')+)'!|([^\s'"!,()+\-*/^&=<>:;{}[\]#%]+)([![])/gu;

function withPurposes(formula: string, purposes: NamedPurposes): string {
  return formula.replace(NAMES, (found: string, quoted: string | undefined, plain: string | undefined, sign: string | undefined) => {
    const name = quoted?.replaceAll("''", "'") ?? plain;
    if (name === undefined) return found;
    const purpose = purposes.get(name.toLowerCase());
    return purpose === undefined ? `'${name}'${sign ?? "!"}` : `{${purpose}}${sign ?? "!"}`;
  });
}

function addTo(sum: Sum, text: string): void {
  const print = fingerprintOf(text);
  sum[0] = (sum[0] + parseInt(print.slice(0, 8), 16)) >>> 0;
  sum[1] = (sum[1] + parseInt(print.slice(8), 16)) >>> 0;
}

const hex = (value: number): string => value.toString(16).padStart(8, "0");
