/** .xlsx files made part by part, for what no library writes: odd prefixes, missing references, strays, cut-off parts. */
import { strToU8, zipSync, type Zippable } from "fflate";

export interface Parts {
  /** XML inside <sheetData>, per sheet. */
  readonly sheets: readonly { readonly name: string; readonly data: string; readonly before?: string; readonly after?: string; readonly state?: string }[];
  /** XML inside <sst>. */
  readonly strings?: string;
  /** XML inside <styleSheet>. */
  readonly styles?: string;
  /** Attributes of <workbookPr>. */
  readonly workbook?: string;
  /** Prefix of the worksheet's elements, with the colon. */
  readonly prefix?: string;
  /** Of compression; large parts are made faster with 1. */
  readonly level?: 1 | 6;
  readonly extra?: Readonly<Record<string, string | Uint8Array>>;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export function madeWorkbook({ sheets, strings, styles, workbook = "", prefix = "", level = 6, extra = {} }: Parts): Uint8Array {
  const files: Record<string, string | Uint8Array> = {
    "[Content_Types].xml": `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "_rels/.rels": `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><workbookPr ${workbook}/><sheets>${sheets
      .map(({ name, state }, i) => `<sheet name="${name}" sheetId="${i + 1}" ${state ? `state="${state}" ` : ""}r:id="rId${i + 1}"/>`)
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
      .map((_, i) => `<Relationship Id="rId${i + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)
      .join(
        "",
      )}<Relationship Id="rId900" Type="${relations}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rId901" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  };
  sheets.forEach(({ data, before = "", after = "" }, i) => {
    const p = prefix;
    const xmlns = p === "" ? `xmlns="${main}"` : `xmlns:${p.slice(0, -1)}="${main}"`;
    files[`xl/worksheets/sheet${i + 1}.xml`] = `${head}<${p}worksheet ${xmlns}>${before}<${p}sheetData>${data}</${p}sheetData>${after}</${p}worksheet>`;
  });
  if (strings !== undefined) files["xl/sharedStrings.xml"] = `${head}<sst xmlns="${main}">${strings}</sst>`;
  if (styles !== undefined) files["xl/styles.xml"] = `${head}<styleSheet xmlns="${main}">${styles}</styleSheet>`;
  const all: Zippable = {};
  for (const [name, content] of Object.entries({ ...files, ...extra })) all[name] = typeof content === "string" ? strToU8(content) : content;
  return zipSync(all, { level });
}
