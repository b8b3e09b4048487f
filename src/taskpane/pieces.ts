/** Grids in portions that are each handed to the worker in a few milliseconds, so that the pane keeps answering meanwhile. */
import type { Grid } from "../model/grid";

const CELLS_A_PIECE = 20_000;

/** A sheet larger than a portion goes alone: it cannot be split without the reader losing its rows. */
export function* inPieces(grids: readonly Grid[]): Generator<Grid[]> {
  let piece: Grid[] = [];
  let size = 0;
  for (const grid of grids) {
    const cells = grid.cells.reduce((sum, row) => sum + row.length, 0);
    if (piece.length > 0 && size + cells > CELLS_A_PIECE) {
      yield piece;
      piece = [];
      size = 0;
    }
    piece.push(grid);
    size += cells;
  }
  if (piece.length > 0) yield piece;
}
