/** A file's sheets on their way between two workers: one block of bytes, which the pane between them hands on without looking at it. */
import type { Finding } from "../../model/finding";
import type { Grid } from "../../model/grid";

export type SentFile = Uint8Array<ArrayBuffer>;

export interface FileContent {
  readonly grids: readonly Grid[];
  readonly findings: readonly Finding[];
}

/** Sets do not survive as JSON. */
type SentGrid = Omit<Grid, "hiddenRows" | "hiddenColumns"> & { readonly hiddenRows: readonly number[]; readonly hiddenColumns: readonly number[] };

export function packFile({ grids, findings }: FileContent): SentFile {
  const sent = grids.map(({ hiddenRows, hiddenColumns, ...grid }) => ({ ...grid, hiddenRows: [...hiddenRows], hiddenColumns: [...hiddenColumns] }));
  return new TextEncoder().encode(JSON.stringify({ grids: sent, findings }));
}

export function unpackFile(sent: SentFile): FileContent {
  const { grids, findings } = JSON.parse(new TextDecoder().decode(sent)) as { readonly grids: readonly SentGrid[]; readonly findings: readonly Finding[] };
  return { grids: grids.map((grid): Grid => ({ ...grid, hiddenRows: new Set(grid.hiddenRows), hiddenColumns: new Set(grid.hiddenColumns) })), findings };
}
