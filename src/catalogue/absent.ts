/** A correction that is known again by its content is so only while its own file is away: beside it, a sheet that says the same is another village's, or a copy that must be told. */
import type { Catalogue } from "../model/indicator";

/** @param files names of all files of the run */
export function withContentOfAbsent<Given extends Pick<Catalogue, "corrections">>(catalogue: Given, files: ReadonlySet<string>): Given {
  const corrections = catalogue.corrections.map((correction) => {
    if (correction.content === undefined || (correction.file !== null && !files.has(correction.file))) return correction;
    return { ...correction, content: undefined };
  });
  return { ...catalogue, corrections };
}
