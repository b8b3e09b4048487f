/** Sheets one by one: all that needs nothing but the sheet itself, so that hosts may spread it over threads. */
import type { Grid } from "../../model/grid";
import type { Catalogue } from "../../model/indicator";
import type { SheetReading } from "../../model/ledger";
import { readSheet } from "./sheet";

/** Reads each sheet by itself. `read` is called after each with how many have been read. */
export function readSheets(grids: Iterable<Grid>, catalogue: Catalogue, read: (count: number) => void = () => {}): SheetReading[] {
  const readings: SheetReading[] = [];
  let before: SheetReading | null = null;
  for (const grid of grids) {
    const reading: SheetReading = readSheet(grid, catalogue, before);
    readings.push(reading);
    before = sheetBefore(before, reading);
    read(readings.length);
  }
  return readings;
}

/** What the next sheet may go on with (续表): the last one that has ledgers. */
export const sheetBefore = (before: SheetReading | null, reading: SheetReading): SheetReading | null => (reading.ledgers.length > 0 ? reading : before);
