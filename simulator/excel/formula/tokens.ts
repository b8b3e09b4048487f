/** A formula's text as tokens and back. References among them stand for sheets themselves, so that they follow a sheet's name. */
import { areaName, columnName, parseArea, sheetPrefix, type Area } from "../book/address";
import type { Sheet } from "../book/sheet";
import { errorNamed, type CellValue } from "../book/value";
import { notSimulated } from "../../protocol/host-error";

export interface ReferenceToken {
  readonly kind: "reference";
  /** null: the formula's own sheet. */
  readonly sheet: Sheet | null;
  /** null: what it pointed at was deleted (#REF!). */
  readonly area: Area | null;
  /** `$` before first column, first row, last column, last row. */
  readonly fixed: readonly [boolean, boolean, boolean, boolean];
  readonly single: boolean;
  /** Written with the sheet on both corners: `甲!A1:甲!A9`. */
  readonly twice?: boolean;
}

/** `表1[数量]`. */
export interface StructuredToken {
  readonly kind: "structured";
  /** "": the table that the formula stands in; null: the table was deleted (#REF!). Follows the table's name. */
  readonly table: string | null;
  readonly spec: string;
}

export type Token =
  | ReferenceToken
  | { readonly kind: "number"; readonly text: string; readonly value: number }
  | { readonly kind: "string"; readonly text: string; readonly value: string }
  | { readonly kind: "error"; readonly text: string; readonly value: CellValue }
  | { readonly kind: "operator"; readonly text: string }
  | { readonly kind: "open" | "close" | "comma" | "semicolon" | "openBrace" | "closeBrace" | "space"; readonly text: string }
  | { readonly kind: "function"; readonly text: string }
  | { readonly kind: "name"; readonly text: string }
  /** `'[源.xlsx]指标值'!A1`: a cell of another workbook, shown with its last result. */
  | { readonly kind: "external"; readonly text: string }
  | StructuredToken;

export class FormulaError extends Error {}

export function printToken(token: Token): string {
  if (token.kind === "structured") return token.table === null ? "#REF!" : `${token.table}[${token.spec}]`;
  if (token.kind !== "reference") return token.text;
  const prefix = token.sheet ? `${sheetPrefix(token.sheet.name)}!` : "";
  if (!token.area) return token.sheet ? `${prefix}#REF!` : "#REF!";
  const [leftFixed, topFixed, rightFixed, bottomFixed] = token.fixed;
  const { top, left, bottom, right } = token.area;
  const name = areaName(token.area);
  if (/^\d/.test(name)) return `${prefix}${dollar(topFixed)}${top + 1}:${dollar(bottomFixed)}${bottom + 1}`;
  if (/^[A-Z]+:[A-Z]+$/.test(name)) return `${prefix}${dollar(leftFixed)}${columnName(left)}:${dollar(rightFixed)}${columnName(right)}`;
  const first = `${dollar(leftFixed)}${columnName(left)}${dollar(topFixed)}${top + 1}`;
  const last = `${dollar(rightFixed)}${columnName(right)}${dollar(bottomFixed)}${bottom + 1}`;
  return prefix + (token.single ? first : `${first}:${token.twice ? prefix : ""}${last}`);
}

function dollar(fixed: boolean): string {
  return fixed ? "$" : "";
}

const referencePattern =
  /^(\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_.(])/u;
const sheetPattern = /^(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{N}_.·]*))!/u;
const namePattern = /^[\p{L}_\\][\p{L}\p{N}_.]*/u;
const numberPattern = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/;
const operatorPattern = /^(?:<=|>=|<>|[-+*/^&=<>%@])/;
const errorPattern = /^#(?:N\/A|VALUE!|REF!|DIV\/0!|NAME\?|NUM!|NULL!)/i;

/** @throws FormulaError for what Excel would refuse */
export function tokenize(text: string, sheetOf: (name: string) => Sheet | null): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const token = nextToken(rest, sheetOf);
    tokens.push(token.token);
    at += token.length;
  }
  return tokens;
}

type Reading = { readonly token: Token; readonly length: number };

const punctuation = { "(": "open", ")": "close", ",": "comma", ";": "semicolon", "{": "openBrace", "}": "closeBrace" } as const;

function nextToken(rest: string, sheetOf: (name: string) => Sheet | null): Reading {
  const found = spaceOrMark(rest) ?? textIn(rest) ?? onSheet(rest, sheetOf) ?? address(rest) ?? numberOrError(rest) ?? operatorIn(rest) ?? named(rest);
  if (!found) throw new FormulaError(`unexpected ${rest.charAt(0)}`);
  return found;
}

