/** Checking takes time in proportion to the document: words are looked for in a text once, not before every figure. */
import fc from "fast-check";
import { searchable } from "../../../src/documents/verifying/searchable";
import { matchFigures } from "../../../src/documents/verifying/match";
import { verify } from "../../../src/documents/verifying";
import type { Result } from "../../../src/model/result";

const letters = fc.array(fc.constantFrom("五", "好", "文", "明", "，"), { maxLength: 40 }).map((list) => list.join(""));

test("the last place of a word in a part of a text is the one that looking backwards finds", () => {
  const words = ["文", "文明", "好", "明，"];
  const masks: Record<string, string[]> = { 文明: ["五好文明", "好文明，"], 文: ["五文"] };
  fc.assert(
    fc.property(letters, fc.nat(40), fc.nat(40), fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }), (text, one, other, asked) => {
      const indexed = searchable(text);
      const [from, to] = [Math.min(one, other, text.length), Math.min(Math.max(one, other), text.length)];
      for (const word of asked) expect(indexed.lastOf(word, masks[word] ?? [], from, to)).toBe(lastByLooking(text, word, masks[word] ?? [], from, to));
      expect(indexed.breaksIn(from, to)).toBe(text.slice(from, to).match(/，/g)?.length ?? 0);
    }),
    { numRuns: 500 },
  );
});

function lastByLooking(text: string, word: string, masks: readonly string[], from: number, to: number): number {
  const part = text.slice(from, to);
  for (let at = part.lastIndexOf(word); at >= 0; at = at === 0 ? -1 : part.lastIndexOf(word, at - 1)) {
    const masked = masks.some((mask) => at >= mask.indexOf(word) && part.startsWith(mask, at - mask.indexOf(word)));
    if (!masked) return from + at;
  }
  return -1;
}

const result = {
  schema: 1,
  town: "清溪镇",
  period: { start: "2024-01-01", end: "2024-03-31", label: "2024年第一季度" },
  areas: [{ name: "东庄村" }, { name: "西庄村" }],
  indicators: [
    { code: "XC02", name: "刷写宣传标语", unit: "条", periodType: "flow", total: { value: 60, low: 60, high: 60, mark: null }, byArea: {} },
    { code: "HJ05", name: "清理垃圾", unit: "吨", periodType: "flow", total: { value: 15, low: 15, high: 15, mark: null }, byArea: {} },
  ],
  facts: [],
} as unknown as Result;

const sentences = ["全镇刷写宣传标语60条", "清理垃圾15吨", "开展志愿服务活动8场次", "评出文明家庭3户", "共计垃圾15吨"];
const documentOf = (count: number, mark: string): string[] => [
  `一、工作进展${mark}` + Array.from({ length: count }, (_, i) => sentences[i % sentences.length]).join(mark),
];

/** Characters that the text methods of the run looked at, in all. */
function lookedAt(run: () => void): number {
  let characters = 0;
  const count = (from: number, to: number): void => void (characters += Math.max(0, to - from) + 1);
  const { indexOf, lastIndexOf, includes } = String.prototype;
  const spies = [
    jest.spyOn(String.prototype, "indexOf").mockImplementation(function (this: string, word: string, from = 0) {
      const at = indexOf.call(this, word, from);
      count(from, at < 0 ? this.length : at);
      return at;
    }),
    jest.spyOn(String.prototype, "lastIndexOf").mockImplementation(function (this: string, word: string, from = this.length) {
      const at = lastIndexOf.call(this, word, from);
      count(Math.max(at, 0), Math.min(from, this.length));
      return at;
    }),
    jest.spyOn(String.prototype, "includes").mockImplementation(function (this: string, word: string) {
      count(0, this.length);
      return includes.call(this, word);
    }),
  ];
  try {
    run();
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
  return characters;
}

test.each([
  ["with full stops", "。"],
  ["in one sentence without end", "；"],
])("twice the document %s is twice the looking, not four times", (_, mark) => {
  const work = [800, 1600].map((count) => lookedAt(() => void matchFigures(documentOf(count, mark), result)));
  expect((work[1] ?? 0) / (work[0] ?? 1)).toBeLessThan(2.4);
});

test("a long document's figures are all found and judged as in a short one", () => {
  const figures = matchFigures(documentOf(2000, "。"), result);
  expect(figures).toHaveLength(2000);
  const verdicts = (from: number) => figures.slice(from, from + 5).map(({ text, verdict }) => `${text} ${verdict}`);
  expect(verdicts(1990)).toEqual(verdicts(990));
  expect(verdicts(990)).toContain("60条 matched");
});

test("remarks find a wrong sum at the end of a long paragraph", () => {
  const text = `${documentOf(1500, "。")[0] ?? ""}。东庄村清理墙体广告26处、西庄村清理墙体广告31处，共清理墙体广告185处。`;
  const paragraphs = [{ text, controls: [] }];
  const { figures } = verify(paragraphs, result);
  expect(figures.at(-1)?.text).toBe("185处");
  const { remarks } = verify(paragraphs, result);
  expect(remarks.filter(({ code }) => code === "remark.sum").map(({ params }) => params)).toEqual([{ text: "185处", sum: 57 }]);
});
