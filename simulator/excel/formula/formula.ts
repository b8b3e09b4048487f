/**
 * A formula keeps its text as tokens; references among them are objects bound to sheets, so that renaming a sheet, deleting it or inserting rows
 * changes what the formula says, as in Excel.
 */
import { areaName, columnName, parseArea, sameArea, sheetPrefix, shifted, type Area } from "../book/address";
import type { Sheet } from "../book/sheet";
import { errorNamed, type CellValue } from "../book/value";
import { parse, type Expression } from "./parser";

export interface ReferenceToken {
  readonly kind: "reference";
  /** null: the formula's own sheet. */
  readonly sheet: Sheet | null;
  /** null: what it pointed at was deleted (#REF!). */
  readonly area: Area | null;
  /** `$` before first column, first row, last column, last row. */
  readonly fixed: readonly [boolean, boolean, boolean, boolean];
  readonly single: boolean;
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

export interface Formula {
  readonly tokens: readonly Token[];
  readonly expression: Expression;
  /** Version of the workbook that the cell's value was computed at; -1: never. */
  computedAt: number;
  computing: boolean;
  /** Value that the file carried: shown where a function is not simulated. */
  readonly cached: CellValue | undefined;
}

export class FormulaError extends Error {}

/**
 * Reads a formula.
 * @param text with its leading `=`
 * @param sheetOf finds a sheet by name; null makes the formula invalid
 * @throws FormulaError for what Excel would refuse
 */
export function readFormula(text: string, sheetOf: (name: string) => Sheet | null, cached?: CellValue): Formula {
  const tokens = tokenize(text.slice(1), sheetOf);
  return { tokens, expression: parse(tokens), computedAt: -1, computing: false, cached };
}

/** The formula as it reads now, with `=`. */
export function printFormula(formula: Formula): string {
  return "=" + formula.tokens.map(printToken).join("");
}

/** The same formula moved by rows and columns, as copying and filling do. */
export function movedFormula(formula: Formula, rows: number, columns: number): Formula {
  const copies = formula.tokens.map((token): Token => {
    if (token.kind !== "reference" || !token.area) return token;
    const [leftFixed, topFixed, rightFixed, bottomFixed] = token.fixed;
    const area = {
      top: token.area.top + (topFixed ? 0 : rows),
      left: token.area.left + (leftFixed ? 0 : columns),
      bottom: token.area.bottom + (bottomFixed ? 0 : rows),
      right: token.area.right + (rightFixed ? 0 : columns),
    };
    return { ...token, area: area.top < 0 || area.left < 0 ? null : area };
  });
  return { tokens: copies, expression: parse(copies), computedAt: -1, computing: false, cached: undefined };
}

/** The same formula after rows or columns came or went on `sheet`; itself where it names nothing there. `own` is the sheet that it stands on. */
export function shiftFormula(formula: Formula, own: Sheet, sheet: Sheet, axis: "row" | "column", at: number, count: number): Formula {
  return withTokens(formula, (token) => {
    if (token.kind !== "reference" || !token.area || (token.sheet ?? own) !== sheet) return token;
    const area = shifted(token.area, axis, at, count);
    return area && sameArea(area, token.area) ? token : { ...token, area };
  });
}

/** The formula with #REF! for what pointed at a deleted sheet. */
export function forgetSheet(formula: Formula, sheet: Sheet): Formula {
  return withTokens(formula, (token) => (token.kind === "reference" && token.sheet === sheet && token.area ? { ...token, area: null } : token));
}

/** The formula with a table's new name, or with #REF! where the table was deleted. */
export function renameTable(formula: Formula, before: string, after: string | null): Formula {
  const wanted = before.toLowerCase();
  return withTokens(formula, (token) => (token.kind === "structured" && token.table?.toLowerCase() === wanted ? { ...token, table: after } : token));
}

/** The formula with another table in the place of one. */
export function pointedAt(formula: Formula, table: string, other: string): Formula {
  return table === other ? formula : renameTable(formula, table, other);
}

/** What a formula is, once it stands in another workbook. */
export interface Removal {
  /** Name of the workbook that it comes from. */
  readonly book: string;
  /** The sheet that it stood on, and the one that it stands on. */
  readonly sheet: Sheet;
  readonly into: Sheet;
  /** Tables that came along. */
  readonly tables: ReadonlySet<string>;
}

/** The formula in another workbook: what it names elsewhere becomes a link to the workbook that it comes from, with the last result. */
export function movedToBook(formula: Formula, removal: Removal, last: CellValue | undefined): Formula {
  const tokens = formula.tokens.map((token): Token => {
    if (token.kind === "reference" && token.sheet === removal.sheet) return { ...token, sheet: removal.into };
    if (token.kind === "reference" && token.sheet) {
      const address = printToken({ ...token, sheet: null });
      return { kind: "external", text: `'[${removal.book}]${token.sheet.name.replaceAll("'", "''")}'!${address}` };
    }
    if (token.kind === "structured" && token.table && !removal.tables.has(token.table))
      return { kind: "external", text: `'${removal.book.replaceAll("'", "''")}'!${printToken(token)}` };
    return token;
  });
  return { ...formula, tokens, expression: parse(tokens), computedAt: -1, computing: false, cached: last };
}

/** Formulas never change: what refers to one (a step that can be taken back) keeps what it said. */
function withTokens(formula: Formula, change: (token: Token) => Token): Formula {
  const tokens = formula.tokens.map(change);
  if (tokens.every((token, i) => token === formula.tokens[i])) return formula;
  return { ...formula, tokens, expression: parse(tokens), computedAt: -1, computing: false, cached: undefined };
}

function printToken(token: Token): string {
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
  return prefix + (token.single ? first : `${first}:${last}`);
}

function dollar(fixed: boolean): string {
  return fixed ? "$" : "";
}

const referencePattern =
  /^(\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_.(])/u;
const sheetPattern = /^(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{N}_.·]*))!/u;
const namePattern = /^[\p{L}_\\][\p{L}\p{N}_.]*/u;
const numberPattern = /^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/;
const operatorPattern = /^(?:<=|>=|<>|[-+*/^&=<>%])/;
const errorPattern = /^#(?:N\/A|VALUE!|REF!|DIV\/0!|NAME\?|NUM!|NULL!)/i;

