/** Well-formed ledgers with known figures, dressed up in every combination: the sums must come out the same, or a finding must say why not. */
import { caseOf, readCase } from "./case";
import { judge } from "./judge";

/** `FUZZ=20000 npx jest test/fuzz` tries more. */
const LEDGERS = Number(process.env.FUZZ ?? 2000);

test(`${LEDGERS} dressed ledgers: no wrong figure in silence, at least 97% right without a question`, () => {
  const counts = { right: 0, asked: 0, wrong: 0 };
  const byDressing = new Map<string, { right: number; all: number }>();
  const wrong: string[] = [];
  for (let seed = 1; seed <= LEDGERS; seed++) {
    const fuzzed = caseOf(seed);
    const { dressings, ledgers } = fuzzed;
    const { verdict, differences } = judge(ledgers, readCase(fuzzed));
    counts[verdict]++;
    if (verdict === "wrong") wrong.push(`seed ${seed} (${dressings.join(", ")}): ${differences.join("; ")}`);
    for (const name of dressings) {
      const count = byDressing.get(name) ?? { right: 0, all: 0 };
      byDressing.set(name, { right: count.right + Number(verdict === "right"), all: count.all + 1 });
    }
  }
  const rates = [...byDressing]
    .sort((a, b) => a[1].right / a[1].all - b[1].right / b[1].all)
    .map(([name, { right, all }]) => `${((100 * right) / all).toFixed(1)}% of ${all}\t${name}`);
  if (process.env.FUZZ) process.stdout.write(`${JSON.stringify(counts)}\n${rates.join("\n")}\n`);
  expect(wrong).toEqual([]);
  expect(counts.right / LEDGERS).toBeGreaterThanOrEqual(0.97);
});
