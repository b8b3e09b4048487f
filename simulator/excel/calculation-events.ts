/** Which cells were computed anew, and which formulas were changed: found by looking at the workbook before and after, only while somebody listens. */
import { areaName } from "./book/address";
import { eachCell, type Sheet } from "./book/sheet";
import { wholeSheet } from "./book/address";
import { tell, type Workbook } from "./book/workbook";
import { printFormula, type Formula } from "./formula/formula";
import { valueOfCell } from "./formula/results";

export interface CalculationWatch {
  /** Somebody asked for an event of this kind. */
  readonly listen: (kind: "calculated" | "formulas") => void;
  /** After a round trip, or what the user did. */
  readonly look: () => void;
}

interface Seen {
  readonly formula: Formula;
  readonly text: string;
}

export function watchCalculation(book: Workbook): CalculationWatch {
  const kinds = new Set<"calculated" | "formulas">();
  let version = book.version;
  const seen = new Map<Sheet, Map<string, Seen>>();

  const note = (sheet: Sheet): Map<string, Seen> => {
    const cells = new Map<string, Seen>();
    eachCell(sheet, wholeSheet, ({ formula }, row, column) => {
      if (formula) cells.set(areaName({ top: row, bottom: row, left: column, right: column }), { formula, text: printFormula(formula) });
    });
    seen.set(sheet, cells);
    return cells;
  };

  /** Cells whose formulas are out of date are computed, as Excel does by itself. */
  const recompute = (sheet: Sheet): string[] => {
    const computed: string[] = [];
    eachCell(sheet, wholeSheet, (cell, row, column) => {
      if (!cell.formula || cell.formula.computedAt === book.version) return;
      valueOfCell(book, sheet, row, column, cell);
      computed.push(areaName({ top: row, bottom: row, left: column, right: column }));
    });
    return computed;
  };

  return {
    listen: (kind) => {
      kinds.add(kind);
      for (const sheet of book.sheets) note(sheet);
    },
    look: () => {
      if (kinds.size === 0) return;
      for (const sheet of [...book.sheets]) {
        const before = seen.get(sheet) ?? new Map<string, Seen>();
        const now = note(sheet);
        const changed = [...new Set([...before.keys(), ...now.keys()])].filter((address) => before.get(address)?.text !== now.get(address)?.text);
        const details = changed.map((cellAddress) => ({ cellAddress, previousFormula: before.get(cellAddress)?.text ?? "" }));
        if (kinds.has("formulas") && details.length > 0) tell(book, { kind: "formulas", sheet, details });
        if (!kinds.has("calculated") || book.version === version) continue;
        const computed = recompute(sheet);
        if (computed.length > 0) tell(book, { kind: "calculated", sheet, address: computed.join(",") });
      }
      version = book.version;
    },
  };
}
