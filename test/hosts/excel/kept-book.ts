/** Workbooks that stand as they stood at a moment: what many tests of a file begin with is made once and copied. */
import type { Workbook } from "../../../simulator/excel/book/workbook";

type Parts = Record<string, unknown>;

/** @returns a workbook of its own that is as `book` is now; nobody listens to it yet */
export function copyOfBook(book: Workbook): Workbook {
  const known = new Map<object, unknown>([
    [book.listeners, new Set()],
    [book.ranges, new Set()],
  ]);
  return copyOf(book, known) as Workbook;
}

/** Whatever is shared within the workbook (a sheet, a look) is shared within the copy; what is frozen never changes, and is itself. */
function copyOf(value: unknown, known: Map<object, unknown>): unknown {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  const made = known.get(value);
  if (made !== undefined) return made;
  if (value instanceof Map)
    return filled(value, new Map<unknown, unknown>(), known, (copy) => value.forEach((one, key) => copy.set(copyOf(key, known), copyOf(one, known))));
  if (value instanceof Set) return filled(value, new Set<unknown>(), known, (copy) => value.forEach((one) => copy.add(copyOf(one, known))));
  // Rows and cells may be missing in the middle.
  if (Array.isArray(value)) return filled(value, new Array<unknown>(value.length), known, (copy) => value.forEach((one, i) => (copy[i] = copyOf(one, known))));
  if (Object.getPrototypeOf(value) !== Object.prototype) throw new Error("a workbook is made of plain things");
  return filled(value, {} as Parts, known, (copy) => Object.entries(value).forEach(([key, one]) => (copy[key] = copyOf(one, known))));
}

function filled<T extends object>(original: object, copy: T, known: Map<object, unknown>, fill: (copy: T) => void): T {
  known.set(original, copy);
  fill(copy);
  return copy;
}
