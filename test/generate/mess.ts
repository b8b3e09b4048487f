/** Numbers as hurried clerks type them, put over clean sheets: text, full width, ranges, sums, dashes, blanks left, errors, dates by mistake. */
import type { Cell, Grid } from "../../src/model/grid";
import { random } from "./random";

const WAYS: readonly ((value: number) => Cell)[] = [
  (value) => String(value),
  (value) => ` ${value} `,
  (value) => String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  (value) => `${Math.max(10, Math.floor(value / 10) * 10)}余`,
  (value) => `约${value}`,
  (value) => `${value}-${value + 2}`,
  (value) => `${value}+3`,
  (value) => `${value}（含重复2）`,
  () => "—",
  () => "无",
  () => "202_",
  () => "××",
  () => ({ kind: "error", code: "#REF!" }),
  () => ({ kind: "date", serial: 45356, iso: "2024-03-05" }),
  (value) => -value,
  () => null,
];

/** The same sheets with about one number in `every` typed in another way. Serial numbers and the first five rows stay as they are. */
export function messOf(grids: readonly Grid[], seed: number, every = 8): Grid[] {
  const chance = random(seed ^ 0xbad);
  return grids.map((grid) => ({
    ...grid,
    cells: grid.cells.map((row, i) =>
      i < 5 ? row : row.map((cell, column) => (typeof cell === "number" && column > 1 && chance.chance(1 / every) ? chance.pick(WAYS)(cell) : cell)),
    ),
  }));
}
