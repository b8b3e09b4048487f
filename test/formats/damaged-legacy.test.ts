/** Damaged .xls and .ods files of another program: each gives the cells that the library gives, or is refused by name; none is read by halves in silence. */
import { execFileSync } from "node:child_process";
import path from "node:path";
import type { Rates } from "../fuzz/legacy/run";

const COUNT = 60;

test(`${COUNT} damaged files of each format, in one process as long as it lives`, () => {
  const bench = path.resolve(__dirname, "../../bench/legacy.mjs");
  const { counts, odd } = JSON.parse(execFileSync(process.execPath, [bench, String(COUNT)], { encoding: "utf8" })) as Rates;
  for (const format of ["xls", "ods"] as const) {
    const { read = 0, refused = 0, told = 0, alone = 0, stopped = 0, theirs = 0, wrong = 0 } = counts[format] ?? {};
    expect([wrong, read + refused + told + alone + stopped + theirs]).toEqual([0, COUNT]);
    // Damage that is everywhere refused, or harms nobody, would show nothing.
    expect(Math.min(read, refused)).toBeGreaterThan(COUNT / 6);
  }
  expect(odd.filter((line) => line.startsWith("wrong"))).toEqual([]);
});
