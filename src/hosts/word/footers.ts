/** Page numbers in the footers of the open document: read, put where a footer is empty, taken back. A footer with content of somebody's is left alone. */
import { sideOf, type FooterLook } from "../../documents/formatting/page-number";
import { emptyPackage, pageNumberPackage } from "../../formats/docx/page-number";
import { bodyOf, type DocumentBody } from "./body";
import type { InWord } from "./refresh";

/** Footers that we put a page number into. */
export type FooterRecord = readonly Pick<FooterLook, "section" | "pages">[];

const OFFICIAL = /^\s*— ?\d* ?—\s*$/;

/** Whether even pages have footers of their own; null: Word does not say. */
type EvenPages = boolean | null;

/**
 * Footers of all sections. A first page with a footer of its own (a cover) is meant to be without a number. Where Word does not say whether even pages have
 * their own, those are looked at too, if there are any: some Words fail where there are none (office-js-docs-reference#1202).
 * @param ours a number was written already: even pages are looked at whatever the others show
 */
export async function readFooters(run: InWord, evenPages: EvenPages, ours = false): Promise<FooterLook[]> {
  const [first = "all", second] = pagesOf(evenPages);
  const looks = await run((context) => looksOf(context, first));
  // They go with the others, never alone.
  if (second === undefined || (evenPages === null && !ours && !looks.some(({ state }) => state === "empty"))) return looks;
  const asked = run((context) => looksOf(context, second));
  const even = await (evenPages === null ? asked.catch(() => []) : asked);
  return looks.flatMap((look) => [look, ...even.filter(({ section }) => section === look.section)]);
}

async function looksOf(context: Word.RequestContext, pages: FooterLook["pages"]): Promise<FooterLook[]> {
  const sections = context.document.sections;
  sections.load("items");
  await context.sync();
  const footers = sections.items.map((section, index) => ({ section: index, pages, ooxml: footerOf(section, pages).getOoxml() }));
  await context.sync();
  return footers.map(({ ooxml, ...place }) => ({ ...place, ...footerLook(bodyOf(ooxml.value)) }));
}

/** The footers of a section that are looked at. */
export const pagesOf = (evenPages: EvenPages): readonly FooterLook["pages"][] => (evenPages === null ? ["all", "even"] : evenPages ? ["odd", "even"] : ["all"]);

const footerOf = (section: Word.Section, pages: FooterLook["pages"]): Word.Body => section.getFooter(pages === "even" ? "EvenPages" : "Primary");

/** @param footer its element and the paragraphs in it */
export function footerLook({ element, paragraphs }: Pick<DocumentBody, "element" | "paragraphs">): Pick<FooterLook, "state" | "text"> {
  const text = paragraphs
    .map((paragraph) => paragraph.text)
    .join("\n")
    .trim();
  const has = (...names: readonly string[]): boolean => names.some((name) => element.getElementsByTagName(name).length > 0);
  const fields = [
    ...Array.from(element.getElementsByTagName("w:instrText"), (field) => field.textContent ?? ""),
    ...Array.from(element.getElementsByTagName("w:fldSimple"), (field) => field.getAttribute("w:instr") ?? ""),
  ];
  if (has("w:tbl", "w:drawing", "w:pict", "w:object", "w:sdt")) return { state: "own", text };
  if (text === "" && fields.length === 0) return { state: "empty", text };
  return { state: fields.length === 1 && /^\s*PAGE\b/i.test(fields[0] ?? "") && OFFICIAL.test(text) ? "official" : "own", text };
}

/**
 * Puts page numbers into empty footers. Sections mostly share the footer of the one before, which only shows once it is written: so one is written at a
 * time, and there are as many round trips as footers that differ. Even pages that may have a footer of their own get a number with the others, never alone:
 * where they have none, it shows nowhere.
 * @returns what was written, for taking it back. @throws whatever Word throws; nothing is left written then
 */
export async function numberPages(run: InWord, evenPages: EvenPages): Promise<FooterRecord> {
  const written: Pick<FooterLook, "section" | "pages">[] = [];
  const wanted = ({ state, section, pages }: FooterLook): boolean =>
    state === "empty" && !includes(written, { section, pages }) && (evenPages !== null || pages === "all" || includes(written, { section, pages: "all" }));
  try {
    for (;;) {
      const next = (await readFooters(run, evenPages, written.length > 0)).find(wanted);
      if (!next) break;
      written.push({ section: next.section, pages: next.pages });
      await run((context) => replaceFooter(context, next, pageNumberPackage(sideOf(next.pages))));
    }
  } catch (error) {
    await clearFooters(run, written).catch(() => undefined);
    throw error;
  }
  return written;
}

const includes = (record: FooterRecord, { section, pages }: Pick<FooterLook, "section" | "pages">): boolean =>
  record.some((one) => one.section === section && one.pages === pages);

/** Empties the footers of a record again, those that still hold our page number. @returns how many of them still hold one all the same */
export async function clearFooters(run: InWord, record: FooterRecord): Promise<number> {
  if (record.length === 0) return 0;
  const evenPages = record.some(({ pages }) => pages === "odd") ? true : record.some(({ pages }) => pages === "even") ? null : false;
  const ours = async () => (await readFooters(run, evenPages, true)).filter((look) => look.state === "official" && includes(record, look));
  for (const look of await ours()) await run((context) => replaceFooter(context, look, emptyPackage()));
  return (await ours()).length;
}

async function replaceFooter(context: Word.RequestContext, { section, pages }: Pick<FooterLook, "section" | "pages">, ooxml: string): Promise<void> {
  const sections = context.document.sections;
  sections.load("items");
  await context.sync();
  const found = sections.items[section];
  if (!found) return;
  const footer = footerOf(found, pages);
  footer.insertOoxml(ooxml, "Replace");
  const { paragraphs } = footer;
  paragraphs.load("items/text");
  await context.sync();
  // Word leaves the story's last paragraph behind what replaced it: an empty line below the number would lift it.
  if (paragraphs.items.length < 2 || paragraphs.items.at(-1)?.text !== "") return;
  paragraphs.items.at(-1)?.delete();
  await context.sync().catch(() => undefined);
}
