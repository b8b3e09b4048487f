/** Lists of words stand in src/language/words. What is left of them in patterns is known, file by file, and only shrinks. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { patternsLeft, wordListInPattern } from "../../scripts/word-lists.mjs";

const root = path.resolve(__dirname, "../..");
const isWordList = (pattern: string): boolean => new RegExp(wordListInPattern).test(pattern);

function wordListsIn(source: string): number {
  let count = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node) && isWordList(node.text)) count += 1;
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("source.tsx", source, ts.ScriptTarget.Latest, false));
  return count;
}

test("five words side by side are a list, four or other signs are none", () => {
  expect(isWordList("^(?:甲|乙|丙|丁|戊)$")).toBe(true);
  expect(isWordList("^(?:甲|乙|丙|丁)$")).toBe(false);
  expect(isWordList("^(?:a|b|c|d|e)$")).toBe(false);
  expect(wordListsIn("const a = /甲|乙|丙|丁|戊/u; // /甲|乙|丙|丁|戊/")).toBe(1);
});

test("no file holds more lists in patterns, or fewer, than are known of it", () => {
  const files = readdirSync(path.join(root, "src"), { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file));
  const found = files.map((file): [string, number] => [
    `src/${file.replaceAll(path.sep, "/")}`,
    wordListsIn(readFileSync(path.join(root, "src", file), "utf8")),
  ]);
  expect(Object.fromEntries(found.filter(([, count]) => count > 0))).toEqual(patternsLeft);
});
