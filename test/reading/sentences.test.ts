/** Every code that the reader's sources write has a sentence in both languages, and the sentence asks for no parameter that the code does not give. */
import fs from "node:fs";
import path from "node:path";
import { sentences } from "../../src/locale";

const source = path.resolve(__dirname, "../../src");
const sources = ["language", "reading"].flatMap((room) =>
  (fs.readdirSync(path.join(source, room), { recursive: true }) as string[])
    .filter((name) => name.endsWith(".ts"))
    .map((name) => path.join(source, room, name)),
);
const CODE = /"((?:reason|quantity|row|rows|column|columns|kind|header|layout|sheet|cell)\.[a-z][a-z.-]*)"/g;
const found = new Set(sources.flatMap((name) => [...fs.readFileSync(name, "utf8").matchAll(CODE)].map((match) => match[1]!)));
const composed = [
  ...["title", "sheet", "file", "header", "values", "corrected"].map((part) => `reason.kind.${part}`),
  ...["name", "alias", "contains", "close", "member", "serial", "identifier", "total", "numbers", "corrected"].map((part) => `reason.column.${part}`),
  ...["unreadable", "range", "placeholder", "error", "dash", "date", "text"].map((problem) => `quantity.${problem}`),
  ...["own", "hidden", "empty", "no-ledger"].map((why) => `reason.skipped.${why}`),
];

test.each([...new Set([...found, ...composed])].sort())("%s", (code) => {
  for (const locale of ["zh-CN", "en-US"] as const) expect(sentences[locale]).toHaveProperty([code]);
});
