import fc from "fast-check";
import { cellAddress, columnLetters, parseAddress, sharedAddress, TURNED } from "../../src/model/address";

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
test("a text is an address just where the pattern says so", () => {
  const pattern = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/;
  const characters = fc.constantFrom(..."$AaZzXFD0129`@[{: 一");
  fc.assert(
    fc.property(fc.array(characters, { maxLength: 9 }), (some) => {
      const text = some.join("");
      const found = parseAddress(text);
      if (!pattern.test(text)) expect(found).toBeNull();
      else if (found) expect(cellAddress(found.row, found.column)).toBe(text.replaceAll("$", "").toUpperCase());
      else expect(Number(/\d+$/.exec(text)?.[0]) > 1048576 || text.replace(/[\d$]/g, "").length === 3).toBe(true);
    }),
  );
});
test("a shared address is the address", () => {
  const place = fc.oneof(fc.nat(5000), fc.integer({ min: TURNED, max: TURNED + 300 }));
  fc.assert(
    fc.property(
      place,
      fc.oneof(fc.nat(300), fc.integer({ min: TURNED, max: TURNED + 300 })),
      (row, column) => sharedAddress(row, column) === cellAddress(row, column),
    ),
  );
});
