import { addQuantities, readQuantity } from "../../src/language/quantity";
import type { Cell } from "../../src/model/grid";
import type { Mark, Quantity } from "../../src/model/quantity";

const read = (cell: Cell, unit?: string | null) => readQuantity(cell, { unit });
const q = (value: number, unit: string | null = null, low = value, high = value, mark: Mark = null): Quantity => ({ value, unit, low, high, mark });

type Row = [text: string, value: number, unit?: string | null, low?: number, high?: number, mark?: Mark];

/** Quantities as people type them: every form, by examples. */
describe("the table of quantities", () => {
  const exact: Row[] = [
    ["175", 175],
    ["１７５", 175],
    [" 175 块", 175, "块"],
    ["175块", 175, "块"],
    ["1,208.72㎡", 1208.72, "㎡"],
    ["1208.72平方米", 1208.72, "㎡"],
    ["1.2万", 12000],
    ["12.5万元", 125000, "元"],
    ["壹佰贰拾", 120],
    ["一百二十", 120],
    ["一千二", 1200],
    ["六千八", 6800],
    ["1亿2千万", 120000000],
    ["百分之九十五", 95, "%"],
    ["95%", 95, "%"],
    ["９５％", 95, "%"],
    ["两", 2],
    ["俩", 2],
    ["半", 0.5],
    ["半天", 0.5, "天"],
    ["1.5k", 1500],
    ["无", 0],
    ["〇", 0],
    ["0", 0],
  ];
  test.each(exact)("%s is exactly %d", (text, value, unit = null) => {
    expect(read(text)).toMatchObject({ quantity: q(value, unit), problem: null });
  });

  const marked: Row[] = [
    ["2万余份", 20000, "份", 20000, 30000, "余"],
    ["570余吨", 570, "吨", 570, 580, "余"],
    ["150余场次", 150, "场次", 150, 160, "余"],
    ["近千人", 1000, "人", 900, 1000, "近"],
    ["约300", 300, null, 270, 330, "约"],
    ["300左右", 300, null, 270, 330, "约"],
    ["300人上下", 300, "人", 270, 330, "约"],
    ["百余人", 100, "人", 100, 200, "余"],
    ["十几次", 10, "次", 10, 20, "余"],
    ["几十人", 20, "人", 20, 100, "余"],
    ["数百份", 200, "份", 200, 1000, "余"],
  ];
  test.each(marked)("%s is %d with bounds", (text, value, unit = null, low, high, mark) => {
    expect(read(text)).toMatchObject({ quantity: q(value, unit, low, high, mark), problem: null, plainNumberAsText: false });
  });

  const ranges: Row[] = [
    ["3-5", 3, null, 3, 5],
    ["3~5人", 3, "人", 3, 5],
    ["2.50-4.00", 2.5, null, 2.5, 4],
    ["三四个", 3, "个", 3, 4],
  ];
  test.each(ranges)("%s is a range, and reported", (text, value, unit = null, low, high) => {
    expect(read(text)).toMatchObject({ quantity: q(value, unit, low, high, "范围"), problem: "range" });
  });

  test.each(["5+3", "3车(约6吨)", "12（含重复2）", "5人/3车"])("%s is not one number", (text) => {
    expect(read(text)).toMatchObject({ text, quantity: null, problem: "unreadable" });
  });
  test.each(["-", "—", "/"])("%s in a count column is 无, and reported", (text) => {
    expect(read(text, "块")).toMatchObject({ quantity: q(0, "块"), problem: "dash" });
  });
  test.each(["", "  ", "　", null])("a blank (%j) is missing, not 0", (cell) => {
    expect(read(cell)).toMatchObject({ quantity: null, problem: null });
  });
  test.each(["202_", "***", "××"])("%s is a placeholder", (text) => {
    expect(read(text)).toMatchObject({ quantity: null, problem: "placeholder" });
  });
  test.each(["#REF!", "#VALUE!"])("%s is an error", (text) => {
    expect(read(text)).toMatchObject({ quantity: null, problem: "error" });
    expect(read({ kind: "error", code: text })).toMatchObject({ text, quantity: null, problem: "error" });
  });
  test("0.95 in a % column is 95 %, as text, number or percent cell", () => {
    for (const cell of ["0.95", 0.95, { kind: "percent", fraction: 0.95 } as const]) expect(readQuantity(cell, { percent: true }).quantity).toEqual(q(95, "%"));
    expect(read(0.95, "%").quantity).toEqual(q(95, "%"));
    expect(read("0.95").quantity).toEqual(q(0.95));
  });
});

