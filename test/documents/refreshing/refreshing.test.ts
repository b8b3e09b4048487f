import { factsAfter, freshFigures, planRefresh, type FreshFigure, type WrittenFigure } from "../../../src/documents/refreshing";
import type { Fact } from "../../../src/model/report";

const fact = (id: string, text: string): Fact => ({ id, text, name: `名${id}`, value: 0, unit: "", indicator: id, area: null, period: "", sources: [] });
const written = (tag: string, text: string, before = "清理垃圾", extra: Partial<WrittenFigure> = {}): WrittenFigure => ({
  tag,
  text,
  before,
  after: "。",
  locked: false,
  ...extra,
});
const fresh = (id: string, text: string, lead: string | null = "清理垃圾"): FreshFigure => ({ id, text, name: `名${id}`, lead });
const states = (figures: WrittenFigure[], known: Fact[] | null, now: FreshFigure[]) => planRefresh(figures, known, now).map(({ state }) => state);

test("a figure as we wrote it is proposed where the ledgers changed, and left where they did not", () => {
  const known = [fact("HJ05", "570余吨"), fact("XC01", "175块")];
  const lines = planRefresh([written("HJ05", "570余吨"), written("XC01", "175块", "制作旗牌")], known, [fresh("HJ05", "610余吨"), fresh("XC01", "175块")]);
  expect(lines.map(({ state, old, fresh: now }) => [state, old, now])).toEqual([
    ["change", "570余吨", "610余吨"],
    ["same", "175块", "175块"],
  ]);
});

test("a figure that a person typed over is shown with what we wrote, and is no change of ours", () => {
  const [line] = planRefresh([written("HJ05", "600吨")], [fact("HJ05", "570余吨")], [fresh("HJ05", "610余吨")]);
  expect(line).toMatchObject({ state: "typed", old: "600吨", ours: "570余吨", fresh: "610余吨" });
});

test("where the document carries no snapshot, nobody knows whether a person typed", () => {
  expect(states([written("HJ05", "600吨")], null, [fresh("HJ05", "610余吨")])).toEqual(["unsure"]);
});

test("a figure that the ledgers no longer have is told, and one of somebody else's is none of ours", () => {
  expect(states([written("HJ05", "570余吨"), written("客户编号", "7")], [fact("HJ05", "570余吨")], [])).toEqual(["gone"]);
});

test("a locked figure is not proposed", () => {
  expect(states([written("HJ05", "570余吨", "", { locked: true })], [fact("HJ05", "570余吨")], [fresh("HJ05", "610余吨")])).toEqual(["locked"]);
});

test("a figure whose words now say the opposite is never put into them", () => {
  const figures = [written("HJ05.change", "20吨", "清理垃圾570余吨，较上期增加")];
  const known = [fact("HJ05.change", "20吨")];
  const [line] = planRefresh(figures, known, [fresh("HJ05.change", "35吨", "清理垃圾510吨，较上期减少")]);
  expect(line).toMatchObject({ state: "words", word: { stands: "增加", should: "减少" } });
  // The same amount the other way round is no agreement.
  expect(states(figures, known, [fresh("HJ05.change", "20吨", "较上期减少")])).toEqual(["words"]);
  expect(states(figures, known, [fresh("HJ05.change", "35吨", "较上期增加")])).toEqual(["change"]);
  // A result without a draft does not know the words.
  expect(states(figures, known, [fresh("HJ05.change", "35吨", null)])).toEqual(["unsure"]);
});

test("of several drafts the first that has a figure decides, with the words before it", () => {
  const block = (...runs: ({ text: string } | { fact: string; text: string })[]) => ({ type: "paragraph" as const, section: "", runs });
  const figures = freshFigures(
    [
      { blocks: [block({ text: "清理垃圾" }, { fact: "HJ05", text: "570余吨" })], facts: [fact("HJ05", "570余吨")] },
      { blocks: [block({ text: "共" }, { fact: "HJ05", text: "573吨" })], facts: [fact("HJ05", "573吨"), fact("XC01", "175块")] },
    ],
    [fact("HJ05", "573吨"), fact("QT01", "3处")],
  );
  expect(figures.map(({ id, text, lead }) => [id, text, lead])).toEqual([
    ["HJ05", "570余吨", "清理垃圾"],
    ["XC01", "175块", ""],
    // Of no draft, but of the run: its words are nobody's.
    ["QT01", "3处", null],
  ]);
});

test("the snapshot after a refresh knows new figures where they were written, old ones where they were left", () => {
  const known = [fact("A", "1"), fact("B", "2"), fact("C", "3")];
  const now = [fact("A", "10"), fact("B", "20")];
  expect(factsAfter(["A", "B", "C", "A"], new Set(["B"]), known, now).map(({ id, text }) => [id, text])).toEqual([
    ["A", "10"],
    ["B", "2"],
    ["C", "3"],
  ]);
});
