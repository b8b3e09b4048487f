import { strFromU8, unzipSync } from "fflate";
import { createWord, type SimulatedWord } from "../node-word";
import { toBase64 } from "../word/package/base64";
import { writeFlatOpc } from "../word/package/flat-opc";
import { openPackage } from "../word/package/package";

/** A flat package with a body, and with styles and lists where they are given. */
function flat(body: string, options: { readonly styles?: string; readonly numbering?: string; readonly customXml?: string } = {}): string {
  const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const main = "application/vnd.openxmlformats-officedocument.wordprocessingml";
  const part = (name: string, type: string, xml: string): string =>
    `<pkg:part pkg:name="${name}" pkg:contentType="${type}"><pkg:xmlData>${xml}</pkg:xmlData></pkg:part>`;
  const rels = (list: string): string => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list}</Relationships>`;
  const rel = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  return (
    `<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">` +
    part("/_rels/.rels", "application/vnd.openxmlformats-package.relationships+xml", rels(rel("rId1", "officeDocument", "word/document.xml"))) +
    part(
      "/word/_rels/document.xml.rels",
      "application/vnd.openxmlformats-package.relationships+xml",
      rels(
        (options.styles ? rel("rId1", "styles", "styles.xml") : "") +
          (options.numbering ? rel("rId2", "numbering", "numbering.xml") : "") +
          (options.customXml ? rel("rId3", "customXml", "../customXml/item1.xml") : ""),
      ),
    ) +
    part("/word/document.xml", `${main}.document.main+xml`, `<w:document xmlns:w="${word}"><w:body>${body}<w:sectPr/></w:body></w:document>`) +
    (options.styles ? part("/word/styles.xml", `${main}.styles+xml`, `<w:styles xmlns:w="${word}">${options.styles}</w:styles>`) : "") +
    (options.numbering ? part("/word/numbering.xml", `${main}.numbering+xml`, `<w:numbering xmlns:w="${word}">${options.numbering}</w:numbering>`) : "") +
    (options.customXml ? part("/customXml/item1.xml", "application/xml", options.customXml) : "") +
    `</pkg:package>`
  );
}

const paragraph = (text: string, style = "", list = ""): string =>
  `<w:p><w:pPr>${style ? `<w:pStyle w:val="${style}"/>` : ""}${list ? `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>` : ""}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;

async function insert(word: SimulatedWord, markup: string, location: "Replace" | "Start" | "End" = "End"): Promise<void> {
  await word.Word.run(async (context) => {
    context.document.body.insertOoxml(markup, location);
    await context.sync();
  });
}

function part(word: SimulatedWord, name: string): string {
  const found = unzipSync(word.docx())[name];
  return found ? strFromU8(found) : "";
}

test("a draft comes with its styles; a style that the document has keeps the document's look", async () => {
  const word = createWord({ paragraphs: ["原文"] });
  const styles =
    `<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="公文正文"/><w:rPr><w:sz w:val="32"/></w:rPr></w:style>` +
    `<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:rPr><w:sz w:val="99"/></w:rPr></w:style>`;
  await insert(word, flat(paragraph("标题", "H1") + paragraph("正文", "a1"), { styles }));
  await word.Word.run(async (context) => {
    const { paragraphs } = context.document.body;
    paragraphs.load("items/text,items/style,items/font/size");
    await context.sync();
    expect(paragraphs.items.map((one) => [one.text, one.style, one.font.size])).toEqual([
      ["原文", "正文", 10.5],
      ["标题", "标题 1", 22],
      ["正文", "公文正文", 16],
    ]);
  });
});

test("lists that come twice are two lists, numbered as the source says", async () => {
  const numbering =
    `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>` +
    `<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
  const word = createWord();
  await insert(word, flat(paragraph("甲", "", "1") + paragraph("乙", "", "1"), { numbering }));
  await insert(word, flat(paragraph("丙", "", "1"), { numbering }));
  await word.Word.run(async (context) => {
    const { paragraphs, lists } = context.document.body;
    paragraphs.load("items/text,items/isListItem,items/listItemOrNullObject/listString");
    lists.load("items/id");
    await context.sync();
    expect(paragraphs.items.map((one) => [one.text, one.listItemOrNullObject.listString])).toEqual([
      ["甲", "一、"],
      ["乙", "二、"],
      ["丙", "一、"],
    ]);
    expect(lists.items).toHaveLength(2);
  });
});

