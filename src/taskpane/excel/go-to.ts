/** From a finding to its cell. */
import { shownNames } from "../../language/personal/grid";
import { useCallback, type RefObject } from "react";
import type { OpenWorkbook } from "../../hosts/excel";
import type { Task } from "../task";
import type { Given } from "./given";

export interface GoToPlace {
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
}

/** @returns selects the cell, or says why it is not to be found in this workbook */
export function useGoTo(workbook: OpenWorkbook, { say, tell }: Task, given: RefObject<Given>): (place: GoToPlace) => Promise<void> {
  return useCallback(
    async (place) => {
      if (shownNames(given.current.files.map(({ name }) => name)).includes(place.file))
        return say({ intent: "info", key: "notice.other-file", params: { ...place } });
      try {
        if (!(await workbook.goTo(place))) say({ intent: "warning", key: "notice.place-gone", params: { ...place } });
      } catch (error) {
        tell(error);
      }
    },
    [given, say, tell, workbook],
  );
}
