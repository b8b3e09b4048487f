/** Whatever a stage can say, it can say in both languages, with the same facts in it. */
import fs from "node:fs";
import path from "node:path";
import { checks } from "../../src/checking";
import { stageCodes } from "../../src/findings/codes";
import { fill, messageOf, sentences } from "../../src/locale";

const zh = sentences["zh-CN"];
const en = sentences["en-US"];
const root = path.join(__dirname, "../../src");

const paramsOf = (sentence: string): string[] => [...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ""))].sort();

/** Sources of the stages; the pane has words of its own. */
function sources(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return ["taskpane", "locale"].includes(entry.name) ? [] : sources(full);
    return /\.tsx?$/.test(entry.name) ? [full] : [];
  });
}

const texts = sources(root).map((file) => [path.relative(root, file), fs.readFileSync(file, "utf8")] as const);

/** Words before the first point of any known code: what looks like one of them is one. */
const families = new Set(Object.keys(zh).map((key) => key.replace(/[.#].*$/, "")));
const isCode = (text: string): boolean => families.has(text.replace(/\..*$/, "")) && !/\.(?:json|xlsx|docx|xml|mjs|js|ts|md|csv)$/.test(text);

test("both languages have the same sentences", () => expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort()));

test("both languages ask for the same facts", () => {
  const different = Object.keys(zh).filter((key) => paramsOf(zh[key] ?? "").join() !== paramsOf(en[key] ?? "").join());
  expect(different).toEqual([]);
});

test("no sentence is empty, and none is in the other language", () => {
  const words = (sentence: string) => sentence.replace(/\{\w+\}|[\s:：,，.。()（）!！]/g, "");
  const wrong = Object.keys(zh).filter((key) => {
    const chinese = words(zh[key] ?? "");
    const english = words(en[key] ?? "");
    return (chinese !== "" && !/[\u4e00-\u9fff]/.test(chinese)) || (english !== "" && !/[A-Za-z]/.test(english)) || !zh[key] || !en[key];
  });
  expect(wrong).toEqual([]);
});

test("no code stands in two tables, but for one that two checks tell", () => {
  const words = fs
    .readdirSync(path.join(root, "locale"))
    .filter((file) => file.endsWith(".zh-CN.json"))
    .map((file) => JSON.parse(fs.readFileSync(path.join(root, "locale", file), "utf8")) as object);
  const tables: readonly object[] = [...words, stageCodes, ...Object.values(checks).map(({ codes }) => codes)];
  const seen = new Map<string, unknown>();
  for (const [code, entry] of tables.flatMap((table) => Object.entries(table))) {
    // The very same entry, not another of that name.
    expect([code, !seen.has(code) || seen.get(code) === entry]).toEqual([code, true]);
    seen.set(code, entry);
  }
});

test("every code in the sources has a sentence", () => {
  const missing = texts.flatMap(([file, text]) =>
    [...text.matchAll(/"([a-z][a-z-]*(?:\.[a-z0-9-]+)+)"/g)]
      .map((match) => match[1] ?? "")
      .flatMap((code) => (isCode(code) && zh[code] === undefined ? [`${file}: ${code}`] : [])),
  );
  expect([...new Set(missing)]).toEqual([]);
});

test("every code that is put together in the sources has sentences to choose from", () => {
  const missing = texts.flatMap(([file, text]) =>
    [...text.matchAll(/`([a-z][a-z-]*(?:\.[a-z-]+)*\.)\$\{/g)]
      .map((match) => match[1] ?? "")
      .flatMap((prefix) =>
        families.has(prefix.replace(/\..*$/, "")) && !Object.keys(zh).some((key) => key.startsWith(prefix)) ? [`${file}: ${prefix}…`] : [],
      ),
  );
  expect([...new Set(missing)]).toEqual([]);
});

test("every problem of a quantity and of a date has a sentence", () => {
  const problems = ["unreadable", "range", "placeholder", "error", "dash", "date"].map((problem) => `quantity.${problem}`);
  const dates = ["unreadable", "impossible", "placeholder", "error"].map((problem) => `date.${problem}`);
  expect([...problems, ...dates].filter((code) => zh[code] === undefined)).toEqual([]);
});

test("no sentence is left that nothing says", () => {
  // Not where the table defines it.
  const literals = new Set(texts.flatMap(([, text]) => [...text.matchAll(/"([a-z][a-z0-9.-]*)"(?!: \{)/g)].map((match) => match[1] ?? "")));
  const prefixes = texts.flatMap(([, text]) => [...text.matchAll(/`([a-z][a-z-]*(?:\.[a-z-]+)*\.)\$\{/g)].map((match) => match[1] ?? ""));
  const unsaid = Object.keys(zh).filter((key) => {
    const code = key.replace(/#.*$/, "");
    return !literals.has(code) && !prefixes.some((prefix) => code.startsWith(prefix));
  });
  expect(unsaid).toEqual([]);
});

test("a stretch of one row is told as that row", () => {
  const header = (first: number, last: number) => fill("reason.header.words", { first, last, named: 9, words: 9 }, "zh-CN");
  expect(header(3, 3)).toBe("第3行是表头：9列有名称，其中9列是文字");
  expect(header(3, 4)).toContain("第3—4行");
  expect(fill("reason.header.corrected", { first: 3, last: 3 }, "en-US")).toBe("set by the user: row 3 is the header");
});

test("rows of a table on its side are told as columns", () => {
  const mismatch = { label: "合计", column: "数量", total: "9", first: "B", last: "F", sum: "8", difference: "1" };
  const finding = { code: "total.mismatch", severity: "error", params: mismatch, file: "a.xlsx", sheet: "一", cell: "G3" } as const;
  expect(messageOf(finding, "zh-CN")).toContain("第 B—F 列相加");
  expect(messageOf(finding, "en-US")).toContain("columns B–F add up");
});

test("a finding that stands for several cells has a sentence of its own where the table gives one", () => {
  expect(fill("placeholder", { text: "××", column: "地点", count: 30, cells: "D3:D32" }, "zh-CN")).toContain("30 处");
  expect(fill("placeholder", { text: "××", column: "地点" }, "zh-CN")).not.toContain("处");
});

test("a sentence never ends a run: what is missing shows by its name", () => {
  expect(fill("quantity.unreadable", {}, "zh-CN")).toContain("“{text}”读不成");
  expect(fill("no.such-code", { text: "壹", count: 2 }, "zh-CN")).toBe("no.such-code text: 壹 count: 2");
  expect(fill("no.such-code", {}, "en-US")).toBe("no.such-code");
});
