/** `taizhang quantity`: how typed quantities are read. */
import { fill } from "../locale";
import { readQuantity } from "../language/quantity";
import { localeOf } from "./usage";

/** One line of JSON for all texts, or a table for people. Always exit code 0: a text that cannot be read is an answer. */
export function showQuantities(texts: readonly string[], json: boolean): string {
  const readings = texts.map((text) => {
    const { quantity, problem } = readQuantity(text);
    return {
      text,
      value: quantity?.value ?? null,
      unit: quantity?.unit ?? null,
      low: quantity?.low ?? null,
      high: quantity?.high ?? null,
      mark: quantity?.mark ?? null,
      problem,
    };
  });
  if (json) return `${JSON.stringify(readings, null, 1)}\n`;
  const locale = localeOf(process.env);
  return readings
    .map((reading) => {
      const value = reading.value === null ? fill("cli.quantity.none", {}, locale) : `${reading.value}${reading.unit ?? ""}`;
      const bounds = reading.mark === null ? "" : `  ${reading.mark}  [${reading.low}, ${reading.high}]`;
      const problem = reading.problem === null ? "" : `  ${fill(`cli.quantity.${reading.problem}`, {}, locale)}`;
      return `${reading.text}\t→ ${value}${bounds}${problem}\n`;
    })
    .join("");
}
