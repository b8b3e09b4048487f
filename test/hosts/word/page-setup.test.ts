/**
 * Paper and margins where Word has them for add-ins. The office.js of npm has no page setup: here its sections get one that does what the library of
 * Microsoft's CDN documents, over the document that the simulator holds.
 */
import { FORMAT_RULES } from "../../../src/documents/formatting";
import { openDocument } from "../../../src/hosts/word";
import { descendants } from "../../../simulator/word/package/xml";
import { packages, snapshot } from "./made";
import { openWord, type Opened } from "./town";

const PAGE = new Set(["page"] as const);
const SIDES = { topMargin: "top", bottomMargin: "bottom", leftMargin: "left", rightMargin: "right" } as const;

/** Attributes of the last section's element, in twips. */
const attributes = ({ word }: Opened, name: string): Record<string, string> => {
  const element = descendants(word.document.body, name).at(-1)!;
  return Object.fromEntries(Array.from(element.attributes, ({ localName, value }) => [localName, value]));
};

/** A Word whose office.js knows `section.pageSetup`. */
function newer(options: Parameters<typeof openWord>[0]): Opened {
  const { word } = openWord({ ...options, requirementSet: "Microsoft 365" });
  const element = (name: string) => descendants(word.document.body, name).at(-1)!;
  const point = (name: string, attribute: string): PropertyDescriptor => ({
    get: () => Number(element(name).getAttribute(`w:${attribute}`)) / 20,
    set: (value: number) => element(name).setAttribute(`w:${attribute}`, String(Math.round(value * 20))),
  });
  const pageSetup = Object.defineProperties(
    { load: () => undefined },
    {
      pageWidth: point("pgSz", "w"),
      pageHeight: point("pgSz", "h"),
      ...Object.fromEntries(Object.entries(SIDES).map(([name, side]) => [name, point("pgMar", side)])),
    },
  );
  Object.defineProperty(word.Word.Section.prototype, "pageSetup", { configurable: true, get: () => pageSetup });
  const { requirements } = word.Office.context;
  const isSetSupported = (name: string, version?: string) => name === "WordApiDesktop" || requirements.isSetSupported(name, version);
  const office = { ...word.Office, context: { document: word.Office.context.document, requirements: { isSetSupported } } } as unknown as typeof Office;
  return { word, document: openDocument({ word: word.Word, office }) };
}

test("a report that becomes the document brings A4 and its margins, and undo gives the former page back", async () => {
  const opened = newer({});
  const before = [attributes(opened, "pgSz"), attributes(opened, "pgMar")];
  const { undo: record } = await opened.document.insert(await packages(), "document", snapshot);
  expect(attributes(opened, "pgSz")).toMatchObject({ w: "11906", h: "16838" });
  expect(attributes(opened, "pgMar")).toMatchObject({ top: "2098", bottom: "1984", left: "1587", right: "1474" });
  expect((await opened.document.planFormat(new Set(FORMAT_RULES))).changes).toEqual([]);
  await opened.document.undo(record);
  expect([attributes(opened, "pgSz"), attributes(opened, "pgMar")]).toEqual(before);
});

test("formatting sets the page only where that rule is on", async () => {
  const opened = newer({ paragraphs: ["正文。"] });
  const before = attributes(opened, "pgMar");
  await opened.document.format(new Set(["page-number"]));
  expect(attributes(opened, "pgMar")).toEqual(before);
  const { left, done, undo } = await opened.document.format(PAGE);
  expect([left, done.length > 0]).toEqual([[], true]);
  await opened.document.undo(undo);
  expect(attributes(opened, "pgMar")).toEqual(before);
});

test("with the office.js of npm, whatever the host promises, what is missing is told as ever", async () => {
  const { word } = openWord({ paragraphs: ["正文。"], requirementSet: "Microsoft 365" });
  expect("pageSetup" in word.Word.Section.prototype).toBe(false);
  const document = openDocument({ word: word.Word, office: word.Office });
  const { left } = await document.format(PAGE);
  expect(left.map(({ rule }) => rule)).toContain("page");
});
