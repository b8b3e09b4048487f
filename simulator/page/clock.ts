/** The day on the calendar of the computer that shows a page. Only the pages' entries read it: everything behind them is handed its day. */
export function todayHere(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
