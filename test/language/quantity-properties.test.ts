import fc from "fast-check";
import { addQuantities, printQuantity, readQuantity } from "../../src/language/quantity";
import type { Quantity } from "../../src/model/quantity";
import { canonicalUnit, unitSpellings } from "../../src/language/units";
import { fullWidth, inCapitals, inChinese, withThousands } from "./quantity-forms";

const whole = fc.oneof(
  fc.integer({ min: 0, max: 12000 }),
  fc.integer({ min: 0, max: 999_999_999_999 }),
  fc.integer({ min: 1, max: 9999 }).map((n) => n * 10000),
);
const decimal = fc.tuple(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 1, max: 3 })).map(([n, places]) => (n / 10 ** places).toFixed(places));
const units = [null, "块", "份", "㎡", "方", "吨", "公斤", "公里", "元", "人次", "场次", "小时", "%", "户", "亩"];
const unit = fc.constantFrom(...units);
const value = (text: string) => readQuantity(text).quantity?.value ?? null;

describe("a number reads the same in every way of writing it", () => {
  test("figures, thousands, full width, Chinese, capitals", () => {
    fc.assert(
      fc.property(whole, (number) => {
        const forms = [
          String(number),
          withThousands(number),
          fullWidth(withThousands(number)),
          inChinese(number),
          inCapitals(number),
          `${number}份`,
          ` ${number} 份`,
        ];
        for (const form of forms) expect([form, value(form)]).toEqual([form, number]);
      }),
      { numRuns: 1000 },
    );
  });
  test("decimals with 万 and 亿", () => {
    fc.assert(
      fc.property(decimal, (text) => {
        expect(value(text)).toBe(Number(text));
        if (Number(text) > 0) {
          expect(value(`${text}万`)).toBe(Number(`${text}e4`));
          expect(value(`${text}亿元`)).toBe(Number(`${text}e8`));
        }
      }),
    );
  });
  test("every spelling of a unit behind a number names that unit", () => {
    for (const spelling of unitSpellings().filter((text) => !text.startsWith("百分"))) {
      const reading = readQuantity(`12${spelling}`);
      expect([spelling, reading.quantity?.value, reading.quantity?.unit]).toEqual([spelling, 12, canonicalUnit(spelling)]);
    }
  });
});

/** Quantities that some words stand for: read from words made up by the property. */
const typed: fc.Arbitrary<Quantity> = fc
  .tuple(
    fc.oneof(
      whole.map(String),
      decimal,
      whole.filter((n) => n > 0).map(inChinese),
      decimal.map((text) => `${text}万`),
    ),
    fc.constantFrom("#", "#余", "近#", "约#", "约#余", "#左右", "#以上", "#来", "#几", "不足#", "几十", "数百", "十几", "几十万", "#-@"),
    unit,
    fc.integer({ min: 1, max: 50 }),
  )
  .map(([number, pattern, suffix, more]) => {
    const first = readQuantity(number).quantity?.value ?? 0;
    return readQuantity(pattern.replace("#", number).replace("@", String(first + more)) + (suffix ?? "")).quantity;
  })
  .filter((quantity): quantity is Quantity => quantity !== null);

test("a quantity is printed so that it reads back the same", () => {
  fc.assert(
    fc.property(typed, (quantity) => {
      const text = printQuantity(quantity);
      expect([text, readQuantity(text).quantity]).toEqual([text, quantity]);
    }),
    { numRuns: 1500 },
  );
});

test("the number as written lies within its bounds", () => {
  fc.assert(fc.property(typed, ({ value: written, low, high }) => low <= written && written <= high));
});

test("the order of a sum does not show in it", () => {
  fc.assert(
    fc.property(fc.array(decimal, { maxLength: 40 }), (texts) => {
      const quantities = texts.map((text) => readQuantity(text).quantity!);
      expect(addQuantities([...quantities].reverse())).toEqual(addQuantities(quantities));
      const cents = texts.reduce((sum, text) => sum + Math.round(Number(text) * 1000), 0);
      expect(addQuantities(quantities).value).toBe(cents / 1000);
    }),
  );
});

test("whatever is typed, reading never throws, and a value is never NaN nor without finite bounds", () => {
  const pieces = fc.constantFrom(..."0123456789.,-~/%()（）余近约多来几十百千万亿一二两三半个人块份吨元上下左右以第年月日×*_ 　至到点成".split(""));
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 9 }), (characters) => {
      const { quantity } = readQuantity(characters.join(""));
      if (quantity) for (const number of [quantity.value, quantity.low, quantity.high]) expect(Number.isFinite(number)).toBe(true);
      if (quantity) expect(quantity.low <= quantity.value && quantity.value <= quantity.high).toBe(true);
    }),
    { numRuns: 5000 },
  );
});

test("two numbers in one cell are never read as one", () => {
  const number = fc.integer({ min: 0, max: 999 }).map(String);
  const between = fc.constantFrom("+", "*", "×", "/", ":", "；", "、", ";", " ", "\n", "和", "加", "(", "（", "人", "块", "份 ", "车约", "，其中");
  fc.assert(
    fc.property(number, between, number, fc.constantFrom("", ")", "）", "人", "块"), (a, joint, b, end) => {
      expect([a + joint + b + end, readQuantity(a + joint + b + end).quantity]).toEqual([a + joint + b + end, null]);
    }),
    { numRuns: 1000 },
  );
});
