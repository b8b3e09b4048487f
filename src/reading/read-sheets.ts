/** Sheets one by one: all that needs nothing but the sheet itself, so that hosts may spread it over threads. */
import type { Grid } from "../model/grid";
import type { Catalogue } from "../model/indicator";
import type { SheetReading } from "../model/ledger";
import { readSheet } from "./sheet";

/** Reads each sheet by itself. `read` is called after each with how many have been read. */
export function readSheets(grids: Iterable<Grid>, catalogue: Catalogue, read: (count: number) => void = () => {}): SheetReading[] {
  const readings: SheetReading[] = [];
  for (const grid of grids) {
    readings.push(readSheet(grid, catalogue));
    read(readings.length);
  }
  return readings;
}
