/** Flat OPC (`pkg:package`): a whole package in one XML text, which is what getOoxml gives and insertOoxml takes. */
import { strToU8 } from "fflate";
import { HostError } from "../../protocol/host-error";
import { fromBase64, toBase64 } from "./base64";
import { packageOf, type WordPackage } from "./package";
import { contentTypes, elementsOf, isElement, parseXml, pkg, rootOf, writeXml } from "./xml";

/** @throws HostError InvalidArgument where the text is no flat package with a document of Word in it */
export function readFlatOpc(text: string): WordPackage {
  const root = rootOf(parseXml(text));
  if (root.namespaceURI !== pkg || root.localName !== "package") throw new HostError("InvalidArgument", "The markup is no Open XML package (pkg:package).");
  const parts = new Map<string, Uint8Array>();
  let types = "";
  for (const part of elementsOf(root)) {
    const name = part.getAttributeNS(pkg, "name")?.replace(/^\//, "");
    const type = part.getAttributeNS(pkg, "contentType");
    if (name === undefined || name === "") throw new HostError("InvalidArgument", "A part of the package has no name.");
    const holder = elementsOf(part)[0];
    if (!holder) continue;
    if (holder.localName === "xmlData") {
      const content = elementsOf(holder)[0];
      if (content) parts.set(name, strToU8(writeXml(content)));
    } else parts.set(name, fromBase64((holder.textContent ?? "").replace(/\s/g, "")));
    if (type !== null) types += `<Override PartName="/${attributeText(name)}" ContentType="${attributeText(type)}"/>`;
  }
  parts.set("[Content_Types].xml", strToU8(`<Types xmlns="${contentTypes}">${types}</Types>`));
  const made = packageOf(parts);
  const main = made.related("", "officeDocument");
  if (main === null || !made.has(main)) throw new HostError("InvalidArgument", "The package has no document.");
  return made;
}

/**
 * @param instead texts of parts in place of the package's own
 * @param names parts to carry, the document part among them
 */
export function writeFlatOpc(source: WordPackage, instead: ReadonlyMap<string, string>, names: readonly string[]): string {
  const part = (name: string): string => {
    const rels = name.endsWith(".rels");
    const type = rels ? "application/vnd.openxmlformats-package.relationships+xml" : (source.contentType(name) ?? "application/xml");
    const head = `<pkg:part pkg:name="/${attributeText(name)}" pkg:contentType="${attributeText(type)}"`;
    const other = instead.get(name);
    if (other !== undefined) return `${head}><pkg:xmlData>${other}</pkg:xmlData></pkg:part>`;
    if (/xml$/.test(type)) {
      const tree = source.xml(name);
      const root = tree?.documentElement;
      return isElement(root) ? `${head}><pkg:xmlData>${writeXml(root)}</pkg:xmlData></pkg:part>` : "";
    }
    return `${head} pkg:compression="store"><pkg:binaryData>${toBase64(source.bytes(name) ?? new Uint8Array())}</pkg:binaryData></pkg:part>`;
  };
  return (
    '<?xml version="1.0" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n' +
    `<pkg:package xmlns:pkg="${pkg}">${names.map(part).join("")}</pkg:package>`
  );
}

function attributeText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
}
