/** createDocument: another document, which opens in a window of its own once the add-in says so. Its content is not open to the add-in. */
import { textOf as textArgument } from "../../protocol/arguments";
import type { HostObject } from "../../protocol/object-type";
import { defineType } from "../../protocol/object-type";
import { HostError } from "../../protocol/host-error";
import { fromBase64 } from "../package/base64";
import { openPackage } from "../package/package";

/** A new file may have 4 MB. */
const largest = 4 * 1024 * 1024;

/** @param onOpen told of the bytes of every document that was opened; null stands for an empty one */
export function applicationOf(onOpen: (docx: Uint8Array | null) => void): HostObject {
  const created = defineType<Uint8Array | null>({ name: "DocumentCreated", tracked: true, methods: { Open: (docx) => onOpen(docx) } });
  return defineType<null>({
    name: "Application",
    methods: {
      CreateDocument: (_application, [file]) => {
        if (file === undefined || file === null) return created(null);
        const bytes = fromBase64(textArgument(file));
        if (bytes.length > largest) throw new HostError("InvalidArgument", "The file is larger than 4 MB.");
        openPackage(bytes);
        return created(bytes);
      },
    },
  })(null);
}
