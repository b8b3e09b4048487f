/** A run that read no ledger is no run: an official report with nothing in it must not be made of it, and a tool that called must see that it failed. */
import type { SheetReading } from "../model/ledger";
import { say } from "./usage";

/**
 * @returns what to tell where no ledger was read, and whether any sheet might have been one: then what was found on it is worth writing
 */
export function nothingRead(readings: readonly SheetReading[]): { readonly sentence: string; readonly looked: boolean } | null {
  if (readings.some(({ ledgers }) => ledgers.length > 0)) return null;
  const looked = readings.some(({ skipped }) => skipped === "no-ledger");
  if (looked) return { sentence: say("cli.no-ledger-found"), looked };
  const own = [...new Set(readings.flatMap(({ skipped, file }) => (skipped === "own" ? [file] : [])))];
  return { sentence: own.length > 0 ? say("cli.only-own", { files: own.join("、") }) : say("cli.nothing-read"), looked };
}
