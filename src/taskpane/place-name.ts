/** How a place is named in the pane. */

interface Place {
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
}

/** 宣传!C4; where the ledgers come from several files, whose sheets may well share their names, with the file: 东庄村·宣传!C4. */
export const placeName = ({ file, sheet, cell }: Place, severalFiles: boolean): string =>
  (severalFiles ? [file.replace(/\.[a-z]+$/i, ""), sheet].filter((text) => text !== "").join("·") : sheet) + (cell === "" ? "" : `!${cell}`);
