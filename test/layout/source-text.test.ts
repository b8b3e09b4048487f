import { sourceText } from "../../src/layout/source-text";

const cells = (file: string, ...addresses: string[]) => addresses.map((cell) => ({ file, sheet: "宣传", cell }));

test("cells one below the other are told as a range", () => {
  expect(sourceText(cells("东庄村.xlsx", "E5", "E6", "E7", "E9", "F10", "AA11"))).toBe("东庄村.xlsx 宣传 E5:E7 E9 F10 AA11");
  expect(sourceText([])).toBe("");
});

test("several files are told one after the other, and long lists say how many cells there are", () => {
  expect(sourceText([...cells("甲.xlsx", "E5"), ...cells("乙.xlsx", "E5", "E6")])).toBe("甲.xlsx 宣传 E5；乙.xlsx 宣传 E5:E6");
  const scattered = Array.from({ length: 20 }, (_, i) => `E${5 + 2 * i}`);
  expect(sourceText(cells("甲.xlsx", ...scattered))).toBe("甲.xlsx 宣传 E5 E7 E9 E11 E13 E15……共20格");
  const many = Array.from({ length: 30 }, (_, i) => cells(`第${i}个村的台账汇总.xlsx`, "E5")).flat();
  expect(sourceText(many)).toMatch(/^第0个村的台账汇总.xlsx 宣传 E5；.*……共30格$/);
  expect(sourceText(many).length).toBeLessThan(140);
});