/** Further ways to write one number, and its bounds. */
describe("one number in other words", () => {
  const rows: Row[] = [
    ["两千三", 2300],
    ["一百零五", 105],
    ["一千零五", 1005],
    ["一千零五十", 1050],
    ["一万零五百", 10500],
    ["一万五", 15000],
    ["两百五", 250],
    ["一百一十五", 115],
    ["廿五", 25],
    ["卅人", 30, "人"],
    ["一二〇", 120],
    ["3.5万", 35000],
    ["三点五万", 35000],
    ["九十五点五", 95.5],
    ["8.2万", 82000],
    ["2万3千", 23000],
    ["2万3", 23000],
    ["1万2000", 12000],
    ["3万500", 30500],
    ["1千2", 1200],
    ["1,208,300份", 1208300, "份"],
    ["１，２０８．７２", 1208.72],
    [".5", 0.5],
    ["-5", -5],
    ["－5", -5],
    ["负五", -5],
    ["￥500", 500, "元"],
    ["¥1,200.50元", 1200.5, "元"],
    ["人民币500元", 500, "元"],
    ["伍佰元整", 500, "元"],
    ["贰仟叁佰肆拾伍元", 2345, "元"],
    ["12（块）", 12, "块"],
    ["3人次", 3, "人次"],
    ["5千克", 5, "公斤"],
    ["3千米", 3, "公里"],
    ["3kg", 3, "公斤"],
    ["1.5w", 15000],
    ["2K份", 2000, "份"],
    ["100 %", 100, "%"],
    ["百分之百", 100, "%"],
    ["千分之五", 0.5, "%"],
    ["5‰", 0.5, "%"],
    ["九成", 90, "%"],
    ["九成五", 95, "%"],
    ["两个半小时", 2.5, "小时"],
    ["半个小时", 0.5, "小时"],
    ["一天半", 1.5, "天"],
    ["2小时30分钟", 2.5, "小时"],
    ["2个小时", 2, "小时"],
    ["3个月", 3, "个月"],
    ["共120人", 120, "人"],
    ["120份。", 120, "份"],
    ["3 万", 30000],
    ["暂无", 0],
    ["没有", 0],
    ["1\u2009208", 1208],
    ["200余人", 200, "人", 200, 300, "余"],
    ["200多人", 200, "人", 200, 300, "余"],
    ["1千多", 1000, null, 1000, 2000, "余"],
    ["1.2万余", 12000, null, 12000, 13000, "余"],
    ["2.0万余", 20000, null, 20000, 21000, "余"],
    ["12000余", 12000, null, 12000, 13000, "余"],
    ["20多万", 200000, null, 200000, 300000, "余"],
    ["十余万元", 100000, "元", 100000, 200000, "余"],
    ["十几万", 100000, null, 100000, 200000, "余"],
    ["几十万", 200000, null, 200000, 1000000, "余"],
    ["好几十人", 20, "人", 20, 100, "余"],
    ["二十几人", 20, "人", 20, 30, "余"],
    ["30几户", 30, "户", 30, 40, "余"],
    ["一百几十", 120, null, 120, 200, "余"],
    ["上百", 100, null, 100, 200, "余"],
    ["过百", 100, null, 100, 200, "余"],
    ["超过200人", 200, "人", 200, 300, "余"],
    ["50人以上", 50, "人", 50, 60, "余"],
    ["3吨多", 3, "吨", 3, 4, "余"],
    ["一个多小时", 1, "小时", 1, 2, "余"],
    ["95%以上", 95, "%", 95, 100, "余"],
    ["百分之九十以上", 90, "%", 90, 100, "余"],
    ["不足50", 50, null, 40, 50, "近"],
    ["近百", 100, null, 90, 100, "近"],
    ["近300人", 300, "人", 200, 300, "近"],
    ["将近2万份", 20000, "份", 10000, 20000, "近"],
    ["约1.5万", 15000, null, 13500, 16500, "约"],
    ["约2万余", 20000, null, 18000, 30000, "约"],
    ["近300左右", 300, null, 200, 330, "约"],
    ["十来个", 10, "个", 9, 15, "约"],
    ["~300", 300, null, 270, 330, "约"],
  ];
  test.each(rows)("%s", (text, value, unit = null, low = value, high = value, mark = null) => {
    expect(read(text)).toMatchObject({ quantity: q(value, unit, low, high, mark), problem: null });
  });

  const ranges: Row[] = [
    ["3至5人", 3, "人", 3, 5],
    ["3人-5人", 3, "人", 3, 5],
    ["3——5", 3, null, 3, 5],
    ["0-5", 0, null, 0, 5],
    ["90%-95%", 90, "%", 90, 95],
    ["90-95%", 90, "%", 90, 95],
    ["2-3万", 20000, null, 20000, 30000],
    ["500-1万", 500, null, 500, 10000],
    ["五六百", 500, null, 500, 600],
    ["十七八人", 17, "人", 17, 18],
    ["二三十人", 20, "人", 20, 30],
    ["三五个", 3, "个", 3, 5],
    ["一两次", 1, "次", 1, 2],
    ["约3-5人", 3, "人", 2.7, 5.5],
    ["1-100人", 1, "人", 1, 100],
    ["0-500人", 0, "人", 0, 500],
  ];
  test.each(ranges)("%s is a range", (text, value, unit = null, low, high) => {
    expect(read(text)).toMatchObject({ quantity: q(value, unit, low, high, "范围"), problem: "range" });
  });
});

