/** The pieces that a flat OPC text is made of. */

/** @param type content type. @param xml of the part, with its declaration or without */
export const part = (path: string, type: string, xml: string): string =>
  `<pkg:part pkg:name="/${path}" pkg:contentType="${type}"><pkg:xmlData>${withoutDeclaration(xml)}</pkg:xmlData></pkg:part>`;

/** @param parts made by `part` */
export const packageOf = (...parts: readonly string[]): string =>
  `<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">${parts.join("")}</pkg:package>`;

const withoutDeclaration = (xml: string): string => xml.replace(/^\ufeff?\s*<\?xml[^>]*\?>\s*/, "");
