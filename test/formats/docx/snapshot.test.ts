import fc from "fast-check";
import { expandSources, sourceCompactor } from "../../../src/formats/docx/compact-sources";
import { readSnapshot, snapshotXml } from "../../../src/formats/docx/snapshot";
import { resultFile } from "../../../src/results/result-file";
import type { Source } from "../../../src/model/grid";
import type { Result } from "../../../src/model/result";

const compacted = (...lists: Source[][]) => {
  const { add, compact } = sourceCompactor();
  return { places: lists.map(add), compact };
};
const cells = (file: string, sheet: string, ...addresses: string[]): Source[] => addresses.map((cell) => ({ file, sheet, cell }));

test("neighbours in a column travel as one run, file and sheet once", () => {
  const { compact } = compacted([...cells("东庄村.xlsx", "宣传", "D5", "D6", "D7", "D9", "E3"), ...cells("西湾村.xlsx", "宣传", "D5")]);
  expect(compact).toEqual({
    sheets: [
      ["东庄村.xlsx", "宣传"],
      ["西湾村.xlsx", "宣传"],
    ],
    lists: [
      [
        [0, "D5-7 9 E3"],
        [1, "D5"],
      ],
    ],
  });
});

test("figures that rest on the same cells share one list", () => {
  const same = cells("东庄村.xlsx", "宣传", "D5", "D6");
  expect(compacted(same, cells("东庄村.xlsx", "宣传", "D5"), same).places).toEqual([0, 1, 0]);
});

const address = fc.tuple(fc.constantFrom("D", "E", "AA", "XFD"), fc.integer({ min: 1, max: 40 })).map(([letters, row]) => letters + String(row));
const source = fc.record({
  file: fc.constantFrom("东庄村.xlsx", "甲/东庄村.xlsx"),
  sheet: fc.constantFrom("宣传", "环境 卫生", ""),
  cell: fc.oneof({ weight: 9, arbitrary: address }, fc.constantFrom("", "A1:B2", "d5", "D05", "D 5", "5%", "%20", "=", "甲")),
});

test("cells come back one by one, in their order, whatever stands in them", () => {
  fc.assert(
    fc.property(fc.array(fc.array(source)), (lists) => {
      const { places, compact } = compacted(...lists);
      const expanded = expandSources(JSON.parse(JSON.stringify(compact)) as typeof compact);
      expect(places.map((place) => expanded[place])).toEqual(lists);
    }),
  );
});

const fact = { text: "3份", value: 3, unit: "份", indicator: "XC01", area: null, period: "2024年3月" };
const shared = cells("东庄村.xlsx", '宣"传', "D5", "D6");
const result: Result = {
  schema: 1,
  town: '清禾"sources": []镇',
  period: { label: "2024年3月", start: "2024-03-01", end: "2024-03-31" },
  areas: [{ name: "东庄村", type: "村" }],
  indicators: [{ code: "XC01", name: "材料", unit: "份", periodType: "flow", total: null, byArea: {}, records: 2 }],
  findings: [{ severity: "info", code: "x", message: '"sources": []', file: "", sheet: "", cell: "" }],
  completeness: { expected: 1, received: 1, missing: [] },
  facts: [
    { ...fact, id: "XC01", sources: shared, name: "材料" },
    { ...fact, id: "XC02", sources: [] },
    { ...fact, id: "XC01.ytd", sources: shared },
    { ...fact, id: "XC03", sources: [...shared, ...cells("西湾村.xlsx", "宣传", "E7", "", "甲1", "A\n1")] },
  ],
  unmeasured: [],
};

test("a document gives back the facts that were put into it, and of the rest only what they tell", () => {
  const { result: read, problem } = readSnapshot(snapshotXml(result));
  expect(problem).toBeNull();
  const indicators = result.indicators.map((indicator) => ({ ...indicator, records: 0 }));
  expect(read).toEqual({ ...result, areas: [], indicators, completeness: { expected: 0, received: 0, missing: [] }, findings: [] });
});

test.each([
  ["another part", "<a/>"],
  ["a part that somebody emptied", '<result xmlns="urn:taizhang:result:1"></result>'],
  ["a list that is not there", snapshotXml(result).replace('"sources":2', '"sources":9')],
  ["a sheet that is not there", snapshotXml(result).replace('[[0,"D5-6"]]', '[[7,"D5-6"]]')],
  ["rows without end", snapshotXml(result).replace("D5-6", Array(20).fill("D1-9999999").join(" "))],
])("a document with %s is said to carry none of our results", (_, xml) => {
  const read = readSnapshot(xml);
  expect(read.result).toBeNull();
  expect(read.problem).toMatch(/[\u4e00-\u9fff]/);
});

test("result.json in pieces is the result, to the byte", () => {
  expect(Buffer.concat([...resultFile(result)]).toString()).toBe(`${JSON.stringify(result, null, 1)}\n`);
  expect(Buffer.concat([...resultFile({ ...result, facts: [] })]).toString()).toBe(`${JSON.stringify({ ...result, facts: [] }, null, 1)}\n`);
});
