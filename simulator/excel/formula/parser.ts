/** Tokens → expression tree, with Excel's precedence: comparison, &, + -, * /, ^, unary minus, %. */
import { FormulaError, type ReferenceToken, type StructuredToken, type Token } from "./tokens";
import { notSimulated } from "../../protocol/host-error";
import type { CellValue } from "../book/value";

export type Expression =
  | { readonly kind: "value"; readonly value: CellValue }
  | { readonly kind: "reference"; readonly token: ReferenceToken }
  | { readonly kind: "structured"; readonly token: StructuredToken }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "external"; readonly text: string }
  /** `@A1:A9`: the cell beside or above. */
  | { readonly kind: "intersect"; readonly of: Expression }
  /** `A1#`: everything that A1 spills into. */
  | { readonly kind: "spilled"; readonly token: ReferenceToken }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: "binary"; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "negate" | "percent" | "plus"; readonly of: Expression }
  | { readonly kind: "array"; readonly rows: readonly (readonly CellValue[])[] }
  | { readonly kind: "missing" };

const levels: readonly (readonly string[])[] = [["=", "<>", "<", ">", "<=", ">="], ["&"], ["+", "-"], ["*", "/"], ["^"]];

/** @throws FormulaError where the tokens make no formula. */
export function parse(all: readonly Token[]): Expression {
  const cursor = cursorOver(all.filter((token) => token.kind !== "space"));
  const expression = level(cursor, 0);
  if (cursor.peek()) throw new FormulaError("something left over");
  return expression;
}

interface Cursor {
  readonly peek: () => Token | undefined;
  /** @throws FormulaError at the end */
  readonly take: () => Token;
}

function cursorOver(tokens: readonly Token[]): Cursor {
  let at = 0;
  return {
    peek: () => tokens[at],
    take: () => {
      const token = tokens[at++];
      if (!token) throw new FormulaError("unexpected end");
      return token;
    },
  };
}

function expect(cursor: Cursor, kind: Token["kind"]): void {
  if (cursor.take().kind !== kind) throw new FormulaError(`missing ${kind}`);
}

function level(cursor: Cursor, index: number): Expression {
  const operators = levels[index];
  if (!operators) return prefix(cursor);
  let left = level(cursor, index + 1);
  for (let next = cursor.peek(); next?.kind === "operator" && operators.includes(next.text); next = cursor.peek()) {
    cursor.take();
    left = { kind: "binary", operator: next.text, left, right: level(cursor, index + 1) };
  }
  return left;
}

function prefix(cursor: Cursor): Expression {
  const next = cursor.peek();
  if (next?.kind === "operator" && (next.text === "-" || next.text === "+" || next.text === "@")) {
    cursor.take();
    return { kind: next.text === "-" ? "negate" : next.text === "+" ? "plus" : "intersect", of: prefix(cursor) };
  }
  let value = primary(cursor);
  for (let after = cursor.peek(); after?.kind === "operator" && after.text === "%"; after = cursor.peek()) {
    cursor.take();
    value = { kind: "percent", of: value };
  }
  return value;
}

function primary(cursor: Cursor): Expression {
  const token = cursor.take();
  if (token.kind === "number" || token.kind === "string" || token.kind === "error") return { kind: "value", value: token.value };
  if (token.kind === "reference") {
    const after = cursor.peek();
    if (after?.kind !== "operator" || after.text !== "#") return { kind: "reference", token };
    cursor.take();
    return { kind: "spilled", token };
  }
  if (token.kind === "structured") return { kind: "structured", token };
  if (token.kind === "external") return { kind: "external", text: token.text };
  if (token.kind === "openBrace") return array(cursor);
  if (token.kind === "open") {
    const inner = level(cursor, 0);
    expect(cursor, "close");
    return inner;
  }
  if (token.kind === "function")
    return notCalledAgain(cursor, { kind: "call", name: token.text.toUpperCase().replace(/^_XLFN\.(_XLWS\.)?/, ""), args: callArguments(cursor) });
  if (token.kind === "name") {
    if (/^true$/i.test(token.text)) return { kind: "value", value: true };
    if (/^false$/i.test(token.text)) return { kind: "value", value: false };
    return { kind: "name", name: token.text };
  }
  throw new FormulaError(`unexpected ${token.text}`);
}

/** A function that gives a function, which is called in its turn. */
function notCalledAgain(cursor: Cursor, call: Expression): Expression {
  if (cursor.peek()?.kind === "open") throw notSimulated("functions that give functions");
  return call;
}

function callArguments(cursor: Cursor): Expression[] {
  expect(cursor, "open");
  const args: Expression[] = [];
  if (cursor.peek()?.kind === "close") {
    cursor.take();
    return args;
  }
  for (;;) {
    const next = cursor.peek();
    args.push(next?.kind === "comma" || next?.kind === "close" ? { kind: "missing" } : level(cursor, 0));
    const after = cursor.take();
    if (after.kind === "close") return args;
    if (after.kind !== "comma") throw new FormulaError("missing ,");
  }
}

function array(cursor: Cursor): Expression {
  const rows: CellValue[][] = [[]];
  for (;;) {
    let sign = 1;
    let token = cursor.take();
    if (token.kind === "operator" && token.text === "-") {
      sign = -1;
      token = cursor.take();
    }
    if (token.kind === "number") rows.at(-1)?.push(sign * token.value);
    else if (token.kind === "string" || token.kind === "error") rows.at(-1)?.push(token.value);
    else if (token.kind === "name" && /^(true|false)$/i.test(token.text)) rows.at(-1)?.push(/^true$/i.test(token.text));
    else throw new FormulaError("array");
    const after = cursor.take();
    if (after.kind === "closeBrace") return { kind: "array", rows };
    if (after.kind === "semicolon") rows.push([]);
    else if (after.kind !== "comma") throw new FormulaError("array");
  }
}
