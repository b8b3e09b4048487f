/** Files that the clerk adds to the workbook's own sheets: a batch is read whole, then there is one change, and the answer names each that is not counted. */
import { useCallback, useState, type RefObject } from "react";
import { readBatch, type Added, type Batch } from "../adding";
import { Cancelled } from "../../hosts/browser/client";
import type { Notice, NoticeSentence } from "../notice";
import type { NamedFile, Reader } from "../reader";
import type { Task } from "../task";
import { unlessGivenUp } from "../turns";
import type { Given } from "./given";

export interface AddedFilesPart {
  readonly files: readonly NamedFile[];
  /** @param batch may still be on its way: folders take time to look through */
  readonly addFiles: (batch: Batch | Promise<Batch>) => Promise<void>;
  readonly removeFile: (name: string) => void;
}

/**
 * @param changed the outcome that is shown is not that of these files any more
 * @param apart says which results among them are not of one run
 */
export function useAddedFiles(
  reader: Reader,
  { attempt, sayAlso, step }: Task,
  given: RefObject<Given>,
  changed: () => void,
  apart: (batch: Batch) => Promise<NoticeSentence[]>,
): AddedFilesPart {
  const [files, setFiles] = useState<readonly NamedFile[]>([]);
  const addFiles = useCallback(
    (batch: Batch | Promise<Batch>) =>
      attempt(
        async (signal) => {
          const read = await wholeOrNot(batch, given.current.files, reader, (done, total, name) => step({ step: "adding", done, total, name }), signal);
          if (read === null) return sayAlso({ intent: "info", key: "files.cancelled" });
          const { files: all, ...added } = read;
          // The one change. It is seen by whatever comes next, even before the next render.
          given.current = { ...given.current, files: all };
          setFiles(all);
          if (added.count > 0) changed();
          // Given up meanwhile, the files are added all the same.
          const said = await apart(await batch).catch(() => []);
          sayAlso(noticeOfAdded({ ...added, said: [...added.said, ...said] }));
        },
        { first: "adding" },
      ),
    [apart, attempt, changed, given, reader, sayAlso, step],
  );

  const removeFile = useCallback(
    (name: string) => {
      const files = given.current.files.filter((file) => file.name !== name);
      given.current = { ...given.current, files };
      setFiles(files);
      changed();
    },
    [changed, given],
  );
  return { files, addFiles, removeFile };
}

/** @returns null where the clerk has given it up: then nothing of the batch is added */
async function wholeOrNot(
  batch: Batch | Promise<Batch>,
  present: readonly NamedFile[],
  reader: Reader,
  step: Parameters<typeof readBatch>[3],
  signal: AbortSignal,
): Promise<Added | null> {
  try {
    return await readBatch(await unlessGivenUp(Promise.resolve(batch), signal), present, reader, step, signal);
  } catch (error) {
    if (error instanceof Cancelled) return null;
    throw error;
  }
}

function noticeOfAdded({ count, said }: Pick<Added, "count" | "said">): Notice {
  const intent = count === 0 ? (said.length > 0 ? "error" : "info") : said.length > 0 ? "warning" : "success";
  return { intent, key: count === 0 ? "files.none-added" : said.length > 0 ? "files.added-some" : "files.added", params: { count }, more: said };
}
