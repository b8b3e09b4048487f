import { builtIn } from "../../src/catalogue";

test("has 18 kinds and 53 indicators", () => {
  expect(builtIn.kinds).toHaveLength(18);
  expect(builtIn.indicators).toHaveLength(53);
});
