/** Sheets in portions that are each handed to the worker, or taken from it, in a few milliseconds, so that the pane keeps answering meanwhile. */
import type { Grid } from "../model/grid";

const CELLS_A_PIECE = 10_000;

/** Whole sheets, or more rows of the last sheet of the piece before. */
export type SheetPiece = { readonly grids: readonly Grid[] } | { readonly rows: Grid["cells"] };

const sizeOf = (rows: Grid["cells"]): number => rows.reduce((sum, row) => sum + row.length, 0);

/** Small sheets together, large ones a few rows at a time. */
export function* inPieces(grids: readonly Grid[]): Generator<SheetPiece> {
  let piece: Grid[] = [];
  let size = 0;
  for (const grid of grids) {
    const cells = sizeOf(grid.cells);
    if (piece.length > 0 && size + cells > CELLS_A_PIECE) {
      yield { grids: piece };
      piece = [];
      size = 0;
    }
    if (cells <= CELLS_A_PIECE) {
      piece.push(grid);
      size += cells;
      continue;
    }
    yield { grids: [{ ...grid, cells: [] }] };
    for (const rows of rowsInPieces(grid.cells)) yield { rows };
  }
  if (piece.length > 0) yield { grids: piece };
}

function* rowsInPieces(rows: Grid["cells"]): Generator<Grid["cells"]> {
  for (let from = 0; from < rows.length;) {
    let to = from;
    for (let size = 0; to < rows.length && (to === from || size + (rows[to]?.length ?? 0) <= CELLS_A_PIECE); to++) size += rows[to]?.length ?? 0;
    yield rows.slice(from, to);
    from = to;
  }
}

/** Rows of a planned sheet to ask for at once: its cells are objects with a look and a link. */
export const ROWS_A_PIECE = 300;