test("a body that is replaced keeps the story's last paragraph behind the draft, as Word does", async () => {
  const word = createWord({ paragraphs: ["旧"] });
  await insert(word, flat(paragraph("新一") + paragraph("新二")), "Replace");
  expect(word.person.paragraphs()).toEqual(["新一", "新二", ""]);
});

test("blocks put at a cursor inside a sentence part it; one paragraph flows into the sentence", async () => {
  const word = createWord({ paragraphs: ["前后"] });
  const at = (markup: string): Promise<void> =>
    word.Word.run(async (context) => {
      const hits = context.document.body.search("前");
      hits.load("items");
      await context.sync();
      hits.items[0]?.getRange("End").insertOoxml(markup, "Replace");
      await context.sync();
    });
  await at(flat(paragraph("中")));
  expect(word.person.paragraphs()).toEqual(["前中后"]);
  await at(flat(paragraph("甲") + paragraph("乙")));
  expect(word.person.paragraphs()).toEqual(["前", "甲", "乙", "中后"]);
});

test("what getOoxml gives is a whole package that puts the same text, figures and tables back", async () => {
  const word = createWord({ paragraphs: ["清理垃圾570余吨", "尾"] });
  await word.Word.run(async (context) => {
    const hits = context.document.body.search("570余");
    hits.load("items");
    await context.sync();
    const control = hits.items[0]?.insertContentControl();
    if (control) control.tag = "HJ05";
    context.document.body.paragraphs.getFirst().insertTable(2, 2, "After", [
      ["路段", "处数"],
      ["石大路", "128"],
    ]);
    const markup = context.document.body.getOoxml();
    await context.sync();
    context.document.body.clear();
    await context.sync();
    expect(word.person.text()).toBe("");
    context.document.body.insertOoxml(markup.value, "Replace");
    const table = context.document.body.tables.getFirst();
    table.load("values");
    const found = context.document.contentControls.getByTag("HJ05");
    found.load("items/text");
    await context.sync();
    expect(table.values).toEqual([
      ["路段", "处数"],
      ["石大路", "128"],
    ]);
    expect(found.items.map((one) => one.text)).toEqual(["570余"]);
  });
  expect(word.person.paragraphs()).toEqual(["清理垃圾570余吨", "路段", "处数", "石大路", "128", "尾", ""]);
});

test("a part of a paragraph is given with its paragraph's format and no other text", async () => {
  const word = createWord({ paragraphs: ["清理垃圾570余吨", "尾"] });
  await word.Word.run(async (context) => {
    const hits = context.document.body.search("570余吨");
    hits.load("items");
    await context.sync();
    const markup = hits.items[0]?.getOoxml();
    await context.sync();
    expect(markup?.value).toContain("570余吨");
    expect(markup?.value).not.toContain("清理垃圾");
    expect(markup?.value).not.toContain("尾");
    expect(markup?.value).not.toContain("sim:mark");
  });
});

test("custom XML parts come with inserted markup and are read, added and deleted through the common API", async () => {
  const word = createWord();
  await insert(word, flat(paragraph("报告"), { customXml: '<facts xmlns="urn:facts">1</facts>' }));
  const { customXmlParts } = word.Office.context.document;
  const found = await new Promise<Office.AsyncResult<Office.CustomXmlPart[]>>((resolve) => customXmlParts.getByNamespaceAsync("urn:facts", resolve));
  const [one] = found.value;
  const xml = await new Promise<Office.AsyncResult<string>>((resolve) => one?.getXmlAsync(resolve));
  expect(xml.value).toBe('<facts xmlns="urn:facts">1</facts>');
  expect(part(word, "customXml/item1.xml")).toContain("urn:facts");
  await new Promise((resolve) => one?.deleteAsync(resolve));
  expect(Object.keys(unzipSync(word.docx())).filter((name) => name.startsWith("customXml"))).toEqual([]);
  const gone = await new Promise<Office.AsyncResult<string>>((resolve) => one?.getXmlAsync(resolve));
  expect(gone.status).toBe("failed");
});

