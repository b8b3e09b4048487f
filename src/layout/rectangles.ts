/** Equal neighbours as few rectangles: a format is set once for a block of cells, not once a cell. Pure. */
import { cellAddress } from "../model/address";

/** A rectangle that may still grow downwards. */
interface Open<Key> {
  readonly top: number;
  readonly left: number;
  readonly right: number;
  readonly key: Key;
}

/**
 * Groups the cells of a sheet by a key and covers each group with rectangles.
 * @param keyOf key of a cell, or null for cells of no group; rows and columns are 0-based
 * @returns A1 addresses by key, in reading order
 */
export function rectangles<Key extends string>(rows: number, columns: number, keyOf: (row: number, column: number) => Key | null): Map<Key, string[]> {
  const found = new Map<Key, string[]>();
  /** Open rectangles of the row above, by "key|left|right". */
  let open = new Map<string, Open<Key>>();
  const close = (rectangle: Open<Key>, bottom: number) => {
    const from = cellAddress(rectangle.top, rectangle.left);
    const to = cellAddress(bottom, rectangle.right);
    found.set(rectangle.key, [...(found.get(rectangle.key) ?? []), from === to ? from : `${from}:${to}`]);
  };
  for (let row = 0; row <= rows; row++) {
    const next = new Map<string, Open<Key>>();
    for (let column = 0; row < rows && column < columns;) {
      const key = keyOf(row, column);
      let right = column;
      while (right + 1 < columns && keyOf(row, right + 1) === key) right++;
      if (key !== null) {
        const name = `${key}|${column}|${right}`;
        next.set(name, open.get(name) ?? { top: row, left: column, right, key });
      }
      column = right + 1;
    }
    for (const [name, rectangle] of open) if (!next.has(name)) close(rectangle, row - 1);
    open = next;
  }
  return found;
}

/** Addresses joined with commas, at most `limit` characters a piece: Excel takes 8192 in one call. */
export function joinedAddresses(addresses: readonly string[], limit = 8000): string[] {
  const pieces: string[] = [];
  for (const address of addresses) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + address.length < limit) pieces[pieces.length - 1] = `${last},${address}`;
    else pieces.push(address);
  }
  return pieces;
}