function tokenize(text: string, sheetOf: (name: string) => Sheet | null): Token[] {
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

function nextToken(rest: string, sheetOf: (name: string) => Sheet | null): { readonly token: Token; readonly length: number } {
  const space = /^\s+/.exec(rest);
  if (space) return { token: { kind: "space", text: space[0] }, length: space[0].length };
  const punctuation = { "(": "open", ")": "close", ",": "comma", ";": "semicolon", "{": "openBrace", "}": "closeBrace" } as const;
  const first = rest.charAt(0);
  if (first in punctuation) return { token: { kind: punctuation[first as keyof typeof punctuation], text: first }, length: 1 };
  if (first === '"') {
    const string = /^"((?:[^"]|"")*)"/.exec(rest);
    if (!string) throw new FormulaError("unclosed text");
    return { token: { kind: "string", text: string[0], value: (string[1] ?? "").replaceAll('""', '"') }, length: string[0].length };
  }
  const sheet = sheetPattern.exec(rest);
  if (sheet) {
    const name = (sheet[1]?.replaceAll("''", "'") ?? sheet[2]) || "";
    const after = rest.slice(sheet[0].length);
    const outside = name.startsWith("[") ? referencePattern.exec(after) : null;
    if (outside) return { token: { kind: "external", text: sheet[0] + outside[0] }, length: sheet[0].length + outside[0].length };
    const lost = errorPattern.exec(after);
    if (lost)
      return {
        token: { kind: "reference", sheet: sheetOf(name), area: null, fixed: [false, false, false, false], single: true },
        length: sheet[0].length + lost[0].length,
      };
    const found = sheetOf(name);
    if (!found) throw new FormulaError(`no sheet ${name}`);
    const area = referencePattern.exec(after);
    if (!area) throw new FormulaError("no address after !");
    return { token: reference(area[0], found), length: sheet[0].length + area[0].length };
  }
  const area = referencePattern.exec(rest);
  if (area && parseArea(area[0].replaceAll("$", ""))) return { token: reference(area[0], null), length: area[0].length };
  const number = numberPattern.exec(rest);
  if (number) return { token: { kind: "number", text: number[0], value: Number(number[0]) }, length: number[0].length };
  const error = errorPattern.exec(rest);
  if (error) return { token: { kind: "error", text: error[0], value: errorNamed(error[0]) }, length: error[0].length };
  const operator = operatorPattern.exec(rest);
  if (operator) return { token: { kind: "operator", text: operator[0] }, length: operator[0].length };
  const name = namePattern.exec(rest)?.[0] ?? "";
  const next = rest.charAt(name.length);
  if (next === "[" || (name === "" && first === "[")) {
    const spec = bracketed(rest.slice(name.length));
    return { token: { kind: "structured", table: name, spec: spec.slice(1, -1) }, length: name.length + spec.length };
  }
  if (name === "") throw new FormulaError(`unexpected ${first}`);
  if (next === "(") return { token: { kind: "function", text: name }, length: name.length };
  return { token: { kind: "name", text: name }, length: name.length };
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
