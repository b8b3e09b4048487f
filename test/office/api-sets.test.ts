import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { compareVersions, usesOf, type Use } from "./api-sets";

/** Office LTSC 2021, in Excel and in Word alike. Sets without an entry (shared runtime, ribbon, shortcuts…) must not be used without a gate at all. */
const FLOOR: Readonly<Record<string, string>> = { ExcelApi: "1.14", WordApi: "1.3", DialogApi: "1.2", Settings: "1.1", CustomXmlParts: "1.1" };
const root = path.resolve(__dirname, "../..");

const sources = (folder: string): string[] =>
  fs
    .readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .flatMap((entry) => (entry.isFile() && /\.tsx?$/.test(entry.name) ? [path.join(entry.parentPath, entry.name)] : []));

const tooNew = (uses: readonly Use[]): Use[] =>
  uses.filter(({ set, version, gatedAt }) => {
    const allowed = gatedAt ?? FLOOR[set] ?? "0";
    return !/^\d/.test(version) || compareVersions(version, allowed) > 0;
  });

test("every Office.js member that the add-in uses is within Office LTSC 2021, or asked for first", () => {
  const uses = usesOf(["src/hosts/excel", "src/hosts/word", "src/hosts/browser", "src/taskpane"].flatMap(sources), root);
  // The walk sees what it should: members reached by calls, by loads and by set properties.
  const members = new Set(uses.map((use) => use.member));
  for (const member of ["Worksheet.getUsedRangeOrNullObject", "WorksheetCustomProperty.value", "WorksheetFreezePanes.freezeAt", "RangeFormat.columnWidth"])
    expect(members).toContain(member);
  for (const member of ["Body.getOoxml", "ContentControl.insertText", "Font.highlightColor", "Paragraph.tableNestingLevel", "Document.changeTrackingMode"])
    expect(members).toContain(member);
  // Sets that all hosts share are seen too, with their gates.
  expect(uses.find((use) => use.member === "Addin.showAsTaskpane")).toMatchObject({ set: "SharedRuntime", version: "1.1", gatedAt: "1.1" });
  expect(uses.find((use) => use.member === "Ribbon.requestUpdate")).toMatchObject({ set: "RibbonApi", version: "1.1", gatedAt: "1.1" });
  expect(tooNew(uses)).toEqual([]);
}, 120_000);

test("a member of the API that all hosts share is found without its gate, and one with two sets needs both", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "api-sets-"));
  const file = path.join(folder, "sample.ts");
  fs.writeFileSync(
    file,
    `export async function shared(): Promise<void> {
       await Office.addin.hide();
       if (Office.context.requirements.isSetSupported("SharedRuntime", "1.1")) await Office.addin.hide();
       if (Office.context.requirements.isSetSupported("SharedRuntime", "1.1")) await Office.actions.getShortcuts();
     }`,
  );
  expect(tooNew(usesOf([file], root)).map(({ line, set }) => [line, set])).toEqual([
    [2, "SharedRuntime"],
    [4, "KeyboardShortcuts"],
  ]);
  fs.rmSync(folder, { recursive: true });
}, 120_000);

test("a member of Word above the floor is found", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "api-sets-"));
  const file = path.join(folder, "sample.ts");
  fs.writeFileSync(
    file,
    `export async function comments(context: Word.RequestContext): Promise<void> {
       context.document.getSelection().insertComment("x");
       if (Office.context.requirements.isSetSupported("WordApi", "1.4")) context.document.getSelection().insertComment("y");
     }`,
  );
  expect(tooNew(usesOf([file], root)).map(({ line, member }) => [line, member])).toEqual([[2, "Range.insertComment"]]);
  fs.rmSync(folder, { recursive: true });
}, 120_000);

test("a member above the floor is found, and a gate lets it pass", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "api-sets-"));
  const file = path.join(folder, "sample.ts");
  fs.writeFileSync(
    file,
    `export async function notes(context: Excel.RequestContext): Promise<void> {
       context.workbook.notes.add("A1", "x");
       if (Office.context.requirements.isSetSupported("ExcelApi", "1.18")) context.workbook.notes.add("A1", "y");
       if (!Office.context.requirements.isSetSupported("ExcelApi", "1.18")) context.workbook.notes.load("items/content");
     }`,
  );
  const found = tooNew(usesOf([file], root));
  expect([...new Set(found.map((use) => use.line))]).toEqual([2, 4]);
  expect(found.map((use) => use.member)).toContain("Workbook.notes");
  fs.rmSync(folder, { recursive: true });
}, 120_000);
