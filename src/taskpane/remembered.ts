/**
 * Choices that a clerk should not have to make again: kept in the browser's storage, which an administrator may have switched off.
 * Nothing of a ledger is ever kept here.
 */
import { maskedData } from "../language/personal/mask";
import type { Choices } from "../app/engine/protocol";

const KEY = "taizhang.choices";
type Kept = Pick<Choices, "report" | "wording" | "town">;

/** Office partitions storage by the site that the pane stands in; without a prefix other sites' panes would share the key. */
const keyOf = (): string => {
  const partition = typeof Office !== "undefined" && Office.context ? Office.context.partitionKey : undefined;
  return partition ? `${partition}.${KEY}` : KEY;
};

export function remember({ report, wording, town }: Choices): void {
  try {
    window.localStorage.setItem(keyOf(), JSON.stringify(maskedData({ report, wording, town } satisfies Kept)));
  } catch {
    // Storage is switched off: the next session starts from the defaults.
  }
}

export function recall(): Partial<Kept> {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(keyOf()) ?? "{}");
    if (typeof kept !== "object" || kept === null) return {};
    const { report, wording, town } = kept as Record<string, unknown>;
    return {
      ...(report === "汇报材料" || report === "总结报告" || report === "活动报告" ? { report } : {}),
      ...(typeof wording === "object" && wording !== null
        ? { wording: Object.fromEntries(Object.entries(wording).filter((entry): entry is [string, string] => typeof entry[1] === "string")) }
        : {}),
      ...(typeof town === "string" ? { town } : {}),
    };
  } catch {
    return {};
  }
}
