/** From cells to a value: nothing at all, nought below the line, equal numbers, both bounds. */
import { percent } from "../../src/measuring/value";
import { exact, marked } from "../builders/quantities";

const ratio = (numerator: ReturnType<typeof exact>, denominator: ReturnType<typeof exact>) => percent({ numerator, denominator }, "%");

describe("a ratio", () => {
  test("of nought has no value; nought of something is 0 %", () => {
    expect(ratio(exact(3), exact(0))).toBeNull();
    expect(ratio(exact(0), exact(0))).toBeNull();
    expect(ratio(exact(0), exact(4))).toEqual(exact(0, "%"));
    expect(ratio(exact(4), exact(4))).toEqual(exact(100, "%"));
    expect(ratio(exact(1), exact(3))).toEqual(exact(33.3333333333333, "%"));
  });
  test("of inexact parts is 约, within what their bounds allow", () => {
    expect(ratio(marked(20, 18, 22, "约"), exact(40))).toEqual(marked(50, 45, 55, "约", "%"));
    expect(ratio(exact(20), marked(40, 32, 50, "约"))).toEqual(marked(50, 40, 62.5, "约", "%"));
    expect(ratio(marked(20, 20, 29, "余"), marked(40, 40, 49, "余"))).toEqual(marked(50, expect.closeTo(40.8163, 3), 72.5, "约", "%"));
  });
  test("whose whole may be nought has no upper bound but 100 %, or its value where that is more", () => {
    expect(ratio(exact(2), marked(4, 0, 8, "约"))).toEqual(marked(50, 25, 100, "约", "%"));
    expect(ratio(exact(6), marked(4, 0, 8, "约"))).toEqual(marked(150, 75, 150, "约", "%"));
  });
});
