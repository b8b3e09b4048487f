/** 存为上报件: a copy of the open document without hidden data, saved as a file. */
import { useCallback } from "react";
import { masked } from "../../../language/personal/mask";
import { DOCX, saveFile } from "../../save";
import type { Desk, Stoppable } from "./desk";

/** Name of the open document without folder and suffix; a new one has none. */
function fileTitle(): string {
  const last = Office.context.document.url?.split(/[\\/]/).at(-1) ?? "";
  const name = last.replace(/[?#].*$/, "").replace(/\.docx?$/i, "");
  return name === "" || name.includes("%") ? "报告" : name;
}

export function useCleanCopy({ document, task, steps }: Desk, { stoppable }: Stoppable): () => Promise<void> {
  const { attempt, say } = task;
  return useCallback(
    () =>
      attempt(
        () =>
          stoppable(async (signal) => {
            const { docx, revisions, comments } = await document.cleanCopy({ signal, progress: steps });
            const name = `${masked(fileTitle())}（上报件）.docx`;
            const how = await saveFile(name, docx, DOCX);
            const settled = revisions + comments > 0;
            const key = how === "silent" ? "clean.silent" : settled ? "clean.done-some" : "clean.done";
            say({ intent: how === "silent" || settled ? "warning" : "success", key, params: { name, revisions, comments } });
          }),
        { first: "file" },
      ),
    [attempt, document, say, steps, stoppable],
  );
}
