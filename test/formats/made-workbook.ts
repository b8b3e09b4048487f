/** .xlsx files made part by part, for what no library writes: odd prefixes, missing references, strays, cut-off parts. */
import { crc32, deflateRawSync } from "node:zlib";

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
  readonly extra?: Readonly<Record<string, string | Uint8Array>>;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export function madeWorkbook({ sheets, strings, styles, workbook = "", prefix = "", extra = {} }: Parts): Uint8Array {
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
  return zipped(Object.entries({ ...files, ...extra }));
}

/** A zip file; deflated by Node's own zlib, which makes hundreds of megabytes in a second. */
function zipped(files: readonly (readonly [string, string | Uint8Array])[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const raw = Buffer.from(content as string);
    const packed = deflateRawSync(raw, { level: 6 });
    const path = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(raw), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(raw.length, 18);
    common.writeUInt16LE(path.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, rest, path);
    parts.push(Buffer.from([0x50, 0x4b, 3, 4]), common, path, packed);
    offset += 30 + path.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(
    directory.reduce((sum, part) => sum + part.length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]));
}
