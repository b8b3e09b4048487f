/** What reading threads share: the files, and one number that says which of them nobody has taken yet. */
import type { Catalogue } from "../model/indicator";
import type { InputFile } from "./inputs";
import type { Parcel } from "./parcel";

export interface ReadingTask {
  readonly catalogue: Catalogue;
  readonly files: readonly InputFile[];
  /** One number in shared memory. */
  readonly next: Int32Array;
}

/** What a thread sends: a file as read, by its place among the files. */
export interface Sent {
  readonly place: number;
  readonly parcel: Parcel;
}

export interface TakenFile {
  readonly place: number;
  readonly file: InputFile;
}

export const readingTask = (files: readonly InputFile[], catalogue: Catalogue): ReadingTask => ({
  catalogue,
  files,
  next: new Int32Array(new SharedArrayBuffer(4)),
});

/** A file that no thread has taken yet, or null when all are taken. */
export function takeFileInTurn({ files, next }: ReadingTask): TakenFile | null {
  const place = Atomics.add(next, 0, 1);
  const file = files[place];
  return file ? { place, file } : null;
}
