/**
 * The one list of file formats (formats.json): what is read, by which reader, what a name of such a file ends in, and how its bytes are known.
 * Folders of the command, file pickers, sentences and sniffing all go by it.
 */
import list from "./formats.json";

/** Who reads it: our own readers of .xlsx and of delimited text, or the library for older formats. */
export type FormatReader = "xlsx" | "xlsb" | "xls" | "ods" | "text";

export interface Format {
  /** As people call it. */
  readonly name: string;
  /** Null: it holds no tables, and is told of instead. */
  readonly reader: FormatReader | null;
  /** Other files are inside it. */
  readonly archive?: boolean;
  /** What names of such files end in, lower case, with the point. */
  readonly suffixes: readonly string[];
  /** A part that its zip file has. The first format of the list with such a part is meant. */
  readonly part?: string;
  /** With `part`: what its part `mimetype` begins with. */
  readonly mimetypes?: readonly string[];
  /** Names of a stream in its compound file (OLE), one of which it has. */
  readonly streams?: readonly string[];
  /** Its first bytes, in hexadecimal digits. */
  readonly starts?: readonly string[];
}

export const formats = list as readonly Format[];

/** What names of files end in that are read as ledgers: `.xlsx` first, as the list has them. */
const tableSuffixes: readonly string[] = ["xlsx", "xls", "xlsb", "ods", "text"].flatMap((reader) =>
  formats.flatMap((format) => (format.reader === reader ? format.suffixes : [])),
);

/** What a file picker offers. */
export const tableAccept = tableSuffixes.join(",");

/** For a sentence: `.xlsx .xlsm .xls …` */
export const tableSuffixesInWords = tableSuffixes.join(" ");

/** `.xlsx` of `东庄村.XLSX`; "" where the name has none. */
export const suffixOf = (name: string): string => /\.[^./\\]+$/.exec(name)?.[0].toLowerCase() ?? "";

/** Whether a name ends like that of a file with tables. What a file is in truth only its bytes say. */
export const isTableName = (name: string): boolean => tableSuffixes.includes(suffixOf(name));

/** The format that a name speaks of; null for none that we know. */
const formatOfName = (name: string): Format | null => formats.find(({ suffixes }) => suffixes.includes(suffixOf(name))) ?? null;

/** What to call a file that is none of a table: by its format's name, else by what its name ends in. */
export const whatItIs = (name: string): string => formatOfName(name)?.name ?? (suffixOf(name).slice(1) || "?");
