/** Saving a file from a pane: works on the web and on Windows; on the Mac a pane's download does nothing, and says nothing either. */

export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** done: the download was handed to the browser. silent: this host is known to drop it, so the user is told to copy instead. */
export type Saved = "done" | "silent";

export async function saveFile(name: string, bytes: Uint8Array, type: string): Promise<Saved> {
  const url = URL.createObjectURL(new Blob([Uint8Array.from(bytes)], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the bytes after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return Office.context.platform === Office.PlatformType.Mac ? "silent" : "done";
}
