/**
 * A sheet as a host hands it over: cells decided once, at the border, into one closed union.
 * Nothing downstream asks again whether a number is a date or a percentage.
 * Rows and columns are 0-based here; what people see (findings, sources, `inspect`) is A1 and 1-based.
 */

/** A cell that holds a date or a time: Excel serial with a date number format. `iso` is `YYYY-MM-DD`. */
export interface DateCell {
  readonly kind: "date";
  readonly serial: number;
  readonly iso: string;
}

/** A number shown with a percent format: `fraction` 0.95 is shown as 95%. */
export interface PercentCell {
  readonly kind: "percent";
  readonly fraction: number;
}

/** A formula error or an error literal, such as `#REF!`. */
export interface ErrorCell {
  readonly kind: "error";
  readonly code: string;
}

/** Blank is null. A string is what the clerk typed (or a formula's text), not trimmed. */
export type Cell = null | string | number | boolean | DateCell | PercentCell | ErrorCell;

/** A rectangle of cells, 0-based, both ends included. */
export interface Span {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export type Visibility = "visible" | "hidden" | "veryHidden";

/** What a host hands over, before personal numbers are masked in it (language/personal/grid.ts). */
export interface GridParts {
  /** Name of the file as people know it (base name, or a relative path where two files share one); the open workbook's name in Excel. */
  readonly file: string;
  readonly sheet: string;
  readonly visibility: Visibility;
  /** Row-major from A1. Rows may be shorter than the widest one; trailing blank rows and columns are cut off. */
  readonly cells: readonly (readonly Cell[])[];
  /** Merged areas; null where the host cannot tell (asking Excel for them clears the user's undo stack), then they are inferred. */
  readonly merges: readonly Span[] | null;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** Made by the reader only: rows and columns have changed places, because the table lies on its side on the sheet. */
  readonly turned?: true;
}

declare const clean: unique symbol;

/**
 * A sheet as every stage sees it: no personal number stands in it, neither in a cell nor in a name. Only `cleanGrids` makes one, so no host can
 * forget to mask, and nothing that is made of a grid can tell what was masked.
 */
export interface Grid extends GridParts {
  readonly [clean]: true;
  readonly personal: PersonalPlaces;
}

/** Where numbers were masked. */
export interface PersonalPlaces {
  /** In the file's or the sheet's name. */
  readonly file: boolean;
  readonly sheet: boolean;
  /** Row by row. */
  readonly cells: readonly PersonalCell[];
}

export interface PersonalCell {
  /** 0-based. */
  readonly row: number;
  readonly column: number;
  /** One number of the cell, masked. */
  readonly sample: string;
  /** A telephone below a header that asks for one: nobody put it where it does not belong. */
  readonly asked: boolean;
}

/** A cell as people name it: file, sheet and A1 address (`C7`). `cell` is "" where the whole sheet (or file) is meant. */
export interface Source {
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
}
