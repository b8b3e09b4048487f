/** What a protected sheet lets nobody do. */
import { HostError } from "../../protocol/host-error";
import type { Area } from "./address";
import { styleAt, type Sheet } from "./sheet";

/** AccessDenied where a protected sheet locks a cell of the area. */
export function requireUnlocked(sheet: Sheet, area: Area): void {
  if (sheet.kind === "chart") throw new HostError("UnsupportedSheet");
  if (!sheet.protection.on) return;
  const rows = Math.min(area.bottom, area.top + 9999);
  for (let row = area.top; row <= rows; row++) {
    for (let column = area.left; column <= Math.min(area.right, area.left + 255); column++) {
      if (styleAt(sheet, row, column).locked) throw new HostError("AccessDenied");
    }
  }
}

/** AccessDenied on a protected sheet unless its protection allows this (`allowFormatCells`, `allowInsertRows`…). */
export function requireAllowed(sheet: Sheet, permission: string): void {
  if (sheet.kind === "chart") throw new HostError("UnsupportedSheet");
  if (sheet.protection.on && sheet.protection.options[permission] !== true) throw new HostError("AccessDenied");
}
