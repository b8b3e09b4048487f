/**
 * 上报件: a document for sending, with what a reader sees and nothing else. Gone are custom XML, content controls and their tags, properties with
 * authors and paths, comments, changes (as if accepted), hidden text, identifiers of editing sessions, fields and links that name files, embedded
 * workbooks, and what pictures tell beside what they show. Only parts that show something are kept; the visible text is the same.
 */
import { XMLSerializer, type Document } from "@xmldom/xmldom";
import { strFromU8, strToU8, unzipSync } from "fflate";
import { FileProblem, refuseLarger } from "../finding";
import { defaultLimits } from "../limits";
import { checkAll } from "../zip/unzip";
import { inUtf8 } from "../xml-text";
import { packedAlike, zipFile } from "../zip/zip-file";
import { cleanSettings, cleanTree, hiddenStyles } from "./clean-tree";
import { withoutMetadata } from "./clean-pictures";
import { isLocked, parseXmlPart, partOfTarget, relsOf } from "./opc";

export interface CleanCopy {
  readonly docx: Uint8Array;
  /** Changes that were settled as if accepted, and comments that were left out: a person looks at these before sending. */
  readonly revisions: number;
  readonly comments: number;
}

/** Kinds of parts that show something. Whatever else a package holds stays behind. */
const SHOWN: ReadonlySet<string> = new Set([
  ...["styles", "numbering", "settings", "fontTable", "font", "theme", "header", "footer", "footnotes", "endnotes", "image"],
  ...["chart", "chartStyle", "chartColorStyle", "chartUserShapes", "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing"],
]);
/** Visible text of another file: it would be lost. */
const ELSEWHERE: ReadonlySet<string> = new Set(["aFChunk", "subDocument"]);
const SAFE_LINK = /^(?:https?|mailto|tel):/i;

const TYPES = "[Content_Types].xml";
const MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";

/**
 * @param bytes a .docx, ours or anybody's
 * @throws FileProblem file.broken, file.bomb, file.encrypted, file.too-large; file.unsupported where text of another file is shown in it
 */
export async function cleanCopy(bytes: Uint8Array): Promise<CleanCopy> {
  refuseLarger(bytes, defaultLimits.maxBytes);
  if (isLocked(bytes)) throw new FileProblem("file.encrypted");
  await checkAll(bytes);
  const parts = unzipSync(bytes);
  const start = relationsOf(parts, "").find(({ kind }) => kind === "officeDocument");
  if (!start || !parts[start.part]) throw new FileProblem("file.broken");

  const made = new Map<string, Uint8Array>([[relsOf(""), strToU8(relationsXml([start], ""))]]);
  const hidden = hiddenStyles(relationsOf(parts, start.part).flatMap(({ kind, part }) => (kind === "styles" ? (xmlOf(parts, part) ?? []) : [])));
  let [revisions, comments] = [0, 0];
  const waiting = [{ part: start.part, kind: "officeDocument" }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { part, kind } = next;
    if (made.has(part)) continue;
    const relations = relationsOf(parts, part);
    if (relations.some((one) => ELSEWHERE.has(one.kind))) throw new FileProblem("file.unsupported", { what: "altChunk", formats: ".docx" });
    const kept = relations.filter((one) => (one.external ? one.kind === "hyperlink" && SAFE_LINK.test(one.target) : SHOWN.has(one.kind) && parts[one.part]));
    const xml = xmlOf(parts, part);
    if (xml) {
      const gone = new Set(relations.filter((one) => !kept.includes(one)).map(({ id }) => id));
      const told = kind === "settings" ? (cleanSettings(xml), { revisions: 0, comments: 0 }) : cleanTree(xml, gone, hidden);
      revisions += told.revisions;
      comments += told.comments;
      made.set(part, strToU8(new XMLSerializer().serializeToString(xml)));
    } else made.set(part, withoutMetadata(parts[part] ?? new Uint8Array()));
    if (kept.length > 0) made.set(relsOf(part), strToU8(relationsXml(kept, part)));
    waiting.push(...kept.filter(({ external }) => !external));
  }
  made.set(TYPES, strToU8(typesXml(parts, made, start.part)));
  const paths = [...made.keys()].sort((a, b) => (a === TYPES ? -1 : b === TYPES ? 1 : a < b ? -1 : 1));
  return { docx: zipFile(paths.map((path) => packedAlike(path, made.get(path) ?? new Uint8Array()))), revisions, comments };
}

interface Relation {
  readonly id: string;
  readonly kind: string;
  readonly type: string;
  readonly target: string;
  readonly part: string;
  readonly external: boolean;
}

function relationsOf(parts: Readonly<Record<string, Uint8Array>>, part: string): Relation[] {
  const rels = xmlOf(parts, relsOf(part));
  return Array.from(rels?.getElementsByTagName("Relationship") ?? []).map((one): Relation => {
    const [type, target] = [one.getAttribute("Type") ?? "", one.getAttribute("Target") ?? ""];
    const external = one.getAttribute("TargetMode") === "External";
    return {
      id: one.getAttribute("Id") ?? "",
      kind: type.slice(type.lastIndexOf("/") + 1),
      type,
      target,
      part: external ? "" : partOfTarget(part, target),
      external,
    };
  });
}

const escaped = (text: string): string => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");

const relationsXml = (relations: readonly Relation[], part: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${RELATIONSHIPS}">${relations
    .map(({ id, type, target, external }) => {
      const mode = external ? ` TargetMode="External"` : "";
      return `<Relationship Id="${escaped(id)}" Type="${escaped(type)}" Target="${escaped(part === "" ? target.replace(/^\//, "") : target)}"${mode}/>`;
    })
    .join("")}</Relationships>`;

/** The types of the parts that are left; a document with macros is none without them. */
function typesXml(parts: Readonly<Record<string, Uint8Array>>, made: ReadonlyMap<string, Uint8Array>, main: string): string {
  const types = xmlOf(parts, TYPES);
  if (!types) throw new FileProblem("file.broken");
  for (const one of Array.from(types.getElementsByTagName("Override"))) {
    const name = (one.getAttribute("PartName") ?? "").replace(/^\//, "");
    if (!made.has(name)) one.parentNode?.removeChild(one);
    else if (name === main) one.setAttribute("ContentType", MAIN);
  }
  return new XMLSerializer().serializeToString(types);
}

function xmlOf(parts: Readonly<Record<string, Uint8Array>>, part: string): Document | null {
  const bytes = parts[part];
  if (!bytes || bytes.length === 0 || !/\.(?:xml|rels)$/i.test(part)) return null;
  return parseXmlPart(strFromU8(inUtf8(bytes)));
}
