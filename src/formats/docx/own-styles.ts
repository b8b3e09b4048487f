/**
 * Styles under names of our own, for content that comes into somebody's document: where both have a style of one name, Word keeps the
 * document's, and a report in its Title and Normal would look like anything but an official document.
 */

/** Built-in style → ours: id and name. */
const OWN: readonly (readonly [builtIn: string, id: string, name: string])[] = [
  ["Normal", "GwBase", "公文"],
  ["Title", "GwTitle", "公文标题"],
  ["Heading1", "GwHeading1", "公文标题 1"],
  ["Heading2", "GwHeading2", "公文标题 2"],
  ["Heading3", "GwHeading3", "公文标题 3"],
  ["Heading4", "GwHeading4", "公文标题 4"],
  ["Footer", "GwFooter", "公文页脚"],
];
const DEFAULT = `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>`;
const idOf = new Map(OWN.map(([builtIn, id]) => [builtIn, id]));

/** word/styles.xml with each built-in style of ours under its own name, based on nothing of the document's. */
export const ownStyles = (xml: string): string =>
  OWN.reduce(
    (styles, [builtIn, id, name]) =>
      styles.replace(
        new RegExp(`<w:style w:type="paragraph"(?: w:default="1")? w:styleId="${builtIn}"><w:name w:val="[^"]*"/>`),
        `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/>`,
      ),
    xml,
  )
    .replace(/<w:(basedOn|next) w:val="(\w+)"\/>/g, (whole, link: string, id: string) => (idOf.has(id) ? `<w:${link} w:val="${idOf.get(id)}"/>` : whole))
    .replace("</w:docDefaults>", `</w:docDefaults>${DEFAULT}`);

/** A part's paragraphs in the styles of those names. */
export const inOwnStyles = (xml: string): string =>
  xml.replace(/<w:pStyle w:val="(\w+)"\/>/g, (whole, id: string) => (idOf.has(id) ? `<w:pStyle w:val="${idOf.get(id)}"/>` : whole));
