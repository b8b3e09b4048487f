/** Parts of a package and how they name each other (ECMA-376, part 2: Open Packaging Conventions). */
import { DOMParser, type Document } from "@xmldom/xmldom";
import { FileProblem } from "../finding";

/** A document that is put right while it is read would be another one than the person sees. @throws FileProblem file.broken */
export function parseXmlPart(xml: string): Document {
  try {
    return new DOMParser({
      onError: (level) => {
        if (level !== "warning") throw new FileProblem("file.broken");
      },
    }).parseFromString(xml, "text/xml");
  } catch {
    throw new FileProblem("file.broken");
  }
}

/** The part that holds the relationships of a part; of "", those of the package. */
export function relsOf(part: string): string {
  const cut = part.lastIndexOf("/") + 1;
  return `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`;
}

/** Targets are relative to the part that names them, or begin at the package. */
export function partOfTarget(part: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const path = part.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") path.pop();
    else if (step !== ".") path.push(step);
  }
  return path.join("/");
}

/** OLE compound file (MS-CFB 2.2): how Office stores a document with a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/** Whether the document was saved with a password. */
export const isLocked = (bytes: Uint8Array): boolean => OLE.every((byte, i) => bytes[i] === byte);
