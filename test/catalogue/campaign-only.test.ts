/** What a campaign is about stands in its data: no code of an indicator and no key of a kind is named anywhere else in the product. */
import fs from "node:fs";
import path from "node:path";
import ts from "typescript";
import { builtIn } from "../../src/catalogue";
import { ruleNames } from "../../src/catalogue/rule-forms";

const src = path.resolve(__dirname, "../../src");
const files = fs
  .readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.(tsx?|json)$/.test(file) && !file.startsWith(path.join("catalogue", "campaigns")));

/** Texts of a source file, comments left out: they may show by an example what is meant. */
function stringsIn(file: string): string[] {
  const found: string[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node) || ts.isJsxText(node)) found.push(node.text);
    else if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name)) found.push(node.name.text);
    else if (ts.isRegularExpressionLiteral(node)) found.push(node.text);
    node.forEachChild(walk);
  };
  walk(ts.createSourceFile(file, fs.readFileSync(path.join(src, file), "utf8"), ts.ScriptTarget.Latest, true));
  return found;
}

const texts = files.flatMap((file) => stringsIn(file).map((text) => ({ file, text })));

test("codes of indicators", () => {
  const code = new RegExp(`(?<![A-Za-z0-9])(?:${builtIn.indicators.map((indicator) => indicator.code).join("|")})(?![A-Za-z0-9])`);
  expect(texts.filter(({ text }) => code.test(text))).toEqual([]);
  // Nor by a pattern: /^DD\d/.
  const letters = [...new Set(builtIn.indicators.map((indicator) => indicator.code.replace(/\d+$/, "")))];
  const pattern = new RegExp(`(?<![A-Za-z])(?:${letters.join("|")})(?:\\\\d|0|\\[)`);
  expect(texts.filter(({ text }) => pattern.test(text))).toEqual([]);
});

test("keys of kinds, but for those that are rules as well (what is a plan, an honour, says a rule of the kind)", () => {
  const rules: readonly string[] = ruleNames;
  const kinds = new Set(builtIn.kinds.map(({ kind }) => kind).filter((kind) => !rules.includes(kind)));
  expect(texts.filter(({ text }) => kinds.has(text))).toEqual([]);
});

test("no kind is compared with the name of one", () => {
  const kinds = new Set(builtIn.kinds.map(({ kind }) => kind));
  const compared = /\bkind\s*[!=]==\s*"([a-z-]+)"/g;
  const found = files.flatMap((file) =>
    [...fs.readFileSync(path.join(src, file), "utf8").matchAll(compared)].map(([text, name = ""]) => ({ file, text, name })),
  );
  expect(found.filter(({ name }) => kinds.has(name))).toEqual([]);
});