function spaceOrMark(rest: string): Reading | null {
  const space = /^\s+/.exec(rest);
  if (space) return { token: { kind: "space", text: space[0] }, length: space[0].length };
  const first = rest.charAt(0);
  return first in punctuation ? { token: { kind: punctuation[first as keyof typeof punctuation], text: first }, length: 1 } : null;
}

function textIn(rest: string): Reading | null {
  if (!rest.startsWith('"')) return null;
  const string = /^"((?:[^"]|"")*)"/.exec(rest);
  if (!string) throw new FormulaError("unclosed text");
  return { token: { kind: "string", text: string[0], value: (string[1] ?? "").replaceAll('""', '"') }, length: string[0].length };
}

/** `甲!A1`, `'甲 乙'!A1:B2`, `甲!#REF!`, `[源.xlsx]甲!A1`. */
function onSheet(rest: string, sheetOf: (name: string) => Sheet | null): Reading | null {
  const sheet = sheetPattern.exec(rest);
  if (!sheet) return null;
  const [prefix] = sheet;
  const name = (sheet[1]?.replaceAll("''", "'") ?? sheet[2]) || "";
  const after = rest.slice(prefix.length);
  const outside = name.startsWith("[") ? referencePattern.exec(after) : null;
  if (outside) return { token: { kind: "external", text: prefix + outside[0] }, length: prefix.length + outside[0].length };
  const lost = errorPattern.exec(after);
  if (lost) {
    const token: Token = { kind: "reference", sheet: sheetOf(name), area: null, fixed: [false, false, false, false], single: true };
    return { token, length: prefix.length + lost[0].length };
  }
  const found = sheetOf(name);
  if (!found) throw new FormulaError(`no sheet ${name}`);
  const area = referencePattern.exec(after);
  if (!area) throw new FormulaError("no address after !");
  return twice(rest, prefix, area[0], found) ?? { token: reference(area[0], found), length: prefix.length + area[0].length };
}

function address(rest: string): Reading | null {
  const area = referencePattern.exec(rest);
  return area && parseArea(area[0].replaceAll("$", "")) ? { token: reference(area[0], null), length: area[0].length } : null;
}

function numberOrError(rest: string): Reading | null {
  const number = numberPattern.exec(rest);
  if (number) return { token: { kind: "number", text: number[0], value: Number(number[0]) }, length: number[0].length };
  const error = errorPattern.exec(rest);
  return error ? { token: { kind: "error", text: error[0], value: errorNamed(error[0]) }, length: error[0].length } : null;
}

function operatorIn(rest: string): Reading | null {
  if (rest.startsWith("#")) return { token: { kind: "operator", text: "#" }, length: 1 };
  // The range operator between other things than two addresses.
  if (rest.startsWith(":")) throw notSimulated("the operator : between references that are computed");
  const operator = operatorPattern.exec(rest);
  return operator ? { token: { kind: "operator", text: operator[0] }, length: operator[0].length } : null;
}

/** A name, a function before its bracket, a reference into a table. */
function named(rest: string): Reading | null {
  const name = namePattern.exec(rest)?.[0] ?? "";
  const next = rest.charAt(name.length);
  if (next === "[") {
    const spec = bracketed(rest.slice(name.length));
    return { token: { kind: "structured", table: name, spec: spec.slice(1, -1) }, length: name.length + spec.length };
  }
  if (name === "") return null;
  return { token: { kind: next === "(" ? "function" : "name", text: name }, length: name.length };
}

/** `甲!A1:甲!A9`, which Excel keeps as it was written. */
function twice(rest: string, prefix: string, first: string, sheet: Sheet): Reading | null {
  const after = rest.slice(prefix.length + first.length);
  if (first.includes(":") || !after.startsWith(`:${prefix}`)) return null;
  const last = referencePattern.exec(after.slice(1 + prefix.length))?.[0];
  if (last === undefined || last.includes(":")) return null;
  const token = { ...reference(`${first}:${last}`, sheet), twice: true };
  return { token, length: prefix.length * 2 + first.length + 1 + last.length };
}

function bracketed(text: string): string {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "'") i += 1;
    else if (text[i] === "[") depth += 1;
    else if (text[i] === "]" && --depth === 0) return text.slice(0, i + 1);
  }
  throw new FormulaError("unclosed [");
}

function reference(text: string, sheet: Sheet | null): ReferenceToken {
  const area = parseArea(text.replaceAll("$", ""));
  if (!area) throw new FormulaError(`no address ${text}`);
  const [first = "", second = first] = text.split(":");
  return { kind: "reference", sheet, area, fixed: [columnFixed(first), rowFixed(first), columnFixed(second), rowFixed(second)], single: !text.includes(":") };
}

function columnFixed(corner: string): boolean {
  return /^\$[A-Za-z]/.test(corner);
}

function rowFixed(corner: string): boolean {
  return /\$\d/.test(corner);
}
