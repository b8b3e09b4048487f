/** Patterns made of lists of words. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { wordPattern } from "../../src/language/word-pattern";

test("a list stands for one of its words, signs in them mean themselves, grammar around it is grammar", () => {
  const pattern = wordPattern()`^(${["村(居)", "no.", "村"]})\d+$`;
  expect(["村(居)12", "村3", "no.4"].map((text) => pattern.exec(text)?.[1])).toEqual(["村(居)", "村", "no."]);
  expect(["村居12", "nox4", "村"].some((text) => pattern.test(text))).toBe(false);
});

test("the first word of the list that fits is taken", () => {
  expect(wordPattern()`${["年度", "年"]}`.exec("年度表")?.[0]).toBe("年度");
  expect(wordPattern()`${["年", "年度"]}`.exec("年度表")?.[0]).toBe("年");
});

test("no list has a word twice, or an empty one", () => {
  const folder = path.resolve(__dirname, "../../src/language/words");
  for (const file of readdirSync(folder)) {
    const lists = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Record<string, string[]>;
    for (const [name, words] of Object.entries(lists)) {
      expect([file, name, words.length, words.includes("")]).toEqual([file, name, new Set(words).size, false]);
    }
  }
});