describe("what is not surely one number has no value", () => {
  test.each([
    ["1,2", "a comma that groups no thousands"],
    ["12,34", "a comma that groups no thousands"],
    ["1,208,7", "an incomplete group"],
    ["0,123", "a group after 0"],
    ["12.5.3", "two points"],
    ["1 208", "a plain space between figures"],
    ["12\n13", "two lines"],
    ["第3次", "an ordinal"],
    ["3月", "a month"],
    ["5号", "a house number"],
    ["3楼", "a floor"],
    ["3点", "a time"],
    ["3:5", "a ratio"],
    ["1/2", "a fraction or a date"],
    ["3×5", "a product"],
    ["2*3", "a product"],
    ["+5", "an increase"],
    ["(5)", "an accountant's minus or a list number"],
    ["1e5", "an exponent: Excel has rounded it"],
    ["1.23E+11", "an exponent: Excel has rounded it"],
    ["5-3", "a falling range"],
    ["1-101人", "more than a hundred times as much"],
    ["1小时60分", "an hour has 60 minutes"],
    ["3-3", "no range"],
    ["1-2-3", "a list"],
    ["010-12345678", "a telephone number"],
    ["成千上万", "many"],
    ["若干", "some"],
    ["几次", "a few"],
    ["多次", "often"],
    ["一二三", "a list"],
    ["二四", "no neighbours"],
    ["百人", "a hundred, or about"],
    ["万元", "a unit"],
    ["元", "a unit"],
    ["一半", "a share"],
    ["大半", "a share"],
    ["累计120", "not of this record alone"],
    ["合计120", "a total"],
    ["预计300份", "a plan"],
    ["不超过50", "a limit"],
    ["至少50人", "a limit"],
    ["50以内", "a limit"],
    ["1万20", "10020 or 12000"],
    ["1.2万3千", "nothing that anyone means"],
    ["两个半天", "2.5 days or two half days"],
    ["=5+3", "a formula as text"],
    ["√", "a tick"],
    ["是", "a word"],
    ["12人（男5女7）", "three numbers"],
    ["999999999999999999", "more figures than a number holds"],
    ["1,000,000,000,000,000,000", "more figures than a number holds"],
    ["约0", "about nothing"],
    ["负约5", "no number"],
    ["参加120人", "words around it"],
    ["3箱每箱20本", "two numbers"],
  ])("%s: %s", (text) => {
    const reading = read(text);
    expect(reading.quantity).toBeNull();
    expect(reading.problem).toBe("unreadable");
  });

  test.each(["待定", "12_", "?", "？？", "□□", "1××", "XX", "……", "*", "待统计"])("%s was never filled in", (text) => {
    expect(read(text)).toMatchObject({ quantity: null, problem: "placeholder" });
  });
  test.each(["#N/A", "#DIV/0!", "#NAME?", "######", "Err:502"])("%s is an error", (text) => {
    expect(read(text)).toMatchObject({ quantity: null, problem: "error" });
  });
  test.each(["2024-3-5", "2024.3.5", "2024年3月5日", "3月5日"])("%s is a date", (text) => {
    expect(read(text)).toMatchObject({ quantity: null, problem: "date" });
  });
  test("a date cell, a boolean and a broken number", () => {
    expect(read({ kind: "date", serial: 45356, iso: "2024-03-05" })).toMatchObject({ text: "2024-03-05", quantity: null, problem: "date" });
    expect(read(true)).toMatchObject({ text: "TRUE", quantity: null, problem: "unreadable" });
    expect(read(NaN)).toMatchObject({ quantity: null, problem: "error" });
  });
});

