/** What a file's size alone says: a film of 4 GB must not be loaded into memory to find out that it is none of a village's ledgers. */
import { fill, type Locale } from "../../locale";
import { defaultLimits, megabytes } from "./limits";

/**
 * @param size bytes
 * @returns the sentence to tell, or null where the file may be opened; what it is then, only its bytes say
 */
export function refusalUnopened({ name, size }: { readonly name: string; readonly size: number }, locale: Locale): string | null {
  if (size <= defaultLimits.maxBytes) return null;
  return fill("file.too-large", { file: name, size: megabytes(size), limit: megabytes(defaultLimits.maxBytes) }, locale);
}
