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
  const tokens = all.filter((token) => token.kind !== "space");
  let at = 0;

  const peek = (): Token | undefined => tokens[at];
  const take = (): Token => {
    const token = tokens[at++];
    if (!token) throw new FormulaError("unexpected end");
    return token;
  };
  const expect = (kind: Token["kind"]): void => {
    if (take().kind !== kind) throw new FormulaError(`missing ${kind}`);
  };

  const level = (index: number): Expression => {
    const operators = levels[index];
    if (!operators) return prefix();
    let left = level(index + 1);
    for (let next = peek(); next?.kind === "operator" && operators.includes(next.text); next = peek()) {
      take();
      left = { kind: "binary", operator: next.text, left, right: level(index + 1) };
    }
    return left;
  };

  const prefix = (): Expression => {
    const next = peek();
    if (next?.kind === "operator" && (next.text === "-" || next.text === "+" || next.text === "@")) {
      take();
      return { kind: next.text === "-" ? "negate" : next.text === "+" ? "plus" : "intersect", of: prefix() };
    }
    let value = primary();
    for (let after = peek(); after?.kind === "operator" && after.text === "%"; after = peek()) {
      take();
      value = { kind: "percent", of: value };
    }
    return value;
  };

  const primary = (): Expression => {
    const token = take();
    if (token.kind === "number" || token.kind === "string" || token.kind === "error") return { kind: "value", value: token.value };
    if (token.kind === "reference") {
      const after = peek();
      if (after?.kind !== "operator" || after.text !== "#") return { kind: "reference", token };
      take();
      return { kind: "spilled", token };
    }
    if (token.kind === "structured") return { kind: "structured", token };
    if (token.kind === "external") return { kind: "external", text: token.text };
    if (token.kind === "openBrace") return array();
    if (token.kind === "open") {
      const inner = level(0);
      expect("close");
      return inner;
    }
    if (token.kind === "function")
      return notCalledAgain({ kind: "call", name: token.text.toUpperCase().replace(/^_XLFN\.(_XLWS\.)?/, ""), args: callArguments() });
    if (token.kind === "name") {
      if (/^true$/i.test(token.text)) return { kind: "value", value: true };
      if (/^false$/i.test(token.text)) return { kind: "value", value: false };
      return { kind: "name", name: token.text };
    }
    throw new FormulaError(`unexpected ${token.text}`);
  };

  /** A function that gives a function, which is called in its turn. */
  const notCalledAgain = (call: Expression): Expression => {
    if (peek()?.kind === "open") throw notSimulated("functions that give functions");
    return call;
  };

  const callArguments = (): Expression[] => {
    expect("open");
    const args: Expression[] = [];
    if (peek()?.kind === "close") {
      take();
      return args;
    }
    for (;;) {
      const next = peek();
      args.push(next?.kind === "comma" || next?.kind === "close" ? { kind: "missing" } : level(0));
      const after = take();
      if (after.kind === "close") return args;
      if (after.kind !== "comma") throw new FormulaError("missing ,");
    }
  };

  const array = (): Expression => {
    const rows: CellValue[][] = [[]];
    for (;;) {
      let sign = 1;
      let token = take();
      if (token.kind === "operator" && token.text === "-") {
        sign = -1;
        token = take();
      }
      if (token.kind === "number") rows.at(-1)?.push(sign * token.value);
      else if (token.kind === "string" || token.kind === "error") rows.at(-1)?.push(token.value);
      else if (token.kind === "name" && /^(true|false)$/i.test(token.text)) rows.at(-1)?.push(/^true$/i.test(token.text));
      else throw new FormulaError("array");
      const after = take();
      if (after.kind === "closeBrace") return { kind: "array", rows };
      if (after.kind === "semicolon") rows.push([]);
      else if (after.kind !== "comma") throw new FormulaError("array");
    }
  };

  const expression = level(0);
  if (at < tokens.length) throw new FormulaError("something left over");
  return expression;
}
