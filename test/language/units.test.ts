import { canonicalUnit, convertQuantity, unitInText } from "../../src/language/units";
import { readQuantity } from "../../src/language/quantity";

describe("one spelling a unit", () => {
  test.each([
    ["平方米", "㎡"],
    ["平米", "㎡"],
    ["m2", "㎡"],
    ["m²", "㎡"],
    ["ｍ２", "㎡"],
    ["立方米", "方"],
    ["m³", "方"],
    ["km", "公里"],
    ["千米", "公里"],
    ["t", "吨"],
    ["千克", "公斤"],
    ["ＫＧ", "公斤"],
    ["％", "%"],
    ["圆", "元"],
    ["个小时", "小时"],
    ["万元", "万元"],
    ["万份", "万份"],
    ["人/次", "人次"],
    ["场次", "场次"],
    ["名", "名"],
    [" 块 ", "块"],
  ])("%s is %s", (text, unit) => expect(canonicalUnit(text)).toBe(unit));
  test.each(["", "号", "楼", "月", "年", "日", "块/条", "文明", "万", "万%"])("%j is no unit", (text) => expect(canonicalUnit(text)).toBeNull());
});

describe("exact conversions", () => {
  const convert = (text: string, to: string) => convertQuantity(readQuantity(text).quantity!, to);
  test.each([
    ["100斤", "吨", 0.05],
    ["1斤", "吨", 0.0005],
    ["800公斤", "吨", 0.8],
    ["3kg", "吨", 0.003],
    ["500克", "公斤", 0.5],
    ["3里", "公里", 1.5],
    ["1500米", "公里", 1.5],
    ["2里", "米", 1000],
    ["3亩", "㎡", 2000],
    ["1.5亩", "㎡", 1000],
    ["2公顷", "㎡", 20000],
    ["30分钟", "小时", 0.5],
    ["45人", "人次", 45],
    ["45人", "名", 45],
    ["3场", "场次", 3],
    ["200本", "份", 200],
    ["7吨", "吨", 7],
  ])("%s is in %s: %d", (text, to, value) => expect(convert(text, to)).toMatchObject({ value, low: value, high: value, unit: to, mark: null }));
  test("money in 万元", () => {
    expect(convertQuantity({ value: 12.5, unit: "万元", low: 12.5, high: 12.5, mark: null }, "元")?.value).toBe(125000);
    expect(convertQuantity({ value: 125000, unit: "元", low: 125000, high: 125000, mark: null }, "万元")?.value).toBe(12.5);
  });
  test("bounds and mark go along", () => expect(convert("20余斤", "公斤")).toEqual({ value: 10, unit: "公斤", low: 10, high: 15, mark: "余" }));
  test("a number without a unit is in the unit asked for", () => expect(convert("5", "吨")).toMatchObject({ value: 5, unit: "吨" }));
  test.each([
    ["3方", "吨"],
    ["3吨", "方"],
    ["10幅", "处"],
    ["3处", "幅"],
    ["5人次", "人"],
    ["5份", "张"],
    ["3天", "小时"],
    ["3公里", "㎡"],
    ["3户", "人"],
    ["90%", "户"],
  ])("%s is never in %s", (text, to) => expect(convert(text, to)).toBeNull());
});

describe("the unit that a header names", () => {
  test.each([
    ["数量（块）", "块"],
    ["清理垃圾(吨)", "吨"],
    ["清理面积（平方米）", "㎡"],
    ["知晓率（%）", "%"],
    ["知晓率(％)", "%"],
    ["单位：吨", "吨"],
    ["（单位：块）", "块"],
    ["计量单位:份", "份"],
    ["清理垃圾/吨", "吨"],
    ["投入资金（万元）", "万元"],
    ["出动人员（人/次）", "人次"],
    ["面积［㎡］", "㎡"],
  ])("%s: %s", (text, unit) => expect(unitInText(text)).toBe(unit));
  test.each(["数量（份/块/条）", "垃圾（吨、方）", "数量", "单位：东庄村", "村/居", "备注（选填）", "户/家", "日期（2024年）"])("%s names none", (text) =>
    expect(unitInText(text)).toBeNull(),
  );
});
