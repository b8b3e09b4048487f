/**
 * A formula keeps its text as tokens; references among them are objects bound to sheets, so that renaming a sheet, deleting it or inserting rows
 * changes what the formula says, as in Excel.
 */
import { contains, sameArea, shifted, type Area } from "../book/address";
import type { Sheet } from "../book/sheet";
import type { CellValue } from "../book/value";
import { notSimulated } from "../../protocol/host-error";
import { parse, type Expression } from "./parser";
import { mayBeMany } from "./shape";
import { printToken, tokenize, type Token } from "./tokens";

export interface Formula {
  readonly tokens: readonly Token[];
  readonly expression: Expression;
  /** Version of the workbook that the cell's value was computed at; -1: never. */
  computedAt: number;
  computing: boolean;
  /** Value that the file carried: shown where a function is not simulated. */
  readonly cached: CellValue | undefined;
  /** false: of a file of before dynamic arrays; several values mean the one beside or above. */
  readonly dynamic: boolean;
  /** It may give several values, and spills then. */
  readonly many: boolean;
}

export interface FormulaOptions {
  /** Value that the file carried. */
  readonly cached?: CellValue | undefined;
  readonly dynamic?: boolean;
}

/**
 * Reads a formula.
 * @param text with its leading `=`
 * @param sheetOf finds a sheet by name; null makes the formula invalid
 * @throws FormulaError for what Excel would refuse
 */
export function readFormula(text: string, sheetOf: (name: string) => Sheet | null, options: FormulaOptions = {}): Formula {
  return made(tokenize(text.slice(1), sheetOf), { dynamic: true, ...options });
}

function made(tokens: readonly Token[], { cached, dynamic = true }: FormulaOptions): Formula {
  const expression = parse(tokens);
  return { tokens, expression, computedAt: -1, computing: false, cached, dynamic, many: dynamic && mayBeMany(expression) };
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
  return made(copies, { dynamic: formula.dynamic });
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
  return made(tokens, { cached: last, dynamic: formula.dynamic });
}

/** Cells that were cut and pasted somewhere else. */
export interface CellMove {
  readonly from: Sheet;
  readonly area: Area;
  readonly to: Sheet;
  readonly down: number;
  readonly right: number;
  /** For a formula that stands on `to` by now: what it names on `from` gets that sheet's name. */
  readonly leaves?: boolean;
}

/** The formula with references that follow cells which were moved. `own` is the sheet that it stands on, or came from. */
export function followCells(formula: Formula, own: Sheet, move: CellMove): Formula {
  return withTokens(formula, (token) => {
    if (token.kind !== "reference" || !token.area) return token;
    if (move.leaves === true) return token.sheet ? token : { ...token, sheet: move.from };
    if ((token.sheet ?? own) !== move.from || !contains(move.area, token.area)) return token;
    const { top, bottom, left, right } = token.area;
    const area = { top: top + move.down, bottom: bottom + move.down, left: left + move.right, right: right + move.right };
    return { ...token, area, sheet: move.to === own && token.sheet === null ? null : move.to };
  });
}

/**
 * The same formula where rows have become columns, as pasting transposed does: what stood to the left stands above.
 * @param from the cell that it stood in, `to` the one that it stands in
 */
export function transposedFormula(
  formula: Formula,
  from: { readonly row: number; readonly column: number },
  to: { readonly row: number; readonly column: number },
): Formula {
  const copies = formula.tokens.map((token): Token => {
    if (token.kind !== "reference" || !token.area) return token;
    const { area } = token;
    if (token.fixed.some(Boolean)) throw notSimulated("fixed references in formulas that are copied transposed");
    const [top, bottom] = [to.row + area.left - from.column, to.row + area.right - from.column];
    const [left, right] = [to.column + area.top - from.row, to.column + area.bottom - from.row];
    return { ...token, area: top < 0 || left < 0 ? null : { top, bottom, left, right } };
  });
  return made(copies, { dynamic: formula.dynamic });
}

/** Formulas never change: what refers to one (a step that can be taken back) keeps what it said. */
function withTokens(formula: Formula, change: (token: Token) => Token): Formula {
  const tokens = formula.tokens.map(change);
  if (tokens.every((token, i) => token === formula.tokens[i])) return formula;
  return made(tokens, { dynamic: formula.dynamic });
}
