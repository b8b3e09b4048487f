/**
 * Paper and margins by the API, where this Word and its office.js have them (WordApiDesktop 1.3): markup that comes in leaves the document's own page
 * setup as it is. The office.js of npm does not know them yet; those of Microsoft's CDN do.
 */
import type { FormatChange } from "../../documents/formatting";
import { MARGIN, PAGE } from "../../formats/docx/page";
import type { InWord } from "./refresh";

/** What we set of a section's page setup, in points. */
interface Page {
  readonly pageWidth: number;
  readonly pageHeight: number;
  readonly topMargin: number;
  readonly bottomMargin: number;
  readonly leftMargin: number;
  readonly rightMargin: number;
}

/** Sections that were set, with their page as it was. */
export type PageRecord = readonly { readonly section: number; readonly before: Page }[];

type Requirements = Pick<Office.RequirementSetSupport, "isSetSupported">;

const points = (twips: number): number => Math.round(twips) / 20;
const OFFICIAL: Page = {
  pageWidth: points(PAGE.width),
  pageHeight: points(PAGE.height),
  topMargin: points(MARGIN.top),
  bottomMargin: points(MARGIN.bottom),
  leftMargin: points(MARGIN.left),
  rightMargin: points(MARGIN.right),
};

/** Some builds of office.js lack members of a set that the host says it has. */
export const canSetPages = (word: typeof Word, requirements: Requirements): boolean =>
  requirements.isSetSupported("WordApiDesktop", "1.3") && "pageSetup" in word.Section.prototype;

/** Sets the pages that changes of the rule `page` speak of. @returns for taking it back */
export function setPages(run: InWord, requirements: Requirements, changes: readonly FormatChange[]): Promise<PageRecord> {
  const wanted = [...new Set(changes.flatMap((change) => (change.rule === "page" ? [change.section] : [])))];
  if (wanted.length === 0) return Promise.resolve([]);
  return run(async (context) => {
    const pages = await pagesOf(context, requirements);
    const record = wanted.flatMap((section) => {
      const page = pages[section];
      return page ? [{ section, before: copy(page) }] : [];
    });
    for (const { section } of record) Object.assign(pages[section] ?? {}, OFFICIAL);
    await context.sync();
    return record;
  });
}

export async function putPagesBack(run: InWord, requirements: Requirements, record: PageRecord): Promise<void> {
  if (record.length === 0) return;
  await run(async (context) => {
    const pages = await pagesOf(context, requirements);
    for (const { section, before } of record) Object.assign(pages[section] ?? {}, before);
    await context.sync();
  });
}

/** Loaded. */
async function pagesOf(context: Word.RequestContext, requirements: Requirements): Promise<Page[]> {
  const sections = context.document.sections;
  sections.load("items");
  await context.sync();
  if (requirements.isSetSupported("WordApiDesktop", "1.3")) {
    const pages = sections.items.map((section) => section.pageSetup);
    for (const page of pages) page.load("pageWidth,pageHeight,topMargin,bottomMargin,leftMargin,rightMargin");
    await context.sync();
    return pages;
  }
  return [];
}

function copy(page: Page): Page {
  const { pageWidth, pageHeight, topMargin, bottomMargin, leftMargin, rightMargin } = page;
  return { pageWidth, pageHeight, topMargin, bottomMargin, leftMargin, rightMargin };
}
