/** What opening files costs: our reader beside the bare library's, over the same workbooks. */
import { readXlsx } from "hucre/xlsx";
import { readWorkbook } from "../src/hosts/files";
import { workbooks } from "./workbooks";

export interface FileReading {
  /** Seconds. */
  readonly bare: number;
  readonly ours: number;
  /** ours / bare: at most 1.15. */
  readonly ratio: number;
}

/** Reads all workbooks with either, twice, and takes the better time. */
export async function fileReading(count = 300): Promise<FileReading> {
  const files = await workbooks(count);
  const time = async (read: (bytes: Uint8Array) => Promise<unknown>): Promise<number> => {
    const start = performance.now();
    for (const bytes of files) await read(bytes);
    return (performance.now() - start) / 1000;
  };
  const best = async (read: (bytes: Uint8Array) => Promise<unknown>): Promise<number> => Math.min(await time(read), await time(read));
  const bare = await best((bytes) => readXlsx(bytes));
  const ours = await best((bytes) => readWorkbook("a.xlsx", bytes));
  return { bare, ours, ratio: ours / bare };
}
