/** Files that the clerk adds to the workbook's own sheets. */
import { useCallback, useState } from "react";
import type { Engine } from "../engine/client";
import type { NamedFile, Reader } from "../reader";

export interface AddedFiles {
  readonly files: readonly NamedFile[];
  readonly addFiles: (files: readonly File[]) => Promise<void>;
  readonly removeFile: (name: string) => void;
}

/**
 * @param endGlance what is looked at in the background ends first
 * @param changed the outcome that is shown is not that of these files any more
 */
export function useAddedFiles(engine: Engine, reader: Reader, endGlance: () => Promise<void>, changed: () => void): AddedFiles {
  const [files, setFiles] = useState<readonly NamedFile[]>([]);
  const addFiles = useCallback(
    async (added: readonly File[]) => {
      await endGlance();
      for (const file of added) {
        const { problem } = await engine.ask("addFile", { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
        setFiles((before) => [...before.filter((other) => other.name !== file.name), { name: file.name, problem, file }]);
      }
      reader.forget();
      changed();
    },
    [engine, endGlance, reader, changed],
  );

  const removeFile = useCallback(
    (name: string) => {
      setFiles((before) => before.filter((file) => file.name !== name));
      changed();
      void engine.ask("removeFile", { name }).catch(() => undefined);
    },
    [engine, changed],
  );
  return { files, addFiles, removeFile };
}
