/** How much of a file is read before the rest is left out, with a finding that says so. */

export interface ReadLimits {
  /** Size of the file itself, bytes. */
  readonly maxBytes: number;
  /** Rows of a sheet, from the top. */
  readonly maxRows: number;
  /** Columns of a sheet, from the left. */
  readonly maxColumns: number;
  /**
   * False: files that may take their process with them are not read here, and the answer says so. They belong into a process or worker of their own,
   * which reads with `true`.
   */
  readonly apart: boolean;
}

export const defaultLimits: ReadLimits = { maxBytes: 64 * 1024 * 1024, maxRows: 300_000, maxColumns: 512, apart: true };

/** Formats that only the other library reads: it keeps a cell in some 800 bytes, so that 16 MB of .xls are near 1 GB of memory. */
export const maxLegacyBytes = 16 * 1024 * 1024;
/** What the parts of one file may take when unpacked, bytes: 1 GB of memory holds this as bytes, text and cells. */
export const maxInflated = 256 * 1024 * 1024;
/** A part that unpacks to more than this many times its size, and is large, is no worksheet that a person made: a million rows shrink to a tenth or a fiftieth. */
export const maxInflation = 400;
export const bombBytes = 50 * 1024 * 1024;
/** Bytes of text, or of a workbook's parts, from which on a reading may need more memory than a process can spare: it is done apart. */
export const heavyText = 8 * 1024 * 1024;
export const heavyParts = 64 * 1024 * 1024;
export const maxSheets = 1000;
/** Filled cells of an .ods file, repetitions unfolded. */
export const maxFilled = 3_000_000;
/** Filled cells beyond which somebody means harm: a sheet filled down to its last row in some fifty columns. */
export const maxUnfolded = 50_000_000;

/** For a sentence: whole megabytes, upwards. */
export const megabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);
