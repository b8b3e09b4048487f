/** Names on lists of people whom no report may name: families on relief, minors, people on the 黄榜. Kept for the guard of drafts, printed nowhere. */
import type { Cell, Grid } from "../../model/grid";
import words from "./names.json";

/** A title, a unit line and two levels of headers. */
const HEAD_ROWS = 8;
/** 姓名1, 姓名（户主） */
const SHORTEST_HEAD = /[（(].*$|[\d\s*：:]+/gu;
const NAME = /^[\u3400-\u9fff·]{2,4}$/u;
const APART = /[、，,；;\s/（）()]+/u;

const nameHeads = new Set(words.nameHeads);
const notNames = new Set(words.notNames);
const surnames = new Set(words.surnames);

/** The names, or people's names among texts that may be none: 2 to 4 characters behind a surname. */
function namesIn(text: string): string[] {
  return text.split(APART).filter((name) => NAME.test(name) && !notNames.has(name.slice(0, 2)) && !nameHeads.has(name) && hasSurname(name));
}

const hasSurname = (name: string): boolean => surnames.has(name.slice(0, 1)) || words.compound.some((surname) => name.startsWith(surname));

/**
 * @returns people's names below a header of names, where the file, the sheet, its title or a header says that it lists such people; a hidden
 * sheet's too. None of a list that names others beside them (红黄榜, 志愿者): who of it is meant, only its records say.
 */
export function rosterNames({ file, sheet, cells }: Pick<Grid, "file" | "sheet" | "cells">): string[] {
  const found = new Set<string>();
  const columns = new Set<number>();
  const said = [file, sheet];
  cells.forEach((row, r) => {
    // Rows of people may speak of anything: what the list is about stands above them.
    if (r < HEAD_ROWS && columns.size === 0) said.push(...row.filter((cell) => typeof cell === "string"));
    row.forEach((cell, column) => {
      if (isNameHead(cell)) {
        if (r < HEAD_ROWS) columns.add(column);
      } else if (columns.has(column) || isNameHead(row[column - 1])) for (const name of namesIn(textOf(cell))) found.add(name);
    });
  });
  const about = (listed: readonly string[]): boolean => said.some((text) => listed.some((word) => text.includes(word)));
  return found.size > 0 && about(words.rosters) && !about(words.notRosters) ? [...found] : [];
}

const isNameHead = (cell: Cell | undefined): boolean => nameHeads.has(textOf(cell).replace(SHORTEST_HEAD, ""));

const textOf = (cell: Cell | undefined): string => (typeof cell === "string" ? cell : "");