describe("what the column says", () => {
  test("the column's unit is taken where the cell names none", () => expect(read("175", "块").quantity).toEqual(q(175, "块")));
  test("the cell's own unit wins", () => expect(read("3方", "吨").quantity).toEqual(q(3, "方")));
  test("a percent cell stays per cent in any column", () => expect(read({ kind: "percent", fraction: 0.07 }, "块").quantity).toEqual(q(7, "%")));
  test("万 written in a column of 万元 is not multiplied twice", () => {
    expect(read("12.5", "万元").quantity).toEqual(q(12.5, "万元"));
    expect(read("12.5万", "万元").quantity).toEqual(q(125000, "元"));
  });
  test("in a rate column 1 and less is a fraction, more is per cent", () => {
    expect(read(1, "%").quantity).toEqual(q(100, "%"));
    expect(read("98.5", "%").quantity).toEqual(q(98.5, "%"));
    expect(read("0.5%", "%").quantity).toEqual(q(0.5, "%"));
    expect(read("0.9-0.95", "%").quantity).toEqual(q(90, "%", 90, 95, "范围"));
  });
  test("a dash in a rate column is no rate", () => expect(read("—", "%")).toMatchObject({ quantity: null, problem: "dash" }));
  test("numbers pass as they are, without the noise of binary fractions", () => {
    expect(read(175).quantity).toEqual(q(175));
    expect(read(0.1 + 0.2, "吨").quantity).toEqual(q(0.3, "吨"));
    expect(read(0.07, "%").quantity).toEqual(q(7, "%"));
  });
  test("a number typed as text is told apart from one with words", () => {
    for (const text of ["175", "１７５", "1,208.72", "'175", "0"]) expect(read(text).plainNumberAsText).toBe(true);
    for (const text of ["175块", "95%", "一百二十", "约300", "无", ""]) expect(read(text).plainNumberAsText).toBe(false);
    expect(read(175).plainNumberAsText).toBe(false);
  });
  test("the same text in another column is read anew", () => {
    expect(read("0.5", "吨").quantity?.value).toBe(0.5);
    expect(read("0.5", "%").quantity?.value).toBe(50);
    expect(read("0.5", "吨").quantity?.value).toBe(0.5);
  });
});

describe("sums", () => {
  const sum = (...texts: string[]) => addQuantities(texts.map((text) => read(text).quantity!));
  test("exact stays exact, and decimals do not drift", () => expect(sum("1208.72㎡", "1521.96㎡", "6367.17㎡")).toEqual(q(9097.85, "㎡")));
  test("bounds add", () => expect(sum("570余吨", "3吨")).toEqual(q(573, "吨", 573, 583, "余")));
  test("one kind of mark stays, several become 约", () => {
    expect(sum("约300", "约100", "5")).toEqual(q(405, null, 365, 445, "约"));
    expect(sum("2万余份", "近千份").mark).toBe("约");
    expect(sum("3-5", "2").mark).toBe("范围");
    expect(sum("3-5", "20余").mark).toBe("约");
  });
  test("units agree, or one of them says nothing", () => {
    expect(sum("3", "5块")).toEqual(q(8, "块"));
    expect(() => sum("3吨", "1方")).toThrow(RangeError);
  });
  test("nothing is 0", () => expect(addQuantities([])).toEqual(q(0)));
});
