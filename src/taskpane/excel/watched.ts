/** Watches the workbook while the pane is open: ledgers that change after they were read. */
import { useEffect } from "react";
import type { OpenWorkbook } from "../../hosts/excel";
import type { Reader } from "../reader";

/** @param changed a ledger was changed; keeps its identity between renders */
export function useWatched(workbook: OpenWorkbook, reader: Reader, changed: () => void): void {
  useEffect(() => {
    let stop: (() => void) | null = null;
    let gone = false;
    workbook
      .onLedgersChanged(() => {
        reader.changed();
        changed();
      })
      .then(
        (stopper) => {
          reader.watched();
          if (gone) stopper();
          else stop = stopper;
        },
        // Not told of changes: then every run reads the workbook again.
        () => undefined,
      );
    return () => {
      gone = true;
      stop?.();
    };
  }, [workbook, reader, changed]);
}
