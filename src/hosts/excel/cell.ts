/** A value and its number format, as Excel gives them, into the closed union of cells. */
import type { Cell } from "../../model/grid";
import { isoOfSerial } from "../../language/date-calendar";
import { lastSerial, meaningOfCode, type FormatMeaning } from "../../formats/workbook/number-format";

const meanings = new Map<string, FormatMeaning>([["General", "number"]]);

function meaningOf(format: string): FormatMeaning {
  let meaning = meanings.get(format);
  if (meaning === undefined) meanings.set(format, (meaning = meaningOfCode(format)));
  return meaning;
}

const ERROR = /^#(?:REF!|VALUE!|DIV\/0!|N\/A|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!|GETTING_DATA)$/;

/**
 * @param value one entry of `range.values`: "" is blank; an error is its text
 * @param format the same entry of `range.numberFormat`
 */
export function excelCell(value: unknown, format: string): Cell {
  if (typeof value === "number") {
    const meaning = meaningOf(format);
    if (meaning === "date" && value >= 0 && value <= lastSerial) return { kind: "date", serial: value, iso: isoOfSerial(value) };
    return meaning === "percent" ? { kind: "percent", fraction: value } : value;
  }
  if (typeof value === "string") {
    if (value === "") return null;
    return value.startsWith("#") && ERROR.test(value) ? { kind: "error", code: value } : value;
  }
  return typeof value === "boolean" ? value : null;
}
