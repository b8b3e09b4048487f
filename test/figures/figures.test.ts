/** Ids of figures and their texts; what each figure of a run claims. */
import fc from "fast-check";
import { factsOfResult } from "../../src/figures/of-result";
import { amountsOfRollUp, derivedFigure } from "../../src/figures/of-total";
import { factOf } from "../../src/figures/fact";
import { figureIdText, parseFigureId, townFigureId } from "../../src/model/figure";
import { toResult } from "../../src/results/result";
import { findings, made } from "../builders/roll-ups";

test.each([
  ["HJ05", townFigureId("HJ05")],
  ["HJ05.ytd", townFigureId("HJ05", "ytd")],
  ["HJ05@东庄村", { ...townFigureId("HJ05"), area: "东庄村" }],
  ["QT01#石大路", townFigureId("QT01", "", "石大路")],
  ["QT01#石大路.share", townFigureId("QT01", "share", "石大路")],
  ["QT01#3.5公里路", townFigureId("QT01", "", "3.5公里路")],
  ["volunteer-event@东庄村#清洁家园.people", { indicator: "volunteer-event", area: "东庄村", part: "清洁家园", aspect: "people" }],
  ["completeness.rate", townFigureId("completeness", "rate")],
])("%s", (text, id) => {
  expect(figureIdText(id)).toBe(text);
  expect(parseFigureId(text)).toEqual(id);
});

test("a second figure that meets in an id is of the same aspect", () => expect(parseFigureId("HJ05.change-2")).toEqual(townFigureId("HJ05", "change")));

test("an id's text fits a content control, says nothing but its signs, and tells long names apart", () => {
  const word = fc.string({ unit: fc.constantFrom("东", "庄", "村", "a", "1", " ", "（", "·", "\u{1f600}"), minLength: 1, maxLength: 80 });
  fc.assert(
    fc.property(word, word, (area, part) => {
      const text = figureIdText({ indicator: "HJ05", area, part, aspect: "ytd" });
      expect(text.length).toBeLessThanOrEqual(64);
      expect(text).toMatch(/^[A-Za-z0-9.@#_\-\u3400-\u9fff〇]+$/u);
    }),
  );
  const long = "很长的路段名称".repeat(12);
  expect(figureIdText(townFigureId("QT01", "", `${long}甲`))).not.toBe(figureIdText(townFigureId("QT01", "", `${long}乙`)));
});

const rollUp = made();
const byText = new Map(amountsOfRollUp(rollUp).map((figure) => [figureIdText(figure.id), figure]));

test("the result's amounts are the run's: the same ids, texts, values, units and names", () => {
  const result = toResult({ rollUp, findings });
  const ofResult = new Map(factsOfResult(result).all.map(({ sources: _, period: __, ...fact }) => [fact.id, fact]));
  const ofRun = new Map([...byText].map(([id, figure]) => [id, factOf(figure)] as const).map(([id, { sources: _, period: __, ...fact }]) => [id, fact]));
  expect(ofRun.size).toBeGreaterThan(10);
  expect(ofResult).toEqual(ofRun);
});

test("every kind of figure says whose it is, of which time and whether it is so", () => {
  const claimOf = (id: string): string => {
    const { subject, object, tense, period, status } = byText.get(id)!.claim;
    return [subject.area ?? subject.town, object.indicator, object.part ?? "", tense, `${period.start}..${period.end}`, status].join(" ");
  };
  expect(["HJ05", "HJ05.ytd", "HJ05@水口社区", "ZY04", "DD01", "QT01#石大路"].map(claimOf)).toEqual([
    "清溪镇 HJ05  本期 2024-03-01..2024-03-31 实际",
    "清溪镇 HJ05  今年以来 2024-01-01..2024-03-31 实际",
    "水口社区 HJ05  本期 2024-03-01..2024-03-31 实际",
    "清溪镇 ZY04  时点 2024-03-31..2024-03-31 实际",
    "清溪镇 DD01  今年以来 2024-01-01..2024-03-31 实际",
    "清溪镇 QT01 石大路 本期 2024-03-01..2024-03-31 实际",
  ]);
  const [total] = rollUp.totals;
  const target = derivedFigure(total!, rollUp, "target", "目标", 600, "吨");
  expect([target.claim.status, target.claim.basis]).toEqual(["目标", undefined]);
  const change = derivedFigure(total!, rollUp, "change", "较上期", 12, "吨");
  expect(change.claim).toMatchObject({ status: "实际", basis: { start: expect.any(String) as string } });
  expect(change.claim.basis!.end < rollUp.period.start).toBe(true);
});
