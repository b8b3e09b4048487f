/**
 * The open document as a file, by the common API (sets File and CompressedFile). Its manners as documented and reported: slices of at most 4 MB, 64 KB
 * on an iPad; no more than two files open at once, and one that is not closed may give wrong slices next time (office-js#750), so it is closed
 * whatever happens; protection is missing in what it hands out (office-js#6031), and a document with a password may bring Word down (office-js#4866),
 * so whoever asks looks for protection first; labelled or managed documents and those that Word made from a PDF fail (office-js#6743, #2682).
 */
import { abortable } from "./abortable";
import { StepFailure } from "./failure";
import { settled } from "./parts";

/** While a file is taken: how far it is, and whether the person has had enough. */
export interface Watch {
  /** Aborted with the error that is to be thrown. */
  readonly signal: AbortSignal;
  /** file: it is fetched, slice by slice. copy: it is formatted and opened. */
  readonly progress: (step: "file" | "copy", done: number, total: number) => void;
}

const SLICE_BYTES = 65_536;

type Requirements = Pick<Office.RequirementSetSupport, "isSetSupported">;

/** Whether this Word hands out the document as a file. */
export const handsOutFile = (requirements: Requirements): boolean =>
  requirements.isSetSupported("File", "1.1") && requirements.isSetSupported("CompressedFile", "1.1");

/**
 * @param limit bytes above which the file is of no use
 * @throws StepFailure `file` where Word does not hand it out whole, `too-large`, or the signal's own error
 */
export async function takeFile(
  { context, FileType }: Pick<typeof Office, "context" | "FileType">,
  limit: number,
  { signal, progress }: Watch,
): Promise<Uint8Array> {
  signal.throwIfAborted();
  const asked = settled<Office.File>((done) => context.document.getFileAsync(FileType.Compressed, { sliceSize: SLICE_BYTES }, done));
  const file = await abortable(asked, signal).catch((error: unknown) => {
    // It may still come, and nobody would close it then.
    asked.then(close, () => undefined);
    throw signal.aborted ? error : new StepFailure("file", error);
  });
  try {
    if (file.size > limit) throw new StepFailure("too-large", { code: "RequestPayloadSizeLimitExceeded" });
    const bytes = new Uint8Array(file.size);
    let length = 0;
    for (let i = 0; i < file.sliceCount; i++) {
      progress("file", i, file.sliceCount);
      const { data } = await abortable(
        settled<Office.Slice>((done) => file.getSliceAsync(i, done)),
        signal,
      );
      const slice = Uint8Array.from(data as ArrayLike<number>);
      if (length + slice.length > bytes.length) break;
      bytes.set(slice, length);
      length += slice.length;
    }
    if (length !== bytes.length) throw new Error("slices that are not the file");
    return bytes;
  } catch (error) {
    throw signal.aborted || error instanceof StepFailure ? error : new StepFailure("file", error);
  } finally {
    await abortable(close(file), signal).catch(() => undefined);
  }
}

const close = (file: Office.File): Promise<void> => settled<void>((done) => file.closeAsync(done)).catch(() => undefined);
