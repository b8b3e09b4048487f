/** 区划单位: villages, communities, towns and what they belong to. */

export type AreaType = "村" | "居" | "镇" | "县";

export interface Area {
  /** Canonical short name and key, suffix included: `水口村` is not `水口社区`. */
  readonly name: string;
  readonly type: AreaType;
  /** 12 digits: 6 (GB/T 2260) + 3 + 3. */
  readonly code?: string;
  /** Name of the area above; absent at the root. The tree may have any depth. */
  readonly parent?: string;
  /** Other spellings that people use. The canonical name and its regular forms (村委会, 居委会, prefixes) need no alias. */
  readonly aliases: readonly string[];
  /**
   * Named by a ledger, but in doubt: not in the catalogue's list of areas (`area.unknown`, `area.similar`), or, where there is no list, perhaps a slip or
   * one of two (`area.close`, `area.ambiguous`). Counted under its own name, expected to report nothing and not told as a village.
   */
  readonly unlisted?: boolean;
}
