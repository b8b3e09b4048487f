/** A town's own red-headed form in the built pane: tags listed, filled and saved; a wrong tag named with its place. */
import fs from "node:fs";
import { Document, Packer, Paragraph } from "docx";
import { strFromU8, unzipSync } from "fflate";
import { golden, openPane, rollUp, TOWN, type OpenPane } from "./pane";

const formOf = async (...lines: string[]): Promise<Buffer> =>
  Packer.toBuffer(new Document({ sections: [{ children: lines.map((text) => new Paragraph(text)) }] }));

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const give = ({ pane }: OpenPane, buffer: Buffer) =>
  pane.setInputFiles('[data-testid="own-template"] input[type=file]', { name: "红头.docx", mimeType: DOCX, buffer });

let open: OpenPane;
beforeAll(async () => {
  open = await openPane({ workbook: TOWN });
  await rollUp(open);
  await open.pane.click("#tab-report");
  await open.pane.click('[data-testid="own-template"] > button');
});
afterAll(() => open.excel.close());

test("the list of tags shows what each would print", async () => {
  const { pane } = open;
  await pane.click('[data-testid="template-tags"] > button');
  await pane.waitForSelector('[data-testid="template-tags"] dt');
  const listed = (await pane.textContent('[data-testid="template-tags"]')) ?? "";
  expect(listed).toContain("{镇}清禾镇");
  expect(listed).toContain("{清理垃圾}");
  expect(listed).toContain("{#村居}…{/村居}");
});

test("the form comes back filled, its figures bound", async () => {
  const { excel } = open;
  const [download] = await Promise.all([excel.page.waitForEvent("download"), give(open, await formOf("{镇}文件", "上半年清理垃圾{清理垃圾}。"))]);
  expect(download.suggestedFilename()).toBe("红头-已填写.docx");
  const xml = strFromU8(unzipSync(fs.readFileSync(await download.path()))["word/document.xml"] ?? new Uint8Array());
  const text = xml.replace(/<[^>]+>/g, "");
  expect(text).toContain("清禾镇文件");
  expect(text).toContain(String(golden.indicators.find(({ code }) => code === "HJ05")?.total));
  expect(xml).toContain('<w:tag w:val="HJ05"/>');
});

test("a tag that does not exist is named with its paragraph, and nothing is saved", async () => {
  const { pane } = open;
  await give(open, await formOf("{镇}文件", "清理{垃圾山}处。"));
  await pane.waitForSelector('[data-testid="template-problems"] li');
  const told = (await pane.textContent('[data-testid="template-problems"]')) ?? "";
  expect(told).toContain("垃圾山");
  expect(told).toContain("第 2 段");
});

test("nothing was written to the console, and nothing left the origin", () => {
  expect(open.excel.problems).toEqual([]);
  expect(open.excel.foreign).toEqual([]);
});
