/** .xlsx and .xlsm → sheets. */
import type { Visibility } from "../../model/grid";
import { maxSheets, type ReadLimits } from "./limits";
import { meaningOfFormat } from "./number-format";
import type { RawSheet } from "./raw-sheet";
import { unzip } from "./unzip";
import { scanWorksheet, type WorkbookContext } from "./worksheet";
import { elements, itemText, partText, rootPrefix } from "./xml";
import type { ZipEntry } from "./zip-directory";

/**
 * Worksheets of a workbook (charts and macro sheets have no cells), in the file's order.
 * @throws FileProblem file.bomb, file.encrypted, file.broken; anything else that is thrown means that this reader cannot make sense of the file
 */
export async function readXlsx(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>, limits: ReadLimits): Promise<RawSheet[]> {
  const part = async (path: string | undefined): Promise<string | null> => {
    const entry = path === undefined ? undefined : entries.get(path);
    return entry ? partText(await unzip(bytes, entry)) : null;
  };
  const rootLinks = links((await part("_rels/.rels")) ?? "", "");
  const workbookPath = rootLinks.find((link) => link.type === "officeDocument")?.path ?? "xl/workbook.xml";
  const workbook = await part(workbookPath);
  if (workbook === null) throw new Error("no workbook part");
  const folder = workbookPath.slice(0, workbookPath.lastIndexOf("/") + 1);
  const parts = links((await part(`${folder}_rels/${workbookPath.slice(folder.length)}.rels`)) ?? "", folder);
  const pathOfType = (type: string): string | undefined => parts.find((link) => link.type === type)?.path;
  const strings = await part(pathOfType("sharedStrings"));
  const styles = await part(pathOfType("styles"));
  const context: WorkbookContext = {
    strings: strings === null ? [] : sharedStrings(strings),
    meanings: styles === null ? new Uint8Array() : cellMeanings(styles),
    date1904: [...elements(workbook, "workbookPr")].some(({ date1904 }) => date1904 === "1" || date1904 === "true"),
  };
  const sheets: RawSheet[] = [];
  for (const { name = "", id, state } of [...elements(workbook, "sheet")].slice(0, maxSheets)) {
    const link = parts.find((candidate) => candidate.id === id);
    if (link?.type !== "worksheet") continue;
    const xml = await part(link.path);
    if (xml === null) throw new Error("no worksheet part");
    const visibility: Visibility = state === "hidden" || state === "veryHidden" ? state : "visible";
    sheets.push({ name, visibility, ...scanWorksheet(xml, context, limits) });
  }
  return sheets;
}

interface Link {
  readonly id: string;
  /** Last word of the relationship's type: the same in transitional and strict files. */
  readonly type: string;
  readonly path: string;
}

function links(xml: string, folder: string): Link[] {
  return [...elements(xml, "Relationship")].map(({ Id = "", Type = "", Target = "" }) => ({
    id: Id,
    type: Type.slice(Type.lastIndexOf("/") + 1),
    path: Target.startsWith("/") ? Target.slice(1) : resolvePath(folder, Target),
  }));
}

function resolvePath(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of `${folder}${target}`.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

/** Texts by index. Long ones are copied out of the part, which would stay in memory for them otherwise. */
function sharedStrings(xml: string): string[] {
  const prefix = rootPrefix(xml);
  const open = `<${prefix}si`;
  const close = `</${prefix}si>`;
  const strings: string[] = [];
  for (let at = xml.indexOf(open); at >= 0; at = xml.indexOf(open, at)) {
    const start = xml.indexOf(">", at) + 1;
    if (start === 0) break;
    if (xml.charCodeAt(start - 2) === 47) {
      strings.push("");
      at = start;
      continue;
    }
    const end = xml.indexOf(close, start);
    if (end < 0) throw new Error("shared strings cut off");
    const text = itemText(xml.slice(start, end), prefix);
    strings.push(text.length > 12 ? ` ${text}`.slice(1) : text);
    at = end + close.length;
  }
  return strings;
}

/** By cell format: 0 number, 1 date, 2 percentage. */
function cellMeanings(xml: string): Uint8Array {
  const codes = new Map([...elements(xml, "numFmt")].map(({ numFmtId, formatCode }) => [Number(numFmtId), formatCode ?? ""]));
  const formats = /<(?:[\w.-]+:)?cellXfs[\s>][\s\S]*?<\/(?:[\w.-]+:)?cellXfs>/.exec(xml)?.[0] ?? "";
  const ids = [...elements(formats, "xf")].map(({ numFmtId }) => Number(numFmtId ?? 0));
  return Uint8Array.from(ids, (id) => ["number", "date", "percent"].indexOf(meaningOfFormat(id, codes.get(id))));
}
