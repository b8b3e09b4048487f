/**
 * A .docx of somebody's as a package of parts: some are read and changed, all others go into the new file as they came, byte for byte. Only what is
 * read is judged, with the limits that hold for workbooks: an empty or damaged part that nobody asks for is the document's own affair.
 */
import { XMLSerializer, type Document } from "@xmldom/xmldom";
import { FileProblem, refuseLarger } from "../finding";
import { defaultLimits } from "../limits";
import { unzip } from "../zip/unzip";
import { inUtf8 } from "../xml-text";
import { packedBytes, refuseOversized, zipDirectory, type ZipEntry } from "../zip/zip-directory";
import { packedAlike, zipFile } from "../zip/zip-file";
import { isLocked, parseXmlPart, partOfTarget, relsOf } from "./opc";

const TYPES = "[Content_Types].xml";

export interface Related {
  readonly id: string;
  /** The last word of the relationship's type: `footer`. */
  readonly kind: string;
  /** Name of the part that it leads to. */
  readonly part: string;
}

export interface OpenedDocx {
  /** The main part, mostly `word/document.xml`. */
  readonly main: string;
  /** What the main part is related to within the package. */
  readonly related: readonly Related[];
  /** A part's tree, a new one at every call. Null where there is none. @throws FileProblem file.broken where it is no XML */
  read(part: string): Promise<Document | null>;
  write(part: string, xml: Document | string): void;
  /** A new part beside the main one, and the id by which that one knows it. */
  add(kind: string, xml: string, contentType: string): Promise<Related>;
  save(): Uint8Array;
}

/** @throws FileProblem file.broken, file.bomb, file.encrypted, file.too-large */
export async function openDocx(bytes: Uint8Array): Promise<OpenedDocx> {
  refuseLarger(bytes, defaultLimits.maxBytes);
  if (isLocked(bytes)) throw new FileProblem("file.encrypted");
  const entries = zipDirectory(bytes);
  const written = new Map<string, string>();

  const text = async (part: string): Promise<string | null> => {
    const entry = entries.get(part);
    if (written.has(part) || !entry || entry.packed === 0) return written.get(part) ?? null;
    refuseOversized([entry]);
    return new TextDecoder().decode(inUtf8(await unzip(bytes, entry)));
  };
  const read = async (part: string): Promise<Document | null> => {
    const xml = await text(part);
    return xml === null ? null : parseXmlPart(xml);
  };
  const start = relationshipsOf(await read(relsOf("")), "").find(({ kind }) => kind === "officeDocument");
  if (!start || !entries.has(start.part)) throw new FileProblem("file.broken");
  const main = start.part;
  const related = relationshipsOf(await read(relsOf(main)), main);
  // ISO's strict form has other names for the same; what is added uses the file's own.
  const kinds = start.type.slice(0, start.type.lastIndexOf("/") + 1);

  return {
    main,
    related,
    read,
    write: (part, xml) => void written.set(part, typeof xml === "string" ? xml : new XMLSerializer().serializeToString(xml)),
    async add(kind, xml, contentType) {
      const folder = main.slice(0, main.lastIndexOf("/") + 1);
      const name = free(
        (n) => `${kind}${n}.xml`,
        (one) => entries.has(folder + one) || written.has(folder + one),
      );
      const id = free(
        (n) => `rIdTaizhang${n}`,
        (one) => related.some((other) => other.id === one),
      );
      const rels = await read(relsOf(main));
      const types = await read(TYPES);
      if (!types?.documentElement) throw new FileProblem("file.broken");
      const list = rels ?? parseXmlPart(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>`);
      append(list, "Relationship", { Id: id, Type: kinds + kind, Target: name });
      append(types, "Override", { PartName: `/${folder}${name}`, ContentType: contentType });
      for (const [part, tree] of [
        [relsOf(main), list],
        [TYPES, types],
      ] as const)
        written.set(part, new XMLSerializer().serializeToString(tree));
      written.set(folder + name, xml);
      const made = { id, kind, part: folder + name, type: kinds + kind };
      related.push(made);
      return made;
    },
    save: () => packedAnew(bytes, entries, written),
  };
}

/** The file with the written parts in place of the old ones; the others go on as they were packed. */
function packedAnew(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>, written: ReadonlyMap<string, string>): Uint8Array {
  const kept = [...entries.values()].filter(({ name }) => !name.endsWith("/"));
  const pack = (name: string) => packedAlike(name, new TextEncoder().encode(written.get(name)));
  const old = kept.map((entry) =>
    written.has(entry.name)
      ? pack(entry.name)
      : { name: entry.name, method: entry.method, packed: packedBytes(bytes, entry), size: entry.unpacked, crc: entry.crc },
  );
  return zipFile([...old, ...[...written.keys()].filter((name) => !entries.has(name)).map(pack)]);
}

function relationshipsOf(rels: Document | null, part: string): (Related & { readonly type: string })[] {
  return Array.from(rels?.getElementsByTagName("Relationship") ?? []).flatMap((one) => {
    if (one.getAttribute("TargetMode") === "External") return [];
    const type = one.getAttribute("Type") ?? "";
    const target = one.getAttribute("Target") ?? "";
    return [{ id: one.getAttribute("Id") ?? "", kind: type.slice(type.lastIndexOf("/") + 1), part: partOfTarget(part, target), type }];
  });
}

function free(name: (n: number) => string, taken: (name: string) => boolean): string {
  let n = 1;
  while (taken(name(n))) n += 1;
  return name(n);
}

function append({ documentElement: list }: Document, name: string, attributes: Readonly<Record<string, string>>): void {
  const one = list?.ownerDocument?.createElementNS(list.namespaceURI, name);
  if (!list || !one) throw new FileProblem("file.broken");
  for (const [attribute, value] of Object.entries(attributes)) one.setAttribute(attribute, value);
  list.appendChild(one);
}
