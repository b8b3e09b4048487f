/** Results among the files that a clerk gives to the pane in Excel (a folder of results dropped on it): whether they are of one run, and of that of the open workbook. */
import type { OpenWorkbook } from "../../hosts/excel";
import type { Batch } from "../adding";
import type { Engine } from "../../hosts/browser/client";
import type { NoticeSentence } from "../notice";

/** What the command calls its results; others are ledgers, and not looked at. */
const RESULTS = /\.json$|汇总.*\.xlsx$/i;

/**
 * @returns a sentence where they are not of one run; nothing where they do not say, or cannot be read
 */
export async function otherRuns({ files }: Batch, workbook: Pick<OpenWorkbook, "runStamp">, engine: Pick<Engine, "ask">): Promise<NoticeSentence[]> {
  const results = files.filter(({ file }) => RESULTS.test(file.name));
  if (results.length === 0) return [];
  const open = await workbook.runStamp().catch(() => null);
  const stamps = new Map<string, string>();
  for (const { file } of results) {
    const bytes = await file.arrayBuffer().catch(() => null);
    const run = bytes && (await engine.ask("stampOf", { name: file.name, bytes: new Uint8Array(bytes) }));
    if (run) stamps.set(file.name, run.stamp);
  }
  const apart = [...stamps].filter(([, stamp]) => stamp !== open).map(([name]) => name);
  if (open !== null) return apart.length === 0 ? [] : [{ key: "files.other-run", params: { names: apart.join("、") } }];
  return new Set(stamps.values()).size > 1 ? [{ key: "files.not-one-run", params: { names: [...stamps.keys()].join("、") } }] : [];
}
