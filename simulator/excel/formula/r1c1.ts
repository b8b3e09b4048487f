/** Formulas with relative addresses by number: `=R[0]C[-2]*2` is what `=C3*2` says in E3. */
import { cellName, columnLimit, columnName, rowLimit } from "../book/address";
import { HostError } from "../../protocol/host-error";
import { type Formula } from "./formula";
import { printToken, type ReferenceToken } from "./tokens";

const reference =
  /(?<![\p{L}\p{N}_.])R(?:\[(-?\d+)\]|(\d+))?C(?:\[(-?\d+)\]|(\d+))?(?![\p{L}\p{N}_.(])|(?<![\p{L}\p{N}_.])([RC])(?:\[(-?\d+)\]|(\d+))(?![\p{L}\p{N}_.([])/giu;

/**
 * @param row of the cell that the formula stands in, 0-based, as is `column`
 * @returns the formula in A1 style. Texts and names of sheets stay as they are.
 * @throws HostError InvalidArgument for an address off the sheet
 */
export function fromR1C1(text: string, row: number, column: number): string {
  return text.replace(/"(?:[^"]|"")*"|'(?:[^']|'')*'|[^"']+/g, (part) =>
    /^["']/.test(part) ? part : part.replace(reference, (...found) => a1(found, row, column)),
  );
}

function a1(found: readonly unknown[], row: number, column: number): string {
  const [, byRow, atRow, byColumn, atColumn, line, byLine, atLine] = found as readonly (string | undefined)[];
  if (line) {
    const [index, fixed] = lineOf(byLine, atLine, line.toUpperCase() === "R" ? row : column);
    const name = line.toUpperCase() === "R" ? String(index + 1) : columnName(index);
    return `${fixed}${name}:${fixed}${name}`;
  }
  const [r, fixedRow] = lineOf(byRow, atRow, row);
  const [c, fixedColumn] = lineOf(byColumn, atColumn, column);
  if (r < 0 || c < 0 || r >= rowLimit || c >= columnLimit) throw new HostError("InvalidArgument");
  return `${fixedColumn}${columnName(c)}${fixedRow}${r + 1}`;
}

function lineOf(by: string | undefined, at: string | undefined, own: number): readonly [index: number, fixed: string] {
  return at === undefined ? [own + Number(by ?? 0), ""] : [Number(at) - 1, "$"];
}

/** The formula as R1C1 style writes it, with `=`. */
export function toR1C1(formula: Formula, row: number, column: number): string {
  const written = formula.tokens.map((token) => (token.kind === "reference" && token.area ? corners(token, row, column) : printToken(token)));
  return `=${written.join("")}`;
}

function corners(token: ReferenceToken, row: number, column: number): string {
  const { area, fixed } = token;
  if (!area) return printToken(token);
  const address = printToken({ ...token, area: { ...area, bottom: area.top, right: area.left }, single: true, twice: false });
  const prefix = address.slice(0, address.lastIndexOf("!") + 1);
  const line = (letter: string, index: number, own: number, isFixed: boolean): string =>
    isFixed ? `${letter}${index + 1}` : index === own ? letter : `${letter}[${index - own}]`;
  const [leftFixed, topFixed, rightFixed, bottomFixed] = fixed;
  const [top, bottom] = [line("R", area.top, row, topFixed), line("R", area.bottom, row, bottomFixed)];
  const [left, right] = [line("C", area.left, column, leftFixed), line("C", area.right, column, rightFixed)];
  if (area.left === 0 && area.right === columnLimit - 1) return prefix + (top === bottom ? top : `${top}:${bottom}`);
  if (area.top === 0 && area.bottom === rowLimit - 1) return prefix + (left === right ? left : `${left}:${right}`);
  return token.single || cellName(area.top, area.left) === cellName(area.bottom, area.right)
    ? `${prefix}${top}${left}`
    : `${prefix}${top}${left}:${bottom}${right}`;
}