test("settings of the add-in travel in the file", async () => {
  const word = createWord();
  const { settings } = word.Office.context.document;
  settings.set("town", { name: "清河镇" });
  await new Promise((resolve) => settings.saveAsync(resolve));
  const again = createWord({ docx: word.docx() });
  expect(again.Office.context.document.settings.get("town")).toEqual({ name: "清河镇" });
});

test("a .docx is inserted without its footers; over 4 MB or broken it is refused and nothing changes", async () => {
  const source = createWord({ paragraphs: ["附件一", "附件二"] });
  await source.Word.run(async (context) => {
    context.document.sections.getFirst().getFooter("Primary").insertText("— 1 —", "Replace");
    await context.sync();
  });
  // On the web 5 MB of request are the nearer limit; Word for Windows has none.
  const word = createWord({ paragraphs: ["正文"], limits: { request: 16 * 1024 * 1024 } });
  const insertFile = (bytes: Uint8Array): Promise<void> =>
    word.Word.run(async (context) => {
      context.document.body.insertFileFromBase64(toBase64(bytes), "End");
      await context.sync();
    });
  await insertFile(source.docx());
  expect(word.person.paragraphs()).toEqual(["正文", "附件一", "附件二"]);
  expect(Object.keys(unzipSync(word.docx())).some((name) => name.includes("footer"))).toBe(false);
  await expect(insertFile(new Uint8Array(4 * 1024 * 1024 + 1))).rejects.toMatchObject({ code: "InvalidArgument" });
  await expect(insertFile(Uint8Array.of(1, 2, 3))).rejects.toMatchObject({ code: "InvalidArgument" });
  expect(word.person.paragraphs()).toEqual(["正文", "附件一", "附件二"]);
});

test("markup that is no package is refused and nothing changes", async () => {
  const word = createWord({ paragraphs: ["正文"] });
  for (const markup of ["<w:p/>", "<a>", "", "<a/>", writeFlatOpc(openPackage(word.docx()), new Map(), [])]) {
    await expect(insert(word, markup, "Replace")).rejects.toMatchObject({ code: "InvalidArgument" });
  }
  expect(word.person.paragraphs()).toEqual(["正文"]);
});

test("footers are made where they are missing and stand in the file with their relationship", async () => {
  const word = createWord({ paragraphs: ["正文"] });
  await word.Word.run(async (context) => {
    const section = context.document.sections.getFirst();
    const footer = section.getFooter("Primary");
    footer.insertText("— 1 —", "Replace");
    footer.paragraphs.getFirst().alignment = "Right";
    const even = section.getFooter("EvenPages");
    even.insertText("— 2 —", "Replace");
    footer.load("text,type");
    await context.sync();
    expect([footer.text, footer.type]).toEqual(["— 1 —", "Footer"]);
  });
  const again = createWord({ docx: word.docx() });
  await again.Word.run(async (context) => {
    const even = context.document.sections.getFirst().getFooter("EvenPages");
    even.load("text");
    await context.sync();
    expect(even.text).toBe("— 2 —");
  });
  expect(part(word, "word/document.xml")).toMatch(/<w:footerReference[^>]*w:type="even"/);
});

test("a document that the add-in makes opens in a window of its own; the open one stays as it is", async () => {
  const source = createWord({ paragraphs: ["报告"] });
  const word = createWord({ paragraphs: ["正文"] });
  await word.Word.run(async (context) => {
    context.application.createDocument(toBase64(source.docx())).open();
    await context.sync();
  });
  expect(word.host.opened).toHaveLength(1);
  expect(createWord({ docx: word.host.opened[0] ?? undefined }).person.paragraphs()).toEqual(["报告"]);
  expect(word.person.paragraphs()).toEqual(["正文"]);
  const broken = word.Word.run(async (context) => {
    context.application.createDocument("AAAA").open();
    await context.sync();
  });
  await expect(broken).rejects.toMatchObject({ code: "InvalidArgument" });
});
