import fc from "fast-check";
import { cellAddress, columnLetters, parseAddress } from "../../src/reading/address";

test("columns by letters", () => {
  expect([0, 25, 26, 51, 701, 702, 16383].map(columnLetters)).toEqual(["A", "Z", "AA", "AZ", "ZZ", "AAA", "XFD"]);
});
test("an address reads back", () => {
  expect(cellAddress(6, 2)).toBe("C7");
  fc.assert(
    fc.property(fc.nat(1048575), fc.nat(16383), (row, column) => {
      expect(parseAddress(cellAddress(row, column))).toEqual({ row, column });
    }),
  );
  expect(parseAddress("$c$7")).toEqual({ row: 6, column: 2 });
});
test.each(["", "7", "C0", "C", "XFE1", "A1048577", "A1:B2", "第7行"])("%j is no address", (text) => expect(parseAddress(text)).toBeNull());
