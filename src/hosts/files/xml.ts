/**
 * Just enough XML for the parts of a workbook: they are flat, large and machine-made, so they are scanned, not parsed.
 * Names are matched without their prefix: some programs write `<x:row>`.
 */

/** Text of a part; comments and CDATA, which hardly any program writes, are resolved once so that scanners need not know them. */
export function partText(bytes: Uint8Array): string {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const text = new TextDecoder(wide ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8").decode(bytes);
  if (!text.includes("<!")) return text;
  return text
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, inner: string) => inner.replaceAll("&", "&amp;").replaceAll("<", "&lt;"))
    .replace(/<!--[\s\S]*?-->/g, "");
}

/** Prefix of the root element with its colon: `x:` or "". */
export const rootPrefix = (xml: string): string => /<([A-Za-z_][\w.-]*:)?[A-Za-z_]/.exec(xml.slice(0, 4096))?.[1] ?? "";

/** Attributes of each element with that local name, in order. For small parts. */
export function* elements(xml: string, name: string): Generator<Readonly<Record<string, string>>> {
  const tags = new RegExp(`<(?:[\\w.-]+:)?${name}(\\s[^<]*?)?/?>`, "g");
  for (const match of xml.matchAll(tags)) yield attributes(match[1] ?? "");
}

/** Attributes by local name: `r:id` is `id`. */
function attributes(text: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const match of text.matchAll(/(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    found[match[1] ?? ""] = decodeEntities(match[2] ?? match[3] ?? "");
  }
  return found;
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** `&amp;` `&#10;` `&#x4e00;`; anything else stays as it is. */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? "", 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Text of a cell: entities, `_x000D_` escapes (ECMA-376 22.9.2.19) and line ends. */
export function decodeText(raw: string): string {
  let text = decodeEntities(raw);
  if (text.includes("_x")) text = text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  if (text.includes("\r")) text = text.replace(/\r\n?/g, "\n");
  return text;
}

/** Joined text of a string item (`<si>` or `<is>`): plain or rich, without phonetic guides (`<rPh>`). */
export function itemText(xml: string, prefix: string): string {
  const bare = xml.includes("rPh") ? xml.replace(new RegExp(`<${prefix}rPh[\\s>][\\s\\S]*?</${prefix}rPh>`, "g"), "") : xml;
  const open = `<${prefix}t`;
  const close = `</${prefix}t>`;
  let text = "";
  for (let at = bare.indexOf(open); at >= 0; at = bare.indexOf(open, at + 1)) {
    const next = bare.charCodeAt(at + open.length);
    if (next !== 62 && next !== 32 && next !== 9 && next !== 10) continue; // <tableStyle…, <t/>
    const start = bare.indexOf(">", at) + 1;
    if (bare.charCodeAt(start - 2) === 47) continue;
    const end = bare.indexOf(close, start);
    if (end < 0) break;
    text += bare.slice(start, end);
    at = end;
  }
  return decodeText(text);
}
