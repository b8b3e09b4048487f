/** The cells that a finding names: its own, and those of `cells` where it stands for many (`C5:C9、C12`). */
import type { Finding } from "../../src/model/finding";

export function cellsOf(finding: Finding): string[] {
  const many = String(finding.params.cells ?? "").split(/[、,，\s]+/);
  return [finding.cell, ...many.flatMap(expanded)];
}

function expanded(range: string): string[] {
  const [, column, first, , last] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range) ?? [];
  if (column === undefined) return [range];
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => `${column}${Number(first) + index}`);
}
