/** Cells that reading could not read, and has reported: no second finding for the same cause. */
import { stageCodes } from "../findings/codes";
import type { FindingCode } from "../findings/code";
import type { Finding } from "../model/finding";
import type { Ledger } from "../model/ledger";

/** Addresses (A1) in a ledger's sheet that hold something which could not be read as a number or date. What was read and only told (text, dash, range) is none. */
export function unreadCells(ledger: Ledger, found: readonly Finding[] | undefined): ReadonlySet<string> {
  if (!found || found.length === 0) return NONE;
  return bySheet(found).get(sheetKey(ledger)) ?? NONE;
}

const NONE: ReadonlySet<string> = new Set();
const NOT_READ: ReadonlySet<string> = new Set(Object.entries<FindingCode>(stageCodes).flatMap(([code, { effect }]) => (effect === "not read" ? [code] : [])));
const sheetKey = ({ file, sheet }: { readonly file: string; readonly sheet: string }): string => JSON.stringify([file, sheet]);

/** One index for a list of findings, as long as the list lives. */
const indexes = new WeakMap<readonly Finding[], ReadonlyMap<string, ReadonlySet<string>>>();

function bySheet(found: readonly Finding[]): ReadonlyMap<string, ReadonlySet<string>> {
  const known = indexes.get(found);
  if (known) return known;
  const sheets = new Map<string, Set<string>>();
  for (const finding of found) {
    if (finding.cell === "" || !NOT_READ.has(finding.code)) continue;
    const key = sheetKey(finding);
    const cells = sheets.get(key);
    if (cells) cells.add(finding.cell);
    else sheets.set(key, new Set([finding.cell]));
  }
  indexes.set(found, sheets);
  return sheets;
}
