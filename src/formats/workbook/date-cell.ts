/** Date cells from what libraries give: a serial number or a Date. */
import type { Cell, DateCell } from "../../model/grid";
import { isoOfSerial } from "../../language/date-calendar";
import { days1904, lastSerial } from "./number-format";

/** Ledgers repeat the same few hundred days: their cells are shared. */
const days = new Map<number, DateCell>();

/** A date from a serial in either date system; null outside Excel's calendar. Serials of the result are in the 1900 system. */
export function dateCell(value: number, date1904: boolean): DateCell | null {
  const serial = date1904 ? value + days1904 : value;
  if (!(serial >= 0 && serial <= lastSerial + 1)) return null;
  const known = days.get(serial);
  if (known) return known;
  const cell: DateCell = { kind: "date", serial, iso: isoOfSerial(serial) };
  if (days.size < 50_000) days.set(serial, cell);
  return cell;
}

const day = 86_400_000;
const march1900 = Date.UTC(1900, 2, 1);
const dayZero = Date.UTC(1899, 11, 30);

/**
 * A date cell from a Date in UTC. Where the number is no date of Excel's calendar it is given back as the number that it is in the file.
 * @throws Error where the number is too large for a Date, and so lost
 */
export function cellOfDate(date: Date, date1904: boolean): Cell {
  const time = date.getTime();
  if (Number.isNaN(time)) throw new Error("a date beyond all calendars");
  // Excel counts 29 February 1900, which never was (issue of Lotus 1-2-3, kept since).
  const serial = (time - dayZero) / day - (time < march1900 ? 1 : 0);
  return dateCell(serial, false) ?? Math.round((date1904 ? (time - dayZero) / day - days1904 : serial) * 1e6) / 1e6;
}

/** A date from ISO 8601 with a time (cells of type d in strict files); null for other texts. */
export function dateOfIso(text: string): DateCell | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?$/.exec(text);
  if (!match) return null;
  const cell = cellOfDate(new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))), false);
  return typeof cell === "object" && cell?.kind === "date" ? cell : null;
}
