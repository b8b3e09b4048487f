/** Numbers of headings and of lists in official documents: 一、（一）1.（1） (GB/T 9704—2012, 7.3.3). */

/** The number of a heading: `三、`, `（三）`, `3. `, `（3）`. */
export function headingNumber(level: number, n: number): string {
  if (level === 1) return `${chineseNumber(n)}、`;
  if (level === 2) return `（${chineseNumber(n)}）`;
  return level === 3 ? `${n}. ` : `（${n}）`;
}

/** 1 → 一, 10 → 十, 21 → 二十一; up to 99. */
export function chineseNumber(n: number): string {
  const digits = "零一二三四五六七八九";
  const [tens, units] = [Math.floor(n / 10), n % 10];
  if (tens === 0) return digits[units] ?? "";
  return `${tens === 1 ? "" : (digits[tens] ?? "")}十${units === 0 ? "" : (digits[units] ?? "")}`;
}
